// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "backends.hpp"
#include "groei.hpp"

using namespace isi;
using namespace isi::test;

namespace {

constexpr std::uint64_t inwoners = 100;

// The same gemeente in a small register and in one sixteen times as large, where the trees are a level
// deeper.
struct TweeStores {
    TweeStores() {
        vul_groeistore(klein.file("store.db"), inwoners, 600);
        vul_groeistore(groot.file("store.db"), inwoners, 9600);
    }
    TempDir klein, groot;
};

}  // namespace

TEST_CASE(
    "a question costs the same steps, and at most one page more per index, in a register sixteen times as "
    "large") {
    const TweeStores stores;
    sqlite::SqliteStore klein(stores.klein.file("store.db"), Openwijze::lezen);
    sqlite::SqliteStore groot(stores.groot.file("store.db"), Openwijze::lezen);
    const auto vragen = groeivragen(klein);
    std::uint64_t meer = 0;
    for (const auto& vraag : vragen) {
        const Kosten een = meet(klein, vraag);
        const Kosten ander = meet(groot, vraag);
        INFO(vraag.naam << ": " << een.rijen << " rows, " << een.stappen << " and " << ander.stappen
                        << " steps, " << een.bladzijden << " and " << ander.bladzijden << " pages");
        CHECK(een.rijen > 0);
        CHECK(ander.rijen == een.rijen);
        CHECK(ander.stappen == een.stappen);
        CHECK(een.doorlopen + ander.doorlopen == 0);
        CHECK(een.bladzijden > 0);
        CHECK(ander.bladzijden <= een.bladzijden + vraag.bomen);
        meer += ander.bladzijden > een.bladzijden ? 1 : 0;
    }
    // The measure sees the deeper trees at all.
    CHECK(meer > 0);

    // Control: the population of another gemeente does grow, and is seen to.
    const Groeivraag ander_deel{
        "all of Amsterdam", 6, [](Store& store) {
            const Personenfilter filter{.gemeente = Gemeentecode::parse("0363").value(),
                                        .bsn = {},
                                        .a_nummer = {},
                                        .geboren = {},
                                        .geslacht = "V",
                                        .nationaliteit = {},
                                        .herkomst = {}};
            return static_cast<std::uint64_t>(store.zoek_personen(filter, {.aantal = 1}).value().totaal);
        }};
    const Kosten een = meet(klein, ander_deel);
    const Kosten ander = meet(groot, ander_deel);
    CHECK(ander.rijen > een.rijen);
    CHECK(ander.stappen > een.stappen);
}
