// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isi_store/domein/organisatie.hpp"
#include "isi_store/store.hpp"
#include "peer.hpp"

/// Application keys: their format, their secrets' HMAC, and the registry that answers "is this key proven".
namespace isi::sleutels {

using Pepper = std::array<unsigned char, 32>;
Pepper load_pepper(const std::string& bestand);  ///< throws std::runtime_error with what to do
void make_pepper(const std::string& bestand);    ///< 0600, if absent

struct Uitgifte {
    std::string applicatiesleutel;  ///< `isk1_<id>`: public
    std::string wachtwoord;         ///< 43 base62 (256 bits) + 6 checksum: shown once
};
Uitgifte make_uitgifte();  ///< from the CSPRNG
/// Format and checksum only; a typo is told from an attack in the audit, not to the caller.
bool wachtwoord_welgevormd(std::string_view wachtwoord) noexcept;
std::array<unsigned char, 32> hmac_geheim(const Pepper& pepper, std::string_view sleutel_id, std::string_view wachtwoord);
Nummerhash hash_bsn(const Pepper& pepper, const Bsn& bsn);  ///< for tombstones; another domain than the secrets

/// A key that has been proven for this request, with its owner.
struct Bewezen {
    std::shared_ptr<const Sleutel> sleutel;
    std::shared_ptr<const Organisatie> eigenaar;
    Seconden geheim_geldig_tot = 0;
};

/// The real cause of a refusal; the caller hears the same Client.DK0002 for each.
enum class Weigering : std::uint8_t {
    geen_sleutel, dubbel_en_verschillend, sleutel_onbekend, wachtwoord_misvormd, wachtwoord_onjuist, nog_niet_geldig,
    verlopen, ingetrokken, certificaat_zonder_oin, certificaat_niet_van_sleutel, organisatie_onbekend
};
std::string_view tekst(Weigering weigering) noexcept;  ///< Dutch, for the audit

struct Bewijs {
    std::optional<Bewezen> bewezen;
    Weigering weigering = Weigering::geen_sleutel;
};

/// Immutable snapshot; a change builds a new one. Evaluated per request, so that a revocation holds on open connections.
/// Every path costs the same HMAC, whether the key exists or not.
class Register {
 public:
   explicit Register(Sleutelbestand bestand);
   [[nodiscard]] Bewijs bewijs(const Pepper& pepper, const Peer& peer, std::string_view applicatiesleutel,
                               std::string_view wachtwoord, Seconden nu) const;
   [[nodiscard]] std::int64_t versie() const noexcept;

 private:
   struct Inhoud;
   std::shared_ptr<const Inhoud> m_inhoud;
};

}  // namespace isi::sleutels
