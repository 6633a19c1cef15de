// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <sstream>

#include "kbi/register.hpp"
#include "tools/admin/plan/plannen.hpp"
#include "tools/admin/termijnen.hpp"

using namespace isi;
using namespace isi::plan_import;

namespace {

const std::string begin =
    "<u:Inburgeringsplannen xmlns:u=\"http://isi-gateway.example/inburgering/uitbreiding/v1\">";
const std::string einde = "</u:Inburgeringsplannen>";
const std::string onderdeel =
    "<Onderdeel><Pijler>NT2</Pijler><Stand>TE_VOLGEN</Stand><Aanbodvorm>DIGITAAL</Aanbodvorm>"
    "<Periode><Begin>2026-01-05</Begin><Einde>2026-06-30</Einde></Periode></Onderdeel>"
    "<Onderdeel><Pijler>VDAB_ACTIRIS</Pijler><Stand>VRIJGESTELD</Stand>"
    "<RedenVrijstelling>werkt &amp; studeert</RedenVrijstelling></Onderdeel>";

std::string plan(const std::string& vorm = "LINEAIR", const std::string& onderdelen = onderdeel,
                 const std::string& bepaald = "2026-01-20") {
    return "<u:Inburgeringsplan><DatumOpgemaakt>2026-01-02</DatumOpgemaakt><Vorm>" + vorm +
           "</Vorm><DatumOnderdelenBepaald>" + bepaald + "</DatumOnderdelenBepaald><Onderdelen>" +
           onderdelen + "</Onderdelen></u:Inburgeringsplan>";
}
std::string persoon(const std::string& insz, const std::string& inhoud = plan()) {
    return "<Persoon><INSZ>" + insz + "</INSZ>" + inhoud + "</Persoon>";
}

const Planlezer& lezer() {
    static const Planlezer een(true);
    return een;
}
Reden enige_reden(const std::string& bytes, const std::string& naam = "plannen") {
    const auto uit = lezer().lees(bytes, naam);
    REQUIRE(uit.gebreken.size() == 1);
    CHECK(uit.plannen.empty());
    return uit.gebreken.front().reden;
}

}  // namespace

TEST_CASE("A plan is read as it stands, element by element") {
    const auto uit = lezer().lees(begin + persoon("90722501478") + einde, "plannen");
    REQUIRE(uit.gebreken.empty());
    REQUIRE(uit.plannen.size() == 1);
    const kbi::Inburgeringsplan verwacht{
        .insz = Insz::parse("90722501478").value(),
        .datum_opgemaakt = "2026-01-02",
        .vorm = "LINEAIR",
        .datum_onderdelen_bepaald = "2026-01-20",
        .onderdelen = {
            {"NT2", "TE_VOLGEN", std::nullopt, "DIGITAAL", "2026-01-05", "2026-06-30"},
            {"VDAB_ACTIRIS", "VRIJGESTELD", "werkt & studeert", std::nullopt, std::nullopt, std::nullopt}}};
    CHECK(uit.plannen.front().plan == verwacht);
}

TEST_CASE("A file may be one plan by itself, named after its person, and prefixes may be anything") {
    auto los = plan();
    los.insert(std::string("<u:Inburgeringsplan").size(),
               " xmlns:u=\"http://isi-gateway.example/inburgering/uitbreiding/v1\"");
    CHECK(lezer().lees(los, "90722501478").plannen.size() == 1);
    CHECK(enige_reden(los, "plan") == Reden::insz_ongeldig);
    auto anders = begin + persoon("90722501478") + einde;
    for (std::size_t i = 0; (i = anders.find("u:", i)) != std::string::npos; ++i) anders.replace(i, 2, "q:");
    anders.replace(anders.find("xmlns:u="), 8, "xmlns:q=");
    CHECK(
        lezer().lees("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- x -->" + anders, "plannen").plannen.size() ==
        1);
}

TEST_CASE("One bad plan does not spoil the file, and is told by its place") {
    const auto uit = lezer().lees(
        begin + persoon("90722501478") + persoon("90722501479") + persoon("96610100184") + einde, "x");
    CHECK(uit.plannen.size() == 2);
    REQUIRE(uit.gebreken.size() == 1);
    CHECK(uit.gebreken.front().reden == Reden::insz_ongeldig);
    CHECK(uit.gebreken.front().plaats == 2);
}

TEST_CASE("What is not a plan of the schema is refused with its reason") {
    CHECK(enige_reden("") == Reden::geen_xml);
    CHECK(enige_reden("<a>") == Reden::geen_xml);
    CHECK(enige_reden("<!DOCTYPE a [<!ENTITY b 'c'>]>" + begin + persoon("90722501478") + einde) ==
          Reden::geen_xml);
    CHECK(enige_reden("<a/>") == Reden::geen_plannen);
    CHECK(enige_reden("<u:Inburgeringsplannen xmlns:u=\"urn:x\"/>") == Reden::geen_plannen);
    CHECK(enige_reden(begin + "<Persoon>" + plan() + "</Persoon>" + einde) == Reden::geen_insz);
    CHECK(enige_reden(begin + persoon("90722501478", "") + einde) == Reden::schema);
    CHECK(enige_reden(begin + persoon("90722501478", plan("LINEAIR", "")) + einde) == Reden::schema);
    CHECK(enige_reden(begin + persoon("90722501478", plan("LINEAIR", onderdeel, "gisteren")) + einde) ==
          Reden::schema);
    CHECK(enige_reden(begin + persoon("90722501478", plan("LINEAIR", onderdeel, "2026-02-30")) + einde) ==
          Reden::datum);
    CHECK(enige_reden(begin + persoon("90722501478", plan("LINEAIR", onderdeel, "2026-00-00")) + einde) ==
          Reden::datum);
    const std::string vreemd = onderdeel + "<Iets/>";
    CHECK(enige_reden(begin + persoon("90722501478", plan("LINEAIR", vreemd)) + einde) == Reden::schema);
    auto om = onderdeel;
    om.replace(om.find("2026-06-30"), 10, "2026-01-04");
    CHECK(enige_reden(begin + persoon("90722501478", plan("LINEAIR", om)) + einde) == Reden::datum);
    CHECK(lezer().lees(begin + einde, "x").gebreken.empty());
}

TEST_CASE("A made-up number is taken everywhere but in production") {
    const Planlezer prod(false);
    CHECK(prod.lees(begin + persoon("90722501478") + einde, "x").gebreken.front().reden ==
          Reden::insz_verzonnen);
    CHECK(prod.lees(begin + persoon("85073003328") + einde, "x").plannen.size() == 1);
}

TEST_CASE("A code that no list has is kept and told") {
    const auto uit = lezer().lees(begin + persoon("90722501478", plan("SPIRAAL")) + einde, "x");
    REQUIRE(uit.plannen.size() == 1);
    CHECK(uit.plannen.front().plan.vorm == "SPIRAAL");
    REQUIRE(uit.gebreken.size() == 1);
    CHECK(uit.gebreken.front().reden == Reden::onbekende_code);
    CHECK(uit.gebreken.front().element == "Vorm");
}

TEST_CASE("Terms are counted by how they stand and how long, and never twice") {
    using kbi::Termijn;
    termijnen::Overzicht overzicht("2026-06-01");
    const auto termijn = [](Termijn::Stand stand, const char* uiterste,
                            std::optional<std::string> voldaan = {}) {
        return Termijn{Termijn::Soort::contract_90, "2026-01-01", uiterste, std::move(voldaan), stand};
    };
    overzicht.tel(std::vector<Termijn>{});
    for (const auto* dag : {"2026-06-01", "2026-06-08", "2026-06-09", "2026-07-01", "2026-07-02"})
        overzicht.tel({termijn(Termijn::Stand::lopend, dag)});
    for (const auto* dag : {"2026-05-31", "2026-05-02", "2026-05-01", "2026-03-03", "2026-03-02"})
        overzicht.tel({termijn(Termijn::Stand::overschreden, dag)});
    overzicht.tel({termijn(Termijn::Stand::overschreden, "2026-05-01", "2026-05-03")});
    overzicht.tel({termijn(Termijn::Stand::geschorst, "2026-06-01")});
    CHECK(overzicht.overschreden() == 5);
    const auto csv = overzicht.csv();
    for (const auto* regel :
         {"LOPEND;5", "LOPEND_7;2", "LOPEND_30;4", "GESCHORST;1", "OVERSCHREDEN;5", "OVERSCHREDEN_30;3",
          "OVERSCHREDEN_90;1", "OVERSCHREDEN_VOLDAAN;1", "VOLDAAN;0", "ONBEKEND;0"})
        CHECK(csv.find(std::string("CONTRACT_90;") + regel + "\n") != std::string::npos);
    CHECK(overzicht.tekst().find("12 dossiers") == std::string::npos);
    CHECK(overzicht.tekst().find("13 dossiers, 12 met termijnen, 5 personen") != std::string::npos);
    CHECK_FALSE(termijnen::is_open(termijn(Termijn::Stand::overschreden, "2026-05-01", "2026-05-03")));
    CHECK_FALSE(termijnen::is_open(termijn(Termijn::Stand::onbekend, "2026-05-01")));
    CHECK(termijnen::is_open(termijn(Termijn::Stand::geschorst, "2026-05-01")));
}
