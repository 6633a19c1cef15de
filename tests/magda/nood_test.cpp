// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "magda/proef.hpp"
#include "schema_proef.hpp"

using namespace isi;
using namespace isi::magda::proef;
using isi::magda::Kamer;
using isi::magda::Nood;

namespace {

const isi::magda::Zelf zelf{"vip.vlaanderen.be", "MagdaGateway"};

std::string keur(const std::string& bytes) {
    return isi::proef::kbi::keur(isi::proef::kbi::schema_van(kbi::contract::Dialect::magda), bytes);
}

}  // namespace

TEST_CASE("a question that nobody looked at is answered in the form of the service, without the asker") {
    for (const auto& [nood, code, diagnose] :
         {std::tuple{Nood::overbelast, "99996", "Te veel gelijktijdige bevragingen"},
          std::tuple{Nood::bron_weg, "99996", "Bron is tijdelijk niet beschikbaar"},
          std::tuple{Nood::intern, "60009", "Er heeft zich een interne fout voorgedaan"}}) {
        const auto bytes = Kamer::nood(nood, zelf, {tijdstip_nu, "2026-11-28"});
        CHECK(keur(bytes).empty());
        CHECK(bytes.find(std::string("<Identificatie>") + code) != std::string::npos);
        CHECK(bytes.find(diagnose) != std::string::npos);
        CHECK(bytes.find("Ontvanger") == std::string::npos);
        CHECK(bytes.starts_with("<web:GeefDossierKBIResponse "));
    }
}

TEST_CASE("with the message at hand the asker is told back, also when it is not valid") {
    const auto bytes = in_omslag(schrijf({.inhoud = "<Onbekend/>"}));
    const auto omslag = bewaak(bytes);
    const auto uit = Kamer::nood(Nood::overbelast, zelf, {tijdstip_nu, "2026-11-28"}, &omslag);
    CHECK(keur(uit).empty());
    CHECK(uit.find("<Ontvanger><Identificatie>" + identificatie_gent) != std::string::npos);
    const auto vreemd = in_omslag("<x:Iets xmlns:x=\"urn:x\"/>");
    const auto vreemde_omslag = bewaak(vreemd);
    CHECK(Kamer::nood(Nood::intern, zelf, {tijdstip_nu, "2026-11-28"}, &vreemde_omslag)
              .starts_with("<web:GeefDossierKBIResponse "));
}
