// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "lezer.hpp"
#include "tekens.hpp"

/// The reader's half that reads tags: names, attributes, namespaces.
namespace isi::bericht {

using tekens::is;

namespace {

constexpr std::string_view xml_uri = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view xmlns_uri = "http://www.w3.org/2000/xmlns/";

}  // namespace

bool Lezer::begin_tag() {
    ++m_p;
    if (++m_elementen > m_grenzen.elementen) return weiger(Gebrek::te_veel_elementen);
    if (m_open.size() >= m_grenzen.diepte) return weiger(Gebrek::te_diep);
    std::string_view geheel;
    if (!qnaam(m_naam, geheel)) return false;
    m_open.push_back({geheel, m_bindingen.size()});
    m_wortel = true;
    if (!attributen_van_tag()) return false;
    if (op()) return weiger(Gebrek::geen_xml);
    if (nu() == '/') {
        ++m_p;
        m_leeg = true;
    }
    if (op() || nu() != '>') return weiger(Gebrek::geen_xml);
    ++m_p;
    return zoek(m_naam.prefix, m_naam.naamruimte);
}

bool Lezer::eind_tag() {
    m_p += 2;
    const auto naam = m_open.back().naam;
    if (!staat(naam)) return weiger(Gebrek::geen_xml);
    m_p += naam.size();
    sla_wit_over();
    if (op() || nu() != '>') return weiger(Gebrek::geen_xml);
    ++m_p;
    m_sluit_nu = true;
    return true;
}

// A name without colon; stops at the first byte that cannot be part of it.
bool Lezer::ncnaam() {
    const auto vanaf = m_p;
    while (!op()) {
        const bool eerste = m_p == vanaf;
        if (is(nu(), eerste ? tekens::naam_begin : tekens::naam)) {
            ++m_p;
        } else if (static_cast<unsigned char>(nu()) >= 0x80) {
            const auto punt = tekens::lees_utf8(m_bytes.substr(m_p, 4));
            if (punt.lengte == 0) return weiger(Gebrek::codering);
            if (!(eerste ? tekens::is_naam_begin(punt.teken) : tekens::is_naam(punt.teken))) break;
            m_p += punt.lengte;
        } else {
            break;
        }
    }
    return m_p > vanaf || weiger(Gebrek::geen_xml);
}

bool Lezer::qnaam(Naam& uit, std::string_view& geheel) {
    const auto vanaf = m_p;
    if (!ncnaam()) return false;
    std::size_t lokaal = vanaf;
    if (!op() && nu() == ':') {
        lokaal = ++m_p;
        if (!ncnaam()) return false;
    }
    geheel = m_bytes.substr(vanaf, m_p - vanaf);
    if (geheel.size() > m_grenzen.naam_bytes) return weiger(Gebrek::naam_te_lang);
    uit.prefix = lokaal == vanaf ? std::string_view{} : m_bytes.substr(vanaf, lokaal - 1 - vanaf);
    uit.lokaal = m_bytes.substr(lokaal, m_p - lokaal);
    uit.naamruimte = {};
    return true;
}

bool Lezer::attributen_van_tag() {
    m_attributen.clear();
    for (;;) {
        const auto vanaf = m_p;
        sla_wit_over();
        if (op() || nu() == '>' || nu() == '/') break;
        if (m_p == vanaf) return weiger(Gebrek::geen_xml);  // no white space before it
        if (m_attributen.size() >= m_grenzen.attributen_per_element ||
            ++m_aantal_attributen > m_grenzen.attributen) {
            return weiger(Gebrek::te_veel_attributen);
        }
        if (!attribuut()) return false;
    }
    return m_attributen.empty() || los_namen_op();
}

bool Lezer::attribuut() {
    Attribuut a;
    std::string_view geheel;
    if (!qnaam(a.naam, geheel)) return false;
    sla_wit_over();
    if (op() || nu() != '=') return weiger(Gebrek::geen_xml);
    ++m_p;
    sla_wit_over();
    if (!waarde(a)) return false;
    m_attributen.push_back(a);
    return (geheel != "xmlns" && a.naam.prefix != "xmlns") || declareer(m_attributen.back());
}

bool Lezer::waarde(Attribuut& uit) {
    if (op() || (nu() != '"' && nu() != '\'')) return weiger(Gebrek::geen_xml);
    const char haak = nu();
    const auto vanaf = ++m_p;
    for (;;) {
        while (!op() && is(nu(), tekens::waarde)) {
            uit.gecodeerd |= nu() < ' ';
            ++m_p;
        }
        if (op() || nu() == '<') return weiger(Gebrek::geen_xml);
        if (nu() == haak) break;
        if (nu() == '&') {
            uit.gecodeerd = true;
            if (!verwijzing()) return false;
        } else if (!teken()) {
            return false;
        }
    }
    uit.rauw = m_bytes.substr(vanaf, m_p - vanaf);
    ++m_p;
    return true;
}

// Namespaces in XML 1.0 §3: `xml` is bound once and for all, `xmlns` never, and a prefix cannot be taken
// back.
bool Lezer::declareer(const Attribuut& attribuut) {
    const auto prefix = attribuut.naam.prefix.empty() ? std::string_view{} : attribuut.naam.lokaal;
    auto uri = attribuut.rauw;
    if (attribuut.gecodeerd) uri = m_uris.emplace_back(attribuut.waarde());
    if (prefix == "xmlns" || uri == xmlns_uri) return weiger(Gebrek::naamruimte);
    if (prefix == "xml" || uri == xml_uri)
        return (prefix == "xml" && uri == xml_uri) || weiger(Gebrek::naamruimte);
    if (uri.empty() && !prefix.empty()) return weiger(Gebrek::naamruimte);
    if (!tekens::is_uri(uri)) return weiger(Gebrek::naamruimte_uri);
    if (m_bindingen.size() >= m_grenzen.naamruimten) return weiger(Gebrek::te_veel_naamruimten);
    m_bindingen.push_back({prefix, uri});
    return true;
}

bool Lezer::zoek(std::string_view prefix, std::string_view& uri) {
    for (auto b = m_bindingen.rbegin(); b != m_bindingen.rend(); ++b) {
        ++m_vergelijkingen;
        if (b->prefix == prefix) {
            uri = b->uri;
            return true;
        }
    }
    if (prefix == "xml") uri = xml_uri;
    return prefix.empty() || prefix == "xml" || weiger(Gebrek::naamruimte);
}

// Namespaces of prefixed attributes, and no attribute twice, also not under two prefixes. The pairs are
// bounded by the limit per element.
bool Lezer::los_namen_op() {
    for (auto a = m_attributen.begin(); a != m_attributen.end(); ++a) {
        auto& naam = a->naam;
        if (naam.prefix == "xmlns" || (naam.prefix.empty() && naam.lokaal == "xmlns"))
            naam.naamruimte = xmlns_uri;
        else if (!naam.prefix.empty() && !zoek(naam.prefix, naam.naamruimte))
            return false;
        for (auto b = m_attributen.begin(); b != a; ++b) {
            ++m_vergelijkingen;
            if (b->naam.lokaal == naam.lokaal && b->naam.naamruimte == naam.naamruimte) {
                return weiger(Gebrek::dubbel_attribuut);
            }
        }
    }
    return true;
}

}  // namespace isi::bericht
