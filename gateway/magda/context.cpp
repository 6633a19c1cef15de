// SPDX-License-Identifier: GPL-3.0-or-later
#include "context.hpp"

#include "gateway/bericht/boom.hpp"

namespace isi::magda {
namespace {

using bericht::boom::aantal_tekens;
using bericht::boom::kind;
using bericht::boom::waarde;

// Lengths of generiek-02.00.
constexpr std::size_t kort = 24, lengte_referte = 36, lengte_nummer = 50, lengte_identificatie = 120;

std::optional<std::string> lees(const pugi::xml_node& ouder, std::string_view naam, std::size_t hoogstens) {
    const auto element = kind(ouder, naam);
    if (!element) return std::nullopt;
    auto uit = waarde(element);
    if (aantal_tekens(uit) > hoogstens) return std::nullopt;
    return uit;
}

std::optional<Vragende> lees_afzender(const pugi::xml_node& afzender) {
    auto identificatie = lees(afzender, "Identificatie", lengte_identificatie);
    if (!identificatie) return std::nullopt;
    Vragende uit{.identificatie = std::move(*identificatie),
                 .naam = lees(afzender, "Naam", kort),
                 .referte = lees(afzender, "Referte", lengte_referte),
                 .eenheid = lees(afzender, "OrganisatieEenheid", kort),
                 .hoedanigheid = lees(afzender, "Hoedanigheid", kort),
                 .gebruiker = lees(afzender, "Gebruiker", lengte_nummer)};
    if (uit.referte && uit.referte->empty()) uit.referte.reset();
    return uit;
}

}  // namespace

Context lees_context(const pugi::xml_node& verzoek) {
    const auto context = kind(verzoek, "Context");
    const auto bericht = kind(context, "Bericht");
    return {.naam = waarde(kind(context, "Naam")),
            .versie = waarde(kind(context, "Versie")),
            .type = waarde(kind(bericht, "Type")),
            .afzender = lees_afzender(kind(bericht, "Afzender"))};
}

bool past(const Context& context, const Dienst& dienst) {
    return context.type == "VRAAG" && context.naam == dienst.naam && context.versie == dienst.versie;
}

kbi::Aanhef maak_aanhef(const Context& context) {
    kbi::Aanhef uit;
    uit.weg = kbi::Weg::magda;
    if (!context.afzender) return uit;
    uit.identificatie = context.afzender->identificatie;
    uit.hoedanigheid = context.afzender->hoedanigheid;
    uit.gebruiker = context.afzender->gebruiker;
    return uit;
}

}  // namespace isi::magda
