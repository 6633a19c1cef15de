// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

/// What an import of dossiers did not take, or took with a doubt. Never with a value of the dossier: it may
/// be a person number, and so may a file's name.
namespace isi::kbi_import {

enum class Reden : std::uint8_t {
    // the dossier is not taken
    onleesbaar,
    te_groot,
    geen_xml,
    geen_dossier,
    schema,
    geen_insz,
    insz_ongeldig,
    insz_verzonnen,
    dubbel,
    // it is
    onbekende_code
};

struct Gebrek {
    Reden reden = Reden::schema;
    std::uint32_t regel = 0;  ///< line of the file, from 1; 0: the file as a whole
    std::string element;      ///< or the code list, for onbekende_code
};

[[nodiscard]] std::string_view code(Reden reden) noexcept;    ///< GEEN_XML …
[[nodiscard]] std::string_view uitleg(Reden reden) noexcept;  ///< for the operator: what is wrong

/// A name that may be shown: one that holds nine digits or more loses all of them.
[[nodiscard]] std::string toonbaar(std::string_view bestandsnaam);

/// The reject file: `volgnummer;bestand;regel;element;wat;reden;uitleg` per line. `volgnummer` counts the
/// files in the order in which they are read, from 1.
void schrijf_kop(std::ostream& uit);
void schrijf(std::ostream& uit, std::size_t volgnummer, std::string_view bestandsnaam, const Gebrek& gebrek);

}  // namespace isi::kbi_import
