// SPDX-License-Identifier: GPL-3.0-or-later
#include "afwijzing.hpp"

#include <algorithm>
#include <array>

namespace isi::kbi_import {
namespace {

struct Tekst {
    std::string_view code, uitleg;
};
// In the order of the enum.
constexpr std::array<Tekst, 10> teksten{{
    {"ONLEESBAAR", "the file cannot be read"},
    {"TE_GROOT", "the file is larger than any real dossier"},
    {"GEEN_XML", "not well-formed, not UTF-8, with a DOCTYPE, or larger inside than any real dossier"},
    {"GEEN_DOSSIER", "neither a GeefDossierKBIResponse nor a KBIDossier"},
    {"SCHEMA", "not as wsdl/kbi says"},
    {"GEEN_INSZ", "the dossier does not say whose it is (Personalia/INSZ)"},
    {"INSZ_ONGELDIG", "the INSZ has no right structure or check digits"},
    {"INSZ_VERZONNEN", "a made-up INSZ (month 60-72) has no place in production"},
    {"DUBBEL", "an earlier file of this import has a dossier of the same person; that one is taken"},
    {"ONBEKENDE_CODE",
     "the list of this code in data/kbi/codes.toml does not have it; the dossier is taken as it is"},
}};

bool is_cijfer(char c) {
    return c >= '0' && c <= '9';
}

std::string tussen_aanhalingstekens(std::string_view tekst) {
    std::string uit = "\"";
    for (const char c : tekst) {
        if (c == '"') uit += '"';
        uit += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
    return uit + '"';
}

}  // namespace

std::string_view code(Reden reden) noexcept {
    return teksten.at(static_cast<std::size_t>(reden)).code;
}
std::string_view uitleg(Reden reden) noexcept {
    return teksten.at(static_cast<std::size_t>(reden)).uitleg;
}

std::string toonbaar(std::string_view bestandsnaam) {
    constexpr std::ptrdiff_t als_nummer = 9;
    std::string uit(bestandsnaam);
    if (std::count_if(uit.begin(), uit.end(), is_cijfer) >= als_nummer)
        std::replace_if(uit.begin(), uit.end(), is_cijfer, '#');
    return uit;
}

void schrijf_kop(std::ostream& uit) {
    uit << "volgnummer;bestand;regel;element;wat;reden;uitleg\n";
}

void schrijf(std::ostream& uit, std::size_t volgnummer, std::string_view bestandsnaam, const Gebrek& gebrek) {
    const auto* const wat = gebrek.reden == Reden::onbekende_code ? "CODE" : "DOSSIER";
    uit << volgnummer << ';' << tussen_aanhalingstekens(toonbaar(bestandsnaam)) << ';' << gebrek.regel << ';'
        << gebrek.element << ';' << wat << ';' << code(gebrek.reden) << ";\"" << uitleg(gebrek.reden)
        << "\"\n";
}

}  // namespace isi::kbi_import
