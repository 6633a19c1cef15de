// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <regex>

#include "gateway/magda/tijd.hpp"
#include "magda/proef.hpp"

using namespace isi;
using namespace isi::magda::proef;
using Meldingen = std::vector<std::string>;

namespace {

std::string pad(const Antwoord& a, const char* xpath) {
    return a.boom->select_node(xpath).node().child_value();
}

std::string ontvanger(const Antwoord& a) {
    std::string uit;
    for (const auto& e : a.boom->select_node("//Ontvanger").node().children())
        uit += std::string(e.name()) + "=" + e.child_value() + ";";
    return uit;
}

}  // namespace

TEST_CASE("the reply names itself as sender, with a reference of its own, and the asker as it named itself") {
    Proef p;
    const auto a = p.vraag(
        {.afzender =
             "<Identificatie>" + identificatie_gent +
             "</Identificatie><Naam>Sociaal &amp; huis</Naam><Referte>XE:1044:8102</Referte>"
             "<OrganisatieEenheid>Wijk 3</OrganisatieEenheid><Hoedanigheid>3003</Hoedanigheid><Gebruiker>" +
             gebruiker + "</Gebruiker>"});
    CHECK(pad(a, "//Context/Naam") == "GeefDossierKBI");
    CHECK(pad(a, "//Context/Versie") == "01.00.0000");
    CHECK(pad(a, "//Bericht/Type") == "ANTWOORD");
    CHECK(pad(a, "//Bericht/Tijdstip/Datum") == "2026-11-28");
    CHECK(pad(a, "//Bericht/Tijdstip/Tijd") == "11:00:00.000");
    CHECK(pad(a, "//Afzender/Identificatie") == "vip.vlaanderen.be");
    CHECK(pad(a, "//Afzender/Naam") == "MagdaGateway");
    CHECK(
        std::regex_match(pad(a, "//Afzender/Referte"),
                         std::regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")));
    CHECK(ontvanger(a) == "Identificatie=" + identificatie_gent +
                              ";Naam=Sociaal & huis;Referte=XE:1044:8102;OrganisatieEenheid=Wijk "
                              "3;Hoedanigheid=3003;Gebruiker=" +
                              gebruiker + ";");
    CHECK(a.spoor.gebruiker == insz(gebruiker));
    CHECK(pad(a, "//Afzender/Referte") != pad(p.vraag({}), "//Afzender/Referte"));
}

TEST_CASE("what the asker does not say stays unsaid") {
    Proef p;
    CHECK(ontvanger(p.vraag({})) == "Identificatie=" + identificatie_gent + ";Referte=R-1;");
}

TEST_CASE("a message that calls itself something else gives 50000 with the context told back") {
    Proef p;
    for (const Vraag& vraag :
         {Vraag{.naam = "GeefPersoon"}, Vraag{.versie = "02.00.0000"}, Vraag{.type = "ANTWOORD"}}) {
        const auto a = p.vraag(vraag);
        CHECK(a.meldingen() == Meldingen{"50000 FOUT Repliek"});
        CHECK(a.diagnose() == "De context van het verzoek past niet bij de dienst");
        CHECK(pad(a, "//Uitzondering/Omstandigheid") ==
              "De dienst verwacht Type VRAAG, Naam GeefDossierKBI en Versie 01.00.0000.");
        CHECK(ontvanger(a) == "Identificatie=" + identificatie_gent + ";Referte=R-1;");
        CHECK(pad(a, "//Context/Versie") == vraag.versie);
        CHECK(pad(a, "//Context/Naam") == "GeefDossierKBI");
    }
}

TEST_CASE("a message that the schema refuses gives 50000 and says where") {
    Proef p;
    const auto a = p.vraag({.inhoud = "<INSZ>" + persoon + "</INSZ><Extra>ja</Extra>"});
    CHECK(a.meldingen() == Meldingen{"50000 FOUT Repliek"});
    CHECK(a.diagnose() == "Het verzoek voldoet niet aan het schema van de dienst");
    CHECK(pad(a, "//Uitzondering/Omstandigheid") ==
          "Het bericht voldoet niet aan het schema: element Inhoud bevat een element dat de dienst niet "
          "kent. Regel 1.");
    CHECK(ontvanger(a) == "Identificatie=" + identificatie_gent + ";Referte=R-1;");
    CHECK(a.spoor.betrokkene == insz(persoon));  // refused, yet somebody was asked about
    CHECK(a.spoor.identificatie == identificatie_gent);
}

TEST_CASE("of a context that does not fit the contract is told back only what fits") {
    Proef p;
    const std::string lang(37, 'r');
    const auto te_lang = p.vraag(
        {.versie = "1.0",
         .afzender = "<Identificatie>a</Identificatie><Naam>" + std::string(25, 'n') + "</Naam><Referte>" +
                     lang + "</Referte><Hoedanigheid>" + std::string(24, '1') + "</Hoedanigheid>"});
    CHECK(te_lang.meldingen() == Meldingen{"50000 FOUT Repliek"});
    CHECK(ontvanger(te_lang) == "Identificatie=a;Hoedanigheid=" + std::string(24, '1') + ";");
    CHECK(pad(te_lang, "//Context/Versie") == "01.00.0000");
    const auto zonder = p.vraag({.afzender = "<Referte>R</Referte>"});
    CHECK(zonder.meldingen() == Meldingen{"50000 FOUT Repliek"});
    CHECK(ontvanger(zonder).empty());
    const auto niets = p.vraag_bytes("<web:GeefDossierKBI xmlns:web=\"" + Vraag{}.naamruimte + "\"/>");
    CHECK(niets.meldingen() == Meldingen{"50000 FOUT Repliek"});
    CHECK(ontvanger(niets).empty());
}

TEST_CASE("a length is counted in characters") {
    Proef p;
    std::string naam;
    for (int i = 0; i < 24; ++i) naam += "é";
    const auto a = p.vraag({.afzender = "<Identificatie>" + identificatie_gent + "</Identificatie><Naam>" +
                                        naam + "</Naam><Referte>R</Referte>"});
    CHECK(ontvanger(a) == "Identificatie=" + identificatie_gent + ";Naam=" + naam + ";Referte=R;");
}

TEST_CASE("a known name in another namespace is answered as 50000 of that service") {
    Proef p;
    for (const auto& naamruimte : std::vector<std::string>{
             "http://webservice.GeefDossierKBI-02.00.kbi-02.00.vip.vlaanderen.be", "urn:iets"}) {
        const auto a = p.vraag({.naamruimte = naamruimte});
        CHECK(a.meldingen() == Meldingen{"50000 FOUT Repliek"});
        CHECK(a.diagnose() == "De naamruimte van het verzoek is niet die van de dienst");
        CHECK(pad(a, "//Uitzondering/Omstandigheid") ==
              "De dienst kent GeefDossierKBI onder naamruimte "
              "http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be");
        CHECK(ontvanger(a) == "Identificatie=" + identificatie_gent + ";Referte=R-1;");
        CHECK_FALSE(a.spoor.toegestaan);
    }
}

TEST_CASE(
    "children in the service's namespace are a schema error, of which the context is read all the same") {
    Proef p;
    auto bytes = schrijf({});
    for (const auto& naam : std::vector<std::string>{"web:", "xmlns:web"}) {
        for (auto plek = bytes.find(naam); plek != std::string::npos; plek = bytes.find(naam))
            bytes.replace(plek, naam.size(), naam == "web:" ? "" : "xmlns");
    }
    const auto standaard = bytes;  // <GeefDossierKBI xmlns="…"><Verzoek>
    const auto a = p.vraag_bytes(standaard);
    CHECK(a.meldingen() == Meldingen{"50000 FOUT Repliek"});
    CHECK(ontvanger(a) == "Identificatie=" + identificatie_gent + ";Referte=R-1;");
}

TEST_CASE("an operation that nobody knows is a SOAP fault that names nothing of the message") {
    Proef p;
    const auto uit = p.serve("<x:GeefGeheim xmlns:x=\"urn:x\">geheim</x:GeefGeheim>");
    REQUIRE_FALSE(uit);
    CHECK(uit.error().faultcode == "Client");
    CHECK(uit.error().detail.find("<Identificatie>50000</Identificatie>") != std::string::npos);
    for (const auto& tekst : {uit.error().faultstring, uit.error().detail})
        CHECK(tekst.find("eheim") == std::string::npos);
    pugi::xml_document detail;
    CHECK(detail.load_string(uit.error().detail.c_str()));
}

TEST_CASE("Belgian time is an hour ahead of UTC, in summer two") {
    using isi::magda::belgische_tijd;
    const auto tekst = [](Seconden nu) {
        const auto t = belgische_tijd(nu);
        return t.datum + " " + t.tijd;
    };
    CHECK(tekst(1'795'860'000) == "2026-11-28 11:00:00.000");
    CHECK(tekst(1'798'757'999) == "2026-12-31 23:59:59.000");
    CHECK(tekst(1'798'758'000) == "2027-01-01 00:00:00.000");
    // 2026-03-29 and 2026-10-25, 01:00 UTC: the clocks change.
    CHECK(tekst(1'774'745'999) == "2026-03-29 01:59:59.000");
    CHECK(tekst(1'774'746'000) == "2026-03-29 03:00:00.000");
    CHECK(tekst(1'792'889'999) == "2026-10-25 02:59:59.000");
    CHECK(tekst(1'792'890'000) == "2026-10-25 02:00:00.000");
    // The day of the core is the day of the message.
    for (Seconden nu = 1'767'225'600; nu < 1'798'761'600; nu += 1'799)
        REQUIRE(belgische_tijd(nu).datum == kbi::maak_moment(nu).vandaag);
}
