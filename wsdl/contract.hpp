// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

/// The published contract isi_cvs_v1, byte for byte as it stands in wsdl/. The views live as long as the
/// program.
namespace isi::contract {

inline constexpr std::string_view naamruimte = "urn:inburgering:isi:cvs:v1";
inline constexpr std::string_view contractversie =
    "1.0";  ///< newest; a key may be held at an older one (NL-W5)
inline constexpr std::string_view wsdl_naam = "isi_cvs_v1.wsdl";
inline constexpr std::string_view xsd_naam = "isi_cvs_v1.xsd";  ///< as in the WSDL's schemaLocation

[[nodiscard]] std::string_view wsdl() noexcept;
[[nodiscard]] std::string_view xsd() noexcept;

}  // namespace isi::contract
