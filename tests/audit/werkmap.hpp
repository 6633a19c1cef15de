// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <sqlite3.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "gateway/audit/audit.hpp"

/// What the audit's tests share: a directory with keys, records of test persons, and SQLite behind the log's
/// back.
namespace isi::audit::test {

namespace fs = std::filesystem;

inline Bsn bsn(const std::string& tekst) {
    auto uit = Bsn::parse(tekst);
    REQUIRE(uit);
    return *uit;
}

inline Record record(std::uint32_t nummer, const std::optional<Persoonsnummer>& betrokkene = std::nullopt) {
    Record uit;
    uit.tijdstip_us = 1'780'000'000'000'000 + static_cast<std::int64_t>(nummer) * 1000;
    for (std::size_t i = 0; i < 4; ++i)
        uit.verzoek_id[i] = static_cast<unsigned char>((nummer >> (8 * i)) & 255U);
    uit.operatie = "geefPersoon";
    uit.oin_certificaat = "00000099000000900000";
    uit.vingerafdruk = std::string(64, 'f');
    uit.oin_eigenaar = "00000099000000014000";
    uit.sleutel_id = "isk1_abcdefghijkl";
    uit.gemeentecode = "0014";
    uit.wet = "WI2007";
    uit.rol = "Wi2007";
    uit.message_id = "urn:uuid:00000000-0000-4000-8000-000000000000";
    uit.identificatiecode = "id-" + std::to_string(nummer);
    uit.verzendende_instantie = "00000099000000014000";
    uit.uitkomst = betrokkene ? "GEGEVENS" : "NIETS_GEVONDEN";
    uit.betrokkene = betrokkene;
    uit.geleverd = betrokkene.has_value();
    uit.blokken = "persoonsblad";
    uit.http_status = 200;
    uit.duur_us = nummer;
    uit.herkomst = "127.0.0.1:50000";
    return uit;
}

struct Werkmap {
    fs::path pad;
    Instellingen instellingen;

    explicit Werkmap(const fs::path& waar = fs::temp_directory_path()) {
        std::string sjabloon = (waar / "isi-audit-XXXXXX").string();
        REQUIRE(::mkdtemp(sjabloon.data()) != nullptr);
        pad = sjabloon;
        instellingen.map = (pad / "audit").string();
        instellingen.sleutelbestand = (pad / "audit-sleutel").string();
        instellingen.handtekeningbestand = (pad / "audit-handtekening").string();
        make_sleutels(instellingen);
    }
    Werkmap(const Werkmap&) = delete;
    Werkmap& operator=(const Werkmap&) = delete;
    ~Werkmap() { fs::remove_all(pad); }

    [[nodiscard]] std::string segment(int nummer = 1) const {
        auto cijfers = std::to_string(nummer);
        cijfers.insert(0, 6 - cijfers.size(), '0');
        return instellingen.map + "/" + instellingen.node + "-" + cijfers + ".audit";
    }
    [[nodiscard]] std::string checkpoints(int nummer = 1) const {
        return fs::path(segment(nummer)).replace_extension(".checkpoints").string();
    }
    [[nodiscard]] Verificatie verify(const std::string& checkpoint = {}) const {
        return audit::verify(instellingen, checkpoint, {});
    }
    /// Writes the records one request each, and closes the log.
    void fill(const std::vector<Record>& records) const {
        const auto schrijver = open_schrijver(instellingen);
        std::atomic<std::size_t> goed{0};
        for (const auto& een : records)
            while (!schrijver->submit({een}, [&](bool geschreven) { goed += geschreven ? 1U : 0U; }))
                std::this_thread::yield();
        schrijver->stop();
        REQUIRE(goed == records.size());
    }
    void fill(std::uint32_t aantal) const {
        std::vector<Record> records;
        for (std::uint32_t i = 0; i < aantal; ++i) records.push_back(record(i));
        fill(records);
    }
};

/// One request, waited for.
inline bool write(Schrijver& schrijver, std::vector<Record> records) {
    std::promise<bool> belofte;
    auto antwoord = belofte.get_future();
    if (!schrijver.submit(std::move(records), [&](bool geschreven) { belofte.set_value(geschreven); }))
        return false;
    return antwoord.get();
}

struct Sluit {
    void operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }
};
using Db = std::unique_ptr<sqlite3, Sluit>;

inline Db open_db(const std::string& bestand) {
    sqlite3* db = nullptr;
    const int code = sqlite3_open_v2(bestand.c_str(), &db, SQLITE_OPEN_READWRITE, nullptr);
    Db uit(db);
    REQUIRE(code == SQLITE_OK);
    return uit;
}

inline void sql(sqlite3* db, const std::string& tekst) {
    char* fout = nullptr;
    const int code = sqlite3_exec(db, tekst.c_str(), nullptr, nullptr, &fout);
    const std::string melding = fout != nullptr ? fout : "";
    sqlite3_free(fout);
    INFO(tekst << ": " << melding);
    REQUIRE(code == SQLITE_OK);
}

/// Changes a segment as somebody with the file in hand would, and puts the log's own triggers back.
inline void tamper(const std::string& bestand, const std::string& wat) {
    const auto db = open_db(bestand);
    sql(db.get(), "PRAGMA synchronous=OFF; DROP TRIGGER nooit_wijzigen; DROP TRIGGER nooit_wissen");
    sql(db.get(), wat);
    sql(db.get(),
        "CREATE TRIGGER nooit_wijzigen BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT,'append-only'); END;"
        "CREATE TRIGGER nooit_wissen BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT,'append-only'); END");
}

inline std::string read_file(const fs::path& bestand) {
    std::ifstream stroom(bestand, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stroom), std::istreambuf_iterator<char>());
}

inline void write_file(const fs::path& bestand, const std::string& tekst) {
    std::ofstream(bestand, std::ios::binary | std::ios::trunc) << tekst;
}

}  // namespace isi::audit::test
