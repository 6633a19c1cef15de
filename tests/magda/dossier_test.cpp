// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "magda/c14n.hpp"
#include "magda/proef.hpp"
#include "schema_proef.hpp"

using namespace isi;
using namespace isi::magda::proef;

namespace {

std::string pad(kbi::Paneel paneel) {
    return "//KBIDossier/" + std::string(element(paneel));
}

/// The panels of a public reply in canonical form, as an import keeps them.
std::vector<std::pair<kbi::Paneel, std::string>> panelen_van(const std::string& document) {
    std::vector<std::pair<kbi::Paneel, std::string>> uit;
    for (const auto paneel : kbi::panelen())
        if (auto bytes = canoniek(document, pad(paneel)); !bytes.empty()) uit.emplace_back(paneel, bytes);
    return uit;
}

}  // namespace

TEST_CASE("every panel of every public dossier comes out canonically equal to what the source gave") {
    int dossiers = 0, aantal = 0;
    for (const auto& bestand : isi::proef::kbi::xml_in("data/kbi-dossiers")) {
        const auto nummer = bestand.stem().string();
        const auto document = isi::proef::kbi::lees_bestand(bestand);
        const auto panelen = panelen_van(document);
        if (panelen.empty()) continue;  // a reply without a dossier
        Proef p;
        p.zet_dossier(nummer, panelen);
        p.schrijf_in(nummer);
        const auto a = p.vraag({.inhoud = "<INSZ>" + nummer + "</INSZ>"});
        INFO(nummer);
        CHECK(a.meldingen().empty());
        for (const auto paneel : kbi::panelen()) {
            INFO(element(paneel));
            CHECK(canoniek(a.bytes, pad(paneel)) == canoniek(document, pad(paneel)));
            aantal += canoniek(a.bytes, pad(paneel)).empty() ? 0 : 1;
        }
        ++dossiers;
    }
    CHECK(dossiers == 6);
    CHECK(aantal > 40);
}

TEST_CASE("the comparison sees one changed character, one lost comment and one changed prefix") {
    const std::string document =
        "<a><KBIDossier><Wooncode><!-- x --><OpvolgingDoor>ja</OpvolgingDoor></Wooncode>"
        "</KBIDossier></a>";
    const auto anders = [&](std::string oud, const std::string& nieuw) {
        auto ander = document;
        ander.replace(ander.find(oud), oud.size(), nieuw);
        return canoniek(ander, "//KBIDossier/*");
    };
    const auto recht = canoniek(document, "//KBIDossier/*");
    CHECK(recht == "<Wooncode><!-- x --><OpvolgingDoor>ja</OpvolgingDoor></Wooncode>");
    CHECK(anders("ja", "Ja") != recht);
    CHECK(anders("<!-- x -->", "") != recht);
    CHECK(anders("<Wooncode>", "<Wooncode xmlns='urn:x'>") != recht);
    CHECK(anders("<a>", "<a xmlns:web='urn:x'>") == recht);
}

TEST_CASE("a dossier of 250 KB goes in and out") {
    Proef p;
    std::string gesprekken = "<Gesprekken>";
    while (gesprekken.size() < 250'000)
        gesprekken +=
            "<Gesprek><Datum>2026-11-01</Datum><GeregistreerdBij><KboNummer>0123456789</KboNummer>"
            "</GeregistreerdBij></Gesprek>";
    gesprekken += "</Gesprekken>";
    p.zet_dossier(persoon, {{kbi::Paneel::gesprekken, gesprekken}});
    p.schrijf_in(persoon);
    const auto a = p.vraag({});
    CHECK(a.bytes.find(gesprekken) != std::string::npos);
}
