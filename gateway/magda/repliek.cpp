// SPDX-License-Identifier: GPL-3.0-or-later
#include "repliek.hpp"

#include <algorithm>

#include "gateway/bericht/tekens.hpp"
#include "gateway/bericht/uuid.hpp"

namespace isi::magda {
namespace {

constexpr std::size_t ruimte_om_de_inhoud = 2048;

// Who asked is named back as it named itself; what it did not say stays unsaid.
void schrijf_ontvanger(std::string& uit, const Vragende& vragende) {
    uit += "<Ontvanger>";
    veld(uit, "Identificatie", vragende.identificatie);
    veld_als(uit, "Naam", vragende.naam);
    veld_als(uit, "Referte", vragende.referte);
    veld_als(uit, "OrganisatieEenheid", vragende.eenheid);
    veld_als(uit, "Hoedanigheid", vragende.hoedanigheid);
    veld_als(uit, "Gebruiker", vragende.gebruiker);
    uit += "</Ontvanger>";
}

// NN.NN.NNNN
bool is_versie(std::string_view s) {
    constexpr std::string_view vorm = "00.00.0000";
    return std::ranges::equal(s, vorm,
                              [](char c, char v) { return v == '.' ? c == '.' : (c >= '0' && c <= '9'); });
}

void schrijf_context(std::string& uit, const Vraagkop& vraag, const Zelf& zelf, const Tijdstip& nu) {
    const std::string_view gevraagd = vraag.context.versie;
    uit += "<Context>";
    veld(uit, "Naam", vraag.dienst->naam);
    veld(uit, "Versie", is_versie(gevraagd) ? gevraagd : vraag.dienst->versie);
    uit += "<Bericht><Type>ANTWOORD</Type>";
    schrijf_tijdstip(uit, nu);
    schrijf_afzender(uit, zelf);
    if (vraag.context.afzender) schrijf_ontvanger(uit, *vraag.context.afzender);
    uit += "</Bericht></Context>";
}

bool heeft(const Uitslag& uitslag, Niveau niveau) {
    return std::ranges::any_of(uitslag.uitzonderingen,
                               [&](const Uitzondering& u) { return regel(u.melding).niveau == niveau; });
}

void schrijf_uitzonderingen(std::string& uit, const Uitslag& uitslag, Niveau niveau, const Tijdstip& nu) {
    if (!heeft(uitslag, niveau)) return;
    uit += "<Uitzonderingen>";
    for (const auto& u : uitslag.uitzonderingen) {
        if (regel(u.melding).niveau != niveau) continue;
        uit += "<Uitzondering>";
        schrijf_uitzondering(uit, u, nu);
        uit += "</Uitzondering>";
    }
    uit += "</Uitzonderingen>";
}

void schrijf_antwoord(std::string& uit, std::string_view referte, const Uitslag& uitslag,
                      const Tijdstip& nu) {
    uit += "<Antwoorden><Antwoord>";
    veld(uit, "Referte", referte);
    if (uitslag.heeft_inhoud || !uitslag.inhoud.empty())
        uit.append("<Inhoud>").append(uitslag.inhoud).append("</Inhoud>");
    schrijf_uitzonderingen(uit, uitslag, Niveau::antwoord, nu);
    uit += "</Antwoord></Antwoorden>";
}

}  // namespace

Uitslag weiger(Melding melding) {
    return {.inhoud = {}, .uitzonderingen = {{melding, {}}}};
}

void schrijf_tijdstip(std::string& uit, const Tijdstip& nu) {
    uit += "<Tijdstip>";
    veld(uit, "Datum", nu.datum);
    veld(uit, "Tijd", nu.tijd);
    uit += "</Tijdstip>";
}

void schrijf_afzender(std::string& uit, const Zelf& zelf) {
    uit += "<Afzender>";
    veld(uit, "Identificatie", zelf.identificatie);
    veld(uit, "Naam", zelf.naam);
    veld(uit, "Referte", bericht::nieuwe_uuid());
    uit += "</Afzender>";
}

void schrijf_inhoud(std::string& uit, std::string_view waarde) {
    bericht::tekens::ontsnap(uit, waarde);
}

// White space other than a blank would be read back as a blank.
void schrijf_attribuut(std::string& uit, std::string_view naam, std::string_view waarde) {
    uit.append(" ").append(naam).append("=\"");
    for (const char c : waarde) {
        if (c == '"') {
            uit += "&quot;";
        } else if (c == '\t') {
            uit += "&#9;";
        } else if (c == '\n') {
            uit += "&#10;";
        } else {
            bericht::tekens::ontsnap(uit, {&c, 1});
        }
    }
    uit += '"';
}

void schrijf_uitzondering(std::string& uit, const Uitzondering& uitzondering, const Tijdstip& nu) {
    const auto& rij = regel(uitzondering.melding);
    veld(uit, "Identificatie", rij.code);
    uit += "<Oorsprong>MAGDA</Oorsprong>";
    veld(uit, "Type", rij.ernst == Ernst::fout ? "FOUT" : "WAARSCHUWING");
    schrijf_tijdstip(uit, nu);
    veld(uit, "Diagnose", rij.diagnose);
    if (!uitzondering.omstandigheid.empty()) veld(uit, "Omstandigheid", uitzondering.omstandigheid);
}

// The root on a prefix and everything in it in no namespace, as published: so a panel that is put in is
// canonically what it was.
std::string schrijf_repliek(const Vraagkop& vraag, const Zelf& zelf, const Tijdstip& nu,
                            const Uitslag& uitslag) {
    std::string uit;
    uit.reserve(uitslag.inhoud.size() + ruimte_om_de_inhoud);
    uit.append("<web:").append(vraag.dienst->naam).append("Response xmlns:web=\"");
    uit.append(vraag.dienst->naamruimte).append("\"><Repliek>");
    schrijf_context(uit, vraag, zelf, nu);
    // A reply that fails as a whole has no Antwoorden, as in the public ones.
    if (!heeft(uitslag, Niveau::repliek)) schrijf_antwoord(uit, vraag.referte, uitslag, nu);
    schrijf_uitzonderingen(uit, uitslag, Niveau::repliek, nu);
    uit.append("</Repliek></web:").append(vraag.dienst->naam).append("Response>");
    return uit;
}

}  // namespace isi::magda
