// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml.hpp"

#include <libxml/parser.h>

#include <climits>

namespace isi::handtekening::xml {
namespace {

std::string_view zicht(const xmlChar* s) {
    return s == nullptr ? std::string_view{} : reinterpret_cast<const char*>(s);
}

bool is_tekst(const xmlNode* knoop) {
    return knoop->type == XML_TEXT_NODE || knoop->type == XML_CDATA_SECTION_NODE;
}

constexpr std::string_view wit = " \t\r\n";

bool is_wit(std::string_view s) {
    return s.find_first_not_of(wit) == std::string_view::npos;
}

}  // namespace

Document lees(std::string_view bytes) {
    if (bytes.size() > INT_MAX || bytes.find('\0') != std::string_view::npos)
        return {};  // libxml2 stops at a NUL
    Document document(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8",
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (document && document->intSubset != nullptr) document.reset();
    return document;
}

std::string_view naamruimte(const xmlNode* element) {
    return element->ns == nullptr ? std::string_view{} : zicht(element->ns->href);
}

std::string_view naam(const xmlNode* element) {
    return zicht(element->name);
}

bool is(const xmlNode* element, std::string_view uri, std::string_view lokaal) {
    return naam(element) == lokaal && naamruimte(element) == uri;
}

Elementen elementen(const xmlNode* ouder) {
    Elementen uit;
    for (auto* kind = ouder->children; kind != nullptr; kind = kind->next) {
        if (kind->type == XML_ELEMENT_NODE) uit.push_back(kind);
    }
    return uit;
}

xmlNode* volgend_element(xmlNode* element, const xmlNode* wortel) {
    auto* knoop = element;
    do {
        if (knoop->type == XML_ELEMENT_NODE && knoop->children != nullptr) {
            knoop = knoop->children;
            continue;
        }
        while (knoop != wortel && knoop->next == nullptr) knoop = knoop->parent;
        if (knoop == wortel) return nullptr;
        knoop = knoop->next;
    } while (knoop->type != XML_ELEMENT_NODE);
    return knoop;
}

std::optional<Elementen> enkel_elementen(const xmlNode* ouder) {
    for (const auto* kind = ouder->children; kind != nullptr; kind = kind->next) {
        const bool goed = kind->type == XML_ELEMENT_NODE || (is_tekst(kind) && is_wit(zicht(kind->content)));
        if (!goed) return std::nullopt;
    }
    return elementen(ouder);
}

std::optional<std::string> enkel_tekst(const xmlNode* element) {
    std::string uit;
    for (const auto* kind = element->children; kind != nullptr; kind = kind->next) {
        if (!is_tekst(kind)) return std::nullopt;
        uit += zicht(kind->content);
    }
    return uit;
}

// Without a DTD the value of an attribute holds text only.
std::string waarde(const xmlAttr* attribuut) {
    std::string uit;
    for (const auto* stuk = attribuut->children; stuk != nullptr; stuk = stuk->next)
        uit += zicht(stuk->content);
    return uit;
}

std::string_view naamruimte(const xmlAttr* attribuut) {
    return attribuut->ns == nullptr ? std::string_view{} : zicht(attribuut->ns->href);
}

std::optional<std::string> attribuut(const xmlNode* element, std::string_view lokaal, std::string_view uri) {
    for (const auto* a = element->properties; a != nullptr; a = a->next) {
        if (zicht(a->name) == lokaal && naamruimte(a) == uri) return waarde(a);
    }
    return std::nullopt;
}

std::string_view zonder_rand(std::string_view s) {
    const auto begin = s.find_first_not_of(wit);
    return begin == std::string_view::npos ? std::string_view{}
                                           : s.substr(begin, s.find_last_not_of(wit) - begin + 1);
}

}  // namespace isi::handtekening::xml
