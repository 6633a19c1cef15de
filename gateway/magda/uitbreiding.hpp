// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "gateway/kbi/kbi.hpp"

namespace isi::magda {

/// What stands beside KBIDossier, in our own namespace (uitbreiding-v1): the summary that a gemeente gets,
/// and with uitbreiding_2022 everyone, with plan and terms. Adds the names of what it wrote to `blokken`.
void schrijf_uitbreiding(std::string& uit, const kbi::Bevinding& bevinding, std::string& blokken);

}  // namespace isi::magda
