// SPDX-License-Identifier: GPL-3.0-or-later
#include "xsd_waarden.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace isi::proef {
namespace {

/// A pattern of the contract: literals, classes, groups, alternatives and the quantifiers `? * + {n} {n,m}`.
class Patroon {
 public:
    /// How to write one text of the many that match.
    struct Keuze {
        std::size_t tak = 0;      // which alternative, modulo what there is
        bool lang = false;        // as often as allowed, or as seldom
        bool hoog = false;        // the last character of a class, or the first
        unsigned onbegrensd = 3;  // what `*` and `+` mean by often
    };

    explicit Patroon(const std::string& bron) : m_bron(bron) {
        m_takken = lees_takken();
        if (m_p != m_bron.size()) fout();
    }
    [[nodiscard]] std::string schrijf(const Keuze& keuze) const {
        std::string uit;
        schrijf(m_takken, keuze, uit);
        return uit;
    }
    /// The same text with one place set to a character just outside its class, for every place.
    [[nodiscard]] std::vector<std::string> net_ernaast(const Keuze& keuze) const {
        std::string tekst;
        std::vector<const Deel*> herkomst;
        schrijf(m_takken, keuze, tekst, &herkomst);
        std::vector<std::string> uit;
        for (std::size_t i = 0; i < tekst.size(); ++i) {
            for (const char c : buren(*herkomst[i])) {
                auto fout = tekst;
                fout[i] = c;
                uit.push_back(std::move(fout));
            }
        }
        return uit;
    }

 private:
    struct Deel;
    using Reeks = std::vector<Deel>;
    struct Deel {
        std::string tekens;        // of the class, in its order; empty = a group
        std::vector<Reeks> groep;  // alternatives
        unsigned min = 1, max = 1;
        bool oneindig = false;
    };

    [[noreturn]] void fout() const {
        throw std::runtime_error("a pattern these tests cannot read: " + m_bron);
    }
    char neem() {
        if (m_p >= m_bron.size()) fout();
        return m_bron[m_p++];
    }
    [[nodiscard]] bool staat(char c) const { return m_p < m_bron.size() && m_bron[m_p] == c; }

    std::vector<Reeks> lees_takken() {
        std::vector<Reeks> takken(1);
        while (m_p < m_bron.size() && !staat(')')) {
            if (staat('|')) {
                ++m_p;
                takken.emplace_back();
                continue;
            }
            takken.back().push_back(lees_deel());
        }
        return takken;
    }
    Deel lees_deel() {
        Deel deel;
        const char c = neem();
        if (c == '(') {
            deel.groep = lees_takken();
            if (neem() != ')') fout();
        } else if (c == '[') {
            deel.tekens = lees_klasse();
        } else {
            deel.tekens = c == '\\' ? neem() : c;
        }
        lees_keren(deel);
        return deel;
    }
    std::string lees_klasse() {
        std::string tekens;
        if (staat('^')) fout();
        for (char c = neem(); c != ']'; c = neem()) {
            if (c == '\\') c = neem();
            if (!staat('-') || m_p + 1 >= m_bron.size() || m_bron[m_p + 1] == ']') {
                tekens += c;
                continue;
            }
            ++m_p;
            for (char tot = neem(); c <= tot; ++c) tekens += c;
        }
        return tekens;
    }
    unsigned lees_getal() {
        unsigned n = 0;
        while (m_p < m_bron.size() && m_bron[m_p] >= '0' && m_bron[m_p] <= '9')
            n = n * 10 + static_cast<unsigned>(neem() - '0');
        return n;
    }
    void lees_keren(Deel& deel) {
        if (staat('?')) deel.min = 0;
        if (staat('*')) deel.min = 0;
        deel.oneindig = staat('*') || staat('+');
        if (staat('?') || deel.oneindig) ++m_p;
        if (!staat('{')) return;
        ++m_p;
        deel.min = deel.max = lees_getal();
        if (staat(',')) {
            ++m_p;
            deel.max = lees_getal();
        }
        if (neem() != '}') fout();
    }

    static void schrijf(const std::vector<Reeks>& takken, const Keuze& keuze, std::string& uit,
                        std::vector<const Deel*>* herkomst = nullptr) {
        for (const auto& deel : takken[keuze.tak % takken.size()]) {
            const unsigned meest = deel.oneindig ? std::max(deel.min, keuze.onbegrensd) : deel.max;
            for (unsigned i = keuze.lang ? meest : deel.min; i > 0; --i) {
                if (deel.tekens.empty()) {
                    schrijf(deel.groep, keuze, uit, herkomst);
                    continue;
                }
                uit += keuze.hoog ? deel.tekens.back() : deel.tekens.front();
                if (herkomst != nullptr) herkomst->push_back(&deel);
            }
        }
    }
    // The characters before and after each run of the class, as far as XML can hold them.
    static std::string buren(const Deel& deel) {
        std::string uit;
        const auto in = [&](int c) { return deel.tekens.find(static_cast<char>(c)) != std::string::npos; };
        for (const char c : deel.tekens) {
            for (const int buur : {c - 1, c + 1}) {
                if (buur > 0x20 && buur < 0x7F && !in(buur) && uit.find(static_cast<char>(buur)) == uit.npos)
                    uit += static_cast<char>(buur);
            }
        }
        return uit;
    }

    std::string m_bron;
    std::size_t m_p = 0;
    std::vector<Reeks> m_takken;
};

unsigned lengte(const Simpel& type, const std::string& facet) {
    const auto waarde = type.facet(facet);
    return waarde.empty() ? 0 : static_cast<unsigned>(std::stoul(waarde));
}

std::string herhaald(const std::string& stuk, unsigned keren) {
    std::string uit;
    for (unsigned i = 0; i < keren; ++i) uit += stuk;
    return uit;
}

void voeg_patroon(const Simpel& type, std::vector<Waarde>& uit) {
    const Patroon patroon(type.facet("pattern"));
    const unsigned max = lengte(type, "maxLength");
    for (std::size_t tak = 0; tak < 3; ++tak) {
        for (const bool lang : {false, true}) {
            for (const bool hoog : {false, true}) {
                const auto tekst = patroon.schrijf({tak, lang, hoog});
                if (max == 0 || tekst.size() <= max) uit.push_back({tekst, ""});
            }
        }
    }
    const auto goed = patroon.schrijf({0, false, false}), lang = patroon.schrijf({0, true, true});
    // Wrong in characters first (the length stays right), then in length, then what other alphabets call a
    // digit or a letter, then white space.
    for (auto& tekst : patroon.net_ernaast({0, false, false})) uit.push_back({std::move(tekst), "pattern"});
    for (const auto& fout : {lang + "0", goed.substr(0, goed.size() - 1), goed + " ", " " + goed, goed + "\n",
                             "\t" + goed, "\xD9\xA0" + goed.substr(1), "\xEF\xBC\x90" + goed.substr(1),
                             goed + "\xC2\xA0", goed + "\xE2\x80\x8B"}) {
        uit.push_back({fout, "pattern"});
    }
}

// A text of `n` characters that keeps the pattern, if there is one.
std::string tekst_van(const Simpel& type, unsigned n) {
    const auto bron = type.facet("pattern");
    if (bron.empty()) return std::string(n, 'x');
    const Patroon patroon(bron);
    for (unsigned keren = 0; keren <= n; ++keren) {
        auto tekst = patroon.schrijf({0, true, false, keren});
        if (tekst.size() == n) return tekst;
    }
    return std::string(n, 'x');
}

void voeg_lengte(const Simpel& type, std::vector<Waarde>& uit) {
    if (const unsigned min = lengte(type, "minLength"); min > 0) {
        uit.push_back({tekst_van(type, min), ""});
        uit.push_back({min == 1 ? std::string() : tekst_van(type, min - 1), "minLength"});
    }
    const unsigned max = lengte(type, "maxLength");
    if (max == 0) return;
    uit.push_back({tekst_van(type, max), ""});
    uit.push_back({tekst_van(type, max + 1), "maxLength"});
    uit.push_back({tekst_van(type, max * 2), "maxLength"});
    if (!type.facet("pattern").empty()) return;
    // Length is counted in characters: of two, three and four bytes, and combining ones count for one each.
    for (const char* teken : {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "e\xCC\x81"}) {
        const unsigned per = std::string(teken).size() == 3 && teken[0] == 'e' ? 2 : 1;
        uit.push_back({herhaald(teken, max / per) + std::string(max % per, 'x'), ""});
        uit.push_back({herhaald(teken, max / per) + std::string(max % per + 1, 'x'), "maxLength"});
    }
    const auto goed = tekst_van(type, std::max(lengte(type, "minLength"), 2U));
    for (const auto& tekst :
         {" " + goed, goed + "\n", goed + "\t" + goed, std::string(max, ' '), "<&>\"'" + goed, "]]>" + goed,
          "\xC2\xA0" + goed, "\xEF\xBB\xBF" + goed, "\xE2\x80\xAE" + goed, "\xEF\xBF\xBD" + goed}) {
        if (tekst.size() <= max) uit.push_back({tekst, ""});
    }
}

void voeg_getal(const Simpel& type, std::vector<Waarde>& uit) {
    const auto min = type.facet("minInclusive"), max = type.facet("maxInclusive");
    const long long laagst = min.empty() ? 0 : std::stoll(min);
    if (!min.empty()) {
        uit.push_back({min, ""});
        uit.push_back({std::to_string(laagst - 1), "minInclusive"});
        uit.push_back({"-2147483648", "minInclusive"});
    }
    if (!max.empty()) {
        uit.push_back({max, ""});
        uit.push_back({std::to_string(std::stoll(max) + 1), "maxInclusive"});
        uit.push_back({"2147483647", "maxInclusive"});
    }
    for (const auto& vorm : {"+7", "007", " 7 ", "\n7\t", "00000000000000000000007"})
        uit.push_back({vorm, ""});
    for (const auto& vorm : {"zeven",
                             "",
                             " ",
                             "7.0",
                             "7,0",
                             "7e0",
                             "0x7",
                             "7 7",
                             "--7",
                             "+-7",
                             "+",
                             "2147483648",
                             "9223372036854775808",
                             "18446744073709551623",
                             "4294967303",
                             "-4294967289",
                             "\xD9\xA7",
                             "7\xC2\xA0",
                             "NaN",
                             "INF"}) {
        uit.push_back({vorm, "vorm"});
    }
}

void voeg_boolean(std::vector<Waarde>& uit) {
    for (const char* goed : {"true", "false", "1", "0", " true ", "\n0\n"}) uit.push_back({goed, ""});
    for (const char* fout :
         {"waar", "", "TRUE", "True", "2", "-1", "00", "01", "ja", "true false", "t", "1.0"})
        uit.push_back({fout, "vorm"});
}

void voeg_moment(std::vector<Waarde>& uit) {
    for (const char* goed : {"2026-01-02T03:04:05Z", "2026-01-02T03:04:05", "2026-01-02T03:04:05+02:00",
                             "2026-01-02T03:04:05-14:00", "2026-01-02T03:04:05.1Z",
                             "2026-01-02T03:04:05.123456789Z", "2024-02-29T23:59:59Z", "0001-01-01T00:00:00Z",
                             "9999-12-31T23:59:59Z", " 2026-01-02T03:04:05Z\n", "2026-01-02T24:00:00Z"}) {
        uit.push_back({goed, ""});
    }
    for (const char* fout :
         {"2026-01-02T03:04:05.1234567890Z", "12026-01-02T03:04:05Z", "-2026-01-02T03:04:05Z"})
        uit.push_back({fout, "pattern"});
    for (const char* fout : {"gisteren",
                             "",
                             "2026-02-29T00:00:00Z",
                             "2026-13-01T00:00:00Z",
                             "2026-00-01T00:00:00Z",
                             "2026-01-00T00:00:00Z",
                             "2026-04-31T00:00:00Z",
                             "2026-01-02T25:00:00Z",
                             "2026-01-02T03:60:00Z",
                             "2026-01-02T03:04:61Z",
                             "2026-01-02T24:00:01Z",
                             "2026-01-02T03:04:05z",
                             "2026-01-02t03:04:05Z",
                             "2026-01-02 03:04:05Z",
                             "2026-01-02",
                             "2026-01-02T03:04Z",
                             "2026-1-2T03:04:05Z",
                             "26-01-02T03:04:05Z",
                             "2026-01-02T03:04:05+14:01",
                             "2026-01-02T03:04:05+2:00",
                             "2026-01-02T03:04:05.Z",
                             "0000-01-01T00:00:00Z",
                             "2026-01-02T03:04:05Z Z"}) {
        uit.push_back({fout, "vorm"});
    }
}

}  // namespace

std::string gewone_waarde(const Simpel& type) {
    if (type.basis == "boolean") return "true";
    if (type.basis == "int" || type.basis == "long") {
        const auto min = type.facet("minInclusive");
        return min.empty() || min == "0" ? "7" : min;
    }
    if (type.basis == "dateTime") return "2026-01-02T03:04:05Z";
    if (type.basis != "string") throw std::runtime_error("no value known for xs:" + type.basis);
    const auto patroon = type.facet("pattern");
    if (!patroon.empty()) return Patroon(patroon).schrijf({0, true, false});
    return tekst_van(type, std::max(lengte(type, "minLength"), 5U));
}

std::vector<Waarde> randwaarden(const Simpel& type) {
    std::vector<Waarde> uit;
    if (type.basis == "boolean") voeg_boolean(uit);
    if (type.basis == "int" || type.basis == "long") voeg_getal(type, uit);
    if (type.basis == "dateTime") voeg_moment(uit);
    if (type.basis == "string") {
        if (!type.facet("pattern").empty()) voeg_patroon(type, uit);
        voeg_lengte(type, uit);
    }
    return uit;
}

}  // namespace isi::proef
