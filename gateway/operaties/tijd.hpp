// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "isi_store/domein/organisatie.hpp"

namespace isi::operaties {

/// `yyyy-mm-ddThh:mm:ssZ` of a moment, always UTC: what we write on the wire.
std::string schrijf_tijd(Seconden tijdstip);
/// An xs:dateTime (fraction and offset allowed; without offset = UTC, which is what the contract asks).
/// nullopt when it is no moment of the calendar.
std::optional<Seconden> lees_tijd(std::string_view tekst);
/// `yyyy-mm-ddThh:mm:ss.mmmZ` of milliseconds since 1970, UTC; reading takes what lees_tijd takes and drops
/// what is finer.
std::string schrijf_moment(std::int64_t milliseconden);
std::optional<std::int64_t> lees_moment(std::string_view tekst);
/// `yyyy-mm-dd`, UTC.
std::string schrijf_datum(Seconden tijdstip);

}  // namespace isi::operaties
