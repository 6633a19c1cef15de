// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <string>

#include "isi_store/domein/codes.hpp"

using namespace isi;

TEST_CASE("an incomplete or impossible date is kept as the source gave it") {
    for (const std::string text :
         {"1967-04-04", "1967-02-30", "0000-00-00", "1980-00-00", "1980-06-00", "1982-12-91", "9999-99-99"}) {
        const auto datum = OnvolledigeDatum::parse(text);
        INFO(text);
        REQUIRE(datum);
        CHECK(datum->text() == text);
    }
    for (const std::string text :
         {"", "1980", "19800101", "1980-1-01", "1980-01-1", "1980/01/01", "1980-01-01T", "1980-01-01 ",
          "198a-01-01", "-980-01-01", "1980-01-01Z", "01-01-1980", "１９80-01-01"}) {
        INFO(text);
        CHECK_FALSE(OnvolledigeDatum::parse(text));
    }
}

TEST_CASE("an OIN may hold letters after its prefix and needs no elfproef") {
    CHECK(Oin::parse("00000001800866472000"));  // DUO
    CHECK(Oin::parse("00000001123456789000"));  // Logius' own example: its inner number fails the elfproef
    CHECK(Oin::parse("0000000700025BE00000"));  // BRIN
    CHECK(Oin::parse("00000099000000001000"));  // test
    CHECK_FALSE(Oin::parse("0000000A800866472000"));  // a letter in the prefix
    CHECK_FALSE(Oin::parse("0000000700025be00000"));
    CHECK_FALSE(Oin::parse("0000000180086647200"));
    CHECK_FALSE(Oin::parse("000000018008664720000"));
    CHECK_FALSE(Oin::parse("00000001 00866472000"));
    CHECK_FALSE(Oin::parse(""));
}

TEST_CASE("a gemeentecode is four digits with its leading zeros") {
    const auto groningen = Gemeentecode::parse("0014");
    REQUIRE(groningen);
    CHECK(groningen->text() == "0014");
    for (const std::string text : {"", "14", "014", "00014", "001a", " 014"})
        CHECK_FALSE(Gemeentecode::parse(text));
}

TEST_CASE("laws and roles are read as they are written, case-strict") {
    for (const Wet wet : {Wet::wi2007, Wet::wi2013, Wet::wi2021}) CHECK(parse_wet(code(wet)) == wet);
    for (const Rol rol : {Rol::wi2007, Rol::wi2013, Rol::wi2013_mut, Rol::wi2021, Rol::wi2021_mut})
        CHECK(parse_rol(code(rol)) == rol);
    CHECK(code(Wet::wi2007) == "WI2007");
    CHECK(naam(Wet::wi2021) == "Wet Inburgering 2021");
    CHECK(code(Rol::wi2013_mut) == "Wi2013MUT");
    CHECK_FALSE(parse_wet("wi2007"));
    CHECK_FALSE(parse_wet("WI2010"));
    CHECK_FALSE(parse_rol("Wi2007MUT"));  // Wi2007 has no MUT
    CHECK_FALSE(parse_rol("WI2013MUT"));
}
