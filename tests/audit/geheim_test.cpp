// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "werkmap.hpp"

using namespace isi;
using namespace isi::audit;
using namespace isi::audit::test;

namespace {

bool occurs(const fs::path& map, const std::string& naald) {
    for (const auto& bestand : fs::directory_iterator(map))
        if (read_file(bestand.path()).find(naald) != std::string::npos) return true;
    return false;
}

std::string raw(const std::string& bestand, const std::string& vraag) {
    const auto db = open_db(bestand);
    std::string uit;
    sqlite3_exec(
        db.get(), vraag.c_str(),
        [](void* doel, int, char** waarden, char**) {
            *static_cast<std::string*>(doel) += std::string(waarden[0]) + "\n";
            return 0;
        },
        &uit, nullptr);
    return uit;
}

}  // namespace

TEST_CASE("No BSN stands readable in any file of the log, while it is written and after") {
    Werkmap werk;
    werk.instellingen.segment_max_records = 20;
    werk.instellingen.groep_max = 5;
    const auto wie = bsn("004002313");
    {
        const auto schrijver = open_schrijver(werk.instellingen);
        for (std::uint32_t i = 0; i < 50; ++i) REQUIRE(write(*schrijver, {record(i, wie)}));
        CHECK_FALSE(occurs(werk.instellingen.map, wie.text()));
        CHECK(occurs(werk.instellingen.map, "isk1_abcdefghijkl"));  // the files were really searched
        schrijver->stop();
    }
    CHECK_FALSE(occurs(werk.instellingen.map, wie.text()));
    CHECK(occurs(werk.instellingen.map, "isk1_abcdefghijkl"));
}

TEST_CASE("Control: a BSN that somebody puts in a text field is found by the same search") {
    const Werkmap werk;
    auto fout = record(1, bsn("004002313"));
    fout.reden = "004002313";
    werk.fill({fout});
    CHECK(occurs(werk.instellingen.map, "004002313"));
}

TEST_CASE("One person's number is encrypted differently each time and hashed alike; the hash needs the key") {
    const Werkmap werk, ander;
    std::vector<Record> records;
    for (std::uint32_t i = 0; i < 40; ++i) records.push_back(record(i, bsn("004002313")));
    werk.fill(records);
    werk.fill(records);
    ander.fill({record(1, bsn("004002313"))});
    const std::string hashes = "SELECT DISTINCT hex(substr(inhoud,2,32)) FROM record";
    const auto hash = raw(werk.segment(), hashes);
    CHECK(hash.size() == 65);
    CHECK(hash != raw(ander.segment(), hashes));
    // 12 bytes nonce and 25 of ciphertext and tag: none twice, over two starts.
    CHECK(raw(werk.segment(), "SELECT count(DISTINCT substr(inhoud,111,12)) FROM record") == "80\n");
    CHECK(raw(werk.segment(), "SELECT count(DISTINCT substr(inhoud,123,25)) FROM record") == "80\n");
}

TEST_CASE("Records about nobody hold zeros where a number would be") {
    const Werkmap werk;
    werk.fill(3);
    CHECK(raw(werk.segment(),
              "SELECT count(*) FROM record WHERE substr(inhoud,2,32)=zeroblob(32) AND "
              "substr(inhoud,103,48)=zeroblob(48) AND substr(inhoud,1,1)=x'02'") == "3\n");
}

TEST_CASE("A ciphertext moved to another person's record does not open") {
    const Werkmap werk;
    werk.fill({record(1, bsn("004002313")), record(2, bsn("569026040"))});
    tamper(
        werk.segment(),
        "UPDATE record SET inhoud=CAST(substr(inhoud,1,110)||(SELECT substr(inhoud,111,37) FROM record WHERE "
        "volgnummer=2)||substr(inhoud,148) AS BLOB) WHERE volgnummer=1");
    CHECK_THROWS_WITH(who(werk.instellingen, bsn("004002313"), [](std::uint64_t, const Record&) {}),
                      Catch::Contains("cannot be decrypted"));
}

TEST_CASE("Key files that others can read stop the start, with what to do") {
    const Werkmap werk;
    fs::permissions(werk.instellingen.sleutelbestand, fs::perms::group_read, fs::perm_options::add);
    CHECK_THROWS_WITH(open_schrijver(werk.instellingen), Catch::Contains("chmod 600"));
    fs::permissions(werk.instellingen.sleutelbestand, fs::perms::group_read, fs::perm_options::remove);
    fs::permissions(werk.instellingen.handtekeningbestand, fs::perms::others_read, fs::perm_options::add);
    CHECK_THROWS_WITH(open_schrijver(werk.instellingen), Catch::Contains("chmod 600"));
}

TEST_CASE("make_sleutels leaves keys that are there as they are") {
    const Werkmap werk;
    const auto een = read_file(werk.instellingen.sleutelbestand),
               twee = read_file(werk.instellingen.handtekeningbestand);
    make_sleutels(werk.instellingen);
    CHECK(read_file(werk.instellingen.sleutelbestand) == een);
    CHECK(read_file(werk.instellingen.handtekeningbestand) == twee);
}
