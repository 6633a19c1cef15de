// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/audit/codec.hpp"

#include <sys/stat.h>

#include "werkmap.hpp"

using namespace isi;
using namespace isi::audit;
using namespace isi::audit::test;

namespace {

/// record(7, 004002313) as the first release wrote it, under the key aa…aa.
constexpr std::string_view indeling_1_hex =
    "019b453772ee5069a39a2ec81f164509cbef4e293f49de0fdccc0f1d04ff855ce4010101000652e68bb35b5807000000"
    "0000000000000000000000000000000100c8000000070000000000000000000000000000000000000000000000000000"
    "0000000000007dc14989d3dfec3f02065bc1f2974c000000000040e2f24bf58513f8471bdca0e159056a9c834e3a9cd1"
    "a489cb000b67656566506572736f6f6e0014303030303030393930303030303039303030303000406666666666666666"
    "666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666"
    "666666666666666600143030303030303939303030303030303134303030001169736b315f6162636465666768696a6b"
    "6c0004303031340006574932303037000657693230303700000000002d75726e3a757569643a30303030303030302d30"
    "3030302d343030302d383030302d303030303030303030303030000469642d3700143030303030303939303030303030"
    "30313430303000084745474556454e530000000c706572736f6f6e73626c6164000f3132372e302e302e313a35303030"
    "30";

Bytes from_hex(std::string_view hex) {
    Bytes uit;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        uit.push_back(static_cast<unsigned char>(std::stoul(std::string(hex.substr(i, 2)), nullptr, 16)));
    return uit;
}

Insz insz(const std::string& tekst) {
    const auto uit = Insz::parse(tekst);
    REQUIRE(uit);
    return *uit;
}

struct Sleutels : Werkmap {
    Sleutels() {
        fs::remove(instellingen.sleutelbestand);
        std::ofstream(instellingen.sleutelbestand) << std::string(64, 'a') << "\n";
        REQUIRE(::chmod(instellingen.sleutelbestand.c_str(), 0600) == 0);
        nummers = std::make_unique<Nummers>(instellingen.sleutelbestand);
    }
    [[nodiscard]] Record rondreis(const Record& heen) const {
        const auto bytes = encode(heen, *nummers);
        return decode(bytes.data(), bytes.size(), *nummers);
    }
    std::unique_ptr<Nummers> nummers;
};

}  // namespace

TEST_CASE("A record of the first layout is read as it was written") {
    const Sleutels sleutels;
    const auto bytes = from_hex(indeling_1_hex);
    const auto een = decode(bytes.data(), bytes.size(), *sleutels.nummers);
    REQUIRE(een.betrokkene);
    CHECK(een.betrokkene->text() == "004002313");
    CHECK(een.operatie == "geefPersoon");
    CHECK(een.herkomst == "127.0.0.1:50000");
    CHECK_FALSE(een.gebruiker);
    CHECK(decode_kop(bytes.data(), bytes.size()).identificatiecode == "id-7");
}

TEST_CASE("Counting needs no key: both layouts give their moment and their texts, and keep their numbers") {
    const Sleutels sleutels;
    auto nieuw = record(7, bsn("004002313"));
    nieuw.gebruiker = insz("85073003328");
    for (const auto& bytes : {from_hex(indeling_1_hex), encode(nieuw, *sleutels.nummers)}) {
        Record gelezen = record(99, bsn("569026040"));  // of the one before, as in a loop
        gelezen.gebruiker = insz("85073003328");
        decode_gesloten(bytes.data(), bytes.size(), gelezen);
        CHECK(gelezen.tijdstip_us == nieuw.tijdstip_us);
        CHECK(decode_tijdstip(bytes.data(), bytes.size()) == nieuw.tijdstip_us);
        CHECK(gelezen.identificatiecode == "id-7");
        CHECK(gelezen.herkomst == nieuw.herkomst);
        CHECK_FALSE(gelezen.betrokkene);
        CHECK_FALSE(gelezen.gebruiker);
        CHECK_THROWS(decode_gesloten(bytes.data(), bytes.size() - 1, gelezen));
        CHECK_THROWS(decode_tijdstip(bytes.data(), 43));
    }
}

TEST_CASE("A BSN has the same hash in both layouts, so that who finds old and new") {
    const Sleutels sleutels;
    const auto oud = from_hex(indeling_1_hex);
    const auto nieuw = encode(record(7, bsn("004002313")), *sleutels.nummers);
    CHECK(std::equal(oud.begin() + 1, oud.begin() + 33, nieuw.begin() + 1));
}

TEST_CASE("A data subject and an end user with an INSZ come back, and neither can be read in the bytes") {
    const Sleutels sleutels;
    auto heen = record(1);
    heen.betrokkene = insz("90722500191");
    heen.gebruiker = insz("93051822361");
    const auto terug = sleutels.rondreis(heen);
    REQUIRE(terug.betrokkene);
    REQUIRE(terug.gebruiker);
    CHECK(terug.betrokkene->text() == "90722500191");
    CHECK(terug.gebruiker->text() == "93051822361");
    CHECK(terug.herkomst == heen.herkomst);

    auto bytes = encode(heen, *sleutels.nummers);
    const std::string_view tekst(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    CHECK(tekst.find("90722500191") == std::string_view::npos);
    CHECK(tekst.find("93051822361") == std::string_view::npos);
    heen.eindgebruiker = "93051822361";  // the control: a text would be found
    bytes = encode(heen, *sleutels.nummers);
    CHECK(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()).find("93051822361") !=
          std::string_view::npos);
}

TEST_CASE("The bytes do not tell a BSN from an INSZ") {
    const Sleutels sleutels;
    auto vlaams = record(1, bsn("004002313"));
    vlaams.betrokkene = insz("90722500191");
    CHECK(encode(record(1, bsn("004002313")), *sleutels.nummers).size() ==
          encode(vlaams, *sleutels.nummers).size());
}

TEST_CASE("A changed end user's number is noticed when it is opened") {
    const Sleutels sleutels;
    auto heen = record(1);
    heen.gebruiker = insz("93051822361");
    auto bytes = encode(heen, *sleutels.nummers);
    bytes[149 + 1 + 32 + 8 + 12] ^= 1U;
    CHECK_THROWS(decode(bytes.data(), bytes.size(), *sleutels.nummers));
    bytes[149 + 1 + 32 + 8 + 12] ^= 1U;
    CHECK_NOTHROW(decode(bytes.data(), bytes.size(), *sleutels.nummers));
}
