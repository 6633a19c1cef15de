// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "bladeren.hpp"
#include "vraag.hpp"

namespace isi::operaties {

struct Contact {
    std::string telefoon, openingstijden, e_mail;
};

struct Onderhoud {
    std::string van, tot;  ///< xs:dateTime, UTC
};

/// What the service says of itself: from gateway.toml and the build.
struct Dienstgegevens {
    std::string oin, gatewayversie, omgeving;
    std::uint32_t maximale_berichtgrootte = 65536;
    Bladgrenzen bladgrenzen;
    Contact contact;
    std::optional<Onderhoud> onderhoud;
};

struct TestVerbindingAntwoord {
    std::string echo, certificaat_onderwerp, oin;
    Seconden certificaat_geldig_tot = 0, sleutel_geldig_tot = 0;
    std::string contractversie;
    Seconden systeemtijd = 0;
    Dienstgegevens dienst;
};

/// The vendor's first call: proves certificate, key and clock, and tells what a vendor must know (NL-M24).
/// About nobody.
TestVerbindingAntwoord test_verbinding(const std::string& echo, const Verzoek& verzoek,
                                       const Dienstgegevens& dienst);

}  // namespace isi::operaties
