// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codes.hpp"

namespace isi {

/// One value of a list, with the time it is valid (tabel 32/33/34/56: begin and end of the BRP table).
struct Lijstwaarde {
    std::string code, omschrijving;
    std::optional<OnvolledigeDatum> geldig_vanaf, geldig_tot;
    friend bool operator==(const Lijstwaarde&, const Lijstwaarde&) = default;
};

struct Waardenlijst {
    std::string
        naam;  ///< lowerCamel, as in coverage §5: geslacht, herkomst, …, tabel32, tabel33, tabel34, tabel56
    std::string versie;  ///< date of the list, yyyy-mm-dd
    std::vector<Lijstwaarde> waarden;
    friend bool operator==(const Waardenlijst&, const Waardenlijst&) = default;
};

/// The closed lists that belong to the contract (frozen with its namespace); the BRP tables live in the
/// store.
[[nodiscard]] const std::vector<Waardenlijst>& contractlijsten();

/// {code, omschrijving} of a closed list; nullopt when the list or the code is unknown.
[[nodiscard]] std::optional<Codewaarde> zoek_waarde(std::string_view lijst, std::string_view code);

/// Whether any closed list of the contract has this code. A text that it knows cannot be somebody's name or
/// number that was put in the wrong place.
[[nodiscard]] bool is_contractcode(std::string_view code);

}  // namespace isi
