// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "isi_store/brp_tabellen.hpp"
#include "voorbeelden.hpp"

using namespace isi;
using namespace isi::test;

namespace {

std::string utf16(const std::u16string& text, bool bom = true) {
    std::string bytes = bom ? "\xFF\xFE" : "";
    for (const char16_t c : text) bytes += {static_cast<char>(c & 0xFF), static_cast<char>(c >> 8)};
    return bytes;
}

const std::u16string heading =
    u"\"92.10 Gemeentecode\",\"92.11 Omschrijving\",\"99.98 Datum ingang\",\"99.99 Datum einde\"\n";

const Lijstwaarde& find(const Waardenlijst& lijst, const std::string& code) {
    for (const auto& waarde : lijst.waarden)
        if (waarde.code == code) return waarde;
    throw std::runtime_error("no such code");
}

}  // namespace

TEST_CASE("the official tables are whole: as many rows as lines, texts as iconv reads them") {
    const auto tabellen = lees_brp_tabellen();
    REQUIRE(tabellen.size() == 4);
    const std::array<const char*, 4> files{"tabel32-nationaliteiten", "tabel33-gemeenten", "tabel34-landen",
                                           "tabel56-verblijfstitels"};
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string command =
            "iconv -f utf-16 -t utf-8 '" + std::string(ISI_SOURCE_DIR) + "/data/brp/" + files[i] + ".csv'";
        const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
        REQUIRE(pipe);
        std::string text;
        for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get()))
            text += static_cast<char>(c);
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        INFO(files[i]);
        CHECK(tabellen[i].waarden.size() == lines - 1);
        for (const auto& waarde : tabellen[i].waarden) {
            INFO(waarde.code);
            CHECK(text.find("\n\"" + waarde.code + "\",\"" + waarde.omschrijving + "\"") !=
                  std::string::npos);
        }
        CHECK(OnvolledigeDatum::parse(tabellen[i].versie));
    }
}

TEST_CASE("names with commas, accents and dates of begin and end are read") {
    const auto tabellen = lees_brp_tabellen();
    CHECK(find(tabellen[1], "0800").omschrijving == "Hoogeloon, Hapert en Casteren");
    CHECK(find(tabellen[1], "0051").omschrijving == "Skarsterlân");
    CHECK(find(tabellen[1], "1651") ==
          Lijstwaarde{"1651", "Eemsmond", datum("1992-01-01"), datum("2019-01-01")});
    CHECK(find(tabellen[1], "0014") == Lijstwaarde{"0014", "Groningen", {}, {}});
    CHECK(find(tabellen[2], "6030").omschrijving == "Nederland");
    CHECK(find(tabellen[0], "0001").omschrijving == "Nederlandse");
}

TEST_CASE("every plane of Unicode and incomplete dates survive") {
    const auto lijst = lees_brp_tabel(
        "tabel33", utf16(heading + u"\"0001\",\"aé€\U0001F600 \"\"q\"\"\",\"19800000\",\"00000000\"\n"));
    REQUIRE(lijst.waarden.size() == 1);
    CHECK(lijst.waarden[0] ==
          Lijstwaarde{"0001", "aé€\xF0\x9F\x98\x80 \"q\"", datum("1980-00-00"), datum("0000-00-00")});
    CHECK(lijst.versie == "1980-00-00");
}

TEST_CASE("a table that is not as published is refused") {
    const std::u16string good = u"\"0001\",\"A\",\"\",\"\"\n";
    CHECK_NOTHROW(lees_brp_tabel("tabel33", utf16(heading + good)));
    CHECK_THROWS(lees_brp_tabel("tabel33", utf16(heading + good, false)));  // no BOM
    CHECK_THROWS(lees_brp_tabel("tabel33", utf16(heading + good) + "x"));   // half a unit
    CHECK_THROWS(
        lees_brp_tabel("tabel33", utf16(heading + u"\"0001\",\"\xD800\",\"\",\"\"\n")));  // half a pair
    CHECK_THROWS(lees_brp_tabel("tabel33", utf16(heading + u"\"0001\",\"A\",\"\"\n")));   // a field less
    CHECK_THROWS(lees_brp_tabel("tabel33", utf16(heading + u"\"0001\",\"A\",\"1980\",\"\"\n")));  // no date
    CHECK_THROWS(lees_brp_tabel("tabel33", utf16(heading + u"\"0001\",\"A,\"\",\"\"\n")));  // a quote less
    CHECK_THROWS(lees_brp_tabel("tabel33", utf16(u"\"a\",\"b\"\n")));                       // other columns
    CHECK_THROWS(lees_brp_tabel("tabel33", utf16(u"")));
    CHECK_THROWS(lees_brp_tabel("tabel33", ""));
}
