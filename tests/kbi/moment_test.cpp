// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "gateway/kbi/datum.hpp"
#include "gateway/kbi/kbi.hpp"

using namespace isi::kbi;

TEST_CASE("today is the day in Belgium, in winter and in summer") {
    for (const auto& [nu, dag] : std::initializer_list<std::pair<isi::Seconden, const char*>>{
             {1'795'820'399, "2026-11-27"},  // 22:59:59 UTC is 23:59:59 there
             {1'795'820'400, "2026-11-28"},  // 23:00:00 UTC is midnight
             {1'782'856'799, "2026-06-30"},  // 21:59:59 UTC
             {1'782'856'800, "2026-07-01"},  // 22:00:00 UTC
             {1'774'738'799, "2026-03-28"},  // the night that summer time begins: 22:59:59 UTC
             {1'774'738'800, "2026-03-29"},  //
             {1'774'821'600, "2026-03-30"},  // 22:00:00 UTC, now two hours ahead
             {1'792'965'600, "2026-10-25"},  // the day it has ended: 22:00:00 UTC is 23:00 again
             {1'792'969'200, "2026-10-26"},  //
             {0, "1970-01-01"}}) {
        INFO(nu);
        CHECK(maak_moment(nu).vandaag == dag);
        CHECK(maak_moment(nu).nu == nu);
    }
}

TEST_CASE("a day is read and written without loss, and what is none is not read") {
    for (const auto* dag : {"1900-01-01", "2000-02-29", "2024-02-29", "2099-12-31"}) {
        REQUIRE(lees_dag(dag));
        CHECK(schrijf_dag(*lees_dag(dag)) == dag);
    }
    for (const auto* geen :
         {"", "1900-02-29", "2026-02-30", "2026-04-31", "2026-00-01", "2026-01-00", "2026-13-01",
          "2026/01/01", "2026-01-1", "+026-01-01", "2026-01-01 ", "2026-01-01T00:00:00"})
        CHECK_FALSE(lees_dag(geen));
}
