// SPDX-License-Identifier: GPL-3.0-or-later
#include "omslag.hpp"

#include "gateway/bericht/tekens.hpp"
#include "gateway/bericht/uuid.hpp"

namespace isi::soap {
namespace {

constexpr std::string_view begin =
    R"(<?xml version="1.0" encoding="UTF-8"?>)"
    "\n"
    R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">)";
constexpr std::string_view einde = "</soap:Body></soap:Envelope>";

void schrijf_element(std::string& uit, std::string_view naam, std::string_view tekst) {
    uit.append("<").append(naam).append(">");
    bericht::tekens::ontsnap(uit, tekst);
    uit.append("</").append(naam).append(">");
}

std::string open_omslag(const std::optional<Adressering>& adressering, std::size_t verwacht) {
    std::string uit;
    uit.reserve(verwacht + 1024);
    uit.append(begin);
    if (adressering) {
        uit += R"(<soap:Header xmlns:wsa="http://www.w3.org/2005/08/addressing">)";
        schrijf_element(uit, "wsa:To", "http://www.w3.org/2005/08/addressing/anonymous");
        schrijf_element(uit, "wsa:Action", adressering->action);
        schrijf_element(uit, "wsa:MessageID", "urn:uuid:" + bericht::nieuwe_uuid());
        schrijf_element(uit, "wsa:RelatesTo", adressering->relates_to);
        uit += "</soap:Header>";
    }
    uit += "<soap:Body>";
    return uit;
}

std::string_view code(Opnieuw opnieuw) {
    return opnieuw == Opnieuw::later ? "LATER" : "NEE";
}

std::string_view code(Handelaar wie) {
    switch (wie) {
        case Handelaar::leverancier:
            return "LEVERANCIER";
        case Handelaar::gemeente:
            return "GEMEENTE";
        case Handelaar::beheerder:
            break;
    }
    return "BEHEERDER";
}

// `Client.DK0002` → foutcode DK0002; `MustUnderstand` has none of DUO's, so it stands for itself.
std::string_view foutcode(std::string_view faultcode) {
    const auto punt = faultcode.rfind('.');
    return punt == std::string_view::npos ? faultcode : faultcode.substr(punt + 1);
}

}  // namespace

std::string schrijf_antwoord(std::string_view inhoud, const std::optional<Adressering>& adressering) {
    std::string uit = open_omslag(adressering, inhoud.size());
    uit.append(inhoud).append(einde);
    return uit;
}

std::string schrijf_fout(const Protocolfout& fout, const std::optional<Adressering>& adressering,
                         const std::optional<std::string>& identificatiecode) {
    std::string uit = open_omslag(adressering, 0);
    uit += "<soap:Fault>";
    schrijf_element(uit, "faultcode", "soap:" + fout.faultcode);
    uit += "<faultstring>";
    bericht::tekens::ontsnap(uit, fout.faultstring);
    uit += R"(</faultstring><detail><Fout xmlns="urn:inburgering:isi:cvs:v1">)";
    schrijf_element(uit, "foutcode", foutcode(fout.faultcode));
    schrijf_element(uit, "fouttekst", fout.faultstring);
    if (fout.element) schrijf_element(uit, "element", *fout.element);
    if (fout.regel) schrijf_element(uit, "regel", std::to_string(*fout.regel));
    schrijf_element(uit, "opnieuwProberen", code(fout.opnieuw));
    schrijf_element(uit, "wieHandelt", code(fout.wie_handelt));
    if (identificatiecode) schrijf_element(uit, "identificatiecodeBedrijfsdocument", *identificatiecode);
    uit += "</Fout></detail></soap:Fault>";
    uit.append(einde);
    return uit;
}

}  // namespace isi::soap
