// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "inlezen.hpp"

namespace isi::kbi_import {
namespace {

using Tellingen = std::map<std::string, std::uint64_t>;

std::string tekst_van(const Tellingen& tellingen) {
    std::string uit;
    for (const auto& [naam, aantal] : tellingen)
        uit += fmt::format("{}{} {}", uit.empty() ? "" : ", ", naam, aantal);
    return uit;
}

std::string json_van(const Tellingen& tellingen) {
    std::string uit;
    for (const auto& [naam, aantal] : tellingen)
        uit += fmt::format("{}\n    \"{}\": {}", uit.empty() ? "" : ",", naam, aantal);
    return tellingen.empty() ? "{}" : "{" + uit + "\n  }";
}

}  // namespace

std::string Rapport::tekst() const {
    auto uit = fmt::format("bestanden        {}\nregister         nieuw {}, gewijzigd {}, ongewijzigd {}\n",
                           bestanden, nieuw, gewijzigd, ongewijzigd);
    uit += fmt::format("zonder dossier   {}\n", zonder_dossier);
    uit += fmt::format("afgewezen        {}{}\n", afgewezen,
                       redenen.empty() ? "" : fmt::format(" ({})", tekst_van(redenen)));
    if (!onbekende_codes.empty())
        uit += fmt::format("onbekende codes  dossiers per lijst, overgenomen zoals ze zijn: {}\n",
                           tekst_van(onbekende_codes));
    return uit + fmt::format("langste slot     {} ms\n", langste_slot_ms);
}

std::string Rapport::json() const {
    return fmt::format(
        "{{\n  \"bestanden\": {},\n  \"nieuw\": {},\n  \"gewijzigd\": {},\n  \"ongewijzigd\": {},\n"
        "  \"zonder_dossier\": {},\n  \"afgewezen\": {},\n  \"redenen\": {},\n  \"onbekende_codes\": {},\n"
        "  \"langste_slot_ms\": {}\n}}\n",
        bestanden, nieuw, gewijzigd, ongewijzigd, zonder_dossier, afgewezen, json_van(redenen),
        json_van(onbekende_codes), langste_slot_ms);
}

}  // namespace isi::kbi_import
