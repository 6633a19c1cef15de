// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "vraag.hpp"

/// Who may be seen by whom, and what of it: one place for every operation that gives data of one person.
namespace isi::operaties {

/// What a gemeente may see of a person: the file with everything left out that the rules withhold.
struct Persoonsblad {
    Persoonsdossier dossier;
    Codewaarde verblijf;
    std::optional<OnvolledigeDatum> vertrokken_op;  ///< only GEWEZEN_INGEZETENE
};

/// WOONACHTIG (also when absent) | GEWEZEN_INGEZETENE with its text; VAL006 for anything else.
Uitkomst<Codewaarde> lees_verblijf(const std::optional<std::string>& verblijf);

[[nodiscard]] bool is_gewezen(const Codewaarde& verblijf) noexcept;

/// The sheet of the person with these numbers, if the gemeente may see it: who lives there (last lived, when
/// deceased: NL-W1), or with GEWEZEN_INGEZETENE who left it under the limits of NL-M6. nullopt: outside the
/// scope, which nobody can tell from an unknown number. Blocks of Wi2007 come only under that law.
std::optional<Persoonsblad> zoek_blad(const Nummers& nummers, Wet wet, const Codewaarde& verblijf,
                                      const Verzoek& verzoek, Store& store);

/// The sheet's own rules (NL-M9): what may not stand beside what. The order of exam parts (NL-M3) is
/// the store's.
void pas_bladregels_toe(Persoonsdossier& dossier);

}  // namespace isi::operaties
