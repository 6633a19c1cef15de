// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "handtekening.hpp"
#include "xml.hpp"

/// What may stand in ds:SignedInfo. The library would understand much more; all of it is refused before it
/// looks.
namespace isi::handtekening {

enum class Soort : std::uint8_t { rsa, ecdsa };

struct SignedInfo {
    Soort soort = Soort::rsa;
    std::vector<std::string> ids;  ///< of the references, in order, without '#'
};

tl::expected<SignedInfo, Gebrek> lees_signedinfo(xmlNode* signed_info, bool sha1_toegestaan);

}  // namespace isi::handtekening
