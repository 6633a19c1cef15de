// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "gateway/operaties/fouten.hpp"

using namespace isi;
using namespace isi::operaties;

namespace {

// What VAL006 tells back of a value: "" when it keeps silent about it.
std::string teruggezegd(const std::string& waarde) {
    const auto fout = fouten::val006("verblijf", waarde).value();
    REQUIRE_FALSE(fout.sleutelgegevens.empty());
    CHECK(fout.sleutelgegevens.front().naam == "veld");
    CHECK(fout.sleutelgegevens.front().waarde == "verblijf");
    return fout.sleutelgegevens.size() == 2 ? fout.sleutelgegevens.back().waarde : "";
}

}  // namespace

TEST_CASE("VAL006 tells a code of the contract that stands in the wrong place, and no other text") {
    CHECK(teruggezegd("NATURALISATIE") == "NATURALISATIE");
    for (const char* van_iemand :
         {"JANSEN", "DE_VRIES", "004002313", "4020209358", "Jansen", "WI1998", "", "<b>"})
        CHECK(teruggezegd(van_iemand).empty());
}
