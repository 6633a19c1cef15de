// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier.hpp"
#include "operaties.hpp"

namespace isi::ksz {
namespace {

using kbi::Uitkomst;

// Who passed the gate; that there was nothing to give is another matter.
bool is_toegestaan(Uitkomst uitkomst) {
    return uitkomst != Uitkomst::insz_misvormd && uitkomst != Uitkomst::niet_ingeschreven &&
           uitkomst != Uitkomst::niet_bevoegd && uitkomst != Uitkomst::geen_rechtsgrond;
}

// What went out, by element name.
std::string som_op(const kbi::Bevinding& bevinding) {
    std::string uit;
    const auto noem = [&](std::string_view naam) { uit.append(uit.empty() ? "" : ",").append(naam); };
    for (const auto& paneel : bevinding.panelen) noem(element(paneel.paneel));
    if (bevinding.kort()) noem("Samenvatting");
    if (bevinding.plan) noem("Inburgeringsplan");
    if (!bevinding.termijnen.empty()) noem("Termijnen");
    return uit;
}

}  // namespace

// A replaced number gets the new one and no data (outcome table of the contract): the asker asks again.
Uitslag consult_file(const Geval& geval) {
    const auto bevinding = kbi::consulteer(geval.vraag.ssin(), geval.vraag.aanhef(), geval.toegang,
                                           geval.moment, geval.middelen.regels, geval.middelen.lezer);
    auto& spoor = geval.spoor;
    spoor.reden = bevinding.reden;
    spoor.toegestaan = is_toegestaan(bevinding.uitkomst);
    spoor.vervangen_door = bevinding.nieuw_insz;

    auto uit = weiger(bevinding.uitkomst, geval);
    if (!spoor.toegestaan || bevinding.uitkomst == Uitkomst::insz_onbekend) return uit;
    uit.nummer = Nummer{.insz = *bevinding.insz,
                        .geannuleerd = bevinding.uitkomst == Uitkomst::insz_geannuleerd,
                        .vervangen_door = bevinding.nieuw_insz};
    if (bevinding.uitkomst == Uitkomst::insz_vervangen)
        uit.gegevens.push_back({"newSSIN", bevinding.nieuw_insz->text()});
    if (bevinding.uitkomst == Uitkomst::overleden && bevinding.overleden_op)
        uit.gegevens.push_back({"deceiseDate", *bevinding.overleden_op});  // the KSZ's own spelling
    if (uit.melding != Melding::gevonden) return uit;

    uit.filters = lees_filters(bevinding, *geval.toegang->partner);
    if (bevinding.uitkomst == Uitkomst::alles_onthouden) return uit;
    uit.resultaat = schrijf_dossier(bevinding, geval.middelen.labels);
    spoor.blokken = som_op(bevinding);
    spoor.geleverd = true;
    return uit;
}

}  // namespace isi::ksz
