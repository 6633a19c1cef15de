// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <openssl/sha.h>

#include <functional>
#include <map>
#include <random>

#include "werkmap.hpp"

using namespace isi;
using namespace isi::audit;
using namespace isi::audit::test;

namespace {

constexpr int segmenten = 3, per_segment = 40, totaal = 110;
using Toeval = std::mt19937;

int pick(Toeval& toeval, int van, int tot) {
    return std::uniform_int_distribution<int>(van, tot)(toeval);
}

struct Rij {
    std::int64_t volgnummer;
    std::string hash, inhoud;
};

std::string text(sqlite3_stmt* rij, int kolom) {
    const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(rij, kolom));
    return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(rij, kolom)));
}

std::vector<Rij> rows(sqlite3* db) {
    std::vector<Rij> uit;
    sqlite3_stmt* rij = nullptr;
    REQUIRE(sqlite3_prepare_v2(db, "SELECT * FROM record ORDER BY 1", -1, &rij, nullptr) == SQLITE_OK);
    while (sqlite3_step(rij) == SQLITE_ROW)
        uit.push_back({sqlite3_column_int64(rij, 0), text(rij, 1), text(rij, 2)});
    sqlite3_finalize(rij);
    return uit;
}

std::string hex(const std::string& bytes) {
    std::string uit = "x'";
    for (const char c : bytes) uit += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return uit + "'";
}

/// The chain as its documentation says, computed without the room's code.
std::string chain(const std::string& vorige, std::int64_t volgnummer, const std::string& inhoud) {
    std::string alles = vorige;
    for (int schuif = 56; schuif >= 0; schuif -= 8) alles += static_cast<char>((volgnummer >> schuif) & 255);
    alles += inhoud;
    std::string uit(32, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(alles.data()), alles.size(),
           reinterpret_cast<unsigned char*>(uit.data()));
    return uit;
}

struct Log {
    const Werkmap& werk;
    Toeval& toeval;
    [[nodiscard]] int segment_of(int volgnummer) const { return (volgnummer - 1) / per_segment + 1; }
    void change(int volgnummer, const std::string& wat) const {
        tamper(werk.segment(segment_of(volgnummer)), "PRAGMA synchronous=OFF;" + wat);
    }
    [[nodiscard]] Rij row(int volgnummer) const {
        const auto db = open_db(werk.segment(segment_of(volgnummer)));
        const auto alle = rows(db.get());
        return alle.at(static_cast<std::size_t>((volgnummer - 1) % per_segment));
    }
    [[nodiscard]] int any() const { return pick(toeval, 1, totaal); }
};

std::string flip(Toeval& toeval, std::string bytes) {
    const auto plaats = static_cast<std::size_t>(pick(toeval, 0, static_cast<int>(bytes.size()) - 1));
    bytes[plaats] = static_cast<char>(bytes[plaats] ^ (1 << pick(toeval, 0, 7)));
    return bytes;
}

void flip_content(Log& log) {
    const int n = log.any();
    log.change(n, fmt::format("UPDATE record SET inhoud={} WHERE volgnummer={}",
                              hex(flip(log.toeval, log.row(n).inhoud)), n));
}

void flip_hash(Log& log) {
    const int n = log.any();
    log.change(n, fmt::format("UPDATE record SET hash={} WHERE volgnummer={}",
                              hex(flip(log.toeval, log.row(n).hash)), n));
}

void change_number(Log& log) {
    const int n = log.any();
    log.change(n, fmt::format("UPDATE record SET volgnummer=volgnummer{} WHERE volgnummer={}",
                              pick(log.toeval, 0, 1) == 0 ? "+100000" : "-100000", n));
}

void lengthen_or_shorten(Log& log) {
    const int n = log.any();
    auto inhoud = log.row(n).inhoud;
    if (pick(log.toeval, 0, 1) == 0)
        inhoud += '\0';
    else
        inhoud.pop_back();
    log.change(n, fmt::format("UPDATE record SET inhoud={} WHERE volgnummer={}", hex(inhoud), n));
}

void delete_one(Log& log) {
    const int n = log.any();
    log.change(n, fmt::format("DELETE FROM record WHERE volgnummer={}", n));
}

/// Also closes the gap, as somebody would who does it well.
void delete_and_renumber(Log& log) {
    const int n = log.any();
    log.change(n, fmt::format("DELETE FROM record WHERE volgnummer={0};"
                              "UPDATE record SET volgnummer=-volgnummer WHERE volgnummer>{0};"
                              "UPDATE record SET volgnummer=-volgnummer-1 WHERE volgnummer<0",
                              n));
}

void insert_one(Log& log) {
    const int n = log.any();
    log.change(n,
               fmt::format("UPDATE record SET volgnummer=-volgnummer WHERE volgnummer>{0};"
                           "UPDATE record SET volgnummer=-volgnummer+1 WHERE volgnummer<0;"
                           "INSERT INTO record SELECT {0}+1, hash, inhoud FROM record WHERE volgnummer={0}",
                           n));
}

void swap_two(Log& log) {
    const int n = log.any();
    const int begin = (log.segment_of(n) - 1) * per_segment + 1;
    int m = n;
    while (m == n) m = pick(log.toeval, begin, std::min(begin + per_segment - 1, totaal));
    const auto een = log.row(n), twee = log.row(m);
    const bool ook_hash = pick(log.toeval, 0, 1) == 0;
    const auto set = [&](int waar, const Rij& rij, const Rij& eigen) {
        return fmt::format("UPDATE record SET hash={}, inhoud={} WHERE volgnummer={};",
                           hex(ook_hash ? rij.hash : eigen.hash), hex(rij.inhoud), waar);
    };
    log.change(n, set(n, twee, een) + set(m, een, twee));
}

void truncate_tail(Log& log) {
    const int eerste = (segmenten - 1) * per_segment + 1;
    log.change(totaal,
               fmt::format("DELETE FROM record WHERE volgnummer>={}", pick(log.toeval, eerste, totaal)));
}

/// One record changed and the whole chain after it computed anew: right in itself, only no longer what was
/// signed.
void fork_chain(Log& log) {
    const int n = log.any();
    std::string vorige;
    for (int segment = log.segment_of(n); segment <= segmenten; ++segment) {
        const auto db = open_db(log.werk.segment(segment));
        std::string wijziging = "PRAGMA synchronous=OFF;";
        if (!vorige.empty()) wijziging += fmt::format("UPDATE segment SET vorige={};", hex(vorige));
        for (auto& rij : rows(db.get())) {
            if (rij.volgnummer == n) rij.inhoud = flip(log.toeval, rij.inhoud);
            if (rij.volgnummer >= n) {
                if (vorige.empty()) {
                    sqlite3_stmt* kop = nullptr;
                    const auto vraag =
                        rij.volgnummer % per_segment == 1
                            ? std::string("SELECT vorige FROM segment")
                            : fmt::format("SELECT hash FROM record WHERE volgnummer={}", rij.volgnummer - 1);
                    sqlite3_prepare_v2(db.get(), vraag.c_str(), -1, &kop, nullptr);
                    REQUIRE(sqlite3_step(kop) == SQLITE_ROW);
                    vorige = text(kop, 0);
                    sqlite3_finalize(kop);
                }
                vorige = chain(vorige, rij.volgnummer, rij.inhoud);
                wijziging += fmt::format("UPDATE record SET hash={}, inhoud={} WHERE volgnummer={};",
                                         hex(vorige), hex(rij.inhoud), rij.volgnummer);
            }
        }
        tamper(log.werk.segment(segment), wijziging);
    }
}

void change_header(Log& log) {
    static const std::vector<std::string> wijzigingen = {
        "UPDATE segment SET node='node2'",
        "UPDATE segment SET nummer=nummer+1",
        "UPDATE segment SET eerste=eerste+1",
        "UPDATE segment SET vorige=zeroblob(32)",
        "UPDATE segment SET indeling=2",
        "UPDATE segment SET vorige=CAST(hex(vorige) AS TEXT)",
        "INSERT INTO segment SELECT * FROM segment",
        "DELETE FROM segment",
        "UPDATE segment SET node=CAST(node AS BLOB)"};
    log.change(
        log.any(),
        wijzigingen[static_cast<std::size_t>(pick(log.toeval, 0, static_cast<int>(wijzigingen.size()) - 1))]);
}

void change_type(Log& log) {
    const int n = log.any();
    log.change(n, fmt::format("UPDATE record SET {0}=CAST({0} AS TEXT) WHERE volgnummer={1}",
                              pick(log.toeval, 0, 1) == 0 ? "hash" : "inhoud", n));
}

void change_schema(Log& log) {
    static const std::vector<std::string> wijzigingen = {
        "CREATE TABLE erbij(a)", "CREATE VIEW kijk AS SELECT * FROM record",
        "ALTER TABLE record ADD COLUMN extra",
        "CREATE TRIGGER stil BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END",
        "CREATE INDEX nog_een ON record(hash)"};
    log.change(
        log.any(),
        wijzigingen[static_cast<std::size_t>(pick(log.toeval, 0, static_cast<int>(wijzigingen.size()) - 1))]);
}

void flip_checkpoint(Log& log) {
    const auto bestand = log.werk.checkpoints(pick(log.toeval, 1, segmenten));
    auto tekst = read_file(bestand);
    const auto laatste = tekst.rfind("isi-gateway/audit/node1\n", tekst.size());
    if (laatste < 2) return flip_content(log);
    // Not in the last note: damage there can look like one that a crash cut short, which is no finding.
    const auto plaats = static_cast<std::size_t>(pick(log.toeval, 0, static_cast<int>(laatste) - 2));
    tekst[plaats] = static_cast<char>(tekst[plaats] ^ (1 << pick(log.toeval, 0, 7)));
    write_file(bestand, tekst);
}

const std::vector<std::pair<const char*, std::function<void(Log&)>>> mutaties = {
    {"flip a bit of a record", flip_content},
    {"flip a bit of a hash", flip_hash},
    {"change a number", change_number},
    {"make a record longer or shorter", lengthen_or_shorten},
    {"delete a record", delete_one},
    {"delete a record and close the gap", delete_and_renumber},
    {"insert a record", insert_one},
    {"swap two records", swap_two},
    {"truncate", truncate_tail},
    {"fork", fork_chain},
    {"change a segment's header", change_header},
    {"change a value's type", change_type},
    {"change the schema", change_schema},
    {"flip a bit of a checkpoint", flip_checkpoint},
};

struct Basis {
    Werkmap werk{fs::is_directory("/dev/shm") ? fs::path("/dev/shm")
                                              : fs::temp_directory_path()};  // no disk needed
    fs::path kopie;
    Basis() {
        werk.instellingen.segment_max_records = per_segment;
        werk.instellingen.groep_max = 1;  // so that segments end where this file counts
        werk.instellingen.checkpoint_records = 15;
        std::vector<Record> records;
        for (std::uint32_t i = 0; i < totaal; ++i)
            records.push_back(i % 3 == 0 ? record(i) : record(i, bsn("004002313")));
        werk.fill(records);
        kopie = werk.pad / "onaangeroerd";
        fs::rename(werk.instellingen.map, kopie);
        restore();
    }
    void restore() const {
        fs::remove_all(werk.instellingen.map);
        fs::copy(kopie, werk.instellingen.map);
    }
};

}  // namespace

TEST_CASE("2,000 random mutations of a log are all found, and the untouched copy verifies each time") {
    const Basis basis;
    const auto seed = 20'260'301U;
    Toeval toeval(seed);
    Log log{basis.werk, toeval};
    REQUIRE(basis.werk.verify().in_orde);
    REQUIRE(basis.werk.verify().records == totaal);
    std::map<std::string, int> gemist, gedaan;
    for (int ronde = 0; ronde < 2000; ++ronde) {
        const auto& [naam, muteer] = mutaties[static_cast<std::size_t>(ronde) % mutaties.size()];
        basis.restore();
        if (ronde % 100 == 0) REQUIRE(basis.werk.verify().in_orde);  // the control
        muteer(log);
        const auto verificatie = basis.werk.verify();
        ++gedaan[naam];
        if (verificatie.in_orde) ++gemist[naam];
    }
    for (const auto& [naam, aantal] : gemist) {
        INFO("not found: " << naam << " (" << aantal << " of " << gedaan[naam] << ")");
        CHECK(aantal == 0);
    }
    CHECK(gedaan.size() == mutaties.size());
    basis.restore();
    CHECK(basis.werk.verify().in_orde);
}

TEST_CASE("The first bad record is named") {
    const Basis basis;
    const int n = GENERATE(1, 2, 40, 41, 80, 81, 110);
    Toeval toeval(7);
    const Log log{basis.werk, toeval};
    log.change(n, fmt::format("UPDATE record SET inhoud={} WHERE volgnummer={}",
                              hex(flip(toeval, log.row(n).inhoud)), n));
    const auto verificatie = basis.werk.verify();
    CHECK_FALSE(verificatie.in_orde);
    CHECK(verificatie.eerste_fout == static_cast<std::uint64_t>(n));
}

TEST_CASE("A flipped byte anywhere in a file is found or changes nothing that is read") {
    const Basis basis;
    Toeval toeval(11);
    const auto read = [&] {
        std::string uit;
        read_records(basis.werk.instellingen, [&](std::uint64_t volgnummer, const Record& een) {
            uit += fmt::format("{} {} {} {}\n", volgnummer, een.tijdstip_us, een.identificatiecode,
                               een.betrokkene ? een.betrokkene->text() : "");
        });
        return uit;
    };
    const auto goed = read();
    for (int ronde = 0; ronde < 200; ++ronde) {
        basis.restore();
        const auto bestand = basis.werk.segment(pick(toeval, 1, segmenten));
        write_file(bestand, flip(toeval, read_file(bestand)));
        bool in_orde = false;
        try {
            in_orde = basis.werk.verify().in_orde;
        } catch (const std::exception&) {  // the file cannot be opened at all: told, too
        }
        if (in_orde) CHECK(read() == goed);
    }
}

TEST_CASE("An index that hides a person's records from who is found") {
    const Basis basis;
    tamper(basis.werk.segment(1),
           "DROP INDEX op_nummer; CREATE INDEX op_nummer ON record(substr(inhoud,2,32)) WHERE volgnummer<0;"
           "PRAGMA writable_schema=ON;"
           "UPDATE sqlite_master SET sql='CREATE INDEX op_nummer ON record(substr(inhoud,2,32))' WHERE "
           "name='op_nummer';"
           "PRAGMA writable_schema=RESET");
    CHECK_FALSE(basis.werk.verify().in_orde);
}
