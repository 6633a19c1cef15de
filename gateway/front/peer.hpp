// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <openssl/x509.h>

#include "gateway/sleutels/peer.hpp"

namespace isi::front {

/// Who a certificate names (design: OIN in subject.serialNumber; KBO in organizationIdentifier `NTRBE-` + ten
/// digits, else a ten-digit serialNumber). A subject that names two of a kind names none.
sleutels::Peer read_peer(X509* certificaat);

Seconden to_seconden(const ASN1_TIME* tijd);  ///< 0 if it is no time

}  // namespace isi::front
