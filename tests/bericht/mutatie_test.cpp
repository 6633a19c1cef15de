// SPDX-License-Identifier: GPL-3.0-or-later
#include <libxml/parser.h>

#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <memory>

#include "berichten.hpp"

using namespace isi;
using namespace isi::proef;
using bericht::Gebrek;

namespace {

constexpr std::uint64_t zaad = 20260102;
constexpr std::size_t aantal_mutanten = 30000;

// What breaks parsers, to be dropped anywhere.
constexpr auto scherven = std::to_array<std::string_view>({"<",
                                                           ">",
                                                           "&",
                                                           "\"",
                                                           "'",
                                                           "/",
                                                           "=",
                                                           ":",
                                                           "]]>",
                                                           "<![CDATA[",
                                                           "]]",
                                                           "<!--",
                                                           "-->",
                                                           "--",
                                                           "<?x?>",
                                                           "?>",
                                                           "<!DOCTYPE x>",
                                                           "&lt;",
                                                           "&#0;",
                                                           "&#x41;",
                                                           "&#xD800;",
                                                           "&#1114112;",
                                                           "&amp",
                                                           "&nbsp;",
                                                           "&#",
                                                           ";",
                                                           " ",
                                                           "\t",
                                                           "\r\n",
                                                           "\xC3\xA9",
                                                           "\xE9",
                                                           "\xC0\x80",
                                                           "\xED\xA0\x80",
                                                           "\xEF\xBF\xBF",
                                                           "\xEF\xBB\xBF",
                                                           "\xF0\x9F\x98\x80",
                                                           "\x01",
                                                           " a='1'",
                                                           " a=\"2\"",
                                                           " xmlns=''",
                                                           " xmlns:x='urn:x'",
                                                           " xmlns:x=''",
                                                           " xmlns:y='urn:x'",
                                                           " x:a=''",
                                                           " y:a=''",
                                                           "x:",
                                                           "xml:",
                                                           "xmlns:",
                                                           " xmlns:xml='urn:x'",
                                                           " xmlns:q='a b'",
                                                           " xmlns:q='::'",
                                                           " xmlns:q='http://h:p/'",
                                                           " xmlns:q='%zz'",
                                                           " xmlns:q='a#b#c'",
                                                           " xml:id='1'",
                                                           " xml:space='x'",
                                                           "<a/>",
                                                           "<a>",
                                                           "</a>",
                                                           "<x:a/>",
                                                           "<soap:Body>",
                                                           "</soap:Body>",
                                                           "<soap:Header/>",
                                                           "</soap:Envelope>",
                                                           "<?xml version='1.0'?>",
                                                           "1.1",
                                                           "UTF-16",
                                                           "ISO-8859-1",
                                                           "standalone='yes'",
                                                           "\xCC\x81",
                                                           "\xC2\xB7",
                                                           "-",
                                                           "."});

class Verdraaier {
 public:
    std::string verdraai() {
        auto s = m_bronnen[m_toeval.onder(m_bronnen.size())];
        for (auto keer = 1 + m_toeval.onder(3); keer > 0; --keer) stap(s);
        return s;
    }

 private:
    void stap(std::string& s) {
        if (s.empty()) return;
        const auto waar = m_toeval.onder(s.size());
        const auto lengte = std::min(s.size() - waar, 1 + m_toeval.onder(12));
        switch (m_toeval.onder(8)) {
            case 0:
                s[waar] = static_cast<char>(m_toeval.onder(256));
                break;
            case 1:
                s.erase(waar, lengte);
                break;
            case 2:
                s.insert(waar, s.substr(waar, lengte));
                break;
            case 3:
                s.insert(waar, s, m_toeval.onder(s.size()), lengte);
                break;
            case 4:
                s.resize(waar);
                break;
            case 5:
                herhaal_element(s, waar);
                break;
            default:
                s.insert(waar, scherven[m_toeval.onder(scherven.size())]);
        }
    }
    // A whole element once more: structure goes wrong without the XML going wrong.
    static void herhaal_element(std::string& s, std::size_t waar) {
        const auto begin = s.find('<', waar);
        if (begin == std::string::npos) return;
        const auto naam = s.substr(begin + 1, s.find_first_of(" >/", begin) - begin - 1);
        const auto sluit = "</" + naam + ">";
        const auto einde = s.find(sluit, begin);
        if (naam.empty() || einde == std::string::npos) return;
        s.insert(begin, s.substr(begin, einde + sluit.size() - begin));
    }

    std::vector<std::string> m_bronnen = verzoeken();
    Toeval m_toeval{zaad};
};

// Remarks on xml:id come here, whatever the options say.
void zwijg(void* /*ctx*/, const char* /*melding*/, ...) {}

struct Vrij {
    void operator()(xmlParserCtxt* p) const { xmlFreeParserCtxt(p); }
};

// Well-formed and namespace-well-formed, by libxml2; nothing is loaded, nothing replaced.
bool is_xml(const std::string& bytes) {
    const std::unique_ptr<xmlParserCtxt, Vrij> ctxt(xmlNewParserCtxt());
    xmlFreeDoc(xmlCtxtReadMemory(ctxt.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    return ctxt->wellFormed != 0 && ctxt->nsWellFormed != 0;
}

// Refusing what libxml2 takes needs one of these reasons.
bool mag_strenger(Gebrek gebrek) {
    switch (gebrek) {
        case Gebrek::doctype:
        case Gebrek::xml_versie:  // the fifth edition lets a reader take 1.x for 1.0
        case Gebrek::instructie:
        case Gebrek::codering:
        case Gebrek::naamruimte_uri:  // a little narrower than RFC 3986
        case Gebrek::te_diep:
        case Gebrek::te_veel_elementen:
        case Gebrek::te_veel_attributen:
        case Gebrek::naam_te_lang:
        case Gebrek::te_veel_naamruimten:
        case Gebrek::te_veel_in_kop:
        case Gebrek::versie:
        case Gebrek::geen_omslag:
        case Gebrek::structuur:
        case Gebrek::inhoud:
        case Gebrek::kopblok:
        case Gebrek::xsi_type:
            return true;
        default:
            return false;
    }
}

}  // namespace

TEST_CASE(
    "whatever the guard lets through, libxml2 calls well-formed; where it is stricter, it has a listed "
    "reason") {
    xmlSetGenericErrorFunc(nullptr, zwijg);
    Verdraaier verdraaier;
    std::size_t beide_goed = 0, beide_fout = 0;
    std::map<Gebrek, std::size_t> strenger;
    for (std::size_t i = 0; i < aantal_mutanten; ++i) {
        const auto bytes = verdraaier.verdraai();
        const auto uit = bericht::bewaak(bytes, bericht::Grenzen{});
        const bool xml = is_xml(bytes);
        if (uit && !xml) FAIL_CHECK("mutant " << i << " passed the guard, not libxml2:\n" << bytes);
        if (uit && xml) {
            ++beide_goed;
            std::string kind(uit->inhoud);
            kind.insert(kind.find_first_of(" \t\r\n/>"), uit->naamruimten);
            if (!is_xml(kind))
                FAIL_CHECK("mutant " << i << ": the Body child is no document of its own:\n" << kind);
            if (!bericht::lees_kop(uit->kop)) CHECK(bericht::lees_kop(uit->kop).error().faultcode != "");
        }
        beide_fout += !uit && !xml;
        if (!uit && xml) {
            const auto gebrek = oorzaak(uit.error());
            ++strenger[gebrek];
            if (!mag_strenger(gebrek)) {
                FAIL_CHECK("mutant " << i << " is XML, yet refused: " << uit.error().faultstring << "\n"
                                     << bytes);
            }
        }
    }
    std::string regel;
    for (const auto& [gebrek, keer] : strenger) {
        regel += "\n  " + std::to_string(keer) + " " + std::string(bericht::fouttekst(gebrek).tekst);
    }
    WARN("seed " << zaad << ", " << aantal_mutanten << " mutants: both take " << beide_goed
                 << ", both refuse " << beide_fout << ", only the guard refuses:" << regel);
    // The mutants are neither all harmless nor all broken: the comparison compares something.
    CHECK(beide_goed > aantal_mutanten / 20);
    CHECK(beide_fout > aantal_mutanten / 4);
}
