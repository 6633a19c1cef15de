// SPDX-License-Identifier: GPL-3.0-or-later
#include "bladeren.hpp"

#include <algorithm>

#include "fouten.hpp"

namespace isi::operaties {

Uitkomst<Bladvraag> lees_bladkeuze(const Bladkeuze& keuze, std::int32_t standaard, const Bladgrenzen& grenzen,
                                   Seconden nu) {
    const std::int32_t aantal = keuze.aantal_per_pagina.value_or(std::min(standaard, grenzen.aantal_max));
    if (aantal > grenzen.aantal_max) return fouten::val006("aantalPerPagina");
    Bladvraag blad{.overslaan = (std::int64_t{keuze.pagina.value_or(1)} - 1) * aantal,
                   .aantal = aantal,
                   .peilmoment = {},
                   .geldig_vanaf = (nu - grenzen.peilmoment_geldig) * 1000};
    if (keuze.peilmoment) {
        blad.peilmoment = lees_moment(*keuze.peilmoment);
        if (!blad.peilmoment) return fouten::val006("peilmoment");
    }
    return blad;
}

}  // namespace isi::operaties
