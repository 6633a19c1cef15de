// SPDX-License-Identifier: GPL-3.0-or-later
#include "lezer.hpp"

#include <algorithm>

#include "tekens.hpp"

namespace isi::bericht {

using tekens::is;

Lezer::Lezer(std::string_view bytes, const Grenzen& grenzen, std::string_view naamruimten)
    : m_bytes(bytes), m_grenzen(grenzen) {
    m_open.reserve(std::min<std::size_t>(grenzen.diepte, 32));
    m_bindingen.reserve(std::min<std::size_t>(grenzen.naamruimten, 32));
    m_attributen.reserve(8);
    if (naamruimten.empty()) return;
    // Ours, from an earlier pass: read them as the attributes they are.
    m_bytes = naamruimten;
    m_begonnen = true;
    m_mislukt = !attributen_van_tag();
    m_bytes = bytes;
    m_p = 0;
    m_aantal_attributen = 0;
}

std::string Attribuut::waarde() const {
    return gecodeerd ? tekens::decodeer_waarde(rauw) : std::string(rauw);
}

std::uint32_t Lezer::regel(std::size_t offset) const {
    const auto tot = m_bytes.substr(0, offset);
    return 1 + static_cast<std::uint32_t>(std::count(tot.begin(), tot.end(), '\n'));
}

std::string Lezer::naamruimten_van_buiten() const {
    std::string uit;
    const auto aantal = m_open.empty() ? 0 : m_open.back().bindingen;
    for (std::size_t i = 0; i < aantal; ++i) {
        const auto& binding = m_bindingen[i];
        const auto zelfde = [&](const Binding& b) { return b.prefix == binding.prefix; };
        const auto later = m_bindingen.begin() + static_cast<std::ptrdiff_t>(i + 1);
        if (binding.uri.empty() || std::any_of(later, m_bindingen.end(), zelfde)) continue;
        uit += " xmlns";
        if (!binding.prefix.empty()) uit.append(":").append(binding.prefix);
        uit += "=\"";
        // A namespace name is a URI: of what needs escaping only the ampersand can occur.
        for (const char c : binding.uri) c == '&' ? uit.append("&amp;") : uit.append(1, c);
        uit += '"';
    }
    return uit;
}

void Lezer::sla_wit_over() {
    while (!op() && is(nu(), tekens::wit)) ++m_p;
}

Lezer::Soort Lezer::volgende() {
    if (m_mislukt) return Soort::fout;
    if (m_leeg) {  // the end of <a/>
        m_leeg = false;
        m_sluit_nu = true;
        m_stuk_begin = m_p;
        return Soort::einde;
    }
    if (m_sluit_nu) {
        m_sluit_nu = false;
        m_bindingen.resize(m_open.back().bindingen);
        m_open.pop_back();
    }
    if (!m_begonnen) {
        m_begonnen = true;
        if (!begin()) return sluit();
    }
    const auto soort = inhoud();
    return soort == Soort::fout ? sluit() : soort;
}

Lezer::Soort Lezer::sluit() {
    m_mislukt = true;
    return Soort::fout;
}

// Byte order mark, XML declaration.
bool Lezer::begin() {
    if (!codering()) return false;
    if (m_bytes.starts_with("\xEF\xBB\xBF")) m_p = 3;
    return !staat("<?xml") || m_bytes.size() - m_p < 6 || !is(m_bytes[m_p + 5], tekens::wit) || declaratie();
}

// XML 1.0 appendix F: what the first four bytes give away. EBCDIC falls through as invalid UTF-8 or no XML.
bool Lezer::codering() {
    using namespace std::string_view_literals;
    for (const auto merk : {"\xFE\xFF"sv, "\xFF\xFE"sv, "\0<"sv, "<\0"sv, "\0\0\xFE\xFF"sv, "\0\0\0<"sv,
                            "\x4C\x6F\xA7\x94"sv, "+/v"sv}) {
        if (m_bytes.starts_with(merk)) return weiger(Gebrek::codering);
    }
    return true;
}

bool Lezer::pseudo_attribuut(std::string_view naam, std::string_view& waarde) {
    const auto vanaf = m_p;
    sla_wit_over();
    if (m_p == vanaf || !staat(naam)) {
        m_p = vanaf;
        return true;
    }
    m_p += naam.size();
    sla_wit_over();
    if (op() || nu() != '=') return weiger(Gebrek::geen_xml);
    ++m_p;
    sla_wit_over();
    if (op() || (nu() != '"' && nu() != '\'')) return weiger(Gebrek::geen_xml);
    const auto einde = m_bytes.substr(0, m_p + 64).find(nu(), m_p + 1);
    if (einde == std::string_view::npos) return weiger(Gebrek::geen_xml);
    waarde = m_bytes.substr(m_p + 1, einde - m_p - 1);
    m_p = einde + 1;
    return true;
}

bool Lezer::declaratie() {
    m_p += 5;
    std::string_view versie, codering, alleen;
    if (!pseudo_attribuut("version", versie)) return false;
    if (versie != "1.0") return weiger(versie.empty() ? Gebrek::geen_xml : Gebrek::xml_versie);
    if (!pseudo_attribuut("encoding", codering)) return false;
    constexpr std::string_view utf8 = "utf-8";
    const auto gelijk = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    if (codering.data() != nullptr && !std::ranges::equal(codering, utf8, gelijk))
        return weiger(Gebrek::codering);
    if (!pseudo_attribuut("standalone", alleen)) return false;
    if (alleen.data() != nullptr && alleen != "yes" && alleen != "no") return weiger(Gebrek::geen_xml);
    sla_wit_over();
    if (!staat("?>")) return weiger(Gebrek::geen_xml);
    m_p += 2;
    return true;
}

Lezer::Soort Lezer::inhoud() {
    for (;;) {
        if (m_open.empty()) sla_wit_over();
        m_stuk_begin = m_p;
        if (op()) {
            if (m_wortel && m_open.empty()) return Soort::klaar;
            weiger(Gebrek::geen_xml);
            return Soort::fout;
        }
        if (nu() != '<') {
            if (!m_open.empty() && lees_tekst()) return Soort::tekst;
            // Outside the root only white space; whether it was bad bytes or bad place is told apart here.
            if (m_open.empty() && teken()) weiger(m_wortel ? Gebrek::structuur : Gebrek::geen_xml);
            return Soort::fout;
        }
        if (staat("<!--")) {
            if (!commentaar()) return Soort::fout;
            continue;
        }
        return opmaak();
    }
}

Lezer::Soort Lezer::opmaak() {
    const char c = m_bytes.size() - m_p > 1 ? m_bytes[m_p + 1] : '\0';
    if (c == '/') return !m_open.empty() && eind_tag() ? Soort::einde : Soort::fout;
    if (c == '?') {
        weiger(Gebrek::instructie);
        return Soort::fout;
    }
    if (c == '!') {
        if (staat("<!DOCTYPE"))
            weiger(Gebrek::doctype);
        else if (staat("<![CDATA[") && !m_open.empty() && lees_cdata())
            return Soort::cdata;
        return Soort::fout;
    }
    if (m_wortel && m_open.empty()) {
        weiger(Gebrek::structuur);
        return Soort::fout;
    }
    return begin_tag() ? Soort::begin : Soort::fout;
}

bool Lezer::teken() {
    const auto punt = tekens::lees_utf8(m_bytes.substr(m_p, 4));
    if (punt.lengte == 0) return weiger(Gebrek::codering);
    if (!tekens::is_xml_teken(punt.teken)) return weiger(Gebrek::teken);
    m_p += punt.lengte;
    return true;
}

bool Lezer::lees_tekst() {
    const auto vanaf = m_p;
    while (!op()) {
        while (!op() && is(nu(), tekens::tekst)) ++m_p;
        if (op() || nu() == '<') break;
        if (nu() == '&') {
            if (!verwijzing()) return false;
        } else if (nu() == ']') {
            if (staat("]]>")) return weiger(Gebrek::geen_xml);
            ++m_p;
        } else if (!teken()) {
            return false;
        }
    }
    m_stuk = m_bytes.substr(vanaf, m_p - vanaf);
    return true;
}

bool Lezer::lees_cdata() {
    m_p += 9;
    const auto vanaf = m_p;
    for (;;) {
        while (!op() && is(nu(), tekens::tekst)) ++m_p;
        if (op()) return weiger(Gebrek::geen_xml);
        if (nu() == ']' && staat("]]>")) break;
        if (nu() == '<' || nu() == '&' || nu() == ']')
            ++m_p;
        else if (!teken())
            return false;
    }
    m_stuk = m_bytes.substr(vanaf, m_p - vanaf);
    m_p += 3;
    return true;
}

// Counts as an element: a flood of them is a flood of nodes.
bool Lezer::commentaar() {
    if (++m_elementen > m_grenzen.elementen) return weiger(Gebrek::te_veel_elementen);
    m_p += 4;
    for (;;) {
        while (!op() && nu() != '-' && is(nu(), tekens::tekst)) ++m_p;
        if (op()) return weiger(Gebrek::geen_xml);
        if (nu() == '-') {
            ++m_p;
            if (op() || nu() != '-') continue;
            ++m_p;
            if (op() || nu() != '>') return weiger(Gebrek::geen_xml);
            ++m_p;
            return true;
        }
        if (nu() == '<' || nu() == '&' || nu() == ']')
            ++m_p;
        else if (!teken())
            return false;
    }
}

bool Lezer::verwijzing() {
    constexpr std::string_view vaste[] = {"&lt;", "&gt;", "&amp;", "&quot;", "&apos;"};
    if (staat("&#")) return tekenverwijzing();
    for (const auto naam : vaste) {
        if (staat(naam)) {
            m_p += naam.size();
            return true;
        }
    }
    return weiger(Gebrek::verwijzing);
}

bool Lezer::tekenverwijzing() {
    m_p += 2;
    const bool zestien = !op() && nu() == 'x';
    if (zestien) ++m_p;
    const auto vanaf = m_p;
    std::uint32_t waarde = 0;
    for (; !op() && is(nu(), tekens::hex); ++m_p) {
        const char c = nu();
        if (!zestien && c > '9') return weiger(Gebrek::verwijzing);
        const auto cijfer = static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        // Beyond the last code point it stays beyond, whatever follows.
        if (waarde <= 0x10FFFF) waarde = waarde * (zestien ? 16U : 10U) + cijfer;
    }
    if (m_p == vanaf || op() || nu() != ';' || !tekens::is_xml_teken(waarde))
        return weiger(Gebrek::verwijzing);
    ++m_p;
    return true;
}

}  // namespace isi::bericht
