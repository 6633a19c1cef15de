// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gateway/audit/record.hpp"

namespace isi::audit {

struct Instellingen {
    std::string map;                  ///< directory of the segments
    std::string sleutelbestand;       ///< 0600: encryption and hash keys for the numbers
    std::string handtekeningbestand;  ///< 0600: Ed25519 key that signs checkpoints
    std::string node = "node1";
    std::size_t wachtrij_max = 4096;  ///< requests waiting; above it `submit` says no at once
    std::size_t groep_max = 256;      ///< records per commit
    std::uint64_t segment_max_records = 5'000'000;
    std::chrono::seconds checkpoint_elke{60};
    std::uint64_t checkpoint_records = 1000;
};

struct Tellers {                                 ///< since the start, for /metrics
    std::uint64_t records = 0, transacties = 0;  ///< written; their ratio is what group commit gains
    std::uint64_t mislukt = 0;                   ///< requests told `klaar(false)`
    std::uint64_t vol = 0;                       ///< requests refused because the queue was full
    std::uint64_t wachtend = 0;                  ///< requests waiting now
    std::uint64_t niet_verzegeld = 0;            ///< older segments without an index: `who` scans them
};

/// The writer thread. Promise: no answer leaves without a durable record of it. `submit` never waits for the
/// disk; `klaar(true)` is called on the writer's thread after the commit (fsync) that holds all the records,
/// `klaar(false)` when they could not be written (the caller then answers Server.DK0051 without data). A
/// failed write is retried by itself with the next request, and once a second without one: the writer
/// recovers when the disk does, and then first writes a record (beheer, operatie "audit") that says how many
/// requests were refused for want of one. `submit` encodes and encrypts on the caller's thread, because those
/// are many and the writer is one; only the chain, which needs the order, is computed by the writer. `klaar`
/// must be quick and must not throw.
class Schrijver {
 public:
    using Klaar = std::function<void(bool geschreven)>;
    virtual ~Schrijver() = default;
    /// false: the queue is full or the writer is stopping; `klaar` is then never called.
    virtual bool submit(std::vector<Record> records, Klaar klaar) = 0;
    [[nodiscard]] virtual bool schrijfbaar() const noexcept = 0;  ///< for readiness
    [[nodiscard]] virtual std::string storing()
        const = 0;  ///< why not; empty when writable; for the technical log
    [[nodiscard]] virtual Tellers tellers() const noexcept = 0;
    virtual void stop() = 0;  ///< writes what waits, seals a checkpoint, joins
};

/// Opens (or creates) the log, verifies the tail's hash, starts the thread. Throws std::runtime_error with
/// what to do.
std::unique_ptr<Schrijver> open_schrijver(const Instellingen& instellingen);

/// Creates the two key files (0600) and the public half of the second (`.pub`) if absent; used by isi-admin.
void make_sleutels(const Instellingen& instellingen);

/// What is needed to rebuild the replay window at start: the requests that reached an operation (one entry
/// each), newest first, back to `vanaf_us`. Refused requests are not in it: a stranger's message must not
/// block anybody's.
struct Gezien {
    std::string verzendende_instantie, identificatiecode;
    std::int64_t tijdstip_us;
};
std::vector<Gezien> read_gezien(const Instellingen& instellingen, std::int64_t vanaf_us);

struct Verificatie {
    bool in_orde = false;
    std::uint64_t records = 0;
    std::uint64_t eerste_fout = 0;  ///< sequence number of the first bad record, 0 = none
    std::string bevinding;          ///< one sentence
};
/// Walks every segment of every node in the directory and checks the signed checkpoints; `checkpoint_bestand`
/// (may be empty) is a copy kept elsewhere, which also finds truncation. `voortgang` is called with the
/// records done. Needs the public half of the signing key only. Throws std::runtime_error when something
/// cannot be read at all.
Verificatie verify(const Instellingen& instellingen, const std::string& checkpoint_bestand,
                   const std::function<void(std::uint64_t)>& voortgang);

/// Every record about this person, oldest first ("who got data about me", AVG art. 15), of all nodes in the
/// directory. Sealed segments are searched through their index, the open one is scanned.
void who(const Instellingen& instellingen, const Persoonsnummer& nummer,
         const std::function<void(std::uint64_t volgnummer, const Record&)>& elk);

/// Every record of one node in order, for export; numbers are decrypted.
void read_records(const Instellingen& instellingen,
                  const std::function<void(std::uint64_t volgnummer, const Record&)>& elk);

struct Venster {  ///< [vanaf, tot), microseconds since 1970
    std::int64_t vanaf_us, tot_us;
};
/// Every record of every node of the directory in this window, node by node in the order of its chain, to be
/// counted: the numbers of persons stay closed (absent), so no key is needed. Looks at the
/// moment of every record there is, for a chain is in the order of writing and clocks are put back.
/// `voortgang` is called with the records done and in all. Throws std::runtime_error when something cannot be
/// read.
void read_gesloten(const std::string& map, const Venster& venster,
                   const std::function<void(const Record&)>& elk,
                   const std::function<void(std::uint64_t gedaan, std::uint64_t totaal)>& voortgang);

/// The node's newest signed checkpoint as text, to be kept elsewhere; empty when there is none yet.
std::string read_checkpoint(const Instellingen& instellingen);

}  // namespace isi::audit
