// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "operaties.hpp"
#include "uitbreiding.hpp"

namespace isi::magda {
namespace {

using kbi::Uitkomst;

// Who passed the gate; that there was nothing to give is another matter.
bool is_toegestaan(Uitkomst uitkomst) {
    return uitkomst != Uitkomst::insz_misvormd && uitkomst != Uitkomst::niet_ingeschreven &&
           uitkomst != Uitkomst::niet_bevoegd && uitkomst != Uitkomst::geen_rechtsgrond;
}

std::string som_op(const std::vector<kbi::Paneeltekst>& panelen) {
    std::string uit;
    for (const auto& p : panelen) {
        if (!uit.empty()) uit += ',';
        uit += element(p.paneel);
    }
    return uit;
}

// The panels go in as they are kept: nothing between them, nothing about them changed.
std::string schrijf_dossier(const std::vector<kbi::Paneeltekst>& panelen) {
    constexpr std::string_view begin = "<KBIDossier>", einde = "</KBIDossier>";
    std::size_t lengte = begin.size() + einde.size();
    for (const auto& p : panelen) lengte += p.bytes.size();
    std::string uit;
    uit.reserve(lengte);
    uit += begin;
    for (const auto& p : panelen) uit += p.bytes;
    uit += einde;
    return uit;
}

bool moet_melden(const Geval& geval, const std::vector<kbi::Paneeltekst>& panelen) {
    return geval.toegang && geval.toegang->partner->ongelabeld_melden &&
           geval.middelen.heeft_ongelabelde_code &&
           std::ranges::any_of(panelen, geval.middelen.heeft_ongelabelde_code);
}

}  // namespace

Uitslag geef_dossier(const Geval& geval, kbi::Spoor& spoor) {
    const auto bevinding = kbi::consulteer(geval.insz, maak_aanhef(geval.context), geval.toegang,
                                           geval.moment, geval.middelen.regels, geval.middelen.lezer);
    spoor.reden = bevinding.reden;
    spoor.toegestaan = is_toegestaan(bevinding.uitkomst);
    spoor.vervangen_door = bevinding.nieuw_insz;

    Uitslag uit;
    const bool gevonden = bevinding.uitkomst == Uitkomst::gevonden;
    if (!gevonden) uit.uitzonderingen.push_back({melding(bevinding.uitkomst), {}});
    const bool vervangen = bevinding.uitkomst == Uitkomst::insz_vervangen;
    if (!gevonden && !vervangen) return uit;
    if (vervangen && bevinding.panelen.empty() && !bevinding.samenvatting) {
        if (!bevinding.onthouden.empty()) uit.uitzonderingen.push_back({Melding::alles_onthouden, {}});
        return uit;
    }

    spoor.blokken = som_op(bevinding.panelen);
    uit.inhoud = schrijf_dossier(bevinding.panelen);
    schrijf_uitbreiding(uit.inhoud, bevinding, spoor.blokken);
    if (moet_melden(geval, bevinding.panelen))
        uit.uitzonderingen.push_back({Melding::code_zonder_omschrijving, {}});
    spoor.geleverd = true;
    if (gevonden) spoor.uitkomst = gegevens;
    return uit;
}

}  // namespace isi::magda
