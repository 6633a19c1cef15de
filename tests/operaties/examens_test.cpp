// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "gateway/operaties/geef_examens.hpp"
#include "gateway/operaties/geef_persoon.hpp"
#include "register.hpp"

using namespace isi;
using namespace isi::operaties;
using namespace isi::proef;

namespace {

Uitkomst<Bevinding<Examens>> vraag(Register& r, const std::string& bsn, Wet wet = Wet::wi2007,
                                   std::optional<std::string> verblijf = {}) {
    return geef_examens({wet, bsn, std::move(verblijf)}, r.verzoek, *r.store);
}

std::vector<std::string> codes(const Examens& examens) {
    std::vector<std::string> uit;
    for (const auto& onderdeel : examens.onderdelen) uit.push_back(onderdeel.onderdeel.code);
    return uit;
}

void bewaar_met_examens(Register& r, Persoonsdossier dossier) {
    dossier.examens = examens();
    r.store->save_persoon(dossier);
}

}  // namespace

TEST_CASE("geefExamens gives a resident's exams, newest part first, and records that they were delivered") {
    Register r;
    bewaar_met_examens(r, dossier(bewoner, Wet::wi2007, groningen));
    const auto uitkomst = vraag(r, bewoner);
    REQUIRE(uitkomst);
    REQUIRE(uitkomst->gegevens);
    CHECK(uitkomst->gegevens->datum_diploma->text() == "2010-02-30");
    CHECK(codes(*uitkomst->gegevens) == std::vector<std::string>{"KNS", "EPE", "TGN", "LEZEN"});
    REQUIRE(uitkomst->betrokkenen.size() == 1);
    CHECK(uitkomst->betrokkenen[0].bsn.text() == bewoner);
    CHECK(uitkomst->betrokkenen[0].geleverd);
    CHECK(uitkomst->betrokkenen[0].blokken == "examens");
}

TEST_CASE("geefExamens and the sheet give one and the same block") {
    Register r;
    bewaar_met_examens(r, dossier(bewoner, Wet::wi2007, groningen));
    CHECK(vraag(r, bewoner)->gegevens == r.vraag(bewoner)->gegevens->dossier.examens);
}

TEST_CASE("the exams of a person in scope who has none are an empty block, not nietsGevonden") {
    Register r;
    const auto uitkomst = vraag(r, bewoner);
    REQUIRE(uitkomst);
    REQUIRE(uitkomst->gegevens);
    CHECK(*uitkomst->gegevens == Examens{});
    CHECK(uitkomst->betrokkenen.at(0).geleverd);
}

TEST_CASE(
    "geefExamens keeps the scope of geefPersoon: outside it every answer is that of an unknown number") {
    Register r;
    for (const auto& [bsn, woont] : {std::pair{almeerder, almere}, {vertrokken, almere}}) {
        auto ander = dossier(bsn, Wet::wi2007, woont);
        if (bsn == vertrokken)
            ander.eerder_verblijf = {{groningen, OnvolledigeDatum::parse("2015-03-01"), true}};
        bewaar_met_examens(r, ander);
    }
    for (const auto& bsn :
         {onbekend, almeerder, zonder_wet, vertrokken, nooit_plichtig, verdwenen, overledene}) {
        INFO(bsn);
        const auto uitkomst = vraag(r, bsn);
        REQUIRE(uitkomst);
        CHECK_FALSE(uitkomst->gegevens);
        REQUIRE(uitkomst->betrokkenen.size() == 1);
        CHECK(uitkomst->betrokkenen[0].bsn.text() == bsn);
        CHECK_FALSE(uitkomst->betrokkenen[0].geleverd);
    }
    const std::string gewezen = "GEWEZEN_INGEZETENE";
    CHECK(codes(vraag(r, vertrokken, Wet::wi2007, gewezen)->gegevens.value()).size() == 4);
    for (const auto& bsn : {onbekend, bewoner, almeerder, nooit_plichtig})
        CHECK_FALSE(vraag(r, bsn, Wet::wi2007, gewezen)->gegevens);
}

TEST_CASE(
    "the exams of a deceased person stay visible to the gemeente of last residence while the file is there") {
    Register r;
    auto dood = dossier(bewoner, Wet::wi2007, groningen);
    dood.kop.datum_overlijden = OnvolledigeDatum::parse("2026-10-01");
    bewaar_met_examens(r, dood);
    CHECK(vraag(r, bewoner)->gegevens->onderdelen.size() == 4);
    r.store->remove_persoon(*Bsn::parse(bewoner));
    CHECK_FALSE(vraag(r, bewoner)->gegevens);
}

TEST_CASE("exams of Wi2007 are shown under that law only") {
    Register r;
    bewaar_met_examens(r, dossier(overledene, Wet::wi2021, groningen));
    CHECK(vraag(r, overledene, Wet::wi2021)->gegevens == Examens{});
    CHECK_FALSE(vraag(r, overledene)->gegevens);
}

TEST_CASE("geslaagd is told only with a diploma date, lines of NT2 only when there was full participation") {
    Register r;
    auto persoon = dossier(bewoner, Wet::wi2007, groningen);
    persoon.examens = examens();
    persoon.examens->datum_diploma.reset();
    persoon.examens->datum_volledige_deelname_nt2 = OnvolledigeDatum::parse("2012-01-01");
    persoon.examens->gemeente_volledige_deelname_nt2 = Gemeente{groningen, "Groningen", {}};
    r.store->save_persoon(persoon);
    const auto kaal = vraag(r, bewoner)->gegevens.value();
    CHECK_FALSE(kaal.geslaagd);
    CHECK_FALSE(kaal.datum_volledige_deelname_nt2);
    CHECK_FALSE(kaal.gemeente_volledige_deelname_nt2);

    persoon.examens->datum_diploma = OnvolledigeDatum::parse("2012-02-01");
    persoon.examens->volledige_deelname_nt2 = zoek_waarde("volledigeDeelnameNt2", "GESLAAGD");
    r.store->save_persoon(persoon);
    const auto gevuld = vraag(r, bewoner)->gegevens.value();
    CHECK(gevuld.geslaagd);
    CHECK(gevuld.datum_volledige_deelname_nt2);
    CHECK(gevuld.gemeente_volledige_deelname_nt2);
}

TEST_CASE("geefExamens refuses a wrong number and an unknown verblijf by their own codes") {
    Register r;
    CHECK(vraag(r, "004002314").error().foutcode == "VAL003");
    CHECK(vraag(r, "").error().foutcode == "VAL003");
    CHECK(vraag(r, bewoner, Wet::wi2007, "OVERAL").error().foutcode == "VAL006");
}
