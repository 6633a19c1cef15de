// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

namespace isi::proef {

/// What libxml2 says of the Body's child against the published XSD (from the tree, not from the program): ""
/// = valid. Faults are valid when their detail is.
std::string xsd_oordeel(const std::string& omslag);

/// The text of the first element of this local name as libxml2 reads it, "" when there is none.
std::string lees_waarde(const std::string& omslag, const std::string& naam);

}  // namespace isi::proef
