// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <vector>

#include "gateway/kbi/kbi.hpp"

namespace isi::kbi {

/// A number and those that replaced it, oldest first, and what the register says of the last.
struct Keten {
    std::vector<Insz> nummers;
    std::optional<Persoonsstand> stand;  ///< nullopt: unknown
};
/// Ends at a number that is not replaced, at one that was seen before, or after eight replacements.
[[nodiscard]] Keten volg_vervanging(const Insz& insz, KbiStore& store);

/// Whether `partner` has one of `nummers` integrated on the day of `vandaag`, or needs not.
[[nodiscard]] bool is_ingeschreven(const std::vector<Insz>& nummers, const Aanhef& aanhef,
                                   const Partner& partner, std::string_view vandaag, KbiStore& store);

}  // namespace isi::kbi
