// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <istream>
#include <map>
#include <ostream>
#include <string>
#include <string_view>

#include "isi_store/kbi_store.hpp"

/// What became of numbers, as the KSZ tells it: cancelled, replaced, deceased. A text file with a line per
/// number: `insz;stand;waarde`, stand BEKEND, GEANNULEERD, VERVANGEN (waarde: the number in use) or OVERLEDEN
/// (waarde: the day).
namespace isi::kbi_import {

struct Standenrapport {
    std::uint64_t regels = 0, nieuw = 0, gewijzigd = 0, ongewijzigd = 0, afgewezen = 0;
    std::map<std::string, std::uint64_t> redenen;
    [[nodiscard]] std::string tekst() const;  ///< for the operator
};

struct Standenwens {
    bool verzonnen_toegestaan = false;
    std::function<void(std::uint64_t)> voortgang = {};  ///< lines done so far; may be empty
    std::ostream* afgewezen = nullptr;                  ///< `regel;reden;uitleg` per line, never a number
};

/// Each line is the whole stand of its number, and a later one counts. A ring of replacements is refused.
/// Small transactions, so an import that was cut off is finished by running it again. Throws
/// std::runtime_error when the first line is not the heading, StoreFailure.
Standenrapport lees_standen(std::istream& in, kbi::KbiStore& store, const Standenwens& wens);

}  // namespace isi::kbi_import
