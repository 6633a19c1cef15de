// SPDX-License-Identifier: GPL-3.0-or-later
#include "xsd_boom.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>
#include <set>
#include <stdexcept>

namespace isi::proef {
namespace {

std::string tekst(const xmlChar* s) {
    return s == nullptr ? std::string() : reinterpret_cast<const char*>(s);
}

std::string attribuut(xmlNode* knoop, const char* naam) {
    const std::unique_ptr<xmlChar, void (*)(void*)> waarde(
        xmlGetNoNsProp(knoop, reinterpret_cast<const xmlChar*>(naam)), [](void* p) { xmlFree(p); });
    return tekst(waarde.get());
}

std::vector<xmlNode*> kinderen(xmlNode* knoop) {
    std::vector<xmlNode*> uit;
    for (auto* kind = knoop->children; kind != nullptr; kind = kind->next) {
        if (kind->type == XML_ELEMENT_NODE && tekst(kind->name) != "annotation") uit.push_back(kind);
    }
    return uit;
}

[[noreturn]] void onbekend(xmlNode* knoop) {
    throw std::runtime_error("the contract uses a construct that these tests do not know: xs:" +
                             tekst(knoop->name));
}

// `isi:BsnType` is BsnType; `xs:int` stays.
std::string typenaam(const std::string& qname) {
    return qname.starts_with("isi:") ? qname.substr(4) : qname;
}

unsigned aantal(const std::string& waarde) {
    if (waarde.empty()) return 1;
    return waarde == "unbounded" ? 0 : static_cast<unsigned>(std::stoul(waarde));
}

std::vector<Deel> lees_reeks(xmlNode* reeks) {
    if (tekst(reeks->name) != "sequence") onbekend(reeks);
    std::vector<Deel> uit;
    for (auto* kind : kinderen(reeks)) {
        if (tekst(kind->name) != "element" || attribuut(kind, "name").empty() || !kinderen(kind).empty())
            onbekend(kind);
        const auto min = attribuut(kind, "minOccurs");
        uit.push_back({attribuut(kind, "name"), typenaam(attribuut(kind, "type")), aantal(min),
                       aantal(attribuut(kind, "maxOccurs"))});
    }
    return uit;
}

struct Half {  // a complex type before its base is known
    std::string basis;
    std::vector<Deel> eigen;
};

Half lees_complex(xmlNode* knoop) {
    Half uit;
    for (auto* kind : kinderen(knoop)) {
        if (tekst(kind->name) == "sequence") {
            uit.eigen = lees_reeks(kind);
            continue;
        }
        if (tekst(kind->name) != "complexContent") onbekend(kind);
        for (auto* uitbreiding : kinderen(kind)) {
            if (tekst(uitbreiding->name) != "extension") onbekend(uitbreiding);
            uit.basis = typenaam(attribuut(uitbreiding, "base"));
            for (auto* reeks : kinderen(uitbreiding)) uit.eigen = lees_reeks(reeks);
        }
    }
    return uit;
}

Simpel lees_simpel(xmlNode* knoop) {
    static const std::set<std::string> bekend{"pattern",      "minLength",   "maxLength",     "minInclusive",
                                              "maxInclusive", "totalDigits", "fractionDigits"};
    Simpel uit{attribuut(knoop, "name"), {}, {}};
    for (auto* beperking : kinderen(knoop)) {
        const auto basis = attribuut(beperking, "base");
        if (tekst(beperking->name) != "restriction" || !basis.starts_with("xs:")) onbekend(beperking);
        uit.basis = basis.substr(3);
        for (auto* facet : kinderen(beperking)) {
            const auto naam = tekst(facet->name);
            if (!bekend.contains(naam)) onbekend(facet);
            uit.facetten.push_back({naam, attribuut(facet, "value")});
        }
    }
    return uit;
}

std::vector<Deel> voeg_samen(const std::map<std::string, Half>& half, const std::string& naam) {
    const auto& eigen = half.at(naam);
    auto uit = eigen.basis.empty() ? std::vector<Deel>{} : voeg_samen(half, eigen.basis);
    uit.insert(uit.end(), eigen.eigen.begin(), eigen.eigen.end());
    return uit;
}

}  // namespace

std::string Simpel::facet(const std::string& welk) const {
    for (const auto& f : facetten) {
        if (f.naam == welk) return f.waarde;
    }
    return {};
}

Xsd::Xsd(const std::string& bestand) {
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> doc(
        xmlReadFile(bestand.c_str(), nullptr, XML_PARSE_NONET), &xmlFreeDoc);
    if (!doc) throw std::runtime_error("cannot read " + bestand);
    std::map<std::string, Half> half;
    std::vector<std::pair<std::string, std::string>> elementen;
    for (auto* knoop : kinderen(xmlDocGetRootElement(doc.get()))) {
        const auto soort = tekst(knoop->name), naam = attribuut(knoop, "name");
        if (soort == "complexType")
            half[naam] = lees_complex(knoop);
        else if (soort == "simpleType")
            m_simpel[naam] = lees_simpel(knoop);
        else if (soort == "element")
            elementen.emplace_back(naam, typenaam(attribuut(knoop, "type")));
        else
            onbekend(knoop);
    }
    for (const auto& [naam, type] : half) m_complex[naam] = voeg_samen(half, naam);
    // A built-in type used as it is: all it asks is its own form.
    for (const auto& [naam, delen] : m_complex) {
        for (const auto& deel : delen) {
            if (deel.type.starts_with("xs:")) m_simpel[deel.type] = {deel.type, deel.type.substr(3), {}};
        }
    }
    std::set<std::string> namen;
    for (const auto& [naam, type] : elementen) namen.insert(naam);
    for (const auto& [naam, type] : elementen) {
        if (namen.contains(naam + "Response")) m_vragen.push_back({naam, m_complex.at(type)});
    }
}

}  // namespace isi::proef
