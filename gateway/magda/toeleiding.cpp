// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <stdexcept>

#include "gateway/bericht/boom.hpp"
#include "operaties.hpp"

namespace isi::magda {
namespace {

using bericht::boom::tekst;
using bericht::boom::waarde;

std::optional<kbi::Contactpersoon> lees_contactpersoon(const pugi::xml_node& element) {
    if (!element) return std::nullopt;
    return kbi::Contactpersoon{.naam = waarde(element.child("Naam")),
                               .voornaam = waarde(element, "Voornaam"),
                               .telefoon = waarde(element, "Telefoon"),
                               .email = waarde(element, "Email")};
}

kbi::Toeleidingspartij lees_partij(const pugi::xml_node& element) {
    return {.kbo = waarde(element, "KboNummer"),
            .identificatienummer = waarde(element, "Identificatienummer"),
            .type_partner = waarde(element.child("TypePartner")),
            .naam = waarde(element, "Naam"),
            .contactpersoon = lees_contactpersoon(element.child("ContactPersoon"))};
}

std::optional<kbi::Afspraakmoment> lees_moment(const pugi::xml_node& element) {
    if (!element) return std::nullopt;
    return kbi::Afspraakmoment{.datum = waarde(element.child("Datum")),
                               .aanvang = waarde(element.child("AanvangUur")),
                               .einde = waarde(element.child("EindUur"))};
}

kbi::Afspraakvraag lees(const pugi::xml_node& element, const Insz& insz, const kbi::Partner& partner) {
    kbi::Afspraakvraag uit{.id = waarde(element.child("Id")),
                           .insz = insz,
                           .kbo = partner.kbo,
                           .van = lees_partij(element.child("Van")),
                           .naar = lees_partij(element.child("Naar")),
                           .reden = waarde(element.child("RedenToeleiding")),
                           .omschrijving = std::nullopt,
                           .moment = lees_moment(element.child("AfspraakMoment"))};
    if (const auto omschrijving = element.child("RedenOmschrijving")) uit.omschrijving = tekst(omschrijving);
    return uit;
}

Melding melding(kbi::Afspraakbezwaar bezwaar) {
    switch (bezwaar) {
        case kbi::Afspraakbezwaar::periode:
            return Melding::periode;
        case kbi::Afspraakbezwaar::botsing:
            return Melding::botsing;
        case kbi::Afspraakbezwaar::kbo_ongeldig:
            return Melding::kbo_ongeldig;
        case kbi::Afspraakbezwaar::geen_kbi:
            break;
    }
    return Melding::geen_kbi;
}

void schrijf_reden(std::string& uit, const std::string& reden, const Middelen& middelen) {
    uit += "<RedenToeleiding";
    if (const auto naam = middelen.naam_van_reden ? middelen.naam_van_reden(reden) : std::nullopt)
        schrijf_attribuut(uit, "Naam", *naam);
    uit += '>';
    schrijf_inhoud(uit, reden);
    uit += "</RedenToeleiding>";
}

void schrijf(std::string& uit, const kbi::Afspraak& afspraak, const Middelen& middelen) {
    const auto& vraag = afspraak.vraag;
    uit += "<Toeleiding>";
    veld(uit, "Id", vraag.id);
    veld(uit, "DatumAanvraag", belgische_tijd(afspraak.aangevraagd_op).datum);
    schrijf_reden(uit, vraag.reden, middelen);
    veld_als(uit, "RedenOmschrijving", vraag.omschrijving);
    if (vraag.moment) schrijf_moment(uit, *vraag.moment);
    veld_als(uit, "Status", afspraak.status);
    veld(uit, "Afleverstatus", code(afspraak.aflevering));
    veld(uit, "DatumAfleverstatus", belgische_tijd(afspraak.aflevering_op).datum);
    uit += "</Toeleiding>";
}

kbi::Afspraak haal(const kbi::Afspraakvraag& vraag, kbi::KbiStore& store) {
    const auto alle = store.list_afspraken(vraag.insz, vraag.kbo);
    const auto bewaard =
        std::ranges::find_if(alle, [&](const kbi::Afspraak& a) { return a.vraag.id == vraag.id; });
    if (bewaard == alle.end()) throw std::runtime_error("an appointment that was kept is not there");
    return *bewaard;
}

}  // namespace

void schrijf_moment(std::string& uit, const kbi::Afspraakmoment& moment) {
    uit += "<AfspraakMoment>";
    veld(uit, "Datum", moment.datum);
    veld(uit, "AanvangUur", moment.aanvang);
    veld(uit, "EindUur", moment.einde);
    uit += "</AfspraakMoment>";
}

// The answer tells what is kept: who asks the same again hears the same, with how far it has come.
Uitslag registreer_toeleiding(const Geval& geval, kbi::Spoor& spoor) {
    const auto insz = laat_toe(geval, Inschrijfplicht::vandaag, spoor);
    if (!insz) return insz.error();
    const auto type = kbi::toeleidingspartner(geval.toegang->partner->soort);
    if (!type) {
        spoor.toegestaan = false;
        spoor.reden = "dit soort partner maakt geen toeleidingen";
        return weiger(Melding::niet_bevoegd);
    }
    const auto vraag = lees(geval.inhoud.child("Toeleiding"), *insz, *geval.toegang->partner);
    if (vraag.van.type_partner != *type) return weiger(Melding::hoedanigheid);
    auto& store = geval.middelen.schrijver();
    const auto aanname = kbi::vraag_afspraak(vraag, geval.moment, store);
    if (!aanname) return weiger(melding(aanname.error()));
    spoor.uitkomst = *aanname == kbi::Aanname::herhaling ? herhaald : geregistreerd;
    Uitslag uit;
    schrijf(uit.inhoud, haal(vraag, store), geval.middelen);
    return uit;
}

Uitslag geef_toeleidingen(const Geval& geval, kbi::Spoor& spoor) {
    const auto insz = laat_toe(geval, Inschrijfplicht::vandaag, spoor);
    if (!insz) return insz.error();
    Uitslag uit{.inhoud = {}, .uitzonderingen = {}, .heeft_inhoud = true};
    for (const auto& a : geval.middelen.lezer.list_afspraken(*insz, geval.toegang->partner->kbo))
        schrijf(uit.inhoud, a, geval.middelen);
    spoor.geleverd = !uit.inhoud.empty();
    spoor.uitkomst = spoor.geleverd ? gegevens : geen_toeleidingen;
    return uit;
}

}  // namespace isi::magda
