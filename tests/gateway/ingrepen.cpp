// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingrepen.hpp"

#include <algorithm>

namespace isi::proef {
namespace {

const std::string xsi = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
const std::string niet_verwacht = "This element is not expected";

bool is_blad(const Knoop& k) {
    return k.type != nullptr;
}

// All of one name: of an element that may be repeated one fewer is no fault.
bool neem_weg(Knoop& ouder, std::size_t i) {
    const auto naam = ouder.kinderen[i].naam;
    std::erase_if(ouder.kinderen, [&](const Knoop& k) { return k.naam == naam; });
    return true;
}

bool zet_attribuut(Knoop& ouder, std::size_t i, const std::string& attribuut) {
    ouder.kinderen[i].attributen += attribuut;
    return true;
}

auto met_attribuut(const std::string& attribuut) {
    return [attribuut](Knoop& ouder, std::size_t i) { return zet_attribuut(ouder, i, attribuut); };
}

auto met_inhoud(const std::function<std::string(const std::string&)>& maak) {
    return [maak](Knoop& ouder, std::size_t i) {
        auto& k = ouder.kinderen[i];
        if (!is_blad(k) || k.inhoud.empty() || k.inhoud.find('&') != std::string::npos) return false;
        k.inhoud = maak(k.inhoud);
        return true;
    };
}

auto met_voor(const std::string& rauw) {
    return [rauw](Knoop& ouder, std::size_t i) {
        if (ouder.naam.empty()) return false;  // before the root there is nothing of the child
        ouder.kinderen[i].voor += rauw;
        return true;
    };
}

void zet_prefix(Knoop& k, const std::string& prefix) {
    k.prefix = prefix;
    for (auto& kind : k.kinderen) zet_prefix(kind, prefix);
}

bool leeg(Knoop& ouder, std::size_t i, bool kort) {
    auto& k = ouder.kinderen[i];
    k.inhoud.clear();
    k.kinderen.clear();
    k.leeg = kort;
    return true;
}

std::string verwijzing(char c, bool hex, const std::string& nullen) {
    static const char* cijfers = "0123456789abcdef";
    const auto u = static_cast<unsigned char>(c);
    if (!hex) return "&#" + nullen + std::to_string(u) + ";";
    return "&#x" + nullen + cijfers[u / 16] + cijfers[u % 16] + ";";
}

bool is_ascii(const std::string& s) {
    for (const char c : s) {
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    }
    return true;
}

}  // namespace

const std::vector<Ingreep>& brekende_ingrepen() {
    static const std::vector<Ingreep> alle{
        {"weggelaten", "ontbreekt", {"}%", "xpected is"}, neem_weg},
        {"te vaak",
         "te vaak",
         {"}%': " + niet_verwacht},
         [](Knoop& ouder, std::size_t i) {
             const auto kopie = ouder.kinderen[i];
             ouder.kinderen.insert(ouder.kinderen.begin() + static_cast<std::ptrdiff_t>(i), kopie);
             return !ouder.naam.empty();
         }},
        {"verwisseld",
         "volgorde",
         {niet_verwacht},
         [](Knoop& ouder, std::size_t i) {
             if (i == 0) return false;
             std::swap(ouder.kinderen[i], ouder.kinderen[i - 1]);
             return true;
         }},
        {"andere naamruimte",
         "naamruimte",
         {"{urn:inburgering:isi:cvs:v2}%'"},
         [](Knoop& ouder, std::size_t i) {
             ouder.kinderen[i].prefix = "v";
             return zet_attribuut(ouder, i, " xmlns:v=\"urn:inburgering:isi:cvs:v2\"");
         }},
        {"attribuut", "attribuut", {"}%'", "The attribute 'zz' is not allowed"}, met_attribuut(" zz=\"1\"")},
        {"nil",
         "nil",
         {"}%'", "not 'nillable'"},
         [](Knoop& ouder, std::size_t i) {
             return leeg(ouder, i, false) && zet_attribuut(ouder, i, xsi + " xsi:nil=\"true\"");
         }},
        {"onbekend element", "onbekend", {"}zzVreemd': " + niet_verwacht}, met_voor("<isi:zzVreemd/>")},
        {"kind in een waarde",
         "kind",
         {"}%'", "Element content is not allowed"},
         [](Knoop& ouder, std::size_t i) {
             ouder.kinderen[i].na = "<isi:bsn>004002313</isi:bsn>";
             return is_blad(ouder.kinderen[i]);
         }},
        {"tekst tussen elementen",
         "tekst",
         {"}%'", "Character content other than whitespace is not allowed"},
         [](Knoop& ouder, std::size_t i) {
             ouder.kinderen[i].na = "zz";
             return !is_blad(ouder.kinderen[i]);
         }},
    };
    return alle;
}

const std::vector<Ingreep>& vreemde_ingrepen() {
    static const std::vector<Ingreep> alle{
        {"zonder naamruimte",
         "",
         {},
         [](Knoop& ouder, std::size_t i) {
             ouder.kinderen[i].prefix.clear();
             return zet_attribuut(ouder, i, " xmlns=\"\"");
         }},
        {"leeg element", "", {}, [](Knoop& ouder, std::size_t i) { return leeg(ouder, i, true); }},
        {"leeg in twee tags", "", {}, [](Knoop& ouder, std::size_t i) { return leeg(ouder, i, false); }},
        {"hoofdletter in de naam",
         "",
         {},
         [](Knoop& ouder, std::size_t i) {
             auto& naam = ouder.kinderen[i].naam;
             naam[0] = static_cast<char>(naam[0] - 'a' + 'A');
             return true;
         }},
        {"nil is false", "", {}, met_attribuut(xsi + " xsi:nil=\"false\"")},
        {"nil is geen boolean", "", {}, met_attribuut(xsi + " xsi:nil=\"nee\"")},
        {"xml:lang", "", {}, met_attribuut(" xml:lang=\"nl\"")},
        {"xml:space", "", {}, met_attribuut(" xml:space=\"preserve\"")},
        {"attribuut van SOAP",
         "",
         {},
         met_attribuut(" xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" s:encodingStyle=\"\"")},
        {"href", "", {}, met_attribuut(" href=\"#1\"")},
        {"id", "", {}, met_attribuut(" id=\"1\"")},
        {"onbekend xsi-attribuut", "", {}, met_attribuut(xsi + " xsi:iets=\"1\"")},
        {"wit voor de waarde", "", {}, met_inhoud([](const std::string& w) { return " " + w; })},
        {"wit na de waarde", "", {}, met_inhoud([](const std::string& w) { return w + "\n"; })},
        {"wit in CDATA", "", {}, met_inhoud([](const std::string& w) { return "<![CDATA[ ]]>" + w; })},
        {"verwijzing naar wit", "", {}, met_inhoud([](const std::string& w) { return w + "&#xA;&#9;"; })},
        {"leeg CDATA tussen elementen", "", {}, met_voor("<![CDATA[]]>")},
        {"wit CDATA tussen elementen", "", {}, met_voor("<![CDATA[ ]]>")},
        {"verwijzing tussen elementen", "", {}, met_voor("&#32;")},
        {"tekst voor element", "", {}, met_voor("zz")},
        {"tweemaal verpakt",
         "",
         {},
         [](Knoop& ouder, std::size_t i) {
             Knoop om{.naam = ouder.kinderen[i].naam};
             om.kinderen.push_back(ouder.kinderen[i]);
             ouder.kinderen[i] = om;
             return true;
         }},
        {"geschrapte ouder",
         "",
         {},
         [](Knoop& ouder, std::size_t i) {
             const auto kinderen = ouder.kinderen[i].kinderen;
             if (kinderen.empty() || ouder.naam.empty()) return false;
             neem_weg(ouder, i);
             ouder.kinderen.insert(ouder.kinderen.begin() + static_cast<std::ptrdiff_t>(i), kinderen.begin(),
                                   kinderen.end());
             return true;
         }},
        {"naar achteren",
         "",
         {},
         [](Knoop& ouder, std::size_t i) {
             if (i + 1 == ouder.kinderen.size()) return false;
             std::rotate(ouder.kinderen.begin() + static_cast<std::ptrdiff_t>(i),
                         ouder.kinderen.begin() + static_cast<std::ptrdiff_t>(i) + 1, ouder.kinderen.end());
             return true;
         }},
    };
    return alle;
}

const std::vector<Ingreep>& gelijke_ingrepen() {
    static const std::vector<Ingreep> alle{
        {"commentaar ervoor", "", {}, met_voor("<!-- <isi:bsn>1</isi:bsn> & ]]> -->")},
        {"wit ervoor", "", {}, met_voor("\r\n\t  \n")},
        {"commentaar midden in de waarde", "", {}, met_inhoud([](const std::string& w) {
             const auto half = is_ascii(w) ? w.size() / 2 : 0;
             return w.substr(0, half) + "<!-- x -->" + w.substr(half);
         })},
        {"commentaar om de waarde", "", {}, met_inhoud([](const std::string& w) {
             return "<!---->" + w + "<!--y-->";
         })},
        {"CDATA", "", {}, met_inhoud([](const std::string& w) { return "<![CDATA[" + w + "]]>"; })},
        {"CDATA in stukken", "", {}, met_inhoud([](const std::string& w) {
             const auto half = is_ascii(w) ? w.size() / 2 : 0;
             return "<![CDATA[" + w.substr(0, half) + "]]><![CDATA[]]>" + w.substr(half);
         })},
        {"tekenverwijzing", "", {}, met_inhoud([](const std::string& w) {
             return is_ascii(w) ? verwijzing(w[0], false, "") + w.substr(1) : w;
         })},
        {"tekenverwijzingen hexadecimaal met nullen", "", {}, met_inhoud([](const std::string& w) {
             std::string uit;
             for (const char c : w) uit += is_ascii(w) ? verwijzing(c, true, "000") : std::string(1, c);
             return uit;
         })},
        {"wit in de eindtag",
         "",
         {},
         [](Knoop& ouder, std::size_t i) {
             ouder.kinderen[i].sluitwit = " \n";
             return true;
         }},
        {"wit in de begintag", "", {}, met_attribuut("\r\n\t ")},
        {"naamruimte opnieuw", "", {}, met_attribuut(" xmlns:isi='urn:inburgering:isi:cvs:v1'")},
        {"naamruimte met een verwijzing",
         "",
         {},
         met_attribuut(" xmlns:isi=\"urn:inburgering:isi&#58;cvs:v1\"")},
        {"ongebruikte naamruimte", "", {}, met_attribuut(" xmlns:zz=\"urn:zz?a=1&amp;b=2\"")},
        {"standaardnaamruimte",
         "",
         {},
         [](Knoop& ouder, std::size_t i) {
             zet_prefix(ouder.kinderen[i], "");
             return zet_attribuut(ouder, i, " xmlns=\"urn:inburgering:isi:cvs:v1\"");
         }},
        {"andere prefix",
         "",
         {},
         [](Knoop& ouder, std::size_t i) {
             zet_prefix(ouder.kinderen[i], "\xC3\xA9t\xC3\xA9.-1");
             return zet_attribuut(ouder, i, " xmlns:\xC3\xA9t\xC3\xA9.-1=\"urn:inburgering:isi:cvs:v1\"");
         }},
        {"prefix heet anders dan hij is",
         "",
         {},
         [](Knoop& ouder, std::size_t i) {
             zet_prefix(ouder.kinderen[i], "soap");
             return zet_attribuut(ouder, i, " xmlns:soap=\"urn:inburgering:isi:cvs:v1\"");
         }},
        {"schemaLocation",
         "",
         {},
         met_attribuut(xsi + " xsi:schemaLocation=\"urn:inburgering:isi:cvs:v1 http://127.0.0.1:9/x.xsd\"")},
    };
    return alle;
}

namespace {

struct Breuk {
    std::string van, naar;  // `van` empty: a place in a value
};

const std::vector<Breuk>& breuken() {
    using namespace std::string_literals;
    static const std::vector<Breuk> alle{
        {"", "&"},
        {"", "<"},
        {"", "&nbsp;"},
        {"", "&amp"},
        {"", "&#0;"},
        {"", "&#xD800;"},
        {"", "&#x110000;"},
        {"", "&#xFFFF;"},
        {"", "&#;"},
        {"", "&#x;"},
        {"", "&#12345678901234567890;"},
        {"", "&LT;"},
        {"", "\x01"},
        {"", "\x7F\x1F"},
        {"", "\0"s},
        {"", "\xE9"},
        {"", "\xC0\x80"},
        {"", "\xED\xA0\x80"},
        {"", "\xF4\x90\x80\x80"},
        {"", "\xEF\xBF\xBE"},
        {"", "\xFF"},
        {"", "]]>"},
        {"", "<!-- a -- b -->"},
        {"", "<!-- a --->"},
        {"", "<!-- "},
        {"", "<![CDATA["},
        {"", "<![cdata[x]]>"},
        {"", "<1/>"},
        {"", "</>"},
        {"", "< isi:a/>"},
        {"", "<isi:a b/>"},
        {"", "<isi:a b=1/>"},
        {"", "<isi:a b='<'/>"},
        {"", "<isi:a b='1'c='2'/>"},
        {"", "<isi:a b='1' b='2'/>"},
        {"", "<isi:a xmlns:p='urn:q' xmlns:r='urn:q' p:b='1' r:b='2'/>"},
        {"", "<isi:a b='&x;'/>"},
        {"", "<isi:a></isi:A>"},
        {"", "<isi:a><isi:b></isi:a></isi:b>"},
        {"</isi:", "</ isi:"},
        {"</isi:", "<isi:"},
        {"</isi:", "/isi:"},
        {"</isi:", "</isi::"},
        {"<isi:", "<isi: "},
        {"<isi:", "<"},
        {">", ""},
        {"<", ""},
    };
    return alle;
}

}  // namespace

std::size_t aantal_breuken() {
    return breuken().size() + 2;
}

std::string breek_bytes(const std::string& kind, std::size_t soort, std::size_t keer) {
    const auto eerste = kind.find('>');
    if (soort == breuken().size()) return kind.substr(0, eerste + 1 + keer * 37 % (kind.size() - eerste - 1));
    if (soort > breuken().size()) return kind + "</isi:nietOpen>";
    const auto& breuk = breuken()[soort];
    const auto vanaf = eerste + 1 + keer * 53 % (kind.size() - eerste - 1);
    // In a value: just before an end tag that follows text.
    const std::string merk = breuk.van.empty() ? "</" : breuk.van;
    auto plaats = kind.find(merk, vanaf);
    if (plaats == std::string::npos) plaats = kind.find(merk, eerste + 1);
    if (plaats == std::string::npos) plaats = kind.rfind(merk);
    auto uit = kind;
    return uit.replace(plaats, breuk.van.size(), breuk.naar);
}

}  // namespace isi::proef
