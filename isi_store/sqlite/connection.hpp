// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <soci/soci.h>

#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>

#include "isi_store/store.hpp"
#include "statement.hpp"

struct sqlite3;

namespace isi::sqlite {

/// One connection to the file, with the transactions that the verbs of a store run in (WAL: readers and one
/// writer do not wait for each other).
class Connection {
 public:
    /// `path` is an existing store of the right schema version. `forget` is called when something written is
    /// undone: what its owner keeps in memory may stem from it.
    Connection(const std::string& path, Openwijze wijze, std::function<void()> forget);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    [[nodiscard]] soci::session& session() noexcept { return m_session; }
    /// The engine behind it, for tests and measurements of what a question costs.
    [[nodiscard]] sqlite3* engine();
    [[nodiscard]] bool in_transaction() const noexcept { return m_in_transaction; }

    /// In one snapshot, so that the parts of an answer belong together.
    void read_in_snapshot(const std::function<void()>& work);
    /// Rolls back when `work` throws. Inside another one it is a savepoint.
    void transaction(const std::function<void()>& work);

 private:
    enum class Step : std::uint8_t {
        begin_read,
        begin_write,
        commit,
        rollback,
        savepoint,
        release,
        rollback_to,
        count_
    };
    static const char* text(Step step);
    void run(Step step);
    void in_transaction(Step begin, const std::function<void()>& work);
    void in_savepoint(Step begin, const std::function<void()>& work);
    void undo(std::initializer_list<Step> steps);
    void refuse_lost() const;
    /// Moves what earlier transactions left in the log to the file itself, when it has become much.
    void merge_log();

    soci::session m_session;
    std::array<std::unique_ptr<Statement>, static_cast<std::size_t>(Step::count_)> m_steps;
    std::function<void()> m_forget;
    bool m_in_transaction = false;
    bool m_transaction_lost = false;  ///< the engine undid it while the caller goes on
    bool m_writing = false;
    int m_log_pages = 0, m_merged_pages = 0;  ///< of the log: now, and at the last merge
};

}  // namespace isi::sqlite
