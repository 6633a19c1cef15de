// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "database.hpp"
#include "failure.hpp"
#include "isi_store/brp_tabellen.hpp"
#include "isi_store/domein/sorteernaam.hpp"
#include "isi_store/kbi_store.hpp"
#include "isi_store/store.hpp"
#include "kbi_sqlite_store.hpp"
#include "schema.hpp"
#include "sqlite_store.hpp"

namespace isi {
namespace {

using sqlite::Database;

// As a literal that no character can break.
std::string literal(const std::string& text) {
    std::string hex;
    for (const char c : text) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return "CAST(x'" + hex + "' AS TEXT)";
}

// What a migration cannot say in SQL. A chunk at a time, because a register may hold millions.
void complete_migration(Database& database, int version) {
    if (version != 2) return;
    const auto after = [&](const std::string& bsn) {
        return database.query("SELECT bsn, achternaam FROM persoon WHERE bsn > " + bsn +
                              " ORDER BY bsn LIMIT 10000");
    };
    for (auto rows = after("0"); !rows.empty(); rows = after(rows.back()[0]))
        for (const auto& row : rows)
            if (!row[1].empty())
                database.execute("UPDATE persoon SET achternaam_sleutel = " + literal(sorteernaam(row[1])) +
                                 " WHERE bsn = " + row[0]);
}

bool has_content(const std::string& path) {
    std::error_code error;
    return std::filesystem::exists(path, error) && std::filesystem::file_size(path, error) > 0 && !error;
}

// Persons are in it: for the owner only, and the engine gives its -wal and -shm the same rights.
void make_private_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        throw StoreFailure("cannot make the store " + path +
                           ": does its folder exist, and may this user write there?");
    ::close(file);
}

Schemastand stand_of(const std::string& path) {
    Schemastand stand{0, sqlite::schema_version};
    if (!has_content(path)) return stand;
    try {
        Database database(path, Database::Mode::read);
        if (database.number("PRAGMA application_id") == sqlite::application_id)
            stand.aanwezig = static_cast<int>(database.number("PRAGMA user_version"));
        else if (database.number("SELECT count(*) FROM sqlite_master") != 0)
            throw StoreFailure(
                path +
                " is a database, but not a store of ISI Gateway: check [store] plaats in the configuration");
    } catch (const StoreFailure& failure) {
        throw StoreFailure("cannot use " + path + " as store: " + failure.what());
    }
    return stand;
}

void fill_tables(const std::string& plaats) {
    const auto store = open_store(plaats, Openwijze::schrijven);
    if (!store->list_brp_tabellen().empty()) return;
    store->transaction([&] {
        for (const auto& tabel : lees_brp_tabellen()) store->save_brp_tabel(tabel);
    });
}

void refuse_newer(const Schemastand& stand) {
    if (stand.aanwezig > stand.nodig)
        throw StoreFailure("the store has schema " + std::to_string(stand.aanwezig) +
                           ", made by a newer release; this one knows " + std::to_string(stand.nodig) +
                           ": install the newer release");
}

// The file of a store that this release can use.
std::string usable_path(const std::string& plaats) {
    const std::string path = sqlite::path_of(plaats);
    const Schemastand stand = stand_of(path);
    if (stand.aanwezig == 0)
        throw StoreFailure("there is no store at " + path + ": make one with 'isi-admin store init'");
    refuse_newer(stand);
    if (stand.aanwezig < stand.nodig)
        throw StoreFailure("the store has schema " + std::to_string(stand.aanwezig) +
                           ", this release needs " + std::to_string(stand.nodig) +
                           ": run 'isi-admin store migrate'");
    return path;
}

}  // namespace

void prepare_store_engine() {
    sqlite::configure_engine();
}

std::unique_ptr<Store> open_store(const std::string& plaats, Openwijze wijze) {
    return std::make_unique<sqlite::SqliteStore>(usable_path(plaats), wijze);
}

std::unique_ptr<kbi::KbiStore> kbi::open_kbi_store(const std::string& plaats, Openwijze wijze,
                                                   std::chrono::milliseconds geduld) {
    return std::make_unique<sqlite::SqliteKbiStore>(usable_path(plaats), wijze, geduld);
}

Schemastand schema_stand(const std::string& plaats) {
    return stand_of(sqlite::path_of(plaats));
}

int migrate_store(const std::string& plaats) {
    const std::string path = sqlite::path_of(plaats);
    const Schemastand stand = stand_of(path);
    refuse_newer(stand);
    make_private_file(path);
    {
        Database database(path, Database::Mode::create);
        database.execute("PRAGMA journal_mode = WAL");
        for (int version = stand.aanwezig + 1; version <= stand.nodig; ++version) {
            database.execute("BEGIN IMMEDIATE");
            // Another migrate may have been first: the lock is ours only now.
            if (database.number("PRAGMA user_version") < version) {
                database.execute(sqlite::migration(version));
                complete_migration(database, version);
                database.execute("PRAGMA application_id = " + std::to_string(sqlite::application_id));
                database.execute("PRAGMA user_version = " + std::to_string(version));
            }
            database.execute("COMMIT");
        }
    }
    fill_tables(plaats);
    return stand.nodig;
}

}  // namespace isi
