// SPDX-License-Identifier: GPL-3.0-or-later
#include "waardenlijst.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "lijsten.hpp"

namespace isi {
namespace {

std::vector<Waardenlijst> make_lijsten() {
    std::vector<Waardenlijst> lijsten;
    for (const auto& groep : {lijsten::persoon(), lijsten::voorzieningen(), lijsten::examens(),
                              lijsten::wi2021(), lijsten::berichten()})
        lijsten.insert(lijsten.end(), groep.begin(), groep.end());
    return lijsten;
}

// The sheet asks some twenty texts per answer, so the lists are found by name at once and not by walking
// them.
using Index = std::unordered_map<std::string_view, const Waardenlijst*>;

Index make_index() {
    Index index;
    for (const auto& lijst : contractlijsten()) index.emplace(lijst.naam, &lijst);
    return index;
}

std::unordered_set<std::string_view> make_codes() {
    std::unordered_set<std::string_view> codes;
    for (const auto& lijst : contractlijsten())
        for (const auto& waarde : lijst.waarden) codes.insert(waarde.code);
    return codes;
}

}  // namespace

const std::vector<Waardenlijst>& contractlijsten() {
    static const std::vector<Waardenlijst> lijsten = make_lijsten();
    return lijsten;
}

std::optional<Codewaarde> zoek_waarde(std::string_view lijst, std::string_view code) {
    static const Index index = make_index();
    const auto found = index.find(lijst);
    if (found == index.end()) return std::nullopt;
    for (const auto& waarde : found->second->waarden)
        if (waarde.code == code) return Codewaarde{waarde.code, waarde.omschrijving};
    return std::nullopt;
}

bool is_contractcode(std::string_view code) {
    static const auto codes = make_codes();
    return codes.contains(code);
}

}  // namespace isi
