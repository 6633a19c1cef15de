// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "registers.hpp"
#include "wereld.hpp"

using namespace isi;
using namespace isi::kbi;
using namespace isi::kbi::proef;

namespace {

std::vector<std::string> splits(const std::string& tekst, char teken) {
    std::vector<std::string> uit;
    std::stringstream stroom(tekst);
    for (std::string deel; std::getline(stroom, deel, teken);) uit.push_back(deel);
    return uit;
}

std::optional<std::string> misschien(const std::string& tekst) {
    return tekst == "-" ? std::nullopt : std::optional(tekst);
}

std::vector<std::string> lijst(const std::string& tekst) {
    return tekst == "-" ? std::vector<std::string>() : splits(tekst, ',');
}

std::string schrijf(const std::vector<Termijn>& termijnen) {
    std::string uit;
    for (const auto& een : termijnen)
        uit += (uit.empty() ? "" : ",") + std::string(code(een.soort)) + "/" + een.begin + "/" +
               een.uiterste_datum + "/" + een.datum_voldaan.value_or("-") + "/" +
               std::string(code(een.stand));
    return uit.empty() ? "-" : uit;
}

const Insz wie = insz(930518223);

KbiDossier met_aanmelding() {
    return {
        wie,
        {paneel(
             Paneel::contracten,
             "<Contract><DatumRegistratie>2026-11-01</DatumRegistratie><Opschortingen><Opschorting><Periode>"
             "<Begin>2026-10-01</Begin><Einde>2026-10-10</Einde></Periode></Opschorting></Opschortingen>"
             "</Contract><Contract></Contract>"),
         paneel(Paneel::uitstellen_van_ondertekening,
                "<UitstelVanOndertekening><Periode><Begin>2026-09-01</Begin></Periode><Reden>X</Reden>"
                "</UitstelVanOndertekening>"),
         paneel(Paneel::aanmelding, "<Type>EA</Type><DatumAanmelding>2026-08-01</DatumAanmelding>")}};
}

Inburgeringsplan plan() {
    return {wie, "2026-08-20", "LINEAIR", "2026-08-31", {{"NT2", "TE_VOLGEN", {}, {}, {}, {}}}};
}

}  // namespace

TEST_CASE("terms fall on the day that a calendar says, for thousands of cases") {
    std::ifstream bestand(ISI_TERMIJNEN);
    REQUIRE(bestand.good());
    std::map<std::string, int> standen;
    int aantal = 0;
    for (std::string regel; std::getline(bestand, regel); ++aantal) {
        INFO(regel);
        const auto v = splits(regel, '\t');
        REQUIRE(v.size() == 9);
        Termijnfeiten feiten{misschien(v[0]), lijst(v[1]), {}, v[3] == "ja", misschien(v[4])};
        for (const auto& een : lijst(v[2])) {
            const auto dagen = splits(een, '/');
            feiten.schorsingen.push_back({dagen.at(0), misschien(dagen.at(1))});
        }
        const auto uit = bereken_termijnen(feiten, v[5], {v[6], v[7] == "ja"});
        REQUIRE(schrijf(uit) == v[8]);
        for (const auto& een : uit)
            ++standen[std::string(code(een.soort)) + " " + std::string(code(een.stand))];
    }
    CHECK(aantal == 4000);
    // Both terms in each state that they can have.
    CHECK(standen.size() == 8);
    for (const auto& [stand, keer] : standen) {
        INFO(stand);
        CHECK(keer > 20);
    }
}

TEST_CASE("the facts of the terms stand in three panels and in the plan") {
    const auto feiten = lees_termijnfeiten(met_aanmelding(), plan());
    CHECK(feiten.aanmelding == "2026-08-01");
    CHECK(feiten.contracten == std::vector<std::string>{"2026-11-01", ""});
    REQUIRE(feiten.schorsingen.size() == 2);
    CHECK(feiten.schorsingen[0].begin == "2026-10-01");
    CHECK(feiten.schorsingen[0].einde == "2026-10-10");
    CHECK(feiten.schorsingen[1].begin == "2026-09-01");
    CHECK_FALSE(feiten.schorsingen[1].einde);
    CHECK(feiten.plan);
    CHECK(feiten.datum_onderdelen_bepaald == "2026-08-31");
    const auto leeg = lees_termijnfeiten({wie, {}}, std::nullopt);
    CHECK_FALSE(leeg.aanmelding);
    CHECK_FALSE(leeg.plan);
    CHECK(bereken_termijnen(leeg, vandaag, {"2022-01-01", true}).empty());
}

TEST_CASE("a term is met on its last day and not on the day after") {
    Termijnfeiten feiten{"2022-01-01", {"2022-04-01"}, {}, true, "2022-01-31"};
    auto uit = bereken_termijnen(feiten, "2022-06-01", {"2022-01-01", true});
    CHECK(schrijf(uit) ==
          "ONDERDELEN_30/2022-01-01/2022-01-31/2022-01-31/VOLDAAN,"
          "CONTRACT_90/2022-01-01/2022-04-01/2022-04-01/VOLDAAN");
    feiten.contracten = {"2022-04-02"};
    feiten.datum_onderdelen_bepaald = "2022-02-01";
    uit = bereken_termijnen(feiten, "2022-06-01", {"2022-01-01", true});
    CHECK(schrijf(uit) ==
          "ONDERDELEN_30/2022-01-01/2022-01-31/2022-02-01/OVERSCHREDEN,"
          "CONTRACT_90/2022-01-01/2022-04-01/2022-04-02/OVERSCHREDEN");
    feiten.aanmelding = "2021-12-31";
    CHECK(bereken_termijnen(feiten, "2022-06-01", {"2022-01-01", true}).empty());
}

TEMPLATE_TEST_CASE("plan and terms go only to who sees the whole traject, and only when they are on", "",
                   Geheugen, Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    register_.save_dossier(met_aanmelding());
    register_.save_plan(plan());
    for (int soort = 0; soort < 7; ++soort)
        for (const bool aan : {false, true}) {
            Partner door = partner(static_cast<Partnersoort>(soort));
            door.inschrijving_vereist = false;
            Regels met = regels();
            met.uitbreiding_2022 = aan;
            const auto uit = consulteer(wie.text(), aanhef(door), toegang(door), moment(), met, register_);
            const bool ziet = aan && door.soort == Partnersoort::ocmw;
            CHECK(uit.plan == (ziet ? std::optional(plan()) : std::nullopt));
            CHECK(schrijf(uit.termijnen) == (ziet ? "ONDERDELEN_30/2026-08-01/2026-08-31/2026-08-31/VOLDAAN,"
                                                    "CONTRACT_90/2026-08-01/2026-12-31/2026-11-01/VOLDAAN"
                                                  : "-"));
        }
}
