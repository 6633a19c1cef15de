// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/operaties/envelop.hpp"

#include <catch2/catch.hpp>

#include "gateway/operaties/tijd.hpp"

using namespace isi;
using namespace isi::operaties;

namespace {

constexpr Seconden nu = 1'790'000'000;
const std::string eigen_oin = "00000099000000014000";
const std::string onze_oin = "00000099000000001000";

struct Opzet {
    Sleutel sleutel;
    Organisatie eigenaar;
    Envelopregels regels{.onze_oin = onze_oin};
    Ontvangers ontvangers = Ontvangers::alleen_wij;
    Herhaling herhaling;
    Envelop envelop{.identificatiecode = "6f1a3c52-8f0e-4c1b-9a54-0c2f6a1f5d10",
                    .verzendende_instantie = eigen_oin,
                    .ontvangende_instantie = onze_oin,
                    .datum_tijd = schrijf_tijd(nu),
                    .gemeentecode = "0014",
                    .eindgebruiker = {},
                    .doel = {}};

    Opzet() { eigenaar.oin = Oin::parse(eigen_oin); }
    std::string keur() {
        const auto uitkomst =
            controleer_envelop(envelop, regels, ontvangers, sleutel, eigenaar, nu, herhaling);
        if (uitkomst) return "goed";
        const auto& fout = uitkomst.error();
        return fout.foutcode +
               (fout.sleutelgegevens.empty() ? "" : " " + fout.sleutelgegevens.front().waarde);
    }
};

}  // namespace

TEST_CASE("an envelope with everything right is accepted") {
    CHECK(Opzet{}.keur() == "goed");
}

TEST_CASE("the sender must be the owner of the key, whoever's certificate carries the message") {
    Opzet opzet;
    opzet.envelop.verzendende_instantie = "00000099000000034000";
    CHECK(opzet.keur() == "VAL006 verzendendeInstantie");
}

TEST_CASE(
    "the receiver must be this gateway, except for testVerbinding, which is how a vendor learns who that "
    "is") {
    Opzet opzet;
    opzet.envelop.ontvangende_instantie = "00000001800866472000";
    CHECK(opzet.keur() == "VAL006 ontvangendeInstantie");
    opzet.ontvangers = Ontvangers::ieder;
    CHECK(opzet.keur() == "goed");
}

TEST_CASE("doel must be a code of its list") {
    Opzet opzet;
    opzet.envelop.doel = "NIEUWSGIERIGHEID";
    CHECK(opzet.keur() == "VAL006 doel");
    opzet.envelop.doel = "UITVOERING_WI2007";
    CHECK(opzet.keur() == "goed");
}

TEST_CASE("eindgebruiker is asked for only when the key demands it") {
    Opzet opzet;
    opzet.sleutel.eindgebruiker_verplicht = true;
    CHECK(opzet.keur() == "VAL008 eindgebruiker");
    opzet.envelop.eindgebruiker = "mw-17";
    CHECK(opzet.keur() == "goed");
}

TEST_CASE("a message more than fifteen minutes off is refused with our time, one at the limit is not") {
    const std::string onze_tijd = " " + schrijf_tijd(nu);
    for (const Seconden verschil : {-901, 901, -86400, 86400}) {
        Opzet opzet;
        opzet.envelop.datum_tijd = schrijf_tijd(nu + verschil);
        CHECK(opzet.keur() == "DUB002" + onze_tijd);
    }
    for (const Seconden verschil : {-900, 0, 900}) {
        Opzet opzet;
        opzet.envelop.datum_tijd = schrijf_tijd(nu + verschil);
        CHECK(opzet.keur() == "goed");
    }
}

TEST_CASE("an identificatiecode is good once per sender, in whatever case it is written") {
    Opzet opzet;
    CHECK(opzet.keur() == "goed");
    CHECK(opzet.keur() == "DUB001");
    opzet.envelop.identificatiecode = "6F1A3C52-8F0E-4C1B-9A54-0C2F6A1F5D10";
    CHECK(opzet.keur() == "DUB001");
    opzet.envelop.identificatiecode = "6f1a3c52-8f0e-4c1b-9a54-0c2f6a1f5d11";
    CHECK(opzet.keur() == "goed");
}

TEST_CASE("the same identificatiecode of another sender is another message") {
    Herhaling herhaling;
    const std::string code = "6f1a3c52-8f0e-4c1b-9a54-0c2f6a1f5d10";
    CHECK(herhaling.eerste(eigen_oin, code, nu, nu + 900));
    CHECK(herhaling.eerste("00000099000000034000", code, nu, nu + 900));
    CHECK_FALSE(herhaling.eerste(eigen_oin, code, nu + 1, nu + 901));
}

TEST_CASE("a refused envelope does not use up its identificatiecode") {
    Opzet opzet;
    opzet.envelop.ontvangende_instantie = eigen_oin;
    CHECK(opzet.keur() == "VAL006 ontvangendeInstantie");
    opzet.envelop.ontvangende_instantie = onze_oin;
    CHECK(opzet.keur() == "goed");
}

TEST_CASE(
    "a code falls out of memory when its message would be refused for its time, and one given back is free") {
    Herhaling herhaling;
    const std::string code = "6f1a3c52-8f0e-4c1b-9a54-0c2f6a1f5d10";
    CHECK(herhaling.eerste(eigen_oin, code, nu, nu + 900));
    CHECK_FALSE(herhaling.eerste(eigen_oin, code, nu + 899, nu + 1800));
    CHECK(herhaling.eerste(eigen_oin, code, nu + 1000, nu + 1900));
    herhaling.vergeet(eigen_oin, code);
    CHECK(herhaling.eerste(eigen_oin, code, nu + 1001, nu + 1901));
}

TEST_CASE("moments are read with fraction and offset, and refused when the calendar has no such moment") {
    const auto basis = lees_tijd("2026-11-25T12:00:00Z");
    REQUIRE(basis);
    CHECK(lees_tijd("2026-11-25T12:00:00") == basis);
    CHECK(lees_tijd("2026-11-25T12:00:00.678Z") == basis);
    CHECK(lees_tijd("2026-11-25T13:00:00+01:00") == basis);
    CHECK(lees_tijd("2026-11-25T07:30:00-04:30") == basis);
    CHECK(schrijf_tijd(*basis) == "2026-11-25T12:00:00Z");
    for (const char* fout :
         {"2026-02-30T12:00:00Z", "2026-13-01T12:00:00Z", "2026-11-25T24:00:01Z", "2026-11-25",
          "2026-11-25T12:00:60Z", "2026-11-25T12:00:00+1:00", "2026-11-25T12:00:00+15:00", ""}) {
        CHECK_FALSE(lees_tijd(fout));
    }
}
