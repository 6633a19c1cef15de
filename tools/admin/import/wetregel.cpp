// SPDX-License-Identifier: GPL-3.0-or-later
#include "wetregel.hpp"

#include <algorithm>

#include "isi_store/domein/datumgrens.hpp"

namespace isi::gba_v {
namespace {

std::optional<std::string> plichtdag(const Wetfeiten& feiten) {
    auto dag = feiten.vestiging ? vroegste_dag(*feiten.vestiging) : std::nullopt;
    if (const auto geboren = vroegste_dag(feiten.geboortedatum)) {
        const auto achttien = plus_maanden(*geboren, 18 * 12);
        dag = dag ? std::max(*dag, achttien) : achttien;
    }
    return dag;
}

bool genaturaliseerd(const Wetfeiten& feiten, const std::optional<std::string>& plicht) {
    if (!feiten.andere_nationaliteit || !feiten.nederlander_sinds) return false;
    const auto sinds = vroegste_dag(*feiten.nederlander_sinds);
    const auto geboren = laatste_dag(feiten.geboortedatum);
    return sinds && geboren && *sinds > *geboren && plicht && *plicht < *sinds;
}

}  // namespace

std::optional<Wetkeuze> kies_wet(const Wetfeiten& feiten) {
    if (feiten.rechtstreeks_in_rni || (!feiten.nederlander && !feiten.niet_nederlander)) return std::nullopt;
    Wetkeuze keuze{Wet::wi2007, false, plichtdag(feiten)};
    if (feiten.nederlander) {
        keuze.genaturaliseerd = genaturaliseerd(feiten, keuze.plichtdag);
        if (!keuze.genaturaliseerd) return std::nullopt;
    }
    if (keuze.plichtdag && *keuze.plichtdag >= "2022-01-01")
        keuze.wet = Wet::wi2021;
    else if (keuze.plichtdag && *keuze.plichtdag >= "2013-01-01")
        keuze.wet = Wet::wi2013;
    return keuze;
}

}  // namespace isi::gba_v
