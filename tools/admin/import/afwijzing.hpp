// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What an import did not take, and why. Never with the value itself: it may be a person number.
namespace isi::gba_v {

enum class Reden : std::uint8_t {
    // the whole persoonslijst
    geen_csv,
    veldental,
    tekens,
    te_groot,
    los,
    geen_bsn,
    elfproef,
    dubbel_bsn,
    fout_opgeschort,
    geboortedatum,
    geslacht,
    geheim,
    te_lang,
    // one element of it; the rest is loaded
    a_nummer,
    dubbel_a_nummer,
    niet_in_tabel,
    geen_datum,
    past_niet
};

enum class Wat : std::uint8_t {
    persoonslijst,  ///< nothing of the list is loaded
    nummer,         ///< a former number of a person who is loaded under the present one
    gegeven         ///< one element is left out
};

struct Afwijzing {
    std::size_t regel = 0;  ///< line of the file, from 1
    std::string element;    ///< 01.01.20; empty: the line as a whole
    Wat wat = Wat::persoonslijst;
    Reden reden = Reden::geen_csv;
    friend bool operator==(const Afwijzing&, const Afwijzing&) = default;
};
using Afwijzingen = std::vector<Afwijzing>;

[[nodiscard]] std::string_view code(Reden reden) noexcept;    ///< ELFPROEF …
[[nodiscard]] std::string_view uitleg(Reden reden) noexcept;  ///< for the operator: what is wrong
[[nodiscard]] std::string_view code(Wat wat) noexcept;        ///< PERSOONSLIJST, NUMMER, GEGEVEN

/// The reject file: heading, then `regel;element;wat;reden;uitleg` per line, in the order of the file.
[[nodiscard]] std::string afwijzingen_csv(const Afwijzingen& afwijzingen);

}  // namespace isi::gba_v
