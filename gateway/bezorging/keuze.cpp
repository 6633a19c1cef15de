// SPDX-License-Identifier: GPL-3.0-or-later
#include "keuze.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace isi::bezorging {
namespace {

using kbi::Afleverstatus;
using kbi::Afspraak;

constexpr std::size_t eerste_venster = 64;

bool wacht_op_oudere(kbi::KbiStore& store, const Afspraak& afspraak) {
    const auto van_deze = store.list_afspraken(afspraak.vraag.insz, afspraak.vraag.kbo);
    return std::ranges::any_of(van_deze, [&](const Afspraak& een) {
        return een.nummer < afspraak.nummer &&
               (een.aflevering == Afleverstatus::aanvaard || een.aflevering == Afleverstatus::verzonden);
    });
}

/// Of each person and centre the oldest, in order of age; not two of one person, and none for which an older
/// one waits.
std::vector<Afspraak> zeef(kbi::KbiStore& store, std::vector<Afspraak> venster, std::size_t hoogstens,
                           std::set<Insz> bezet) {
    std::ranges::sort(venster, {}, &Afspraak::nummer);
    std::set<std::pair<Insz, std::string>> gezien;
    std::vector<Afspraak> uit;
    for (auto& afspraak : venster) {
        if (uit.size() == hoogstens) break;
        const auto& vraag = afspraak.vraag;
        if (bezet.contains(vraag.insz)) continue;
        // Whatever becomes of this one, a younger one of the same is not before it.
        if (!gezien.emplace(vraag.insz, vraag.kbo).second || wacht_op_oudere(store, afspraak)) continue;
        bezet.insert(vraag.insz);
        uit.push_back(std::move(afspraak));
    }
    return uit;
}

}  // namespace

std::vector<Afspraak> kies(kbi::KbiStore& store, Seconden nu, std::size_t hoogstens,
                           const std::set<Insz>& onderweg, bool op_proef) {
    // Those that must wait for another may fill the window: then it is not wide enough.
    for (std::size_t breedte = eerste_venster;; breedte *= 4) {
        auto venster = store.list_te_bezorgen(nu, breedte);
        const bool alles = venster.size() < breedte;
        auto uit = zeef(store, std::move(venster), op_proef ? breedte : hoogstens, onderweg);
        if (uit.empty() && !alles) continue;
        // Only among those whose turn it is: a younger one that was never tried is no reason to pass over its
        // elder.
        if (op_proef) std::ranges::stable_sort(uit, {}, &Afspraak::pogingen);
        if (uit.size() > hoogstens)
            uit.erase(uit.begin() + static_cast<std::ptrdiff_t>(hoogstens), uit.end());
        return uit;
    }
}

Seconden peilmoment(kbi::KbiStore& store, Seconden nu, Seconden langste_wachttijd) {
    const auto volgende = store.find_volgende_bezorging();
    return volgende && *volgende > nu + langste_wachttijd ? *volgende : nu;
}

}  // namespace isi::bezorging
