// SPDX-License-Identifier: GPL-3.0-or-later
#include "publicatie.hpp"

#include <stdexcept>
#include <utility>

#include "gateway/bericht/tekens.hpp"
#include "wsdl/contract.hpp"
#include "wsdl/kbi/contract.hpp"

namespace isi {
namespace {

std::string als_attribuut(std::string_view tekst) {
    std::string uit;
    bericht::tekens::ontsnap(uit, tekst);
    return uit;
}

// Where the value of an attribute stands that begins at `plaats` (its first quote).
std::string_view waarde_op(const std::string& tekst, std::size_t plaats) {
    return std::string_view(tekst).substr(plaats, tekst.find('"', plaats) - plaats);
}

// Replaces each value of `attribuut` that `nieuw` has an answer for.
template <class Nieuw>
std::size_t vervang(std::string& tekst, std::string_view attribuut, Nieuw nieuw) {
    const std::string begin = " " + std::string(attribuut) + "=\"";
    std::size_t aantal = 0;
    for (auto plaats = tekst.find(begin); plaats != std::string::npos; plaats = tekst.find(begin, plaats)) {
        plaats += begin.size();
        const auto oud = waarde_op(tekst, plaats);
        const std::optional<std::string> waarde = nieuw(oud);
        if (!waarde) continue;
        tekst.replace(plaats, oud.size(), *waarde);
        ++aantal;
    }
    return aantal;
}

// The documents of a contract refer to each other by file name, and to the service by any address.
std::string met_adres(std::string_view document, const std::string& adres) {
    std::string tekst(document);
    vervang(tekst, "schemaLocation",
            [&](std::string_view naam) { return std::optional(adres + "?xsd=" + std::string(naam)); });
    return tekst;
}

std::string wsdl_met_adres(std::string_view document, const std::string& adres) {
    std::string tekst = met_adres(document, adres);
    const auto aantal = vervang(tekst, "location", [&](std::string_view oud) -> std::optional<std::string> {
        if (oud.starts_with("http")) return adres;   // soap:address
        return adres + "?wsdl=" + std::string(oud);  // wsdl:import
    });
    if (aantal == 0) throw std::runtime_error("the embedded WSDL has no soap:address");
    return tekst;
}

}  // namespace

Publicatie::Publicatie(const std::string& publiek_adres) {
    const std::string adres = als_attribuut(publiek_adres) + std::string(dienstpad), pad(dienstpad);
    const auto wsdl = wsdl_met_adres(contract::wsdl(), adres);
    for (const auto* query : {"?wsdl", "?WSDL", "?wsdl&versie=1.0"}) m_documenten[pad + query] = wsdl;
    m_documenten[pad + "?xsd=isi_cvs_v1.xsd"] = contract::xsd();
}

void Publicatie::add_kbi(const std::string& publiek_adres, const std::string& magda_pad,
                         const std::string& ksz_pad, std::string_view labels_pad, std::string labels_xml) {
    using kbi::contract::Dialect;
    for (const auto& [dialect, pad] :
         {std::pair(Dialect::magda, magda_pad), std::pair(Dialect::ksz, ksz_pad)}) {
        const std::string adres = als_attribuut(publiek_adres) + pad;
        for (const auto& [naam, tekst] : kbi::contract::bestanden(dialect)) {
            if (!naam.ends_with(".wsdl")) {
                m_documenten[pad + "?xsd=" + std::string(naam)] = met_adres(tekst, adres);
                continue;
            }
            auto wsdl = wsdl_met_adres(tekst, adres);
            for (const auto* query : {"?wsdl", "?WSDL"}) m_documenten.try_emplace(pad + query, wsdl);
            m_documenten[pad + "?wsdl=" + std::string(naam)] = std::move(wsdl);
        }
    }
    m_documenten[std::string(labels_pad)] = std::move(labels_xml);
}

std::optional<std::string_view> Publicatie::find(std::string_view pad, std::string_view query) const {
    std::string sleutel(pad);
    if (!query.empty()) sleutel.append("?").append(query);
    const auto document = m_documenten.find(sleutel);
    return document == m_documenten.end() ? std::nullopt : std::optional<std::string_view>(document->second);
}

}  // namespace isi
