// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <algorithm>

#include "backends.hpp"
#include "isi_store/sqlite/database.hpp"
#include "isi_store/sqlite/schema.hpp"
#include "voorbeelden.hpp"

using namespace isi;
using namespace isi::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

void fill(Store& store) {
    store.save_persoon(full_dossier());
    int nummer = 999990000;
    for (const char* geboren : {"1967-04-04", "1967-02-30", "1967-00-00", "1967-00-15", "1967-04-00",
                                "0000-00-00", "1982-12-91", "2000-02-29", "1900-02-29"}) {
        while (!Bsn::parse(std::to_string(++nummer))) {
        }
        auto dossier = minimal_dossier(std::to_string(nummer).c_str());
        dossier.kop.geboortedatum = datum(geboren);
        dossier.kop.achternaam = "Ångström-d'Été";
        dossier.woongemeente = gemeente("0034");
        dossier.eerder_verblijf = {{gemeente("0014"), datum("2015-01-01"), nummer % 2 == 0},
                                   {gemeente("0014"), datum("2012-01-01"), true},
                                   {gemeente("0034"), datum("2011-01-01"), true},
                                   {gemeente("0599"), {}, false}};
        store.save_persoon(dossier);
    }
    for (const char* status : {"NIEUW", "NIEUW", "IN_BEHANDELING", "AFGEHANDELD"})
        store.save_signaal(signaal("004002313", "0014", status));
    store.save_signaal(signaal("369780176", "0034", "NIEUW"));
    store.save_sleutel(full_sleutel(store.save_organisatie(organisatie("Gemeente Groningen"))));
}

Rows tables(sqlite::Database& database, const std::string& schema) {
    return database.query("SELECT name FROM " + schema +
                          ".sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name");
}

// The columns that the old table has, and what they are in a table of now (migration 3 made one key of two).
std::pair<std::string, std::string> columns(sqlite::Database& database, const std::string& table) {
    const bool key = database.number("SELECT count(*) FROM pragma_table_info('" + table +
                                     "', 'bron') WHERE name = 'bsn'") == 0;
    std::string old, now;
    for (const auto& row : database.query("SELECT name FROM pragma_table_info('" + table + "', 'main')")) {
        const std::string& name = row[0];
        old += (old.empty() ? "" : ", ") + name;
        now += now.empty() ? "" : ", ";
        if (key && name == "bsn")
            now += "sleutel / 4096";
        else
            now += key && name == "volgnummer" ? "sleutel % 4096" : name;
    }
    return {old, now};
}

// A store as the release with this schema made it, with what there was of the facts of `source`.
void make_old(const std::string& path, int version, const std::string& source) {
    sqlite::Database database(path, sqlite::Database::Mode::create);
    for (int i = 1; i <= version; ++i) database.execute(sqlite::migration(i));
    database.execute("PRAGMA application_id = " + std::to_string(sqlite::application_id) +
                     "; PRAGMA user_version = " + std::to_string(version) + "; ATTACH '" + source +
                     "' AS bron");
    for (const auto& row : tables(database, "main")) {
        const auto [old, now] = columns(database, row[0]);
        database.execute("DELETE FROM main." + row[0] + "; INSERT INTO main." + row[0] + " (" + old +
                         ") SELECT " + now + " FROM bron." + row[0]);
    }
}

// Everything in the store, but for the moments: migration 2 writes its own.
Rows everything(const std::string& path) {
    sqlite::Database database(path, sqlite::Database::Mode::read);
    Rows all;
    for (const auto& table : tables(database, "main")) {
        if (table[0] == "moment") continue;
        std::string names;
        for (const auto& row :
             database.query("SELECT name FROM pragma_table_info('" + table[0] + "') WHERE name <> 'sinds'"))
            names += (names.empty() ? "" : ", ") + row[0];
        auto rows = database.query("SELECT '" + table[0] + "', " + names + " FROM " + table[0]);
        std::sort(rows.begin(), rows.end());
        all.insert(all.end(), rows.begin(), rows.end());
    }
    return all;
}

// What the schema of this file is, as the engine keeps it.
Rows form(const std::string& path) {
    sqlite::Database database(path, sqlite::Database::Mode::read);
    return database.query("SELECT type, name, tbl_name FROM sqlite_schema ORDER BY type, name");
}

}  // namespace

TEST_CASE("a store of an earlier schema holds after migration what it would have held from the start") {
    const int version = GENERATE(1, 2, 3);
    INFO("schema " << version);
    REQUIRE(sqlite::schema_version == 4);  // a new one is to be added here
    const SqliteBackend backend;
    fill(*backend.open());
    const TempDir map;
    const std::string old = map.file("old.db");
    make_old(old, version, backend.path());
    REQUIRE(everything(old).size() > 100);
    CHECK_THROWS_AS(open_store(old, Openwijze::lezen), StoreFailure);

    CHECK(migrate_store(old) == schema_stand(old).nodig);
    CHECK(everything(old) == everything(backend.path()));
    CHECK(form(old) == form(backend.path()));
    CHECK(check_store(old).empty());
    const auto full = full_dossier();
    CHECK(open_store(old, Openwijze::lezen)->find_dossier(full.kop.bsn) ==
          backend.open()->find_dossier(full.kop.bsn));
}

TEST_CASE("a block that repeats goes with its person after migration too") {
    const SqliteBackend backend;
    fill(*backend.open());
    const TempDir map;
    const std::string old = map.file("old.db");
    make_old(old, 2, backend.path());
    migrate_store(old);
    const auto store = open_store(old, Openwijze::schrijven);
    const auto full = full_dossier();
    REQUIRE(store->find_dossier(full.kop.bsn));
    store->remove_persoon(full.kop.bsn);
    sqlite::Database database(old, sqlite::Database::Mode::read);
    CHECK(database.number("SELECT count(*) FROM examenonderdeel") == 0);
    CHECK(database.number("SELECT count(*) FROM eerder_verblijf") > 0);
}
