// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "werkmap.hpp"

using namespace isi;
using namespace isi::audit;
using namespace isi::audit::test;

TEST_CASE(
    "who finds exactly the person's records, oldest first, in sealed segments, the open one and other "
    "nodes") {
    Werkmap werk;
    werk.instellingen.segment_max_records = 25;
    werk.instellingen.groep_max = 5;
    const auto gezocht = bsn("004002313"), ander = bsn("569026040"), niemand = bsn("999990019");
    std::vector<Record> records;
    std::set<std::uint32_t> verwacht;
    for (std::uint32_t i = 0; i < 110; ++i) {
        if (i % 7 == 3) {
            verwacht.insert(i);
            records.push_back(record(i, gezocht));
        } else {
            records.push_back(i % 2 == 0 ? record(i, ander) : record(i));
        }
    }
    werk.fill(records);
    auto beheer = werk.instellingen;
    beheer.node = "beheer";
    {
        const auto schrijver = open_schrijver(beheer);
        REQUIRE(write(*schrijver, {record(50'000, gezocht)}));
        schrijver->stop();
    }
    verwacht.insert(50'000);
    std::vector<std::uint32_t> gevonden;
    std::int64_t vorige = 0;
    who(werk.instellingen, gezocht, [&](std::uint64_t, const Record& een) {
        CHECK(een.betrokkene == gezocht);
        CHECK(een.tijdstip_us > vorige);
        vorige = een.tijdstip_us;
        gevonden.push_back(een.duur_us);
    });
    CHECK(std::vector<std::uint32_t>(verwacht.begin(), verwacht.end()) == gevonden);
    who(werk.instellingen, niemand, [&](std::uint64_t, const Record&) { FAIL("a record of somebody else"); });
}

TEST_CASE("who and verify read while the writer writes") {
    const Werkmap werk;
    const auto schrijver = open_schrijver(werk.instellingen);
    REQUIRE(write(*schrijver, {record(1, bsn("004002313"))}));
    std::atomic<bool> klaar{false};
    std::thread schrijft([&] {
        for (std::uint32_t i = 2; !klaar; ++i) (void)write(*schrijver, {record(i)});
    });
    for (int ronde = 0; ronde < 20; ++ronde) {
        int gevonden = 0;
        who(werk.instellingen, bsn("004002313"), [&](std::uint64_t volgnummer, const Record&) {
            ++gevonden;
            CHECK(volgnummer == 1);
        });
        CHECK(gevonden == 1);
        const auto verificatie = werk.verify();
        INFO(verificatie.bevinding);
        CHECK(verificatie.in_orde);
    }
    klaar = true;
    schrijft.join();
    schrijver->stop();
}

TEST_CASE("An audit key that was replaced still opens what it closed; without it who says so") {
    const Werkmap werk;
    werk.fill({record(1, bsn("004002313"))});
    const auto oud = read_file(werk.instellingen.sleutelbestand);
    const std::string nieuw = std::string(64, '7') + "\n";
    write_file(werk.instellingen.sleutelbestand, nieuw + oud);
    werk.fill({record(2, bsn("004002313"))});
    std::size_t gevonden = 0;
    who(werk.instellingen, bsn("004002313"), [&](std::uint64_t, const Record&) { ++gevonden; });
    CHECK(gevonden == 2);
    write_file(werk.instellingen.sleutelbestand, nieuw);
    gevonden = 0;
    who(werk.instellingen, bsn("004002313"), [&](std::uint64_t, const Record&) { ++gevonden; });
    CHECK(gevonden == 1);
    CHECK_THROWS_WITH(read_records(werk.instellingen, [](std::uint64_t, const Record&) {}),
                      Catch::Contains("not in the audit key file"));
    CHECK(werk.verify().in_orde);  // erasing by destroying a key leaves the chain whole
}

TEST_CASE("read_gezien gives the requests of the window once each, newest first, and no refused ones") {
    Werkmap werk;
    werk.instellingen.segment_max_records = 20;
    werk.instellingen.groep_max = 5;
    std::vector<Record> records;
    for (std::uint32_t i = 0; i < 100; ++i) {
        records.push_back(record(i, bsn("004002313")));
        if (i % 10 == 0)
            records.push_back(record(i, bsn("569026040")));  // a second subject of the same request
    }
    auto geweigerd = record(100);
    geweigerd.gebeurtenis = Gebeurtenis::geweigerd;
    records.push_back(geweigerd);
    auto zonder = record(101);
    zonder.identificatiecode.clear();
    records.push_back(zonder);
    std::swap(records[90], records[91]);  // two workers, one a little later than its clock says
    werk.fill(records);
    const auto vanaf = record(40).tijdstip_us;
    const auto gezien = read_gezien(werk.instellingen, vanaf);
    REQUIRE(gezien.size() == 60);
    for (std::size_t i = 0; i < gezien.size(); ++i) {
        CHECK(gezien[i].identificatiecode == "id-" + std::to_string(99 - i));
        CHECK(gezien[i].verzendende_instantie == "00000099000000014000");
        CHECK(gezien[i].tijdstip_us >= vanaf);
    }
    CHECK(read_gezien(werk.instellingen, record(1000).tijdstip_us).empty());
}

TEST_CASE("An audit directory that is not there is told with its path") {
    Werkmap werk;
    werk.instellingen.map = (werk.pad / "bestaat-niet").string();
    CHECK_THROWS_WITH(read_gezien(werk.instellingen, 0), Catch::Contains("bestaat-niet"));
    CHECK_THROWS_WITH(werk.verify(), Catch::Contains("bestaat-niet"));
}

TEST_CASE("Counting reads every node without a key, only the window asked for, and sees no number") {
    Werkmap werk;
    werk.instellingen.segment_max_records = 25;
    werk.instellingen.groep_max = 5;
    std::vector<Record> records;
    for (std::uint32_t i = 0; i < 110; ++i) {
        auto een = record(i, bsn("004002313"));
        een.tijdstip_us +=
            static_cast<std::int64_t>(i) * 3'600'000'000;  // an hour apart: segments end days apart
        een.gebruiker = bsn("569026040");
        records.push_back(een);
    }
    werk.fill(records);
    auto beheer = werk.instellingen;
    beheer.node = "beheer";
    {
        const auto schrijver = open_schrijver(beheer);
        REQUIRE(write(*schrijver, {records[60]}));
        schrijver->stop();
    }
    fs::remove(werk.instellingen.sleutelbestand);

    std::vector<std::uint32_t> gelezen;
    const Venster venster{records[40].tijdstip_us, records[70].tijdstip_us};
    std::uint64_t totaal = 0;
    read_gesloten(
        werk.instellingen.map, venster,
        [&](const Record& een) {
            CHECK_FALSE(een.betrokkene);
            CHECK_FALSE(een.gebruiker);
            CHECK(een.operatie == "geefPersoon");
            CHECK(een.herkomst == "127.0.0.1:50000");
            gelezen.push_back(een.duur_us);
        },
        [&](std::uint64_t, std::uint64_t alle) { totaal = alle; });
    std::vector<std::uint32_t> verwacht{60};  // the node "beheer" comes first
    for (std::uint32_t i = 40; i < 70; ++i) verwacht.push_back(i);
    CHECK(gelezen == verwacht);
    CHECK(totaal == 0);  // too few to report on

    gelezen.clear();
    read_gesloten(werk.instellingen.map, {0, INT64_MAX / 2},
                  [&](const Record& een) { gelezen.push_back(een.duur_us); }, {});
    CHECK(gelezen.size() == 111);
}
