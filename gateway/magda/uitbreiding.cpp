// SPDX-License-Identifier: GPL-3.0-or-later
#include "uitbreiding.hpp"

#include "repliek.hpp"

namespace isi::magda {
namespace {

void schrijf_blok(std::string& uit, std::string_view naam, const std::string& inhoud, std::string& blokken) {
    uit.append("<uit:").append(naam);
    uit += R"( xmlns:uit="http://isi-gateway.example/inburgering/uitbreiding/v1">)";
    uit.append(inhoud).append("</uit:").append(naam).append(">");
    if (!blokken.empty()) blokken += ',';
    blokken += naam;
}

std::optional<std::string> ja_nee(std::optional<bool> waarde) {
    if (!waarde) return std::nullopt;
    return *waarde ? "true" : "false";
}

std::string schrijf_samenvatting(const kbi::Samenvatting& kort) {
    std::string uit;
    schrijf_indien(uit, "Doelgroep", kort.doelgroep);
    schrijf_indien(uit, "Contract", ja_nee(kort.contract));
    schrijf_indien(uit, "Attest", ja_nee(kort.attest));
    schrijf_indien(uit, "HoogsteNT2Niveau", kort.nt2_niveau);
    if (kort.open_inbreuken) schrijf_element(uit, "OpenInbreuken", std::to_string(*kort.open_inbreuken));
    schrijf_indien(uit, "VolgendeTermijn", kort.volgende_termijn);
    return uit;
}

void schrijf_onderdeel(std::string& uit, const kbi::Planonderdeel& onderdeel) {
    uit += "<Onderdeel>";
    schrijf_element(uit, "Pijler", onderdeel.pijler);
    schrijf_element(uit, "Stand", onderdeel.stand);
    schrijf_indien(uit, "RedenVrijstelling", onderdeel.reden_vrijstelling);
    schrijf_indien(uit, "Aanbodvorm", onderdeel.aanbodvorm);
    if (onderdeel.begin) {
        uit += "<Periode>";
        schrijf_element(uit, "Begin", *onderdeel.begin);
        schrijf_indien(uit, "Einde", onderdeel.einde);
        uit += "</Periode>";
    }
    uit += "</Onderdeel>";
}

std::string schrijf_plan(const kbi::Inburgeringsplan& plan) {
    std::string uit;
    schrijf_indien(uit, "DatumOpgemaakt", plan.datum_opgemaakt);
    schrijf_element(uit, "Vorm", plan.vorm);
    schrijf_indien(uit, "DatumOnderdelenBepaald", plan.datum_onderdelen_bepaald);
    uit += "<Onderdelen>";
    for (const auto& o : plan.onderdelen) schrijf_onderdeel(uit, o);
    uit += "</Onderdelen>";
    return uit;
}

std::string schrijf_termijnen(const std::vector<kbi::Termijn>& termijnen) {
    std::string uit;
    for (const auto& t : termijnen) {
        uit += "<Termijn>";
        schrijf_element(uit, "Soort", code(t.soort));
        schrijf_element(uit, "Begin", t.begin);
        schrijf_element(uit, "UitersteDatum", t.uiterste_datum);
        schrijf_indien(uit, "DatumVoldaan", t.datum_voldaan);
        schrijf_element(uit, "Stand", code(t.stand));
        uit += "</Termijn>";
    }
    return uit;
}

}  // namespace

void schrijf_uitbreiding(std::string& uit, const kbi::Bevinding& bevinding, std::string& blokken) {
    if (const auto kort = bevinding.kort())
        schrijf_blok(uit, "Samenvatting", schrijf_samenvatting(*kort), blokken);
    if (bevinding.plan) schrijf_blok(uit, "Inburgeringsplan", schrijf_plan(*bevinding.plan), blokken);
    if (!bevinding.termijnen.empty())
        schrijf_blok(uit, "Termijnen", schrijf_termijnen(bevinding.termijnen), blokken);
}

}  // namespace isi::magda
