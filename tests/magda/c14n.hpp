// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

namespace isi::magda::proef {

/// Exclusive canonical form with comments, by libxml2, of the first element that `pad` (XPath) names in the
/// document; empty when there is none.
std::string canoniek(const std::string& document, const std::string& pad);

}  // namespace isi::magda::proef
