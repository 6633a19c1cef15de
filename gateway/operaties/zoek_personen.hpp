// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "bladeren.hpp"
#include "vraag.hpp"

namespace isi::operaties {

/// The question as asked; text that the schema has let through.
struct PersonenVraag {
    Wet wet = Wet::wi2007;
    std::optional<std::string> bsn, a_nummer;
    std::optional<std::string> geboortedatum_vanaf, geboortedatum_tot_en_met, geslacht, nationaliteit;
    std::optional<std::string> zoeken_in_isi;  ///< ACTIEF | DEFINITIEF; absent = both
    std::optional<std::string> verblijf;       ///< WOONACHTIG (default) | GEWEZEN_INGEZETENE
    Bladkeuze blad;
};

struct GevondenPersonen {
    Codewaarde verblijf;
    Lijst<Persoonsrij> lijst;  ///< in order of BSN
};

/// Search (manual §3.2, 3.3; NL-M1 … M3, M6, M7): numbers or criteria, within what the gemeente may see.
/// Nobody found = nietsGevonden; a page past the end is an empty list. VAL001 … VAL006. An unknown
/// nationaliteit finds nobody.
Uitkomst<Bevinding<GevondenPersonen>> zoek_personen(const PersonenVraag& vraag, const Verzoek& verzoek,
                                                    const Bladgrenzen& grenzen, Store& store);

}  // namespace isi::operaties
