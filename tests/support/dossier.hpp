// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "isi_store/domein/persoon.hpp"
#include "isi_store/domein/waardenlijst.hpp"

namespace isi::proef {

/// The least that a file must hold.
inline Persoonsdossier kaal_dossier(const std::string& bsn, std::optional<Wet> wet,
                                    const std::optional<Gemeentecode>& woont = {}) {
    Persoonsdossier d{.kop = {.bsn = Bsn::parse(bsn).value(),
                              .naam = "Test",
                              .geboortedatum = OnvolledigeDatum::parse("1967-00-00").value(),
                              .herkomst = zoek_waarde("herkomst", "ACTIEF").value()},
                      .wet = wet,
                      .woongemeente = woont,
                      .gegevens = {}};
    d.gegevens.geslacht = zoek_waarde("geslacht", "V").value();
    d.gegevens.code_geheim = zoek_waarde("codeGeheim", "0").value();
    return d;
}

/// With a street, by which an answer can be recognised.
inline Persoonsdossier dossier(const std::string& bsn, std::optional<Wet> wet,
                               const std::optional<Gemeentecode>& woont,
                               const std::string& straat = "Kempkensberg") {
    auto d = kaal_dossier(bsn, wet, woont);
    d.gegevens.adres.straatnaam = straat;
    return d;
}

inline Examenonderdeel examenonderdeel(const std::string& soort, const Codewaarde& onderdeel,
                                       const std::optional<std::string>& datum) {
    Examenonderdeel uit;
    uit.soort_examen = zoek_waarde("soortExamen", soort).value();
    uit.onderdeel = onderdeel;
    if (datum) uit.datum_deelname = OnvolledigeDatum::parse(*datum).value();
    return uit;
}

/// A diploma and four parts, not in the order of an answer.
inline Examens examens() {
    Examens uit;
    uit.diploma_behaald = true;
    uit.datum_diploma = OnvolledigeDatum::parse("2010-02-30").value();
    uit.geslaagd = zoek_waarde("indicatieGeslaagd", "MET_HERKANSING_ZONDER_VRIJSTELLING").value();
    uit.onderdelen = {
        examenonderdeel("INBURGERING", {"TGN", "Toets Gesproken Nederlands"}, "2009-12-00"),
        examenonderdeel("STAATSEXAMEN_NT2", {"LEZEN", "Lezen"}, {}),
        examenonderdeel("INBURGERING", {"KNS", "Kennis van de Nederlandse samenleving"}, "2010-01-02"),
        examenonderdeel("INBURGERING", {"EPE", "Elektronisch Praktijkexamen"}, "2009-12-31")};
    return uit;
}

}  // namespace isi::proef
