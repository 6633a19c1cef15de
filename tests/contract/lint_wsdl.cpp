// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <set>

#include "lint.hpp"

// Rules about the WSDL: binding, operations, faults, imports, address.
namespace isi::lint {
namespace {

constexpr std::string_view naamruimte = "urn:inburgering:isi:cvs:v1";

constexpr std::array operaties{"testVerbinding",
                               "geefGemeenten",
                               "geefWet",
                               "zoekPersonen",
                               "geefPersoon",
                               "zoekSignalen",
                               "wijzigSignaalstatus",
                               "geefExamens",
                               "geefMutaties",
                               "geefSignaalcodes",
                               "geefWaardenlijsten",
                               "geefBestanden",
                               "downloadBestand",
                               "downloadPersoonsoverzicht",
                               "stuurContactbericht",
                               "registreerPip",
                               "verwijderPip",
                               "registreerMap",
                               "registreerPvt",
                               "registreerZroute",
                               "registreerUren",
                               "registreerInburgeringsaanbod",
                               "verwijderInburgeringsaanbod",
                               "registreerContactpersoon",
                               "verwijderContactpersoon",
                               "koppelContactpersoon",
                               "ontkoppelContactpersoon",
                               "verwijderLbtAanmelding",
                               "geefInstellingen"};

constexpr std::array zonder_gemeente{"testVerbinding", "geefGemeenten", "geefSignaalcodes",
                                     "geefWaardenlijsten", "geefInstellingen"};

pugi::xml_node definitions(const Contract& contract) {
    return contract.wsdl.document_element();
}

std::vector<pugi::xml_node> operations_in(const Contract& contract, std::string_view parent) {
    std::vector<pugi::xml_node> found;
    for (const auto holder : all(definitions(contract), parent))
        for (const auto child : holder.children())
            if (local_name(child) == "operation" && std::string_view(child.name()).starts_with("wsdl:"))
                found.push_back(child);
    return found;
}

void expect_one(Findings& findings, const Contract& contract, const char* kind, std::string_view name) {
    const auto found = all(definitions(contract), kind);
    if (found.size() != 1 || found.front().attribute("name").value() != name)
        findings.push_back(std::string(kind) + " must be exactly one, named " + std::string(name));
}

void check_part(Findings& findings, pugi::xml_node message) {
    const auto parts = all(message, "part");
    if (parts.size() != 1) findings.push_back(where(message) + ": a message has exactly one part");
    for (const auto part : parts)
        if (!part.attribute("element") || part.attribute("type"))
            findings.push_back(where(part) + ": a part refers to an element, never to a type");
}

}  // namespace

Findings soap11_document_literal(const Contract& contract) {
    Findings findings;
    for (const auto binding : all(definitions(contract), "binding")) {
        if (std::string_view(binding.name()) != "soap:binding") continue;
        if (std::string_view(binding.attribute("style").value()) != "document")
            findings.push_back("binding style is not document");
        if (std::string_view(binding.attribute("transport").value()) !=
            "http://schemas.xmlsoap.org/soap/http")
            findings.push_back("transport URI is not exactly SOAP over HTTP");
    }
    for (const auto message : all(definitions(contract), "message")) {
        check_part(findings, message);
        const std::string name = message.attribute("name").value();
        const auto part = message.child("wsdl:part");
        if (name != "Fout" && part && std::string_view(part.attribute("name").value()) != "parameters")
            findings.push_back(name + ": the part is not called parameters");
    }
    for (const char* kind : {"body", "fault"})
        for (const auto node : all(definitions(contract), kind))
            if (std::string_view(node.name()).starts_with("soap:") &&
                std::string_view(node.attribute("use").value()) != "literal")
                findings.push_back(where(node.parent()) + ": use is not literal");
    for (const auto operation : all(definitions(contract), "operation"))
        if (operation.attribute("style") &&
            std::string_view(operation.attribute("style").value()) != "document")
            findings.push_back(where(operation) + ": style is not document");
    for (const char* forbidden :
         {"http://schemas.xmlsoap.org/soap/encoding/", "http://schemas.xmlsoap.org/wsdl/soap12/"})
        if (contract.wsdl_text.find(forbidden) != std::string::npos ||
            contract.xsd_text.find(forbidden) != std::string::npos)
            findings.push_back(std::string("mentions ") + forbidden);
    return findings;
}

Findings one_request_object(const Contract& contract) {
    Findings findings;
    if (!all(definitions(contract), "header").empty()) findings.push_back("a SOAP header is declared");
    const std::set<std::string_view> without(zonder_gemeente.begin(), zonder_gemeente.end());
    for (const auto operation : operations_in(contract, "portType")) {
        const std::string name = operation.attribute("name").value();
        const bool for_gemeente = !without.contains(name);
        for (const bool request : {true, false}) {
            const std::string element = request ? name : name + "Response";
            std::string type;
            for (const auto node : contract.xsd.document_element().children("xs:element"))
                if (node.attribute("name").value() == element)
                    type = without_prefix(node.attribute("type").value());
            const std::string base =
                std::string(for_gemeente ? "Gemeente" : "") + (request ? "VerzoekType" : "AntwoordType");
            const auto chain = ancestry(contract, type);
            const std::string wanted = request || for_gemeente ? base : "AntwoordType";
            if (std::ranges::find(chain, for_gemeente ? base : wanted) == chain.end())
                findings.push_back(element + ": its type does not extend " + wanted);
            const auto elements = elements_of(contract, type);
            if (elements.empty() || std::string_view(elements.front().attribute("name").value()) !=
                                        "identificatiecodeBedrijfsdocument")
                findings.push_back(element + ": the head of the message is not first");
            const bool has_code = std::ranges::any_of(elements, [](auto node) {
                return std::string_view(node.attribute("name").value()) == "gemeentecode";
            });
            if (request && has_code != for_gemeente)
                findings.push_back(element + ": gemeentecode " +
                                   (for_gemeente ? "is missing" : "does not belong here"));
        }
    }
    return findings;
}

Findings operations_of_the_contract(const Contract& contract) {
    Findings findings;
    expect_one(findings, contract, "portType", "IsiCvs_v1_PortType");
    expect_one(findings, contract, "service", "IsiCvs_v1");
    expect_one(findings, contract, "port", "IsiCvs_v1_Port");
    if (std::string_view(definitions(contract).attribute("targetNamespace").value()) != naamruimte)
        findings.push_back("the WSDL's targetNamespace is not the contract's");
    if (std::string_view(definitions(contract).child("wsdl:binding").attribute("name").value()) !=
        "IsiCvs_v1_Binding")
        findings.push_back("the binding is not IsiCvs_v1_Binding");
    for (const char* parent : {"portType", "binding"}) {
        std::multiset<std::string> found;
        for (const auto node : operations_in(contract, parent)) found.insert(node.attribute("name").value());
        for (const std::string name : operaties)
            if (found.count(name) != 1)
                findings.push_back(std::string(parent) + ": operation " + name +
                                   " is not there exactly once");
        if (found.size() != operaties.size())
            findings.push_back(std::string(parent) + ": an operation that the contract does not have");
    }
    return findings;
}

Findings one_declared_fault(const Contract& contract) {
    Findings findings;
    for (const auto operation : operations_in(contract, "portType")) {
        const auto faults = all(operation, "fault");
        if (faults.size() != 1 || std::string_view(faults.front().attribute("name").value()) != "Fout" ||
            without_prefix(faults.front().attribute("message").value()) != "Fout")
            findings.push_back(where(operation) + ": does not declare the fault Fout, and only that");
    }
    for (const auto operation : operations_in(contract, "binding")) {
        const auto fault = operation.child("wsdl:fault");
        if (std::string_view(fault.attribute("name").value()) != "Fout" ||
            std::string_view(fault.child("soap:fault").attribute("name").value()) != "Fout")
            findings.push_back(where(operation) + ": the binding does not carry the fault Fout");
    }
    for (const auto message : all(definitions(contract), "message"))
        if (std::string_view(message.attribute("name").value()) == "Fout" &&
            std::string_view(message.child("wsdl:part").attribute("element").value()) != "isi:Fout")
            findings.push_back("the fault's detail is not the element Fout");
    return findings;
}

Findings soap_actions(const Contract& contract) {
    Findings findings;
    for (const auto operation : operations_in(contract, "binding")) {
        const std::string wanted = std::string(naamruimte) + "/" + operation.attribute("name").value();
        const std::string action = operation.child("soap:operation").attribute("soapAction").value();
        if (action != wanted) findings.push_back(where(operation) + ": soapAction is not " + wanted);
        if (action.find(' ') != std::string::npos)
            findings.push_back(where(operation) + ": soapAction holds a space");
    }
    return findings;
}

Findings relative_imports(const Contract& contract) {
    Findings findings;
    const auto check = [&](pugi::xml_node root) {
        for (const char* kind : {"import", "include"})
            for (const auto node : all(root, kind)) {
                const std::string at = node.attribute("schemaLocation")
                                           ? node.attribute("schemaLocation").value()
                                           : node.attribute("location").value();
                if (at.empty() || at.find("..") != std::string::npos || at.find("://") != std::string::npos ||
                    at.starts_with('/'))
                    findings.push_back("import of '" + at + "' is not plainly relative");
                else if (at != "isi_cvs_v1.xsd")
                    findings.push_back("import of '" + at + "', which is not published");
            }
    };
    check(contract.wsdl);
    check(contract.xsd);
    if (all(contract.wsdl, "import").size() != 1)
        findings.push_back("the WSDL does not import exactly the one schema");
    if (std::string_view(contract.xsd.document_element().attribute("targetNamespace").value()) != naamruimte)
        findings.push_back("the schema file's namespace is not the contract's");
    return findings;
}

// JAX-WS would unwrap a request and an answer into one parameter list; where both hold a `versie` or `status`
// it gives up.
Findings java_wrapper_style_off(const Contract& contract) {
    const auto style = definitions(contract).child("jaxws:bindings").child("jaxws:enableWrapperStyle");
    if (std::string_view(style.child_value()) == "false") return {};
    return {"wsimport would unwrap messages and refuse: duplicate parameter name"};
}

Findings one_address(const Contract& contract) {
    Findings findings;
    const auto addresses = all(contract.wsdl, "address");
    if (addresses.size() != 1)
        findings.push_back("there must be exactly one soap:address for the configuration to fill");
    for (const auto node : addresses) {
        const std::string_view at = node.attribute("location").value();
        if (!at.starts_with("https://localhost:") || !at.ends_with("/isi/cvs/v1"))
            findings.push_back("the published address is not the neutral one with the contract's path");
    }
    return findings;
}

}  // namespace isi::lint
