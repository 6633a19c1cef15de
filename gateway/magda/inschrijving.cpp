// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "gateway/bericht/boom.hpp"
#include "operaties.hpp"

namespace isi::magda {
namespace {

using bericht::boom::waarde;

enum class Resultaat : std::uint8_t { niet_geslaagd, geslaagd };

// As in MAGDA's public messages.
std::string schrijf_resultaat(Resultaat resultaat) {
    return resultaat == Resultaat::geslaagd ? R"(<Resultaat Beschrijving="Wel geslaagd">1</Resultaat>)"
                                            : R"(<Resultaat Beschrijving="Niet geslaagd">0</Resultaat>)";
}

// A refusal of what was asked, not of who asks: the result says so too.
Uitslag mislukt(Melding melding) {
    return {.inhoud = schrijf_resultaat(Resultaat::niet_geslaagd), .uitzonderingen = {{melding, {}}}};
}

Melding melding(kbi::Inschrijfbezwaar bezwaar) {
    return bezwaar == kbi::Inschrijfbezwaar::periode ? Melding::periode : Melding::hoedanigheid;
}

kbi::Inschrijving lees(const pugi::xml_node& element, const Insz& insz, const kbi::Partner& partner) {
    const auto periode = element.child("Periode");
    return {.id = 0,
            .insz = insz,
            .kbo = partner.kbo,
            .hoedanigheid = waarde(element.child("Hoedanigheid")),
            .begin = waarde(periode.child("Begin")),
            .einde = waarde(periode, "Einde")};
}

bool is_eigen(const pugi::xml_node& element, const Context& context) {
    return context.afzender && waarde(element.child("Identificatie")) == context.afzender->identificatie;
}

// 02 and 2 are one code.
std::string_view zonder_nul(std::string_view hoedanigheid) {
    if (hoedanigheid.size() == 2 && hoedanigheid.front() == '0') hoedanigheid.remove_prefix(1);
    return hoedanigheid;
}

// Whether what is asked for is there already, from the first day to the last.
bool is_gedekt(const kbi::Inschrijving& gevraagd, kbi::KbiStore& store) {
    return std::ranges::any_of(
        store.list_inschrijvingen(gevraagd.insz, gevraagd.kbo), [&](const kbi::Inschrijving& bestaand) {
            const bool lang_genoeg =
                !bestaand.einde || (gevraagd.einde && *gevraagd.einde <= *bestaand.einde);
            return zonder_nul(bestaand.hoedanigheid) == zonder_nul(gevraagd.hoedanigheid) &&
                   bestaand.begin <= gevraagd.begin && lang_genoeg;
        });
}

Uitslag schrijf_in(const Geval& geval, kbi::Spoor& spoor) {
    const auto insz = laat_toe(geval, Inschrijfplicht::geen, spoor);
    if (!insz) return insz.error();
    const auto element = geval.inhoud.child("Inschrijving");
    if (!is_eigen(element, geval.context)) return mislukt(Melding::hoedanigheid);
    const auto inschrijving = lees(element, *insz, *geval.toegang->partner);
    auto& store = geval.middelen.schrijver();
    const auto uitkomst = kbi::schrijf_in(inschrijving, maak_aanhef(geval.context), store);
    if (!uitkomst) return mislukt(melding(uitkomst.error()));
    if (*uitkomst == kbi::Inschrijfresultaat::ingeschreven) {
        spoor.uitkomst = geregistreerd;
        return {.inhoud = schrijf_resultaat(Resultaat::geslaagd), .uitzonderingen = {}};
    }
    // Asked for twice is no failure; asked for longer than what is there is.
    const auto resultaat = is_gedekt(inschrijving, store) ? Resultaat::geslaagd : Resultaat::niet_geslaagd;
    return {.inhoud = schrijf_resultaat(resultaat), .uitzonderingen = {{Melding::inschrijving_bestaat, {}}}};
}

}  // namespace

Uitslag registreer_inschrijving(const Geval& geval, kbi::Spoor& spoor) {
    return schrijf_in(geval, spoor);
}

Uitslag registreer_inschrijving_0201(const Geval& geval, kbi::Spoor& spoor) {
    const auto betrokken = geval.inhoud.child("Inschrijving").child("BetrokkenSubject");
    const auto subject = betrokken.child("Subjecten").child("Subject");
    constexpr std::string_view persoon = "PERS";
    if (waarde(betrokken.child("Type")) != persoon || waarde(subject.child("Type")) != persoon ||
        subject.next_sibling("Subject"))
        return weiger(Melding::subject);
    return schrijf_in(geval, spoor);
}

Uitslag registreer_uitschrijving(const Geval& geval, kbi::Spoor& spoor) {
    const auto insz = laat_toe(geval, Inschrijfplicht::geen, spoor);
    if (!insz) return insz.error();
    const auto element = lees_uitschrijving(geval.inhoud);
    if (!is_eigen(element, geval.context)) return mislukt(Melding::hoedanigheid);
    const auto uitkomst = kbi::schrijf_uit(lees(element, *insz, *geval.toegang->partner),
                                           maak_aanhef(geval.context), geval.middelen.schrijver());
    if (!uitkomst) return mislukt(melding(uitkomst.error()));
    if (*uitkomst == 0) return mislukt(Melding::niet_ingeschreven);
    spoor.uitkomst = geregistreerd;
    return {.inhoud = schrijf_resultaat(Resultaat::geslaagd), .uitzonderingen = {}};
}

}  // namespace isi::magda
