// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace isi {

/// Gemeentecode, tabel 33: four digits, leading zeros kept ("0014" Groningen). Whether the code exists
/// is for the table to say (Store::find_gemeente), not for the type.
class Gemeentecode {
 public:
    static std::optional<Gemeentecode> parse(std::string_view text);
    [[nodiscard]] const std::string& text() const noexcept { return m_text; }
    friend auto operator<=>(const Gemeentecode&, const Gemeentecode&) = default;

 private:
    explicit Gemeentecode(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

/// Organisatie-identificatienummer, twenty positions `[0-9]{8}[0-9A-Z]{12}` (BRIN OINs hold letters). No
/// elfproef inside: Logius' own examples do not pass it.
class Oin {
 public:
    static std::optional<Oin> parse(std::string_view text);
    [[nodiscard]] const std::string& text() const noexcept { return m_text; }
    friend auto operator<=>(const Oin&, const Oin&) = default;

 private:
    explicit Oin(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

/// A date that a register may know only in part: `yyyy-mm-dd` with 00 (0000) for what is unknown. Kept as
/// given: impossible dates of a source (1967-02-30) pass through unharmed and are never parsed into a
/// calendar.
class OnvolledigeDatum {
 public:
    static std::optional<OnvolledigeDatum> parse(std::string_view text);  ///< `\d{4}-\d{2}-\d{2}` only
    [[nodiscard]] const std::string& text() const noexcept { return m_text; }
    friend auto operator<=>(const OnvolledigeDatum&, const OnvolledigeDatum&) = default;

 private:
    explicit OnvolledigeDatum(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

enum class Wet : std::uint8_t { wi2007, wi2013, wi2021 };
[[nodiscard]] std::string_view code(Wet wet) noexcept;  ///< WI2007 …, as on the wire
[[nodiscard]] std::string_view naam(
    Wet wet) noexcept;  ///< "Wet Inburgering 2007" …, as in the manual's sentences
[[nodiscard]] std::optional<Wet> parse_wet(std::string_view code) noexcept;

/// The portal's account roles (manual §2.1). MUT includes reading; Wi2007 has no MUT.
enum class Rol : std::uint8_t { wi2007, wi2013, wi2013_mut, wi2021, wi2021_mut };
[[nodiscard]] std::string_view code(Rol rol) noexcept;  ///< Wi2007, Wi2013, Wi2013MUT, Wi2021, Wi2021MUT
[[nodiscard]] std::optional<Rol> parse_rol(std::string_view code) noexcept;

/// A code of a value list with its text. For closed lists the text is the list's; open lists pass both
/// through.
struct Codewaarde {
    std::string code;
    std::string omschrijving;
    friend bool operator==(const Codewaarde&, const Codewaarde&) = default;
};

/// A gemeente with the name of tabel 33 ("geldig_tot" when the code has ended: gemeenten merge).
struct Gemeente {
    Gemeentecode code;
    std::string naam;
    std::optional<OnvolledigeDatum> geldig_tot;
    friend bool operator==(const Gemeente&, const Gemeente&) = default;
};

}  // namespace isi
