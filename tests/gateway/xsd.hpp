// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

namespace isi::proef {

/// What libxml2 says of the Body's child against the published XSD (from the tree, not from the program): ""
/// = valid. Faults are valid when their detail is.
std::string xsd_oordeel(const std::string& omslag);

}  // namespace isi::proef
