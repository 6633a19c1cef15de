// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "magda.hpp"

/// The other direction: an appointment that we accepted goes on to the far side, in the same dialect.
namespace isi::magda {

/// HTTP's SOAPAction of the message, without quotes.
inline constexpr std::string_view soap_action_toeleiding =
    "http://webservice.RegistreerToeleiding-01.00.kbi-01.00.vip.vlaanderen.be/RegistreerToeleiding";

/// RegistreerToeleiding as a whole envelope. Id and Vraag/Referte are the asker's own Id, the same on every
/// try, by which the far side knows a repeat; an Id is unique per Van, so it keeps both. Only
/// Afzender/Referte names the try.
[[nodiscard]] std::string schrijf_toeleiding(const kbi::Afspraak& afspraak, const Zelf& wij, Seconden nu);

enum class Oordeel : std::uint8_t {
    bevestigd,  ///< the far side has this appointment
    geweigerd,  ///< it will not have it, however often it is asked
    opnieuw     ///< it does not say either: a fault, overload, something else than an answer to this question
};
struct Toeleidingsantwoord {
    Oordeel oordeel = Oordeel::opnieuw;
    std::string code;                   ///< of the first Uitzondering, digits only; empty: none
    std::optional<std::string> status;  ///< OP, VW, NU, GW … as the source says
};
/// The answer to the appointment with this Id: any bytes at all.
[[nodiscard]] Toeleidingsantwoord lees_toeleiding_antwoord(std::string_view bytes, std::string_view id);

}  // namespace isi::magda
