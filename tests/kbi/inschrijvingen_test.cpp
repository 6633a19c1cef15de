// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "registers.hpp"
#include "wereld.hpp"

using namespace isi;
using namespace isi::kbi;
using namespace isi::kbi::proef;

namespace {

const Insz wie = insz(930518223);

/// Does an inschrijving open a dossier? Each time of another person, so that the register may stay.
template <class Houder>
class Proef {
 public:
    bool operator()(Inschrijving een, const Partner& door, const Aanhef& kop) {
        een.insz = insz(930101001 + m_aantal++);
        m_houder.store().save_dossier(dossier(een.insz));
        m_houder.store().save_inschrijving(een);
        const auto uit =
            consulteer(een.insz.text(), kop, toegang(door), moment(), regels(), m_houder.store()).uitkomst;
        CHECK((uit == Uitkomst::niet_ingeschreven || uit == Uitkomst::gevonden));
        return uit == Uitkomst::gevonden;
    }
    bool operator()(const Inschrijving& een, const Partner& door = partner()) {
        return (*this)(een, door, aanhef(door));
    }

 private:
    Houder m_houder;
    std::uint64_t m_aantal = 0;
};

}  // namespace

TEMPLATE_TEST_CASE("an OCMW consults with quality code 1 to 9, by either road", "", Geheugen, Bestand) {
    Proef<TestType> opent;
    for (int code = 0; code < 100; ++code) {
        const auto een = inschrijving(wie, std::to_string(code));
        CHECK(opent(een) == (code >= 1 && code <= 9));
        CHECK(opent(een, partner(), aanhef(partner(), Weg::ksz)) == (code >= 1 && code <= 9));
    }
    CHECK_FALSE(opent(inschrijving(wie, "1300")));
    CHECK_FALSE(opent(inschrijving(wie, "A")));
}

TEMPLATE_TEST_CASE("an inschrijving counts on its first day and on its last", "", Geheugen, Bestand) {
    Proef<TestType> opent;
    CHECK(opent(inschrijving(wie, "1", vandaag, vandaag)));
    CHECK(opent(inschrijving(wie, "1", vandaag)));
    CHECK(opent(inschrijving(wie, "1", gisteren, morgen)));
    CHECK(opent(inschrijving(wie, "1", "1999-12-31", vandaag)));
    CHECK_FALSE(opent(inschrijving(wie, "1", morgen)));
    CHECK_FALSE(opent(inschrijving(wie, "1", "2026-01-01", gisteren)));
    CHECK_FALSE(opent(inschrijving(wie, "1", gisteren, gisteren)));
}

TEMPLATE_TEST_CASE("an inschrijving of another organisation opens nothing", "", Geheugen, Bestand) {
    Proef<TestType> opent;
    CHECK_FALSE(opent(inschrijving(wie, "1", "2026-01-01", std::nullopt, kbo_leuven)));
}

TEMPLATE_TEST_CASE("another partner consults with an inschrijving for the purpose it asks with", "", Geheugen,
                   Bestand) {
    Proef<TestType> opent;
    for (const auto soort :
         {Partnersoort::vmsw, Partnersoort::vdab, Partnersoort::actiris, Partnersoort::gemeente}) {
        Partner door = partner(soort);
        door.hoedanigheden = {"3003", "1300"};
        const Aanhef kop = aanhef(door);
        CHECK(opent(inschrijving(wie, "3003"), door, kop));
        CHECK_FALSE(opent(inschrijving(wie, "1300"), door, kop));
        CHECK_FALSE(opent(inschrijving(wie, "1"), door, kop));
        CHECK_FALSE(opent(inschrijving(wie, "3003", morgen), door, kop));
        CHECK_FALSE(opent(inschrijving(wie, "3003", "2026-01-01", std::nullopt, kbo_leuven), door, kop));
        // The KSZ's road names no purpose.
        CHECK(opent(inschrijving(wie, "2"), door, aanhef(door, Weg::ksz)));
        CHECK(opent(inschrijving(wie, "3003"), door, aanhef(door, Weg::ksz)));
    }
}

TEMPLATE_TEST_CASE("who needs no inschrijving: schools and AHOVOKS, unless the operator says otherwise", "",
                   Geheugen, Bestand) {
    Proef<TestType> opent;
    for (int soort = 0; soort < 7; ++soort)
        for (const auto& ingesteld : {std::optional<bool>(), std::optional(true), std::optional(false)}) {
            Partner door = partner(static_cast<Partnersoort>(soort));
            door.inschrijving_vereist = ingesteld;
            const bool school = door.soort == Partnersoort::cvo_cbe || door.soort == Partnersoort::ahovoks;
            CHECK(opent(inschrijving(wie, "1", morgen), door) == !ingesteld.value_or(!school));
        }
}

TEMPLATE_TEST_CASE("a quality code is kept as it is, another purpose only when it is the question's own", "",
                   Geheugen, Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    Aanhef kop = aanhef(partner());
    kop.hoedanigheid = "3003";
    const auto probeer = [&](const std::string& hoedanigheid) {
        return schrijf_in(inschrijving(wie, hoedanigheid), kop, register_);
    };
    for (const auto* goed : {"1", "9", "40", "99", "3003"})
        CHECK(probeer(goed) == Inschrijfresultaat::ingeschreven);
    for (const auto* fout : {"", "0", "00", "100", "007", "1300", "x", "1 ", "1234567890123456789012345"})
        CHECK(probeer(fout) == tl::unexpected(Inschrijfbezwaar::hoedanigheid));
    CHECK(probeer("01") == Inschrijfresultaat::bestaat_al);  // the same code
    CHECK(register_.list_inschrijvingen(wie, kbo_gent).size() == 5);
    kop.hoedanigheid.reset();
    CHECK(probeer("3003") == tl::unexpected(Inschrijfbezwaar::hoedanigheid));
}

TEMPLATE_TEST_CASE("a period has days of the calendar in their order", "", Geheugen, Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    const auto probeer = [&](const char* begin, std::optional<std::string> einde) {
        return schrijf_in(inschrijving(wie, "1", begin, std::move(einde)), aanhef(partner()), register_)
            .has_value();
    };
    CHECK(probeer("2024-02-29", "2024-02-29"));
    CHECK_FALSE(probeer("2024-03-02", "2024-03-01"));
    for (const auto* geen :
         {"", "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "2024-01-01Z", "20240101xx"}) {
        CHECK_FALSE(probeer(geen, std::nullopt));
        CHECK_FALSE(probeer("2024-01-01", geen));
    }
}

TEMPLATE_TEST_CASE("an inschrijving ends on the day that is said, and again is no harm", "", Geheugen,
                   Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    const auto kop = aanhef(partner());
    REQUIRE(schrijf_in(inschrijving(wie, "2", "2026-01-01"), kop, register_));
    REQUIRE(schrijf_in(inschrijving(wie, "3", "2026-01-01"), kop, register_));
    CHECK(schrijf_uit(inschrijving(wie, "02", "2026-01-01", gisteren), kop, register_) == 1);
    CHECK(vraag(wie, partner(), register_).uitkomst != Uitkomst::niet_ingeschreven);  // by code 3
    CHECK(schrijf_uit(inschrijving(wie, "3", gisteren), kop, register_) == 1);        // the last day is begin
    CHECK(vraag(wie, partner(), register_).uitkomst == Uitkomst::niet_ingeschreven);
    CHECK(schrijf_uit(inschrijving(wie, "4", gisteren), kop, register_) == 0);
    CHECK(schrijf_uit(inschrijving(wie, "1300", gisteren), kop, register_) ==
          tl::unexpected(Inschrijfbezwaar::hoedanigheid));
    CHECK(schrijf_uit(inschrijving(wie, "3", morgen, gisteren), kop, register_) ==
          tl::unexpected(Inschrijfbezwaar::periode));
}
