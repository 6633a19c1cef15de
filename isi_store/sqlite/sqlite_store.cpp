// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite_store.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include "failure.hpp"
#include "mapping.hpp"

namespace isi::sqlite {
namespace {

// How much the log may grow before it is merged: the engine's own 1000 pages make an import write the same
// pages of the indexes to the file again and again.
constexpr int log_pages = 4000;

soci::connection_parameters parameters(const std::string& path, Openwijze wijze) {
    // Quoted, because a path may hold spaces. Ten seconds: an import's batch holds the lock far shorter.
    std::string text = "db=\"" + path + "\" timeout=10";
    if (wijze == Openwijze::lezen) text += " readonly=true";
    return {soci::sqlite3, text};
}

// Unchecked by UBSan's vptr: the library does not export what that check compares with.
[[gnu::no_sanitize("vptr")]] sqlite_api::sqlite3* connection(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

}  // namespace

SqliteStore::SqliteStore(const std::string& path, Openwijze wijze)
    : m_writing(wijze == Openwijze::schrijven) {
    guarded([&] {
        m_session.open(parameters(path, wijze));
        // 16 MB of pages for who reads: the upper levels of every tree and the BRP tables. 64 MB for who
        // writes: an import writes all over the indexes, and what it does not find here it reads for each
        // person again. No mmap: a disk error would be a SIGBUS for the whole process and not a refusal of
        // one request.
        m_session << (m_writing ? "PRAGMA cache_size = -65536" : "PRAGMA cache_size = -16384");
        m_session << "PRAGMA foreign_keys = ON";
        // FULL: what the store has said is written, is on disk (WAL would lose the last commits with NORMAL).
        if (!m_writing) return;
        m_session << "PRAGMA synchronous = FULL";
        // Not in COMMIT, where the engine would do it: see merge_log.
        sqlite_api::sqlite3_wal_hook(
            connection(m_session),
            [](void* store, sqlite_api::sqlite3*, const char*, int pages) {
                static_cast<SqliteStore*>(store)->m_log_pages = pages;
                return SQLITE_OK;
            },
            this);
    });
}

SqliteStore::~SqliteStore() = default;

// SOCI has the engine's names in a namespace of its own; it is the same struct.
sqlite3* SqliteStore::engine() {
    return reinterpret_cast<sqlite3*>(connection(m_session));
}

Statement& SqliteStore::statement(Query query) {
    auto& slot = m_statements[static_cast<std::size_t>(query)];
    if (!slot) {
        const QuerySpec made = spec(query);
        slot = std::make_unique<Statement>(m_session, made.sql, made.in, made.out);
    }
    return *slot;
}

void SqliteStore::in_transaction(Query begin, const std::function<void()>& work) {
    if (m_in_transaction) return in_savepoint(begin, work);
    guarded([&] { statement(begin).run(); });
    m_in_transaction = true;
    m_transaction_lost = false;
    m_moment = 0;
    try {
        guarded(work);
        refuse_lost();
        guarded([&] { statement(Query::commit).run(); });
        m_in_transaction = false;
    } catch (...) {
        m_in_transaction = false;
        undo({Query::rollback});
        throw;
    }
}

// A verb inside the caller's transaction: it is undone as a whole when the caller catches its failure and
// goes on (save_persoon first takes the old file away).
void SqliteStore::in_savepoint(Query begin, const std::function<void()>& work) {
    if (begin == Query::begin_read) return work();
    refuse_lost();
    guarded([&] { statement(Query::savepoint).run(); });
    try {
        guarded(work);
        guarded([&] { statement(Query::release).run(); });
    } catch (...) {
        undo({Query::rollback_to, Query::release});
        throw;
    }
}

void SqliteStore::undo(std::initializer_list<Query> steps) {
    // Both may stem from what is now undone; what still follows makes them again.
    m_tabellen.replace({}, 0);
    m_moment = 0;
    try {
        for (const Query step : steps) statement(step).run();
    } catch (const std::exception&) {
        // On a full disk and the like the engine undoes the whole transaction itself; what the caller still
        // writes in it would be a transaction of its own.
        m_transaction_lost = true;
    }
}

void SqliteStore::refuse_lost() const {
    if (m_transaction_lost)
        throw StoreFailure(
            "nothing of this batch is written, an earlier failure undid it: see the first message, then run "
            "the batch again");
}

void SqliteStore::read_in_snapshot(const std::function<void()>& work) {
    in_transaction(Query::begin_read, work);
}

// Before the lock is asked for, so that who writes in short transactions can tell how long each held it. That
// others read or merge meanwhile is no failure: the next one tries again.
void SqliteStore::merge_log() {
    if (m_log_pages < m_merged_pages) m_merged_pages = 0;  // the log has begun anew
    if (m_log_pages - m_merged_pages < log_pages) return;
    sqlite_api::sqlite3_wal_checkpoint_v2(connection(m_session), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                          nullptr);
    m_merged_pages = m_log_pages;
}

void SqliteStore::transaction(const std::function<void()>& werk) {
    if (!m_writing) fail(SQLITE_READONLY);
    if (!m_in_transaction) merge_log();
    in_transaction(Query::begin_write, werk);
}

long long SqliteStore::stand(std::string_view naam) {
    Statement& st = statement(Query::stand).with(naam);
    return st.only() ? st.out()[0].number : 0;
}

std::optional<std::string> SqliteStore::find_kenmerk(std::string_view naam) {
    return guarded([&]() -> std::optional<std::string> {
        Statement& st = statement(Query::kenmerk).with(naam);
        if (!st.only()) return std::nullopt;
        return st.out()[0].text;
    });
}

void SqliteStore::save_kenmerk(std::string_view naam, std::string_view waarde) {
    transaction([&] { statement(Query::save_kenmerk).with(naam, waarde).run(); });
}

// --- BRP tables ---

std::optional<Gemeente> SqliteStore::find_gemeente(const Gemeentecode& code) {
    return guarded([&]() -> std::optional<Gemeente> {
        Statement& st = statement(Query::gemeente).with(code.text());
        if (!st.only()) return std::nullopt;
        const Row& row = st.out();
        return Gemeente{code, row[0].text,
                        row[1].is_null() ? std::nullopt : OnvolledigeDatum::parse(row[1].text)};
    });
}

std::vector<Lijstwaarde> SqliteStore::read_tabelwaarden(std::string_view tabel) {
    std::vector<Lijstwaarde> waarden;
    Statement& values = statement(Query::tabelwaarden).with(tabel);
    const auto datum = [](const Cell& cell) {
        return cell.is_null() ? std::nullopt : OnvolledigeDatum::parse(cell.text);
    };
    const Row& row = values.out();
    for (bool more = values.first(); more; more = values.next())
        waarden.push_back({row[0].text, row[1].text, datum(row[2]), datum(row[3])});
    return waarden;
}

std::vector<Waardenlijst> SqliteStore::read_tabellen() {
    std::vector<Waardenlijst> tabellen;
    Statement& heads = statement(Query::tabellen);
    for (bool more = heads.first(); more; more = heads.next())
        tabellen.push_back({heads.out()[0].text, heads.out()[1].text, {}});
    for (auto& tabel : tabellen) tabel.waarden = read_tabelwaarden(tabel.naam);
    return tabellen;
}

std::vector<Waardenlijst> SqliteStore::list_brp_tabellen() {
    std::vector<Waardenlijst> tabellen;
    read_in_snapshot([&] { tabellen = read_tabellen(); });
    return tabellen;
}

std::optional<Waardenlijst> SqliteStore::find_brp_tabel(std::string_view naam) {
    std::optional<Waardenlijst> tabel;
    read_in_snapshot([&] {
        Statement& head = statement(Query::tabel).with(naam);
        if (!head.only()) return;
        tabel = Waardenlijst{std::string(naam), head.out()[0].text, {}};
        tabel->waarden = read_tabelwaarden(naam);
    });
    return tabel;
}

void SqliteStore::refresh_tabellen(long long versie) {
    if (versie != m_tabellen.versie()) m_tabellen.replace(read_tabellen(), versie);
}

void SqliteStore::save_brp_tabel(const Waardenlijst& tabel) {
    transaction([&] {
        statement(Query::save_tabel).with(tabel.naam, tabel.versie).run();
        statement(Query::delete_tabelwaarden).with(tabel.naam).run();
        const auto text =
            [](const std::optional<OnvolledigeDatum>& datum) -> std::optional<std::string_view> {
            if (!datum) return std::nullopt;
            return datum->text();
        };
        Statement& insert = statement(Query::insert_tabelwaarde);
        for (const auto& waarde : tabel.waarden)
            insert
                .with(tabel.naam, waarde.code, waarde.omschrijving, text(waarde.geldig_vanaf),
                      text(waarde.geldig_tot))
                .run();
        statement(Query::raise_stand).with("tabellen").run();
    });
}

}  // namespace isi::sqlite
