// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gateway/fout.hpp"
#include "isi_store/domein/organisatie.hpp"
#include "isi_store/domein/zoeken.hpp"
#include "tijd.hpp"

/// Pages of a list, as the two searches have them (NL-M3).
namespace isi::operaties {

struct Bladgrenzen {
    std::int32_t aantal_max = 500;         ///< [grenzen] aantal_per_pagina_max
    Seconden peilmoment_geldig = 60 * 60;  ///< [tijd] peilmoment_minuten
};

/// As asked; absent = the first page, the operation's own number of rows, now.
struct Bladkeuze {
    std::optional<std::int32_t> pagina, aantal_per_pagina;
    std::optional<std::string> peilmoment;
};

/// VAL006 for a page larger than the limit and for a peilmoment that cannot be ours.
Uitkomst<Bladvraag> lees_bladkeuze(const Bladkeuze& keuze, std::int32_t standaard, const Bladgrenzen& grenzen,
                                   Seconden nu);

/// A list's page as the wire has it.
template <class Rij>
struct Lijst {
    std::int64_t totaal = 0;
    std::int32_t pagina = 1;
    std::string peilmoment;
    std::vector<Rij> rijen;
};

template <class Rij>
Lijst<Rij> als_lijst(Zoekblad<Rij>&& blad, const Bladkeuze& keuze) {
    return {blad.totaal, keuze.pagina.value_or(1), schrijf_moment(blad.peilmoment), std::move(blad.rijen)};
}

}  // namespace isi::operaties
