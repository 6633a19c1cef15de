// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <functional>
#include <stdexcept>

#include "backends.hpp"
#include "isi_store/domein/datumbereik.hpp"
#include "voorbeelden.hpp"

using namespace isi;
using namespace isi::test;

namespace {

constexpr Peilmoment een_uur = 3'600'000;

Persoonsdossier persoon(const char* nummer, const char* geboren, const char* geslacht,
                        const char* nationaliteit = "") {
    Persoonsdossier dossier = minimal_dossier(nummer);
    dossier.woongemeente = gemeente("0014");
    dossier.kop.achternaam = "bakker";
    dossier.kop.geboortedatum = OnvolledigeDatum::parse(geboren).value();
    dossier.gegevens.geslacht = zoek_waarde("geslacht", geslacht).value();
    if (*nationaliteit != '\0') dossier.gegevens.nationaliteit1 = Codewaarde{nationaliteit, "?"};
    return dossier;
}

Personenfilter in_groningen() {
    return {.gemeente = gemeente("0014")};
}

Signalenfilter signalen_groningen() {
    return {.gemeente = gemeente("0014")};
}

std::vector<std::string> nummers(const std::optional<Zoekblad<Persoonsrij>>& blad) {
    std::vector<std::string> uit;
    for (const auto& rij : blad.value().rijen) uit.push_back(rij.kop.bsn.text());
    return uit;
}

std::vector<std::int64_t> ids(const std::optional<Zoekblad<Signaalrij>>& blad) {
    std::vector<std::int64_t> uit;
    for (const auto& rij : blad.value().rijen) uit.push_back(rij.signaal.id);
    return uit;
}

std::vector<std::string> geboren(Store& store, const char* van, const char* tot) {
    auto filter = in_groningen();
    const auto eerste = datumbereik(OnvolledigeDatum::parse(van).value());
    const auto laatste = datumbereik(OnvolledigeDatum::parse(tot).value());
    filter.geboren = Geboorteperiode{eerste.van, laatste.tot, eerste.soort == Datumsoort::onmogelijk};
    return nummers(store.zoek_personen(filter, {}));
}

using Lijst = std::vector<std::string>;

}  // namespace

TEMPLATE_TEST_CASE("a birth date that is known in part is found when what it stands for overlaps (NL-M2)", "",
                   ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(persoon("004002313", "1967-04-04", "V"));
    store->save_persoon(persoon("004002398", "1967-04-00", "M"));
    store->save_persoon(persoon("004002465", "1967-00-00", "O"));
    store->save_persoon(persoon("004002477", "0000-00-00", "M"));
    store->save_persoon(persoon("004002623", "1967-02-30", "V"));
    CHECK(geboren(*store, "1967-04-04", "1967-04-04") == Lijst{"004002313", "004002398", "004002465"});
    CHECK(geboren(*store, "1967-04-05", "1967-04-30") == Lijst{"004002398", "004002465"});
    CHECK(geboren(*store, "1967-04-30", "1968-01-01") == Lijst{"004002398", "004002465"});
    CHECK(geboren(*store, "1967-05-01", "1967-05-01") == Lijst{"004002465"});
    CHECK(geboren(*store, "1966-01-01", "1967-01-01") == Lijst{"004002465"});
    CHECK(geboren(*store, "1967-12-31", "1970-01-01") == Lijst{"004002465"});
    CHECK(geboren(*store, "1968-01-01", "1999-01-01").empty());
    CHECK(geboren(*store, "1900-01-01", "1966-12-31").empty());
    CHECK(geboren(*store, "1967-04-00", "1967-04-00") == Lijst{"004002313", "004002398", "004002465"});
    // An impossible date is found by its own text only, an unknown year by nothing.
    CHECK(geboren(*store, "1967-02-30", "1967-02-30") == Lijst{"004002623"});
    CHECK(geboren(*store, "1967-02-01", "1967-03-31") == Lijst{"004002465"});
}

TEMPLATE_TEST_CASE("criteria apply together, in the gemeente and law that are asked for", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(persoon("004002313", "1967-04-04", "V", "0216"));
    store->save_persoon(persoon("004002398", "1968-04-04", "M", "0216"));
    store->save_persoon(persoon("004002465", "1967-04-04", "V", "0001"));
    auto elders = persoon("004002477", "1967-04-04", "V", "0216");
    elders.woongemeente = gemeente("0034");
    store->save_persoon(elders);
    auto ander = persoon("004002623", "1967-04-04", "V", "0216");
    ander.wet = Wet::wi2013;
    store->save_persoon(ander);
    auto zonder = persoon("004002635", "1967-04-04", "V", "0216");
    zonder.wet.reset();
    store->save_persoon(zonder);

    const auto zoek = [&](const std::function<void(Personenfilter&)>& stel) {
        auto filter = in_groningen();
        stel(filter);
        return nummers(store->zoek_personen(filter, {}));
    };
    const Geboorteperiode in_67{19670101, 19671231, false};
    CHECK(zoek([](auto& f) { f.geslacht = "V"; }) == Lijst{"004002313", "004002465"});
    CHECK(zoek([](auto& f) { f.nationaliteit = "0216"; }) == Lijst{"004002313", "004002398"});
    CHECK(zoek([](auto& f) { f.nationaliteit = "0216", f.geslacht = "V"; }) == Lijst{"004002313"});
    CHECK(zoek([&](auto& f) { f.geboren = in_67; }) == Lijst{"004002313", "004002465"});
    CHECK(zoek([&](auto& f) { f.geboren = in_67, f.geslacht = "M"; }).empty());
    CHECK(zoek([&](auto& f) { f.geboren = in_67, f.nationaliteit = "0001"; }) == Lijst{"004002465"});
    CHECK(zoek([&](auto& f) { f.geboren = in_67, f.nationaliteit = "0216", f.geslacht = "V"; }) ==
          Lijst{"004002313"});
    CHECK(zoek([](auto& f) { f.geslacht = "V", f.herkomst = "DEFINITIEF"; }).empty());
    CHECK(zoek([](auto& f) { f.geslacht = "V", f.herkomst = "ACTIEF"; }).size() == 2);
    CHECK(zoek([](auto& f) { f.bsn = bsn("004002398"); }) == Lijst{"004002398"});
    CHECK(zoek([](auto& f) { f.bsn = bsn("004002477"); }).empty());
    CHECK(zoek([](auto& f) { f.geslacht = "V", f.wet = Wet::wi2013; }) == Lijst{"004002623"});
    CHECK(zoek([](auto& f) { f.geslacht = "V", f.gemeente = gemeente("0034"); }) == Lijst{"004002477"});
}

TEMPLATE_TEST_CASE("a former resident is found by the gemeente that may still see, and by no other", "",
                   ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    auto dossier = persoon("004002313", "1967-04-04", "V");
    dossier.woongemeente = gemeente("0034");
    dossier.eerder_verblijf = {{gemeente("0014"), OnvolledigeDatum::parse("2015-01-01"), true},
                               {gemeente("0599"), OnvolledigeDatum::parse("2012-01-01"), false}};
    store->save_persoon(dossier);
    const auto zoek = [&](const char* wie, bool gewezen) {
        auto filter = in_groningen();
        filter.gemeente = gemeente(wie);
        filter.gewezen = gewezen;
        filter.geslacht = "V";
        return store->zoek_personen(filter, {}).value().totaal;
    };
    CHECK(zoek("0014", true) == 1);
    CHECK(zoek("0014", false) == 0);
    CHECK(zoek("0599", true) == 0);
    CHECK(zoek("0034", false) == 1);
    CHECK(zoek("0034", true) == 0);
}

TEMPLATE_TEST_CASE("pages of persons stay as they were at the peilmoment, and who has gone is left out", "",
                   ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    const Lijst wie{"004002313", "004002398", "004002465", "004002477", "004002623", "004002635"};
    for (const auto& nummer : wie)
        if (nummer != "004002398") store->save_persoon(persoon(nummer.c_str(), "1967-04-04", "V"));
    auto filter = in_groningen();
    filter.geslacht = "V";
    const auto eerste = store->zoek_personen(filter, {.overslaan = 0, .aantal = 2});
    CHECK(eerste->totaal == 5);
    CHECK(nummers(eerste) == Lijst{"004002313", "004002465"});

    store->save_persoon(persoon("004002398", "1967-04-04", "V"));  // arrives in the middle of page 1
    store->remove_persoon(bsn("004002313"));                       // leaves it
    store->remove_persoon(bsn("004002477"));                       // leaves page 2
    auto man = persoon("004002623", "1967-04-04", "M");            // no longer matches
    store->save_persoon(man);

    const auto tweede = store->zoek_personen(
        filter, {.overslaan = 2, .aantal = 2, .peilmoment = eerste->peilmoment, .geldig_vanaf = 0});
    CHECK(tweede->totaal == 5);
    CHECK(tweede->peilmoment == eerste->peilmoment);
    CHECK(nummers(tweede) == Lijst{"004002623"});
    const auto derde = store->zoek_personen(
        filter, {.overslaan = 4, .aantal = 2, .peilmoment = eerste->peilmoment, .geldig_vanaf = 0});
    CHECK(nummers(derde) == Lijst{"004002635"});
    CHECK(nummers(store->zoek_personen(filter, {})) == Lijst{"004002398", "004002465", "004002635"});
    const auto voorbij = store->zoek_personen(filter, {.overslaan = 100, .aantal = 2});
    CHECK(voorbij->totaal == 3);
    CHECK(voorbij->rijen.empty());
}

TEMPLATE_TEST_CASE("a peilmoment is one that a page gave, and lasts until long after the next change", "",
                   ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->save_persoon(persoon("004002313", "1967-04-04", "V"));
    auto filter = in_groningen();
    filter.geslacht = "V";
    const Peilmoment peil = store->zoek_personen(filter, {})->peilmoment;
    const auto met = [&](Peilmoment moment, Peilmoment geldig_vanaf) {
        return store
            ->zoek_personen(filter,
                            {.overslaan = 0, .aantal = 1, .peilmoment = moment, .geldig_vanaf = geldig_vanaf})
            .has_value();
    };
    CHECK(met(peil, peil + een_uur));  // nothing has changed since: still the present
    CHECK_FALSE(met(peil + 1, 0));     // never given
    CHECK_FALSE(met(0, 0));
    store->save_persoon(persoon("004002398", "1967-04-04", "V"));
    const Peilmoment volgende = store->zoek_personen(filter, {})->peilmoment;
    CHECK(volgende > peil);
    CHECK(met(peil, volgende));
    CHECK_FALSE(met(peil, volgende + 1));  // the change after it is too long ago
    // Saving the same again is no change.
    store->save_persoon(persoon("004002398", "1967-04-04", "V"));
    CHECK(store->zoek_personen(filter, {})->peilmoment == volgende);
}

TEMPLATE_TEST_CASE("what is saved after a part of the transaction was undone is found at once", "",
                   ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->transaction([&] {
        CHECK_THROWS(store->transaction([&] {
            store->save_persoon(persoon("004002313", "1967-04-04", "V"));
            throw std::runtime_error("undo this part");
        }));
        store->save_persoon(persoon("004002398", "1967-04-04", "V"));
    });
    auto filter = in_groningen();
    filter.geslacht = "V";
    CHECK(nummers(store->zoek_personen(filter, {})) == Lijst{"004002398"});
}

TEMPLATE_TEST_CASE("two changes of a person in one transaction leave the last one", "", ISI_BACKENDS) {
    const TestType backend;
    const auto store = backend.open();
    store->transaction([&] {
        store->save_persoon(persoon("004002313", "1967-04-04", "V"));
        store->save_persoon(persoon("004002313", "1967-04-04", "M"));
        store->save_persoon(persoon("004002313", "1967-04-04", "V"));
    });
    auto filter = in_groningen();
    filter.geslacht = "V";
    CHECK(store->zoek_personen(filter, {})->totaal == 1);
    filter.geslacht = "M";
    CHECK(store->zoek_personen(filter, {})->totaal == 0);
    CHECK(check_store(backend.plaats()).empty());
}

namespace {

// Five signals, numbered 1 … 5.
void vul_signalen(Store& store) {
    store.save_persoon(persoon("004002313", "1967-04-04", "V"));
    auto tweede = persoon("004002398", "1967-04-04", "V");
    tweede.kop.achternaam = "Ågren";
    tweede.kop.a_nummer = ANummer::parse("4020208962");
    store.save_persoon(tweede);
    const auto sla_op = [&](std::int64_t id, const char* wie, const char* status, const char* code,
                            const char* datum) {
        Signaal nieuw = signaal(wie, "0014", status);
        nieuw.id = id;
        nieuw.signaalcode = {code, std::string("tekst van ") + code};
        nieuw.datum = OnvolledigeDatum::parse(datum).value();
        store.save_signaal(nieuw);
    };
    sla_op(1, "004002313", "NIEUW", "SS001", "2013-01-01");
    sla_op(2, "004002398", "IN_BEHANDELING", "SS052", "2013-03-01");
    sla_op(3, "004002313", "AFGEHANDELD", "SS001", "2013-03-01");
    sla_op(4, "004002398", "NIEUW", "SS064", "2012-01-01");
    sla_op(5, "369780176", "NIEUW", "SS008", "2013-03-01");  // no file any more
}

}  // namespace

TEMPLATE_TEST_CASE("signals come newest first, by every filter, with their number", "", ISI_BACKENDS) {
    using Ids = std::vector<std::int64_t>;
    const TestType backend;
    const auto store = backend.open();
    vul_signalen(*store);
    const auto zoek = [&](const std::function<void(Signalenfilter&)>& stel) {
        auto filter = signalen_groningen();
        stel(filter);
        const auto blad = store->zoek_signalen(filter, {});
        CHECK(blad->totaal == static_cast<std::int64_t>(blad->rijen.size()));
        return ids(blad);
    };
    CHECK(zoek([](auto&) {}) == Ids{2, 3, 5, 1, 4});
    CHECK(zoek([](auto& f) { f.statussen = {"NIEUW", "IN_BEHANDELING"}; }) == Ids{2, 5, 1, 4});
    CHECK(zoek([](auto& f) { f.statussen = {"AFGEHANDELD"}; }) == Ids{3});
    CHECK(zoek([](auto& f) { f.signaalcode = "SS001"; }) == Ids{3, 1});
    CHECK(zoek([](auto& f) { f.signaalcode = "SS001", f.statussen = {"NIEUW"}; }) == Ids{1});
    CHECK(zoek([](auto& f) { f.signaalcode = "ZZ999"; }).empty());
    CHECK(zoek([](auto& f) { f.bsn = bsn("004002398"); }) == Ids{2, 4});
    CHECK(zoek([](auto& f) { f.bsn = bsn("004002398"), f.signaalcode = "SS064"; }) == Ids{4});
    CHECK(zoek([](auto& f) { f.bsn = bsn("369780176"); }) == Ids{5});
    CHECK(zoek([](auto& f) { f.a_nummer = ANummer::parse("4020208962"); }) == Ids{2, 4});
    CHECK(zoek([](auto& f) { f.a_nummer = ANummer::parse("4020208962"), f.bsn = bsn("004002313"); }).empty());
    CHECK(zoek([](auto& f) { f.datum_vanaf = "2013-01-01"; }) == Ids{2, 3, 5, 1});
    CHECK(zoek([](auto& f) { f.datum_tot_en_met = "2013-01-01"; }) == Ids{1, 4});
    CHECK(zoek([](auto& f) { f.datum_vanaf = "2013-01-01", f.datum_tot_en_met = "2013-01-01"; }) == Ids{1});
    CHECK(zoek([](auto& f) { f.wet = Wet::wi2013; }).empty());
    CHECK(zoek([](auto& f) { f.gemeente = gemeente("0034"); }).empty());
    const auto totaal = store->find_signaaltotaal(gemeente("0014"), Wet::wi2007);
    CHECK(totaal == Signaaltelling{5, 3, 1, 1});
    CHECK(store->find_signaaltotaal(gemeente("0034"), Wet::wi2007) == Signaaltelling{});
}

TEMPLATE_TEST_CASE("signals are sorted by each column, without case and accents, the absent last", "",
                   ISI_BACKENDS) {
    using Ids = std::vector<std::int64_t>;
    const TestType backend;
    const auto store = backend.open();
    vul_signalen(*store);
    const auto zoek = [&](Signaalkolom kolom, bool aflopend) {
        auto filter = signalen_groningen();
        filter.volgorde = Signaalvolgorde{kolom, aflopend};
        return ids(store->zoek_signalen(filter, {}));
    };
    CHECK(zoek(Signaalkolom::status, false) == Ids{3, 2, 5, 1, 4});
    CHECK(zoek(Signaalkolom::status, true) == Ids{5, 1, 4, 2, 3});
    CHECK(zoek(Signaalkolom::bsn, false) == Ids{3, 1, 2, 4, 5});
    CHECK(zoek(Signaalkolom::a_nummer, false) == Ids{2, 4, 3, 5, 1});
    CHECK(zoek(Signaalkolom::a_nummer, true) == Ids{2, 4, 3, 5, 1});
    CHECK(zoek(Signaalkolom::achternaam, false) == Ids{2, 4, 3, 1, 5});
    CHECK(zoek(Signaalkolom::achternaam, true) == Ids{3, 1, 2, 4, 5});
    CHECK(zoek(Signaalkolom::signaalcode, false) == Ids{3, 1, 5, 2, 4});
    CHECK(zoek(Signaalkolom::omschrijving, true) == Ids{4, 2, 5, 3, 1});
    CHECK(zoek(Signaalkolom::datum_signaal, false) == Ids{4, 1, 2, 3, 5});
    CHECK(zoek(Signaalkolom::datum_signaal, true) == Ids{2, 3, 5, 1, 4});
}

TEMPLATE_TEST_CASE("pages of signals stay as they were at the peilmoment", "", ISI_BACKENDS) {
    using Ids = std::vector<std::int64_t>;
    const TestType backend;
    const auto store = backend.open();
    vul_signalen(*store);
    auto filter = signalen_groningen();
    filter.statussen = {"NIEUW", "IN_BEHANDELING"};
    const auto eerste = store->zoek_signalen(filter, {.overslaan = 0, .aantal = 2});
    CHECK(ids(eerste) == Ids{2, 5});
    CHECK(eerste->totaal == 4);
    // Handled while the list is being read: the next page must not skip for it.
    Signaal klaar = eerste->rijen[0].signaal;
    klaar.status = zoek_waarde("status", "AFGEHANDELD").value();
    klaar.versie = 2;
    store->save_signaal(klaar);
    Signaal nieuw = klaar;
    nieuw.id = 0;
    nieuw.status = zoek_waarde("status", "NIEUW").value();
    store->save_signaal(nieuw);
    const auto tweede = store->zoek_signalen(
        filter, {.overslaan = 2, .aantal = 2, .peilmoment = eerste->peilmoment, .geldig_vanaf = 0});
    CHECK(ids(tweede) == Ids{1, 4});
    CHECK(tweede->totaal == 4);
    CHECK(store->zoek_signalen(filter, {})->totaal == 4);
    CHECK(check_store(backend.plaats()).empty());
}
