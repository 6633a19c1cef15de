// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

#include "persoon.hpp"

/// ISI actief or definitief, by the manual (Handleiding Portal Inburgering Wi2007 §3.2): five reasons to be
/// in the first, six to be in the second.
namespace isi {

/// The manual's categories, in its words and order. The first five are ISI actief.
enum class Herkomstgrond : std::uint8_t {
    diploma_voorziening_erna,    ///< passed, with a voorziening that starts after the diploma
    plichtig,                    ///< inburgeringsplichtig
    tijdelijk_niet_plichtig,     ///< tijdelijk niet inburgeringsplichtig
    vrijwillig,                  ///< vrijwillige inburgeraar
    mogelijk_plichtig,           ///< not now, but perhaps later; also who has no decision yet
    diploma_zonder_voorziening,  ///< passed, no voorziening
    diploma_voorziening_ervoor,  ///< passed, each voorziening started before the diploma
    niet_onder_de_wet,           ///< no law, Nederlandse nationaliteit, AOW age, niet plichtig
    vertrokken,                  ///< left the country longer than a year ago
    vrijgesteld,                 ///< geheel vrijgesteld
    overleden
};

/// The reason that decides on `peildatum` (a whole day). When several fit, this order: overleden, vertrokken,
/// a diploma, vrijgesteld, vrijwillig, niet onder de wet, then the status. Reasons for the order: the first
/// two are final whatever else is true; a voorziening after the diploma is work still to be done; whoever
/// takes part of his own will may be Dutch. A date known in part counts at its latest day, so that nobody is
/// final too early; the start of a voorziening that is not known to be later than the diploma counts as
/// before it.
[[nodiscard]] Herkomstgrond bepaal_herkomstgrond(const Persoonsdossier& dossier,
                                                 const OnvolledigeDatum& peildatum);

/// {ACTIEF|DEFINITIEF, text}, as the register keeps it.
[[nodiscard]] Codewaarde herkomst_bij(Herkomstgrond grond);

/// The first day of AOW age for who is born on `geboortedag` (yyyy-mm-dd), Algemene Ouderdomswet art. 7a as
/// known in 2026 (67 years and 3 months for who is born from 1961 on).
[[nodiscard]] std::string aow_dag(const std::string& geboortedag);

}  // namespace isi
