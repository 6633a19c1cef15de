// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "registers.hpp"
#include "wereld.hpp"

using namespace isi;
using namespace isi::kbi;
using namespace isi::kbi::proef;

namespace {

Afspraakvraag afspraak(std::optional<Afspraakmoment> op = std::nullopt) {
    Toeleidingspartij van{kbo_gent, std::nullopt, "OCMW", "OCMW Gent", std::nullopt};
    Toeleidingspartij naar{std::nullopt, "hvn-gent", "KBI", std::nullopt, std::nullopt};
    return {"a-1", insz(930518223), kbo_gent, van, naar, "INT_HVN", std::nullopt, std::move(op)};
}

tl::expected<Aanname, Afspraakbezwaar> probeer(const Afspraakvraag& vraag_) {
    Register register_;
    return vraag_afspraak(vraag_, moment(), register_);
}

}  // namespace

TEMPLATE_TEST_CASE("an appointment is kept with its question, once however often it is asked", "", Geheugen,
                   Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    const auto eerst = afspraak(Afspraakmoment{morgen, "09:00", "10:00"});
    CHECK(vraag_afspraak(eerst, moment(), register_) == Aanname::aangenomen);
    CHECK(vraag_afspraak(eerst, moment(), register_) == Aanname::herhaling);
    const auto lijst = register_.list_afspraken(eerst.insz, kbo_gent);
    REQUIRE(lijst.size() == 1);
    CHECK(lijst.front().vraag == eerst);
    CHECK(lijst.front().aangevraagd_op == moment().nu);
    CHECK(lijst.front().aflevering == Afleverstatus::aanvaard);
}

TEMPLATE_TEST_CASE("the same id with other content is refused, for another person too", "", Geheugen,
                   Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    REQUIRE(vraag_afspraak(afspraak(), moment(), register_));
    auto anders = afspraak();
    anders.reden = "NIV_TEST";
    CHECK(vraag_afspraak(anders, moment(), register_) == tl::unexpected(Afspraakbezwaar::botsing));
    auto ander_mens = afspraak();
    ander_mens.insz = insz(930518225);
    CHECK(vraag_afspraak(ander_mens, moment(), register_) == tl::unexpected(Afspraakbezwaar::botsing));
    auto ander_ocmw = afspraak();  // ids are each organisation's own
    ander_ocmw.kbo = kbo_leuven;
    ander_ocmw.van.kbo = kbo_leuven;
    CHECK(vraag_afspraak(ander_ocmw, moment(), register_) == Aanname::aangenomen);
}

TEMPLATE_TEST_CASE("a repeat after the day has passed gets the answer of the first time", "", Geheugen,
                   Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    const auto eerst = afspraak(Afspraakmoment{vandaag, "09:00", "10:00"});
    REQUIRE(vraag_afspraak(eerst, moment(), register_) == Aanname::aangenomen);
    const Moment later{moment().nu + 172'800, "2026-11-29"};
    CHECK(vraag_afspraak(eerst, later, register_) == Aanname::herhaling);
    auto nieuw = eerst;
    nieuw.id = "a-2";
    CHECK(vraag_afspraak(nieuw, later, register_) == tl::unexpected(Afspraakbezwaar::periode));
}

TEST_CASE("a moment is today or later and ends after it begins") {
    const auto op = [](const char* dag, const char* van, const char* tot) {
        return probeer(afspraak(Afspraakmoment{dag, van, tot})).has_value();
    };
    CHECK(op(vandaag, "00:00", "00:01"));
    CHECK(op("2028-02-29", "09:00", "23:59:59.999"));
    CHECK(op(morgen, "09:00", "09:00:01"));
    CHECK(op(morgen, "09:00:00.1", "09:00:00.11"));
    CHECK_FALSE(op(gisteren, "09:00", "10:00"));
    CHECK_FALSE(op("2027-02-29", "09:00", "10:00"));
    CHECK_FALSE(op(morgen, "10:00", "09:00"));
    CHECK_FALSE(op(morgen, "09:00", "09:00:00"));
    CHECK_FALSE(op(morgen, "09:00:00.1", "09:00:00.100"));
    for (const auto* geen : {"", "9:00", "24:00", "09:60", "09:00:60", "09-00", "09:00:", "09:00:00.",
                             "09:00:00.1234", "09:00:00.1x", "09:00Z"}) {
        CHECK_FALSE(op(morgen, geen, "23:59:59"));
        CHECK_FALSE(op(morgen, "00:00", geen));
    }
}

TEST_CASE("the asker is who sends, by a KBO number that is one, and the KBI is who gets it") {
    CHECK(probeer(afspraak()) == Aanname::aangenomen);
    auto vraag_ = afspraak();
    vraag_.van.kbo = kbo_leuven;
    CHECK(probeer(vraag_) == tl::unexpected(Afspraakbezwaar::kbo_ongeldig));
    vraag_.van.kbo.reset();
    CHECK(probeer(vraag_) == tl::unexpected(Afspraakbezwaar::kbo_ongeldig));
    vraag_.van.identificatienummer = kbo_gent;
    CHECK(probeer(vraag_) == Aanname::aangenomen);
    vraag_.kbo = *(vraag_.van.kbo = "0207451228");
    CHECK(probeer(vraag_) == tl::unexpected(Afspraakbezwaar::kbo_ongeldig));

    vraag_ = afspraak();
    vraag_.naar.kbo = "0543307391";
    CHECK(probeer(vraag_) == Aanname::aangenomen);
    vraag_.naar.kbo = "0543307392";
    CHECK(probeer(vraag_) == tl::unexpected(Afspraakbezwaar::kbo_ongeldig));
    for (const auto* ander : {"OCMW", "VDAB", "VMSW", ""}) {
        vraag_ = afspraak();
        vraag_.naar.type_partner = ander;
        CHECK(probeer(vraag_) == tl::unexpected(Afspraakbezwaar::geen_kbi));
    }
}
