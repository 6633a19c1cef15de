// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "vraag.hpp"

namespace isi::operaties {

struct PersoonVraag {
    Wet wet = Wet::wi2007;
    std::optional<std::string> bsn, a_nummer;  ///< text as asked; at least one
    std::optional<std::string> verblijf;       ///< WOONACHTIG (default) | GEWEZEN_INGEZETENE
};

/// What a gemeente may see of a person: the file with everything left out that the rules withhold.
struct Persoonsblad {
    Persoonsdossier dossier;
    Codewaarde verblijf;
    std::optional<OnvolledigeDatum> vertrokken_op;  ///< only GEWEZEN_INGEZETENE
};

/// The sheet (manual §3.4). Outside the gemeente's scope the answer is that of an unknown number:
/// nietsGevonden. VAL003, VAL004, VAL006 (verblijf), VAL007.
Uitkomst<Bevinding<Persoonsblad>> geef_persoon(const PersoonVraag& vraag, const Verzoek& verzoek,
                                               Store& store);

/// The sheet's own rules (NL-M9): what may not stand beside what. Public, because exams and lists keep them
/// too.
void pas_bladregels_toe(Persoonsdossier& dossier);

}  // namespace isi::operaties
