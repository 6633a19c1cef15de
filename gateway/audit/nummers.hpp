// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "isi_store/domein/persoonsnummer.hpp"
#include "keten.hpp"

namespace isi::audit {

/// A person's number as the log keeps it. All zeros in a record about nobody.
struct Verborgen {
    /// Bytes of the number inside: a BSN is filled up with blanks, so that the two kinds look alike. Layout 1
    /// knew the nine of a BSN only.
    static constexpr std::size_t nummer = 11, nummer_indeling_1 = 9;
    static constexpr std::size_t lengte = 12 + nummer + 16;  ///< nonce, ciphertext, tag
    Hash hash{};  ///< HMAC-SHA-256(hash key, number): the same number gives the same hash
    std::array<unsigned char, 8> sleutel{};           ///< which key
    std::array<unsigned char, lengte> cijfertekst{};  ///< AES-256-GCM with `hash` as associated data
};

/// Hides and finds person numbers. Two keys are derived from each secret of the key file, one to encrypt and
/// one to hash; the first line of the file is used for new records, the others open what they once closed.
/// Thread-safe.
class Nummers {
 public:
    explicit Nummers(const std::string& sleutelbestand);  ///< throws std::runtime_error as load_geheimen
    Nummers(const Nummers&) = delete;
    Nummers& operator=(const Nummers&) = delete;
    ~Nummers();

    [[nodiscard]] Verborgen hide(const Persoonsnummer& nummer) const;
    /// `nummer`: bytes of the number inside. Throws std::runtime_error when the key is not in the file or the
    /// text was changed.
    [[nodiscard]] Persoonsnummer reveal(const Verborgen& verborgen, std::size_t nummer) const;
    [[nodiscard]] std::vector<Hash> hashes(
        const Persoonsnummer& nummer) const;  ///< under every key of the file

 private:
    struct Sleutel;
    std::vector<std::unique_ptr<Sleutel>> m_sleutels;
    std::array<unsigned char, 7> m_nonce_begin{};          ///< random, new for every start
    mutable std::atomic<std::uint64_t> m_nonce_teller{0};  ///< the other five bytes
};

}  // namespace isi::audit
