// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "wereld.hpp"

using namespace isi;
using namespace isi::kbi;
using namespace isi::kbi::proef;

namespace {

std::optional<Uitkomst> oordeel(const Aanhef& aanhef_, const Partner& wie, const Regels& met = regels(),
                                bool ondertekend = false) {
    std::string reden;
    const auto uit =
        keur_aanhef(aanhef_, Vrager{std::make_shared<const Partner>(wie), ondertekend}, met, reden);
    CHECK(uit.has_value() != reden.empty());  // every refusal says why, to the audit
    return uit;
}

}  // namespace

TEST_CASE("over MAGDA an asker writes one of its identifications, or its KBO number when it has none") {
    Partner wie = partner();
    Aanhef kop = aanhef(wie);
    CHECK_FALSE(oordeel(kop, wie));
    kop.identificatie = "ocmw.gent.be/kbi";
    CHECK(oordeel(kop, wie) == Uitkomst::niet_bevoegd);
    wie.identificaties = {"ocmw.gent.be/ander", "ocmw.gent.be/kbi"};
    CHECK_FALSE(oordeel(kop, wie));
    kop.identificatie = kbo_gent;
    CHECK(oordeel(kop, wie) == Uitkomst::niet_bevoegd);
    kop.identificatie.reset();
    CHECK(oordeel(kop, wie) == Uitkomst::niet_bevoegd);
}

TEST_CASE("over the KSZ an asker gives its KBO number, or 17 and 1 for an OCMW") {
    const Partner wie = partner();
    Aanhef kop = aanhef(wie, Weg::ksz);
    CHECK_FALSE(oordeel(kop, wie));
    for (const auto* anders : {kbo_leuven, "0207451228", "207451227", ""}) {
        kop.identificatie = anders;
        CHECK(oordeel(kop, wie) == Uitkomst::niet_bevoegd);
    }
    kop.identificatie.reset();
    CHECK(oordeel(kop, wie) == Uitkomst::niet_bevoegd);
    kop.sector = 17;
    CHECK(oordeel(kop, wie) == Uitkomst::niet_bevoegd);
    kop.instelling = 1;
    CHECK_FALSE(oordeel(kop, wie));
    CHECK(oordeel(kop, partner(Partnersoort::vmsw)) == Uitkomst::niet_bevoegd);
    kop.sector = 25;
    CHECK(oordeel(kop, wie) == Uitkomst::niet_bevoegd);
}

TEST_CASE("an OCMW or a gemeente asks only from the Flemish Region, other partners from anywhere") {
    for (int soort = 0; soort < 7; ++soort)
        for (const auto gewest : {Gewest::vlaams, Gewest::brussels, Gewest::waals}) {
            Partner wie = partner(static_cast<Partnersoort>(soort));
            wie.gewest = gewest;
            const bool plaatselijk = wie.soort == Partnersoort::ocmw || wie.soort == Partnersoort::gemeente;
            CHECK(oordeel(aanhef(wie), wie).has_value() == (plaatselijk && gewest != Gewest::vlaams));
        }
}

TEST_CASE("an end user that is named is a person, and is named where it must be") {
    Partner wie = partner();
    Aanhef kop = aanhef(wie);
    Regels streng = regels();
    streng.verzonnen_toegestaan = false;
    for (const bool verplicht : {false, true}) {
        wie.gebruiker_verplicht = verplicht;
        kop.gebruiker.reset();
        CHECK(oordeel(kop, wie).has_value() == verplicht);
        kop.gebruiker = "93051822361";
        CHECK_FALSE(oordeel(kop, wie, streng));
        kop.gebruiker = "90722500191";
        CHECK_FALSE(oordeel(kop, wie));
        CHECK(oordeel(kop, wie, streng) == Uitkomst::niet_bevoegd);
        for (const auto* geen : {"", "93051822362", "jan"}) {
            kop.gebruiker = geen;
            CHECK(oordeel(kop, wie) == Uitkomst::niet_bevoegd);
        }
    }
}

TEST_CASE("a purpose is one of the asker's own where it has a list") {
    Partner wie = partner();
    wie.hoedanigheden = {"1300", "3003"};
    Aanhef kop = aanhef(wie);
    CHECK_FALSE(oordeel(kop, wie));
    kop.hoedanigheid = "3003";
    CHECK_FALSE(oordeel(kop, wie));
    kop.hoedanigheid = "801";
    CHECK(oordeel(kop, wie) == Uitkomst::geen_rechtsgrond);
    kop.hoedanigheid.reset();
    CHECK(oordeel(kop, wie) == Uitkomst::geen_rechtsgrond);
    CHECK_FALSE(oordeel(aanhef(wie, Weg::ksz), wie));  // the KSZ's road has no Hoedanigheid
    CHECK_FALSE(oordeel(kop, partner()));
}

TEST_CASE("over the KSZ an OCMW asks for the social inquiry, unless it has a list of its own") {
    Partner wie = partner();
    Aanhef kop = aanhef(wie, Weg::ksz);
    CHECK_FALSE(oordeel(kop, wie));
    kop.legal_context = "SOCIAL_INVESTIGATION_OF_PCSA";
    CHECK(oordeel(kop, wie) == Uitkomst::geen_rechtsgrond);
    wie.legal_contexts = {"SOCIAL_INVESTIGATION_OF_PCSA"};
    CHECK_FALSE(oordeel(kop, wie));
    kop.legal_context = "PCSA:SOCIAL_INQUIRY";
    CHECK(oordeel(kop, wie) == Uitkomst::geen_rechtsgrond);
    kop.legal_context.reset();
    CHECK(oordeel(kop, wie) == Uitkomst::geen_rechtsgrond);
    CHECK(oordeel(kop, partner()) == Uitkomst::geen_rechtsgrond);
    CHECK_FALSE(oordeel(kop, partner(Partnersoort::vdab)));
    kop.weg = Weg::magda;
    CHECK_FALSE(oordeel(kop, partner()));  // MAGDA has no legalContext
}

TEST_CASE("a partner that must sign is not heard unsigned") {
    Partner wie = partner();
    wie.authenticatie = Authenticatie::certificaat_handtekening;
    CHECK(oordeel(aanhef(wie), wie, regels(), false) == Uitkomst::niet_bevoegd);
    CHECK_FALSE(oordeel(aanhef(wie), wie, regels(), true));
}

TEST_CASE("who asks comes before what for") {
    Partner wie = partner();
    wie.hoedanigheden = {"1300"};
    wie.gewest = Gewest::brussels;
    Aanhef kop = aanhef(wie);
    kop.hoedanigheid = "801";
    CHECK(oordeel(kop, wie) == Uitkomst::niet_bevoegd);
    wie.gewest = Gewest::vlaams;
    CHECK(oordeel(kop, wie) == Uitkomst::geen_rechtsgrond);
}
