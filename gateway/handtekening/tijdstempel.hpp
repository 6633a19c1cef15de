// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "handtekening.hpp"
#include "xml.hpp"

namespace isi::handtekening {

/// wsu:Timestamp: Created, and Expires when there, against the clock (SOAP Message Security 1.1 §10).
tl::expected<void, Gebrek> controleer_tijdstempel(const xmlNode* tijdstempel,
                                                  const Instellingen& instellingen);

}  // namespace isi::handtekening
