// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <memory>

#include "backends.hpp"
#include "voorbeelden.hpp"

using namespace isi;
using namespace isi::test;

namespace {

std::string failure_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const StoreFailure& failure) {
        return failure.what();
    }
    return "(no failure)";
}

bool says(const std::string& text, const std::string& part) {
    INFO(text);
    return text.find(part) != std::string::npos;
}

// The engine without our code in between.
class Raw {
 public:
    explicit Raw(const std::string& path) { REQUIRE(sqlite3_open(path.c_str(), &m_handle) == SQLITE_OK); }
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;
    ~Raw() { sqlite3_close(m_handle); }
    void execute(const char* sql) {
        REQUIRE(sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    }

 private:
    sqlite3* m_handle = nullptr;
};

void write_file(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("a store that is not there is said so, and is not made by looking") {
    const TempDir dir;
    const std::string path = dir.file("store.db");
    for (const auto wijze : {Openwijze::lezen, Openwijze::schrijven})
        CHECK(says(failure_of([&] { open_store(path, wijze); }), "isi-admin store init"));
    CHECK(schema_stand(path).aanwezig == 0);
    CHECK(says(failure_of([&] { check_store(path); }), "isi-admin store init"));
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK(says(failure_of([&] { migrate_store(dir.file("geen/map/store.db")); }), "folder"));
}

TEST_CASE("a store is made for its owner only, and made again is left alone") {
    const TempDir dir;
    const std::string path = dir.file("store.db");
    CHECK(migrate_store("sqlite:" + path) == schema_stand(path).nodig);
    struct stat facts{};
    REQUIRE(::stat(path.c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777U) == 0600U);
    open_store(path, Openwijze::schrijven)->save_persoon(full_dossier());
    CHECK(migrate_store(path) == schema_stand(path).aanwezig);
    CHECK(open_store(path, Openwijze::lezen)->find_wet(bsn("004002313")));
    CHECK(check_store(path).empty());
}

TEST_CASE("a store of another schema version is refused with what to do") {
    const SqliteBackend backend;
    Raw(backend.path()).execute("PRAGMA user_version = 99");
    CHECK(says(failure_of([&] { (void)backend.open(); }), "newer release"));
    CHECK(says(failure_of([&] { migrate_store(backend.plaats()); }), "newer release"));
    CHECK(says(failure_of([&] { check_store(backend.plaats()); }), "newer release"));
    CHECK(schema_stand(backend.plaats()).aanwezig == 99);
}

TEST_CASE("what is no store is refused and left as it was") {
    const TempDir dir;
    const std::string text = dir.file("brief.txt"), other = dir.file("ander.db"), folder = dir.file("map");
    write_file(text, std::string(5000, 'x'));
    Raw(other).execute("CREATE TABLE iets (x)");
    std::filesystem::create_directory(folder);
    for (const auto& path : {text, other, folder}) {
        INFO(path);
        CHECK(says(failure_of([&] { open_store(path, Openwijze::lezen); }), path));
        CHECK_THROWS_AS(migrate_store(path), StoreFailure);
        CHECK_THROWS_AS(check_store(path), StoreFailure);
    }
    CHECK(std::filesystem::file_size(text) == 5000);
    CHECK(says(failure_of([&] { open_store(other, Openwijze::lezen); }), "not a store of ISI Gateway"));
    CHECK(says(failure_of([&] { open_store("postgres://host/isi", Openwijze::lezen); }), "sqlite:/path"));
}

TEST_CASE("an empty file becomes a store") {
    const TempDir dir;
    write_file(dir.file("store.db"), "");
    CHECK(schema_stand(dir.file("store.db")).aanwezig == 0);
    CHECK_THROWS_AS(open_store(dir.file("store.db"), Openwijze::lezen), StoreFailure);
    migrate_store(dir.file("store.db"));
    CHECK(open_store(dir.file("store.db"), Openwijze::lezen)->find_gemeente(gemeente("0014")));
}

TEST_CASE("a store whose last writer was killed opens for reading with all that was committed") {
    const SqliteBackend backend;
    const TempDir copy;
    const auto store = backend.open();
    store->save_persoon(full_dossier());
    // What a killed process leaves: the file and its log, unmerged.
    std::filesystem::copy_file(backend.path(), copy.file("store.db"));
    std::filesystem::copy_file(backend.path() + "-wal", copy.file("store.db-wal"));
    REQUIRE(std::filesystem::file_size(copy.file("store.db-wal")) > 0);
    const auto reader = open_store(copy.file("store.db"), Openwijze::lezen);
    CHECK(reader->find_persoon({bsn("004002313"), {}}, Wet::wi2007, gemeente("0014")) == full_dossier());
}

TEST_CASE("a read leaves no snapshot open behind it: the next one sees what was committed meanwhile") {
    const SqliteBackend backend;
    const auto writer = backend.open();
    const auto reader = backend.open(Openwijze::lezen);
    writer->save_persoon(full_dossier());
    const auto read_all = [&] {
        (void)reader->find_persoon({bsn("004002313"), {}}, Wet::wi2007, gemeente("0014"));
        (void)reader->find_wet(bsn("004002313"));
        (void)reader->find_gemeente(gemeente("0014"));
        (void)reader->find_kenmerk("sandbox");
        (void)reader->sleutelversie();
        (void)reader->load_sleutels();
        (void)reader->list_brp_tabellen();
        (void)reader->find_grafsteen(Nummerhash{});
        (void)reader->find_laatste_gebruik("isk1_voorbeeld");
    };
    for (int round = 0; round < 3; ++round) {
        read_all();
        const auto value = std::to_string(round);
        writer->save_kenmerk("sandbox", value);
        CHECK(reader->find_kenmerk("sandbox") == value);
        // Nothing holds the log back: a full checkpoint succeeds (its first result column is "busy").
        sqlite3* handle = nullptr;
        REQUIRE(sqlite3_open(backend.path().c_str(), &handle) == SQLITE_OK);
        int in_log = -1, merged = -1;
        CHECK(sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, &in_log, &merged) ==
              SQLITE_OK);
        sqlite3_close(handle);
    }
}

TEST_CASE("a damaged store fails with advice and without data") {
    const SqliteBackend backend;
    {
        const auto store = backend.open();
        store->save_persoon(full_dossier());
    }
    {
        std::fstream file(backend.path(), std::ios::in | std::ios::out | std::ios::binary);
        const auto size = static_cast<std::streamoff>(std::filesystem::file_size(backend.path()));
        for (std::streamoff at = 4096; at < size; at += 4096)
            file.seekp(at), file.write("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8);
    }
    const std::string text = failure_of([&] {
        backend.open(Openwijze::lezen)->find_persoon({bsn("004002313"), {}}, Wet::wi2007, gemeente("0014"));
    });
    CHECK(says(text, "isi-admin store check"));
    CHECK_FALSE(says(text, "4002313"));
    const auto findings = check_store(backend.plaats());
    REQUIRE_FALSE(findings.empty());
    for (const auto& finding : findings) CHECK_FALSE(says(finding, "4002313"));
}

TEST_CASE("a writer's lock is waited for, and a failure by lock tells so") {
    const SqliteBackend backend;
    const auto store = backend.open();
    store->save_persoon(full_dossier());
    Raw other(backend.path());
    other.execute("BEGIN IMMEDIATE");
    // Reading goes on beside a writer.
    CHECK(backend.open(Openwijze::lezen)->find_wet(bsn("004002313")));
    other.execute("COMMIT");
    store->remove_persoon(bsn("004002313"));
    CHECK_FALSE(store->find_wet(bsn("004002313")));
}

TEST_CASE("a batch that the engine undid on a full disk is not half written by what follows") {
    const SqliteBackend backend;
    const auto store = backend.open();
    Persoonsdossier large = full_dossier();
    // Larger than the engine's cache, so that it must write before the end.
    large.kop.naam = std::string(40'000'000, 'x');
    std::string later;
    const auto batch = [&] {
        store->save_persoon(minimal_dossier("004002398"));
        try {
            store->save_persoon(large);
        } catch (const StoreFailure&) {
            later = failure_of([&] { store->save_persoon(minimal_dossier("004002465")); });
            // Whether the engine undid the row or the whole batch is its choice; half a batch is not.
        }
    };
    // The limit on this process's files stands for the disk; it makes writing fail with EFBIG.
    struct rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto old_handler = ::signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = before;
    small.rlim_cur = 1'000'000;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const std::string outcome = failure_of([&] { store->transaction(batch); });
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    ::signal(SIGXFSZ, old_handler);

    INFO(outcome << " / " << later);
    const auto reader = backend.open(Openwijze::lezen);
    const bool first = reader->find_wet(bsn("004002398")).has_value(),
               last = reader->find_wet(bsn("004002465")).has_value();
    CHECK_FALSE(reader->find_wet(bsn("004002313")));
    CHECK(first == last);
    CHECK((outcome != "(no failure)") == !first);
    CHECK(check_store(backend.plaats()).empty());
    store->save_persoon(full_dossier());  // with room again the store works on
    CHECK(store->find_wet(bsn("004002313")));
}

TEST_CASE("of each kind of entry a file may hold 4095, the next is refused and the file stays as it was") {
    const SqliteBackend backend;
    const auto store = backend.open();
    auto dossier = full_dossier();
    const Boete boete = dossier.boetes.at(0);
    dossier.boetes.assign(4095, boete);
    store->save_persoon(dossier);
    CHECK(store->find_dossier(dossier.kop.bsn).value().boetes.size() == 4095);
    dossier.boetes.push_back(boete);
    CHECK_THROWS_AS(store->save_persoon(dossier), StoreFailure);
    CHECK(store->find_dossier(dossier.kop.bsn).value().boetes.size() == 4095);
    CHECK(check_store(backend.plaats()).empty());
}
