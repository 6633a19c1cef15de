// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

#include "lint.hpp"

// Rules about the shape of the schema: which constructions, how they nest, what they are called, whether they
// are explained.
namespace isi::lint {
namespace {

pugi::xml_node schema(const Contract& contract) {
    return contract.xsd.document_element();
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

bool repeated(pugi::xml_node element) {
    const std::string_view most = element.attribute("maxOccurs").value();
    return !most.empty() && most != "1" && most != "0";
}

std::string documentation(pugi::xml_node node, std::string_view language) {
    for (const auto annotation : node.children())
        if (local_name(annotation) == "annotation")
            for (const auto text : annotation.children())
                if (local_name(text) == "documentation" && text.attribute("xml:lang").value() == language)
                    return text.child_value();
    return {};
}

void check_documented(Findings& findings, pugi::xml_node node) {
    const std::string nl = documentation(node, "nl"), en = documentation(node, "en");
    if (nl.empty() || en.empty())
        findings.push_back(where(node) + ": not explained in nl and en");
    else if (nl.size() > 20 && nl == en && nl.find(' ') != std::string::npos)
        findings.push_back(where(node) + ": the two languages say the same words");
}

}  // namespace

Findings one_element_form(const Contract& contract) {
    Findings findings;
    if (std::string_view(schema(contract).attribute("elementFormDefault").value()) != "qualified")
        findings.push_back("elementFormDefault is not stated as qualified");
    for (const auto element : all(schema(contract), "element"))
        if (element.attribute("form")) findings.push_back(where(element) + ": states a form of its own");
    for (const auto inline_schema : all(contract.wsdl, "schema"))
        if (inline_schema.attribute("targetNamespace") || !all(inline_schema, "element").empty())
            findings.push_back("the WSDL defines elements beside the schema file");
    return findings;
}

Findings sequences_only(const Contract& contract) {
    Findings findings;
    static constexpr std::array forbidden{
        "choice", "all",           "any", "anyAttribute", "attribute", "attributeGroup", "group",   "union",
        "list",   "simpleContent", "key", "keyref",       "unique",    "redefine",       "notation"};
    for (const char* kind : forbidden)
        for (const auto node : all(schema(contract), kind))
            findings.push_back(where(node) + ": uses xs:" + kind);
    for (const auto node : all(schema(contract), "element"))
        if (node.attribute("substitutionGroup") || node.attribute("abstract") || node.attribute("ref"))
            findings.push_back(where(node) + ": substitution, abstract or ref");
    for (const auto node : all(schema(contract), "complexType"))
        if (node.attribute("abstract") || node.attribute("mixed"))
            findings.push_back(where(node) + ": abstract or mixed type");
    for (const auto node : all(schema(contract), "sequence")) {
        if (node.attribute("minOccurs") || node.attribute("maxOccurs"))
            findings.push_back(where(node) + ": a repeated or optional sequence");
        if (local_name(node.parent()) == "sequence")
            findings.push_back(where(node) + ": a sequence in a sequence");
    }
    for (const auto node : all(schema(contract), "complexContent"))
        if (local_name(node.first_child()) != "extension")
            findings.push_back(where(node) + ": complexContent that is no extension");
    return findings;
}

Findings lists_in_wrappers(const Contract& contract) {
    Findings findings;
    static const std::set<std::string_view> bare{"foutmelding", "sleutelgegeven"};  // DUO's own shape
    for (const auto type : all(schema(contract), "complexType")) {
        const auto elements = elements_of(contract, type.attribute("name").value());
        for (const auto element : elements)
            if (repeated(element) && !bare.contains(element.attribute("name").value()) &&
                elements.size() != 1)
                findings.push_back(where(element) +
                                   ": repeats beside other elements instead of in a wrapper");
    }
    return findings;
}

Findings named_types(const Contract& contract) {
    Findings findings;
    static const std::set<std::string> keywords{
        "abstract", "base",      "bool",     "boolean",  "break",    "byte",       "case",      "catch",
        "char",     "class",     "const",    "continue", "default",  "delegate",   "delete",    "do",
        "double",   "else",      "enum",     "event",    "explicit", "export",     "extern",    "final",
        "float",    "for",       "function", "goto",     "if",       "implements", "import",    "in",
        "int",      "interface", "internal", "is",       "lock",     "long",       "namespace", "native",
        "new",      "null",      "object",   "operator", "out",      "override",   "package",   "params",
        "private",  "protected", "public",   "ref",      "return",   "short",      "signed",    "sizeof",
        "static",   "string",    "struct",   "super",    "switch",   "template",   "this",      "throw",
        "try",      "typedef",   "typeof",   "union",    "unsigned", "using",      "var",       "virtual",
        "void",     "volatile",  "while",    "with"};
    std::map<std::string, std::string> seen;  // lower case -> as written
    for (const char* kind : {"complexType", "simpleType"})
        for (const auto type : all(schema(contract), kind)) {
            const std::string name = type.attribute("name").value();
            if (name.empty() || type.parent() != schema(contract))
                findings.push_back(where(type) + ": an anonymous or nested type");
            else if (!seen.emplace(lower(name), name).second)
                findings.push_back(name + ": another type has this name but for case");
        }
    for (const auto element : all(schema(contract), "element")) {
        const std::string name = element.attribute("name").value();
        if (!element.attribute("type")) findings.push_back(where(element) + ": has no named type");
        if (keywords.contains(name))
            findings.push_back(where(element) + ": is a keyword of a programming language");
        if (const auto type = seen.find(lower(name)); type != seen.end())
            findings.push_back(where(element) + ": has the name of type " + type->second + " but for case");
    }
    std::map<std::string, std::string> elements;
    for (const auto element : all(schema(contract), "element")) {
        const std::string name = element.attribute("name").value();
        const auto [at, fresh] = elements.emplace(lower(name), name);
        if (!fresh && at->second != name)
            findings.push_back(where(element) + ": differs from " + at->second + " in case only");
    }
    for (const char* kind : {"complexType", "simpleType", "element"})
        for (const auto node : all(schema(contract), kind)) {
            const std::string_view name = node.attribute("name").value();
            if (!std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) != 0 && c < 128; }))
                findings.push_back(where(node) + ": a name of more than ASCII letters and digits");
        }
    return findings;
}

Findings absent_never_nil_or_empty(const Contract& contract) {
    Findings findings;
    for (const auto element : all(schema(contract), "element")) {
        if (element.attribute("nillable")) findings.push_back(where(element) + ": nillable");
        if (element.attribute("default") || element.attribute("fixed"))
            findings.push_back(where(element) + ": default or fixed value");
    }
    for (const auto type : all(schema(contract), "complexType")) {
        const std::string name = type.attribute("name").value();
        if (elements_of(contract, name).empty() && name != "NietsGevondenType")
            findings.push_back(name + ": a type that is always empty");
    }
    return findings;
}

Findings documented_in_two_languages(const Contract& contract) {
    Findings findings;
    for (const char* kind : {"element", "complexType", "simpleType"})
        for (const auto node : all(schema(contract), kind)) check_documented(findings, node);
    for (const auto type : all(contract.wsdl, "portType"))
        for (const auto operation : type.children("wsdl:operation")) {
            const std::string text = operation.child_value("wsdl:documentation");
            if (text.find("nl: ") == std::string::npos || text.find("en: ") == std::string::npos)
                findings.push_back(where(operation) + ": not explained in nl and en");
        }
    return findings;
}

}  // namespace isi::lint
