// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "backends.hpp"
#include "groei.hpp"
#include "isi_store/sqlite/database.hpp"
#include "isi_store/sqlite/queries.hpp"

using namespace isi;
using namespace isi::test;

namespace {

constexpr std::uint64_t inwoners = 100;
constexpr double personen = 9600;

// The same gemeente in a small register and in one sixteen times as large, where the trees are a level
// deeper.
struct TweeStores {
    TweeStores() {
        vul_groeistore(klein.file("store.db"), inwoners, 600);
        vul_groeistore(groot.file("store.db"), inwoners, static_cast<std::uint64_t>(personen));
    }
    TempDir klein, groot;
};

// They grow with the gemeenten or the transactions, not with the persons.
bool groeit_niet_mee(const std::string& naam) {
    for (const char* vast : {"kenmerk", "moment", "signaaltotaal", "stand", "tabel", "tabelwaarde"})
        if (naam == vast) return true;
    return false;
}

// Of the trees of this register that get too deep: those that a register of 3 million reads more than one
// page more of than one of 10 thousand.
std::vector<std::string> te_diep(const std::string& bestand) {
    std::vector<std::string> namen;
    for (const Boom& boom : bomen(bestand)) {
        if (groeit_niet_mee(boom.naam)) continue;
        const unsigned nu = diepte_bij(boom, 1);
        INFO(boom.naam << " has " << boom.bladen << " leaves, " << boom.waaier << " children fit on a page");
        // The reckoning is the engine's own: this is the depth it has made.
        CHECK(nu == boom.diepte);
        if (diepte_bij(boom, 3e6 / personen) > diepte_bij(boom, 1e4 / personen) + 1)
            namen.push_back(boom.naam);
    }
    return namen;
}

// 3 million is 300 times 10 thousand: where so many children fit on a page, that is one level at most,
// whatever the numbers of rows.
constexpr double genoeg = 300;

double waaier_van(const std::string& bestand, const std::string& tabel) {
    for (const Boom& boom : bomen(bestand))
        if (boom.naam == tabel) return boom.waaier;
    return 0;
}

// Tables whose tree holds whole rows in its upper pages too.
std::vector<std::string> hele_rijen(sqlite::Database& database) {
    std::vector<std::string> namen;
    for (const auto& rij : database.query("SELECT name FROM pragma_table_list WHERE wr = 1 ORDER BY name"))
        namen.push_back(rij[0]);
    return namen;
}

bool bevat(const std::vector<std::string>& namen, const std::string& naam) {
    return std::find(namen.begin(), namen.end(), naam) != namen.end();
}

}  // namespace

TEST_CASE("no tree of 3 million persons is more than one page deeper than of 10 thousand") {
    const TempDir map;
    const std::string bestand = map.file("store.db");
    vul_groeistore(bestand, inwoners, static_cast<std::uint64_t>(personen));
    CHECK(te_diep(bestand) == std::vector<std::string>{});
    for (const auto& [tabel, bit] : sqlite::repeating_blocks()) {
        INFO(tabel);
        CHECK(waaier_van(bestand, tabel) >= genoeg);
    }

    // Control: the exam parts as they were before migration 3, whole rows in the upper pages.
    sqlite::Database database(bestand, sqlite::Database::Mode::write);
    std::string vorm =
        database.query("SELECT sql FROM sqlite_schema WHERE name = 'examenonderdeel'").at(0).at(0);
    vorm.replace(vorm.find("examenonderdeel"), std::string("examenonderdeel").size(), "oude_vorm");
    database.execute(vorm + " WITHOUT ROWID; INSERT INTO oude_vorm SELECT * FROM examenonderdeel");
    CHECK(te_diep(bestand) == std::vector<std::string>{"oude_vorm"});
    CHECK(waaier_van(bestand, "oude_vorm") < genoeg);
}

TEST_CASE("no block that repeats keeps whole rows in the upper pages of its tree") {
    const SqliteBackend backend;
    sqlite::Database database(backend.path(), sqlite::Database::Mode::read);
    const auto namen = hele_rijen(database);
    for (const auto& [tabel, bit] : sqlite::repeating_blocks()) {
        INFO(tabel);
        CHECK_FALSE(bevat(namen, tabel));
    }
    // Control: the ones whose rows are hardly more than their key are seen.
    CHECK(bevat(namen, "signaaltelling"));
}

TEST_CASE(
    "a question costs the same steps, and at most one page more per index, in a register sixteen times as "
    "large") {
    const TweeStores stores;
    sqlite::SqliteStore klein(stores.klein.file("store.db"), Openwijze::lezen);
    sqlite::SqliteStore groot(stores.groot.file("store.db"), Openwijze::lezen);
    const auto vragen = groeivragen(klein);
    std::uint64_t meer = 0;
    for (const auto& vraag : vragen) {
        const Kosten een = meet(klein, vraag);
        const Kosten ander = meet(groot, vraag);
        INFO(vraag.naam << ": " << een.rijen << " rows, " << een.stappen << " and " << ander.stappen
                        << " steps, " << een.bladzijden << " and " << ander.bladzijden << " pages");
        CHECK(een.rijen > 0);
        CHECK(ander.rijen == een.rijen);
        CHECK(ander.stappen == een.stappen);
        CHECK(een.doorlopen + ander.doorlopen == 0);
        CHECK(een.bladzijden > 0);
        CHECK(ander.bladzijden <= een.bladzijden + vraag.bomen);
        meer += ander.bladzijden > een.bladzijden ? 1 : 0;
    }
    // The measure sees the deeper trees at all.
    CHECK(meer > 0);

    // Control: the population of another gemeente does grow, and is seen to.
    const Groeivraag ander_deel{
        "all of Amsterdam", 6, [](Store& store) {
            const Personenfilter filter{.gemeente = Gemeentecode::parse("0363").value(),
                                        .bsn = {},
                                        .a_nummer = {},
                                        .geboren = {},
                                        .geslacht = "V",
                                        .nationaliteit = {},
                                        .herkomst = {}};
            return static_cast<std::uint64_t>(store.zoek_personen(filter, {.aantal = 1}).value().totaal);
        }};
    const Kosten een = meet(klein, ander_deel);
    const Kosten ander = meet(groot, ander_deel);
    CHECK(ander.rijen > een.rijen);
    CHECK(ander.stappen > een.stappen);
}
