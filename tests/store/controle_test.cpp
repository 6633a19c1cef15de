// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "backends.hpp"
#include "isi_store/sqlite/database.hpp"
#include "kbi_voorbeelden.hpp"
#include "voorbeelden.hpp"

using namespace isi;
using namespace isi::test;

namespace {

std::vector<std::string> findings_after(const std::string& spoil) {
    const SqliteBackend backend;
    {
        const auto store = backend.open();
        store->save_persoon(full_dossier());
        store->save_signaal(signaal("004002313", "0014", "NIEUW"));
        const auto id = store->save_organisatie(organisatie("Gemeente Groningen"));
        store->save_sleutel(full_sleutel(id));
        const auto kbi = kbi::open_kbi_store(backend.plaats(), Openwijze::schrijven);
        kbi->save_dossier(vol_dossier(insz(1)));
        kbi->save_plan({insz(1), {}, "LINEAIR", {}, {{"NT2", "TE_VOLGEN", {}, {}, {}, {}}}});
        kbi->save_partner(vol_partner(id));
    }
    if (!spoil.empty()) sqlite::Database(backend.path(), sqlite::Database::Mode::write).execute(spoil);
    return check_store(backend.plaats());
}

}  // namespace

TEST_CASE("a sound store has no findings") {
    CHECK(findings_after("").empty());
}

TEST_CASE("check_store finds each kind of broken reference, and names no person") {
    // What is spoiled, and the word that its finding must hold.
    const std::vector<std::pair<std::string, std::string>> cases{
        {"INSERT INTO boete (sleutel) VALUES (4002398 * 4096 + 1)", "boete"},
        {"PRAGMA foreign_keys = OFF; UPDATE sleutel SET organisatie_id = 77", "organisatie"},
        {"UPDATE persoon SET woongemeente = '9998'", "persoon.woongemeente"},
        {"UPDATE persoon SET geboorteland = '9998'", "persoon.geboorteland"},
        {"UPDATE persoon SET nationaliteit1 = '9998'", "persoon.nationaliteit1"},
        {"UPDATE eerder_verblijf SET gemeente = '9998' WHERE sleutel % 4096 = 1", "eerder_verblijf.gemeente"},
        {"UPDATE signaal SET gemeente = '9998'", "signaal.gemeente"},
        {"UPDATE bevoegdheid SET gemeente = '9998' WHERE rol = 'Wi2007' AND gemeente = '0014'",
         "bevoegdheid.gemeente"},
        {"UPDATE signaaltelling SET nieuw = 2", "signaaltelling"},
        {"UPDATE signaaltotaal SET nieuw = 2", "signaaltotaal"},
        {"DELETE FROM zoekpersoon", "resident"},
        {"UPDATE zoekpersoon SET geslacht = 'O'", "resident"},
        {"INSERT INTO zoekpersoon SELECT 4002398, '0014', 0, 1, tot, wet, herkomst, geslacht, nationaliteit, "
         "soort, "
         "geboren FROM zoekpersoon LIMIT 1",
         "not there"},
        {"DELETE FROM zoeksignaal", "no search finds"},
        {"UPDATE zoeksignaal SET status = 'AFGEHANDELD'", "no search finds"},
        {"INSERT INTO zoeksignaal SELECT 77777, sinds, tot, gemeente, wet, status, datum, signaalcode, bsn "
         "FROM "
         "zoeksignaal",
         "not there"},
        {"DELETE FROM signaaltelling", "signaaltelling"},
        {"DELETE FROM signaal", "signaaltelling"},
        {"UPDATE persoon SET blokken = 0", "persoon.blokken"},
        {"DELETE FROM voorziening", "persoon.blokken"},
        {"UPDATE kbi_persoon SET panelen = panelen - 1", "kbi_persoon.panelen"},
        {"DELETE FROM kbi_paneel WHERE sleutel % 32 = 3", "kbi_persoon.panelen"},
        {"DELETE FROM kbi_persoon", "kbi_paneel"},
        {"DELETE FROM kbi_plan", "kbi_planonderdeel"},
        {"PRAGMA foreign_keys = OFF; DELETE FROM kbi_partner", "kbi_partnerwaarde"},
        {"DELETE FROM tabel WHERE naam = 'tabel56'", "BRP table"},
    };
    for (const auto& [spoil, word] : cases) {
        INFO(spoil);
        const auto findings = findings_after(spoil);
        REQUIRE_FALSE(findings.empty());
        bool named = false;
        for (const auto& finding : findings) {
            INFO(finding);
            named = named || finding.find(word) != std::string::npos;
            CHECK(finding.find("40023") == std::string::npos);
            CHECK(finding.find("9998") == std::string::npos);
        }
        CHECK(named);
    }
}

TEST_CASE("a number of the engine's own report is hidden, for it may be a BSN") {
    // An index row without its table row: the engine's report names the row by its number, which is the BSN.
    const auto findings = findings_after(
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'a_nummer BIGINT UNIQUE', "
        "'a_nummer BIGINT UNIQUE NOT "
        "NULL') WHERE name = 'persoon'; UPDATE persoon SET a_nummer = NULL; PRAGMA writable_schema = RESET");
    REQUIRE_FALSE(findings.empty());
    for (const auto& finding : findings) CHECK(finding.find_first_of("0123456789") == std::string::npos);
}
