// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/bezorging/wachttijd.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

using namespace isi::bezorging;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

Instellingen instellingen(int eerste = 10, int hoogste = 900) {
    Instellingen uit;
    uit.eerste_wachttijd = seconds(eerste);
    uit.hoogste_wachttijd = seconds(hoogste);
    return uit;
}

}  // namespace

TEST_CASE("the wait doubles with each try in vain, up to the highest") {
    std::vector<long> halve;
    for (int poging = 1; poging <= 10; ++poging)
        halve.push_back(wachttijd(poging, instellingen(), 0).count());
    CHECK(halve ==
          std::vector<long>{5000, 10000, 20000, 40000, 80000, 160000, 320000, 450000, 450000, 450000});
}

TEST_CASE("chance takes at most the second half of the wait, and never less than the first") {
    for (const std::int64_t poging : {1, 2, 3, 7, 8, 50}) {
        const auto minst = wachttijd(poging, instellingen(), 0);
        CHECK(wachttijd(poging, instellingen(), 0.5) == minst + minst / 2);
        CHECK(wachttijd(poging, instellingen(), 0.999999) < 2 * minst);
        CHECK(wachttijd(poging, instellingen(), 0.999999) >= minst);
    }
}

TEST_CASE("a wait is never negative, endless or above the highest, whatever the number of tries") {
    for (const std::int64_t poging : {std::int64_t{-3}, std::int64_t{0}, std::int64_t{1'000'000},
                                      std::numeric_limits<std::int64_t>::max()}) {
        const auto wacht = wachttijd(poging, instellingen(1, 86'400), 0.9999);
        CHECK(wacht > milliseconds(0));
        CHECK(wacht <= seconds(86'400));
    }
    CHECK(wachttijd(1, instellingen(60, 5), 0.9999) <= seconds(5));
}

TEST_CASE("at the start one try finds out, and the rest follow its success") {
    const auto regels = instellingen();
    Bereikbaarheid b(regels);
    const Bereikbaarheid::Tijd nu{seconds(1000)};
    CHECK(b.ruimte(nu, 0) == 1);
    CHECK(b.ruimte(nu, 1) == 0);
    CHECK_FALSE(b.note_er());  // nobody had said that it was away
    CHECK(b.ruimte(nu, 0) == 4);
    CHECK(b.ruimte(nu, 3) == 1);
    CHECK(b.ruimte(nu, 9) == 0);
}

TEST_CASE("what was under way together and failed together is one failure, and news once") {
    const auto regels = instellingen();
    Bereikbaarheid b(regels);
    const Bereikbaarheid::Tijd nu{seconds(1000)};
    b.note_er();
    CHECK(b.note_weg(nu, 0));
    CHECK_FALSE(b.note_weg(nu + milliseconds(3), 0));
    CHECK_FALSE(b.note_weg(nu + milliseconds(5), 0));
    CHECK(b.ruimte(nu + milliseconds(4999), 0) == 0);
    CHECK(b.ruimte(nu + milliseconds(5000), 1) == 0);
    CHECK(b.ruimte(nu + milliseconds(5000), 0) == 1);
}

TEST_CASE("each probe in vain doubles the silence; its success is news and lets all follow") {
    const auto regels = instellingen();
    Bereikbaarheid b(regels);
    Bereikbaarheid::Tijd nu{seconds(1000)};
    CHECK(b.note_weg(nu, 0));  // the first try after the start counts as well
    for (const int stilte : {5, 10, 20, 40, 80, 160, 320, 450, 450}) {
        CHECK(b.ruimte(nu + seconds(stilte) - milliseconds(1), 0) == 0);
        nu += seconds(stilte);
        REQUIRE(b.ruimte(nu, 0) == 1);
        CHECK_FALSE(b.note_weg(nu, 0));
    }
    CHECK(b.note_er());
    CHECK(b.ruimte(nu, 0) == 4);
    CHECK(b.note_weg(nu, 0));
    CHECK(b.ruimte(nu + seconds(5), 0) == 1);  // and begins with the first wait again
}
