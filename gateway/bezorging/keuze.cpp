// SPDX-License-Identifier: GPL-3.0-or-later
#include "keuze.hpp"

#include <algorithm>

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

std::vector<Afspraak> zeef(kbi::KbiStore& store, std::vector<Afspraak> venster, std::size_t hoogstens,
                           std::set<Insz> bezet) {
    std::vector<Afspraak> uit;
    for (auto& afspraak : venster) {
        if (uit.size() == hoogstens) break;
        // Whatever becomes of this one, a younger one of the same person is not before it.
        if (!bezet.insert(afspraak.vraag.insz).second || wacht_op_oudere(store, afspraak)) continue;
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
        const auto volgorde = [&](const Afspraak& a, const Afspraak& b) {
            return std::pair(op_proef ? a.pogingen : 0, a.nummer) <
                   std::pair(op_proef ? b.pogingen : 0, b.nummer);
        };
        std::ranges::sort(venster, volgorde);
        auto uit = zeef(store, std::move(venster), hoogstens, onderweg);
        if (!uit.empty() || alles) return uit;
    }
}

Seconden peilmoment(kbi::KbiStore& store, Seconden nu, Seconden langste_wachttijd) {
    const auto volgende = store.find_volgende_bezorging();
    return volgende && *volgende > nu + langste_wachttijd ? *volgende : nu;
}

}  // namespace isi::bezorging
