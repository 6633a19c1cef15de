// SPDX-License-Identifier: GPL-3.0-or-later
#include <libxml/parser.h>

#include <array>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <thread>

#include "schema_proef.hpp"

using isi::bericht::Schema;
using isi::bericht::Schemadocument;
using namespace isi::proef::kbi;

namespace {

constexpr std::string_view a_xsd =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:b='urn:b' targetNamespace='urn:a'>"
    "<xs:import namespace='urn:b' schemaLocation='b.xsd'/><xs:element name='a' type='b:T'/></xs:schema>";
constexpr std::string_view b_xsd =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:b'>"
    "<xs:simpleType name='T'><xs:restriction base='xs:string'><xs:pattern value='[0-9]'/></xs:restriction>"
    "</xs:simpleType><xs:element name='b' type='xs:int'/></xs:schema>";

}  // namespace

TEST_CASE("schemas that import each other compile from memory, in whatever order they are given") {
    for (const auto& set : {std::array{Schemadocument{"a.xsd", a_xsd}, Schemadocument{"b.xsd", b_xsd}},
                            std::array{Schemadocument{"b.xsd", b_xsd}, Schemadocument{"a.xsd", a_xsd}}}) {
        const Schema schema(set);
        CHECK(keur(schema, "<a xmlns='urn:a'>1</a>").empty());
        CHECK(keur(schema, "<b xmlns='urn:b'>12</b>").empty());
        CHECK_FALSE(keur(schema, "<a xmlns='urn:a'>x</a>").empty());
        CHECK_FALSE(keur(schema, "<a xmlns='urn:b'>1</a>").empty());
    }
}

TEST_CASE("a set that wants a document outside it is refused, also when such a file exists") {
    CHECK_THROWS_AS(Schema(std::array{Schemadocument{"a.xsd", a_xsd}}), std::runtime_error);
    CHECK_THROWS_AS(Schema(std::array{Schemadocument{"a.xsd", a_xsd}, Schemadocument{"c.xsd", b_xsd}}),
                    std::runtime_error);
    const std::string pad = std::string(ISI_SOURCE_DIR) + "/wsdl/kbi/generiek-02.00.xsd";
    const std::string uit_de_boom =
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:a'>"
        "<xs:import namespace='http://generiek-02_00.vip.vlaanderen.be' schemaLocation='" +
        pad + "'/></xs:schema>";
    CHECK_THROWS_AS(Schema(std::array{Schemadocument{"a.xsd", uit_de_boom}, Schemadocument{"b.xsd", b_xsd}}),
                    std::runtime_error);
    // Control: libxml2 itself can read that file.
    xmlDoc* document = xmlReadFile(pad.c_str(), nullptr, 0);
    CHECK(document != nullptr);
    xmlFreeDoc(document);
}

TEST_CASE("compiling a set leaves libxml2's way of finding other documents as it was") {
    const auto voor = xmlGetExternalEntityLoader();
    const Schema schema(std::array{Schemadocument{"a.xsd", a_xsd}, Schemadocument{"b.xsd", b_xsd}});
    CHECK(xmlGetExternalEntityLoader() == voor);
    CHECK_THROWS_AS(Schema(std::array{Schemadocument{"a.xsd", a_xsd}, Schemadocument{"b.xsd", "<a/>"}}),
                    std::runtime_error);
    CHECK(xmlGetExternalEntityLoader() == voor);
}

TEST_CASE("sets may be compiled on several threads at once") {
    std::vector<std::thread> draden;
    std::array<std::string, 4> gevonden;
    for (std::size_t i = 0; i < gevonden.size(); ++i)
        draden.emplace_back([&gevonden, i] {
            const Schema schema(std::array{Schemadocument{"a.xsd", a_xsd}, Schemadocument{"b.xsd", b_xsd}});
            gevonden[i] = keur(schema, "<a xmlns='urn:a'>1</a>");
        });
    for (auto& draad : draden) draad.join();
    for (const auto& zin : gevonden) CHECK(zin.empty());
}
