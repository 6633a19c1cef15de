// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "gateway/kbi/samenvatting.hpp"
#include "wereld.hpp"

using namespace isi;
using namespace isi::kbi;
using namespace isi::kbi::proef;

namespace {

const Insz wie = insz(930518223);

KbiDossier vol() {
    return {wie,
            {paneel(Paneel::doelgroep, "<Code>JA</Code><Type> PLICHT\n</Type>"),
             paneel(Paneel::behaalde_attesten, ""), paneel(Paneel::contracten, "<Contract></Contract>"),
             paneel(Paneel::inbreuken,
                    "<Inbreuk><RechtzettingsFormulier></RechtzettingsFormulier></Inbreuk><Inbreuk></Inbreuk>"
                    "<Inbreuk><RechtzettingsFormulier><DocumentID>1</DocumentID></RechtzettingsFormulier></"
                    "Inbreuk>"),
             paneel(Paneel::talenkennis,
                    "<BehaaldNT2Niveau><HoogstBehaald>B1/2</HoogstBehaald><RecentstBehaald>A2"
                    "</RecentstBehaald></BehaaldNT2Niveau>")}};
}

Termijn termijn(std::string uiterste, Termijn::Stand stand) {
    return {Termijn::Soort::contract_90, "2026-01-01", std::move(uiterste), {}, stand};
}

}  // namespace

TEST_CASE("a dossier is summed up in six answers") {
    const auto uit = vat_samen(
        vol(), partner(),
        {termijn("2026-10-01", Termijn::Stand::overschreden),
         termijn("2026-12-31", Termijn::Stand::geschorst), termijn("2026-12-01", Termijn::Stand::lopend)});
    CHECK(uit == Samenvatting{"PLICHT", true, false, "B1/2", 2, "2026-12-01"});
}

TEST_CASE("what a dossier does not have is a no, or nothing") {
    CHECK(vat_samen({wie, {}}, partner(), {}) == Samenvatting{{}, false, false, {}, 0, {}});
    const KbiDossier recent{wie,
                            {paneel(Paneel::talenkennis,
                                    "<BehaaldNT2Niveau><HoogstBehaald Naam=\"x\"></HoogstBehaald>"
                                    "<RecentstBehaald>A1</RecentstBehaald></BehaaldNT2Niveau>")}};
    CHECK(vat_samen(recent, partner(), {}).nt2_niveau == "A1");
}

TEST_CASE("of a panel that a partner does not see nothing is summed up") {
    const auto kort = [](Partnersoort soort) { return vat_samen(vol(), partner(soort), {}); };
    CHECK(kort(Partnersoort::gemeente) == Samenvatting{{}, true, false, {}, {}, {}});
    CHECK(kort(Partnersoort::ahovoks) == Samenvatting{{}, {}, {}, "B1/2", {}, {}});
    // Of breaches VMSW sees its own only: how many lie open in all is not its affair.
    CHECK(kort(Partnersoort::vmsw) == Samenvatting{"PLICHT", true, false, "B1/2", {}, {}});
    auto dicht = partner();
    for (const auto een : panelen()) dicht.inzage[een] = Inzage::geen;
    CHECK(vat_samen(vol(), dicht, {}) == Samenvatting{});
}

TEST_CASE("the summary goes along only with the extension, and never when all is withheld") {
    Register register_;
    register_.save_dossier(vol());
    register_.save_inschrijving(inschrijving(wie));
    const auto vraag_met = [&](const Partner& door, bool aan) {
        auto met = regels();
        met.uitbreiding_2022 = aan;
        return consulteer(wie.text(), aanhef(door), toegang(door), moment(), met, register_);
    };
    CHECK_FALSE(vraag_met(partner(), false).kort());
    CHECK(vraag_met(partner(), true).kort() == vat_samen(vol(), partner(), {}));
    auto gemeente = partner(Partnersoort::gemeente);
    gemeente.inschrijving_vereist = false;
    for (const bool aan : {false, true})
        CHECK(vraag_met(gemeente, aan).kort() == Samenvatting{{}, true, false, {}, {}, {}});
    auto dicht = partner();
    for (const auto een : panelen()) dicht.inzage[een] = Inzage::geen;
    const auto niets = vraag_met(dicht, true);
    CHECK(niets.uitkomst == Uitkomst::alles_onthouden);
    CHECK_FALSE(niets.kort());
}
