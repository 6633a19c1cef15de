// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "wereld.hpp"

namespace isi::proef {

/// The whole HTTP request of a cell.
std::string maak_verzoek(const Rij& cel, const Wereld& wereld);

}  // namespace isi::proef
