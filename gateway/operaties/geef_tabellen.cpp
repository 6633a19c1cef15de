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
    if (!lijst) {
        std::vector<Waardenlijst> alle = contractlijsten();
        std::ranges::move(store.list_brp_tabellen(), std::back_inserter(alle));
        return alle;
    }
    const auto& vast = contractlijsten();
    if (const auto een = std::ranges::find(vast, *lijst, &Waardenlijst::naam); een != vast.end())
        return std::vector{*een};
    if (auto tabel = store.find_brp_tabel(*lijst)) return std::vector{*std::move(tabel)};
    return fouten::val006("lijst");
}

}  // namespace isi::operaties
