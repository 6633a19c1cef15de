// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "isi_store/domein/datumgrens.hpp"
#include "isi_store/domein/herkomst.hpp"
#include "support/dossier.hpp"

using namespace isi;
using G = Herkomstgrond;

namespace {

OnvolledigeDatum datum(const char* tekst) {
    return OnvolledigeDatum::parse(tekst).value();
}

const OnvolledigeDatum peil = datum("2026-03-01");

/// Wi2007, Mexican, born 1980: nothing decided yet.
Persoonsdossier iemand() {
    auto d = proef::kaal_dossier("004002313", Wet::wi2007);
    d.kop.geboortedatum = datum("1980-05-00");
    d.gegevens.nationaliteit1 = Codewaarde{"0216", "Mexicaanse"};
    return d;
}

Persoonsdossier met_status(const char* status) {
    auto d = iemand();
    d.inburgeringsplicht = Inburgeringsplicht{};
    d.inburgeringsplicht->status = zoek_waarde("statusInburgeringsplicht", status).value();
    return d;
}

Persoonsdossier met_diploma(const char* behaald, const std::vector<const char*>& voorzieningen) {
    auto d = met_status("PLICHTIG");
    d.examens = Examens{};
    d.examens->diploma_behaald = true;
    if (*behaald != '\0') d.examens->datum_diploma = datum(behaald);
    for (const auto* start : voorzieningen) {
        d.voorzieningen.emplace_back();
        if (*start != '\0') d.voorzieningen.back().datum_start = datum(start);
    }
    return d;
}

G grond(const Persoonsdossier& d) {
    return bepaal_herkomstgrond(d, peil);
}

void check(const Persoonsdossier& d, G verwacht, const char* herkomst) {
    CHECK(static_cast<int>(grond(d)) == static_cast<int>(verwacht));
    CHECK(herkomst_bij(grond(d)).code == herkomst);
}

}  // namespace

TEST_CASE("ISI actief 1: examen gehaald, met een voorziening startend na het diploma") {
    check(met_diploma("2012-06-01", {"2011-01-01", "2012-06-02"}), G::diploma_voorziening_erna, "ACTIEF");
}

TEST_CASE("ISI actief 2: inburgeringsplichtig onder de Wi2007") {
    check(met_status("PLICHTIG"), G::plichtig, "ACTIEF");
}

TEST_CASE("ISI actief 3: tijdelijk niet inburgeringsplichtig onder de Wi2007") {
    check(met_status("TIJDELIJK_NIET_PLICHTIG"), G::tijdelijk_niet_plichtig, "ACTIEF");
}

TEST_CASE("ISI actief 4: vrijwillige inburgeraar, ook wie Nederlander is") {
    auto d = met_status("NIET_PLICHTIG");
    d.inburgeringsplicht->vrijwillig = true;
    check(d, G::vrijwillig, "ACTIEF");
    d.gegevens.nationaliteit1 = Codewaarde{"0001", "Nederlandse"};
    check(d, G::vrijwillig, "ACTIEF");
}

TEST_CASE("ISI actief 5: nu niet plichtig, mogelijk in de toekomst; ook wie nog geen beslissing heeft") {
    check(met_status("MOGELIJK_PLICHTIG"), G::mogelijk_plichtig, "ACTIEF");
    check(iemand(), G::mogelijk_plichtig, "ACTIEF");
}

TEST_CASE("ISI definitief 1: examen gehaald zonder voorziening") {
    check(met_diploma("2012-06-01", {}), G::diploma_zonder_voorziening, "DEFINITIEF");
    auto d = met_status("PLICHTIG");  // told in the other place only
    d.gegevens.diploma_behaald = true;
    check(d, G::diploma_zonder_voorziening, "DEFINITIEF");
    d.gegevens.diploma_behaald = false;
    check(d, G::plichtig, "ACTIEF");
}

TEST_CASE("ISI definitief 2: examen gehaald met een voorziening startend voor het diploma") {
    check(met_diploma("2012-06-01", {"2012-05-31"}), G::diploma_voorziening_ervoor, "DEFINITIEF");
    check(met_diploma("2012-06-01", {"2012-06-01"}), G::diploma_voorziening_ervoor, "DEFINITIEF");
    // Not known to be later: a start in that month, no start, no day of the diploma.
    check(met_diploma("2012-06-01", {"2012-06-00"}), G::diploma_voorziening_ervoor, "DEFINITIEF");
    check(met_diploma("2012-06-01", {""}), G::diploma_voorziening_ervoor, "DEFINITIEF");
    check(met_diploma("", {"2020-01-01"}), G::diploma_voorziening_ervoor, "DEFINITIEF");
}

TEST_CASE("ISI definitief 3: niet (meer) onder de wet: Nederlander, AOW-leeftijd, niet plichtig, geen wet") {
    auto nederlander = met_status("PLICHTIG");
    nederlander.gegevens.nationaliteit2 = Codewaarde{"0001", "Nederlandse"};
    check(nederlander, G::niet_onder_de_wet, "DEFINITIEF");

    auto oud = met_status("PLICHTIG");
    oud.kop.geboortedatum = datum("1958-12-01");  // 67 years
    check(oud, G::niet_onder_de_wet, "DEFINITIEF");
    for (const auto* nog_niet : {"1959-03-02", "1959-00-00", "0000-00-00"}) {
        INFO(nog_niet);
        oud.kop.geboortedatum = datum(nog_niet);
        check(oud, G::plichtig, "ACTIEF");
    }
    oud.kop.geboortedatum = datum("1959-03-01");  // on the day itself
    check(oud, G::niet_onder_de_wet, "DEFINITIEF");

    check(met_status("NIET_PLICHTIG"), G::niet_onder_de_wet, "DEFINITIEF");
    auto zonder = iemand();
    zonder.wet.reset();
    check(zonder, G::niet_onder_de_wet, "DEFINITIEF");
}

TEST_CASE("ISI definitief 4: langer dan een jaar vertrokken uit Nederland") {
    auto d = met_status("PLICHTIG");
    for (const auto* weg : {"2025-02-28", "2025-02-00", "2024-00-00", "2019-02-30"}) {
        INFO(weg);
        d.gegevens.datum_vertrek_uit_nederland = datum(weg);
        check(d, G::vertrokken, "DEFINITIEF");
    }
    for (const auto* nog_geen_jaar : {"2025-03-01", "2025-00-00", "2025-04-00", "0000-00-00"}) {
        INFO(nog_geen_jaar);
        d.gegevens.datum_vertrek_uit_nederland = datum(nog_geen_jaar);
        check(d, G::plichtig, "ACTIEF");
    }
    d.gegevens.datum_vertrek_uit_nederland = datum("2015-01-01");
    d.gegevens.datum_vestiging_in_nederland = datum("2018-01-01");  // back again
    check(d, G::plichtig, "ACTIEF");
}

TEST_CASE("ISI definitief 5: geheel vrijgesteld") {
    auto d = met_status("PLICHTIG");
    d.gegevens.gehele_vrijstelling_door_duo = true;
    check(d, G::vrijgesteld, "DEFINITIEF");
    d.gegevens.gehele_vrijstelling_door_duo = false;
    check(d, G::plichtig, "ACTIEF");
}

TEST_CASE("ISI definitief 6: overleden gaat voor alles, ook voor een voorziening na het diploma") {
    auto d = met_diploma("2012-06-01", {"2013-01-01"});
    d.kop.datum_overlijden = datum("2026-00-00");
    check(d, G::overleden, "DEFINITIEF");
}

TEST_CASE("The AOW day follows the statute's steps") {
    CHECK(aow_dag("1947-12-31") == "2012-12-31");
    CHECK(aow_dag("1948-01-01") == "2013-02-01");
    CHECK(aow_dag("1952-12-31") == "2018-12-31");
    CHECK(aow_dag("1953-01-01") == "2019-05-01");
    CHECK(aow_dag("1957-02-28") == "2023-12-28");
    CHECK(aow_dag("1957-03-01") == "2024-03-01");
    CHECK(aow_dag("1960-12-31") == "2027-12-31");
    CHECK(aow_dag("1990-01-01") == "2057-04-01");
}

TEST_CASE("A date known in part has a first and a last day; an impossible one stays what it is") {
    CHECK(vroegste_dag(datum("1967-00-00")) == "1967-01-01");
    CHECK(laatste_dag(datum("1967-00-00")) == "1967-12-31");
    CHECK(laatste_dag(datum("1967-02-00")) == "1967-02-31");
    CHECK(vroegste_dag(datum("1966-00-13")) == "1966-01-13");
    CHECK(laatste_dag(datum("1967-02-30")) == "1967-02-30");
    CHECK_FALSE(vroegste_dag(datum("0000-05-05")));
    CHECK(plus_maanden("2012-11-30", 14) == "2014-01-30");
    CHECK(plus_maanden("2012-12-31", 12) == "2013-12-31");
}
