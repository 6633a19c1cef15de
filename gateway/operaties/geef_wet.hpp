// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "vraag.hpp"

namespace isi::operaties {

struct Melding {
    std::string code, tekst;  ///< OVERLEDEN, WET_INWONER, WET_NIET_INWONER with the manual's sentence (§3.10)
};

struct WetAntwoord {
    Wet wet = Wet::wi2007;
    bool woonachtig_in_gemeente = false;  ///< of a deceased: the gemeente of last residence
    bool overleden = false;
    bool gegevens_in_te_zien = false;
    std::vector<Melding> meldingen;
};

/// Under which law does this person fall (manual §3.10)? The one question that is answered for a person of
/// another gemeente, and then with the law and nothing else. Unknown and known-without-a-law are one answer
/// (NL-W15).
Uitkomst<Bevinding<WetAntwoord>> geef_wet(const std::string& bsn, const Verzoek& verzoek, Store& store);

}  // namespace isi::operaties
