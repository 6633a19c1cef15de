// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <set>

#include "backends.hpp"
#include "kbi_voorbeelden.hpp"

using namespace isi;
using namespace isi::kbi;
using namespace isi::test;

namespace {

// A register in a file of its own; each `open` is a handle of its own.
struct Register {
    SqliteBackend backend;
    [[nodiscard]] std::unique_ptr<KbiStore> open(Openwijze wijze = Openwijze::schrijven) const {
        return open_kbi_store(backend.plaats(), wijze);
    }
};

std::vector<std::string> regels(const std::vector<Inschrijving>& lijst) {
    std::vector<std::string> regels;
    regels.reserve(lijst.size());
    for (const auto& een : lijst)
        regels.push_back(een.hoedanigheid + " " + een.begin + " " + een.einde.value_or("-"));
    return regels;
}

using Regels = std::vector<std::string>;

}  // namespace

TEST_CASE("a dossier comes out byte for byte as it went in, also from another handle and after a restart") {
    const Register reg;
    const KbiDossier dossier = vol_dossier(insz(1));
    const auto lezer = reg.open(Openwijze::lezen);
    CHECK_FALSE(lezer->find_dossier(insz(1)));
    reg.open()->save_dossier(dossier);
    CHECK(lezer->find_dossier(insz(1)) == dossier);
    CHECK(reg.open(Openwijze::lezen)->find_dossier(insz(1)) == dossier);
    CHECK_FALSE(lezer->find_dossier(insz(2)));
}

TEST_CASE("a dossier of 250 KB comes out byte for byte") {
    const Register reg;
    KbiDossier dossier = vol_dossier(insz(1));
    std::string& groot = dossier.panelen.at(8).bytes;
    while (groot.size() < 250'000)
        groot += "<LesMoment>2026-01-0" + std::to_string(groot.size()) + "</LesMoment>";
    const auto store = reg.open();
    store->save_dossier(dossier);
    CHECK(store->find_dossier(insz(1)) == dossier);
    CHECK(store->find_panelen(insz(1), {Paneel::vormings_activiteiten}).value().panelen.at(0).bytes == groot);
}

TEST_CASE("a dossier that is saved again is replaced whole, its neighbours stay") {
    const Register reg;
    const auto store = reg.open();
    for (int n = 1; n <= 3; ++n) store->save_dossier(vol_dossier(insz(n)));
    const KbiDossier nieuw{insz(2), {{Paneel::doelgroep, "<Doelgroep/>"}, {Paneel::wooncode, "<Wooncode/>"}}};
    store->save_dossier(nieuw);
    CHECK(store->find_dossier(insz(2)) == nieuw);
    for (int n : {1, 3}) CHECK(store->find_dossier(insz(n)) == vol_dossier(insz(n)));
    CHECK(check_store(reg.backend.plaats()).empty());
}

TEST_CASE("of a dossier the asked parts are given, in order, those that are there") {
    const Register reg;
    const auto store = reg.open();
    auto dossier = vol_dossier(insz(1));
    dossier.panelen.erase(dossier.panelen.begin() + 3);  // Contracten
    store->save_dossier(dossier);
    const auto deel = store->find_panelen(
        insz(1), {Paneel::wooncode, Paneel::contracten, Paneel::doelgroep, Paneel::wooncode});
    REQUIRE(deel);
    CHECK(deel->insz == insz(1));
    CHECK(deel->panelen == std::vector<Paneeltekst>{dossier.panelen.at(1), dossier.panelen.at(18)});
    CHECK(store->find_panelen(insz(1), {}).value().panelen.empty());
    CHECK_FALSE(store->find_panelen(insz(2), {Paneel::wooncode}));
}

TEST_CASE("a dossier makes its person known, and its person stays known without it") {
    const Register reg;
    const auto store = reg.open();
    CHECK_FALSE(store->find_stand(insz(1)));
    store->save_dossier({insz(1), {}});
    CHECK(store->find_stand(insz(1)) == Persoonsstand{});
    CHECK(store->find_dossier(insz(1)) == KbiDossier{insz(1), {}});
    store->remove_dossier(insz(1));
    CHECK_FALSE(store->find_dossier(insz(1)));
    CHECK_FALSE(store->find_panelen(insz(1), {Paneel::doelgroep}));
    CHECK(store->find_stand(insz(1)) == Persoonsstand{});
}

TEST_CASE("what is known of a number and its dossier do not touch each other") {
    const Register reg;
    const auto store = reg.open();
    const Persoonsstand stand{true, insz(9), "2025-00-00"};
    store->save_stand(insz(1), stand);
    CHECK(store->find_stand(insz(1)) == stand);
    CHECK_FALSE(store->find_dossier(insz(1)));
    store->save_dossier(vol_dossier(insz(1)));
    CHECK(store->find_stand(insz(1)) == stand);
    store->save_stand(insz(1), {});
    CHECK(store->find_stand(insz(1)) == Persoonsstand{});
    CHECK(store->find_dossier(insz(1)) == vol_dossier(insz(1)));
}

TEST_CASE("a number that begins with zeros, and one of someone born after 2000, are kept whole") {
    const Register reg;
    const auto store = reg.open();
    for (const char* text : {"00000000196", "00610100128"}) {
        const auto nummer = Insz::parse(text);
        INFO(text);
        if (!nummer) continue;
        store->save_dossier(vol_dossier(*nummer));
        CHECK(store->find_dossier(*nummer).value().insz.text() == text);
    }
    int gezien = 0;
    store->each_dossier(
        [&](const KbiDossier& dossier) { return dossier == vol_dossier(dossier.insz) && ++gezien; });
    CHECK(gezien >= 1);
}

TEST_CASE("all dossiers pass in order of number, also more than a page of them, until the reader stops") {
    const Register reg;
    const auto store = reg.open();
    std::set<Insz> alle;
    store->transaction([&] {
        for (int n = 0; n < 600; ++n) {
            store->save_dossier({insz(n), {{Paneel::doelgroep, "<Doelgroep/>"}}});
            alle.insert(insz(n));
            store->save_stand(insz(n + 1000), {});  // known, but without a dossier
        }
    });
    std::vector<Insz> gezien;
    store->each_dossier([&](const KbiDossier& dossier) {
        gezien.push_back(dossier.insz);
        (void)store->find_plan(dossier.insz);  // the reader may ask for more
        return true;
    });
    CHECK(gezien == std::vector<Insz>(alle.begin(), alle.end()));
    int tot = 0;
    store->each_dossier([&](const KbiDossier& /*dossier*/) { return ++tot < 300; });
    CHECK(tot == 300);
}

TEST_CASE(
    "an inschrijving that overlaps one of the same person, organisation and hoedanigheid adds nothing") {
    const Register reg;
    const auto store = reg.open();
    CHECK(store->save_inschrijving(inschrijving(insz(1), "2026-03-01", "2026-05-31")) ==
          Inschrijfresultaat::ingeschreven);
    // begin, end, whether it is free: around, inside, touching the first or the last day, beside.
    const std::vector<std::tuple<const char*, const char*, bool>> gevallen{
        {"2026-01-01", "2026-12-31", false}, {"2026-04-01", "2026-04-02", false},
        {"2026-01-01", "2026-03-01", false}, {"2026-05-31", "2026-06-30", false},
        {"2026-01-01", nullptr, false},      {"2026-05-31", nullptr, false},
        {"2026-03-01", "2026-05-31", false}, {"2026-01-01", "2026-02-28", true},
        {"2026-06-01", "2026-06-30", true},  {"2026-07-01", nullptr, true},
        {"2027-01-01", "2027-01-02", false}};
    for (const auto& [begin, einde, vrij] : gevallen) {
        INFO(begin << " " << (einde == nullptr ? "-" : einde));
        const auto voor = store->list_inschrijvingen(insz(1), ocmw_kbo).size();
        CHECK((store->save_inschrijving(inschrijving(insz(1), begin, einde)) ==
               Inschrijfresultaat::ingeschreven) == vrij);
        CHECK(store->list_inschrijvingen(insz(1), ocmw_kbo).size() == voor + (vrij ? 1 : 0));
    }
    CHECK(regels(store->list_inschrijvingen(insz(1), ocmw_kbo)) ==
          Regels{"1 2026-01-01 2026-02-28", "1 2026-03-01 2026-05-31", "1 2026-06-01 2026-06-30",
                 "1 2026-07-01 -"});
    // Another person, organisation or hoedanigheid is another matter.
    auto andere = inschrijving(insz(2), "2026-03-01");
    CHECK(store->save_inschrijving(andere) == Inschrijfresultaat::ingeschreven);
    andere = inschrijving(insz(1), "2026-03-01");
    andere.kbo = "0862910119";
    CHECK(store->save_inschrijving(andere) == Inschrijfresultaat::ingeschreven);
    andere = inschrijving(insz(1), "2026-03-01");
    andere.hoedanigheid = "2";
    CHECK(store->save_inschrijving(andere) == Inschrijfresultaat::ingeschreven);
    const auto lijst = store->list_inschrijvingen(insz(1), ocmw_kbo);
    REQUIRE(lijst.size() == 5);
    CHECK(lijst.at(1).insz == insz(1));
    CHECK(lijst.at(1).kbo == ocmw_kbo);
    std::set<std::int64_t> ids;
    for (const auto& een : lijst) ids.insert(een.id);
    CHECK(ids.size() == 5);
    CHECK(store->list_inschrijvingen(insz(1), "0862910119").size() == 1);
}

TEST_CASE("ending inschrijvingen makes the day their last, and takes away what was still to come") {
    const Register reg;
    const auto store = reg.open();
    for (const auto& [begin, einde] : std::vector<std::pair<const char*, const char*>>{
             {"2026-01-01", "2026-01-31"}, {"2026-02-01", "2026-06-30"}, {"2026-08-01", nullptr}})
        store->save_inschrijving(inschrijving(insz(1), begin, einde));
    auto andere = inschrijving(insz(1), "2026-01-01");
    andere.hoedanigheid = "2";
    store->save_inschrijving(andere);
    store->save_inschrijving(inschrijving(insz(2), "2026-01-01"));

    CHECK(store->end_inschrijvingen(insz(1), ocmw_kbo, "1", "2026-03-15") == 2);
    CHECK(regels(store->list_inschrijvingen(insz(1), ocmw_kbo)) ==
          Regels{"1 2026-01-01 2026-01-31", "2 2026-01-01 -", "1 2026-02-01 2026-03-15"});
    CHECK(regels(store->list_inschrijvingen(insz(2), ocmw_kbo)) == Regels{"1 2026-01-01 -"});
    CHECK(store->end_inschrijvingen(insz(1), ocmw_kbo, "1", "2026-04-01") == 0);
    CHECK(store->end_inschrijvingen(insz(3), ocmw_kbo, "1", "2026-04-01") == 0);
    // The first day may be the last.
    CHECK(store->end_inschrijvingen(insz(2), ocmw_kbo, "1", "2026-01-01") == 1);
    CHECK(regels(store->list_inschrijvingen(insz(2), ocmw_kbo)) == Regels{"1 2026-01-01 2026-01-01"});
}

TEST_CASE("a school enrolment and a plan are kept and replaced") {
    const Register reg;
    const auto store = reg.open();
    CHECK_FALSE(store->find_schoolinschrijving(insz(1)));
    for (const auto status :
         {Schoolinschrijving::Status::ingeschreven, Schoolinschrijving::Status::uitgeschreven,
          Schoolinschrijving::Status::niet_ingeschreven})
        for (const auto wijze :
             {Schoolinschrijving::Wijze::automatisch, Schoolinschrijving::Wijze::manueel}) {
            const Schoolinschrijving school{insz(1), status, wijze, "2026-09-01"};
            store->save_schoolinschrijving(school);
            CHECK(store->find_schoolinschrijving(insz(1)) == school);
        }

    CHECK_FALSE(store->find_plan(insz(1)));
    Inburgeringsplan plan{insz(1),
                          "2026-01-10",
                          "LINEAIR",
                          {},
                          {{"NT2", "TE_VOLGEN", {}, "DIGITAAL", "2026-02-01", "2026-08-01"},
                           {"VDAB_ACTIRIS", "VRIJGESTELD", "WERK", {}, {}, {}}}};
    store->save_plan(plan);
    CHECK(store->find_plan(insz(1)) == plan);
    plan.onderdelen.erase(plan.onderdelen.begin());
    plan.datum_opgemaakt.reset();
    plan.datum_onderdelen_bepaald = "2026-02-02";
    store->save_plan(plan);
    CHECK(reg.open(Openwijze::lezen)->find_plan(insz(1)) == plan);
    plan.onderdelen.assign(33, plan.onderdelen.at(0));
    CHECK_THROWS_AS(store->save_plan(plan), StoreFailure);
}

TEST_CASE("a partner is kept whole, replaced whole, and its change raises the version of the keys") {
    const Register reg;
    const auto sleutels = reg.backend.open();
    const auto id = sleutels->save_organisatie({0, "OCMW", {}, ocmw_kbo, "BE", false});
    const auto store = reg.open();
    CHECK(store->load_partners().empty());
    const auto versie = store->partnerversie();
    CHECK(versie == sleutels->sleutelversie());

    Partner partner = vol_partner(id);
    store->save_partner(partner);
    CHECK(store->load_partners() == std::vector<Partner>{partner});
    CHECK(store->partnerversie() == versie + 1);
    CHECK(sleutels->sleutelversie() == versie + 1);
    CHECK(sleutels->load_sleutels().organisaties.at(0).naam == partner.naam);

    Partner kaal;
    kaal.organisatie_id = id;
    kaal.naam = "OCMW";
    kaal.kbo = "0862910119";
    store->save_partner(kaal);
    CHECK(reg.open(Openwijze::lezen)->load_partners() == std::vector<Partner>{kaal});
    kaal.organisatie_id = id + 1;
    CHECK_THROWS_AS(store->save_partner(kaal), StoreFailure);
}

TEST_CASE("what a transaction wrote is gone when it throws, and a reader cannot write") {
    const Register reg;
    const auto store = reg.open();
    CHECK_THROWS_AS(store->transaction([&] {
        store->save_dossier(vol_dossier(insz(1)));
        store->save_afspraak(volle_vraag("a", insz(1)), 10);
        throw std::logic_error("no");
    }),
                    std::logic_error);
    CHECK_FALSE(store->find_stand(insz(1)));
    CHECK(store->list_afspraken(insz(1), ocmw_kbo).empty());
    CHECK_THROWS_AS(reg.open(Openwijze::lezen)->save_dossier(vol_dossier(insz(1))), StoreFailure);
}
