// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstddef>
#include <string>

namespace isi::bezorging {

/// Where accepted appointments go, and how hard we knock there: [kbi.bezorging] of gateway.toml.
struct Instellingen {
    std::string adres;                 ///< https; empty: nothing is delivered and appointments stay AANVAARD
    std::string ca;                    ///< PEM: the only trust anchors of the far side
    std::string certificaat, sleutel;  ///< PEM: who we are there
    std::chrono::seconds tijdslimiet{30};  ///< over a whole try, from connecting to the last byte
    std::chrono::seconds eerste_wachttijd{10}, hoogste_wachttijd{900};
    std::size_t gelijktijdig = 4;  ///< tries under way at once
};

}  // namespace isi::bezorging
