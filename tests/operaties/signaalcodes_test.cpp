// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>

#include "gateway/operaties/bevoegd.hpp"
#include "gateway/operaties/geef_signaalcodes.hpp"

using namespace isi;
using namespace isi::operaties;

namespace {

// Typed out from the Handleiding Portal Inburgering Wi2007 (2023.4) §3.7 and from who gets what by NL-M17, so
// that the program's own data are not their judge.
struct Gedrukt {
    std::string titel, ontvanger = "WOONGEMEENTE";
};
const std::map<std::string, Gedrukt> gedrukt{
    {"SS001", {"Persoon is volgens GBA naar uw gemeente verhuisd", "NIEUWE_WOONGEMEENTE"}},
    {"SS002", {"Tijdelijk verblijfsdoel volgens IND"}},
    {"SS003", {"Verblijfsrecht gewijzigd volgens de GBA"}},
    {"SS004", {"Einde (verlengde) handhavingstermijn nadert", "HANDHAVENDE_GEMEENTE"}},
    {"SS005",
     {"Tijdelijke vrijstelling voor deze persoon is vervallen (zonder dat het diploma is behaald) na "
      "controle "
      "bij het inschrijvingsregister van DUO"}},
    {"SS006",
     {"Er is een gehele vrijstelling verleend door DUO aan deze persoon wegens behalen diploma, zoals "
      "gebleken na controle bij het gedigitaliseerde diplomaregister van DUO"}},
    {"SS007", {"Persoon heeft de inburgeringsplichtige leeftijd bereikt"}},
    {"SS008", {"Persoon is volgens GBA overleden"}},
    {"SS009", {"Persoon heeft volgens GBA een gewijzigde geboortedatum"}},
    {"SS010", {"Persoon verblijft weer in Nederland volgens GBA", "NIEUWE_WOONGEMEENTE"}},
    {"SS011", {"Persoon verblijft volgens GBA buiten Nederland", "VORIGE_WOONGEMEENTE"}},
    {"SS012", {"Persoon heeft volgens GBA een gewijzigde nationaliteit"}},
    {"SS015", {"Persoon heeft volgens de GBA een gewijzigde indicatie asielgerechtigd"}},
    {"SS016", {"Persoon heeft inburgeringsdiploma behaald"}},
    {"SS017",
     {"Er is een gehele vrijstelling verleend door DUO aan deze persoon wegens met goed gevolg afleggen van "
      "de korte vrijstellingstoets"}},
    {"SS031",
     {"Persoon is vrijwillig inburgeraar en heeft diploma behaald dat recht geeft op een volledige "
      "vrijstelling"}},
    {"SS033",
     {"Persoon is vrijwillig inburgeraar en heeft acht jaar in NL gewoon tijdens de leerplichtige leeftijd"}},
    {"SS050", {"Persoon is volgens gegevens bij DUO mogelijkerwijs inburgeringsplichtig geworden"}},
    {"SS052", {"Persoons- en/of adresgegevens zijn volgens de GBA gewijzigd"}},
    {"SS060",
     {"Persoon is als nieuwkomer aangemerkt op basis van aanlevering door GBA van rechtmatig verblijf na 1 "
      "januari 2007"}},
    {"SS061",
     {"Persoon met een inburgeringsvoorziening meldt zich aan voor een examen terwijl hij/zij gedeeltelijk "
      "is "
      "vrijgesteld",
      "GEMEENTE_VAN_VOORZIENING"}},
    {"SS062",
     {"Persoon met een inburgeringsvoorziening meldt zich aan voor een examen met een ander profiel dan bij "
      "een eerdere aanmelding",
      "GEMEENTE_VAN_VOORZIENING"}},
    {"SS064", {"Persoon o.b.v. gegevens IND als nieuwkomer in ISI opgenomen"}},
    {"SS065",
     {"Persoon heeft deelgenomen aan 1 of meerdere onderdelen van het inburgeringsexamen of heeft een door "
      "DUO toegekende gedeeltelijke vrijstelling verkregen"}},
    {"SS066",
     {"Persoon heeft het einde van de (verlengde) handhavingstermijn bereikt", "HANDHAVENDE_GEMEENTE"}}};

std::string bezwaar(const std::string& toml) {
    try {
        (void)lees_signaalcodes(toml);
    } catch (const std::runtime_error& e) {
        return e.what();
    }
    return "";
}

std::string vervang(std::string tekst, const std::string& oud, const std::string& nieuw) {
    const auto plaats = tekst.find(oud);
    REQUIRE(plaats != std::string::npos);
    return tekst.replace(plaats, oud.size(), nieuw);
}

}  // namespace

TEST_CASE(
    "the catalogue of Wi2007 holds the manual's 25 signals, with its titles, each for the right gemeente") {
    const auto antwoord = geef_signaalcodes(Wet::wi2007);
    CHECK(antwoord.wet == Wet::wi2007);
    REQUIRE(gedrukt.size() == 25);
    REQUIRE(antwoord.soorten->size() == 25);
    auto verwacht = gedrukt.begin();
    for (const auto& soort : *antwoord.soorten) {
        INFO(soort.code);
        CHECK(soort.code == verwacht->first);
        CHECK(soort.omschrijving == verwacht->second.titel);
        CHECK(soort.ontvanger.value().code == verwacht->second.ontvanger);
        CHECK_FALSE(soort.ontvanger->omschrijving.empty());
        CHECK(soort.klasse.code == "SIGNAAL");
        CHECK(soort.met_koppeling == (soort.code == "SS065"));
        ++verwacht;
    }
}

TEST_CASE(
    "each signal has cause and follow-up in words that fit the contract, and an origin that its title "
    "allows") {
    // Titles that name a source settle the origin; the others are DUO's own checks.
    const std::map<std::string, std::string> bron{{"GBA", "BRP"}, {" IND", "KETENPARTNER"}};
    for (const auto& soort : signaalcodes(Wet::wi2007)) {
        INFO(soort.code);
        CHECK(soort.omschrijving.size() <= 300);
        for (const auto& tekst : {soort.oorzaak, soort.vervolgactie}) {
            REQUIRE(tekst);
            CHECK(tekst->size() >= 20);
            CHECK(tekst->size() <= 500);
            CHECK(tekst->back() == '.');
        }
        REQUIRE(soort.aanleiding);
        for (const auto& [woord, aanleiding] : bron)
            if (soort.omschrijving.find(woord) != std::string::npos)
                CHECK(soort.aanleiding->code == aanleiding);
        REQUIRE(soort.vervolgoperatie);
        CHECK(zoek_operatie(*soort.vervolgoperatie) != nullptr);
        CHECK_FALSE(soort.geldig_tot);
    }
}

TEST_CASE("of Wi2013 and Wi2021 there are no codes: an empty list, not an error") {
    CHECK(geef_signaalcodes(Wet::wi2013).soorten->empty());
    CHECK(geef_signaalcodes(Wet::wi2021).soorten->empty());
}

TEST_CASE("the catalogue says which version it is") {
    const auto catalogus = lees_signaalcodes(signaalcodes_wi2007());
    CHECK(catalogus.versie.starts_with("2023.4-"));
    CHECK(catalogus.wet == Wet::wi2007);
}

TEST_CASE("a catalogue with a mistake is refused with its line and its key") {
    const std::string goed(signaalcodes_wi2007());
    CHECK(bezwaar(goed).empty());
    CHECK(bezwaar("versie = ").find("signaalcodes:1") == 0);
    CHECK(bezwaar(vervang(goed, "klasse = \"SIGNAAL\"", "klase = \"SIGNAAL\"")).find("'klase'") !=
          std::string::npos);
    CHECK(bezwaar(vervang(goed, "klasse = \"SIGNAAL\"\n", "")).find("'klasse' is missing") !=
          std::string::npos);
    CHECK(bezwaar(vervang(goed, "\"BRP\"", "\"KRANT\"")).find("'aanleiding'") != std::string::npos);
    CHECK(bezwaar(vervang(goed, "\"SS002\"", "\"SS001\"")).find("'code'") != std::string::npos);
    CHECK(bezwaar(vervang(goed, "met_koppeling = true", "met_koppeling = \"ja\"")).find("'met_koppeling'") !=
          std::string::npos);
    CHECK(bezwaar(vervang(goed, "\"WI2007\"", "\"WI1998\"")).find("'wet'") != std::string::npos);
    CHECK(bezwaar(vervang(goed, "versie = \"2023.4-1\"\n", "")).find("'versie' is missing") !=
          std::string::npos);
    CHECK(bezwaar("versie = \"1\"\nwet = \"WI2007\"\nsignaalcode = 3\n").find("'signaalcode'") !=
          std::string::npos);
    CHECK(bezwaar(goed + "geldig_tot = \"gisteren\"\n").find("'geldig_tot'") != std::string::npos);
    CHECK(bezwaar(goed + "geldig_tot = \"2030-01-01\"\n").empty());  // control
}
