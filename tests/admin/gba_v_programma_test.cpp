// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "gba_v.hpp"
#include "isi_store/brp_tabellen.hpp"
#include "isi_store/domein/datumgrens.hpp"
#include "isi_store/store.hpp"
#include "tools/admin/catalogus.hpp"
#include "werkmap.hpp"

using namespace isi;
using proef::bevat;
using proef::lees;
using proef::run;
using proef::rvig_bestand;
using proef::schrijf;
using proef::Werkmap;
namespace fs = std::filesystem;

namespace {

/// A sandbox whose store has been emptied: what the import needs and nothing else.
struct Opstelling {
    Werkmap map;
    std::string config;
    Opstelling() {
        REQUIRE(proef::admin("sandbox init " + map.pad().string() + " --peildatum 2026-03-01").afloop == 0);
        config = " --config " + (map / "gateway.toml").string();
        maak_leeg();
    }
    void maak_leeg() const {
        for (const auto* naam : {"store.db", "store.db-wal", "store.db-shm"}) fs::remove(map / naam);
        REQUIRE(proef::admin("store init" + config).afloop == 0);
    }
    [[nodiscard]] std::string opdracht(const std::string& bestand) const {
        return std::string{ISI_ADMIN} + " import gba-v " + bestand + " --peildatum 2026-03-01" + config;
    }
    [[nodiscard]] proef::Uitvoer importeer(const std::string& bestand, const std::string& opties = {}) const {
        return run(opdracht(bestand) + ' ' + opties);
    }
    [[nodiscard]] std::unique_ptr<Store> store(Openwijze wijze = Openwijze::lezen) const {
        return open_store((map / "store.db").string(), wijze);
    }
};

/// Every number of the file, as its text has them.
std::set<std::string> nummers() {
    std::set<std::string> uit;
    std::istringstream in(lees(rvig_bestand));
    for (std::string regel; std::getline(in, regel);)
        for (std::size_t van = 0, n = 0; n < 3 && van != std::string::npos; ++n) {
            const auto tot = regel.find(';', van);
            if (n == 2 && Bsn::parse(regel.substr(van, tot - van))) uit.insert(regel.substr(van, tot - van));
            van = tot == std::string::npos ? tot : tot + 1;
        }
    return uit;
}

std::vector<std::optional<Persoonsdossier>> personen(Store& store) {
    std::vector<std::optional<Persoonsdossier>> uit;
    for (const auto& nummer : nummers()) uit.push_back(store.find_dossier(Bsn::parse(nummer).value()));
    return uit;
}

}  // namespace

TEST_CASE("The report of the RvIG set is what an independent count and the agreed counts say") {
    const Opstelling s;
    const auto uit = s.importeer(rvig_bestand, "--rapport " + (s.map / "r.json").string() + " --afgewezen " +
                                                   (s.map / "a.csv").string());
    INFO(uit.tekst);
    REQUIRE(uit.afloop == 0);
    CHECK(bevat(uit.tekst, "imported"));
    const auto orakel = run("python3 " ISI_SOURCE_DIR "/tests/admin/gba_v_orakel.py " + rvig_bestand + ' ' +
                            (s.map / "r.json").string());
    CHECK(orakel.tekst == "the report is right\n");
    CHECK(orakel.afloop == 0);
    // The control: one person less in the report is found.
    auto rapport = lees(s.map / "r.json");
    rapport.replace(rapport.find("\"0518\": 174"), 11, "\"0518\": 173");
    schrijf(s.map / "fout.json", rapport);
    CHECK(run("python3 " ISI_SOURCE_DIR "/tests/admin/gba_v_orakel.py " + rvig_bestand + ' ' +
              (s.map / "fout.json").string())
              .afloop == 1);

    const auto afgewezen = lees(s.map / "a.csv");
    CHECK(bevat(afgewezen, "\n454;01.01.20;NUMMER;ELFPROEF;"));
    CHECK(bevat(afgewezen, "\n604;01.01.20;PERSOONSLIJST;GEEN_BSN;"));
    for (const auto& nummer : nummers()) CHECK_FALSE(bevat(afgewezen + uit.tekst, nummer));
    CHECK_FALSE(bevat(afgewezen, "010008579"));
    CHECK(bevat(proef::admin("store check" + s.config).tekst, "sound"));
    // Begun and done are on record.
    CHECK(bevat(proef::admin("audit verify" + s.config).tekst, "2 records"));
}

TEST_CASE("A second import changes nothing and says so") {
    const Opstelling s;
    REQUIRE(s.importeer(rvig_bestand).afloop == 0);
    const auto eerst = personen(*s.store());
    const auto weer = s.importeer(rvig_bestand);
    CHECK(bevat(weer.tekst, "ongewijzigd: "));
    CHECK(bevat(weer.tekst, "nieuw 0, ongewijzigd 680, verwijderd 0"));
    CHECK(personen(*s.store()) == eerst);
}

TEST_CASE("An import killed at any moment is finished by running it again, to the same register") {
    const Opstelling s;
    REQUIRE(s.importeer(rvig_bestand).afloop == 0);
    const auto heel = personen(*s.store());
    bool onderweg = false;
    for (const auto* na : {"0.05", "0.1", "0.15", "0.2", "0.3", "0.5"}) {
        INFO(na);
        s.maak_leeg();
        run("timeout -s KILL " + std::string{na} + ' ' + s.opdracht(rvig_bestand));
        const auto half = personen(*s.store());
        const auto er = std::count_if(half.begin(), half.end(), [](const auto& p) { return p.has_value(); });
        onderweg = onderweg || (er > 0 && half != heel);
        REQUIRE(s.importeer(rvig_bestand).afloop == 0);
        CHECK(personen(*s.store()) == heel);
        CHECK(proef::admin("store check" + s.config).afloop == 0);
    }
    if (!onderweg) WARN("no kill hit the import between its first and last commit");
}

TEST_CASE(
    "The term of a death by peildatum: tombstone, nothing; each counted, and a file that was there goes") {
    const Opstelling s;
    // A foreigner whose death the BRP took up on 2018-03-01 (WI2007).
    const auto op = [&](const char* dag) {
        const auto uit = run(std::string{ISI_ADMIN} + " import gba-v " + rvig_bestand + " --peildatum " +
                             dag + s.config + " --rapport " + (s.map / "r.json").string());
        REQUIRE(uit.afloop == 0);
        return lees(s.map / "r.json");
    };
    CHECK(bevat(op("2018-02-28"), "\"grafsteen\": 0"));
    const auto steen = op("2018-03-01");
    CHECK(bevat(steen, "\"grafsteen\": 1"));
    CHECK(bevat(op("2020-03-01"), "\"grafsteen\": 0"));
}

TEST_CASE(
    "Usage: what is no such file, a folder that is not there and a wrong day end with 2 and change nothing") {
    const Opstelling s;
    schrijf(s.map / "geen.csv", "bsn;naam\n1;2\n");
    const auto geen = s.importeer((s.map / "geen.csv").string());
    CHECK(geen.afloop == 2);
    CHECK(bevat(geen.tekst, "no column 01.01.10"));
    CHECK(s.importeer(rvig_bestand, "--rapport " + (s.map / "weg/r.json").string()).afloop == 2);
    CHECK(s.importeer(rvig_bestand, "--peildatum 2026-02-30").afloop == 2);
    CHECK(s.importeer((s.map / "bestaat-niet.csv").string()).afloop == 3);
    CHECK(proef::admin("import gba-v " + rvig_bestand).afloop == 2);
    const auto store = s.store();
    for (const auto& persoon : personen(*store)) CHECK_FALSE(persoon);
}

TEST_CASE(
    "The sandbox holds the set; the catalogue's numbers are not in it, and Groningen's birth dates stay its "
    "own") {
    const Werkmap map;
    REQUIRE(proef::admin("sandbox init " + map.pad().string() + " --peildatum 2026-03-01").afloop == 0);
    const auto store = open_store((map / "store.db").string(), Openwijze::lezen);
    const auto set = nummers();
    for (const auto& persoon : admin::load_catalogus(admin::catalogus_bytes(), lees_brp_tabellen(),
                                                     admin::Dag::parse("2026-03-01").value()))
        CHECK(set.count(persoon.dossier.kop.bsn.text()) == 0);
    int aanwezig = 0, met_wet = 0;
    for (const auto& persoon : personen(*store)) {
        if (!persoon) continue;
        ++aanwezig;
        if (!persoon->wet) continue;
        ++met_wet;
        if (persoon->wet != Wet::wi2007 || !persoon->woongemeente || persoon->woongemeente->text() != "0014")
            continue;
        // Design: nobody else in Groningen may answer the manual's search 1966-04-04 … 1970-04-04.
        const auto vroegst = vroegste_dag(persoon->kop.geboortedatum),
                   laatst = laatste_dag(persoon->kop.geboortedatum);
        CHECK((!vroegst || *vroegst > "1970-04-04" || *laatst < "1966-04-04"));
        CHECK(store->find_persoon({persoon->kop.bsn, {}}, Wet::wi2007, *persoon->woongemeente)
                  ->signaaltelling.totaal == 0);
    }
    CHECK(aanwezig == 660);
    CHECK(met_wet == 118);
}
