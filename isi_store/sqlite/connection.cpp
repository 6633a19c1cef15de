// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include "failure.hpp"

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

Connection::Connection(const std::string& path, Openwijze wijze, std::function<void()> forget)
    : m_forget(std::move(forget)), m_writing(wijze == Openwijze::schrijven) {
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
                static_cast<Connection*>(store)->m_log_pages = pages;
                return SQLITE_OK;
            },
            this);
    });
}

Connection::~Connection() = default;

// SOCI has the engine's names in a namespace of its own; it is the same struct.
sqlite3* Connection::engine() {
    return reinterpret_cast<sqlite3*>(connection(m_session));
}

const char* Connection::text(Step step) {
    switch (step) {
        case Step::begin_read:
            return "BEGIN";
        // At once the writer's lock: a reader that becomes a writer half-way cannot wait for it.
        case Step::begin_write:
            return "BEGIN IMMEDIATE";
        case Step::commit:
            return "COMMIT";
        case Step::rollback:
            return "ROLLBACK";
        case Step::savepoint:
            return "SAVEPOINT verb";
        case Step::release:
            return "RELEASE SAVEPOINT verb";
        default:
            return "ROLLBACK TO SAVEPOINT verb";
    }
}

void Connection::run(Step step) {
    auto& slot = m_steps[static_cast<std::size_t>(step)];
    if (!slot) slot = std::make_unique<Statement>(m_session, text(step), Kinds{}, Kinds{});
    slot->run();
}

void Connection::in_transaction(Step begin, const std::function<void()>& work) {
    if (m_in_transaction) return in_savepoint(begin, work);
    guarded([&] { run(begin); });
    m_in_transaction = true;
    m_transaction_lost = false;
    try {
        guarded(work);
        refuse_lost();
        guarded([&] { run(Step::commit); });
        m_in_transaction = false;
    } catch (...) {
        m_in_transaction = false;
        undo({Step::rollback});
        throw;
    }
}

// A verb inside the caller's transaction: it is undone as a whole when the caller catches its failure and
// goes on (save_persoon first takes the old file away).
void Connection::in_savepoint(Step begin, const std::function<void()>& work) {
    if (begin == Step::begin_read) return work();
    refuse_lost();
    guarded([&] { run(Step::savepoint); });
    try {
        guarded(work);
        guarded([&] { run(Step::release); });
    } catch (...) {
        undo({Step::rollback_to, Step::release});
        throw;
    }
}

void Connection::undo(std::initializer_list<Step> steps) {
    m_forget();
    try {
        for (const Step step : steps) run(step);
    } catch (const std::exception&) {
        // On a full disk and the like the engine undoes the whole transaction itself; what the caller still
        // writes in it would be a transaction of its own.
        m_transaction_lost = true;
    }
}

void Connection::refuse_lost() const {
    if (m_transaction_lost)
        throw StoreFailure(
            "nothing of this batch is written, an earlier failure undid it: see the first message, then run "
            "the batch again");
}

void Connection::read_in_snapshot(const std::function<void()>& work) {
    in_transaction(Step::begin_read, work);
}

// Before the lock is asked for, so that who writes in short transactions can tell how long each held it. That
// others read or merge meanwhile is no failure: the next one tries again.
void Connection::merge_log() {
    if (m_log_pages < m_merged_pages) m_merged_pages = 0;  // the log has begun anew
    if (m_log_pages - m_merged_pages < log_pages) return;
    sqlite_api::sqlite3_wal_checkpoint_v2(connection(m_session), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                          nullptr);
    m_merged_pages = m_log_pages;
}

void Connection::transaction(const std::function<void()>& work) {
    if (!m_writing) fail(SQLITE_READONLY);
    if (!m_in_transaction) merge_log();
    in_transaction(Step::begin_write, work);
}

}  // namespace isi::sqlite
