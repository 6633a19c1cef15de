// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isi_store/domein/codes.hpp"

namespace isi {

/// One kind of signal (NL-M17): what it means, to whom it goes, what to do with it.
struct Signaalsoort {
    std::string code;          ///< SS001 …
    std::string omschrijving;  ///< DUO's title, as printed
    std::optional<std::string> oorzaak, vervolgactie;
    Codewaarde klasse;                                ///< SIGNAAL | GEBEURTENIS | ATTENTIE
    std::optional<Codewaarde> aanleiding, ontvanger;  ///< codes of the lists with these names
    bool met_koppeling = false;                       ///< only gemeenten with a coupling get it
    std::optional<std::string> vervolgoperatie;       ///< name of an operation of the contract
    std::optional<OnvolledigeDatum> geldig_vanaf, geldig_tot;
};

struct Signaalcatalogus {
    std::string versie;
    Wet wet = Wet::wi2007;
    std::vector<Signaalsoort> soorten;  ///< by code, ascending
};

/// The kinds of signal that this release carries (data/signaalcodes), in order of code; empty for a law
/// without public codes. Read once. Throws std::runtime_error only when the program itself was built wrong.
[[nodiscard]] const std::vector<Signaalsoort>& signaalcodes(Wet wet);

/// One catalogue from its TOML. Throws std::runtime_error that names the line and what is wrong with it: a
/// key that is unknown or missing, a code that its list does not have, codes out of order.
Signaalcatalogus lees_signaalcodes(std::string_view toml);

/// The bytes of data/signaalcodes/wi2007.toml as this program carries them.
std::string_view signaalcodes_wi2007() noexcept;

}  // namespace isi
