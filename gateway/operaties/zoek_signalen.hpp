// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bladeren.hpp"
#include "vraag.hpp"

namespace isi::operaties {

/// The question as asked; text that the schema has let through.
struct SignalenVraag {
    struct Volgorde {
        std::string kolom, richting;
    };
    Wet wet = Wet::wi2007;
    std::optional<std::string> bsn, a_nummer, signaalcode, datum_vanaf, datum_tot_en_met;
    std::vector<std::string> statussen;  ///< empty = all
    std::optional<Volgorde> sorteren;
    Bladkeuze blad;
};

struct GevondenSignalen {
    std::int64_t niet_afgehandeld = 0;  ///< Nieuw + In behandeling of the whole gemeente and law, now
    Lijst<Signaalrij> lijst;
};

/// Search in the signals that this gemeente received under the law (manual §3.5, 3.6; NL-M1, M3 … M5, W3).
/// Nothing found is an empty list, never nietsGevonden. VAL003 … VAL006.
Uitkomst<Bevinding<GevondenSignalen>> zoek_signalen(const SignalenVraag& vraag, const Verzoek& verzoek,
                                                    const Bladgrenzen& grenzen, Store& store);

}  // namespace isi::operaties
