// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "lint.hpp"

// One rule per test, each with copies of the contract that break it: a rule that cannot fail proves nothing.
using namespace isi::lint;

namespace {

template <class Rule>
void holds(Rule rule) {
    const auto findings = rule(published());
    for (const auto& finding : findings) UNSCOPED_INFO(finding);
    CHECK(findings.empty());
}

template <class Rule>
void flags(Rule rule, std::string_view from, std::string_view to) {
    INFO("spoiled: " << from << " -> " << to);
    CHECK_FALSE(rule(spoiled(from, to)).empty());
}

}  // namespace

TEST_CASE("rule 1: SOAP 1.1, document/literal, one part per message that refers to an element") {
    holds(soap11_document_literal);
    flags(soap11_document_literal, "style=\"document\" transport", "style=\"rpc\" transport");
    flags(soap11_document_literal, "<soap:body use=\"literal\"/>", "<soap:body use=\"encoded\"/>");
    flags(soap11_document_literal, "http://schemas.xmlsoap.org/soap/http\"",
          "http://schemas.xmlsoap.org/soap/https\"");
    flags(soap11_document_literal, "name=\"parameters\" element=\"isi:geefWet\"",
          "name=\"parameters\" type=\"isi:geefWet\"");
    flags(soap11_document_literal, "name=\"parameters\"", "name=\"body\"");
    flags(soap11_document_literal, "http://schemas.xmlsoap.org/wsdl/soap/",
          "http://schemas.xmlsoap.org/wsdl/soap12/");
}

TEST_CASE(
    "rule 2: one request object with the head in it, gemeentecode where the contract has it, no SOAP "
    "header") {
    holds(one_request_object);
    flags(one_request_object, "<soap:body use=\"literal\"/>", "<soap:header/><soap:body use=\"literal\"/>");
    flags(one_request_object, "<xs:complexType name=\"GeefWetVerzoekType\">",
          "<xs:complexType name=\"AndersType\"><xs:sequence/></xs:complexType><xs:complexType "
          "name=\"GeefWetVerzoek2Type\">");
    flags(one_request_object, "name=\"geefGemeenten\" type=\"isi:GeefGemeentenVerzoekType\"",
          "name=\"geefGemeenten\" type=\"isi:GeefWetVerzoekType\"");
    flags(one_request_object, "<xs:element name=\"gemeentecode\"", "<xs:element name=\"gemeente2\"");
}

TEST_CASE("rule 10: every operation declares the one fault Fout") {
    holds(one_declared_fault);
    flags(one_declared_fault, "<wsdl:fault name=\"Fout\" message=\"isi:Fout\"/>", "");
    flags(one_declared_fault, "<wsdl:fault name=\"Fout\" message=\"isi:Fout\"/>",
          "<wsdl:fault name=\"Anders\" message=\"isi:Fout\"/>");
    flags(one_declared_fault, "<soap:fault name=\"Fout\" use=\"literal\"/>", "");
    flags(one_declared_fault, "element=\"isi:Fout\"", "element=\"isi:geefWet\"");
}

TEST_CASE("rule 11: each soapAction is the namespace, a slash and the operation") {
    holds(soap_actions);
    flags(soap_actions, "soapAction=\"urn:inburgering:isi:cvs:v1/geefWet\"", "soapAction=\"\"");
    flags(soap_actions, "soapAction=\"urn:inburgering:isi:cvs:v1/geefWet\"",
          "soapAction=\"urn:inburgering:isi:cvs:v1/geefPersoon\"");
    flags(soap_actions, "v1/geefPersoon\"", "v1/ geefPersoon\"");
}

TEST_CASE("rule 12: imports are relative, to published files of one namespace") {
    holds(relative_imports);
    flags(relative_imports, "schemaLocation=\"isi_cvs_v1.xsd\"", "schemaLocation=\"../wsdl/isi_cvs_v1.xsd\"");
    flags(relative_imports, "schemaLocation=\"isi_cvs_v1.xsd\"",
          "schemaLocation=\"http://localhost/isi_cvs_v1.xsd\"");
    flags(relative_imports, "schemaLocation=\"isi_cvs_v1.xsd\"", "schemaLocation=\"isi_cvs_v2.xsd\"");
    flags(relative_imports, "targetNamespace=\"urn:inburgering:isi:cvs:v1\" elementFormDefault",
          "targetNamespace=\"urn:anders\" elementFormDefault");
}

TEST_CASE("rule 15: there is one soap:address, neutral, for the configuration to fill") {
    holds(one_address);
    flags(one_address, "<soap:address location=\"https://localhost:8443/isi/cvs/v1\"/>", "");
    flags(one_address, "https://localhost:8443/isi/cvs/v1", "http://vraagt.de.host.header/isi/cvs/v1");
}

TEST_CASE("JAX-WS is told not to unwrap messages into parameter lists") {
    holds(java_wrapper_style_off);
    flags(java_wrapper_style_off, "<jaxws:enableWrapperStyle>false", "<jaxws:enableWrapperStyle>true");
    flags(java_wrapper_style_off, "jaxws:enableWrapperStyle>false</jaxws:enableWrapperStyle",
          "jaxws:anders>false</jaxws:anders");
}

TEST_CASE("the WSDL's operations are those of the contract, under the contract's names") {
    holds(operations_of_the_contract);
    flags(operations_of_the_contract, "<wsdl:operation name=\"geefWet\">",
          "<wsdl:operation name=\"geefWetten\">");
    flags(operations_of_the_contract, "<wsdl:operation name=\"verwijderPip\">",
          "<wsdl:operation name=\"registreerPip\">");
    flags(operations_of_the_contract, "name=\"IsiCvs_v1_PortType\"", "name=\"IsiCvsPortType\"");
    flags(operations_of_the_contract, "<wsdl:port name=\"IsiCvs_v1_Port\"", "<wsdl:port name=\"Port\"");
}
