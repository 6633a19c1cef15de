// SPDX-License-Identifier: GPL-3.0-or-later
#include "toets.hpp"

#include <catch2/catch.hpp>

namespace isi::proef {

using handtekening::Bevinding;

Recept goed(const Paar& wie) {
    Recept recept;
    recept.wie = &wie;
    return recept;
}

void gaat_door(const std::string& bericht, const Paar& peer, bool sha1_toegestaan) {
    const auto uit = oordeel(bericht, peer, sha1_toegestaan);
    INFO((uit ? "" : std::string(handtekening::tekst(uit.error()))) << "\n" << bericht);
    REQUIRE(uit);
    REQUIRE(*uit == Bevinding::juist);
}

void weigert(const std::string& wat, const std::string& bericht, handtekening::Gebrek gebrek,
             const Paar& peer) {
    const auto uit = oordeel(bericht, peer);
    INFO(wat << "\n" << bericht);
    REQUIRE_FALSE(uit);
    INFO(handtekening::tekst(uit.error()));
    CHECK(uit.error() == gebrek);
}

void is_geen(const std::string& bericht) {
    const auto uit = oordeel(bericht, bos().rsa);
    INFO(bericht);
    REQUIRE(uit);
    CHECK(*uit == Bevinding::geen);
}

}  // namespace isi::proef
