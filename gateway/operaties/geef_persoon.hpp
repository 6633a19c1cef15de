// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "persoonsblad.hpp"

namespace isi::operaties {

struct PersoonVraag {
    Wet wet = Wet::wi2007;
    std::optional<std::string> bsn, a_nummer;  ///< text as asked; at least one
    std::optional<std::string> verblijf;       ///< WOONACHTIG (default) | GEWEZEN_INGEZETENE
};

/// The sheet (manual §3.4). Outside the gemeente's scope the answer is that of an unknown number:
/// nietsGevonden. VAL003, VAL004, VAL006 (verblijf), VAL007.
Uitkomst<Bevinding<Persoonsblad>> geef_persoon(const PersoonVraag& vraag, const Verzoek& verzoek,
                                               Store& store);

}  // namespace isi::operaties
