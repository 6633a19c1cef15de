// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace isi {

/// INSZ (identificatienummer van de sociale zekerheid): eleven digits JJMMDD VVV CC. CC = 97 − (the first
/// nine mod 97), with a 2 before the nine for births from 2000; remainder 0 gives 97, so 00 is never right. A
/// number passes for exactly one of the two centuries (KSZ, Validatiemethodes MAGDA). Month: 00–12
/// Rijksregister, 20–32 BIS, 40–52 TER, 60–72 made up, for tests only. An Insz that exists is a valid one.
class Insz {
 public:
    enum class Soort : std::uint8_t { rijksregister, bis, ter, verzonnen };

    /// nullopt when the text has another structure or check digits. Made-up numbers are read too: who may not
    /// have them asks `soort()`.
    static std::optional<Insz> parse(std::string_view text);
    [[nodiscard]] const std::string& text() const noexcept { return m_text; }
    [[nodiscard]] Soort soort() const noexcept;
    [[nodiscard]] bool na_2000() const noexcept;  ///< born from 2000-01-01, by the check digits
    friend auto operator<=>(const Insz&, const Insz&) = default;

 private:
    explicit Insz(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

/// Number of the Kruispuntbank van Ondernemingen: ten digits, the last two 97 − (the first eight mod 97).
/// Enterprises begin with 0 or 1, establishment units with 2–8. Checked in questions only: replies of the
/// source hold dummies (0000000000, 0123456789) and are never refused for them.
class KboNummer {
 public:
    static std::optional<KboNummer> parse(std::string_view text);
    [[nodiscard]] const std::string& text() const noexcept { return m_text; }
    [[nodiscard]] bool vestiging() const noexcept { return m_text.front() >= '2'; }
    friend auto operator<=>(const KboNummer&, const KboNummer&) = default;

 private:
    explicit KboNummer(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

}  // namespace isi
