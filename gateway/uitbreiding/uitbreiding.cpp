// SPDX-License-Identifier: GPL-3.0-or-later
#include "uitbreiding.hpp"

#include "gateway/bericht/element.hpp"

namespace isi::uitbreiding {
namespace {

using bericht::element;
using bericht::veld;
using bericht::veld_als;

std::optional<std::string> ja_nee(std::optional<bool> waarde) {
    if (!waarde) return std::nullopt;
    return *waarde ? "true" : "false";
}

std::string schrijf(const kbi::Samenvatting& kort) {
    std::string uit;
    veld_als(uit, "Doelgroep", kort.doelgroep);
    veld_als(uit, "Contract", ja_nee(kort.contract));
    veld_als(uit, "Attest", ja_nee(kort.attest));
    veld_als(uit, "HoogsteNT2Niveau", kort.nt2_niveau);
    if (kort.open_inbreuken) veld(uit, "OpenInbreuken", std::to_string(*kort.open_inbreuken));
    veld_als(uit, "VolgendeTermijn", kort.volgende_termijn);
    return uit;
}

void schrijf_onderdeel(std::string& uit, const kbi::Planonderdeel& onderdeel) {
    element(uit, "Onderdeel", [&] {
        veld(uit, "Pijler", onderdeel.pijler);
        veld(uit, "Stand", onderdeel.stand);
        veld_als(uit, "RedenVrijstelling", onderdeel.reden_vrijstelling);
        veld_als(uit, "Aanbodvorm", onderdeel.aanbodvorm);
        if (!onderdeel.begin) return;
        element(uit, "Periode", [&] {
            veld(uit, "Begin", *onderdeel.begin);
            veld_als(uit, "Einde", onderdeel.einde);
        });
    });
}

std::string schrijf(const kbi::Inburgeringsplan& plan) {
    std::string uit;
    veld_als(uit, "DatumOpgemaakt", plan.datum_opgemaakt);
    veld(uit, "Vorm", plan.vorm);
    veld_als(uit, "DatumOnderdelenBepaald", plan.datum_onderdelen_bepaald);
    element(uit, "Onderdelen", [&] {
        for (const auto& onderdeel : plan.onderdelen) schrijf_onderdeel(uit, onderdeel);
    });
    return uit;
}

std::string schrijf(const std::vector<kbi::Termijn>& termijnen) {
    std::string uit;
    for (const auto& termijn : termijnen)
        element(uit, "Termijn", [&] {
            veld(uit, "Soort", code(termijn.soort));
            veld(uit, "Begin", termijn.begin);
            veld(uit, "UitersteDatum", termijn.uiterste_datum);
            veld_als(uit, "DatumVoldaan", termijn.datum_voldaan);
            veld(uit, "Stand", code(termijn.stand));
        });
    return uit;
}

}  // namespace

void each_blok(const kbi::Bevinding& bevinding,
               const std::function<void(std::string_view naam, const std::string& inhoud)>& doe) {
    if (const auto kort = bevinding.kort()) doe("Samenvatting", schrijf(*kort));
    if (bevinding.plan) doe("Inburgeringsplan", schrijf(*bevinding.plan));
    if (!bevinding.termijnen.empty()) doe("Termijnen", schrijf(bevinding.termijnen));
}

}  // namespace isi::uitbreiding
