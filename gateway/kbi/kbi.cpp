// SPDX-License-Identifier: GPL-3.0-or-later
#include "kbi.hpp"

#include <array>

namespace isi::kbi {

std::string_view code(Uitkomst uitkomst) noexcept {
    constexpr std::array<std::string_view, 11> codes{
        "GEVONDEN",      "GEEN_DOSSIER",     "OVERLEDEN",      "INSZ_MISVORMD",
        "INSZ_ONBEKEND", "INSZ_GEANNULEERD", "INSZ_VERVANGEN", "NIET_INGESCHREVEN",
        "NIET_BEVOEGD",  "GEEN_RECHTSGROND", "ALLES_ONTHOUDEN"};
    return codes.at(static_cast<std::size_t>(uitkomst));
}

}  // namespace isi::kbi
