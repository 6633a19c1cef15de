// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

/// The two ways to say no. A Foutmelding is a functional outcome (HTTP 200, requestGoedgekeurd false); a
/// Protocolfout becomes a SOAP fault (HTTP 500) with DUO's codes. Neither ever holds a value that came from
/// outside, except codes of a published list.
namespace isi {

struct Sleutelgegeven {
    std::string naam;    ///< e.g. veld, gemeentecode
    std::string waarde;  ///< ≤ 25; a code or a name of ours, never a number of a person
};

struct Foutmelding {
    std::string foutcode;   ///< coverage §6: AUT401, VAL003 …
    std::string fouttekst;  ///< ≤ 200, Dutch, coverage §6
    std::vector<Sleutelgegeven> sleutelgegevens;
};

enum class Opnieuw : std::uint8_t { nee, later };
enum class Handelaar : std::uint8_t { leverancier, gemeente, beheerder };

struct Protocolfout {
    std::string faultcode;               ///< `Client.DK0002`, `VersionMismatch.DK0001`, `Server.DK0051` …
    std::string faultstring;             ///< Dutch
    std::optional<std::string> element;  ///< name of the offending element, never its value
    std::optional<std::uint32_t> regel;  ///< line in the request
    Opnieuw opnieuw = Opnieuw::nee;
    Handelaar wie_handelt = Handelaar::leverancier;
};

/// The answer of an operation: data, nothing found, or what the asker must change.
struct NietsGevonden {};

template <class T>
using Uitkomst = tl::expected<T, Foutmelding>;

}  // namespace isi
