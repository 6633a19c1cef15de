// SPDX-License-Identifier: GPL-3.0-or-later
#include "toeleiding_uit.hpp"

#include <algorithm>
#include <array>

#include "gateway/bericht/boom.hpp"
#include "gateway/bericht/uuid.hpp"
#include "operaties.hpp"

namespace isi::magda {
namespace {

using bericht::boom::aantal_tekens;
using bericht::boom::kind;
using bericht::boom::lees_boom;
using bericht::boom::lokaal;
using bericht::boom::waarde;

void schrijf_context(std::string& uit, const Dienst& dienst, const Zelf& wij, Seconden nu) {
    const auto tijdstip = belgische_tijd(nu);
    uit += "<Context>";
    veld(uit, "Naam", dienst.naam);
    veld(uit, "Versie", dienst.versie);
    uit += "<Bericht><Type>VRAAG</Type>";
    schrijf_tijdstip(uit, tijdstip);
    schrijf_afzender(uit, wij);
    uit += "</Bericht></Context>";
}

void schrijf_partij(std::string& uit, std::string_view naam, const kbi::Toeleidingspartij& partij) {
    uit.append("<").append(naam).append(">");
    if (partij.kbo)
        veld(uit, "KboNummer", *partij.kbo);
    else
        veld_als(uit, "Identificatienummer", partij.identificatienummer);
    veld(uit, "TypePartner", partij.type_partner);
    veld_als(uit, "Naam", partij.naam);
    if (partij.contactpersoon) {
        uit += "<ContactPersoon>";
        veld(uit, "Naam", partij.contactpersoon->naam);
        veld_als(uit, "Voornaam", partij.contactpersoon->voornaam);
        veld_als(uit, "Telefoon", partij.contactpersoon->telefoon);
        veld_als(uit, "Email", partij.contactpersoon->email);
        uit += "</ContactPersoon>";
    }
    uit.append("</").append(naam).append(">");
}

void schrijf_inhoud_van(std::string& uit, const kbi::Afspraakvraag& vraag) {
    uit += "<Inhoud><Personalia>";
    veld(uit, "INSZ", vraag.insz.text());
    uit += "</Personalia><Toeleiding>";
    veld(uit, "Id", vraag.id);
    schrijf_partij(uit, "Van", vraag.van);
    schrijf_partij(uit, "Naar", vraag.naar);
    veld(uit, "RedenToeleiding", vraag.reden);
    veld_als(uit, "RedenOmschrijving", vraag.omschrijving);
    if (vraag.moment) schrijf_moment(uit, *vraag.moment);
    uit += "</Toeleiding></Inhoud>";
}

// What says that this appointment is wrong, and will be tomorrow. All else (who we are, who is busy, what is
// broken) can be put right while the appointment waits.
constexpr std::array<std::string_view, 8> afwijzingen{"20002", "20003", "20007", "30002",
                                                      "30003", "40003", "40140", "50000"};

bool is_code(std::string_view code) {
    constexpr std::size_t langste = 10;
    return !code.empty() && code.size() <= langste &&
           std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

pugi::xml_node eerste_fout(const pugi::xml_node& ouder) {
    for (const auto& u : kind(ouder, "Uitzonderingen").children()) {
        if (lokaal(u) == "Uitzondering" && waarde(kind(u, "Type")) == "FOUT") return u;
    }
    return {};
}

Toeleidingsantwoord lees_fout(const pugi::xml_node& fout) {
    Toeleidingsantwoord uit;
    if (auto code = waarde(kind(fout, "Identificatie")); is_code(code)) uit.code = std::move(code);
    if (std::ranges::find(afwijzingen, uit.code) != afwijzingen.end()) uit.oordeel = Oordeel::geweigerd;
    return uit;
}

Toeleidingsantwoord lees_repliek(const pugi::xml_node& repliek, std::string_view id) {
    const auto antwoord = kind(kind(repliek, "Antwoorden"), "Antwoord");
    for (const auto& ouder : {repliek, antwoord}) {
        if (const auto fout = eerste_fout(ouder)) return lees_fout(fout);
    }
    const auto toeleiding = kind(kind(antwoord, "Inhoud"), "Toeleiding");
    if (waarde(kind(toeleiding, "Id")) != id) return {};
    Toeleidingsantwoord uit{.oordeel = Oordeel::bevestigd, .code = {}, .status = std::nullopt};
    constexpr std::size_t langste_status = 50;  // toeleiding-v1.xsd
    auto status = waarde(kind(toeleiding, "Status"));
    if (!status.empty() && aantal_tekens(status) <= langste_status) uit.status = std::move(status);
    return uit;
}

}  // namespace

std::string schrijf_toeleiding(const kbi::Afspraak& afspraak, const Zelf& wij, Seconden nu) {
    const auto& onze = dienst(Operatie::registreer_toeleiding);
    std::string uit = R"(<?xml version="1.0" encoding="UTF-8"?>)"
                      "\n"
                      R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>)";
    uit.append("<web:")
        .append(onze.naam)
        .append(" xmlns:web=\"")
        .append(onze.naamruimte)
        .append("\"><Verzoek>");
    schrijf_context(uit, onze, wij, nu);
    uit += "<Vragen><Vraag>";
    veld(uit, "Referte", afspraak.vraag.id);
    schrijf_inhoud_van(uit, afspraak.vraag);
    uit += "</Vraag></Vragen></Verzoek>";
    uit.append("</web:").append(onze.naam).append("></soap:Body></soap:Envelope>");
    return uit;
}

Toeleidingsantwoord lees_toeleiding_antwoord(std::string_view bytes, std::string_view id) {
    const auto omslag = bericht::bewaak(bytes, {});
    if (!omslag || omslag->operatie != "RegistreerToeleidingResponse") return {};
    pugi::xml_document boom;
    if (!lees_boom(boom, omslag->inhoud)) return {};
    return lees_repliek(kind(boom.document_element(), "Repliek"), id);
}

}  // namespace isi::magda
