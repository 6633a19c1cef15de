// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "backends.hpp"
#include "voorbeelden.hpp"

using namespace isi;
using namespace isi::test;

namespace {

Signaaltelling telling(Store& store, const char* gemeentecode, Wet wet = Wet::wi2007) {
    return store.find_persoon({bsn("004002313"), {}}, wet, gemeente(gemeentecode))->signaaltelling;
}

}  // namespace

TEMPLATE_TEST_CASE("signals are counted per gemeente and per status", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(minimal_dossier("004002313"));
    CHECK(telling(*store, "0014") == Signaaltelling{});
    for (const char* status :
         {"NIEUW", "NIEUW", "IN_BEHANDELING", "AFGEHANDELD", "AFGEHANDELD", "AFGEHANDELD"})
        store->save_signaal(signaal("004002313", "0014", status));
    store->save_signaal(signaal("004002313", "0034", "NIEUW"));
    store->save_signaal(signaal("004002313", "0014", "NIEUW", Wet::wi2013));  // of another law
    store->save_signaal(signaal("004002398", "0014", "NIEUW"));               // of another person
    CHECK(telling(*store, "0014") == Signaaltelling{6, 2, 1, 3});
    CHECK(telling(*store, "0034") == Signaaltelling{1, 1, 0, 0});
    CHECK(telling(*store, "0599") == Signaaltelling{});
    CHECK(telling(*backend.open(Openwijze::lezen), "0014") == Signaaltelling{6, 2, 1, 3});
}

TEMPLATE_TEST_CASE("a signal has its own number, and a changed status moves its count", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(minimal_dossier("004002313"));
    Signaal first = signaal("004002313", "0014", "NIEUW");
    first.id = store->save_signaal(first);
    const auto second = store->save_signaal(signaal("004002313", "0014", "NIEUW"));
    CHECK(first.id > 0);
    CHECK(second != first.id);
    first.status = zoek_waarde("status", "AFGEHANDELD").value();
    first.versie = 2;
    CHECK(store->save_signaal(first) == first.id);
    CHECK(telling(*store, "0014") == Signaaltelling{2, 1, 0, 1});
    first.gemeente = gemeente("0034");
    store->save_signaal(first);
    CHECK(telling(*store, "0014") == Signaaltelling{1, 1, 0, 0});
    CHECK(telling(*store, "0034") == Signaaltelling{1, 0, 0, 1});
    // A number that the writer gives is kept, so that an import can be repeated.
    Signaal own = signaal("004002313", "0014", "IN_BEHANDELING");
    own.id = 987654321;
    CHECK(store->save_signaal(own) == 987654321);
    CHECK(store->save_signaal(own) == 987654321);
    CHECK(telling(*store, "0014") == Signaaltelling{2, 1, 1, 0});
    CHECK(check_store(backend.plaats()).empty());
}

TEMPLATE_TEST_CASE("the counts of a sheet are the store's, not the writer's", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    Persoonsdossier dossier = minimal_dossier("004002313");
    dossier.signaaltelling = {9, 9, 9, 9};
    store->save_persoon(dossier);
    CHECK(telling(*store, "0014") == Signaaltelling{});
}

TEMPLATE_TEST_CASE("signals stay when the person is removed or saved again", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(minimal_dossier("004002313"));
    store->save_signaal(signaal("004002313", "0014", "NIEUW"));
    store->save_persoon(full_dossier());
    CHECK(telling(*store, "0014") == Signaaltelling{1, 1, 0, 0});
    store->remove_persoon(bsn("004002313"));
    store->save_persoon(full_dossier());
    CHECK(telling(*store, "0014") == Signaaltelling{1, 1, 0, 0});
}
