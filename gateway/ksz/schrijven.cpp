// SPDX-License-Identifier: GPL-3.0-or-later
#include "schrijven.hpp"

#include <fmt/chrono.h>

namespace isi::ksz {
namespace {

std::string tijdstip(Seconden seconden) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconden)));
}

void schrijf_status(std::string& uit, const Uitslag& uitslag, bool registratie) {
    const auto& rij = regel(uitslag.melding);
    const std::string_view ok_of_nok = uitslag.melding == Melding::gevonden ? "OK" : "NOK";
    element(uit, "status", [&] {
        veld(uit, "value", registratie ? ok_of_nok : rij.waarde);
        veld(uit, "code", rij.code);
        veld(uit, "description", rij.omschrijving);
        schrijf_informatie(uit, uitslag.gegevens);
    });
}

void schrijf_nummer(std::string& uit, const Nummer& nummer) {
    uit += "<ssin";
    if (nummer.geannuleerd) uit += R"( canceled="true")";
    if (nummer.vervangen_door) uit.append(R"( replacedBy=")").append(nummer.vervangen_door->text()) += '"';
    uit.append(">").append(nummer.insz.text()).append("</ssin>");
}

}  // namespace

void schrijf_uitwisseling(std::string& uit, const Uitwisseling& uitwisseling) {
    element(uit, "informationCBSS", [&] {
        veld(uit, "ticketCBSS", uitwisseling.ticket);
        veld(uit, "timestampReceive", tijdstip(uitwisseling.ontvangen));
        veld(uit, "timestampReply", tijdstip(std::max(uitwisseling.ontvangen, uitwisseling.beantwoord)));
    });
}

void schrijf_informatie(std::string& uit, const std::vector<Gegeven>& gegevens) {
    for (const auto& een : gegevens) {
        element(uit, "information", [&] {
            veld(uit, "fieldName", een.veld);
            veld(uit, "fieldValue", een.waarde);
        });
    }
}

void schrijf_uitslag(std::string& uit, const Uitslag& uitslag, bool registratie) {
    schrijf_status(uit, uitslag, registratie);
    if (uitslag.nummer) schrijf_nummer(uit, *uitslag.nummer);
    if (!uitslag.filters.empty()) {
        element(uit, "dataFilters", [&] {
            for (const auto& pad : uitslag.filters) veld(uit, "filteredElement", pad);
        });
    }
    if (!uitslag.resultaat.empty()) uit.append("<result>").append(uitslag.resultaat).append("</result>");
}

}  // namespace isi::ksz
