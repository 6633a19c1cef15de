// SPDX-License-Identifier: GPL-3.0-or-later
// The operations through the front door: real TLS, real bytes, the published XSD as the judge of every
// answer.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <regex>

#include "huisproef.hpp"
#include "support/dossier.hpp"
#include "xsd.hpp"

using namespace isi;
using namespace isi::proef;

namespace {

std::string lees_bestand(const std::string& pad) {
    std::ifstream bestand(pad, std::ios::binary);
    return {std::istreambuf_iterator<char>(bestand), {}};
}

// The element with this name, tags included; "" when it is not there.
std::string blok(const std::string& xml, const std::string& naam) {
    const auto begin = xml.find("<" + naam + ">"), einde = xml.find("</" + naam + ">");
    return begin == std::string::npos || einde == std::string::npos ? "" : xml.substr(begin, einde - begin);
}

HttpAntwoord haal(const Huisproef& huis, const std::string& doel) {
    auto client = huis.bel();
    client.stuur("GET " + doel + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    auto antwoord = client.lees_antwoord();
    REQUIRE(antwoord);
    return *antwoord;
}

}  // namespace

TEST_CASE("each built operation answers a right question with data that the published XSD accepts") {
    Huisproef huis;
    const auto goed = [&](Bericht bericht) {
        bericht.sleutel = huis.sleutel_groningen;
        const auto antwoord = huis.stuur(bericht.tekst());
        INFO(antwoord.inhoud);
        CHECK(antwoord.status == 200);
        CHECK(xsd_oordeel(antwoord.inhoud).empty());
        CHECK(lees(antwoord.inhoud, "requestGoedgekeurd") == "true");
        CHECK(lees(antwoord.inhoud, "verzendendeInstantie") == onze_oin);
        CHECK(lees(antwoord.inhoud, "ontvangendeInstantie") == oin_groningen);
        return antwoord.inhoud;
    };
    const auto verbinding = goed({.sleutel = {},
                                  .operatie = "testVerbinding",
                                  .inhoud = "<isi:echo>hallo</isi:echo>",
                                  .gemeentecode = ""});
    CHECK(lees(verbinding, "echo") == "hallo");
    CHECK(lees(verbinding, "oin") == oin_groningen);
    CHECK(lees(verbinding, "omgeving") == "sandbox");
    CHECK(lees(verbinding, "maximaleBerichtgrootte") == "65536");
    const auto gemeenten =
        goed({.sleutel = {}, .operatie = "geefGemeenten", .inhoud = "", .gemeentecode = ""});
    CHECK(lees(gemeenten, "naam") == "Groningen");
    const auto lijsten =
        goed({.sleutel = {}, .operatie = "geefWaardenlijsten", .inhoud = "", .gemeentecode = ""});
    for (const char* lijst : {"geslacht", "herkomst", "tabel32", "tabel33", "tabel34", "tabel56"}) {
        CHECK(lijsten.find("<isi:naam>" + std::string(lijst) + "</isi:naam>") != std::string::npos);
    }
    const auto codes = [&](const std::string& wet) {
        return goed({.sleutel = {},
                     .operatie = "geefSignaalcodes",
                     .inhoud = "<isi:wet>" + wet + "</isi:wet>",
                     .gemeentecode = ""});
    };
    const auto wi2007 = codes("WI2007");
    CHECK(lees(wi2007, "code") == "SS001");
    CHECK(lees(wi2007, "oorzaak").find("BRP") != std::string::npos);
    CHECK(wi2007.find("<isi:code>SS066</isi:code>") != std::string::npos);
    for (const char* wet : {"WI2013", "WI2021"})  // none known: an empty list
        CHECK(codes(wet).find("<isi:signaalcodes></isi:signaalcodes>") != std::string::npos);
    const auto wet =
        goed({.sleutel = {}, .operatie = "geefWet", .inhoud = "<isi:bsn>" + bsn_groningen + "</isi:bsn>"});
    CHECK(lees(wet, "wet") == "WI2007");
    CHECK(lees(wet, "tekst") == "Persoon valt onder de Wet Inburgering 2007.");
    const auto persoon = goed({});
    CHECK(lees(persoon, "straatnaam") == "Kempkensberg");
    CHECK(lees(persoon, "naam") == "Groningen");  // the echoed gemeente comes first
    const auto zonder_examens = goed({.sleutel = {}, .operatie = "geefExamens"});
    CHECK(zonder_examens.find("<isi:examens></isi:examens>") != std::string::npos);
    auto geslaagd = dossier(bsn_groningen, Wet::wi2007, Gemeentecode::parse("0014"));
    geslaagd.examens = examens();
    huis.bewaar(geslaagd);
    const auto met_examens = goed({.sleutel = {}, .operatie = "geefExamens"});
    CHECK(lees(met_examens, "datumDiplomaBehaald") == "2010-02-30");
    CHECK(lees(met_examens, "datumDeelname") == "2010-01-02");
    CHECK(blok(met_examens, "isi:examens") == blok(goed({}), "isi:examens"));  // one and the same block
}

TEST_CASE("an operation that is not built yet says so with Server.DK0051 after key and schema") {
    Huisproef huis;
    const auto antwoord = huis.stuur(
        Bericht{.sleutel = huis.sleutel_groningen, .operatie = "downloadPersoonsoverzicht"}.tekst());
    CHECK(antwoord.status == 500);
    CHECK(lees(antwoord.inhoud, "faultcode") == "soap:Server.DK0051");
    CHECK(xsd_oordeel(antwoord.inhoud).empty());
}

TEST_CASE("a functional refusal is HTTP 200, names the element and never the value") {
    Huisproef huis;
    const auto foutcode = [&](const std::string& inhoud, const std::string& operatie = "geefPersoon",
                              const std::string& gemeente = "0014") {
        const auto antwoord = huis.stuur(Bericht{.sleutel = huis.sleutel_groningen,
                                                 .operatie = operatie,
                                                 .inhoud = inhoud,
                                                 .gemeentecode = gemeente}
                                             .tekst());
        CHECK(antwoord.status == 200);
        CHECK(xsd_oordeel(antwoord.inhoud).empty());
        CHECK(lees(antwoord.inhoud, "requestGoedgekeurd") == "false");
        CHECK(antwoord.inhoud.find("004002314") == std::string::npos);
        return lees(antwoord.inhoud, "foutcode");
    };
    CHECK(foutcode("<isi:wet>WI2007</isi:wet><isi:bsn>004002314</isi:bsn>") == "VAL003");
    CHECK(foutcode("<isi:wet>WI2007</isi:wet><isi:aNummer>4020209359</isi:aNummer>") == "VAL004");
    CHECK(foutcode("<isi:wet>WI2007</isi:wet>") == "VAL007");
    CHECK(foutcode("<isi:wet>WI1998</isi:wet><isi:bsn>004002313</isi:bsn>") == "VAL006");
    CHECK(foutcode(
              "<isi:wet>WI2007</isi:wet><isi:bsn>004002313</isi:bsn><isi:verblijf>OVERAL</isi:verblijf>") ==
          "VAL006");
    CHECK(foutcode("<isi:bsn>004002314</isi:bsn>", "geefWet") == "VAL003");
    CHECK(foutcode("<isi:wet>WI2007</isi:wet><isi:bsn>004002314</isi:bsn>", "geefExamens") == "VAL003");
    CHECK(foutcode("<isi:wet>WI1998</isi:wet>", "geefSignaalcodes", "") == "VAL006");
}

TEST_CASE("the same message twice is refused the second time, and after a restart too") {
    Huisproef huis;
    const Bericht bericht{.sleutel = huis.sleutel_groningen, .code = nieuwe_code()};
    CHECK(lees(huis.stuur(bericht.tekst()).inhoud, "requestGoedgekeurd") == "true");
    CHECK(lees(huis.stuur(bericht.tekst()).inhoud, "foutcode") == "DUB001");
    // What a restart rebuilds its memory from: the audit's tail.
    huis.stop();
    const auto gezien = audit::read_gezien(huis.audit(), 0);
    CHECK(std::any_of(gezien.begin(), gezien.end(), [&](const auto& g) {
        return g.identificatiecode == bericht.code && g.verzendende_instantie == oin_groningen;
    }));
}

TEST_CASE(
    "the answer carries RelatesTo, Action and a MessageID of its own only when the request had a MessageID") {
    Huisproef huis;
    const std::string id = "urn:uuid:" + nieuwe_code();
    const std::string wsa =
        "<wsa:MessageID xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">" + id + "</wsa:MessageID>";
    const auto met = huis.stuur(Bericht{.sleutel = huis.sleutel_groningen, .kop = wsa}.tekst()).inhoud;
    CHECK(lees(met, "RelatesTo") == id);
    CHECK(lees(met, "Action") == "urn:inburgering:isi:cvs:v1/geefPersoonResponse");
    CHECK(lees(met, "MessageID").substr(0, 9) == "urn:uuid:");
    CHECK(lees(met, "MessageID") != id);
    const auto zonder = huis.stuur(Bericht{.sleutel = huis.sleutel_groningen}.tekst()).inhoud;
    CHECK(zonder.find("Header") == std::string::npos);
}

TEST_CASE("the served contract equals the published files but for address and schemaLocation") {
    Huisproef huis;
    const auto gelijk = [](std::string tekst) {
        tekst = std::regex_replace(tekst, std::regex("<soap:address[^>]*>"), "");
        return std::regex_replace(tekst, std::regex("schemaLocation=\"[^\"]*\""), "");
    };
    const auto wsdl = haal(huis, "/isi/cvs/v1?wsdl");
    CHECK(wsdl.status == 200);
    CHECK(gelijk(wsdl.inhoud) == gelijk(lees_bestand(ISI_SOURCE_DIR "/wsdl/isi_cvs_v1.wsdl")));
    std::smatch plaats;
    REQUIRE(std::regex_search(wsdl.inhoud, plaats,
                              std::regex("schemaLocation=\"https://localhost:8443([^\"]*)\"")));
    const auto xsd = haal(huis, plaats[1].str());
    CHECK(xsd.status == 200);
    CHECK(xsd.inhoud == lees_bestand(ISI_SOURCE_DIR "/wsdl/isi_cvs_v1.xsd"));
    CHECK(haal(huis, "/isi/cvs/v1").status == 404);
    CHECK(haal(huis, "/isi/cvs/v1?xsd=../../etc/passwd").status == 404);
    CHECK(haal(huis, "/elders").status == 404);
}

TEST_CASE("the operator's port tells whether the gateway is live and ready, and nothing else") {
    Huisproef huis;
    const auto vraag = [&](const std::string& doel) {
        auto client = huis.bel_beheer();
        client.stuur("GET " + doel + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return client.lees_antwoord().value_or(HttpAntwoord{}).status;
    };
    CHECK(vraag("/health/live") == 200);
    CHECK(vraag("/health/ready") == 200);
    CHECK(vraag("/metrics") == 200);
    CHECK(vraag("/isi/cvs/v1?wsdl") == 404);
}

TEST_CASE("a key that is revoked while its connection stays open is refused within five seconds") {
    Huisproef huis;
    auto client = huis.bel();
    const auto vraag = [&] {
        const auto tekst = Bericht{.sleutel = huis.sleutel_groningen}.tekst();
        client.stuur(
            "POST /isi/cvs/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: " +
            std::to_string(tekst.size()) + "\r\n\r\n" + tekst);
        return client.lees_antwoord().value_or(HttpAntwoord{}).status;
    };
    CHECK(vraag() == 200);
    for (auto sleutel : huis.store().load_sleutels().sleutels) {
        if (sleutel.sleutel_id != huis.sleutel_groningen.applicatiesleutel) continue;
        sleutel.ingetrokken = true;
        huis.store().save_sleutel(sleutel);
    }
    int status = 200;
    for (int poging = 0; poging < 25 && status == 200; ++poging) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        status = vraag();
    }
    CHECK(status == 500);
}

TEST_CASE("a store of made-up persons is refused in production and says why, before anything listens") {
    Huisproef huis;
    huis.stop();
    auto config = load_config(huis.pad("gateway.toml"));
    const auto log = log::open_log({.map = config.log.map});
    CHECK_NOTHROW(isi::Opstelling(config, *log));  // control: the same files are fine as a sandbox
    config.omgeving = Omgeving::prod;
    CHECK_NOTHROW(isi::Opstelling(config, *log));  // control: it is the mark that counts
    huis.store().save_kenmerk("kunstmatig", "1");
    CHECK_THROWS_WITH(isi::Opstelling(config, *log), Catch::Contains("kunstmatig"));
}
