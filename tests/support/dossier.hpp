// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "isi_store/domein/persoon.hpp"

namespace isi::proef {

/// The least that a file must hold, with a street by which an answer can be recognised.
inline Persoonsdossier dossier(const std::string& bsn, std::optional<Wet> wet,
                               const std::optional<Gemeentecode>& woont,
                               const std::string& straat = "Kempkensberg") {
    Persoonsdossier d{.kop = {.bsn = *Bsn::parse(bsn),
                              .a_nummer = {},
                              .v_nummer = {},
                              .naam = "Test",
                              .voornamen = {},
                              .voorvoegsels = {},
                              .achternaam = {},
                              .geboortedatum = *OnvolledigeDatum::parse("1967-00-00"),
                              .datum_overlijden = {},
                              .herkomst = {"ACTIEF", "ISI Actief"}},
                      .wet = wet,
                      .woongemeente = woont,
                      .eerder_verblijf = {},
                      .gegevens = {},
                      .inburgeringsplicht = {},
                      .handhaving = {},
                      .voorzieningen = {},
                      .vrijstellingen = {},
                      .boetes = {},
                      .examens = {},
                      .signaaltelling = {}};
    d.gegevens.geslacht = {"V", "Vrouw"};
    d.gegevens.code_geheim = {"0", "Geen beperking"};
    d.gegevens.adres.straatnaam = straat;
    return d;
}

}  // namespace isi::proef
