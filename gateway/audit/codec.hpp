// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "keten.hpp"
#include "nummers.hpp"
#include "record.hpp"

/// The canonical form of a record: what is stored, hashed and kept for years. Layout 2, integers big-endian:
///
///     at   bytes  field
///      0      1   layout version = 2
///      1     32   keyed hash of the number (zeros: about nobody); at a fixed place because sealed segments
///      index it
///     33      1   gebeurtenis
///     34      1   beslissing
///     35      1   geleverd (0, 1)
///     36      8   tijdstip, microseconds since 1970, two's complement
///     44     16   verzoek_id
///     60      4   aantal
///     64      2   http_status
///     66      4   duur_us
///     70     32   sha256 of the answer
///    102      8   name of the audit key (zeros: about nobody)
///    110     39   nonce 12, AES-256-GCM ciphertext 11, tag 16 (zeros: about nobody)
///    149      1   whether the end user's number follows (0, 1): hash 32, key 8, ciphertext 39
///      …      …   the texts, each as length (2 bytes) and UTF-8, in this order: operatie, oin_certificaat,
///                 vingerafdruk, oin_eigenaar, sleutel_id, gemeentecode, wet, rol, eindgebruiker, doel,
///                 message_id, identificatiecode, verzendende_instantie, uitkomst, reden, blokken, herkomst
///
/// Layout 1, which readers keep reading, has a ciphertext of 9 at 110 (the BSN alone) and no byte for the end
/// user.
namespace isi::audit {

constexpr unsigned char indeling = 2, indeling_1 = 1;
constexpr std::size_t max_tekst =
    1024;  ///< bytes of one text; what is longer is cut (the caller limits what it takes in)

Bytes encode(const Record& record, const Nummers& nummers);

/// Throws std::runtime_error when the bytes are not a record of a known layout or its number cannot be
/// decrypted.
Record decode(const unsigned char* bytes, std::size_t lengte, const Nummers& nummers);

/// All but the numbers of persons, which stay closed: needs no key. Into a record that is used again and
/// again, because who counts millions would wait for memory otherwise.
void decode_gesloten(const unsigned char* bytes, std::size_t lengte, Record& record);

/// Its moment alone, which stands at the same place in every layout so far.
std::int64_t decode_tijdstip(const unsigned char* bytes, std::size_t lengte);

/// What the replay window needs, without decrypting anything.
struct Kop {
    Gebeurtenis gebeurtenis = Gebeurtenis::bevraging;
    std::int64_t tijdstip_us = 0;
    std::string identificatiecode, verzendende_instantie;
};
Kop decode_kop(const unsigned char* bytes, std::size_t lengte);

}  // namespace isi::audit
