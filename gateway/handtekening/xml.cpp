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

bool is_wit(std::string_view s) {
    return s.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

Document lees(std::string_view bytes) {
    if (bytes.size() > INT_MAX || bytes.find('\0') != std::string_view::npos)
        return {};  // libxml2 stops at a NUL
    Document document(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
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

}  // namespace isi::handtekening::xml
