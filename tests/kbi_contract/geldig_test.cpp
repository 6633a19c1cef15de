// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "schema_proef.hpp"

using namespace isi::proef::kbi;
using isi::kbi::contract::Dialect;

namespace {

std::string vervang(std::string tekst, const std::string& oud, const std::string& nieuw) {
    const auto plek = tekst.find(oud);
    REQUIRE(plek != std::string::npos);
    return tekst.replace(plek, oud.size(), nieuw);
}

std::string geefdossier() {
    return lees_bestand(std::string(ISI_SOURCE_DIR) +
                        "/wsdl/kbi/voorbeelden/magda/GeefDossierKBI.verzoek.xml");
}

}  // namespace

TEST_CASE("every public dossier is valid by our schema") {
    const auto schema = schema_van(Dialect::magda);
    const auto dossiers = xml_in("data/kbi-dossiers");
    CHECK(dossiers.size() == 8);
    for (const auto& pad : dossiers) {
        INFO(pad.filename());
        CHECK(keur(schema, lees_bestand(pad)).empty());
    }
}

TEST_CASE("a question names its person in one of two places, never in both") {
    const auto schema = schema_van(Dialect::magda);
    const auto vraag = geefdossier();
    const std::string insz = "<INSZ>90722600260</INSZ>";
    CHECK(keur(schema, vraag).empty());
    CHECK(keur(schema, vervang(vraag, insz, "<Criteria>" + insz + "</Criteria>")).empty());
    CHECK_FALSE(keur(schema, vervang(vraag, insz, insz + insz)).empty());
    CHECK_FALSE(keur(schema, vervang(vraag, insz, insz + "<Criteria>" + insz + "</Criteria>")).empty());
    CHECK_FALSE(keur(schema, vervang(vraag, insz, "")).empty());
}

TEST_CASE("what has a code of its own is no schema error: a malformed number, a second question") {
    const auto schema = schema_van(Dialect::magda);
    const auto vraag = geefdossier();
    for (const char* nummer : {"", "1", "90.72.26-002.60", "abcdefghijk", "907226002601234567890"}) {
        INFO(nummer);
        CHECK(keur(schema, vervang(vraag, "90722600260", nummer)).empty());
        CHECK(keur(schema, vervang(vraag, "90722501478", nummer)).empty());
    }
    CHECK_FALSE(keur(schema, vervang(vraag, "90722600260", std::string(51, '9'))).empty());
    const auto begin = vraag.find("<Vraag>"), einde = vraag.find("</Vraag>") + 8;
    const auto tweede = vraag.substr(begin, einde - begin);
    CHECK(keur(schema, vervang(vraag, "</Vragen>", tweede + "</Vragen>")).empty());
}
