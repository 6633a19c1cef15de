// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "berichten.hpp"
#include "gateway/bericht/lezer.hpp"

using namespace isi;
using bericht::Lezer;

namespace {

struct Werk {
    std::size_t vergelijkingen = 0, bytes = 0;
    bool goed = false;
};

Werk lees(const std::string& bytes, const bericht::Grenzen& grenzen) {
    Lezer lezer(bytes, grenzen);
    for (;;) {
        const auto soort = lezer.volgende();
        if (soort == Lezer::Soort::klaar || soort == Lezer::Soort::fout) {
            return {lezer.vergelijkingen(), lezer.positie(), soort == Lezer::Soort::klaar};
        }
    }
}

// `elementen` siblings under 30 namespaces, each with `attributen` attributes of the namespace declared
// first.
std::string boos(std::size_t elementen, std::size_t attributen) {
    std::string uit = "<a";
    for (int i = 0; i < 30; ++i) uit += " xmlns:p" + std::to_string(i) + "='urn:" + std::to_string(i) + "'";
    uit += ">";
    for (std::size_t i = 0; i < elementen; ++i) {
        uit += "<p0:a";
        for (std::size_t j = 0; j < attributen; ++j) uit += " p0:a" + std::to_string(j) + "=''";
        uit += "/>";
    }
    return uit + "</a>";
}

}  // namespace

TEST_CASE("twice the message is twice the comparisons, at the worst the limits allow") {
    const bericht::Grenzen grenzen;
    const auto een = lees(boos(50, 32), grenzen);
    const auto twee = lees(boos(100, 32), grenzen);
    const auto leeg = lees(boos(0, 0), grenzen);
    REQUIRE(een.goed);
    REQUIRE(twee.goed);
    CHECK(een.vergelijkingen > 50 * 32 * 30);  // control: the counter counts
    CHECK(twee.vergelijkingen - leeg.vergelijkingen == 2 * (een.vergelijkingen - leeg.vergelijkingen));
    // Each attribute: a prefix in scope, and the attributes before it on the same tag.
    const auto attributen = std::size_t{100} * 32;
    CHECK(twee.vergelijkingen <=
          attributen * (grenzen.naamruimten + grenzen.attributen_per_element) + 200 * grenzen.naamruimten);
}

TEST_CASE("without the limit per element the comparisons would be quadratic, and this test would see it") {
    bericht::Grenzen ruim;
    ruim.attributen_per_element = ruim.attributen = 100000;
    CHECK(lees(boos(1, 2000), ruim).vergelijkingen > 3 * lees(boos(1, 1000), ruim).vergelijkingen);
}

TEST_CASE("a flood is refused at its first item too many, not at its end") {
    const bericht::Grenzen grenzen;
    const auto bytes_voor = [&](const std::string& begin, const std::string& stuk) {
        auto bytes = begin;
        for (int i = 0; i < 100000; ++i) bytes += stuk;
        const auto werk = lees(bytes, grenzen);
        CHECK_FALSE(werk.goed);
        return werk.bytes;
    };
    CHECK(bytes_voor("<a", " b=''") <= 2 + 5 * (grenzen.attributen_per_element + 1));
    CHECK(bytes_voor("<a", " xmlns:b='urn:b'") <= 2 + 16 * (grenzen.naamruimten + 2));
    CHECK(bytes_voor("", "<a>") <= 3 * (grenzen.diepte + 1));
    CHECK(bytes_voor("<a>", "<a/>") <= 3 + 4 * (grenzen.elementen + 1));
    CHECK(bytes_voor("<a>", "<!---->") <= 3 + 7 * (grenzen.elementen + 1));
}
