// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "mutanten.hpp"

namespace isi::proef {

/// One change at child `i` of `ouder`; false = it does not apply there. A `%` in `bewijs` stands for the
/// element's name.
struct Ingreep {
    std::string soort;
    std::string regel;
    std::vector<std::string> bewijs;
    std::function<bool(Knoop& ouder, std::size_t i)> doe;
};

/// Each breaks one rule of structure, and says which.
const std::vector<Ingreep>& brekende_ingrepen();
/// Wrong in other ways, or right in an unusual way; the oracle tells.
const std::vector<Ingreep>& vreemde_ingrepen();
/// Another spelling of the same message.
const std::vector<Ingreep>& gelijke_ingrepen();
/// On the written child: breaks the XML itself (or nearly). `keer` varies the place.
std::string breek_bytes(const std::string& kind, std::size_t soort, std::size_t keer);
std::size_t aantal_breuken();

}  // namespace isi::proef
