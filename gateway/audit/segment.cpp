// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <stdexcept>

namespace isi::audit {
namespace {

namespace fs = std::filesystem;

bool is_node(std::string_view node) noexcept {
    return !node.empty() && node.size() <= 32 && std::all_of(node.begin(), node.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::string pad(const std::string& map, const std::string& node, std::uint64_t nummer,
                std::string_view einde) {
    return (fs::path(map) / fmt::format("{}-{:06}{}", node, nummer, einde)).string();
}

std::optional<Segmentbestand> parse_naam(const fs::path& bestand, std::string_view einde) {
    std::string_view naam;
    const auto heel = bestand.filename().string();
    naam = heel;
    if (!naam.ends_with(einde)) return std::nullopt;
    naam.remove_suffix(einde.size());
    const auto streep = naam.rfind('-');
    if (streep == std::string_view::npos || naam.size() - streep < 7) return std::nullopt;
    Segmentbestand uit{std::string(naam.substr(0, streep)), 0, bestand.string()};
    const auto cijfers = naam.substr(streep + 1);
    const auto [rest, fout] = std::from_chars(cijfers.data(), cijfers.data() + cijfers.size(), uit.nummer);
    if (fout != std::errc() || rest != cijfers.data() + cijfers.size() || !is_node(uit.node))
        return std::nullopt;
    return uit;
}

}  // namespace

void check_node(const std::string& node) {
    if (!is_node(node)) throw std::runtime_error("[audit] node: use 1 to 32 characters of a-z, 0-9 and -");
}

std::string segmentpad(const std::string& map, const std::string& node, std::uint64_t nummer) {
    return pad(map, node, nummer, ".audit");
}
std::string checkpointpad(const std::string& map, const std::string& node, std::uint64_t nummer) {
    return pad(map, node, nummer, ".checkpoints");
}

std::map<std::string, std::vector<Segmentbestand>> list_bestanden(const std::string& map,
                                                                  const std::string& einde) {
    std::map<std::string, std::vector<Segmentbestand>> uit;
    std::error_code fout;
    for (fs::directory_iterator plaats(map, fout), klaar; !fout && plaats != klaar; plaats.increment(fout))
        if (auto bestand = parse_naam(plaats->path(), einde))
            uit[bestand->node].push_back(std::move(*bestand));
    if (fout)
        throw std::runtime_error(map + ": the audit directory cannot be read (" + fout.message() +
                                 "); correct [audit] map or make it with isi-admin");
    for (auto& [node, bestanden] : uit)
        std::sort(bestanden.begin(), bestanden.end(),
                  [](const auto& a, const auto& b) { return a.nummer < b.nummer; });
    return uit;
}

const std::map<std::string, std::string>& schema() {
    static const std::map<std::string, std::string> objecten = {
        {"record",
         "CREATE TABLE record(volgnummer INTEGER PRIMARY KEY, hash BLOB NOT NULL, inhoud BLOB NOT NULL)"},
        {"segment",
         "CREATE TABLE segment(indeling INTEGER NOT NULL, node TEXT NOT NULL, nummer INTEGER NOT NULL, "
         "eerste INTEGER NOT NULL, vorige BLOB NOT NULL)"},
        // Against mishaps; tampering is found by the chain.
        {"nooit_wijzigen",
         "CREATE TRIGGER nooit_wijzigen BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT,'append-only'); "
         "END"},
        {"nooit_wissen",
         "CREATE TRIGGER nooit_wissen BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT,'append-only'); END"},
        {"op_nummer", "CREATE INDEX op_nummer ON record(substr(inhoud,2,32))"}};
    return objecten;
}

bool is_leeg(Database& db) {
    auto objecten = db.prepare("SELECT count(*) FROM sqlite_master");
    return objecten.step() && objecten.integer(0) == 0;
}

std::optional<Segmentkop> read_kop(Database& db) {
    auto rij = db.prepare("SELECT indeling, node, nummer, eerste, vorige FROM segment");
    if (!rij.step()) return std::nullopt;
    // Types first: reading a value as another type makes SQLite forget what it was.
    if (!rij.is_integer(0) || !rij.is_text(1) || !rij.is_integer(2) || !rij.is_integer(3) || !rij.is_blob(4))
        return std::nullopt;
    Segmentkop kop{rij.integer(0),
                   rij.text(1),
                   static_cast<std::uint64_t>(rij.integer(2)),
                   static_cast<std::uint64_t>(rij.integer(3)),
                   {}};
    std::size_t lengte = 0;
    const auto* const vorige = rij.blob(4, lengte);
    if (lengte != kop.vorige.size()) return std::nullopt;
    std::copy_n(vorige, lengte, kop.vorige.begin());
    return rij.step() ? std::nullopt : std::optional(kop);
}

void create_segment(const std::string& bestand, const Segmentkop& kop) {
    // SQLite would make it with the process's umask; its log and shared memory take the mode of this file.
    const int fd = ::open(bestand.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        throw std::runtime_error(bestand +
                                 ": cannot be made; look at the rights and the room of the audit directory");
    ::close(fd);
    Database db(bestand, Database::Wijze::schrijven);
    db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; BEGIN IMMEDIATE");
    if (is_leeg(db)) {
        for (const auto* const naam : {"record", "segment", "nooit_wijzigen", "nooit_wissen"})
            db.exec(schema().at(naam));
        auto rij = db.prepare("INSERT INTO segment VALUES(?1,?2,?3,?4,?5)");
        rij.bind(1, kop.indeling);
        rij.bind(2, std::string_view(kop.node));
        rij.bind(3, static_cast<std::int64_t>(kop.nummer));
        rij.bind(4, static_cast<std::int64_t>(kop.eerste));
        rij.bind_blob(5, kop.vorige.data(), kop.vorige.size());
        rij.step();
    }
    db.exec("COMMIT");
    const int map = ::open(fs::path(bestand).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (map >= 0) {
        (void)::fsync(map);  // the name must survive a power cut as the records do
        ::close(map);
    }
}

void seal_segment(const std::string& bestand, const std::atomic<bool>& stop) {
    Database db(bestand, Database::Wijze::schrijven);
    const auto breek_af = [](void* vlag) {
        return static_cast<const std::atomic<bool>*>(vlag)->load() ? 1 : 0;
    };
    sqlite3_progress_handler(db.get(), 10'000, breek_af, const_cast<std::atomic<bool>*>(&stop));
    auto index = db.prepare("SELECT count(*) FROM sqlite_master WHERE name='op_nummer'");
    const bool heeft_index = index.step() && index.integer(0) == 1;
    index.reset();
    if (!heeft_index) db.exec(schema().at("op_nummer"));
    db.exec("PRAGMA journal_mode=DELETE");
}

}  // namespace isi::audit
