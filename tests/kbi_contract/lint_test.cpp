// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "wsdl/kbi/contract.hpp"

using namespace isi::lint;
namespace kbi = isi::kbi::contract;
using kbi::Dialect;

namespace {

struct Uitgave {
    Dialect dialect;
    const char* wsdl;
    const char* pad;  // where the service answers
};
constexpr Uitgave magda{Dialect::magda, "kbi-magda.wsdl", "/Magda-02.00/soap/WebService"};
constexpr Uitgave ksz{Dialect::ksz, "civicintegration-v1.wsdl", "/ksz/CivicIntegrationService/v1"};

Contract lees(const Uitgave& uitgave, std::string_view xsd) {
    return Contract(std::string(kbi::bestand(uitgave.dialect, uitgave.wsdl).value()),
                    std::string(kbi::bestand(uitgave.dialect, xsd).value()));
}

std::set<std::string> namen(const Contract& contract, const char* soort) {
    std::set<std::string> uit;
    for (const auto knoop : all(contract.wsdl, soort)) uit.insert(knoop.attribute("name").value());
    return uit;
}

void check_imports(pugi::xml_node wortel, Dialect dialect) {
    for (const auto knoop : all(wortel, "import")) {
        const std::string_view plek = knoop.attribute("schemaLocation").value();
        INFO(plek);
        CHECK(kbi::bestand(dialect, plek));
    }
}

}  // namespace

TEST_CASE("every type and element of the KBI schemas is explained in two languages") {
    for (const auto& uitgave : {magda, ksz})
        for (const auto& bestand : kbi::schemas(uitgave.dialect)) {
            INFO(bestand.naam);
            CHECK(documented_in_two_languages(lees(uitgave, bestand.naam)) == Findings{});
        }
}

TEST_CASE("the KBI schemas are one namespace a file, children in none, and import plainly by name") {
    for (const auto& uitgave : {magda, ksz}) {
        std::set<std::string> naamruimten;
        for (const auto& bestand : kbi::schemas(uitgave.dialect)) {
            INFO(bestand.naam);
            const auto contract = lees(uitgave, bestand.naam);
            const auto schema = contract.xsd.document_element();
            CHECK(std::string_view(schema.attribute("elementFormDefault").value()) == "unqualified");
            CHECK(naamruimten.insert(schema.attribute("targetNamespace").value()).second);
            check_imports(schema, uitgave.dialect);
            check_imports(contract.wsdl, uitgave.dialect);
            for (const auto element : all(schema, "element")) {
                CHECK_FALSE(element.attribute("form"));
                CHECK_FALSE(element.attribute("nillable"));
            }
            for (const char* soort : {"complexType", "simpleType"})
                for (const auto type : all(schema, soort)) CHECK(type.parent() == schema);
        }
    }
}

TEST_CASE("both KBI WSDLs are SOAP 1.1, document/literal, with one neutral address") {
    for (const auto& uitgave : {magda, ksz}) {
        INFO(uitgave.wsdl);
        const auto contract = lees(uitgave, "generiek-02.00.xsd");
        auto bevindingen = soap11_document_literal(contract);
        // The KSZ calls its parts <operation>RequestParameters.
        if (uitgave.dialect == Dialect::ksz)
            std::erase_if(bevindingen, [](const auto& b) { return b.ends_with("is not called parameters"); });
        CHECK(bevindingen == Findings{});
        CHECK(java_wrapper_style_off(contract) == Findings{});
        const auto adressen = all(contract.wsdl, "address");
        REQUIRE(adressen.size() == 1);
        CHECK(adressen.front().attribute("location").value() ==
              std::string("https://localhost:8443") + uitgave.pad);
        std::set<std::string> acties;
        for (const auto operatie : all(contract.wsdl, "operation"))
            if (std::string_view(operatie.name()) == "soap:operation")
                CHECK(acties.insert(operatie.attribute("soapAction").value()).second);
        for (const auto& actie : acties) {
            CHECK(actie.starts_with("http://"));
            CHECK(actie.find(' ') == std::string::npos);
        }
    }
}

TEST_CASE("the KSZ service is called as KSZ services are") {
    const auto contract = lees(ksz, "civicintegration-v1.xsd");
    CHECK(namen(contract, "service") == std::set<std::string>{"CivicIntegrationService"});
    CHECK(namen(contract, "portType") == std::set<std::string>{"CivicIntegrationPortType"});
    CHECK(namen(contract, "binding").count("CivicIntegrationHTTPBinding") == 1);
    for (const auto bericht : all(contract.wsdl, "message")) {
        std::string naam = bericht.attribute("name").value();
        INFO(naam);
        REQUIRE(naam.ends_with("Msg"));
        naam.resize(naam.size() - 3);
        CHECK(bericht.child("wsdl:part").attribute("name").value() == naam + "Parameters");
        CHECK(bericht.child("wsdl:part").attribute("element").value() == "intf:" + naam);
    }
    for (const auto operatie : all(contract.wsdl, "operation")) {
        const std::string naam = operatie.attribute("name").value();
        const auto actie = operatie.child("soap:operation").attribute("soapAction");
        if (actie) CHECK(actie.value() == "http://kszbcss.fgov.be/CivicIntegrationService/" + naam);
    }
}

TEST_CASE("every operation of the KSZ service has a request, a response and a fault of CBSSFaultType") {
    const auto contract = lees(ksz, "civicintegration-v1.xsd");
    std::size_t operaties = 0;
    for (const auto operatie :
         contract.wsdl.document_element().child("wsdl:portType").children("wsdl:operation")) {
        ++operaties;
        const std::string naam = operatie.attribute("name").value();
        for (const char* soort : {"Request", "Response", "Fault"}) {
            const auto element = contract.xsd.document_element().find_child_by_attribute(
                "xs:element", "name", (naam + soort).c_str());
            INFO(naam << soort);
            REQUIRE(element);
            if (std::string_view(soort) == "Fault")
                CHECK(std::string_view(element.attribute("type").value()) == "common:CBSSFaultType");
        }
    }
    CHECK(operaties == 7);
}
