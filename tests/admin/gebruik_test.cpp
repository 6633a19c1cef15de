// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "tools/admin/gebruik/rapport.hpp"

using namespace isi;
using namespace isi::gebruik;
using audit::Beslissing;
using audit::Gebeurtenis;
using audit::Record;

namespace {

Kalenderdag dag(const char* tekst) {
    const auto uit = lees_dag_of_maand(tekst, false);
    REQUIRE(uit);
    return *uit;
}
Periode periode(const char* van, const char* tot) {
    return {dag(van), lees_dag_of_maand(tot, true).value()};
}

/// `seconde` of the day in UTC.
Record vraag(const char* waar, std::int64_t seconde, const char* operatie = "GeefDossierKBI",
             const char* rol = "VDAB", const char* kbo = "0999001020") {
    Record uit;
    uit.tijdstip_us = (std::chrono::seconds{dag(waar).time_since_epoch()}.count() + seconde) * 1'000'000;
    uit.operatie = operatie;
    uit.rol = rol;
    uit.oin_eigenaar = kbo;
    uit.uitkomst = "GEGEVENS";
    return uit;
}

std::int64_t cel(const Rapport& rapport, const std::string& tabel, const std::string& rij,
                 const std::string& kolom) {
    for (const auto& t : rapport.tabellen)
        for (const auto& r : t.rijen)
            for (std::size_t i = 0; t.kop.sleutel == tabel && r.kop.sleutel == rij && i < r.cellen.size();
                 ++i)
                if (t.kolommen[i].sleutel == kolom) return r.cellen[i].waarde;
    FAIL("no cell " << tabel << ' ' << rij << ' ' << kolom);
    return -1;
}

Rapport rapport_van(const std::vector<Record>& records, const Periode& welke,
                    const std::map<std::string, std::string>& namen = {}) {
    Telling telling(welke.eerste, welke);
    for (const auto& record : records) telling.tel(record);
    return maak_rapport(telling, namen,
                        {.periode = welke, .niet_geteld = true, .werkdagen = {}, .ook_vrij = {}});
}

}  // namespace

TEST_CASE("two records of one request, about a number and the one that replaced it, are one exchange") {
    auto oud = vraag("2016-03-01", 36'000);
    oud.verzoek_id = {1};
    auto nieuw = oud, ander = oud;
    ander.verzoek_id = {2};
    const auto rapport = rapport_van({oud, nieuw, ander, oud}, periode("2016-01", "2016-12"));
    CHECK(cel(rapport, "maanden", "2016-03", "VDAB") == 3);
}

TEST_CASE("Easter falls where the almanacs have it") {
    // Earliest, latest and ordinary ones, as printed in the tables of the churches.
    for (const auto* zondag :
         {"1913-03-23", "1943-04-25", "1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27",
          "2019-04-21", "2024-03-31", "2025-04-20", "2038-04-25", "2100-03-28"})
        CHECK(pasen(std::chrono::year_month_day{dag(zondag)}.year()) == dag(zondag));
}

TEST_CASE("The working days of 2016 are those counted by hand, 253 in all") {
    constexpr std::array<int, 12> met_de_hand{20, 21, 22, 21, 20, 22, 20, 22, 22, 21, 20, 22};
    for (unsigned m = 1; m <= 12; ++m) {
        const auto ym = std::chrono::year{2016} / std::chrono::month{m};
        INFO("month " << m);
        CHECK(tel_werkdagen({ym / 1, ym / std::chrono::last}, {}) == met_de_hand[m - 1]);
    }
    CHECK(tel_werkdagen(periode("2016-01", "2016-12"), {}) == 253);
    CHECK(tel_werkdagen(periode("2016-01", "2016-12"), {dag("2016-07-11"), dag("2016-07-10")}) == 252);
    CHECK(tel_werkdagen(periode("2016-05-16", "2016-05-16"), {}) == 0);  // pinkstermaandag
    CHECK(tel_werkdagen(periode("2016-05-17", "2016-05-17"), {}) == 1);
}

TEST_CASE("A month or a day is read, and what is neither is refused") {
    CHECK(lees_dag_of_maand("2016-02", true) == dag("2016-02-29"));
    CHECK(lees_dag_of_maand("2016-02", false) == dag("2016-02-01"));
    CHECK(lees_dag_of_maand("2016-02-10", true) == dag("2016-02-10"));
    for (const auto* fout : {"", "2016", "2016-13", "2016-00", "2016-2", "2015-02-29", "2016-02-1", "2016/02",
                             "2016-02 10", "-016-02", "2016-+2", "2016-02-10 "})
        CHECK_FALSE(lees_dag_of_maand(fout, false));
}

TEST_CASE(
    "An exchange is an answered question for what the KBI holds, with or without data, and nothing else") {
    auto record = vraag("2016-05-10", 0);
    for (const auto& [operatie, weg] : {std::pair{"GeefDossierKBI", Weg::magda},
                                        {"GeefToeleidingen", Weg::magda},
                                        {"consultFile", Weg::ksz},
                                        {"consultAppointments", Weg::ksz}})
        for (const auto* uitkomst : {"GEGEVENS", "30001", "MSG00100"}) {
            record.operatie = operatie;
            record.uitkomst = uitkomst;
            CHECK(duid(record).wat == Wat::uitwisseling);
            CHECK(duid(record).weg == weg);
        }
    for (const auto* operatie :
         {"RegistreerToeleiding", "RegistreerInschrijving", "RegistreerUitschrijving", "requestAppointment",
          "registerInscription", "unregisterInscription", "listInscriptions"}) {
        record.operatie = operatie;
        CHECK(duid(record).wat == Wat::ander_bericht);
    }
    for (const auto* operatie : {"", "geefPersoon", "TestConnection", "GeefDossierKBI2"}) {
        record.operatie = operatie;
        CHECK(duid(record).wat == Wat::niets);
    }
    record.operatie = "consultFile";
    record.gebeurtenis = Gebeurtenis::geweigerd;
    record.beslissing = Beslissing::geweigerd;
    CHECK(duid(record).wat == Wat::geweigerd);
    record.beslissing = Beslissing::mislukt;
    CHECK(duid(record).wat == Wat::mislukt);
    record.gebeurtenis = Gebeurtenis::beheer;
    CHECK(duid(record).wat == Wat::niets);
}

TEST_CASE("Every operation of the two published contracts is known to the count, with its road") {
    const std::regex operatie("operation name=\"([A-Za-z]+)");
    std::set<std::string> gezien;
    for (const auto& [bestand, weg] :
         {std::pair{"kbi-magda.wsdl", Weg::magda}, {"civicintegration-v1.wsdl", Weg::ksz}}) {
        std::ifstream in(std::string(ISI_SOURCE_DIR "/wsdl/kbi/") + bestand);
        const std::string wsdl{std::istreambuf_iterator<char>(in), {}};
        for (auto i = std::sregex_iterator(wsdl.begin(), wsdl.end(), operatie); i != std::sregex_iterator();
             ++i) {
            const auto naam = (*i)[1].str();
            INFO(naam);
            const auto duiding = duid(vraag("2016-05-10", 0, naam.c_str()));
            CHECK((duiding.wat == Wat::niets) == (naam == "TestConnection"));
            if (duiding.wat != Wat::niets) CHECK(duiding.weg == weg);
            gezien.insert(naam);
        }
    }
    CHECK(gezien.size() >= 12);
}

TEST_CASE("A question is of the month that it is in Belgium, in winter and in summer") {
    const auto rapport =
        rapport_van({vraag("2015-12-31", 23 * 3600 - 1),                                  // 2015
                     vraag("2015-12-31", 23 * 3600), vraag("2016-01-31", 23 * 3600 - 1),  // jan
                     vraag("2016-01-31", 23 * 3600),                                      // feb
                     vraag("2016-06-30", 22 * 3600 - 1),                                  // jun
                     vraag("2016-06-30", 22 * 3600),                                      // jul
                     vraag("2016-12-31", 23 * 3600)},                                     // 2017
                    periode("2016-01", "2016-12"));
    CHECK(cel(rapport, "maanden", "2016-01", "VDAB") == 2);
    CHECK(cel(rapport, "maanden", "2016-02", "VDAB") == 1);
    CHECK(cel(rapport, "maanden", "2016-06", "VDAB") == 1);
    CHECK(cel(rapport, "maanden", "2016-07", "VDAB") == 1);
    CHECK(cel(rapport, "maanden", "totaal", "totaal") == 5);
}

TEST_CASE(
    "What lies before the period counts in the table of years only, also in the month where it begins") {
    const auto welke = periode("2016-02-10", "2016-03");
    Telling telling(dag("2015-01-01"), welke);
    for (const auto* waar : {"2015-06-01", "2016-01-05", "2016-02-09", "2016-02-10", "2016-03-31"})
        telling.tel(vraag(waar, 43200));
    const auto rapport =
        maak_rapport(telling, {}, {.periode = welke, .jaren_vanaf = 2015, .werkdagen = {}, .ook_vrij = {}});
    CHECK(cel(rapport, "maanden", "2016-02", "VDAB") == 1);
    CHECK(cel(rapport, "maanden", "totaal", "totaal") == 2);
    CHECK(cel(rapport, "jaren", "2015", "totaal") == 1);
    CHECK(cel(rapport, "jaren", "2016", "totaal") == 4);
    CHECK(cel(rapport, "jaren", "2016-2015", "totaal") == 3);
    CHECK(cel(rapport, "werkdagen", "2016-02", "werkdagen") == 14);
}

TEST_CASE("One OCMW stands under its own name; more stand together, and each with its road") {
    const std::map<std::string, std::string> namen{{"0999001020", "OCMW Gent"}};
    auto een = vraag("2016-05-10", 0, "GeefDossierKBI", "OCMW", "0999001020");
    auto ander = vraag("2016-05-10", 0, "consultFile", "OCMW", "0999000128");
    const auto alleen = rapport_van({een}, periode("2016-05", "2016-05"), namen);
    CHECK(alleen.tabellen.front().kolommen.front().tekst == "OCMW Gent");
    const auto samen = rapport_van({een, ander, ander}, periode("2016-05", "2016-05"), namen);
    CHECK(samen.tabellen.front().kolommen.front().tekst == "OCMW");
    CHECK(cel(samen, "maanden", "2016-05", "OCMW") == 3);
    CHECK(cel(samen, "wegen", "0999001020", "MAGDA") == 1);
    CHECK(cel(samen, "wegen", "0999001020", "KSZ") == 0);
    CHECK(cel(samen, "wegen", "0999000128", "KSZ") == 2);
    CHECK(cel(samen, "wegen", "totaal", "totaal") == 3);
}

TEST_CASE("What is refused, failed or of another kind is in no table but its own") {
    auto geweigerd = vraag("2016-05-10", 0);
    geweigerd.gebeurtenis = Gebeurtenis::geweigerd;
    geweigerd.beslissing = Beslissing::geweigerd;
    auto mislukt = vraag("2016-05-10", 0);
    mislukt.beslissing = Beslissing::mislukt;
    const auto rapport = rapport_van(
        {geweigerd, mislukt, vraag("2016-05-10", 0, "RegistreerToeleiding"), vraag("2016-05-10", 0)},
        periode("2016-05", "2016-05"));
    CHECK(cel(rapport, "maanden", "totaal", "totaal") == 1);
    CHECK(cel(rapport, "niet_geteld", "0999001020", "geweigerd") == 1);
    CHECK(cel(rapport, "niet_geteld", "0999001020", "mislukt") == 1);
    CHECK(cel(rapport, "niet_geteld", "0999001020", "andere") == 1);
}

TEST_CASE(
    "DISCIMUS: automatic and manual by outcome, shares computed and not rounded to what one hopes for") {
    std::vector<Record> records;
    const auto bevraag = [&](const char* wijze, const char* uitkomst, int hoe_vaak) {
        auto record = vraag("2016-05-10", 0, "kbi discimus");
        record.gebeurtenis = Gebeurtenis::beheer;
        record.doel = wijze;
        record.uitkomst = uitkomst;
        records.insert(records.end(), static_cast<std::size_t>(hoe_vaak), record);
    };
    bevraag("AUTOMATISCH", "INGESCHREVEN", 6642);  // 12.989 in all, as the ministry counted them in 2016
    bevraag("MANUEEL", "INGESCHREVEN", 350);
    bevraag("AUTOMATISCH", "UITGESCHREVEN", 1058);
    bevraag("MANUEEL", "UITGESCHREVEN", 56);
    bevraag("AUTOMATISCH", "NIET_INGESCHREVEN", 4640);
    bevraag("MANUEEL", "NIET_INGESCHREVEN", 243);
    bevraag("MANUEEL", "GEEN_ANTWOORD", 3);
    const auto rapport = rapport_van(records, periode("2016-01", "2016-12"));
    CHECK(cel(rapport, "discimus", "totaal", "INGESCHREVEN") == 6992);
    CHECK(cel(rapport, "discimus", "totaal", "UITGESCHREVEN") == 1114);
    CHECK(cel(rapport, "discimus", "totaal", "NIET_INGESCHREVEN") == 4883);
    CHECK(cel(rapport, "discimus", "totaal", "totaal") == 12989);
    CHECK(cel(rapport, "discimus", "AUTOMATISCH", "aandeel") == 950);
    CHECK(cel(rapport, "discimus", "aandeel", "INGESCHREVEN") == 538);
    CHECK(cel(rapport, "discimus", "aandeel", "UITGESCHREVEN") == 86);
    CHECK(cel(rapport, "discimus", "aandeel", "NIET_INGESCHREVEN") == 376);
    CHECK(als_tekst(rapport).find("Zonder antwoord bleven 3 bevragingen") != std::string::npos);
}

TEST_CASE("Numbers are written as in Dutch, in CSV as machines read them") {
    CHECK(getal(0) == "0");
    CHECK(getal(999) == "999");
    CHECK(getal(1000) == "1.000");
    CHECK(getal(18'498'776) == "18.498.776");
    CHECK(getal(-833'645) == "-833.645");
    CHECK(getal(-999) == "-999");
    CHECK(tekst(aandeel(1, 3)) == "33,3%");
    CHECK(tekst(aandeel(1, 1)) == "100,0%");
    CHECK(tekst(aandeel(0, 0)).empty());
    const auto csv = als_csv(rapport_van({vraag("2016-05-10", 0)}, periode("2016-05", "2016-05")));
    CHECK(csv.find("maanden;2016-05;VDAB;1\n") != std::string::npos);
}

TEST_CASE("A name cannot become markup, an attribute or a formula") {
    const std::string boos = "=\"><script>alert(1)</script>'&;\n";
    auto record = vraag("2016-05-10", 0, "GeefDossierKBI", boos.c_str(), boos.c_str());
    auto ocmw = vraag("2016-05-10", 0, "consultFile", "OCMW", "=1+2");
    const auto rapport = rapport_van({record, ocmw}, periode("2016-05", "2016-05"), {{"=1+2", boos}});
    const auto html = als_html(rapport);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;") != std::string::npos);
    const auto csv = als_csv(rapport);
    CHECK(csv.find("\n=") == std::string::npos);
    CHECK(csv.find(";=") == std::string::npos);
    CHECK(csv.find(";\"'=\"\"><script>alert(1)</script>'&;\n\";1\n") != std::string::npos);
    CHECK(csv.find(";'=1+2;KSZ;1\n") != std::string::npos);
}

TEST_CASE("The page asks the network for nothing") {
    auto html = als_html(rapport_van({vraag("2016-05-10", 0)}, periode("2016-05", "2016-05")));
    for (const auto* woord :
         {"<script", "<link", "<img", "src=", "href=", "url(", "@import", "onload", "<iframe"})
        CHECK(html.find(woord) == std::string::npos);
    const std::string naamruimte = "xmlns=\"http://www.w3.org/2000/svg\"";  // a name, fetched by nobody
    html.erase(html.find(naamruimte), naamruimte.size());
    for (const auto* adres : {"http:", "https:", "//"}) CHECK(html.find(adres) == std::string::npos);
}

TEST_CASE("A bar is as high as its parts say, and every part is named") {
    const Staven staven{"titel", {"A", "B"}, {{"jan/16", {300, 100}}, {"feb/16", {0, 0}}}};
    const auto svg = als_svg(staven);
    CHECK(svg.find("height=\"240.00\"") != std::string::npos);  // 300 of a scale to 400 on 320
    CHECK(svg.find("height=\"80.00\"") != std::string::npos);
    CHECK(svg.find("<title>jan/16 A: 300</title>") != std::string::npos);
    CHECK(svg.find("feb/16 A") == std::string::npos);
    CHECK(als_svg({"leeg", {}, {}}).find("</svg>") != std::string::npos);
}
