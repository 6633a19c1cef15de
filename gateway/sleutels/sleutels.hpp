// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/sleutels/peer.hpp"
#include "isi_store/domein/bsn.hpp"
#include "isi_store/domein/organisatie.hpp"

/// Application keys: their format, their secrets' HMAC, and the registry that answers "is this key proven".
namespace isi::sleutels {

using Pepper = std::array<unsigned char, 32>;
/// 32 bytes as 64 hexadecimal or 44 base64 characters. Throws std::runtime_error that says what to do when
/// the file is missing, readable by group or others, or holds something else.
Pepper load_pepper(const std::string& bestand);
void make_pepper(const std::string& bestand);  ///< 0600, if absent

struct Uitgifte {
    std::string applicatiesleutel;  ///< `isk1_<12 base32>`: public
    std::string wachtwoord;         ///< 43 base62 (256 bits) + 6 checksum: shown once
};
Uitgifte make_uitgifte();  ///< from the CSPRNG; throws std::runtime_error when there is none
/// Format and checksum only; a typo is told from an attack in the audit, not to the caller.
bool wachtwoord_welgevormd(std::string_view wachtwoord) noexcept;
/// What the store keeps of a secret.
std::array<unsigned char, 32> hmac_geheim(const Pepper& pepper, std::string_view sleutel_id,
                                          std::string_view wachtwoord);
/// For tombstones; another domain than the secrets.
Nummerhash hash_bsn(const Pepper& pepper, const Bsn& bsn);

/// A key that has been proven for this request, with its owner.
struct Bewezen {
    std::shared_ptr<const Sleutel> sleutel;
    std::shared_ptr<const Organisatie> eigenaar;
    Seconden geheim_geldig_tot =
        0;  ///< when what was used stops working: the earlier of the secret's end and the key's
};

/// The real cause of a refusal; the caller hears the same Client.DK0002 for each. In the order of the
/// contract: the certificate first, then key and password, then whether the two belong together.
enum class Weigering : std::uint8_t {
    geen_sleutel,            ///< no application key in the message
    dubbel_en_verschillend,  ///< UsernameToken and Basic disagree; found by who reads the header
    sleutel_onbekend,
    wachtwoord_misvormd,  ///< length, alphabet or checksum: a typo, not an attack
    wachtwoord_onjuist,
    nog_niet_geldig,               ///< key or secret
    verlopen,                      ///< key or secret
    ingetrokken,                   ///< key or secret
    certificaat_zonder_oin,        ///< neither OIN nor KBO, and its fingerprint is registered nowhere
    certificaat_niet_van_sleutel,  ///< a registered party's certificate that this key does not list
    organisatie_onbekend,          ///< the certificate names an organisation that is registered nowhere
    andere_dienst  ///< key or certificate is of the other country's service; found by the service itself
};
std::string_view tekst(Weigering weigering) noexcept;  ///< Dutch, for the audit

struct Bewijs {
    std::optional<Bewezen> bewezen;
    Weigering weigering = Weigering::geen_sleutel;  ///< meaningful when `bewezen` is empty
};

/// Immutable snapshot; a change builds a new one. Evaluated per request, so that a revocation holds on open
/// connections. Every path costs the same: one HMAC and the same number of comparisons, whether the key
/// exists or not. A key without `certificaten` can be carried by nobody; a key or secret counts when
/// geldig_vanaf ≤ now < geldig_tot, so that a forgotten end date refuses instead of lasting for ever.
/// Thread-safe.
class Register {
 public:
    explicit Register(Sleutelbestand bestand);
    /// Throws std::runtime_error only when OpenSSL fails.
    [[nodiscard]] Bewijs bewijs(const Pepper& pepper, const Peer& peer, std::string_view applicatiesleutel,
                                std::string_view wachtwoord, Seconden nu) const;
    [[nodiscard]] std::int64_t versie() const noexcept;

 private:
    struct Inhoud;
    std::shared_ptr<const Inhoud> m_inhoud;
};

}  // namespace isi::sleutels
