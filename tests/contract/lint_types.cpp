// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "lint.hpp"

// Rules about what a value may look like: codes, texts, dates.
namespace isi::lint {
namespace {

pugi::xml_node schema(const Contract& contract) {
    return contract.xsd.document_element();
}

bool has(pugi::xml_node restriction, const char* facet) {
    for (const auto child : restriction.children())
        if (local_name(child) == facet) return true;
    return false;
}

}  // namespace

Findings no_enumerations(const Contract& contract) {
    Findings findings;
    for (const auto node : all(schema(contract), "enumeration"))
        findings.push_back(where(node) + ": an enumeration, which breaks clients when its list grows");
    const auto code = simple_type(contract, "CodeType");
    const auto patterns = all(code, "pattern");
    if (patterns.size() != 1 ||
        std::string_view(patterns.front().attribute("value").value()) != "[A-Z][A-Z0-9_]*")
        findings.push_back("CodeType: codes are not upper-case ASCII");
    // A type that is called a code is one by its pattern. The open lists pass anything through; a postcode is
    // an address.
    static const std::set<std::string> others{"OpenCodeType", "PostcodeType"};
    for (const auto type : schema(contract).children("xs:simpleType")) {
        const std::string name = type.attribute("name").value();
        const bool code_name = name.ends_with("codeType") || name.ends_with("CodeType");
        if (code_name && !others.contains(name) && all(type, "pattern").empty())
            findings.push_back(name + ": a code without a pattern");
    }
    return findings;
}

Findings strings_are_bounded(const Contract& contract) {
    Findings findings;
    for (const auto element : all(schema(contract), "element")) {
        const std::string_view type = element.attribute("type").value();
        static const std::set<std::string_view> plain{"xs:boolean", "xs:date", "xs:base64Binary"};
        if (type.starts_with("xs:") && !plain.contains(type))
            findings.push_back(where(element) + ": " + std::string(type) + " without bounds");
    }
    for (const auto restriction : all(schema(contract), "restriction")) {
        const std::string_view base = restriction.attribute("base").value();
        if (base == "xs:string") {
            const bool lengths = has(restriction, "minLength") && has(restriction, "maxLength");
            if (!lengths && !has(restriction, "pattern"))
                findings.push_back(where(restriction) + ": a text without length or pattern");
            for (const auto child : restriction.children())
                if (local_name(child) == "minLength" &&
                    std::string_view(child.attribute("value").value()) == "0")
                    findings.push_back(where(restriction) + ": allows an empty element");
            // \d and \w match every script's digits and letters.
            for (const auto child : restriction.children())
                if (local_name(child) == "pattern" &&
                    std::string_view(child.attribute("value").value()).find("\\d") != std::string_view::npos)
                    findings.push_back(where(restriction) + ": \\d takes more than 0-9");
        } else if ((base == "xs:int" || base == "xs:long" || base == "xs:decimal") &&
                   !has(restriction, "minInclusive")) {
            findings.push_back(where(restriction) + ": a number without a lower bound");
        }
    }
    return findings;
}

Findings source_dates_are_strings(const Contract& contract) {
    Findings findings;
    // The one date that we make ourselves.
    static const std::set<std::string> ours{"BestandType/datum"};
    for (const auto element : all(schema(contract), "element")) {
        const std::string_view type = element.attribute("type").value();
        if (type == "xs:date" && !ours.contains(where(element)))
            findings.push_back(where(element) + ": xs:date for a date of a source");
        if (type == "xs:dateTime")
            findings.push_back(where(element) + ": a moment that is not a TijdstipType");
    }
    const auto base = [&](std::string_view name) {
        const auto found = all(simple_type(contract, name), "restriction");
        return found.empty() ? std::string() : std::string(found.front().attribute("base").value());
    };
    if (base("OnvolledigeDatumType") != "xs:string")
        findings.push_back("OnvolledigeDatumType is not a string");
    if (base("DatumType") != "xs:string") findings.push_back("DatumType is not a string");
    if (base("TijdstipType") != "xs:dateTime") findings.push_back("TijdstipType is not an xs:dateTime");
    if (base("BedragType") != "xs:decimal") findings.push_back("BedragType is not an xs:decimal");
    return findings;
}

}  // namespace isi::lint
