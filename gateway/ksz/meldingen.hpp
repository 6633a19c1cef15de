// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string_view>

#include "gateway/kbi/kbi.hpp"

/// Everything that a status can say, in one table: value, code, words. The codes and their values are the
/// KSZ's (MAGDA, "KSZ Status Codes"); of the words only those of MSG00012 and MSG00013 are public.
namespace isi::ksz {

enum class Melding : std::uint8_t {
    gevonden,
    geen_gegevens,
    overleden,
    bestaat_niet,  ///< unknown, and cancelled
    vervangen,
    ongeldig,  ///< the message, or something in it
    misvormd,  ///< the number
    niet_geintegreerd,
    geen_toegang,
    bron_weg
};

struct Meldingregel {
    std::string_view waarde;  ///< of a consultation; a registration says OK or NOK
    std::string_view code, omschrijving;
};
[[nodiscard]] const Meldingregel& regel(Melding melding) noexcept;
[[nodiscard]] Melding melding(kbi::Uitkomst uitkomst) noexcept;

}  // namespace isi::ksz
