// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "gateway/kbi/kbi.hpp"

namespace isi::magda {

/// A moment as MAGDA writes it, in Belgian time.
struct Tijdstip {
    std::string datum;  ///< yyyy-mm-dd
    std::string tijd;   ///< HH:MM:SS.mmm
};
[[nodiscard]] Tijdstip belgische_tijd(Seconden nu);

}  // namespace isi::magda
