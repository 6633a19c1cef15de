// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "backends.hpp"
#include "voorbeelden.hpp"

using namespace isi;
using namespace isi::test;

TEMPLATE_TEST_CASE("a new store knows the official tables, ended codes too", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open(Openwijze::lezen);
    CHECK(store->find_gemeente(gemeente("0014")) == groningen());
    CHECK(store->find_gemeente(gemeente("1651")) == eemsmond());
    CHECK(store->find_gemeente(gemeente("1966"))->naam == "Het Hogeland");
    CHECK_FALSE(store->find_gemeente(gemeente("9998")));
    std::vector<std::string> namen;
    for (const auto& tabel : store->list_brp_tabellen()) namen.push_back(tabel.naam);
    CHECK(namen == std::vector<std::string>{"tabel32", "tabel33", "tabel34", "tabel56"});
}

TEMPLATE_TEST_CASE("a table comes back as it was saved, and replaces the old one", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    const Waardenlijst tabel{"tabel33",
                             "2027-01-01",
                             {{"0014", "Groningen", {}, {}},
                              {"0015", "Het ’s-Ommeland", datum("2027-01-00"), datum("0000-00-00")}}};
    store->save_brp_tabel(tabel);
    const auto tabellen = store->list_brp_tabellen();
    REQUIRE(tabellen.size() == 4);
    CHECK(tabellen[1] == tabel);
    CHECK_FALSE(store->find_gemeente(gemeente("1651")));
}

TEMPLATE_TEST_CASE("one table comes alone, the same as among all, and an unknown one not at all", "",
                   ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open(Openwijze::lezen);
    for (const auto& tabel : store->list_brp_tabellen()) {
        INFO(tabel.naam);
        CHECK(store->find_brp_tabel(tabel.naam) == tabel);
    }
    for (const char* naam : {"tabel31", "geslacht", "TABEL33", "", "tabel33' --"})
        CHECK_FALSE(store->find_brp_tabel(naam));
}

TEMPLATE_TEST_CASE("names on a sheet follow a changed table, also in a store that was open already", "",
                   ISI_BACKENDS) {
    const TestType backend;
    const auto writer = backend.open();
    const auto reader = backend.open(Openwijze::lezen);
    writer->save_persoon(full_dossier());
    const auto naam = [&](Store& store) {
        return store.find_persoon({bsn("004002313"), {}}, Wet::wi2007, gemeente("0014"))
            ->gegevens.gemeente_van_inschrijving->naam;
    };
    CHECK(naam(*reader) == "Groningen");
    Waardenlijst tabel = writer->list_brp_tabellen()[1];
    std::find_if(tabel.waarden.begin(), tabel.waarden.end(), [](const auto& w) {
        return w.code == "0014";
    })->omschrijving = "Grunnen";
    CHECK_THROWS_AS(writer->transaction([&] {
        writer->save_brp_tabel(tabel);
        CHECK(naam(*writer) == "Grunnen");
        throw StoreFailure("undone");
    }),
                    StoreFailure);
    CHECK(naam(*writer) == "Groningen");
    writer->save_brp_tabel(tabel);
    CHECK(naam(*writer) == "Grunnen");
    CHECK(naam(*reader) == "Grunnen");
}

TEMPLATE_TEST_CASE("a name given on writing does not replace the table's", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    Persoonsdossier dossier = full_dossier();
    dossier.gegevens.gemeente_van_inschrijving->naam = "Elders";
    dossier.gegevens.geslacht.omschrijving = "Iets anders";
    store->save_persoon(dossier);
    CHECK(store->find_persoon({bsn("004002313"), {}}, Wet::wi2007, gemeente("0014")) == full_dossier());
}
