// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <map>

#include "proef.hpp"

using namespace isi;
using namespace isi::bezorging;
using namespace isi::bezorging::proef;

TEST_CASE("after an outage a thousand appointments follow one probe, each once, in order per person") {
    constexpr int aantal = 1000;
    Werkmap werk;
    Overkant overkant(werk.pad(""));
    overkant.modus("weg");
    const auto store = werk.open();
    store->transaction([&] {
        for (int i = 0; i < aantal; ++i)
            REQUIRE(store->save_afspraak(vraag("k-" + std::to_string(i), insz(i % 300)), nu()) ==
                    kbi::Aanname::aangenomen);
    });
    Logboek logboek;
    std::atomic<int> vastgelegd = 0;
    Bezorger bezorger(
        werk.open(), instellingen_in(werk.pad("")), wij,
        [&](const kbi::Afspraak&) {
            ++vastgelegd;
            return true;
        },
        nu, logboek);
    REQUIRE(wacht_tot([&] { return bezorger.tellers().vergeefs >= 2; }));
    CHECK(bezorger.tellers().wachtend == aantal);
    // While it was away one at a time knocked: the rest were left alone.
    CHECK(vastgelegd <= static_cast<int>(bezorger.tellers().vergeefs) + 1);

    overkant.modus("goed");
    REQUIRE(wacht_tot([&] { return bezorger.tellers().bevestigd == aantal; }));
    bezorger.stop();
    CHECK(store->count_te_bezorgen() == 0);
    CHECK(overkant.aantal("nieuw") == aantal);
    CHECK(overkant.boek().size() == aantal);  // nothing was sent twice either
    CHECK(logboek.aantal("bezorging_gestoord") == 1);
    CHECK(logboek.aantal("bezorging_hersteld") == 1);
    std::map<std::string, int> laatste;
    bool op_volgorde = true;
    for (const auto& een : overkant.boek()) {
        const int nummer = std::stoi(een.id.substr(2));
        const auto eerder = laatste.find(een.insz);
        if (eerder != laatste.end() && eerder->second >= nummer) op_volgorde = false;
        laatste[een.insz] = nummer;
    }
    CHECK(op_volgorde);
    CHECK(laatste.size() == 300);
}
