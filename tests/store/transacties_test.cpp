// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <thread>
#include <vector>

#include "backends.hpp"
#include "voorbeelden.hpp"

using namespace isi;
using namespace isi::test;

namespace {

bool present(Store& store, const char* nummer) {
    return store.find_persoon({bsn(nummer), {}}, Wet::wi2007, gemeente("0014")).has_value();
}

}  // namespace

TEMPLATE_TEST_CASE("a transaction that throws leaves nothing, and its exception goes on", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    struct Own : std::runtime_error {
        using std::runtime_error::runtime_error;
    };
    CHECK_THROWS_AS(store->transaction([&] {
        store->save_persoon(full_dossier());
        store->save_signaal(signaal("004002313", "0014", "NIEUW"));
        store->save_kenmerk("kunstmatig", "ja");
        CHECK(present(*store, "004002313"));
        throw Own("stop");
    }),
                    Own);
    CHECK_FALSE(present(*store, "004002313"));
    CHECK_FALSE(store->find_kenmerk("kunstmatig"));
    store->transaction([&] { store->save_persoon(full_dossier()); });  // the store works on
    CHECK(present(*store, "004002313"));
    CHECK(check_store(backend.plaats()).empty());
}

TEMPLATE_TEST_CASE("another store sees a transaction whole or not at all", "", ISI_BACKENDS) {
    const TestType backend;
    const auto writer = backend.open();
    const auto reader = backend.open(Openwijze::lezen);
    writer->transaction([&] {
        writer->save_persoon(full_dossier());
        writer->save_persoon(minimal_dossier("004002398"));
        CHECK_FALSE(present(*reader, "004002313"));
        CHECK_FALSE(present(*reader, "004002398"));
    });
    CHECK(present(*reader, "004002313"));
    CHECK(present(*reader, "004002398"));
}

TEMPLATE_TEST_CASE("a refused row inside a transaction can be left out and the rest kept", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(full_dossier());
    Persoonsdossier twin = minimal_dossier("004002465");
    twin.kop.a_nummer = a_nummer("4020209358");
    store->transaction([&] {
        store->save_persoon(minimal_dossier("004002398"));
        CHECK_THROWS_AS(store->save_persoon(twin), StoreFailure);
        Persoonsdossier known = minimal_dossier("004002398");
        known.kop.a_nummer = twin.kop.a_nummer;
        CHECK_THROWS_AS(store->save_persoon(known), StoreFailure);  // the file that it would replace stays
        store->save_persoon(minimal_dossier("004002477"));
    });
    CHECK(present(*store, "004002398"));
    CHECK_FALSE(present(*store, "004002465"));
    CHECK(present(*store, "004002477"));
    CHECK(check_store(backend.plaats()).empty());
}

TEMPLATE_TEST_CASE("a store that is open for reading cannot write", "", ISI_BACKENDS) {
    const TestType backend;
    const auto eigenaar = backend.open()->save_organisatie(organisatie("Gemeente Groningen"));
    const auto store = backend.open(Openwijze::lezen);
    CHECK_THROWS_AS(store->save_persoon(full_dossier()), StoreFailure);
    CHECK_THROWS_AS(store->remove_persoon(bsn("004002313")), StoreFailure);
    CHECK_THROWS_AS(store->save_grafsteen(Nummerhash{}, {Wet::wi2007, gemeente("0014"), datum("2020-01-01")}),
                    StoreFailure);
    CHECK_THROWS_AS(store->save_signaal(signaal("004002313", "0014", "NIEUW")), StoreFailure);
    CHECK_THROWS_AS(store->save_brp_tabel({"tabel33", "2020-01-01", {}}), StoreFailure);
    CHECK_THROWS_AS(store->save_organisatie(organisatie("Een ander")), StoreFailure);
    CHECK_THROWS_AS(store->save_sleutel(full_sleutel(eigenaar)), StoreFailure);
    CHECK_THROWS_AS(store->note_gebruik("isk1_voorbeeld", 1), StoreFailure);
    CHECK_THROWS_AS(store->save_kenmerk("sandbox", "ja"), StoreFailure);
    CHECK_THROWS_AS(store->transaction([] {}), StoreFailure);
    CHECK_FALSE(present(*store, "004002313"));
    CHECK_FALSE(store->find_kenmerk("sandbox"));
    CHECK(store->load_sleutels().organisaties.size() == 1);
}

TEMPLATE_TEST_CASE("marks of the store are kept and replaced", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    CHECK_FALSE(store->find_kenmerk("kunstmatig"));
    store->save_kenmerk("kunstmatig", "seed 1");
    store->save_kenmerk("kunstmatig", "seed 2");
    CHECK(backend.open(Openwijze::lezen)->find_kenmerk("kunstmatig") == std::string("seed 2"));
    CHECK_FALSE(store->find_kenmerk("Kunstmatig"));
}

TEMPLATE_TEST_CASE("threads with a store each read whole dossiers while another writes", "", ISI_BACKENDS) {
    const TestType backend;
    const Persoonsdossier full = full_dossier(), minimal = minimal_dossier("004002313");
    backend.open()->save_persoon(full);
    std::atomic<int> reads{0}, torn{0};
    std::atomic<bool> stop{false};
    const auto read = [&] {
        const auto store = backend.open(Openwijze::lezen);
        while (!stop) {
            const auto found = store->find_persoon({bsn("004002313"), {}}, Wet::wi2007, gemeente("0014"));
            if (found != full && found != minimal) ++torn;
            ++reads;
        }
    };
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) readers.emplace_back(read);
    const auto writer = backend.open();
    for (int i = 0; i < 40 || reads < 100; ++i) writer->save_persoon(i % 2 == 0 ? minimal : full);
    stop = true;
    for (auto& reader : readers) reader.join();
    CHECK(torn == 0);
}
