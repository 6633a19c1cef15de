// SPDX-License-Identifier: GPL-3.0-or-later
#include "geef_tabellen.hpp"

#include <algorithm>
#include <iterator>

#include "fouten.hpp"

namespace isi::operaties {

std::vector<Gemeenterecht> geef_gemeenten(const Verzoek& verzoek, Store& store) {
    std::vector<Gemeenterecht> rijen;
    for (const auto& [code, rollen] : verzoek.sleutel->bevoegdheden) {
        if (rollen.empty()) continue;
        rijen.push_back({store.find_gemeente(code).value_or(Gemeente{code, code.text(), {}}), rollen});
    }
    return rijen;
}

Uitkomst<std::vector<Waardenlijst>> geef_waardenlijsten(const std::optional<std::string>& lijst,
                                                        Store& store) {
    std::vector<Waardenlijst> lijsten = contractlijsten();
    std::ranges::move(store.list_brp_tabellen(), std::back_inserter(lijsten));
    if (!lijst) return lijsten;
    std::erase_if(lijsten, [&](const Waardenlijst& kandidaat) { return kandidaat.naam != *lijst; });
    if (lijsten.empty()) return fouten::val006("lijst");
    return lijsten;
}

}  // namespace isi::operaties
