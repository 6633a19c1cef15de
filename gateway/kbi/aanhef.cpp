// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "kbi.hpp"

namespace isi::kbi {
namespace {

// The sector of the OCMWs in the network of social security, and the one institution in it (KSZ list of
// sectors).
constexpr int sector_ocmw = 17;
constexpr int instelling_ocmw = 1;
// Under which an OCMW consults (public code of OCMW applications).
constexpr std::string_view sociaal_onderzoek = "PCSA:SOCIAL_INQUIRY";

/// Why the answer is no: what the auditor reads. The texts say nothing of persons.
using Bezwaar = std::optional<std::string_view>;

bool bevat(const std::vector<std::string>& lijst, std::string_view waarde) {
    return std::find(lijst.begin(), lijst.end(), waarde) != lijst.end();
}

Bezwaar keur_magda_identificatie(const Aanhef& aanhef, const Partner& partner) {
    if (!aanhef.identificatie) return "geen identificatie";
    const bool eigen = partner.identificaties.empty() ? *aanhef.identificatie == partner.kbo
                                                      : bevat(partner.identificaties, *aanhef.identificatie);
    return eigen ? Bezwaar() : "identificatie is niet van deze organisatie";
}

Bezwaar keur_ksz_identificatie(const Aanhef& aanhef, const Partner& partner) {
    if (!aanhef.identificatie) {
        const bool als_ocmw = aanhef.sector == sector_ocmw && aanhef.instelling == instelling_ocmw;
        return als_ocmw && partner.soort == Partnersoort::ocmw
                   ? Bezwaar()
                   : "sector en instelling zijn niet van deze organisatie";
    }
    const auto kbo = KboNummer::parse(*aanhef.identificatie);
    if (!kbo) return "KBO-nummer is ongeldig";
    return kbo->text() == partner.kbo ? Bezwaar() : "KBO-nummer is niet van deze organisatie";
}

Bezwaar keur_gewest(const Partner& partner) {
    const bool plaatselijk = partner.soort == Partnersoort::ocmw || partner.soort == Partnersoort::gemeente;
    return plaatselijk && partner.gewest != Gewest::vlaams ? "organisatie van een ander gewest" : Bezwaar();
}

Bezwaar keur_gebruiker(const Aanhef& aanhef, const Partner& partner, const Regels& regels) {
    if (!aanhef.gebruiker) return partner.gebruiker_verplicht ? "geen gebruiker" : Bezwaar();
    const auto insz = Insz::parse(*aanhef.gebruiker);
    const bool goed = insz && (regels.verzonnen_toegestaan || insz->soort() != Insz::Soort::verzonnen);
    return goed ? Bezwaar() : "gebruiker is geen INSZ";
}

/// Is this asker who it says, and may it ask at all?
Bezwaar keur_vrager(const Aanhef& aanhef, const Vrager& vrager, const Regels& regels) {
    const Partner& partner = *vrager.partner;
    if (partner.authenticatie == Authenticatie::certificaat_handtekening && !vrager.ondertekend)
        return "handtekening ontbreekt";
    const auto identificatie = aanhef.weg == Weg::magda ? keur_magda_identificatie(aanhef, partner)
                                                        : keur_ksz_identificatie(aanhef, partner);
    if (identificatie) return identificatie;
    if (const auto gewest = keur_gewest(partner)) return gewest;
    return keur_gebruiker(aanhef, partner, regels);
}

Bezwaar keur_hoedanigheid(const Aanhef& aanhef, const Partner& partner) {
    if (partner.hoedanigheden.empty()) return std::nullopt;
    if (!aanhef.hoedanigheid) return "geen hoedanigheid";
    return bevat(partner.hoedanigheden, *aanhef.hoedanigheid) ? Bezwaar()
                                                              : "hoedanigheid is niet van deze organisatie";
}

Bezwaar keur_legal_context(const Aanhef& aanhef, const Partner& partner) {
    if (partner.legal_contexts.empty() && partner.soort != Partnersoort::ocmw) return std::nullopt;
    if (!aanhef.legal_context) return "geen legalContext";
    const bool eigen = partner.legal_contexts.empty() ? *aanhef.legal_context == sociaal_onderzoek
                                                      : bevat(partner.legal_contexts, *aanhef.legal_context);
    return eigen ? Bezwaar() : "legalContext is niet van deze organisatie";
}

}  // namespace

std::optional<Uitkomst> keur_aanhef(const Aanhef& aanhef, const Toegang& toegang, const Regels& regels,
                                    std::string& reden) {
    if (!toegang) {
        reden = toegang.error();
        return Uitkomst::niet_bevoegd;
    }
    if (const auto bezwaar = keur_vrager(aanhef, *toegang, regels)) {
        reden = *bezwaar;
        return Uitkomst::niet_bevoegd;
    }
    const Partner& partner = *toegang->partner;
    const auto bezwaar =
        aanhef.weg == Weg::magda ? keur_hoedanigheid(aanhef, partner) : keur_legal_context(aanhef, partner);
    if (!bezwaar) return std::nullopt;
    reden = *bezwaar;
    return Uitkomst::geen_rechtsgrond;
}

}  // namespace isi::kbi
