// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "backends.hpp"
#include "isi_store/sqlite/database.hpp"
#include "voorbeelden.hpp"

using namespace isi;
using namespace isi::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

// Everything that migration 2 makes of what was there, without the moment it did so.
Rows searched(const SqliteBackend& backend) {
    sqlite::Database database(backend.path(), sqlite::Database::Mode::read);
    Rows all;
    for (const char* sql : {"SELECT bsn, gemeente, gewezen, tot, wet, herkomst, geslacht, nationaliteit, "
                            "soort, geboren FROM zoekpersoon "
                            "ORDER BY bsn, gemeente, gewezen",
                            "SELECT signaal_id, tot, gemeente, wet, status, datum, signaalcode, bsn FROM "
                            "zoeksignaal ORDER BY signaal_id",
                            "SELECT * FROM signaaltotaal ORDER BY gemeente, wet",
                            "SELECT bsn, achternaam_sleutel FROM persoon ORDER BY bsn"})
        for (auto& row : database.query(sql)) all.push_back(std::move(row));
    return all;
}

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
}

}  // namespace

TEST_CASE("a store of schema 1 finds after migration what it would have found from the start") {
    const SqliteBackend backend;
    fill(*backend.open());
    const Rows from_the_start = searched(backend);
    REQUIRE(from_the_start.size() > 30);
    sqlite::Database(backend.path(), sqlite::Database::Mode::write)
        .execute(
            "DROP TABLE moment; DROP TABLE zoekpersoon; DROP TABLE zoeksignaal; DROP TABLE signaaltotaal; "
            "ALTER "
            "TABLE persoon DROP COLUMN achternaam_sleutel; PRAGMA user_version = 1");
    CHECK_THROWS_AS(backend.open(), StoreFailure);
    CHECK(migrate_store(backend.plaats()) == schema_stand(backend.plaats()).nodig);
    CHECK(searched(backend) == from_the_start);
    CHECK(check_store(backend.plaats()).empty());
}
