// SPDX-License-Identifier: GPL-3.0-or-later
#include "inschrijvingen.hpp"
#include "kbi.hpp"
#include "profiel.hpp"

namespace isi::kbi {
namespace {

std::optional<Insz> lees_insz(std::string_view tekst, const Regels& regels) {
    auto insz = Insz::parse(tekst);
    if (insz && insz->soort() == Insz::Soort::verzonnen && !regels.verzonnen_toegestaan) return std::nullopt;
    return insz;
}

/// Aanhef, then structure, then integration. Fills what the gate says; empty: not let through.
Keten laat_toe(std::string_view tekst, const Aanhef& aanhef, const Toegang& toegang, const Moment& moment,
               const Regels& regels, KbiStore& store, bool ingeschreven, Poort& poort) {
    poort.insz = lees_insz(tekst, regels);
    poort.weigering = keur_aanhef(aanhef, toegang, regels, poort.reden);
    if (poort.weigering) return {};
    if (!poort.insz) {
        poort.weigering = Uitkomst::insz_misvormd;
        return {};
    }
    if (!ingeschreven) return {};
    auto keten = volg_vervanging(*poort.insz, store);
    if (is_ingeschreven(keten.nummers, aanhef, *toegang->partner, moment.vandaag, store)) {
        if (regels.oefening) regels.oefening(*poort.insz);
        return keten;
    }
    poort.weigering = Uitkomst::niet_ingeschreven;
    return {};
}

void geef_plan(const KbiDossier& dossier, const Partner& partner, const Moment& moment, const Regels& regels,
               KbiStore& store, Bevinding& bevinding) {
    if (!regels.uitbreiding_2022 || inzage(partner, Paneel::trajecten) != Inzage::geheel) return;
    bevinding.plan = store.find_plan(dossier.insz);
    bevinding.termijnen = bereken_termijnen(lees_termijnfeiten(dossier, bevinding.plan), moment.vandaag,
                                            {regels.termijnen_vanaf, regels.schorsing_stopt_termijn});
}

/// What the register has under the number in use, as this partner may see it.
Uitkomst geef_dossier(const Insz& insz, const Partner& partner, const Moment& moment, const Regels& regels,
                      KbiStore& store, Bevinding& bevinding) {
    const auto dossier = store.find_dossier(insz);
    if (!dossier) return Uitkomst::geen_dossier;
    verdeel(*dossier, partner, bevinding);
    geef_plan(*dossier, partner, moment, regels, store, bevinding);
    const bool niets = bevinding.panelen.empty() && !bevinding.samenvatting && !bevinding.onthouden.empty();
    if (niets) return Uitkomst::alles_onthouden;
    if (regels.uitbreiding_2022) bevinding.overzicht = vat_samen(*dossier, partner, bevinding.termijnen);
    return Uitkomst::gevonden;
}

/// What the register knows of someone who is integrated. A number that was replaced leads to the one in use;
/// that one may be unknown here, which is no reason to hide the replacement.
Uitkomst zoek_op(const Keten& keten, const Partner& partner, const Moment& moment, const Regels& regels,
                 KbiStore& store, Bevinding& bevinding) {
    const auto& [nummers, stand] = keten;
    const bool vervangen = nummers.size() > 1;
    if (!stand && !vervangen) return Uitkomst::insz_onbekend;
    if (stand && stand->geannuleerd) return Uitkomst::insz_geannuleerd;
    if (vervangen) bevinding.nieuw_insz = nummers.back();
    if (stand && stand->overleden_op) {
        bevinding.overleden_op = stand->overleden_op;
        return Uitkomst::overleden;
    }
    const auto uitkomst = geef_dossier(nummers.back(), partner, moment, regels, store, bevinding);
    return vervangen ? Uitkomst::insz_vervangen : uitkomst;
}

}  // namespace

Bevinding consulteer(std::string_view insz, const Aanhef& aanhef, const Toegang& toegang,
                     const Moment& moment, const Regels& regels, KbiStore& store) {
    Poort poort;
    const auto keten = laat_toe(insz, aanhef, toegang, moment, regels, store, true, poort);
    Bevinding bevinding;
    bevinding.insz = poort.insz;
    bevinding.reden = poort.reden;
    bevinding.uitkomst = poort.weigering
                             ? *poort.weigering
                             : zoek_op(keten, *toegang->partner, moment, regels, store, bevinding);
    return bevinding;
}

Poort keur(std::string_view insz, const Aanhef& aanhef, const Toegang& toegang, const Moment& moment,
           const Regels& regels, KbiStore& store, bool ingeschreven) {
    Poort poort;
    laat_toe(insz, aanhef, toegang, moment, regels, store, ingeschreven, poort);
    return poort;
}

}  // namespace isi::kbi
