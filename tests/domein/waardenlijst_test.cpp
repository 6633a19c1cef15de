// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "isi_store/domein/codes.hpp"
#include "isi_store/domein/waardenlijst.hpp"

using namespace isi;

namespace {

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_code(const std::string& code) {
    return !code.empty() && is_capital(code[0]) && std::all_of(code.begin(), code.end(), [](char c) {
        return is_capital(c) || is_digit(c) || c == '_';
    });
}

}  // namespace

TEST_CASE("every contract list has a name of its own, codes in capitals and texts") {
    std::set<std::string> namen;
    for (const auto& lijst : contractlijsten()) {
        INFO(lijst.naam);
        CHECK(namen.insert(lijst.naam).second);
        CHECK((lijst.naam[0] >= 'a' && lijst.naam[0] <= 'z'));
        CHECK_FALSE(lijst.waarden.empty());
        CHECK(OnvolledigeDatum::parse(lijst.versie));
        std::set<std::string> codes;
        for (const auto& waarde : lijst.waarden) {
            INFO(waarde.code);
            CHECK(codes.insert(waarde.code).second);
            CHECK_FALSE(waarde.omschrijving.empty());
            CHECK(waarde.omschrijving.size() <= 200);
            // codeGeheim is digits; rol is written as the portal writes it.
            if (lijst.naam != "codeGeheim" && lijst.naam != "rol") CHECK(is_code(waarde.code));
        }
    }
    CHECK(namen.size() >= 40);
}

TEST_CASE("the texts are the manual's") {
    const auto text = [](const char* lijst, const char* code) {
        const auto waarde = zoek_waarde(lijst, code);
        return waarde ? waarde->omschrijving : "(geen)";
    };
    CHECK(text("herkomst", "DEFINITIEF") == "ISI Definitief");
    CHECK(text("verblijf", "GEWEZEN_INGEZETENE") == "Gewezen ingezetenen");
    CHECK(text("examenaanvraag", "GEEN") == "Geen examen aanvraag aanwezig.");
    CHECK(text("codeGeheim", "0") == "Geen beperking");
    CHECK(text("doelgroepVoorziening", "NIET_UITKERINGSGERECHTIGDE") ==
          "Niet-uitkeringsgerechtigde en geen werk");
    CHECK(text("vormDuaalTraject", "BEROEPSOPLEIDING") == "Inburgering met (beroeps)opleiding");
    CHECK(text("niveauExamen", "P1") == "P1 (B1 niveau)");
    CHECK(text("uitslag", "NIET_OP_KOMEN_DAGEN") == "Niet op komen dagen");
    CHECK(text("volledigeDeelnameNt2", "GESLAAGD") == "Voor alle onderdelen geslaagd");
}

TEST_CASE("an unknown list or code is not found, case and spaces count") {
    REQUIRE(zoek_waarde("geslacht", "M"));
    CHECK_FALSE(zoek_waarde("geslacht", "m"));
    CHECK_FALSE(zoek_waarde("geslacht", "M "));
    CHECK_FALSE(zoek_waarde("geslacht", ""));
    CHECK_FALSE(zoek_waarde("Geslacht", "M"));
    CHECK_FALSE(zoek_waarde("", "M"));
}

TEST_CASE("codeGeheim has the eight values of the Logisch Ontwerp") {
    for (char code = '0'; code <= '7'; ++code) CHECK(zoek_waarde("codeGeheim", std::string(1, code)));
    CHECK_FALSE(zoek_waarde("codeGeheim", "8"));
}

TEST_CASE("a contractcode is a code of any closed list; a name, a number or a BRP code is none") {
    for (const char* code : {"WOONACHTIG", "UITVOERING_WI2007", "IN_BEHANDELING", "GESLAAGD"})
        CHECK(is_contractcode(code));
    for (const char* anders : {"JANSEN", "DE_VRIES", "OVERAL", "004002313", "0014", "woonachtig", "", " "})
        CHECK_FALSE(is_contractcode(anders));
}
