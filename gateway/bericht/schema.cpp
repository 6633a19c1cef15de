// SPDX-License-Identifier: GPL-3.0-or-later
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

#include <climits>
#include <mutex>
#include <set>
#include <stdexcept>
#include <vector>

#include "bericht.hpp"
#include "keurder.hpp"

namespace isi::bericht {
namespace {

template <auto Vrij>
struct Opruimer {
    void operator()(auto* p) const { Vrij(p); }
};
using Document = std::unique_ptr<xmlDoc, Opruimer<xmlFreeDoc>>;
using Schemalezer = std::unique_ptr<xmlSchemaParserCtxt, Opruimer<xmlSchemaFreeParserCtxt>>;
using Schemaboom = std::unique_ptr<xmlSchema, Opruimer<xmlSchemaFree>>;

constexpr std::string_view xs_uri = "http://www.w3.org/2001/XMLSchema";

std::string_view tekst(const xmlChar* s) {
    return s == nullptr ? std::string_view{} : reinterpret_cast<const char*>(s);
}

// Names of all declared elements. A schema that wants another document is refused: nothing is ever fetched.
void verzamel(const xmlNode* knoop, Namen& namen) {
    for (; knoop != nullptr; knoop = knoop->next) {
        if (knoop->type != XML_ELEMENT_NODE || knoop->ns == nullptr || tekst(knoop->ns->href) != xs_uri)
            continue;
        const auto soort = tekst(knoop->name);
        if (soort == "import" || soort == "include" || soort == "redefine") {
            throw std::runtime_error("the schema refers to another document; it must be complete in itself");
        }
        for (const auto* a = knoop->properties; soort == "element" && a != nullptr; a = a->next) {
            if (tekst(a->name) == "name" && a->children != nullptr)
                namen.emplace(tekst(a->children->content));
        }
        verzamel(knoop->children, namen);
    }
}

void zwijg(void* /*ctx*/, xmlErrorPtr /*fout*/) {}

}  // namespace

struct Schema::Compiled {
    Schemaboom boom;
    Namen namen;
    // Contexts wait here for the next caller, so that a request makes none.
    mutable std::mutex slot;
    mutable std::vector<std::unique_ptr<Keurder>> vrij;

    [[nodiscard]] std::unique_ptr<Keurder> neem() const {
        {
            const std::lock_guard lock(slot);
            if (!vrij.empty()) {
                auto keurder = std::move(vrij.back());
                vrij.pop_back();
                return keurder;
            }
        }
        return std::make_unique<Keurder>(boom.get(), namen);
    }
    void geef_terug(std::unique_ptr<Keurder> keurder) const {
        if (keurder->is_versleten()) return;
        const std::lock_guard lock(slot);
        vrij.push_back(std::move(keurder));
    }
};

Schema::Schema(std::string_view xsd) {
    if (xsd.size() > INT_MAX) throw std::runtime_error("the schema is too large");
    xmlInitParser();
    auto compiled = std::make_shared<Compiled>();
    const Document document(xmlReadMemory(xsd.data(), static_cast<int>(xsd.size()), "schema.xsd", nullptr,
                                          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (!document || document->intSubset != nullptr) throw std::runtime_error("the schema is not plain XML");
    verzamel(xmlDocGetRootElement(document.get()), compiled->namen);
    const Schemalezer lezer(xmlSchemaNewMemParserCtxt(xsd.data(), static_cast<int>(xsd.size())));
    if (!lezer) throw std::runtime_error("no memory for the schema");
    xmlSchemaSetParserStructuredErrors(lezer.get(), zwijg, nullptr);
    compiled->boom.reset(xmlSchemaParse(lezer.get()));
    if (!compiled->boom) throw std::runtime_error("the schema does not compile; xmllint --schema tells why");
    m_compiled = std::move(compiled);
}

tl::expected<void, Protocolfout> Schema::keur(const Omslag& omslag) const {
    auto keurder = m_compiled->neem();
    auto fout = keurder->keur(omslag);
    m_compiled->geef_terug(std::move(keurder));
    if (fout) return tl::make_unexpected(std::move(*fout));
    return {};
}

}  // namespace isi::bericht
