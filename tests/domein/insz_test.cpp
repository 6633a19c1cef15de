// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "isi_store/domein/insz.hpp"

using isi::Insz;
using isi::KboNummer;

namespace {

/// Remainder by 97 of a number of any length, digit by digit: another way than the product's.
int rest97(const std::string& cijfers) {
    int rest = 0;
    for (const char c : cijfers) rest = (rest * 10 + (c - '0')) % 97;
    return rest;
}

std::string twee(int waarde) {
    return {static_cast<char>('0' + waarde / 10), static_cast<char>('0' + waarde % 10)};
}

std::string drie(int waarde) {
    return static_cast<char>('0' + waarde / 100) + twee(waarde % 100);
}

/// The right number with these nine digits for that century.
std::string voltooid(const std::string& negen, bool na_2000) {
    return negen + twee(97 - rest97((na_2000 ? "2" : "") + negen));
}

/// Nine digits of a number of some register.
std::string gooi(std::mt19937& dobbel) {
    const auto tussen = [&](int van, int tot) { return std::uniform_int_distribution(van, tot)(dobbel); };
    const int maand = tussen(0, 12) + 20 * tussen(0, 3);
    return twee(tussen(0, 99)) + twee(maand) + twee(tussen(0, 31)) + drie(tussen(1, 999));
}

}  // namespace

TEST_CASE("known numbers are read with their register and century") {
    struct Rij {
        const char* nummer;
        Insz::Soort soort;
        bool na_2000;
    };
    for (const auto& [nummer, soort, na_2000] :
         {Rij{"93051822361", Insz::Soort::rijksregister, false},
          Rij{"00010100105", Insz::Soort::rijksregister, true},
          Rij{"00010100173", Insz::Soort::rijksregister, false},
          Rij{"85000000138", Insz::Soort::rijksregister, false},
          Rij{"93051809097", Insz::Soort::rijksregister, false}, Rij{"91231500169", Insz::Soort::bis, false},
          Rij{"91431500115", Insz::Soort::ter, false}, Rij{"90722500191", Insz::Soort::verzonnen, false}}) {
        INFO(nummer);
        const auto insz = Insz::parse(nummer);
        REQUIRE(insz);
        CHECK(insz->text() == nummer);
        CHECK(insz->soort() == soort);
        CHECK(insz->na_2000() == na_2000);
    }
}

TEST_CASE("a text of another structure is no number") {
    for (const auto* geen :
         {"", "9305182236", "930518223610", "9305182236 ", "93051822a61", "93.05.18-223.61",
          "93051809000",  // 00 is never right: remainder 0 gives 97
          "93053222361"}) {
        INFO(geen);
        CHECK_FALSE(Insz::parse(geen));
    }
    // With right check digits, so that only the structure can be the cause.
    for (const auto* negen : {"931300123", "931900123", "933301123", "933901123", "935301123", "937301123",
                              "939901123", "930132123", "930101000"}) {
        INFO(negen);
        CHECK_FALSE(Insz::parse(voltooid(negen, false)));
        CHECK_FALSE(Insz::parse(voltooid(negen, true)));
    }
    // The registers that are not the Rijksregister count from 000.
    CHECK(Insz::parse(voltooid("932101000", false)));
    CHECK(Insz::parse(voltooid("934101000", true)));
}

TEST_CASE("a number passes for exactly one century, and each pair of check digits but two is refused") {
    std::mt19937 dobbel(20261127);
    for (int i = 0; i < 20'000; ++i) {
        const auto negen = gooi(dobbel);
        const auto oud = voltooid(negen, false);
        const auto nieuw = voltooid(negen, true);
        REQUIRE(oud != nieuw);
        REQUIRE_FALSE(Insz::parse(oud).value().na_2000());
        REQUIRE(Insz::parse(nieuw).value().na_2000());
        for (int controle = 0; controle < 100; ++controle) {
            const auto ander = negen + twee(controle);
            REQUIRE(Insz::parse(ander).has_value() == (ander == oud || ander == nieuw));
        }
    }
}

// 6 × 10⁷ and 2 × 10⁹ cancel out modulo 97: six years further the same digits are right in the next century.
// No reader can tell; every other slip of one digit is seen.
TEST_CASE("a change of one digit is refused, but for one that gives a year of the other century") {
    std::mt19937 dobbel(321);
    for (int i = 0; i < 5'000; ++i) {
        const auto goed = voltooid(gooi(dobbel), i % 2 == 1);
        const bool na_2000 = Insz::parse(goed).value().na_2000();
        for (std::size_t plaats = 0; plaats < goed.size(); ++plaats)
            for (char cijfer = '0'; cijfer <= '9'; ++cijfer) {
                if (cijfer == goed[plaats]) continue;
                auto fout = goed;
                fout[plaats] = cijfer;
                const bool zes_jaar = plaats == 1 && cijfer - goed[plaats] == (na_2000 ? 6 : -6);
                const auto gelezen = Insz::parse(fout);
                REQUIRE(gelezen.has_value() == zes_jaar);
                if (gelezen) REQUIRE(gelezen->na_2000() != na_2000);
            }
    }
}

TEST_CASE("numbers of the Kruispuntbank van Ondernemingen are read with their check digits") {
    for (const auto* goed : {"0543307391", "0862910119", "0421722346", "0207451227", "0820947127"}) {
        INFO(goed);
        REQUIRE(KboNummer::parse(goed));
        CHECK_FALSE(KboNummer::parse(goed)->vestiging());
    }
    for (const auto* vestiging : {"2147812701", "2147812897", "2138199506"}) {
        INFO(vestiging);
        REQUIRE(KboNummer::parse(vestiging));
        CHECK(KboNummer::parse(vestiging)->vestiging());
    }
    for (const auto* geen : {"", "0000000000", "0123456789", "543307391", "0543307392", "05433073910",
                             "0543.307.391", "2147812800", "9543307391"}) {
        INFO(geen);
        CHECK_FALSE(KboNummer::parse(geen));
    }
    // 9 begins no number, whatever its check digits.
    CHECK_FALSE(KboNummer::parse("95433073" + twee(97 - rest97("95433073"))));
}
