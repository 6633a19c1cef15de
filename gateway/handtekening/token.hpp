// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <openssl/evp.h>

#include <memory>

#include "handtekening.hpp"
#include "xml.hpp"

namespace isi::handtekening {

struct VrijSleutel {
    void operator()(EVP_PKEY* p) const noexcept { EVP_PKEY_free(p); }
};
using Sleutel = std::unique_ptr<EVP_PKEY, VrijSleutel>;

/// The BinarySecurityToken that ds:KeyInfo points to, among the children of wsse:Security.
tl::expected<const xmlNode*, Gebrek> zoek_token(const xmlNode* key_info, const xml::Elementen& security);

/// The public key of the token's certificate, once that is the peer's, byte for byte, and the key is strong
/// enough.
tl::expected<Sleutel, Gebrek> lees_sleutel(const xmlNode* token, std::string_view certificaat);

}  // namespace isi::handtekening
