// SPDX-License-Identifier: GPL-3.0-or-later
#include "bron.hpp"

#include <algorithm>

namespace isi::gba_v {

std::optional<OnvolledigeDatum> als_datum(std::string_view tekst) {
    if (tekst.size() != 8) return std::nullopt;
    return OnvolledigeDatum::parse(std::string{tekst.substr(0, 4)} + '-' + std::string{tekst.substr(4, 2)} +
                                   '-' + std::string{tekst.substr(6)});
}

std::size_t tekens(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void Bron::mis(const Rij& rij, std::string_view element, Reden reden) const {
    afwijzingen.push_back({rij.regel, std::string{element}, Wat::gegeven, reden});
}

std::optional<OnvolledigeDatum> Bron::datum(const Rij& rij, std::string_view element) const {
    if (rij[element].empty()) return std::nullopt;
    auto gelezen = als_datum(rij[element]);
    if (!gelezen) mis(rij, element, Reden::geen_datum);
    return gelezen;
}

std::optional<std::string> Bron::tekst(const Rij& rij, std::string_view element,
                                       std::size_t hoogstens) const {
    const auto gelezen = rij[element];
    if (gelezen.empty()) return std::nullopt;
    if (tekens(gelezen) > hoogstens) {
        mis(rij, element, Reden::past_niet);
        return std::nullopt;
    }
    return std::string{gelezen};
}

std::optional<Codewaarde> Bron::waarde(const Rij& rij, std::string_view element,
                                       std::string_view tabel) const {
    if (rij[element].empty()) return std::nullopt;
    const auto* const gevonden = tabellen.find(tabel, rij[element]);
    if (gevonden == nullptr) {
        mis(rij, element, Reden::niet_in_tabel);
        return std::nullopt;
    }
    return Codewaarde{gevonden->code, gevonden->omschrijving};
}

}  // namespace isi::gba_v
