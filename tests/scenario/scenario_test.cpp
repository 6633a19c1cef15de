// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <future>
#include <mutex>
#include <string>
#include <vector>

#include "gateway/scenario/scenario.hpp"

using namespace isi;
using namespace isi::scenario;
using namespace std::chrono_literals;

namespace {

Bsn bsn(const char* tekst) {
    return Bsn::parse(tekst).value();
}

front::Antwoord antwoord(std::string tekst) {
    front::Antwoord uit;
    uit.lichaam = std::move(tekst);
    return uit;
}

}  // namespace

TEST_CASE("the words of a scenario are read, and nothing else is") {
    CHECK(parse_spel("INT500") == Spel{Soort::int500});
    CHECK(parse_spel("DK0051") == Spel{Soort::dk0051});
    CHECK(parse_spel("overbelast") == Spel{Soort::overbelast});
    CHECK(parse_spel("verbreek") == Spel{Soort::verbreek});
    CHECK(parse_spel("traag 1") == Spel{Soort::traag, 1ms});
    CHECK(parse_spel("traag 60000") == Spel{Soort::traag, 60'000ms});
    for (const auto* fout : {"", "int500", "traag", "traag ", "traag 0", "traag 60001", "traag -1",
                             "traag 3s", "traag 99999999999", "INT500 "})
        CHECK_FALSE(parse_spel(fout));
}

TEST_CASE("a number plays what its line says; a line that is none stops the start") {
    const Toneel toneel("999998821 INT500\n999998845 traag 3000\n");
    CHECK(toneel.zoek(bsn("999998821")) == Spel{Soort::int500});
    CHECK(toneel.zoek(bsn("999998845")) == Spel{Soort::traag, 3000ms});
    CHECK_FALSE(toneel.zoek(bsn("004002313")));
    CHECK_NOTHROW(Toneel(""));
    for (const auto* fout : {"999998821", "999998821 ", "999998822 INT500", "INT500", "\n", "999998821 iets"})
        CHECK_THROWS_WITH(Toneel(fout), Catch::Contains("isi-admin sandbox init"));
}

TEST_CASE("slow answers leave in the order of their waits, each with its own bytes") {
    Toneel toneel("");
    std::mutex slot;
    std::vector<std::string> volgorde;
    std::promise<void> klaar;
    const auto neem = [&](front::Antwoord gekregen) {
        const std::lock_guard houd(slot);
        volgorde.push_back(std::get<std::string>(gekregen.lichaam));
        if (volgorde.size() == 3) klaar.set_value();
    };
    toneel.vertraag(300ms, neem)(antwoord("laatst"));
    toneel.vertraag(150ms, neem)(antwoord("midden"));
    toneel.vertraag(1ms, neem)(antwoord("eerst"));
    REQUIRE(klaar.get_future().wait_for(30s) == std::future_status::ready);
    CHECK(volgorde == std::vector<std::string>{"eerst", "midden", "laatst"});
}

TEST_CASE("who still waits at the end is let go without an answer") {
    int gekregen = 0;
    const auto wachter = std::make_shared<int>(0);
    {
        Toneel toneel("");
        toneel.vertraag(60s, [&gekregen, wachter](front::Antwoord) { ++gekregen; })(antwoord("nooit"));
        CHECK(wachter.use_count() > 1);
    }
    CHECK(wachter.use_count() == 1);
    CHECK(gekregen == 0);
}

TEST_CASE("half an answer is its first half and then a broken source") {
    auto half = halveer(antwoord("0123456789"));
    auto& bron = std::get<front::Bron>(half.lichaam);
    CHECK(bron() == "01234");
    CHECK_THROWS_AS(bron(), Gespeeld);
    CHECK(half.sluiten);
}
