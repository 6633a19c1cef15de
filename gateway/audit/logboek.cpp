// SPDX-License-Identifier: GPL-3.0-or-later
#include "logboek.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <stdexcept>

namespace isi::audit {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t staart = 1000;  ///< records whose hashes are computed again at start

void make_map(const std::string& map) {
    std::error_code fout;
    if (fs::create_directories(map, fout); !fout) fs::permissions(map, fs::perms::owner_all, fout);
    if (fout)
        throw std::runtime_error(map + ": the audit directory cannot be made or made private (" +
                                 fout.message() + "); correct [audit] map, or make it the gateway's own");
}

int lock(const std::string& bestand) {
    const int fd = ::open(bestand.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        throw std::runtime_error(bestand +
                                 ": cannot be made; look at the rights and room of the audit directory");
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        ::close(fd);
        throw std::runtime_error(
            bestand +
            ": another process writes this node's audit; stop it, or give this one its own [audit] node");
    }
    return fd;
}

[[noreturn]] void tampered(const std::string& wat) {
    throw std::runtime_error("the audit log is not what was written: " + wat +
                             "; run isi-admin audit verify, keep the directory, and start with a new one");
}

Hash read_hash(const Statement& rij, int kolom) {
    std::size_t lengte = 0;
    const auto* const bytes = rij.blob(kolom, lengte);
    Hash uit{};
    if (lengte != uit.size()) tampered("a hash has another length");
    std::copy_n(bytes, uit.size(), uit.begin());
    return uit;
}

}  // namespace

Logboek::Logboek(const Instellingen& instellingen)
    : m_instellingen(instellingen), m_handtekening(instellingen.handtekeningbestand) {
    check_node(instellingen.node);
    make_map(instellingen.map);
    m_slot = lock((fs::path(instellingen.map) / (instellingen.node + ".lock")).string());
}

Logboek::~Logboek() {
    m_stop_sealing = true;
    if (m_sealer.joinable()) m_sealer.join();
    close();
    if (m_slot >= 0) ::close(m_slot);
}

void Logboek::close() noexcept {
    m_insert.reset();
    m_db.reset();
}

void Logboek::open() {
    close();
    auto segmenten = list_bestanden(m_instellingen.map, ".audit")[m_instellingen.node];
    if (segmenten.empty()) {
        const auto pad = segmentpad(m_instellingen.map, m_instellingen.node, 1);
        create_segment(pad, {indeling_segment, m_instellingen.node, 1, 1, begin_keten(m_instellingen.node)});
        segmenten.push_back({m_instellingen.node, 1, pad});
    }
    try {
        open_segment(segmenten.back());
        verify_checkpoints(segmenten);
        seal_older();
    } catch (...) {
        close();
        throw;
    }
}

void Logboek::open_segment(const Segmentbestand& bestand) {
    auto db = std::make_unique<Database>(bestand.pad, Database::Wijze::schrijven);
    if (is_leeg(*db)) {
        // A crash between making the file and its tables; the segment before says where the chain stands.
        Stand vorige{0, begin_keten(bestand.node)};
        if (bestand.nummer > 1) {
            Database ouder(segmentpad(m_instellingen.map, bestand.node, bestand.nummer - 1),
                           Database::Wijze::lezen);
            auto rij = ouder.prepare("SELECT volgnummer, hash FROM record ORDER BY volgnummer DESC LIMIT 1");
            if (!rij.step()) tampered("segment " + std::to_string(bestand.nummer - 1) + " is empty");
            vorige = {static_cast<std::uint64_t>(rij.integer(0)), read_hash(rij, 1)};
        }
        db.reset();
        create_segment(bestand.pad,
                       {indeling_segment, bestand.node, bestand.nummer, vorige.volgnummer + 1, vorige.hash});
        db = std::make_unique<Database>(bestand.pad, Database::Wijze::schrijven);
    }
    const auto kop = read_kop(*db);
    if (!kop || kop->node != bestand.node || kop->nummer != bestand.nummer ||
        kop->indeling != indeling_segment)
        tampered("segment " + std::to_string(bestand.nummer) + " has no good header");
    // After a failed sync the pages in memory may be newer than the disk: writing them again, with a sync
    // that succeeds, is what makes them durable.
    db->exec(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA "
        "wal_autocheckpoint=2000");
    m_db = std::move(db);
    m_nummer = bestand.nummer;
    verify_tail(*kop);
    m_insert.emplace(m_db->prepare("INSERT INTO record(volgnummer,hash,inhoud) VALUES(?1,?2,?3)"));
}

void Logboek::verify_tail(const Segmentkop& kop) {
    m_eerste = kop.eerste;
    Stand stand{kop.eerste - 1, kop.vorige};
    auto laatste = m_db->prepare("SELECT max(volgnummer) FROM record");
    const auto einde = laatste.step() && laatste.is_integer(0) ? laatste.integer(0)
                                                               : static_cast<std::int64_t>(kop.eerste) - 1;
    const auto begin = std::max(static_cast<std::int64_t>(kop.eerste), einde - staart);
    auto rijen =
        m_db->prepare("SELECT volgnummer, hash, inhoud FROM record WHERE volgnummer>=?1 ORDER BY volgnummer");
    rijen.bind(1, begin);
    bool anker = begin == static_cast<std::int64_t>(kop.eerste);  // else the first row is taken on its word
    while (rijen.step()) {
        const auto volgnummer = static_cast<std::uint64_t>(rijen.integer(0));
        const auto hash = read_hash(rijen, 1);
        std::size_t lengte = 0;
        const auto* const inhoud = rijen.blob(2, lengte);
        if (anker && (volgnummer != stand.volgnummer + 1 || m_keten.next(stand, inhoud, lengte) != hash))
            tampered("record " + std::to_string(volgnummer) + " does not follow from the one before");
        stand = {volgnummer, hash};
        anker = true;
        if (m_beloofd && m_beloofd->volgnummer == volgnummer && m_beloofd->hash != hash)
            tampered("record " + std::to_string(volgnummer) + " was replaced");
    }
    if (m_beloofd && stand.volgnummer < m_beloofd->volgnummer)
        tampered("records after " + std::to_string(stand.volgnummer) + " are gone");
    m_stand = stand;
    m_beloofd = stand;
}

/// The newest signed statement must still be true: a log that was cut short must not be continued in silence.
void Logboek::verify_checkpoints(const std::vector<Segmentbestand>& segmenten) {
    m_getekend = 0;
    for (auto segment = segmenten.rbegin(); segment != segmenten.rend() && m_getekend == 0; ++segment) {
        const auto pad = checkpointpad(m_instellingen.map, m_instellingen.node, segment->nummer);
        std::size_t heel = 0;
        const auto notas = read_notas(pad, &heel);
        std::error_code fout;
        if (const auto grootte = fs::file_size(pad, fout); !fout && grootte > heel)
            fs::resize_file(pad, heel, fout);
        if (notas.empty()) continue;
        const auto checkpoint = m_handtekening.open(notas.back());
        if (!checkpoint || checkpoint->node != m_instellingen.node)
            tampered(pad + " ends in a checkpoint with a bad signature");
        const auto& stand = checkpoint->stand;
        if (stand.volgnummer > m_stand.volgnummer)
            tampered(fmt::format("it ends at record {}, a checkpoint was signed at {}", m_stand.volgnummer,
                                 stand.volgnummer));
        if (stand.volgnummer >= m_eerste) {
            auto rij = m_db->prepare("SELECT hash FROM record WHERE volgnummer=?1");
            rij.bind(1, static_cast<std::int64_t>(stand.volgnummer));
            if (!rij.step() || read_hash(rij, 0) != stand.hash)
                tampered(fmt::format("record {} is not the one that was signed", stand.volgnummer));
        }
        m_getekend = stand.volgnummer;
    }
}

void Logboek::append(const std::vector<const Bytes*>& records) {
    if (m_stand.volgnummer + 1 - m_eerste >= m_instellingen.segment_max_records) rotate();
    Stand stand = m_stand;
    m_db->exec("BEGIN IMMEDIATE");
    try {
        for (const auto* const inhoud : records) {
            const auto hash = m_keten.next(stand, inhoud->data(), inhoud->size());
            m_insert->bind(1, static_cast<std::int64_t>(stand.volgnummer + 1));
            m_insert->bind_blob(2, hash.data(), hash.size());
            m_insert->bind_blob(3, inhoud->data(), inhoud->size());
            m_insert->step();
            m_insert->reset();
            stand = {stand.volgnummer + 1, hash};
        }
        m_db->exec("COMMIT");
    } catch (...) {
        close();  // rolls back; what is really in the file is read again by open()
        throw;
    }
    m_stand = stand;
    m_beloofd = stand;
}

void Logboek::write_checkpoint() {
    if (zonder_checkpoint() == 0) return;
    const Checkpoint checkpoint{m_instellingen.node, m_stand, m_nummer, std::time(nullptr)};
    append_nota(checkpointpad(m_instellingen.map, m_instellingen.node, m_nummer),
                m_handtekening.sign(checkpoint));
    m_getekend = m_stand.volgnummer;
}

void Logboek::rotate() {
    write_checkpoint();  // the root by which a segment can be trusted after those before it were dropped
    const Segmentbestand nieuw{m_instellingen.node, m_nummer + 1,
                               segmentpad(m_instellingen.map, m_instellingen.node, m_nummer + 1)};
    create_segment(nieuw.pad,
                   {indeling_segment, nieuw.node, nieuw.nummer, m_stand.volgnummer + 1, m_stand.hash});
    close();
    open_segment(nieuw);
    seal_older();
}

/// In the background: an index over millions of records takes seconds, and answers are waiting.
void Logboek::seal_older() {
    if (m_sealing) return;  // never wait for it here; the next segment or start takes what is left
    if (m_sealer.joinable()) m_sealer.join();
    auto segmenten = list_bestanden(m_instellingen.map, ".audit")[m_instellingen.node];
    if (segmenten.size() < 2) return;
    segmenten.pop_back();
    m_niet_verzegeld = 0;
    m_sealing = true;
    m_sealer = std::thread([this, segmenten] {
        for (const auto& segment : segmenten) try {
                seal_segment(segment.pad, m_stop_sealing);
            } catch (const std::exception&) {
                // Not fatal: `who` scans a segment without index, and the next start or segment tries again.
                ++m_niet_verzegeld;
            }
        m_sealing = false;
    });
}

}  // namespace isi::audit
