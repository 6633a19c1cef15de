// SPDX-License-Identifier: GPL-3.0-or-later
#include "publicatie.hpp"

#include <stdexcept>

#include "wsdl/contract.hpp"

namespace isi {
namespace {

// Replaces the value of the first `attribuut="…"` after `anker`.
void vervang_attribuut(std::string& tekst, std::string_view anker, std::string_view attribuut,
                       std::string_view waarde) {
    const auto plaats = tekst.find(anker);
    const auto begin =
        plaats == std::string::npos ? plaats : tekst.find(std::string(attribuut) + "=\"", plaats);
    if (begin == std::string::npos)
        throw std::runtime_error("the embedded WSDL has no " + std::string(anker));
    const auto van = begin + attribuut.size() + 2;
    tekst.replace(van, tekst.find('"', van) - van, waarde);
}

std::string als_attribuut(std::string_view tekst) {
    std::string uit;
    for (const char c : tekst) {
        switch (c) {
            case '&':
                uit += "&amp;";
                break;
            case '<':
                uit += "&lt;";
                break;
            case '"':
                uit += "&quot;";
                break;
            default:
                uit += c;
        }
    }
    return uit;
}

}  // namespace

Publicatie::Publicatie(const std::string& publiek_adres) : m_wsdl(contract::wsdl()) {
    const std::string adres = als_attribuut(publiek_adres) + std::string(dienstpad);
    vervang_attribuut(m_wsdl, "<soap:address", "location", adres);
    vervang_attribuut(m_wsdl, ":import ", "schemaLocation", adres + "?xsd=isi_cvs_v1.xsd");
}

std::optional<std::string_view> Publicatie::find(std::string_view query) const {
    if (query == "wsdl" || query == "WSDL" || query == "wsdl&versie=1.0") return m_wsdl;
    if (query == "xsd=isi_cvs_v1.xsd") return contract::xsd();
    return std::nullopt;
}

}  // namespace isi
