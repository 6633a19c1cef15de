// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// The published contract of both KBI dialects, byte for byte as it stands in wsdl/kbi/. The views live as
/// long as the program.
namespace isi::kbi::contract {

enum class Dialect : std::uint8_t { magda, ksz };

struct Bestand {
    std::string_view naam;  ///< as in every schemaLocation and location; never a path
    std::string_view tekst;
};

/// Every file of the dialect: what ?wsdl and the zip give.
std::span<const Bestand> bestanden(Dialect dialect);
/// Those of them that are schemas, together complete: each imports only others of the set, by name. As
/// bericht::Schemadocument they make one bericht::Schema.
std::span<const Bestand> schemas(Dialect dialect);
std::optional<std::string_view> bestand(Dialect dialect, std::string_view naam);  ///< its text

/// An element that holds a code: its path from the panel on ("Trajecten/Traject/Status/Code") and its list in
/// data/kbi/codes.toml. In the KSZ dialect its label, when there is one, stands right after it under the same
/// name with "Label" behind; a KboNummer has a KboLink there (label_schema.py).
struct Codepad {
    std::string_view pad, lijst;
};
std::span<const Codepad> codepaden();  ///< in order of pad
std::optional<std::string_view> codelijst(std::string_view pad);

}  // namespace isi::kbi::contract
