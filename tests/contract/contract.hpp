// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

/// The contract as a reader gets it: two texts and their trees. Rules look at the trees; a control spoils the
/// text.
namespace isi::lint {

struct Contract {
    std::string wsdl_text, xsd_text;
    pugi::xml_document wsdl, xsd;

    Contract(std::string wsdl_bytes,
             std::string xsd_bytes);  ///< throws std::runtime_error when not well-formed
};

/// The bytes that isi-gateway serves.
Contract published();

/// A copy in which the first occurrence of `from` (in the WSDL, else in the XSD) reads `to`. Throws when
/// there is none: a control that spoils nothing proves nothing.
Contract spoiled(std::string_view from, std::string_view to);

/// What is wrong, one line each; empty = the rule holds.
using Findings = std::vector<std::string>;

std::string_view local_name(pugi::xml_node node);  ///< "element" of <xs:element>
std::string_view without_prefix(std::string_view qname);
std::vector<pugi::xml_node> all(pugi::xml_node root,
                                std::string_view local);  ///< descendants, document order
pugi::xml_node complex_type(const Contract& contract, std::string_view name);
pugi::xml_node simple_type(const Contract& contract, std::string_view name);
/// The type, its base, the base's base …
std::vector<std::string> ancestry(const Contract& contract, std::string_view type);
/// Elements of the type itself and of its bases, outermost base first.
std::vector<pugi::xml_node> elements_of(const Contract& contract, std::string_view type);
std::string where(pugi::xml_node node);  ///< "PersoonType/naam", for findings

}  // namespace isi::lint
