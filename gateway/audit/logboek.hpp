// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "audit.hpp"
#include "checkpoint.hpp"
#include "segment.hpp"

namespace isi::audit {

/// The writing end of one node's chain: one transaction at a time, segments, checkpoints. Not thread-safe;
/// owned by the writer's thread. Holds a lock file, because two writers would fork the chain.
class Logboek {
 public:
    explicit Logboek(
        const Instellingen& instellingen);  ///< opens nothing yet but the lock and the signing key
    Logboek(const Logboek&) = delete;
    Logboek& operator=(const Logboek&) = delete;
    ~Logboek();

    /// Opens the newest segment (or the first one), verifies its tail, and continues from there. After a
    /// failure it also checks that what was committed before is still there; a commit that was in doubt may
    /// have made it. Throws std::runtime_error with what to do; SqliteFout when the disk says no.
    void open();
    void close() noexcept;
    [[nodiscard]] bool is_open() const noexcept { return m_db != nullptr; }

    /// Appends in one durable transaction, or throws and appends nothing that will be promised.
    void append(const std::vector<const Bytes*>& records);
    [[nodiscard]] std::uint64_t zonder_checkpoint() const noexcept { return m_stand.volgnummer - m_getekend; }
    void write_checkpoint();
    /// Older segments that could not be indexed; thread-safe.
    [[nodiscard]] std::uint64_t niet_verzegeld() const noexcept { return m_niet_verzegeld; }

 private:
    void open_segment(const Segmentbestand& bestand);
    void verify_tail(const Segmentkop& kop);
    void verify_checkpoints(const std::vector<Segmentbestand>& segmenten);
    void rotate();
    void seal_older();

    Instellingen m_instellingen;
    Handtekening m_handtekening;
    int m_slot = -1;  ///< descriptor of the lock file
    Keten m_keten;
    Stand m_stand;                   ///< end of the chain, committed
    std::optional<Stand> m_beloofd;  ///< what callers were told is durable; survives close()
    std::uint64_t m_nummer = 0;      ///< of the open segment
    std::uint64_t m_eerste = 1;      ///< first record of the open segment
    std::uint64_t m_getekend = 0;    ///< record of the last checkpoint
    std::unique_ptr<Database> m_db;
    std::optional<Statement> m_insert;
    std::atomic<bool> m_stop_sealing{false}, m_sealing{false};
    std::atomic<std::uint64_t> m_niet_verzegeld{0};
    std::thread m_sealer;
};

}  // namespace isi::audit
