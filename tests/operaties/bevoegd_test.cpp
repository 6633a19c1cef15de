// SPDX-License-Identifier: GPL-3.0-or-later
// The whole table is walked by tests/bevoegdheid against an oracle of its own.
#include "gateway/operaties/bevoegd.hpp"

#include <catch2/catch.hpp>

using namespace isi;
using namespace isi::operaties;

namespace {

const Gemeentecode groningen = *Gemeentecode::parse("0014");
const Gemeentecode almere = *Gemeentecode::parse("0034");

}  // namespace

TEST_CASE("an operation of one law asks for that law's role, though its message names no law") {
    const auto& regel = *zoek_operatie("registreerPip");
    Sleutel sleutel;
    sleutel.bevoegdheden[groningen] = {Rol::wi2021, Rol::wi2013_mut};
    const auto geweigerd = bevoegd(regel, sleutel, groningen, {});
    REQUIRE_FALSE(geweigerd);
    CHECK(geweigerd.error().foutcode == "AUT402");
    REQUIRE(geweigerd.error().sleutelgegevens.size() == 3);
    CHECK(geweigerd.error().sleutelgegevens[1].waarde == "WI2021");
    CHECK(geweigerd.error().sleutelgegevens[2].waarde == "Wi2021MUT");
    sleutel.bevoegdheden[groningen].insert(Rol::wi2021_mut);
    CHECK(bevoegd(regel, sleutel, groningen, {}) == Rol::wi2021_mut);
    CHECK_FALSE(bevoegd(regel, sleutel, almere, {}));
}

TEST_CASE(
    "a refusal names gemeentecode, wet and the role that would be needed: the caller's own rights, no more") {
    const auto uitkomst = bevoegd(*zoek_operatie("geefPersoon"), Sleutel{}, groningen, Wet::wi2013);
    REQUIRE_FALSE(uitkomst);
    CHECK(uitkomst.error().foutcode == "AUT401");
    REQUIRE(uitkomst.error().sleutelgegevens.size() == 3);
    CHECK(uitkomst.error().sleutelgegevens[0].waarde == "0014");
    CHECK(uitkomst.error().sleutelgegevens[1].waarde == "WI2013");
    CHECK(uitkomst.error().sleutelgegevens[2].waarde == "Wi2013");
    CHECK(
        bevoegd(*zoek_operatie("wijzigSignaalstatus"), Sleutel{}, groningen, Wet::wi2021).error().foutcode ==
        "AUT402");
    CHECK(
        bevoegd(*zoek_operatie("wijzigSignaalstatus"), Sleutel{}, groningen, Wet::wi2007).error().foutcode ==
        "AUT403");
}

TEST_CASE("a name that the contract does not have is no operation") {
    for (const char* naam : {"", "GeefPersoon", "geefPersoonResponse", "geefPersoon ", "Fout"}) {
        CHECK(zoek_operatie(naam) == nullptr);
    }
}
