// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace isi {

/// Burgerservicenummer: exactly nine digits, leading zeros kept, elfproef
/// 9·d1 + 8·d2 + … + 2·d8 − 1·d9 ≡ 0 (mod 11). All zeros passes the arithmetic and is refused
/// explicitly (Logisch Ontwerp BSN 1.6). A Bsn that exists is a valid one.
class Bsn {
 public:
    /// nullopt when the text is not a valid BSN; eight digits are never padded.
    static std::optional<Bsn> parse(std::string_view text);
    [[nodiscard]] const std::string& text() const noexcept { return m_text; }
    friend auto operator<=>(const Bsn&, const Bsn&) = default;

 private:
    explicit Bsn(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

using Nummerhash =
    std::array<unsigned char, 32>;  ///< HMAC-SHA-256 of a BSN under a pepper kept outside the store

/// A-nummer: ten digits a0…a9 with a0 ≠ 0, no two neighbours alike, digit sum ≡ 0 or 5 (mod 11) and
/// Σ a[i]·2^i ≡ 0 (mod 11) (Logisch Ontwerp GBA, element 01.10).
class ANummer {
 public:
    static std::optional<ANummer> parse(std::string_view text);
    [[nodiscard]] const std::string& text() const noexcept { return m_text; }
    friend auto operator<=>(const ANummer&, const ANummer&) = default;

 private:
    explicit ANummer(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

}  // namespace isi
