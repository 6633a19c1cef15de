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
            ingebed.insert(std::string(bestand.naam));
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

TEST_CASE("the code list of an element is found by its path, and only by its whole path") {
    CHECK(contract::codelijst("Trajecten/Traject/Status/Code") == "traject_status");
    CHECK(contract::codelijst("Trajecten/Traject/TrajectOnderdelen/TrajectOnderdeel/Status/Code") ==
          "onderdeel_status");
    CHECK_FALSE(contract::codelijst("Status/Code"));
    CHECK_FALSE(contract::codelijst("Trajecten/Traject/Status"));
    CHECK_FALSE(contract::codelijst(""));
    CHECK(contract::codepaden().size() > 50);
}
