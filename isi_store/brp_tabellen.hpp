// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "isi_store/domein/waardenlijst.hpp"

namespace isi {

/// The official BRP tables 32 (nationaliteiten), 33 (gemeenten), 34 (landen) and 56 (verblijfstitels) that
/// this release carries. Throws std::runtime_error only when the program itself was built wrong.
std::vector<Waardenlijst> lees_brp_tabellen();

/// One table as published: UTF-16LE with BOM, comma separated, quoted, a heading, dates yyyymmdd (00 kept).
/// `versie` becomes the latest date in it. Throws std::runtime_error that names the line and what is wrong
/// with it.
Waardenlijst lees_brp_tabel(const std::string& naam, std::string_view inhoud);

}  // namespace isi
