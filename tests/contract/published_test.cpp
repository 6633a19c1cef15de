// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "contract.hpp"
#include "validator.hpp"
#include "wsdl/contract.hpp"

// What the programs carry is what the tree publishes, under one version number.
namespace {

std::string read(const std::string& name) {
    std::ifstream in(std::string(ISI_SOURCE_DIR) + "/wsdl/" + name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("the embedded contract is the published one, byte for byte") {
    CHECK(std::string(isi::contract::wsdl()) == read(std::string(isi::contract::wsdl_naam)));
    CHECK(std::string(isi::contract::xsd()) == read(std::string(isi::contract::xsd_naam)));
    CHECK(isi::contract::wsdl().size() > 10'000);
    CHECK(isi::contract::xsd().size() > 100'000);
}

TEST_CASE("the published schema is one that libxml2 accepts") {
    CHECK_NOTHROW(isi::lint::Validator(isi::contract::xsd()));
}

TEST_CASE("schema, code and CHANGELOG name the same contract version") {
    const auto contract = isi::lint::published();
    CHECK(contract.xsd.document_element().attribute("version").value() == isi::contract::contractversie);
    const std::string changelog = read("CHANGELOG.md");
    const auto heading = changelog.find("\n## ");
    REQUIRE(heading != std::string::npos);
    CHECK(changelog.compare(heading + 4, isi::contract::contractversie.size(),
                            isi::contract::contractversie) == 0);
}

TEST_CASE("the namespace carries the major version and nothing else") {
    const auto contract = isi::lint::published();
    CHECK(contract.xsd.document_element().attribute("targetNamespace").value() == isi::contract::naamruimte);
    CHECK(isi::contract::naamruimte.ends_with(":v1"));
}

TEST_CASE("README says whose contract this is and what is not in it") {
    const std::string readme = read("README.md");
    for (const char* said : {"our own contract", "No public WSDL", "ELIP", "waardepapieren",
                             "mutatieformulier", "account management"}) {
        INFO(said);
        CHECK(readme.find(said) != std::string::npos);
    }
}
