// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include "gateway/audit/audit.hpp"
#include "gateway/config.hpp"
#include "werkmap.hpp"

// The use of 2016 played again at 1:1000 through the audit's own writer, and read back through the program.

using namespace isi;
using isi::proef::admin;
using isi::proef::bevat;
using isi::proef::lees;
using isi::proef::run;
using isi::proef::Werkmap;

namespace {

using Tabel = std::map<std::string, std::map<std::string, std::int64_t>>;  // [row][column]

std::vector<std::string> splits(const std::string& regel) {
    std::vector<std::string> uit;
    std::istringstream stroom(regel);
    for (std::string deel; std::getline(stroom, deel, ';');) uit.push_back(deel);
    return uit;
}

/// The ministry's table, in whole exchanges.
Tabel lees_bron() {
    std::ifstream in(ISI_SOURCE_DIR "/tests/admin/data/kbi-uitwisselingen-2016.csv");
    std::string regel;
    REQUIRE(std::getline(in, regel));
    const auto koppen = splits(regel);
    Tabel uit;
    while (std::getline(in, regel)) {
        const auto delen = splits(regel);
        for (std::size_t i = 1; i < delen.size(); ++i) uit[delen[0]][koppen[i]] = std::stoll(delen[i]);
    }
    REQUIRE(uit.size() == 14);
    return uit;
}

/// One in a thousand, so divided that the whole is the rounded whole: the largest remainders go up.
Tabel verklein(const Tabel& bron) {
    struct Rest {
        std::int64_t rest;
        std::int64_t* cel;
    };
    Tabel uit;
    std::vector<Rest> resten;
    std::int64_t som = 0, som_klein = 0;
    for (const auto& [rij, kolommen] : bron)
        for (const auto& [kolom, n] : kolommen) {
            auto& cel = uit[rij][kolom] = n / 1000;
            resten.push_back({n % 1000, &cel});
            som += n;
            som_klein += n / 1000;
        }
    std::ranges::sort(resten, std::greater{}, &Rest::rest);
    for (std::size_t i = 0; som_klein < (som + 500) / 1000; ++i, ++som_klein) ++*resten[i].cel;
    return uit;
}

const std::map<std::string, std::string> nummers{{"OCMW", "0999001020"},
                                                 {"VMSW", "0999001119"},
                                                 {"VDAB", "0999001218"},
                                                 {"CVO_CBE", "0999001317"},
                                                 {"AHOVOKS", "0999001416"}};

std::int64_t moment(const std::string& rij, std::int64_t hoeveelste) {
    const int jaar = std::stoi(rij.substr(0, 4));
    const auto maand =
        rij.size() > 4 ? std::stoul(rij.substr(5)) : static_cast<unsigned long>(hoeveelste % 12 + 1);
    const std::chrono::sys_days dag{std::chrono::year{jaar} /
                                    std::chrono::month{static_cast<unsigned>(maand)} /
                                    std::chrono::day{static_cast<unsigned>(hoeveelste % 28 + 1)}};
    return std::chrono::microseconds{dag.time_since_epoch()}.count() + 43'200'000'000 + hoeveelste;
}

std::vector<audit::Record> maak_records(const Tabel& tabel) {
    std::vector<audit::Record> uit;
    for (const auto& [rij, kolommen] : tabel)
        for (const auto& [kolom, aantal] : kolommen)
            for (std::int64_t i = 0; i < aantal; ++i) {
                audit::Record record;
                record.tijdstip_us = moment(rij, i);
                record.operatie = i % 9 == 0 ? "GeefToeleidingen" : "GeefDossierKBI";
                record.rol = kolom;
                record.oin_eigenaar = nummers.at(kolom);
                record.betrokkene = Insz::parse("90722500191");
                record.gebruiker = Insz::parse("96610100184");
                record.uitkomst = i % 3 == 0 ? "30001" : "GEGEVENS";
                record.geleverd = i % 3 != 0;
                record.http_status = 200;
                uit.push_back(std::move(record));
            }
    return uit;
}

/// Around it, what must not be counted: of the other half, refused, and out of the years.
void voeg_ruis_toe(std::vector<audit::Record>& records) {
    const auto bron = records;
    const auto einde = std::prev(bron.end());  // of December 2016
    for (int i = 0; i < 100; ++i) {
        auto record = *(einde - i * 7);
        record.operatie = "geefPersoon";
        records.push_back(record);
        record.operatie = "GeefDossierKBI";
        record.gebeurtenis = audit::Gebeurtenis::geweigerd;
        record.beslissing = audit::Beslissing::geweigerd;
        record.uitkomst = "40003";
        records.push_back(record);
        record = *(einde - i * 5);
        record.tijdstip_us += 400'000'000LL * 1'000'000;  // twelve years on
        records.push_back(record);
    }
}

void schrijf_records(const audit::Instellingen& instellingen, const std::vector<audit::Record>& records) {
    const auto schrijver = audit::open_schrijver(instellingen);
    std::atomic<std::size_t> goed{0};
    for (const auto& record : records)
        while (!schrijver->submit({record}, [&](bool geschreven) { goed += geschreven ? 1U : 0U; }))
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    schrijver->stop();
    REQUIRE(goed == records.size());
}

void schrijf_discimus(audit::Instellingen instellingen) {
    std::vector<audit::Record> records;
    const auto bevraag = [&](const char* wijze, const char* uitkomst, int hoe_vaak) {
        for (int i = 0; i < hoe_vaak; ++i) {
            auto& record = records.emplace_back();
            record.gebeurtenis = audit::Gebeurtenis::beheer;
            record.tijdstip_us = moment("2016", i);
            record.operatie = "kbi discimus";
            record.doel = wijze;
            record.uitkomst = uitkomst;
            record.betrokkene = Insz::parse("90722500191");
        }
    };
    bevraag("AUTOMATISCH", "INGESCHREVEN", 66);  // 12.989 at 1:100, 95% automatic
    bevraag("AUTOMATISCH", "UITGESCHREVEN", 11);
    bevraag("AUTOMATISCH", "NIET_INGESCHREVEN", 46);
    bevraag("MANUEEL", "INGESCHREVEN", 4);
    bevraag("MANUEEL", "NIET_INGESCHREVEN", 3);
    instellingen.node += "-beheer";
    schrijf_records(instellingen, records);
}

std::map<std::string, Tabel> lees_csv(const std::string& csv) {
    std::map<std::string, Tabel> uit;
    std::istringstream stroom(csv);
    std::string regel;
    REQUIRE((std::getline(stroom, regel) && regel == "tabel;rij;kolom;waarde"));
    while (std::getline(stroom, regel)) {
        const auto delen = splits(regel);
        if (delen.size() == 4 && delen[3].find('.') == std::string::npos)
            uit[delen[0]][delen[1]][delen[2]] = std::stoll(delen[3]);
    }
    return uit;
}

/// Made once: the sections below only read it.
struct Opstelling {
    Werkmap map;
    std::string config;
    Tabel klein;
    Opstelling() {
        REQUIRE(admin("sandbox init " + map.pad().string()).afloop == 0);
        config = " --config " + (map / "gateway.toml").string();
        REQUIRE(admin("org add --naam 'OCMW Gent' --kbo 0999001020" + config).afloop == 0);
        klein = verklein(lees_bron());
        auto records = maak_records(klein);
        voeg_ruis_toe(records);
        const auto instellingen = load_config((map / "gateway.toml").string()).audit;
        schrijf_records(instellingen, records);
        schrijf_discimus(instellingen);
    }
};

const Opstelling& opstelling() {
    static const Opstelling eenmalig;
    return eenmalig;
}

std::string rapport(const std::string& opties) {
    const auto uit = admin("report gebruik --van 2016-01 --tot 2016-12 " + opties + opstelling().config);
    INFO(uit.tekst);
    REQUIRE(uit.afloop == 0);
    return uit.tekst;
}

}  // namespace

TEST_CASE("The shares of 2016 come back from the audit, month by month and partner by partner") {
    const auto& s = opstelling();
    const auto tabellen = lees_csv(rapport("--jaren-vanaf 2014 --formaat csv"));
    const auto& maanden = tabellen.at("maanden");
    std::int64_t alles = 0;
    for (const auto& [rij, kolommen] : s.klein)
        if (rij.size() == 7)
            for (const auto& [kolom, aantal] : kolommen) {
                CHECK(maanden.at(rij).at(kolom) == aantal);
                alles += aantal;
            }
    CHECK(maanden.at("totaal").at("totaal") == alles);

    // The shares as the ministry's own totals have them, 18.498.776 in all.
    const std::map<std::string, double> aandeel{
        {"OCMW", 1.05}, {"VMSW", 6.99}, {"VDAB", 4.76}, {"CVO_CBE", 65.83}, {"AHOVOKS", 21.38}};
    for (const auto& [kolom, procent] : aandeel)
        CHECK(100.0 * static_cast<double>(maanden.at("totaal").at(kolom)) / static_cast<double>(alles) ==
              Approx(procent).margin(0.05));
    CHECK(alles == Approx(18'499).margin(3));
    CHECK(maanden.at("2016-09").at("totaal") == Approx(2'625).margin(3));
}

TEST_CASE("The difference that the ministry's table misprints is computed") {
    const auto jaren = lees_csv(rapport("--jaren-vanaf 2014 --formaat csv")).at("jaren");
    CHECK(jaren.at("2014").at("OCMW") == 0);
    CHECK(jaren.at("2015").at("totaal") == Approx(12'430).margin(2));
    CHECK(jaren.at("2016-2015").at("CVO_CBE") == Approx(5'290).margin(3));  // printed there: 5.209
    CHECK(jaren.at("2016-2015").at("VMSW") == Approx(-834).margin(3));
    std::int64_t som = 0;
    for (const auto& [kolom, verschil] : jaren.at("2016-2015")) som += kolom == "totaal" ? 0 : verschil;
    CHECK(jaren.at("2016-2015").at("totaal") == som);
}

TEST_CASE("Per working day, by 253 counted days or by the operator's own") {
    const auto dagen = lees_csv(rapport("--formaat csv")).at("werkdagen");
    CHECK(dagen.at("totaal").at("werkdagen") == 253);
    CHECK(dagen.at("totaal").at("per_werkdag") == 73);
    const auto eigen = lees_csv(rapport("--formaat csv --werkdagen 240")).at("werkdagen");
    CHECK(eigen.at("totaal").at("per_werkdag") == 77);  // "meer dan 77.000" in the ministry's answer
    CHECK(eigen.size() == 1);
    CHECK(lees_csv(rapport("--formaat csv --vrij 2016-07-11")).at("werkdagen").at("totaal").at("werkdagen") ==
          252);
}

TEST_CASE("DISCIMUS: 54, 8,5 and 37,5 percent, 95 of them automatic") {
    auto tekst = rapport("");
    const auto dubbel = [](char a, char b) { return a == ' ' && b == ' '; };
    tekst.erase(std::unique(tekst.begin(), tekst.end(), dubbel), tekst.end());
    INFO(tekst);
    CHECK(bevat(tekst, "\nautomatisch 66 11 46 123 94,6%\n"));
    CHECK(bevat(tekst, "\ntotaal 70 11 49 130 100,0%\n"));
    CHECK(bevat(tekst, "\naandeel 53,8% 8,5% 37,7% 100,0%\n"));
}

TEST_CASE("The text has the ministry's form") {
    const auto tekst = rapport("--jaren-vanaf 2014");
    INFO(tekst);
    CHECK(bevat(tekst, "maand   OCMW Gent   VMSW  VDAB  CVO/CBE  AHOVOKS  Totaal\n"));
    CHECK(bevat(tekst, "\nmrt/16         15    193     4      929      257   1.398\n"));
    CHECK(bevat(tekst, "\n2016 tov 2015 "));
    CHECK(bevat(tekst, "totaal"));
    CHECK_FALSE(bevat(tekst, "90722500191"));
}

TEST_CASE("A column per partner, and what was not counted, when asked for") {
    const auto tabellen = lees_csv(rapport("--formaat csv --per-partner --niet-geteld"));
    CHECK(tabellen.at("maanden").at("totaal").at("0999001020") == 194);
    CHECK(tabellen.at("niet_geteld").at("totaal").at("geweigerd") > 0);
    CHECK(lees_csv(rapport("--formaat csv")).count("niet_geteld") == 0);
}

TEST_CASE("The page is well-formed, and no key of the audit is needed for any of it") {
    const auto& s = opstelling();
    namespace fs = std::filesystem;
    fs::rename(s.map / "geheim/audit-sleutel", s.map / "weg");
    const auto bestand = s.map / "gebruik.html";
    CHECK(bevat(rapport("--formaat html --uit " + bestand.string()), "written: "));
    fs::rename(s.map / "weg", s.map / "geheim/audit-sleutel");
    CHECK(bevat(lees(bestand), "<title>sep/16 CVO/CBE: 2.081</title>"));
    CHECK(run("xmllint --nonet --noout " + bestand.string()).afloop == 0);
}

TEST_CASE("report gebruik refuses what cannot be and says which option") {
    const auto& s = opstelling();
    const auto probeer = [&](const std::string& opties) {
        const auto uit = admin("report gebruik " + opties + s.config);
        CHECK(uit.afloop == 2);
        return uit.tekst;
    };
    CHECK(bevat(probeer("--van 2016-13 --tot 2016-12"), "--van must be"));
    CHECK(bevat(probeer("--van 2016-02 --tot 2016-01"), "--tot lies before"));
    CHECK(bevat(probeer("--van 2016-02 --tot 2016-03 --jaren-vanaf 2017"), "--jaren-vanaf"));
    CHECK(bevat(probeer("--van 2016-02 --tot 2016-03 --vrij morgen"), "--vrij"));
    CHECK(bevat(probeer("--van 2016-02 --tot 2016-03 --uit /bestaat/niet/x"), "does not exist"));
    probeer("--van 2016-02 --tot 2016-03 --formaat pdf");
    probeer("--van 2016-02");
    const auto leeg = admin("report gebruik --van 1999-01 --tot 1999-12" + s.config);
    CHECK(leeg.afloop == 0);
    CHECK(bevat(leeg.tekst, "jan/99"));
}
