// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/bezorging/keuze.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "kbi/register.hpp"
#include "proef.hpp"

using namespace isi;
using namespace isi::bezorging;
using namespace isi::bezorging::proef;
using kbi::proef::Register;

namespace {

using Ids = std::vector<std::string>;

Ids ids(const std::vector<kbi::Afspraak>& lijst) {
    Ids uit;
    for (const auto& een : lijst) uit.push_back(een.vraag.id);
    return uit;
}

Ids kies_ids(Register& store, std::size_t hoogstens, const std::set<Insz>& onderweg = {},
             bool op_proef = false) {
    return ids(kies(store, 1000, hoogstens, onderweg, op_proef));
}

}  // namespace

TEST_CASE("the oldest go first, no more than there is room for") {
    Register store;
    for (int i = 1; i <= 5; ++i) store.save_afspraak(vraag("a" + std::to_string(i), insz(i)), 900);
    CHECK(kies_ids(store, 3) == Ids{"a1", "a2", "a3"});
    CHECK(kies_ids(store, 9) == Ids{"a1", "a2", "a3", "a4", "a5"});
}

TEST_CASE("one person's appointments go one by one, in the order in which they were asked for") {
    Register store;
    store.save_afspraak(vraag("a", insz(1)), 900);
    store.save_afspraak(vraag("b", insz(1)), 900);
    store.save_afspraak(vraag("c", insz(2)), 900);
    CHECK(kies_ids(store, 9) == Ids{"a", "c"});
    CHECK(kies_ids(store, 9, {insz(1)}) == Ids{"c"});
    store.note_poging(1, 1000, 5000);  // failed: it waits, and b behind it
    CHECK(kies_ids(store, 9) == Ids{"c"});
    store.note_aflevering(1, GENERATE(kbi::Afleverstatus::bevestigd, kbi::Afleverstatus::geweigerd), 1000);
    CHECK(kies_ids(store, 9) == Ids{"b", "c"});
}

TEST_CASE("what one centre's failing appointment holds up is that centre's, not another's") {
    Register store;
    store.save_afspraak(vraag("a", insz(1)), 900);
    store.save_afspraak(vraag("b", insz(1)), 900);
    store.save_afspraak(vraag("a", insz(1), kbo_leuven), 900);
    store.note_poging(1, 1000, 5000);
    CHECK(ids(kies(store, 1000, 9, {}, false)) == Ids{"a"});
    CHECK(kies(store, 1000, 9, {}, false).front().vraag.kbo == kbo_leuven);
}

TEST_CASE("however many wait behind a failing one, the others are found") {
    Register store;
    store.save_afspraak(vraag("eerste", insz(1)), 100);
    store.note_poging(1, 1000, 5000);
    for (int i = 0; i < 700; ++i) store.save_afspraak(vraag("b" + std::to_string(i), insz(1)), 100);
    CHECK(kies_ids(store, 4).empty());
    store.save_afspraak(vraag("ander", insz(2)), 900);
    CHECK(kies_ids(store, 4) == Ids{"ander"});
}

TEST_CASE("a probe is one that was tried least: what fails by itself keeps nobody from finding out") {
    Register store;
    store.save_afspraak(vraag("giftig", insz(1)), 900);
    store.save_afspraak(vraag("gezond", insz(2)), 900);
    store.note_poging(1, 900, 950);
    CHECK(kies_ids(store, 1, {}, true) == Ids{"gezond"});
    CHECK(kies_ids(store, 1, {}, false) == Ids{"giftig"});
}

TEST_CASE(
    "a probe passes over nobody's elder: with only failed ones and their juniors left, one of them is "
    "tried") {
    Register store;
    for (int i = 1; i <= 3; ++i) store.save_afspraak(vraag("oud" + std::to_string(i), insz(i)), 100);
    for (int i = 0; i < 500; ++i)
        store.save_afspraak(vraag("jong" + std::to_string(i), insz(1 + i % 3)), 100);
    for (int i = 1; i <= 3; ++i) store.note_poging(i, 500, 600);
    store.note_poging(1, 700, 800);
    CHECK(kies_ids(store, 1, {}, true) == Ids{"oud2"});
    CHECK(kies_ids(store, 9, {}, true) == Ids{"oud2", "oud3", "oud1"});
    CHECK(kies_ids(store, 9, {}, false) == Ids{"oud1", "oud2", "oud3"});
}

TEST_CASE("what a clock that has been set back had planned counts as due, once nothing else is") {
    Register store;
    CHECK(peilmoment(store, 1000, 900) == 1000);
    store.save_afspraak(vraag("a", insz(1)), 500);
    store.note_poging(1, 500, 1900);
    CHECK(peilmoment(store, 1000, 900) == 1000);  // a wait explains it
    store.note_poging(1, 500, 1901);
    CHECK(peilmoment(store, 1000, 900) == 1901);
    store.save_afspraak(vraag("b", insz(2)), 1000);
    CHECK(peilmoment(store, 1000, 900) == 1000);
}
