// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "isi_store/domein/codes.hpp"

namespace isi::proef {

/// One line of what cellen.py wrote: column name → value, "-" where there is none.
using Rij = std::map<std::string, std::string>;

/// Throws std::runtime_error when the file is missing or a line has another number of columns than the first.
std::vector<Rij> lees_rijen(const std::string& naam);
/// `Wi2007+Wi2013MUT` → roles; "-" → none.
std::set<Rol> lees_rollen(const std::string& tekst);

}  // namespace isi::proef
