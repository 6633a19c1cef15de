// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "registers.hpp"
#include "wereld.hpp"

using namespace isi;
using namespace isi::kbi;
using namespace isi::kbi::proef;

namespace {

/// Everything but the number that was asked for.
bool zelfde(const Bevinding& een, const Bevinding& ander) {
    return een.uitkomst == ander.uitkomst && een.panelen == ander.panelen &&
           een.onthouden == ander.onthouden && een.nieuw_insz == ander.nieuw_insz &&
           een.overleden_op == ander.overleden_op && een.plan == ander.plan &&
           een.termijnen == ander.termijnen && een.contract == ander.contract && een.attest == ander.attest &&
           een.samenvatting == ander.samenvatting && een.overzicht == ander.overzicht &&
           een.reden == ander.reden;
}

const Insz bekend = insz(930518223), zonder = insz(930518225), onbekend = insz(930518227),
           geannuleerd = insz(930518229), overleden = insz(930518231), oud = insz(930518233),
           nieuw = insz(930518235);

/// One of each, and integrated by Gent when `ingeschreven`.
void vul(KbiStore& register_, bool ingeschreven) {
    for (const auto& wie : {bekend, geannuleerd, overleden, nieuw}) register_.save_dossier(dossier(wie));
    register_.save_stand(zonder, {});
    register_.save_stand(geannuleerd, {true, std::nullopt, std::nullopt});
    register_.save_stand(overleden, {false, std::nullopt, "2020-02-29"});
    register_.save_stand(oud, {false, nieuw, std::nullopt});
    if (!ingeschreven) return;
    for (const auto& wie : {bekend, zonder, onbekend, geannuleerd, overleden, oud})
        register_.save_inschrijving(inschrijving(wie));
}

}  // namespace

TEMPLATE_TEST_CASE("each state of a number has its own outcome for who may hear it", "", Geheugen, Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    vul(register_, true);
    CHECK(vraag(bekend, partner(), register_).uitkomst == Uitkomst::gevonden);
    CHECK(vraag(bekend, partner(), register_).panelen == dossier(bekend).panelen);
    CHECK(vraag(bekend, partner(), register_).onthouden.empty());
    CHECK(vraag(zonder, partner(), register_).uitkomst == Uitkomst::geen_dossier);
    CHECK(vraag(onbekend, partner(), register_).uitkomst == Uitkomst::insz_onbekend);
    CHECK(vraag(geannuleerd, partner(), register_).uitkomst == Uitkomst::insz_geannuleerd);
    CHECK(vraag(geannuleerd, partner(), register_).panelen.empty());
    const auto dood = vraag(overleden, partner(), register_);
    CHECK(dood.uitkomst == Uitkomst::overleden);
    CHECK(dood.overleden_op == "2020-02-29");
    CHECK(dood.panelen.empty());
    const auto vervangen = vraag(oud, partner(), register_);
    CHECK(vervangen.uitkomst == Uitkomst::insz_vervangen);
    CHECK(vervangen.nieuw_insz == nieuw);
    CHECK(vervangen.insz == oud);
    CHECK(vervangen.panelen == dossier(nieuw).panelen);
    CHECK(vraag(nieuw, partner(), register_).uitkomst == Uitkomst::niet_ingeschreven);
}

TEMPLATE_TEST_CASE("who is not integrated hears the same of every number, in every field", "", Geheugen,
                   Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    vul(register_, false);
    const auto eerste = vraag(bekend, partner(), register_);
    CHECK(eerste.uitkomst == Uitkomst::niet_ingeschreven);
    for (const auto& wie : {zonder, onbekend, geannuleerd, overleden, oud, nieuw}) {
        const auto ander = vraag(wie, partner(), register_);
        CHECK(zelfde(eerste, ander));
        CHECK(ander.insz == wie);
    }
    // The control: with an integration they differ.
    vul(register_, true);
    CHECK_FALSE(zelfde(vraag(bekend, partner(), register_), vraag(onbekend, partner(), register_)));
}

TEMPLATE_TEST_CASE("who may not ask hears the same of every number, of a malformed one too", "", Geheugen,
                   Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    vul(register_, true);
    const auto eerste = consulteer("geen nummer", aanhef(partner()), tl::unexpected(std::string("onbekend")),
                                   moment(), regels(), register_);
    CHECK(eerste.uitkomst == Uitkomst::niet_bevoegd);
    CHECK_FALSE(eerste.insz);
    for (const auto& wie : {bekend, zonder, onbekend, geannuleerd, overleden, oud}) {
        const auto ander = consulteer(wie.text(), aanhef(partner()), tl::unexpected(std::string("onbekend")),
                                      moment(), regels(), register_);
        CHECK(zelfde(eerste, ander));
        CHECK(ander.insz == wie);  // for the audit
    }
}

TEMPLATE_TEST_CASE("a number of another structure or with other check digits is malformed", "", Geheugen,
                   Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    vul(register_, true);
    const auto vraag_tekst = [&](std::string_view tekst, const Regels& met) {
        return consulteer(tekst, aanhef(partner()), toegang(partner()), moment(), met, register_).uitkomst;
    };
    for (const auto* tekst :
         {"", "9305182236", "930518223612", "93051822362", "9305182236a", " 93051822361", "93.05.18-223.61"})
        CHECK(vraag_tekst(tekst, regels()) == Uitkomst::insz_misvormd);
    CHECK(vraag_tekst("93051822361", regels()) == Uitkomst::gevonden);
    Regels streng = regels();
    streng.verzonnen_toegestaan = false;
    CHECK(vraag_tekst("90722500191", regels()) == Uitkomst::niet_ingeschreven);
    CHECK(vraag_tekst("90722500191", streng) == Uitkomst::insz_misvormd);
    CHECK(vraag_tekst("93051822361", streng) == Uitkomst::gevonden);
}

TEMPLATE_TEST_CASE("a chain of replacements is followed to the number in use", "", Geheugen, Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    std::vector<Insz> keten;
    for (std::uint64_t i = 0; i < 11; ++i) keten.push_back(insz(900101001 + i));
    for (std::size_t i = 0; i + 1 < keten.size(); ++i)
        register_.save_stand(keten[i], {false, keten[i + 1], std::nullopt});
    register_.save_dossier(dossier(keten[8]));
    register_.save_stand(keten[8], {false, keten[9], std::nullopt});

    SECTION("the integration under any number of it counts") {
        for (const std::size_t onder : {0U, 4U, 8U}) {
            TestType houder_kopie;
            KbiStore& kopie = houder_kopie.store();
            for (std::size_t i = 0; i + 1 < keten.size(); ++i)
                kopie.save_stand(keten[i], {false, keten[i + 1], std::nullopt});
            kopie.save_inschrijving(inschrijving(keten[onder]));
            CHECK(vraag(keten[0], partner(), kopie).nieuw_insz == keten[8]);
        }
    }
    SECTION("eight steps, no more") {
        register_.save_inschrijving(inschrijving(keten[9]));
        CHECK(vraag(keten[0], partner(), register_).uitkomst == Uitkomst::niet_ingeschreven);
        CHECK(vraag(keten[1], partner(), register_).nieuw_insz == keten[9]);
    }
    SECTION("a ring ends before it begins again") {
        register_.save_stand(keten[2], {false, keten[0], std::nullopt});
        register_.save_inschrijving(inschrijving(keten[0]));
        CHECK(vraag(keten[0], partner(), register_).nieuw_insz == keten[2]);
        register_.save_stand(keten[0], {false, keten[0], std::nullopt});
        CHECK_FALSE(vraag(keten[0], partner(), register_).nieuw_insz);
    }
}

TEMPLATE_TEST_CASE("what befell the number in use is told of the one it replaced", "", Geheugen, Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    vul(register_, true);
    register_.save_stand(nieuw, {false, std::nullopt, "2024-01-01"});
    CHECK(vraag(oud, partner(), register_).uitkomst == Uitkomst::overleden);
    CHECK(vraag(oud, partner(), register_).nieuw_insz == nieuw);
    register_.save_stand(nieuw, {true, std::nullopt, std::nullopt});
    CHECK(vraag(oud, partner(), register_).uitkomst == Uitkomst::insz_geannuleerd);
    CHECK_FALSE(vraag(oud, partner(), register_).nieuw_insz);
    register_.remove_dossier(nieuw);
    register_.save_stand(nieuw, {});
    CHECK(vraag(oud, partner(), register_).uitkomst == Uitkomst::insz_vervangen);
    CHECK(vraag(oud, partner(), register_).panelen.empty());
}

TEMPLATE_TEST_CASE("the gate without a consult: with or without integration", "", Geheugen, Bestand) {
    TestType houder;
    KbiStore& register_ = houder.store();
    const auto keur_zo = [&](std::string_view tekst, bool ingeschreven) {
        return keur(tekst, aanhef(partner()), toegang(partner()), moment(), regels(), register_,
                    ingeschreven);
    };
    CHECK_FALSE(keur_zo(bekend.text(), false).weigering);
    CHECK(keur_zo(bekend.text(), false).insz == bekend);
    CHECK(keur_zo(bekend.text(), true).weigering == Uitkomst::niet_ingeschreven);
    CHECK(keur_zo("12345678901", false).weigering == Uitkomst::insz_misvormd);
    register_.save_inschrijving(inschrijving(bekend));
    CHECK_FALSE(keur_zo(bekend.text(), true).weigering);
    const auto dicht = keur(bekend.text(), aanhef(partner()), tl::unexpected(std::string("waarom")), moment(),
                            regels(), register_, false);
    CHECK(dicht.weigering == Uitkomst::niet_bevoegd);
    CHECK(dicht.reden == "waarom");
}
