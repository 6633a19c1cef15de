// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "wsdl/contract.hpp"

namespace isi::lint {
namespace {

void parse(pugi::xml_document& document, const std::string& text) {
    const auto result = document.load_buffer(text.data(), text.size());
    if (!result) throw std::runtime_error(std::string("not well-formed: ") + result.description());
}

bool replace_first(std::string& text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    if (at == std::string::npos) return false;
    text.replace(at, from.size(), to);
    return true;
}

void collect(pugi::xml_node node, std::string_view local, std::vector<pugi::xml_node>& found) {
    for (const auto child : node.children()) {
        if (local_name(child) == local) found.push_back(child);
        collect(child, local, found);
    }
}

pugi::xml_node top_level(const Contract& contract, std::string_view kind, std::string_view name) {
    for (const auto node : contract.xsd.document_element().children())
        if (local_name(node) == kind && node.attribute("name").value() == name) return node;
    return {};
}

}  // namespace

Contract::Contract(std::string wsdl_bytes, std::string xsd_bytes)
    : wsdl_text(std::move(wsdl_bytes)), xsd_text(std::move(xsd_bytes)) {
    parse(wsdl, wsdl_text);
    parse(xsd, xsd_text);
}

Contract published() {
    return Contract(std::string(contract::wsdl()), std::string(contract::xsd()));
}

Contract spoiled(std::string_view from, std::string_view to) {
    std::string wsdl(contract::wsdl()), xsd(contract::xsd());
    if (!replace_first(wsdl, from, to) && !replace_first(xsd, from, to))
        throw std::runtime_error("nothing to spoil: " + std::string(from));
    return Contract(std::move(wsdl), std::move(xsd));
}

std::string_view without_prefix(std::string_view qname) {
    const auto colon = qname.find(':');
    return colon == std::string_view::npos ? qname : qname.substr(colon + 1);
}

std::string_view local_name(pugi::xml_node node) {
    return without_prefix(node.name());
}

std::vector<pugi::xml_node> all(pugi::xml_node root, std::string_view local) {
    std::vector<pugi::xml_node> found;
    collect(root, local, found);
    return found;
}

pugi::xml_node complex_type(const Contract& contract, std::string_view name) {
    return top_level(contract, "complexType", name);
}

pugi::xml_node simple_type(const Contract& contract, std::string_view name) {
    return top_level(contract, "simpleType", name);
}

std::vector<std::string> ancestry(const Contract& contract, std::string_view type) {
    std::vector<std::string> chain;
    std::string name(type);
    while (!name.empty() && chain.size() < 10) {
        chain.push_back(name);
        const auto extensions = all(complex_type(contract, name), "extension");
        name = extensions.empty() ? std::string()
                                  : std::string(without_prefix(extensions.front().attribute("base").value()));
    }
    return chain;
}

std::vector<pugi::xml_node> elements_of(const Contract& contract, std::string_view type) {
    auto chain = ancestry(contract, type);
    std::ranges::reverse(chain);
    std::vector<pugi::xml_node> elements;
    for (const auto& name : chain) {
        const auto own = all(complex_type(contract, name), "element");
        elements.insert(elements.end(), own.begin(), own.end());
    }
    return elements;
}

std::string where(pugi::xml_node node) {
    std::string path;
    for (auto at = node; at; at = at.parent()) {
        const std::string name = at.attribute("name").value();
        if (!name.empty()) path = path.empty() ? name : name + "/" + path;
    }
    return path.empty() ? std::string(node.name()) : path;
}

}  // namespace isi::lint
