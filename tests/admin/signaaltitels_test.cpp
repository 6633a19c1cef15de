// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <map>

#include "isi_store/brp_tabellen.hpp"
#include "isi_store/signaalcodes.hpp"
#include "tools/admin/catalogus.hpp"

using namespace isi;
using namespace isi::admin;

TEST_CASE("a signal of the sandbox under Wi2007 has the code and the title that geefSignaalcodes tells") {
    std::map<std::string, std::string> titels;
    for (const auto& soort : signaalcodes(Wet::wi2007)) titels.emplace(soort.code, soort.omschrijving);
    std::map<std::string, int> gezien;
    for (const auto& p : load_catalogus(catalogus_bytes(), lees_brp_tabellen(), Dag::vandaag()))
        for (const auto& signaal : p.signalen) {
            if (signaal.wet != Wet::wi2007) continue;
            INFO(signaal.id);
            REQUIRE(titels.contains(signaal.signaalcode.code));
            CHECK(signaal.signaalcode.omschrijving == titels[signaal.signaalcode.code]);
            ++gezien[signaal.signaalcode.code];
        }
    CHECK(gezien.size() == titels.size());  // the sandbox shows every kind
}
