// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <set>

#include "backends.hpp"
#include "voorbeelden.hpp"

using namespace isi;
using namespace isi::test;

TEMPLATE_TEST_CASE("organisations and keys come back whole", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    Organisatie dutch = organisatie("Gemeente Groningen"), flemish = organisatie("OCMW Gent");
    flemish.oin.reset();
    flemish.kbo = "0212214125";
    flemish.land = "BE";
    flemish.leverancier = true;
    dutch.id = store->save_organisatie(dutch);
    flemish.id = store->save_organisatie(flemish);
    CHECK(dutch.id != flemish.id);
    Sleutel given = full_sleutel(dutch.id);
    store->save_sleutel(given);

    const Sleutelbestand bestand = backend.open(Openwijze::lezen)->load_sleutels();
    CHECK(bestand.organisaties == std::vector<Organisatie>{dutch, flemish});
    REQUIRE(bestand.sleutels.size() == 1);
    Sleutel found = bestand.sleutels[0];
    REQUIRE(found.geheimen.size() == 2);
    CHECK(found.geheimen[0].id > 0);
    CHECK(found.geheimen[1].id > found.geheimen[0].id);
    for (std::size_t i = 0; i < 2; ++i) given.geheimen[i].id = found.geheimen[i].id;
    CHECK(std::set<Certificaatidentiteit>(found.certificaten.begin(), found.certificaten.end()) ==
          std::set<Certificaatidentiteit>(given.certificaten.begin(), given.certificaten.end()));
    found.certificaten = given.certificaten;
    CHECK(found == given);
}

TEMPLATE_TEST_CASE("saving a key again replaces secrets, certificates and grants", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    const auto eigenaar = store->save_organisatie(organisatie("Gemeente Groningen"));
    store->save_sleutel(full_sleutel(eigenaar));
    Sleutel changed = store->load_sleutels().sleutels.at(0);
    const auto kept = changed.geheimen[1];
    changed.geheimen = {kept};
    changed.certificaten.resize(1);
    changed.bevoegdheden = {{gemeente("0034"), {Rol::wi2021}}};
    changed.ingetrokken = true;
    changed.applicatie = "Ander CVS";
    store->save_sleutel(changed);
    const auto bestand = store->load_sleutels();
    REQUIRE(bestand.sleutels.size() == 1);
    CHECK(bestand.sleutels[0] == changed);  // the secret that stayed has kept its number
}

TEMPLATE_TEST_CASE("every change of organisations and keys raises the version, use and reading do not", "",
                   ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    const auto other = backend.open(Openwijze::lezen);
    auto last = other->sleutelversie();
    const auto raised = [&] {
        const auto now = other->sleutelversie();
        const bool risen = now > last;
        last = now;
        CHECK(store->load_sleutels().versie == now);
        return risen;
    };
    CHECK_FALSE(raised());
    Organisatie eigenaar = organisatie("Gemeente Groningen");
    eigenaar.id = store->save_organisatie(eigenaar);
    CHECK(raised());
    eigenaar.naam = "Groningen";
    CHECK(store->save_organisatie(eigenaar) == eigenaar.id);
    CHECK(raised());
    store->save_sleutel(full_sleutel(eigenaar.id));
    CHECK(raised());
    store->save_sleutel(full_sleutel(eigenaar.id));
    CHECK(raised());
    store->note_gebruik("isk1_voorbeeld", 1'800'000'000);
    store->save_persoon(full_dossier());
    store->save_kenmerk("sandbox", "ja");
    CHECK_FALSE(raised());
    CHECK_THROWS_AS(store->save_sleutel(full_sleutel(99)), StoreFailure);  // of no organisation
    CHECK_FALSE(raised());
}

TEMPLATE_TEST_CASE("last use is kept, never set back, and ignored for an unknown key", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_sleutel(full_sleutel(store->save_organisatie(organisatie("Gemeente Groningen"))));
    CHECK_FALSE(store->find_laatste_gebruik("isk1_voorbeeld"));
    store->transaction([&] {
        store->note_gebruik("isk1_voorbeeld", 1'800'000'000);
        store->note_gebruik("isk1_onbekend", 1'800'000'000);
    });
    store->note_gebruik("isk1_voorbeeld", 1'700'000'000);
    CHECK(store->find_laatste_gebruik("isk1_voorbeeld") == Seconden{1'800'000'000});
    CHECK_FALSE(store->find_laatste_gebruik("isk1_onbekend"));
    store->save_sleutel(full_sleutel(1));
    CHECK(store->find_laatste_gebruik("isk1_voorbeeld") == Seconden{1'800'000'000});
}
