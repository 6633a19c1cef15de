// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "gateway/sleutels/sleutels.hpp"

using namespace isi::sleutels;

namespace {
constexpr std::string_view base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
}

TEST_CASE("Issued keys and passwords have the published form and a right checksum") {
    const std::regex sleutel("isk1_[a-z2-7]{12}"), wachtwoord("[0-9A-Za-z]{49}");
    for (int i = 0; i < 200; ++i) {
        const auto uitgifte = make_uitgifte();
        CHECK(std::regex_match(uitgifte.applicatiesleutel, sleutel));
        CHECK(std::regex_match(uitgifte.wachtwoord, wachtwoord));
        CHECK(wachtwoord_welgevormd(uitgifte.wachtwoord));
    }
}

TEST_CASE("Issuing gives unique values and uses every character") {
    std::set<std::string> sleutels, wachtwoorden;
    std::set<char> tekens;
    for (int i = 0; i < 5000; ++i) {
        auto uitgifte = make_uitgifte();
        tekens.insert(uitgifte.wachtwoord.begin(), uitgifte.wachtwoord.end());
        sleutels.insert(std::move(uitgifte.applicatiesleutel));
        wachtwoorden.insert(std::move(uitgifte.wachtwoord));
    }
    CHECK(sleutels.size() == 5000);
    CHECK(wachtwoorden.size() == 5000);
    CHECK(tekens.size() == base62.size());
}

TEST_CASE("Every typo of one character of a password is caught by the checksum") {
    for (int ronde = 0; ronde < 5; ++ronde) {
        const auto goed = make_uitgifte().wachtwoord;
        std::size_t doorgelaten = 0, geprobeerd = 0;
        for (std::size_t plaats = 0; plaats < goed.size(); ++plaats)
            for (const char teken : base62) {
                auto fout = goed;
                fout[plaats] = teken;
                if (fout == goed) continue;
                ++geprobeerd;
                doorgelaten += wachtwoord_welgevormd(fout) ? 1U : 0U;
            }
        CHECK(geprobeerd == 49 * 61);
        CHECK(doorgelaten == 0);
        CHECK(wachtwoord_welgevormd(goed));
    }
}

TEST_CASE("Swapped neighbours, a character lost, one too many and foreign characters are misvormd") {
    const auto goed = make_uitgifte().wachtwoord;
    for (std::size_t i = 0; i + 1 < goed.size(); ++i) {
        auto fout = goed;
        std::swap(fout[i], fout[i + 1]);
        if (fout != goed) CHECK_FALSE(wachtwoord_welgevormd(fout));
    }
    CHECK_FALSE(wachtwoord_welgevormd(""));
    CHECK_FALSE(wachtwoord_welgevormd(goed.substr(1)));
    CHECK_FALSE(wachtwoord_welgevormd(goed + "A"));
    CHECK_FALSE(wachtwoord_welgevormd(goed + std::string(1, '\0')));
    CHECK_FALSE(wachtwoord_welgevormd(" " + goed.substr(1)));
    CHECK_FALSE(wachtwoord_welgevormd(std::string(100'000, 'A')));
}

TEST_CASE("The stored value depends on pepper, key id and password, and a BSN never gives a secret's value") {
    Pepper pepper{}, andere{};
    andere[31] = 1;
    const auto uitgifte = make_uitgifte();
    const auto basis = hmac_geheim(pepper, uitgifte.applicatiesleutel, uitgifte.wachtwoord);
    CHECK(basis == hmac_geheim(pepper, uitgifte.applicatiesleutel, uitgifte.wachtwoord));
    CHECK(basis != hmac_geheim(andere, uitgifte.applicatiesleutel, uitgifte.wachtwoord));
    CHECK(basis != hmac_geheim(pepper, "isk1_aaaaaaaaaaaa", uitgifte.wachtwoord));
    CHECK(basis != hmac_geheim(pepper, uitgifte.applicatiesleutel, make_uitgifte().wachtwoord));
    // The border between the two texts counts.
    CHECK(hmac_geheim(pepper, "ab", "c") != hmac_geheim(pepper, "a", "bc"));
    const auto bsn = isi::Bsn::parse("004002313");
    REQUIRE(bsn);
    CHECK(hash_bsn(pepper, *bsn) == hash_bsn(pepper, *bsn));
    CHECK(hash_bsn(pepper, *bsn) != hash_bsn(andere, *bsn));
    CHECK(hash_bsn(pepper, *bsn) != hmac_geheim(pepper, "", bsn->text()));
}

TEST_CASE("The HMAC is the one that the openssl program computes") {
    // printf 'isi-grafsteen-bsn-v1\0%s' 004002313 | openssl dgst -sha256 -mac HMAC -macopt hexkey:<64 zeros>
    const auto bsn = isi::Bsn::parse("004002313");
    REQUIRE(bsn);
    std::string hex;
    for (const auto byte : hash_bsn(Pepper{}, *bsn)) {
        hex += "0123456789abcdef"[byte >> 4U];
        hex += "0123456789abcdef"[byte & 15U];
    }
    CHECK(hex == "9001545efed63c205dce1421734ef7f9e185dbc78e58d82eaa6b14cf0986399b");
}
