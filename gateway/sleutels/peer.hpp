// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "isi_store/domein/organisatie.hpp"

/// Alone in its file so that the front can name the peer without knowing keys or the store.
namespace isi::sleutels {

/// Who is at the other end of the TLS connection, as read from the client certificate.
struct Peer {
    std::string onderwerp, uitgever;  ///< RFC 2253
    std::string vingerafdruk;         ///< sha256 of the DER, lower-case hex
    std::optional<std::string> oin;   ///< subject.serialNumber (2.5.4.5), twenty positions
    std::optional<std::string> kbo;   ///< organizationIdentifier NTRBE-…, or a ten-digit serialNumber
    Seconden geldig_tot = 0;
    std::string der = {};  ///< the certificate itself, for a signature that must be its
};

}  // namespace isi::sleutels
