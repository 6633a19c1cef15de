// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "wereld.hpp"

namespace isi::proef {

/// The whole HTTP request of a cell.
std::string maak_verzoek(const Rij& cel, const Wereld& wereld);
/// Whether this operation's message has a place for a BSN.
bool noemt_persoon(const std::string& operatie);

}  // namespace isi::proef
