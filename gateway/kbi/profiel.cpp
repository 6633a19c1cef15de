// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiel.hpp"

#include <array>

#include "paneelfilter.hpp"

namespace isi::kbi {
namespace {

constexpr auto X = Inzage::geheel;
constexpr auto O = Inzage::geen;
constexpr auto gevoelig = Inzage::zonder_gevoelig;
constexpr auto sancties = Inzage::eigen_sancties;
constexpr auto nt2 = Inzage::alleen_nt2;
constexpr auto hvn = Inzage::alleen_hvn;
constexpr auto niveau = Inzage::alleen_nt2_niveau;
constexpr auto kort = Inzage::samenvatting;
constexpr auto naam = Inzage::alleen_naam;

constexpr std::size_t soorten = 7;

/// Which part of a dossier each kind of partner sees, row by Paneel, column by Partnersoort. Our defaults: no
/// authorisation of the KBI is public. Outside the OCMWs nothing sensitive goes along (contact persons of
/// staff, reasons of a delay or an exemption, which may be an illness, and the text on a breach); a gemeente
/// gets name, number, contract yes or no and attest yes or no (decree of 7-6-2013, art. 20 § 7).
constexpr std::array<std::array<Inzage, soorten>, aantal_panelen> profielen{{
    // ocmw, vmsw, vdab, actiris, cvo_cbe, ahovoks, gemeente
    {X, X, X, X, X, X, naam},                       // Personalia
    {X, gevoelig, gevoelig, gevoelig, O, O, O},     // Doelgroep
    {X, X, X, X, O, O, kort},                       // BehaaldeAttesten
    {X, gevoelig, gevoelig, gevoelig, O, O, kort},  // Contracten
    {X, O, gevoelig, gevoelig, O, O, O},            // UitstellenVanOndertekening
    {X, X, X, X, O, O, O},                          // Aanmelding
    {X, O, gevoelig, gevoelig, O, O, O},            // UitstellenVanAanmelding
    {X, gevoelig, gevoelig, gevoelig, O, O, O},     // Trajecten
    {X, O, X, X, nt2, X, O},                        // VormingsActiviteiten
    {X, X, X, X, O, X, O},                          // AfgelegdeTesten
    {X, O, X, X, hvn, O, O},                        // Adviezen
    {X, O, X, X, hvn, O, O},                        // Perspectieven
    {X, O, X, X, O, O, O},                          // ToeleidingenDiplomaGelijkschakeling
    {X, O, X, X, O, O, O},                          // ToeleidingenPartner
    {X, sancties, sancties, O, O, O, O},            // Inbreuken
    {X, X, X, X, X, niveau, O},                     // Talenkennis
    {X, O, O, O, X, O, O},                          // Wachtlijst
    {X, O, O, O, X, O, O},                          // VoorkeurenKlant
    {X, O, O, O, X, O, O},                          // Gesprekken
    {X, X, O, O, O, O, O},                          // Wooncode
}};

/// What a gemeente hears instead of a panel.
void vat_samen(const Paneeltekst& paneel, Bevinding& bevinding) {
    if (paneel.paneel == Paneel::contracten) bevinding.contract = telt(paneel, "Contract") > 0;
    if (paneel.paneel == Paneel::behaalde_attesten) bevinding.attest = telt(paneel, "Document") > 0;
}

}  // namespace

Inzage standaardinzage(Partnersoort soort, Paneel paneel) noexcept {
    return profielen.at(static_cast<std::size_t>(paneel)).at(static_cast<std::size_t>(soort));
}

Inzage inzage(const Partner& partner, Paneel paneel) {
    const auto eigen = partner.inzage.find(paneel);
    return eigen == partner.inzage.end() ? standaardinzage(partner.soort, paneel) : eigen->second;
}

void verdeel(const KbiDossier& dossier, const Partner& partner, Bevinding& bevinding) {
    for (const Paneel paneel : panelen())
        if (inzage(partner, paneel) == Inzage::samenvatting) bevinding.samenvatting = true;
    for (const Paneeltekst& paneel : dossier.panelen) {
        const Inzage mag = inzage(partner, paneel.paneel);
        if (mag == Inzage::samenvatting) vat_samen(paneel, bevinding);
        auto gesneden = snijd(paneel, mag, code(partner.soort));
        if (!gesneden || *gesneden != paneel.bytes) bevinding.onthouden.push_back(paneel.paneel);
        if (gesneden) bevinding.panelen.push_back({paneel.paneel, *std::move(gesneden)});
    }
}

}  // namespace isi::kbi
