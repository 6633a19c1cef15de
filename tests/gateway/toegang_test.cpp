// SPDX-License-Identifier: GPL-3.0-or-later
// What a caller may learn: nothing before the key is proven, nothing of another gemeente's person after it.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <set>

#include "huisproef.hpp"
#include "xsd.hpp"

using namespace isi;
using namespace isi::proef;

namespace {

const Gemeentecode code_groningen = *Gemeentecode::parse("0014");

}  // namespace

TEST_CASE("every reason why a key is not proven gives the same answer, byte for byte but for ids and times") {
    Huisproef huis;
    const auto goed = huis.sleutel_groningen;
    const std::map<Gemeentecode, std::set<Rol>> rechten{{code_groningen, {Rol::wi2007}}};
    const auto nu = std::time(nullptr);
    const auto verlopen = huis.geef_sleutel(huis.organisatie_groningen, oin_groningen, rechten,
                                            [&](Sleutel& s) { s.geldig_tot = nu - 60; });
    const auto ingetrokken = huis.geef_sleutel(huis.organisatie_groningen, oin_groningen, rechten,
                                               [](Sleutel& s) { s.ingetrokken = true; });
    const auto later = huis.geef_sleutel(huis.organisatie_groningen, oin_groningen, rechten,
                                         [&](Sleutel& s) { s.geldig_vanaf = nu + 3600; });
    const std::string kbo = "0999000129";
    const auto vlaams = huis.ca.geef({.naam = "OCMW", .organization_identifier = "NTRBE-" + kbo});
    const auto ocmw =
        huis.store().save_organisatie({.id = 0, .naam = "OCMW", .oin = {}, .kbo = kbo, .land = "BE"});
    const auto van_vlaams = huis.geef_sleutel(ocmw, "", rechten, [&](Sleutel& s) {
        s.certificaten = {{Certificaatidentiteit::Soort::kbo, kbo, {}}};
    });
    const auto genoemd = huis.ca.geef({.naam = "Genoemd"});
    const auto voor_genoemd =
        huis.geef_sleutel(huis.organisatie_groningen, oin_groningen, rechten, [&](Sleutel& s) {
            s.certificaten = {{Certificaatidentiteit::Soort::vingerafdruk, genoemd.vingerafdruk(), {}}};
        });
    std::this_thread::sleep_for(std::chrono::milliseconds(2500));  // the registry looks every second

    struct Geval {
        const char* reden;
        const Paar* paar;
        Sleutelpaar sleutel;
        std::string velden;
        bool met_security = true;
    };
    const std::vector<Geval> gevallen{
        {"unknown key", &huis.groningen, {"isk1_bestaatniet99", goed.wachtwoord}, ""},
        {"wrong password", &huis.groningen, {goed.applicatiesleutel, huis.sleutel_almere.wachtwoord}, ""},
        {"malformed password", &huis.groningen, {goed.applicatiesleutel, "geheim"}, ""},
        {"expired key", &huis.groningen, verlopen, ""},
        {"revoked key", &huis.groningen, ingetrokken, ""},
        {"key of tomorrow", &huis.groningen, later, ""},
        {"a valid certificate that is not the key's", &huis.almere, goed, ""},
        {"a certificate without OIN", &huis.zonder_oin, goed, ""},
        {"a certificate of nobody we know", &huis.vreemd_oin, goed, ""},
        {"a certificate without OIN that the key lists by its fingerprint", &genoemd, voor_genoemd, ""},
        {"a Flemish organisation's own key", &vlaams, van_vlaams, ""},
        {"no credentials", &huis.groningen, {}, "", false},
        {"Basic and UsernameToken that differ", &huis.groningen, goed, basic(huis.sleutel_almere)},
        {"another organisation's key", &huis.groningen, huis.sleutel_almere, ""},
        {"malformed Basic", &huis.groningen, {}, "Authorization: Basic ???\r\n", false}};
    std::set<std::string> antwoorden;
    for (const auto& geval : gevallen) {
        const auto tekst = Bericht{.sleutel = geval.sleutel, .met_security = geval.met_security}.tekst();
        const auto antwoord = huis.stuur(*geval.paar, tekst, geval.velden);
        INFO(geval.reden);
        CHECK(antwoord.status == 500);
        CHECK(lees(antwoord.inhoud, "faultcode") == "soap:Client.DK0002");
        CHECK(antwoord.inhoud.find("isk1_") == std::string::npos);
        antwoorden.insert(zonder_ids(antwoord.kop + antwoord.inhoud));
    }
    CHECK(antwoorden.size() == 1);

    // Control: the right key over either road is another answer.
    CHECK(huis.stuur(Bericht{.sleutel = goed}.tekst()).status == 200);
    CHECK(huis.stuur(Bericht{.sleutel = {}, .met_security = false}.tekst(), basic(goed)).status == 200);
    CHECK(huis.stuur(Bericht{.sleutel = goed}.tekst(), basic(goed)).status == 200);
}

TEST_CASE("the answer carries no application key, no password and no header of the request") {
    Huisproef huis;
    const std::string kop = "<x:spoor xmlns:x=\"urn:x\">herkenbaar</x:spoor>";
    for (const char* operatie : {"testVerbinding", "geefPersoon", "geefExamens", "bestaatNiet"}) {
        const bool kaal = std::string(operatie) == "testVerbinding";
        const auto antwoord =
            huis.stuur(Bericht{.sleutel = huis.sleutel_groningen,
                               .operatie = operatie,
                               .inhoud = kaal ? "" : "<isi:wet>WI2007</isi:wet><isi:bsn>004002313</isi:bsn>",
                               .gemeentecode = kaal ? "" : "0014",
                               .kop = kop}
                           .tekst());
        const std::string alles = antwoord.kop + antwoord.inhoud;
        CHECK(alles.find(huis.sleutel_groningen.applicatiesleutel) == std::string::npos);
        CHECK(alles.find(huis.sleutel_groningen.wachtwoord) == std::string::npos);
        CHECK(alles.find("herkenbaar") == std::string::npos);
        CHECK(alles.find("Security") == std::string::npos);
        CHECK(antwoord.veld("Server").empty());
    }
}

TEST_CASE("Groningen's key learns nothing of a person of Almere but geefWet's sentence, whatever it sends") {
    Huisproef huis;
    const std::string persoon = "<isi:bsn>" + bsn_almere + "</isi:bsn>";
    const std::string vraag = "<isi:wet>WI2007</isi:wet>" + persoon;
    const auto stuur = [&](Bericht bericht, const std::function<void(std::string&)>& verdraai = {}) {
        bericht.sleutel = huis.sleutel_groningen;
        auto tekst = bericht.tekst();
        if (verdraai) verdraai(tekst);
        return huis.stuur(tekst).inhoud;
    };
    const auto vervang = [](const std::string& van, const std::string& naar) {
        return [=](std::string& tekst) {
            const auto plaats = tekst.find(van);
            REQUIRE(plaats != std::string::npos);
            tekst.replace(plaats, van.size(), naar);
        };
    };
    const std::string g14 = "<isi:gemeentecode>0014</isi:gemeentecode>",
                      g34 = "<isi:gemeentecode>0034</isi:gemeentecode>";
    std::vector<std::string> antwoorden{
        stuur({.sleutel = {}, .inhoud = vraag}),
        stuur({.sleutel = {}, .inhoud = vraag, .gemeentecode = "0034"}),
        stuur({.sleutel = {}, .inhoud = vraag, .gemeentecode = ""}),
        stuur({.sleutel = {}, .inhoud = vraag, .gemeentecode = "0034", .verzender = oin_almere}),
        stuur({.sleutel = {}, .inhoud = vraag, .verzender = oin_almere}),
        stuur({.sleutel = {}, .inhoud = vraag}, vervang(g14, g14 + g34)),
        stuur({.sleutel = {}, .inhoud = vraag}, vervang(g14, g34 + g14)),
        stuur({.sleutel = {}, .inhoud = g34 + vraag}),
        stuur({.sleutel = {}, .inhoud = vraag + g34}),
        stuur({.sleutel = {},
               .inhoud = vraag,
               .kop = "<isi:gemeentecode xmlns:isi=\"urn:inburgering:isi:cvs:v1\">0034</isi:gemeentecode>"}),
        stuur({.sleutel = {}, .inhoud = vraag},
              vervang(g14, "<isi:gemeentecode>0014<!-- -->0034</isi:gemeentecode>")),
        stuur({.sleutel = {}, .inhoud = vraag},
              vervang(g14, "<isi:gemeentecode><![CDATA[0034]]></isi:gemeentecode>")),
        stuur({.sleutel = {}, .inhoud = vraag},
              vervang(g14, "<isi:gemeentecode>&#48;034</isi:gemeentecode>")),
        stuur({.sleutel = {}, .inhoud = vraag},
              vervang(g14, "<isi:gemeentecode>0014</isi:gemeentecode><gemeentecode>0034</gemeentecode>")),
        stuur({.sleutel = {}, .inhoud = "<isi:wet>WI2007</isi:wet><isi:wet>WI2021</isi:wet>" + persoon}),
        stuur({.sleutel = {}, .inhoud = persoon + "<isi:wet>WI2007</isi:wet>"}),
        stuur({.sleutel = {}, .inhoud = "<isi:wet>WI2013</isi:wet>" + persoon}),
        stuur({.sleutel = {}, .inhoud = "<isi:wet>WI2021</isi:wet>" + persoon}),
        stuur({.sleutel = {}, .inhoud = vraag + "<isi:verblijf>GEWEZEN_INGEZETENE</isi:verblijf>"}),
        stuur({.sleutel = {}, .inhoud = vraag + persoon}),
        stuur({.sleutel = {},
               .inhoud = "<isi:wet>WI2007</isi:wet><isi:bsn>" + bsn_groningen + "</isi:bsn>" + persoon}),
        stuur({.sleutel = {}, .operatie = "downloadPersoonsoverzicht", .inhoud = vraag}),
        stuur({.sleutel = {}, .operatie = "geefExamens", .inhoud = vraag}),
        stuur({.sleutel = {}, .inhoud = vraag},
              [&](std::string& tekst) {  // a second operation beside an allowed one
                  const auto einde = tekst.find("</soap:Body>");
                  tekst.insert(einde,
                               "<isi:geefPersoon>" + Bericht{}.envelop() + vraag + "</isi:geefPersoon>");
              }),
    };
    for (const auto& antwoord : antwoorden) {
        INFO(antwoord);
        CHECK(antwoord.find("Stadhuisplein") == std::string::npos);
        CHECK(antwoord.find("persoonsblad") == std::string::npos);
        CHECK(antwoord.find(bsn_almere) == std::string::npos);
    }
    const auto wet = stuur({.sleutel = {}, .operatie = "geefWet", .inhoud = persoon});
    CHECK(lees(wet, "tekst") ==
          "Persoon valt onder de Wet Inburgering 2007, maar is niet woonachtig in uw gemeente.");
    CHECK(wet.find("Stadhuisplein") == std::string::npos);

    // Control: Almere's own key sees the person that all these messages were after.
    const auto eigen = huis.stuur(
        huis.almere,
        Bericht{
            .sleutel = huis.sleutel_almere, .inhoud = vraag, .gemeentecode = "0034", .verzender = oin_almere}
            .tekst());
    CHECK(eigen.inhoud.find("Stadhuisplein") != std::string::npos);
}

TEST_CASE("a person of another gemeente and an unknown number get the same answer") {
    Huisproef huis;
    const auto vraag = [&](const std::string& bsn) {
        const auto antwoord =
            huis.stuur(Bericht{.sleutel = huis.sleutel_groningen,
                               .inhoud = "<isi:wet>WI2007</isi:wet><isi:bsn>" + bsn + "</isi:bsn>"}
                           .tekst());
        return zonder_ids(antwoord.kop + antwoord.inhoud);
    };
    CHECK(vraag(bsn_almere) == vraag(bsn_onbekend));
    CHECK(vraag(bsn_almere).find("nietsGevonden") != std::string::npos);
    CHECK(vraag(bsn_almere) != vraag(bsn_groningen));
}

TEST_CASE(
    "what was asked and what was delivered is in the audit, per person, with both organisations, and "
    "verifies") {
    Huisproef huis;
    const auto eindgebruiker =
        "<isi:gemeentecode>0014</isi:gemeentecode><isi:eindgebruiker>mw-17</isi:eindgebruiker>";
    auto tekst = Bericht{.sleutel = huis.sleutel_groningen}.tekst();
    tekst.replace(tekst.find("<isi:gemeentecode>0014</isi:gemeentecode>"), 41, eindgebruiker);
    CHECK(huis.stuur(tekst).status == 200);
    const std::string vraag = "<isi:wet>WI2007</isi:wet><isi:bsn>" + bsn_almere + "</isi:bsn>";
    CHECK(huis.stuur(Bericht{.sleutel = huis.sleutel_groningen, .inhoud = vraag}.tekst()).status == 200);
    CHECK(huis.stuur(
                  Bericht{.sleutel = huis.sleutel_groningen, .inhoud = vraag, .gemeentecode = "0034"}.tekst())
              .status == 200);
    CHECK(huis.stuur(huis.almere, Bericht{.sleutel = huis.sleutel_groningen}.tekst()).status == 500);
    huis.stop();

    const auto over = [&](const std::string& bsn) {
        std::vector<audit::Record> records;
        audit::who(huis.audit(), *Bsn::parse(bsn),
                   [&](std::uint64_t, const audit::Record& r) { records.push_back(r); });
        return records;
    };
    const auto eigen = over(bsn_groningen);
    REQUIRE(eigen.size() == 1);
    CHECK(eigen[0].geleverd);
    CHECK(eigen[0].operatie == "geefPersoon");
    CHECK(eigen[0].oin_certificaat == oin_groningen);
    CHECK(eigen[0].oin_eigenaar == oin_groningen);
    CHECK(eigen[0].sleutel_id == huis.sleutel_groningen.applicatiesleutel);
    CHECK(eigen[0].gemeentecode == "0014");
    CHECK(eigen[0].eindgebruiker == "mw-17");
    CHECK(eigen[0].uitkomst == "GEGEVENS");
    const auto ander = over(bsn_almere);
    REQUIRE(ander.size() == 2);
    CHECK(ander[0].uitkomst == "NIETS_GEVONDEN");
    CHECK_FALSE(ander[0].geleverd);
    CHECK(ander[1].uitkomst == "AUT401");
    CHECK(ander[1].beslissing == audit::Beslissing::geweigerd);

    const auto verificatie = audit::verify(huis.audit(), {}, [](std::uint64_t) {});
    CHECK(verificatie.in_orde);
    CHECK(verificatie.records >= 4);
}

TEST_CASE("the technical log holds no number of a person and no secret, at its most talkative") {
    Huisproef huis;
    for (const auto& bsn : {bsn_groningen, bsn_almere, bsn_onbekend}) {
        (void)huis.stuur(Bericht{.sleutel = huis.sleutel_groningen,
                                 .inhoud = "<isi:wet>WI2007</isi:wet><isi:bsn>" + bsn + "</isi:bsn>"}
                             .tekst());
        (void)huis.stuur(
            Bericht{.sleutel = huis.sleutel_almere, .inhoud = "<isi:bsn>" + bsn + "</isi:bsn>"}.tekst());
    }
    huis.stop();
    std::string alles;
    for (const auto& bestand : std::filesystem::directory_iterator(huis.pad("log"))) {
        std::ifstream in(bestand.path(), std::ios::binary);
        alles.append(std::istreambuf_iterator<char>(in), {});
    }
    CHECK(alles.find("gereed") != std::string::npos);  // control: this is the log
    for (const auto& geheim : {bsn_groningen, bsn_almere, bsn_onbekend, huis.sleutel_groningen.wachtwoord,
                               huis.sleutel_almere.wachtwoord}) {
        CHECK(alles.find(geheim) == std::string::npos);
    }
}
