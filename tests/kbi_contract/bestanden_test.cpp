// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <set>

#include "schema_proef.hpp"

namespace contract = isi::kbi::contract;
using contract::Dialect;
using isi::proef::kbi::lees_bestand;

TEST_CASE("what the program holds is what stands in the tree, byte for byte, and nothing is forgotten") {
    const std::filesystem::path map = std::filesystem::path(ISI_SOURCE_DIR) / "wsdl/kbi";
    std::set<std::string> ingebed;
    for (const auto dialect : {Dialect::magda, Dialect::ksz})
        for (const auto& bestand : contract::bestanden(dialect)) {
            INFO(bestand.naam);
            CHECK(bestand.tekst == lees_bestand(map / bestand.naam));
            CHECK(ingebed.insert(std::string(bestand.naam)).second);
        }
    std::set<std::string> in_de_boom;
    for (const auto& rij : std::filesystem::directory_iterator(map))
        if (rij.path().extension() == ".xsd" || rij.path().extension() == ".wsdl")
            in_de_boom.insert(rij.path().filename().string());
    CHECK(ingebed == in_de_boom);
}

TEST_CASE("a file of the contract is found by its name in its own dialect only") {
    CHECK(contract::bestand(Dialect::magda, "kbi-v01.xsd"));
    CHECK_FALSE(contract::bestand(Dialect::ksz, "kbi-v01.xsd"));
    CHECK_FALSE(contract::bestand(Dialect::magda, "../kbi-v01.xsd"));
}
