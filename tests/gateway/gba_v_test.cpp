// SPDX-License-Identifier: GPL-3.0-or-later
// What the import of persoonslijsten puts in, as the front door gives it out.
#include "admin/gba_v.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "gateway/sleutels/sleutels.hpp"
#include "huisproef.hpp"
#include "tools/admin/import/inlezen.hpp"

using namespace isi;
using namespace isi::proef;

namespace {

gba_v::Rapport importeer(Huisproef& huis, const std::string& csv, const char* peildatum = "2026-03-01") {
    std::istringstream in(csv);
    gba_v::Afwijzingen afwijzingen;
    const auto pepper = sleutels::load_pepper(huis.pad("geheim/pepper"));
    return gba_v::lees_in(in, huis.store(),
                          {.peildatum = *OnvolledigeDatum::parse(peildatum),
                           .hash = [&](const Bsn& bsn) { return sleutels::hash_bsn(pepper, bsn); }},
                          afwijzingen);
}

std::string blad(const Huisproef& huis, const std::string& bsn) {
    return vraag_groningen(huis, "geefPersoon", "<isi:wet>WI2007</isi:wet><isi:bsn>" + bsn + "</isi:bsn>");
}

}  // namespace

TEST_CASE(
    "Impossible and incomplete dates go in through the import and come out of the front door unchanged") {
    Huisproef huis;
    const std::map<std::string, std::string> dagen{{"999998560", "19670230"},
                                                   {"999998572", "19821291"},
                                                   {"999998584", "19660013"},
                                                   {"999998596", "19670000"},
                                                   {"999998602", "00000000"}};
    std::vector<Regel> regels;
    for (const auto& [bsn, dag] : dagen) {
        regels.push_back(gba_v_persoon(bsn));
        regels.back()["01.03.10"] = dag;
        regels.back()["08.14.20"] = "20070231";
    }
    importeer(huis, gba_v_bestand(regels));
    for (const auto& [bsn, dag] : dagen) {
        INFO(dag);
        const auto xml = blad(huis, bsn);
        CHECK(lees(xml, "geboortedatum") == dag.substr(0, 4) + '-' + dag.substr(4, 2) + '-' + dag.substr(6));
        CHECK(lees(xml, "datumVestigingInNederland") == "2007-02-31");
    }
}

TEST_CASE("A person of the import as the sheet shows it: law, duty, nationality, place, herkomst, geheim") {
    Huisproef huis;
    auto regel = gba_v_persoon("999998560");
    regel["01.03.20"] = "1651";
    regel["07.70.10"] = "7";
    regel["08.83.10"] = "081160";
    importeer(huis, gba_v_bestand({regel}));
    const auto xml = blad(huis, "999998560");
    for (const auto* deel :
         {"<isi:code>ACTIEF</isi:code>", "<isi:code>PLICHTIG</isi:code>", "Mexicaanse", "Mexico",
          "<isi:geboorteplaats>Eemsmond</isi:geboorteplaats>", "<isi:code>7</isi:code>",
          "<isi:indicatieBetrouwbaarAdres>false</isi:indicatieBetrouwbaarAdres>"}) {
        INFO(deel);
        CHECK(xml.find(deel) != std::string::npos);
    }
}

TEST_CASE(
    "Every person of the RvIG set that Groningen may see has a sheet that is valid by the published XSD") {
    Huisproef huis;
    std::ifstream csv(ISI_SOURCE_DIR "/data/brp/testset-persoonslijsten-gba-v-20220502.csv");
    importeer(huis, {std::istreambuf_iterator<char>(csv), {}});
    // The two whose first nationality row has ended, Dutch since 1993: naturalised, so ISI definitief.
    const auto xml = vraag_groningen(
        huis, "zoekPersonen",
        "<isi:wet>WI2007</isi:wet><isi:geboortedatumVanaf>1959-01-13</isi:geboortedatumVanaf>");
    CHECK(lees(xml, "totaal") == "2");
    CHECK(xml.find("ACTIEF") == std::string::npos);
    CHECK(blad(huis, lees(xml, "bsn")).find("DEFINITIEF") != std::string::npos);
}

TEST_CASE("Who died under Wi2007 is gone but for geefWet") {
    Huisproef huis;
    const std::string bsn = "999998560";
    auto regel = gba_v_persoon(bsn);
    importeer(huis, gba_v_bestand({regel}));
    REQUIRE(blad(huis, bsn).find("<isi:naam>Maria Proef</isi:naam>") != std::string::npos);
    for (const auto* element : {"06.08.10", "06.86.10", "07.67.10"}) regel[element] = "20260115";
    regel["07.67.20"] = "O";
    const auto rapport = importeer(huis, gba_v_bestand({regel}));
    CHECK(rapport("store", "verwijderd") == 1);
    CHECK(rapport("overleden", "grafsteen") == 1);
    CHECK(blad(huis, bsn).find("nietsGevonden") != std::string::npos);
    const auto wet = vraag_groningen(huis, "geefWet", "<isi:bsn>" + bsn + "</isi:bsn>");
    CHECK(lees(wet, "wet") == "WI2007");
    CHECK(lees(wet, "overleden") == "true");
    CHECK(lees(wet, "gegevensInTeZien") == "false");
}
