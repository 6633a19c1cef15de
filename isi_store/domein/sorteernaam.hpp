// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace isi {

/// The key that names are sorted by (NL-M3): without case and accents. Folds what the BRP's character set has
/// (LO GBA bijlage Teletex: Latin letters with diacritics); other characters stay as they are. `naam` is
/// UTF-8.
[[nodiscard]] std::string sorteernaam(std::string_view naam);

}  // namespace isi
