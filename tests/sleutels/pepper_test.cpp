// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "gateway/sleutels/sleutels.hpp"

using namespace isi::sleutels;
namespace fs = std::filesystem;

namespace {

struct Map {
    fs::path pad;
    Map() {
        std::string sjabloon = (fs::temp_directory_path() / "isi-pepper-XXXXXX").string();
        REQUIRE(::mkdtemp(sjabloon.data()) != nullptr);
        pad = sjabloon;
    }
    Map(const Map&) = delete;
    Map& operator=(const Map&) = delete;
    ~Map() { fs::remove_all(pad); }
    [[nodiscard]] std::string bestand() const { return (pad / "pepper").string(); }
    void write(const std::string& tekst, mode_t wijze = 0600) const {
        std::ofstream(bestand(), std::ios::binary | std::ios::trunc) << tekst;
        REQUIRE(::chmod(bestand().c_str(), wijze) == 0);
    }
};

std::string refusal(const std::string& bestand) {
    try {
        (void)load_pepper(bestand);
    } catch (const std::runtime_error& fout) {
        return fout.what();
    }
    return {};
}

}  // namespace

TEST_CASE("A pepper is made once, readable by its owner alone, whatever the umask") {
    const Map map;
    const auto oud = ::umask(0);
    make_pepper(map.bestand());
    ::umask(oud);
    struct stat stand{};
    REQUIRE(::stat(map.bestand().c_str(), &stand) == 0);
    CHECK((stand.st_mode & 0777U) == 0600U);
    const auto eerste = load_pepper(map.bestand());
    make_pepper(map.bestand());
    CHECK(load_pepper(map.bestand()) == eerste);
    CHECK(eerste != Pepper{});
}

TEST_CASE("A pepper that others can read or write is refused with what to do") {
    const Map map;
    make_pepper(map.bestand());
    for (const mode_t wijze : {0640U, 0604U, 0620U, 0602U, 0644U, 0666U, 0610U}) {
        REQUIRE(::chmod(map.bestand().c_str(), wijze) == 0);
        CHECK_THAT(refusal(map.bestand()), Catch::Contains("chmod 600"));
    }
    for (const mode_t wijze : {0600U, 0400U}) {
        REQUIRE(::chmod(map.bestand().c_str(), wijze) == 0);
        CHECK(refusal(map.bestand()).empty());
    }
}

TEST_CASE(
    "A pepper is 64 hexadecimal or 44 base64 characters and nothing else, and no text tells what it was") {
    const Map map;
    Pepper verwacht{};
    for (std::size_t i = 0; i < verwacht.size(); ++i) verwacht[i] = static_cast<unsigned char>(i);
    map.write("000102030405060708090a0b0c0d0e0f101112131415161718191A1B1C1D1E1F\n");
    CHECK(load_pepper(map.bestand()) == verwacht);
    map.write("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\r\n");
    CHECK(load_pepper(map.bestand()) == verwacht);
    const std::string goed = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    for (const auto& tekst :
         {std::string(), std::string("\n\n"), goed.substr(1), goed + "0", "g" + goed.substr(1),
          goed + "\n" + goed + "\n", std::string("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg=="),
          std::string(32, 'x'), std::string(70'000, '0')}) {
        map.write(tekst);
        const auto tekstje = refusal(map.bestand());
        CHECK_FALSE(tekstje.empty());
        CHECK_THAT(tekstje, !Catch::Contains("0102030405"));
    }
}

TEST_CASE("A missing pepper and a directory in its place are refused with the path") {
    const Map map;
    CHECK_THAT(refusal(map.bestand()), Catch::Contains(map.bestand()));
    fs::create_directory(map.bestand());
    fs::permissions(map.bestand(), fs::perms::owner_all);
    CHECK_FALSE(refusal(map.bestand()).empty());
}
