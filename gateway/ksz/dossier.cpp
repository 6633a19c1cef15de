// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier.hpp"

#include <algorithm>
#include <array>

#include "gateway/kbi/codeplekken.hpp"
#include "gateway/kbi/profiel.hpp"
#include "gateway/uitbreiding/uitbreiding.hpp"
#include "schrijven.hpp"

namespace isi::ksz {
namespace {

using kbi::Inzage;
using kbi::Paneel;

// The KBO's public search, by number (the deep link of PrimaWeb's panel of contracts).
std::optional<std::string> kbo_link(std::string_view nummer) {
    const auto kbo = KboNummer::parse(nummer);
    if (!kbo) return std::nullopt;
    const std::string_view bladzijde = kbo->vestiging() ? "toonvestigingps.html?vestigingsnummer="
                                                        : "toonondernemingps.html?ondernemingsnummer=";
    return std::string("https://kbopub.economie.fgov.be/kbopub/").append(bladzijde) + kbo->text();
}

void schrijf_paneel(std::string& uit, std::string_view bytes, const kbi::Labels& labels) {
    std::size_t gedaan = 0;
    kbi::each_code(bytes, labels.codepaden(), [&](const kbi::Codeplek& plek) {
        uit.append(bytes, gedaan, plek.na - gedaan);
        gedaan = plek.na;
        if (plek.lijst.empty())
            veld_als(uit, "KboLink", kbo_link(plek.tekst));
        else if (const auto label = labels.label(plek))
            veld(uit, std::string(plek.element) + "Label", *label);
    });
    uit.append(bytes, gedaan);
}

// What is left out of a panel that is there in part.
struct Snede {
    Paneel paneel;
    Inzage mag;
    std::string_view pad;
};
constexpr std::array<Snede, 18> sneden{{
    {Paneel::personalia, Inzage::alleen_naam, "Personalia/Geboortedatum"},
    {Paneel::personalia, Inzage::alleen_naam, "Personalia/Geslacht"},
    {Paneel::personalia, Inzage::alleen_naam, "Personalia/AangemaaktDoor"},
    {Paneel::doelgroep, Inzage::zonder_gevoelig, "Doelgroep/RedenVrijstellingVanDeVerplichting"},
    {Paneel::contracten, Inzage::zonder_gevoelig, "Contracten/Contract/Opschortingen/Opschorting/Reden"},
    {Paneel::uitstellen_van_ondertekening, Inzage::zonder_gevoelig,
     "UitstellenVanOndertekening/UitstelVanOndertekening/Reden"},
    {Paneel::uitstellen_van_aanmelding, Inzage::zonder_gevoelig,
     "UitstellenVanAanmelding/UitstelVanAanmelding/Reden"},
    {Paneel::trajecten, Inzage::zonder_gevoelig, "Trajecten/Traject/Beheerder/ContactPersoon"},
    {Paneel::vormings_activiteiten, Inzage::alleen_nt2, "VormingsActiviteiten/MOCursussen"},
    {Paneel::vormings_activiteiten, Inzage::alleen_nt2, "VormingsActiviteiten/IndividueleMOCursussen"},
    {Paneel::vormings_activiteiten, Inzage::alleen_nt2, "VormingsActiviteiten/PLOCursussen"},
    {Paneel::adviezen, Inzage::alleen_hvn, "Adviezen/Arbeidsmarkt"},
    {Paneel::perspectieven, Inzage::alleen_hvn, "Perspectieven/OB"},
    {Paneel::inbreuken, Inzage::eigen_sancties, "Inbreuken/Inbreuk"},
    {Paneel::inbreuken, Inzage::eigen_sancties, "Inbreuken/Inbreuk/Motivering"},
    {Paneel::inbreuken, Inzage::zonder_gevoelig, "Inbreuken/Inbreuk/Motivering"},
    {Paneel::talenkennis, Inzage::alleen_nt2_niveau, "Talenkennis/Talen"},
    {Paneel::talenkennis, Inzage::alleen_nt2_niveau, "Talenkennis/Alfabetiseringsgraad"},
}};

}  // namespace

std::string schrijf_dossier(const kbi::Bevinding& bevinding, const kbi::Labels& labels) {
    std::size_t lengte = 0;
    for (const auto& paneel : bevinding.panelen) lengte += paneel.bytes.size();
    std::string uit;
    uit.reserve(2 * lengte + 256);
    element(uit, "KBIDossier", [&] {
        for (const auto& paneel : bevinding.panelen) schrijf_paneel(uit, paneel.bytes, labels);
    });
    uitbreiding::each_blok(bevinding, [&](std::string_view naam, const std::string& inhoud) {
        element(uit, naam, [&] { uit += inhoud; });
    });
    return uit;
}

// Names what may be cut, also when this dossier has only some of it: what is told does not depend on it.
std::vector<std::string> lees_filters(const kbi::Bevinding& bevinding, const kbi::Partner& partner) {
    std::vector<std::string> uit;
    for (const auto paneel : bevinding.onthouden) {
        const bool deels = std::ranges::any_of(
            bevinding.panelen, [&](const kbi::Paneeltekst& een) { return een.paneel == paneel; });
        const auto voor = uit.size();
        const auto mag = inzage(partner, paneel);
        for (const auto& snede : sneden) {
            if (deels && snede.paneel == paneel && snede.mag == mag) uit.emplace_back(snede.pad);
        }
        if (uit.size() == voor) uit.emplace_back(element(paneel));
    }
    return uit;
}

}  // namespace isi::ksz
