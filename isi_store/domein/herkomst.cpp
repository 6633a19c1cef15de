// SPDX-License-Identifier: GPL-3.0-or-later
#include "herkomst.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "datumgrens.hpp"
#include "waardenlijst.hpp"

namespace isi {
namespace {

bool langer_dan_een_jaar_weg(const Persoonsgegevens& gegevens, const std::string& peildag) {
    if (!gegevens.datum_vertrek_uit_nederland) return false;
    const auto vertrek = laatste_dag(*gegevens.datum_vertrek_uit_nederland);
    if (!vertrek || plus_maanden(*vertrek, 12) >= peildag) return false;
    // Who has come back since is not away.
    return !gegevens.datum_vestiging_in_nederland ||
           *gegevens.datum_vestiging_in_nederland <= *gegevens.datum_vertrek_uit_nederland;
}

bool diploma_behaald(const Persoonsdossier& dossier) {
    return dossier.gegevens.diploma_behaald.value_or(false) ||
           (dossier.examens && dossier.examens->diploma_behaald.value_or(false));
}

Herkomstgrond bij_diploma(const Persoonsdossier& dossier) {
    if (dossier.voorzieningen.empty()) return Herkomstgrond::diploma_zonder_voorziening;
    const auto diploma = dossier.examens && dossier.examens->datum_diploma
                             ? laatste_dag(*dossier.examens->datum_diploma)
                             : std::nullopt;
    const auto erna = [&](const Voorziening& voorziening) {
        const auto start = voorziening.datum_start ? vroegste_dag(*voorziening.datum_start) : std::nullopt;
        return diploma && start && *start > *diploma;
    };
    return std::ranges::any_of(dossier.voorzieningen, erna) ? Herkomstgrond::diploma_voorziening_erna
                                                            : Herkomstgrond::diploma_voorziening_ervoor;
}

bool nederlander(const Persoonsgegevens& gegevens) {
    const auto is = [](const std::optional<Codewaarde>& nationaliteit) {
        return nationaliteit && nationaliteit->code == "0001";
    };
    return is(gegevens.nationaliteit1) || is(gegevens.nationaliteit2);
}

bool niet_onder_de_wet(const Persoonsdossier& dossier, const std::string& peildag) {
    if (!dossier.wet || nederlander(dossier.gegevens)) return true;
    const auto geboren = laatste_dag(dossier.kop.geboortedatum);
    if (geboren && aow_dag(*geboren) <= peildag) return true;
    return dossier.inburgeringsplicht && dossier.inburgeringsplicht->status.code == "NIET_PLICHTIG";
}

}  // namespace

Herkomstgrond bepaal_herkomstgrond(const Persoonsdossier& dossier, const OnvolledigeDatum& peildatum) {
    const std::string& peildag = peildatum.text();
    const auto& plicht = dossier.inburgeringsplicht;
    if (dossier.kop.datum_overlijden) return Herkomstgrond::overleden;
    if (langer_dan_een_jaar_weg(dossier.gegevens, peildag)) return Herkomstgrond::vertrokken;
    if (diploma_behaald(dossier)) return bij_diploma(dossier);
    if (dossier.gegevens.gehele_vrijstelling_door_duo.value_or(false)) return Herkomstgrond::vrijgesteld;
    if (plicht && plicht->vrijwillig.value_or(false)) return Herkomstgrond::vrijwillig;
    if (niet_onder_de_wet(dossier, peildag)) return Herkomstgrond::niet_onder_de_wet;
    if (plicht && plicht->status.code == "PLICHTIG") return Herkomstgrond::plichtig;
    if (plicht && plicht->status.code == "TIJDELIJK_NIET_PLICHTIG")
        return Herkomstgrond::tijdelijk_niet_plichtig;
    return Herkomstgrond::mogelijk_plichtig;
}

Codewaarde herkomst_bij(Herkomstgrond grond) {
    return zoek_waarde("herkomst", grond <= Herkomstgrond::mogelijk_plichtig ? "ACTIEF" : "DEFINITIEF")
        .value();
}

std::string aow_dag(const std::string& geboortedag) {
    struct Trede {
        std::string_view geboren_vanaf;
        int maanden;
    };
    constexpr std::array<Trede, 13> treden{{{"0000-00-00", 65 * 12},
                                            {"1948-01-01", 65 * 12 + 1},
                                            {"1948-12-01", 65 * 12 + 2},
                                            {"1949-11-01", 65 * 12 + 3},
                                            {"1950-10-01", 65 * 12 + 6},
                                            {"1951-07-01", 65 * 12 + 9},
                                            {"1952-04-01", 66 * 12},
                                            {"1953-01-01", 66 * 12 + 4},
                                            {"1955-09-01", 66 * 12 + 7},
                                            {"1956-06-01", 66 * 12 + 10},
                                            {"1957-03-01", 67 * 12},
                                            {"1961-01-01", 67 * 12 + 3},
                                            {"9999-99-99", 67 * 12 + 3}}};
    const auto* const volgende = std::find_if(treden.begin() + 1, treden.end(), [&](const Trede& trede) {
        return geboortedag < trede.geboren_vanaf;
    });
    return plus_maanden(geboortedag, (volgende - 1)->maanden);
}

}  // namespace isi
