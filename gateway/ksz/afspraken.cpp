// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "operaties.hpp"

namespace isi::ksz {
namespace {

using bericht::boom::tekst;
using bericht::boom::waarde;

std::optional<kbi::Afspraakmoment> lees_moment(const pugi::xml_node& wens) {
    if (!wens) return std::nullopt;
    return kbi::Afspraakmoment{.datum = waarde(wens.child("date")),
                               .aanvang = waarde(wens.child("startTime")),
                               .einde = waarde(wens.child("endTime"))};
}

// Names of the parties stay out: the same request must be the same one after somebody was renamed.
kbi::Afspraakvraag lees_afspraak(const Geval& geval, const Insz& insz, std::string_view type) {
    const auto aanvraag = geval.vraag.wortel().child("appointment");
    const auto& kbo = geval.toegang->partner->kbo;
    kbi::Afspraakvraag uit{.id = waarde(aanvraag.child("id")),
                           .insz = insz,
                           .kbo = kbo,
                           .van = {.kbo = kbo,
                                   .identificatienummer = {},
                                   .type_partner = std::string(type),
                                   .naam = {},
                                   .contactpersoon = {}},
                           .naar = {.kbo = geval.middelen.dienst.kbo_kbi,
                                    .identificatienummer = {},
                                    .type_partner = "KBI",
                                    .naam = {},
                                    .contactpersoon = {}},
                           .reden = waarde(aanvraag.child("reason")),
                           .omschrijving = {},
                           .moment = lees_moment(aanvraag.child("desiredMoment"))};
    if (const auto extra = aanvraag.child("extraInformation")) uit.omschrijving = tekst(extra);
    return uit;
}

Uitslag bezwaar_tegen(const Insz& insz, kbi::Afspraakbezwaar bezwaar) {
    using kbi::Afspraakbezwaar;
    switch (bezwaar) {
        case Afspraakbezwaar::periode:
            return weiger_inhoud(insz, "desiredMoment",
                                 "date must not be in the past, and endTime must come after startTime");
        case Afspraakbezwaar::botsing:
            return weiger_inhoud(insz, "id", "already in use for another request of your organization");
        case Afspraakbezwaar::kbo_ongeldig:
        case Afspraakbezwaar::geen_kbi:
            break;
    }
    // Van is the partner and Naar the service's own setting: the asker can do nothing about it.
    throw std::runtime_error("kbo_kbi or the partner's KBO number is no number of the KBO");
}

void veld_met_label(std::string& uit, std::string_view naam, const std::string& code, std::string_view lijst,
                    const kbi::Labels& labels) {
    veld(uit, naam, code);
    if (const auto label = labels.lookup(lijst, code)) veld(uit, std::string(naam) + "Label", *label);
}

void schrijf_afspraak(std::string& uit, const kbi::Afspraak& afspraak, const kbi::Labels& labels) {
    const auto& vraag = afspraak.vraag;
    element(uit, "appointment", [&] {
        veld(uit, "id", vraag.id);
        veld(uit, "requestDate", kbi::maak_moment(afspraak.aangevraagd_op).vandaag);
        veld_met_label(uit, "reason", vraag.reden, "reden_toeleiding", labels);
        veld_als(uit, "extraInformation", vraag.omschrijving);
        if (vraag.moment) {
            element(uit, "desiredMoment", [&] {
                veld(uit, "date", vraag.moment->datum);
                veld(uit, "startTime", vraag.moment->aanvang);
                veld(uit, "endTime", vraag.moment->einde);
            });
        }
        if (afspraak.status) veld_met_label(uit, "status", *afspraak.status, "toeleiding_status", labels);
        veld_met_label(uit, "deliveryStatus", std::string(code(afspraak.aflevering)), "afleverstatus",
                       labels);
        veld(uit, "deliveryStatusDate", kbi::maak_moment(afspraak.aflevering_op).vandaag);
    });
}

}  // namespace

Uitslag consult_appointments(const Geval& geval) {
    const auto insz = door_poort(geval, true);
    if (!insz) return insz.error();
    Uitslag uit;
    uit.nummer = Nummer{*insz, false, {}};
    for (const auto& afspraak : geval.middelen.lezer.list_afspraken(*insz, geval.toegang->partner->kbo))
        schrijf_afspraak(uit.resultaat, afspraak, geval.middelen.labels);
    geval.spoor.geleverd = !uit.resultaat.empty();
    if (uit.resultaat.empty()) uit.melding = Melding::geen_gegevens;
    return uit;
}

Uitslag request_appointment(const Geval& geval) {
    const auto insz = door_poort(geval, true);
    if (!insz) return insz.error();
    const auto type = kbi::toeleidingspartner(geval.toegang->partner->soort);
    if (!type) {
        geval.spoor.toegestaan = false;
        geval.spoor.reden = "this kind of partner makes no appointments";
        return weiger(kbi::Uitkomst::niet_bevoegd, geval);
    }
    const auto vraag = lees_afspraak(geval, *insz, *type);
    auto& schrijver = geval.middelen.schrijver();
    if (const auto aanname = kbi::vraag_afspraak(vraag, geval.moment, schrijver); !aanname)
        return bezwaar_tegen(*insz, aanname.error());
    Uitslag uit;
    uit.nummer = Nummer{*insz, false, {}};
    const auto alle = schrijver.list_afspraken(*insz, vraag.kbo);
    const auto deze = std::ranges::find(alle, vraag.id, [](const auto& een) { return een.vraag.id; });
    if (deze == alle.end()) throw std::runtime_error("an appointment that was kept is not there");
    schrijf_afspraak(uit.resultaat, *deze, geval.middelen.labels);
    return uit;
}

}  // namespace isi::ksz
