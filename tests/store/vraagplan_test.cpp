// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <string>

#include "backends.hpp"
#include "isi_store/sqlite/database.hpp"
#include "isi_store/sqlite/kbi_queries.hpp"
#include "isi_store/sqlite/queries.hpp"

using namespace isi;
using namespace isi::test;

namespace {

// The plan's lines; the last column is the text.
std::string plan(sqlite::Database& database, const std::string& sql) {
    std::string text;
    for (const auto& row : database.query("EXPLAIN QUERY PLAN " + sql)) text += row.back() + "\n";
    return text;
}

// Tables that grow with the number of persons: reading one from end to end would make every answer slower
// with it.
bool scans_a_large_table(const std::string& plan_text) {
    for (const char* table : {"persoon",
                              "signaal",
                              "signaaltelling",
                              "eerder_verblijf",
                              "verlenging",
                              "voorziening",
                              "vrijstelling",
                              "boete",
                              "examenonderdeel",
                              "grafsteen",
                              "zoekpersoon",
                              "zoeksignaal",
                              "signaaltotaal",
                              "kbi_persoon",
                              "kbi_paneel",
                              "kbi_inschrijving",
                              "kbi_schoolinschrijving",
                              "kbi_plan",
                              "kbi_planonderdeel",
                              "kbi_afspraak"}) {
        const std::string scan = std::string("SCAN ") + table;
        for (auto at = plan_text.find(scan); at != std::string::npos; at = plan_text.find(scan, at + 1)) {
            const char after = plan_text[at + scan.size()];
            if (after == '\n' || after == ' ') return true;
        }
    }
    return false;
}

}  // namespace

TEST_CASE("no prepared statement that reads scans or sorts what grows with the persons") {
    const SqliteBackend backend;
    sqlite::Database database(backend.path(), sqlite::Database::Mode::read);
    std::size_t reading = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(sqlite::Query::count_); ++i) {
        const auto query = static_cast<sqlite::Query>(i);
        if (!sqlite::reads(query)) continue;
        ++reading;
        const std::string sql = sqlite::spec(query).sql;
        const std::string text = plan(database, sql);
        INFO(sql << "\n" << text);
        CHECK_FALSE(text.empty());
        CHECK_FALSE(scans_a_large_table(text));
        // A list by another column than its own sorts, but only what the gemeente's index gave.
        if (!sqlite::sorteert(query)) CHECK(text.find("TEMP B-TREE") == std::string::npos);
    }
    CHECK(reading >= 20);
}

TEST_CASE("both searches read ranges of one gemeente, never more") {
    const SqliteBackend backend;
    sqlite::Database database(backend.path(), sqlite::Database::Mode::read);
    std::size_t seen = 0;
    // By number it is one person's few rows.
    for (auto i = static_cast<std::size_t>(sqlite::Query::zoek_geslacht);
         i < static_cast<std::size_t>(sqlite::Query::signaalrij); ++i) {
        const auto query = static_cast<sqlite::Query>(i);
        if (query == sqlite::Query::persoonsrij || query == sqlite::Query::signaaltotaal) continue;
        ++seen;
        const std::string sql = sqlite::spec(query).sql;
        const std::string text = plan(database, sql);
        INFO(sql << "\n" << text);
        // Every criterion that the statement has is part of the range, up to the dates.
        CHECK(text.find("gemeente=? AND wet=?") != std::string::npos);
        if (sql.find("geboren >=") != std::string::npos)
            CHECK(text.find("soort=? AND geboren>?") != std::string::npos);
        if (sql.find("nationaliteit =") != std::string::npos)
            CHECK(text.find("nationaliteit=?") != std::string::npos);
        if (sql.find("datum >=") != std::string::npos)
            CHECK(text.find("status=? AND datum>?") != std::string::npos);
    }
    CHECK(seen >= 50);
}

TEST_CASE("no prepared statement of the Flemish register scans or sorts what grows with it") {
    const SqliteBackend backend;
    sqlite::Database database(backend.path(), sqlite::Database::Mode::read);
    std::size_t reading = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(sqlite::KbiQuery::count_); ++i) {
        const auto query = static_cast<sqlite::KbiQuery>(i);
        const std::string sql = sqlite::spec(query).sql;
        const std::string text = plan(database, sql);
        INFO(sql << "\n" << text);
        if (sqlite::reads(query)) ++reading;
        CHECK(text.empty() == (sql.rfind("INSERT", 0) == 0));
        CHECK_FALSE(scans_a_large_table(text));
        CHECK(text.find("TEMP B-TREE") == std::string::npos);
    }
    CHECK(reading >= 15);
    // The outbox is found among what waits, not among all that was ever asked.
    for (const auto query : {sqlite::KbiQuery::te_bezorgen, sqlite::KbiQuery::volgende_bezorging,
                             sqlite::KbiQuery::aantal_te_bezorgen})
        CHECK(plan(database, sqlite::spec(query).sql).find("INDEX kbi_afspraak_bezorging") !=
              std::string::npos);
}

TEST_CASE("a statement that must scan is caught (control)") {
    const SqliteBackend backend;
    sqlite::Database database(backend.path(), sqlite::Database::Mode::read);
    for (const char* sql :
         {"SELECT naam FROM persoon WHERE achternaam = 'x'", "SELECT count(*) FROM signaal WHERE bsn = 1",
          "SELECT sum(nieuw) FROM signaaltelling WHERE bsn = 1",
          "SELECT id FROM kbi_afspraak WHERE aflevering = 'AANVAARD'"}) {
        INFO(sql);
        CHECK(scans_a_large_table(plan(database, sql)));
    }
    CHECK_FALSE(scans_a_large_table(plan(database, "SELECT naam FROM persoon WHERE bsn = 1")));
}

TEST_CASE("every statement of the store can be prepared, and binds as many values as it has places") {
    const SqliteBackend backend;
    sqlite::Database database(backend.path(), sqlite::Database::Mode::read);
    std::vector<sqlite::QuerySpec> alle;
    for (std::size_t i = 0; i < static_cast<std::size_t>(sqlite::Query::count_); ++i)
        alle.push_back(sqlite::spec(static_cast<sqlite::Query>(i)));
    for (std::size_t i = 0; i < static_cast<std::size_t>(sqlite::KbiQuery::count_); ++i)
        alle.push_back(sqlite::spec(static_cast<sqlite::KbiQuery>(i)));
    for (const auto& spec : alle) {
        INFO(spec.sql);
        CHECK_NOTHROW(database.query("EXPLAIN " + spec.sql));
        std::size_t places = 0;
        while (spec.sql.find(":p" + std::to_string(places)) != std::string::npos) ++places;
        CHECK(places == spec.in.size());
    }
}
