// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "database.hpp"
#include "isi_store/store.hpp"
#include "kbi_queries.hpp"
#include "queries.hpp"

namespace isi {
namespace {

using sqlite::Database;

// The engine names rows by their number, and the number of a person's row is the BSN.
std::string without_numbers(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }, '#');
    return text;
}

void check_integrity(Database& database, std::vector<std::string>& findings) {
    for (const auto& row : database.query("PRAGMA integrity_check(20)"))
        if (!row.empty() && row[0] != "ok")
            findings.push_back("the file is damaged: " + without_numbers(row[0]));
}

void check_references(Database& database, std::vector<std::string>& findings) {
    for (const auto& row :
         database.query("SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2"))
        findings.push_back(
            fmt::format("{}: {} row(s) refer to a row of {} that is not there", row[0], row[2], row[1]));
}

void check_codes(Database& database, std::vector<std::string>& findings) {
    for (const auto& table : sqlite::tables_with_codes()) {
        for (const auto& column : table.columns) {
            if (column.tabel.empty()) continue;
            const long long count =
                database.number(fmt::format("SELECT count(*) FROM {0} WHERE {1} IS NOT NULL AND NOT EXISTS "
                                            "(SELECT 1 FROM tabelwaarde WHERE tabel = "
                                            "'{2}' AND code = {0}.{1})",
                                            table.table, column.name, column.tabel));
            if (count != 0)
                findings.push_back(fmt::format("{}.{}: {} value(s) not in {}", table.table, column.name,
                                               count, column.tabel));
        }
    }
    if (database.number("SELECT count(*) FROM tabel") < 4)
        findings.emplace_back(
            "a BRP table is missing: run 'isi-admin store migrate', it fills an empty store");
}

void check_counts(Database& database, std::vector<std::string>& findings) {
    const long long wrong = database.number(
        "WITH echt AS (SELECT gemeente, wet, bsn, sum(status = 'NIEUW') n, sum(status = 'IN_BEHANDELING') b, "
        "sum(status = "
        "'AFGEHANDELD') a FROM signaal GROUP BY gemeente, wet, bsn) SELECT (SELECT count(*) FROM echt LEFT "
        "JOIN signaaltelling t ON "
        "t.gemeente = echt.gemeente AND t.wet = echt.wet AND t.bsn = echt.bsn WHERE t.bsn IS NULL OR t.nieuw "
        "<> n OR t.in_behandeling "
        "<> b OR t.afgehandeld <> a) + (SELECT count(*) FROM signaaltelling t WHERE nieuw + in_behandeling + "
        "afgehandeld <> 0 AND NOT "
        "EXISTS (SELECT 1 FROM echt WHERE t.gemeente = echt.gemeente AND t.wet = echt.wet AND t.bsn = "
        "echt.bsn))");
    if (wrong != 0)
        findings.push_back(fmt::format("signaaltelling: {} count(s) differ from the signals", wrong));
}

struct Telling {
    const char* wat;
    std::string sql;
};

void count_findings(Database& database, const std::vector<Telling>& tellingen,
                    std::vector<std::string>& findings) {
    for (const auto& telling : tellingen)
        if (const long long wrong = database.number(telling.sql); wrong != 0)
            findings.push_back(fmt::format(fmt::runtime(telling.wat), wrong));
}

// What the searches read must say the same as the files and signals it was made from.
void check_searches(Database& database, std::vector<std::string>& findings) {
    const std::string open = fmt::format("tot = {}", sqlite::altijd);
    const std::vector<Telling> tellingen{
        {"zoekpersoon: {} resident(s) that no search finds, or finds by what is no longer so",
         "SELECT count(*) FROM persoon p WHERE wet IS NOT NULL AND woongemeente IS NOT NULL AND NOT EXISTS "
         "(SELECT 1 "
         "FROM zoekpersoon z WHERE z.bsn = p.bsn AND z.gemeente = p.woongemeente AND z.gewezen = 0 AND z.wet "
         "= p.wet "
         "AND z.herkomst = p.herkomst AND z.geslacht = p.geslacht AND z.nationaliteit = "
         "coalesce(p.nationaliteit1, "
         "'') AND z." +
             open + ")"},
        {"zoekpersoon: {} row(s) of a person who is not there",
         "SELECT count(*) FROM zoekpersoon z WHERE z." + open +
             " AND NOT EXISTS (SELECT 1 FROM persoon p WHERE p.bsn = z.bsn AND p.wet = z.wet)"},
        {"zoeksignaal: {} signal(s) that no search finds, or finds by what is no longer so",
         "SELECT count(*) FROM signaal s WHERE NOT EXISTS (SELECT 1 FROM zoeksignaal z WHERE z.signaal_id = "
         "s.signaal_id AND z.gemeente = s.gemeente AND z.wet = s.wet AND z.status = s.status AND z.datum = "
         "s.datum "
         "AND z.signaalcode = s.signaalcode_code AND z.bsn = s.bsn AND z." +
             open + ")"},
        {"zoeksignaal: {} row(s) of a signal that is not there",
         "SELECT count(*) FROM zoeksignaal z WHERE z." + open +
             " AND NOT EXISTS (SELECT 1 FROM signaal s WHERE s.signaal_id = z.signaal_id)"},
        {"signaaltotaal: {} total(s) differ from the signals",
         "SELECT count(*) FROM signaaltotaal t WHERE (t.nieuw, t.in_behandeling, t.afgehandeld) <> (SELECT "
         "sum(status "
         "= 'NIEUW'), sum(status = 'IN_BEHANDELING'), sum(status = 'AFGEHANDELD') FROM (SELECT status FROM "
         "signaal s "
         "WHERE s.gemeente = t.gemeente AND s.wet = t.wet UNION ALL SELECT NULL))"}};
    count_findings(database, tellingen, findings);
}

// A block that is there without its bit would never be shown, one without its person neither.
void check_blocks(Database& database, std::vector<std::string>& findings) {
    for (const auto& [table, bit] : sqlite::repeating_blocks()) {
        const long long wrong = database.number(fmt::format(
            "SELECT count(*) FROM persoon WHERE ((blokken & {1}) <> 0) <> EXISTS "
            "(SELECT 1 FROM {0} WHERE sleutel BETWEEN persoon.bsn * {2} AND persoon.bsn * {2} + {2} - 1)",
            table, bit, sqlite::plaatsen));
        if (wrong != 0)
            findings.push_back(fmt::format("persoon.blokken: {} row(s) disagree with {}", wrong, table));
        const long long alone = database.number(
            fmt::format("SELECT count(*) FROM {0} WHERE NOT EXISTS (SELECT 1 FROM persoon WHERE bsn = "
                        "{0}.sleutel / {1})",
                        table, sqlite::plaatsen));
        if (alone != 0)
            findings.push_back(fmt::format("{}: {} row(s) of a person who is not there", table, alone));
    }
}

// A part without its bit would never be given; a bit without its part would fail the whole dossier.
void check_kbi(Database& database, std::vector<std::string>& findings) {
    const std::vector<Telling> tellingen{
        {"kbi_persoon.panelen: {} row(s) disagree with kbi_paneel",
         fmt::format(
             "SELECT count(*) FROM kbi_persoon WHERE coalesce(panelen, 0) <> (SELECT "
             "coalesce(sum(1 << (sleutel % {0})), 0) FROM kbi_paneel WHERE sleutel BETWEEN insz * {0} "
             "AND insz * {0} + {0} - 1)",
             sqlite::kbi_plaatsen)},
        {"kbi_paneel: {} row(s) of a person who is not there",
         fmt::format("SELECT count(*) FROM kbi_paneel WHERE NOT EXISTS (SELECT 1 FROM kbi_persoon WHERE insz "
                     "= kbi_paneel.sleutel / {})",
                     sqlite::kbi_plaatsen)},
        {"kbi_planonderdeel: {} row(s) of a plan that is not there",
         fmt::format("SELECT count(*) FROM kbi_planonderdeel WHERE NOT EXISTS (SELECT 1 FROM kbi_plan WHERE "
                     "insz = kbi_planonderdeel.sleutel / {})",
                     sqlite::kbi_plaatsen)}};
    count_findings(database, tellingen, findings);
}

}  // namespace

std::vector<std::string> check_store(const std::string& plaats) {
    const Schemastand stand = schema_stand(plaats);
    if (stand.aanwezig != stand.nodig)
        (void)open_store(plaats, Openwijze::lezen);  // says what is wrong and what to do
    std::vector<std::string> findings;
    try {
        Database database(sqlite::path_of(plaats), Database::Mode::read);
        check_integrity(database, findings);
        if (!findings.empty()) return findings;  // what a damaged file says of its contents means nothing
        database.execute("BEGIN");
        check_references(database, findings);
        check_codes(database, findings);
        check_counts(database, findings);
        check_blocks(database, findings);
        check_searches(database, findings);
        check_kbi(database, findings);
    } catch (const StoreFailure& failure) {
        findings.emplace_back(failure.what());  // too damaged to look any further
    }
    return findings;
}

}  // namespace isi
