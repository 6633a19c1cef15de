// SPDX-License-Identifier: GPL-3.0-or-later
#include "schemaset.hpp"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include <algorithm>
#include <atomic>
#include <climits>
#include <mutex>
#include <stdexcept>

namespace isi::bericht {
namespace {

using Document = std::unique_ptr<xmlDoc, Opruimer<xmlFreeDoc>>;
using Schemalezer = std::unique_ptr<xmlSchemaParserCtxt, Opruimer<xmlSchemaFreeParserCtxt>>;
using Documenten = std::span<const Schemadocument>;

constexpr std::string_view xs_uri = "http://www.w3.org/2001/XMLSchema";

std::string_view tekst(const xmlChar* s) {
    return s == nullptr ? std::string_view{} : reinterpret_cast<const char*>(s);
}

std::string_view waarde(const xmlNode& element, std::string_view attribuut) {
    for (const auto* a = element.properties; a != nullptr; a = a->next)
        if (tekst(a->name) == attribuut && a->children != nullptr) return tekst(a->children->content);
    return {};
}

const Schemadocument* vind(Documenten documenten, std::string_view naam) {
    const auto gevonden = std::ranges::find(documenten, naam, &Schemadocument::naam);
    return gevonden == documenten.end() ? nullptr : &*gevonden;
}

bool is_verwijzing(std::string_view soort) {
    return soort == "import" || soort == "include" || soort == "redefine";
}

void verzamel(const xmlNode* knoop, Documenten documenten, Namen& namen) {
    for (; knoop != nullptr; knoop = knoop->next) {
        if (knoop->type != XML_ELEMENT_NODE || knoop->ns == nullptr || tekst(knoop->ns->href) != xs_uri)
            continue;
        const auto soort = tekst(knoop->name);
        if (is_verwijzing(soort) && vind(documenten, waarde(*knoop, "schemaLocation")) == nullptr)
            throw std::runtime_error("the schema refers to a document that was not given with it");
        if (soort == "element" && !waarde(*knoop, "name").empty()) namen.emplace(waarde(*knoop, "name"));
        verzamel(knoop->children, documenten, namen);
    }
}

// A document of no namespace that imports every document of the set.
class Stuurdocument {
 public:
    void voeg_toe(std::string_view naamruimte, std::string_view naam) {
        m_tekst += "<xs:import schemaLocation='" + std::string(naam) + "'";
        if (!naamruimte.empty()) m_tekst += " namespace='" + std::string(naamruimte) + "'";
        m_tekst += "/>";
    }
    [[nodiscard]] std::string tekst() const { return m_tekst + "</xs:schema>"; }

 private:
    std::string m_tekst = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>";
};

// libxml2 2.9 asks for an imported document through one hook for the whole process. Ours stands only while a
// set is compiled, knows only that set, and only on that thread; every other question goes where it went
// before.
class Bron {
 public:
    explicit Bron(Documenten documenten) : m_slot(s_slot), m_vorige(xmlGetExternalEntityLoader()) {
        s_documenten = documenten;
        s_vorige = m_vorige;
        xmlSetExternalEntityLoader(geef);
    }
    ~Bron() {
        xmlSetExternalEntityLoader(m_vorige);
        s_documenten = {};
    }
    Bron(const Bron&) = delete;
    Bron& operator=(const Bron&) = delete;

 private:
    static xmlParserInput* geef(const char* url, const char* id, xmlParserCtxt* lezer) {
        if (const auto vorige = s_vorige.load(); s_documenten.empty())
            return vorige == nullptr ? nullptr : vorige(url, id, lezer);
        const auto* document = url == nullptr ? nullptr : vind(s_documenten, url);
        if (document == nullptr) return nullptr;
        auto* bytes = xmlParserInputBufferCreateMem(
            document->tekst.data(), static_cast<int>(document->tekst.size()), XML_CHAR_ENCODING_NONE);
        auto* invoer = bytes == nullptr ? nullptr : xmlNewIOInputStream(lezer, bytes, XML_CHAR_ENCODING_NONE);
        // libxml2 frees the name; an import is found relative to it.
        if (invoer != nullptr && invoer->filename == nullptr)
            invoer->filename = reinterpret_cast<char*>(xmlCharStrdup(url));
        return invoer;
    }

    static inline std::mutex s_slot;
    static inline std::atomic<xmlExternalEntityLoader> s_vorige = nullptr;  // other threads may ask
    static inline thread_local Documenten s_documenten;
    std::lock_guard<std::mutex> m_slot;
    xmlExternalEntityLoader m_vorige;
};

Document lees(const Schemadocument& bron) {
    if (bron.tekst.size() > INT_MAX) throw std::runtime_error("the schema is too large");
    Document document(xmlReadMemory(bron.tekst.data(), static_cast<int>(bron.tekst.size()), "schema.xsd",
                                    nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (!document || document->intSubset != nullptr) throw std::runtime_error("the schema is not plain XML");
    return document;
}

void zwijg(void* /*ctx*/, xmlErrorPtr /*fout*/) {}

Schemaboom ontleed(std::string_view xsd, Documenten documenten) {
    const Schemalezer lezer(xmlSchemaNewMemParserCtxt(xsd.data(), static_cast<int>(xsd.size())));
    if (!lezer) throw std::runtime_error("no memory for the schema");
    xmlSchemaSetParserStructuredErrors(lezer.get(), zwijg, nullptr);
    const Bron bron(documenten);
    Schemaboom boom(xmlSchemaParse(lezer.get()));
    if (!boom) throw std::runtime_error("the schema does not compile; xmllint --schema tells why");
    return boom;
}

}  // namespace

Schemaboom compileer(Documenten documenten, Namen& namen) {
    xmlInitParser();
    Stuurdocument stuur;
    for (const auto& bron : documenten) {
        const auto document = lees(bron);
        const auto* wortel = xmlDocGetRootElement(document.get());
        verzamel(wortel, documenten, namen);
        stuur.voeg_toe(waarde(*wortel, "targetNamespace"), bron.naam);
    }
    if (documenten.size() == 1) return ontleed(documenten.front().tekst, documenten);
    return ontleed(stuur.tekst(), documenten);
}

}  // namespace isi::bericht
