// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include "werkmap.hpp"

using namespace isi;
using namespace isi::audit;
using namespace isi::audit::test;

TEST_CASE("What was submitted is read back field by field, and the chain verifies") {
    const Werkmap werk;
    auto heen = record(7, bsn("004002313"));
    heen.gebeurtenis = Gebeurtenis::geweigerd;
    heen.beslissing = Beslissing::mislukt;
    heen.eindgebruiker = "medewerker 12";
    heen.doel = "INBURGERING";
    heen.reden = "é€ … wachtwoord onjuist";
    heen.aantal = 4'000'000'000U;
    heen.http_status = 500;
    heen.duur_us = 123'456;
    heen.tijdstip_us = -5;
    heen.antwoord_sha256.fill(0xAB);
    werk.fill({heen, record(8)});
    std::vector<Record> terug;
    read_records(werk.instellingen, [&](std::uint64_t volgnummer, const Record& een) {
        CHECK(volgnummer == terug.size() + 1);
        terug.push_back(een);
    });
    REQUIRE(terug.size() == 2);
    const auto& een = terug[0];
    CHECK(een.gebeurtenis == heen.gebeurtenis);
    CHECK(een.beslissing == heen.beslissing);
    CHECK(een.tijdstip_us == heen.tijdstip_us);
    CHECK(een.verzoek_id == heen.verzoek_id);
    CHECK(een.operatie == heen.operatie);
    CHECK(een.oin_certificaat == heen.oin_certificaat);
    CHECK(een.vingerafdruk == heen.vingerafdruk);
    CHECK(een.oin_eigenaar == heen.oin_eigenaar);
    CHECK(een.sleutel_id == heen.sleutel_id);
    CHECK(een.gemeentecode == heen.gemeentecode);
    CHECK(een.wet == heen.wet);
    CHECK(een.rol == heen.rol);
    CHECK(een.eindgebruiker == heen.eindgebruiker);
    CHECK(een.doel == heen.doel);
    CHECK(een.message_id == heen.message_id);
    CHECK(een.identificatiecode == heen.identificatiecode);
    CHECK(een.verzendende_instantie == heen.verzendende_instantie);
    CHECK(een.uitkomst == heen.uitkomst);
    CHECK(een.reden == heen.reden);
    CHECK(een.betrokkene == heen.betrokkene);
    CHECK(een.geleverd);
    CHECK(een.blokken == heen.blokken);
    CHECK(een.aantal == heen.aantal);
    CHECK(een.http_status == heen.http_status);
    CHECK(een.duur_us == heen.duur_us);
    CHECK(een.antwoord_sha256 == heen.antwoord_sha256);
    CHECK(een.herkomst == heen.herkomst);
    CHECK_FALSE(terug[1].betrokkene);
    const auto verificatie = werk.verify();
    INFO(verificatie.bevinding);
    CHECK(verificatie.in_orde);
    CHECK(verificatie.records == 2);
}

TEST_CASE("A text just above the limit is cut at a whole character, one at the limit is kept") {
    const Werkmap werk;
    auto net = record(1), boven = record(2);
    net.reden = std::string(1024, 'x');
    boven.reden = std::string(1023, 'x') + "é";
    werk.fill({net, boven});
    std::vector<std::string> redenen;
    read_records(werk.instellingen, [&](std::uint64_t, const Record& een) { redenen.push_back(een.reden); });
    REQUIRE(redenen.size() == 2);
    CHECK(redenen[0] == net.reden);
    CHECK(redenen[1] == std::string(1023, 'x'));
}

TEST_CASE("The chain goes on after a restart and over segments, each linked to the one before") {
    Werkmap werk;
    werk.instellingen.segment_max_records = 50;
    werk.instellingen.groep_max = 10;
    for (int start = 0; start < 3; ++start) werk.fill(70);
    const auto verificatie = werk.verify();
    INFO(verificatie.bevinding);
    CHECK(verificatie.in_orde);
    CHECK(verificatie.records == 210);
    CHECK(fs::exists(werk.segment(4)));
    CHECK_FALSE(fs::exists(werk.segment(6)));
}

TEST_CASE(
    "Sealed segments are indexed on the keyed hash and whole by themselves; the open one has no index") {
    Werkmap werk;
    werk.instellingen.segment_max_records = 20;
    werk.instellingen.groep_max = 5;
    werk.fill(30);
    const auto plan = [&](int nummer) {
        const auto db = open_db(werk.segment(nummer));
        std::string uit;
        sqlite3_exec(
            db.get(),
            "EXPLAIN QUERY PLAN SELECT inhoud FROM record WHERE substr(inhoud,2,32)=x'00' ORDER BY "
            "volgnummer",
            [](void* doel, int, char** waarden, char**) {
                *static_cast<std::string*>(doel) += waarden[3];
                return 0;
            },
            &uit, nullptr);
        return uit;
    };
    CHECK_THAT(plan(1), Catch::Contains("op_nummer"));
    CHECK_THAT(plan(2), Catch::Contains("SCAN record"));
    CHECK_FALSE(fs::exists(werk.segment(1) + "-wal"));
}

TEST_CASE("The audit's files are for their owner alone, whatever the umask") {
    Werkmap werk;
    werk.instellingen.segment_max_records = 20;
    fs::create_directory(werk.instellingen.map);
    fs::permissions(werk.instellingen.map, fs::perms::all);
    const auto oud = ::umask(0);
    const auto schrijver = open_schrijver(werk.instellingen);
    for (std::uint32_t i = 0; i < 30; ++i) REQUIRE(write(*schrijver, {record(i)}));
    ::umask(oud);
    struct stat stand{};
    REQUIRE(::stat(werk.instellingen.map.c_str(), &stand) == 0);
    CHECK((stand.st_mode & 0777U) == 0700U);
    std::size_t bestanden = 0;
    for (const auto& bestand : fs::directory_iterator(werk.instellingen.map)) {
        REQUIRE(::stat(bestand.path().c_str(), &stand) == 0);
        INFO(bestand.path());
        CHECK((stand.st_mode & 0777U) == 0600U);
        ++bestanden;
    }
    CHECK(bestanden >= 4);
    schrijver->stop();
}

TEST_CASE("Many submits share few commits, and every request is told once") {
    const Werkmap werk;
    const auto schrijver = open_schrijver(werk.instellingen);
    std::atomic<int> ja{0}, nee{0};
    std::vector<std::thread> draden;
    for (int draad = 0; draad < 4; ++draad)
        draden.emplace_back([&] {
            for (std::uint32_t i = 0; i < 500; ++i) {
                auto een = record(i);
                while (!schrijver->submit({een}, [&](bool geschreven) { ++(geschreven ? ja : nee); }))
                    std::this_thread::yield();
            }
        });
    for (auto& draad : draden) draad.join();
    schrijver->stop();
    const auto tellers = schrijver->tellers();
    CHECK(ja == 2000);
    CHECK(nee == 0);
    CHECK(tellers.records == 2000);
    CHECK(tellers.transacties < 1000);
    CHECK(tellers.transacties >= 2000 / 256);
    CHECK(tellers.wachtend == 0);
    CHECK(werk.verify().records == 2000);
    CHECK_FALSE(schrijver->submit({record(1)}, [](bool) {}));
}

TEST_CASE(
    "A request with more records than a group is one transaction, and one without records is told at once") {
    Werkmap werk;
    werk.instellingen.groep_max = 4;
    const auto schrijver = open_schrijver(werk.instellingen);
    std::vector<Record> veel;
    for (std::uint32_t i = 0; i < 500; ++i) veel.push_back(record(i));
    CHECK(write(*schrijver, std::move(veel)));
    CHECK(schrijver->tellers().transacties == 1);
    CHECK(write(*schrijver, {}));
    schrijver->stop();
    CHECK(werk.verify().records == 500);
}

TEST_CASE("A full queue says no at once and never calls back") {
    Werkmap werk;
    werk.instellingen.wachtrij_max = 3;
    const auto schrijver = open_schrijver(werk.instellingen);
    std::promise<void> laat_los;
    const auto wacht = laat_los.get_future().share();
    std::promise<void> bezig;
    REQUIRE(schrijver->submit({record(0)}, [&](bool) {
        bezig.set_value();
        wacht.wait();
    }));
    bezig.get_future().wait();  // the writer is held in a callback: what follows stays queued
    std::atomic<int> verteld{0};
    for (int i = 0; i < 3; ++i) CHECK(schrijver->submit({record(1)}, [&](bool) { ++verteld; }));
    CHECK_FALSE(schrijver->submit({record(1)}, [&](bool) { ++verteld; }));
    CHECK(schrijver->tellers().vol == 1);
    CHECK(schrijver->tellers().wachtend == 3);
    laat_los.set_value();
    schrijver->stop();
    CHECK(verteld == 3);
    CHECK(werk.verify().records == 4);
}

TEST_CASE("Two writers cannot open one node's log; another node in the same directory can") {
    const Werkmap werk;
    const auto eerste = open_schrijver(werk.instellingen);
    CHECK_THROWS_WITH(open_schrijver(werk.instellingen), Catch::Contains("another process"));
    auto beheer = werk.instellingen;
    beheer.node = "beheer";
    const auto tweede = open_schrijver(beheer);
    CHECK(write(*eerste, {record(1)}));
    CHECK(write(*tweede, {record(2)}));
    eerste->stop();
    tweede->stop();
    const auto verificatie = werk.verify();
    INFO(verificatie.bevinding);
    CHECK(verificatie.in_orde);
    CHECK(verificatie.records == 2);
}

TEST_CASE("Names of nodes that would leave the directory are refused") {
    Werkmap werk;
    for (const auto* const naam : {"", "../node", "a/b", "Node", "a b"}) {
        werk.instellingen.node = naam;
        CHECK_THROWS(open_schrijver(werk.instellingen));
    }
}

TEST_CASE("A segment that a crash left without tables is completed, and is no finding before that") {
    Werkmap werk;
    werk.fill(10);
    write_file(werk.segment(2), "");
    fs::permissions(werk.segment(2), fs::perms::owner_read | fs::perms::owner_write);
    CHECK(werk.verify().in_orde);
    werk.fill(5);
    const auto verificatie = werk.verify();
    INFO(verificatie.bevinding);
    CHECK(verificatie.in_orde);
    CHECK(verificatie.records == 15);
}
