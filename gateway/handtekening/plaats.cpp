// SPDX-License-Identifier: GPL-3.0-or-later
#include "plaats.hpp"

#include <libxml/valid.h>

#include <algorithm>
#include <map>

namespace isi::handtekening {
namespace {

constexpr std::string_view next_actor = "http://schemas.xmlsoap.org/soap/actor/next";

// SOAP 1.1 §4.2: a block for another actor is not ours to read.
bool is_voor_ons(const xmlNode* blok) {
    const auto actor = xml::attribuut(blok, "actor", xml::soap_uri).value_or(std::string{});
    const auto kaal = xml::zonder_rand(actor);
    return kaal.empty() || kaal == next_actor;
}

/// Puts the only element of this name into `plek`; false when there are more.
bool enige(const xml::Elementen& kinderen, std::string_view uri, std::string_view naam, xmlNode*& plek) {
    for (auto* kind : kinderen) {
        if (!xml::is(kind, uri, naam)) continue;
        if (plek != nullptr) return false;
        plek = kind;
    }
    return true;
}

bool zoek_omslag(xmlNode* wortel, Delen& delen) {
    if (wortel == nullptr || !xml::is(wortel, xml::soap_uri, "Envelope")) return false;
    const auto kinderen = xml::elementen(wortel);
    if (kinderen.empty() || kinderen.size() > 2) return false;
    delen.body = kinderen.back();
    if (kinderen.size() == 2) delen.kop = kinderen.front();
    return xml::is(delen.body, xml::soap_uri, "Body") &&
           (delen.kop == nullptr || xml::is(delen.kop, xml::soap_uri, "Header"));
}

// Id, ID, id, xml:id, wsu:Id: whatever some reader could take for one.
bool lijkt_op_id(const xmlAttr* attribuut) {
    const std::string_view naam = reinterpret_cast<const char*>(attribuut->name);
    return naam.size() == 2 && (naam[0] == 'i' || naam[0] == 'I') && (naam[1] == 'd' || naam[1] == 'D');
}

using Ids = std::map<std::string, std::vector<xmlAttr*>, std::less<>>;

Ids verzamel_ids(xmlNode* wortel) {
    Ids uit;
    for (auto* element = wortel; element != nullptr; element = xml::volgend_element(element, wortel)) {
        for (auto* a = element->properties; a != nullptr; a = a->next) {
            if (lijkt_op_id(a)) uit[xml::waarde(a)].push_back(a);
        }
    }
    return uit;
}

// A block of WS-Security outside our wsse:Security is read by nobody; signed there it could stand for the one
// that is.
bool wordt_gelezen(const xmlNode* element, const Delen& delen) {
    if (element == delen.body) return true;
    if (element->parent == delen.security) return element != delen.handtekening;
    const auto uri = xml::naamruimte(element);
    return element->parent == delen.kop && uri != xml::wsse_uri && uri != xml::wsu_uri && uri != xml::ds_uri;
}

}  // namespace

tl::expected<Delen, Gebrek> zoek_delen(xmlDoc* bericht) {
    Delen uit;
    if (!zoek_omslag(xmlDocGetRootElement(bericht), uit)) return tl::make_unexpected(Gebrek::omslag);
    if (uit.kop == nullptr) return uit;
    auto blokken = xml::elementen(uit.kop);
    std::erase_if(blokken, [](const xmlNode* blok) { return !is_voor_ons(blok); });
    if (!enige(blokken, xml::wsse_uri, "Security", uit.security))
        return tl::make_unexpected(Gebrek::security_dubbel);
    if (uit.security == nullptr) return uit;
    const auto kinderen = xml::elementen(uit.security);
    if (!enige(kinderen, xml::ds_uri, "Signature", uit.handtekening))
        return tl::make_unexpected(Gebrek::handtekening_dubbel);
    if (!enige(kinderen, xml::wsu_uri, "Timestamp", uit.tijdstempel))
        return tl::make_unexpected(Gebrek::tijdstempel_dubbel);
    return uit;
}

tl::expected<xml::Elementen, Gebrek> zoek_ondertekend(xmlDoc* bericht, const Delen& delen,
                                                      const std::vector<std::string>& ids) {
    const auto alle = verzamel_ids(xmlDocGetRootElement(bericht));
    xml::Elementen uit;
    for (const auto& id : ids) {
        const auto gevonden = alle.find(id);
        if (gevonden == alle.end()) return tl::make_unexpected(Gebrek::id_onbekend);
        auto* const attribuut = gevonden->second.front();
        if (gevonden->second.size() > 1 || std::count(ids.begin(), ids.end(), id) > 1)
            return tl::make_unexpected(Gebrek::id_dubbel);
        if (xml::naamruimte(attribuut) != xml::wsu_uri) return tl::make_unexpected(Gebrek::id_onbekend);
        if (!wordt_gelezen(attribuut->parent, delen)) return tl::make_unexpected(Gebrek::id_plaats);
        const auto* naam = reinterpret_cast<const xmlChar*>(id.c_str());
        if (xmlAddID(nullptr, bericht, naam, attribuut) == nullptr)
            return tl::make_unexpected(Gebrek::id_dubbel);
        uit.push_back(attribuut->parent);
    }
    if (std::find(uit.begin(), uit.end(), delen.body) == uit.end())
        return tl::make_unexpected(Gebrek::body_niet_gedekt);
    return uit;
}

}  // namespace isi::handtekening
