// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>

#include "plannen.hpp"

namespace isi::plan_import {
namespace {

struct Tekst {
    std::string_view code, uitleg;
};
// In the order of the enum.
constexpr std::array<Tekst, 12> teksten{{
    {"ONLEESBAAR", "the file cannot be read"},
    {"TE_GROOT", "the file is larger than 256 MB: divide it"},
    {"GEEN_XML", "not well-formed XML in UTF-8, or with a DOCTYPE"},
    {"GEEN_PLANNEN", "neither Inburgeringsplannen nor Inburgeringsplan of uitbreiding/v1"},
    {"GEEN_INSZ", "the person has no INSZ"},
    {"INSZ_ONGELDIG", "no INSZ: eleven digits of which the last two check the others"},
    {"INSZ_VERZONNEN", "a made-up INSZ; omgeving = \"prod\" takes real ones only"},
    {"SCHEMA", "the plan is not as the schema uitbreiding-v1.xsd wants it"},
    {"DATUM", "a date that the calendar does not have, or a period that ends before it begins"},
    {"DUBBEL", "an earlier plan of this import is of the same person; that one is loaded"},
    {"ONBEKENDE_PERSOON", "the register has no such person; import the dossier first"},
    {"ONBEKENDE_CODE", "a code that is not on the list; it is kept as it is"},
}};

}  // namespace

std::string_view code(Reden reden) noexcept {
    return teksten[static_cast<std::size_t>(reden)].code;
}
std::string_view uitleg(Reden reden) noexcept {
    return teksten[static_cast<std::size_t>(reden)].uitleg;
}

void schrijf_kop(std::ostream& uit) {
    uit << "bestand;persoon;element;wat;reden;uitleg\n";
}

std::string Rapport::tekst() const {
    auto uit = fmt::format(
        "{} files ({} not taken), {} persons: {} nieuw, {} gewijzigd, {} ongewijzigd, {} afgewezen\n",
        bestanden, bestanden_afgewezen, personen, nieuw, gewijzigd, ongewijzigd, afgewezen);
    for (const auto& [reden, aantal] : redenen) uit += fmt::format("  {}: {}\n", reden, aantal);
    return uit;
}

}  // namespace isi::plan_import
