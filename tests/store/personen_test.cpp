// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "backends.hpp"
#include "voorbeelden.hpp"

using namespace isi;
using namespace isi::test;

namespace {

std::optional<Persoonsdossier> find(Store& store, const Nummers& nummers, Wet wet = Wet::wi2007) {
    return store.find_persoon(nummers, wet, gemeente("0014"));
}

// Block by block, so that a failure says where.
void check_same(const Persoonsdossier& found, const Persoonsdossier& given) {
    CHECK(found.kop == given.kop);
    CHECK(found.wet == given.wet);
    CHECK(found.woongemeente == given.woongemeente);
    CHECK(found.eerder_verblijf == given.eerder_verblijf);
    CHECK(found.gegevens.adres == given.gegevens.adres);
    CHECK(found.gegevens == given.gegevens);
    CHECK(found.inburgeringsplicht == given.inburgeringsplicht);
    CHECK(found.handhaving == given.handhaving);
    CHECK(found.voorzieningen == given.voorzieningen);
    CHECK(found.vrijstellingen == given.vrijstellingen);
    CHECK(found.boetes == given.boetes);
    CHECK(found.examens == given.examens);
    CHECK(found == given);
}

}  // namespace

TEMPLATE_TEST_CASE("a dossier with every field comes back as it was saved, also after reopening", "",
                   ISI_BACKENDS) {
    const TestType backend;
    const Persoonsdossier given = full_dossier();
    backend.open()->save_persoon(given);
    const auto store = backend.open(Openwijze::lezen);
    const auto found = find(*store, {given.kop.bsn, {}});
    REQUIRE(found);
    check_same(*found, given);
    check_same(find(*store, {{}, given.kop.a_nummer}).value(),
               given);  // the second time, from kept statements
    check_same(find(*store, {given.kop.bsn, given.kop.a_nummer}).value(), given);
}

TEMPLATE_TEST_CASE("find_dossier gives the whole file whatever the law, without counts of signals", "",
                   ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    const Persoonsdossier given = full_dossier();
    store->save_persoon(given);
    store->save_signaal(signaal("004002313", "0014", "NIEUW"));
    check_same(store->find_dossier(given.kop.bsn).value(), given);
    Persoonsdossier without_law = minimal_dossier("004002398");
    without_law.wet.reset();
    store->save_persoon(without_law);
    check_same(store->find_dossier(without_law.kop.bsn).value(), without_law);
    CHECK_FALSE(find(*store, {without_law.kop.bsn, {}}));
    CHECK_FALSE(store->find_dossier(bsn("004002465")));
}

TEMPLATE_TEST_CASE("a minimal dossier comes back without anything that was not given", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    // A full one before it, whose values must not shine through.
    store->save_persoon(full_dossier());
    const Persoonsdossier given = minimal_dossier("004002398");
    store->save_persoon(given);
    REQUIRE(find(*store, {bsn("004002313"), {}}));
    const auto found = find(*store, {given.kop.bsn, {}});
    REQUIRE(found);
    check_same(*found, given);
}

TEMPLATE_TEST_CASE("each block is kept without the others", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    const Persoonsdossier full = full_dossier();
    const auto check_with = [&](auto take) {
        Persoonsdossier given = minimal_dossier("004002398");
        take(given);
        store->save_persoon(given);
        check_same(find(*store, {given.kop.bsn, {}}).value(), given);
    };
    check_with([&](auto& d) { d.eerder_verblijf = full.eerder_verblijf; });
    check_with([&](auto& d) { d.inburgeringsplicht = full.inburgeringsplicht; });
    check_with([&](auto& d) { d.handhaving = full.handhaving; });
    check_with([&](auto& d) { d.handhaving.emplace(); });
    check_with([&](auto& d) { d.voorzieningen = full.voorzieningen; });
    check_with([&](auto& d) { d.vrijstellingen = full.vrijstellingen; });
    check_with([&](auto& d) { d.boetes = full.boetes; });
    check_with([&](auto& d) { d.examens = full.examens; });
    check_with([&](auto& d) { d.examens.emplace(); });
}

TEMPLATE_TEST_CASE("saving again replaces the whole dossier", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(full_dossier());
    const Persoonsdossier smaller = minimal_dossier("004002313");
    store->save_persoon(smaller);
    check_same(find(*store, {smaller.kop.bsn, {}}).value(), smaller);
    CHECK_FALSE(find(*store, {{}, a_nummer("4020209358")}));  // it has no A-nummer any more
    store->save_persoon(full_dossier());
    check_same(find(*store, {smaller.kop.bsn, {}}).value(), full_dossier());
}

TEMPLATE_TEST_CASE("a person is found under the own law only", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(minimal_dossier("004002313", Wet::wi2013));
    Persoonsdossier none = minimal_dossier("004002398");
    none.wet.reset();
    store->save_persoon(none);
    CHECK(find(*store, {bsn("004002313"), {}}, Wet::wi2013));
    CHECK_FALSE(find(*store, {bsn("004002313"), {}}, Wet::wi2007));
    CHECK_FALSE(find(*store, {bsn("004002313"), {}}, Wet::wi2021));
    for (const Wet wet : {Wet::wi2007, Wet::wi2013, Wet::wi2021})
        CHECK_FALSE(find(*store, {bsn("004002398"), {}}, wet));
}

TEMPLATE_TEST_CASE("both numbers given must both match", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(full_dossier());
    store->save_persoon(minimal_dossier("004002398"));
    CHECK(find(*store, {bsn("004002313"), a_nummer("4020209358")}));
    CHECK_FALSE(find(*store, {bsn("004002313"), a_nummer("4020208962")}));
    CHECK_FALSE(find(*store, {bsn("004002398"), a_nummer("4020209358")}));
    CHECK_FALSE(find(*store, {bsn("004002398"), a_nummer("4020208962")}));  // has none
    CHECK_FALSE(find(*store, {{}, {}}));
    CHECK_FALSE(find(*store, {bsn("004002465"), {}}));
    CHECK_FALSE(find(*store, {{}, a_nummer("4020208962")}));
}

TEMPLATE_TEST_CASE("an A-nummer belongs to one person", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(full_dossier());
    Persoonsdossier second = minimal_dossier("004002398");
    second.kop.a_nummer = a_nummer("4020209358");
    CHECK_THROWS_AS(store->save_persoon(second), StoreFailure);
    CHECK(find(*store, {bsn("004002313"), {}}));
    CHECK_FALSE(find(*store, {bsn("004002398"), {}}));
}

TEMPLATE_TEST_CASE("exam parts come newest first, without a date last", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    Persoonsdossier given = minimal_dossier("004002313");
    auto& onderdelen = given.examens.emplace().onderdelen;
    for (const char* op : {"2009-01-01", "", "2011-00-00", "2010-02-30", "2010-02-29"}) {
        Examenonderdeel onderdeel;
        onderdeel.soort_examen = zoek_waarde("soortExamen", "INBURGERING").value();
        onderdeel.onderdeel = {"KNS", "Kennis van de Nederlandse Samenleving"};
        onderdeel.datum_deelname = OnvolledigeDatum::parse(op);
        onderdelen.push_back(onderdeel);
    }
    store->save_persoon(given);
    std::vector<std::string> order;
    const auto found = find(*store, {given.kop.bsn, {}});
    for (const auto& onderdeel : found.value().examens.value().onderdelen)
        order.push_back(onderdeel.datum_deelname ? onderdeel.datum_deelname->text() : "-");
    CHECK(order == std::vector<std::string>{"2011-00-00", "2010-02-30", "2010-02-29", "2009-01-01", "-"});
}

TEMPLATE_TEST_CASE("the law and place of a BSN are told, of an unknown one nothing", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(full_dossier());
    Persoonsdossier none = minimal_dossier("004002398");
    none.wet.reset();
    store->save_persoon(none);
    CHECK(store->find_wet(bsn("004002313")) == Wetligging{Wet::wi2007, gemeente("0014"), true, true});
    CHECK(store->find_wet(bsn("004002398")) == Wetligging{{}, {}, false, true});
    CHECK_FALSE(store->find_wet(bsn("004002465")));
}

TEMPLATE_TEST_CASE("a removed person is gone, the others stay", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(full_dossier());
    store->save_persoon(minimal_dossier("004002398"));
    store->remove_persoon(bsn("004002313"));
    CHECK_FALSE(find(*store, {bsn("004002313"), {}}));
    CHECK_FALSE(find(*store, {{}, a_nummer("4020209358")}));
    CHECK_FALSE(store->find_wet(bsn("004002313")));
    CHECK(find(*store, {bsn("004002398"), {}}));
    store->remove_persoon(bsn("004002313"));  // twice is no failure
    CHECK(check_store(backend.plaats()).empty());
}

TEMPLATE_TEST_CASE("a tombstone is found by its hash alone, and holds no number", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    Nummerhash hash{}, other{};
    hash.fill(0xA5);
    other.fill(0xA4);
    const Grafsteen given{Wet::wi2021, gemeente("0014"), datum("2025-11-00")};
    store->save_grafsteen(hash, given);
    CHECK(store->find_grafsteen(hash) == given);
    CHECK_FALSE(store->find_grafsteen(other));
    const Grafsteen newer{Wet::wi2007, gemeente("1651"), datum("2025-11-03")};
    store->save_grafsteen(hash, newer);
    CHECK(store->find_grafsteen(hash) == newer);
}

TEMPLATE_TEST_CASE("a code that no list holds is refused on writing, and the message holds no data", "",
                   ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    const auto refused = [&](auto spoil) {
        Persoonsdossier dossier = full_dossier();
        spoil(dossier);
        try {
            store->save_persoon(dossier);
            return std::string("saved");
        } catch (const StoreFailure& failure) {
            return std::string(failure.what());
        }
    };
    CHECK(refused([](auto&) {}) == "saved");  // control
    for (const auto& message :
         {refused([](auto& d) { d.gegevens.geslacht.code = "XYZZY"; }),
          refused([](auto& d) { d.gegevens.geboorteland = Codewaarde{"XYZZY", "?"}; }),
          refused([](auto& d) { d.woongemeente = gemeente("9998"); }),
          refused([](auto& d) { d.examens->onderdelen[0].gemeente_behaald->code = gemeente("9998"); })}) {
        INFO(message);
        CHECK(message.find("nothing is written") == 0);
        CHECK(message.find("XYZZY") == std::string::npos);
        CHECK(message.find("9998") == std::string::npos);
        CHECK(message.find("4002313") == std::string::npos);
    }
    check_same(find(*store, {bsn("004002313"), {}}).value(),
               full_dossier());  // the last refused ones changed nothing
}
