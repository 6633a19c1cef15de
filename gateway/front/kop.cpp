// SPDX-License-Identifier: GPL-3.0-or-later
#include "kop.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace isi::front {
namespace {

constexpr bool is_token(unsigned char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
    return std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) != std::string_view::npos;
}

constexpr auto tokentabel = [] {
    std::array<bool, 256> tabel{};
    for (unsigned c = 1; c < 256; ++c) tabel[c] = is_token(static_cast<unsigned char>(c));
    return tabel;
}();

bool is_naam(std::string_view s) {
    return !s.empty() &&
           std::all_of(s.begin(), s.end(), [](char c) { return tokentabel[static_cast<unsigned char>(c)]; });
}

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}
char laag(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string_view trim(std::string_view s) {
    while (!s.empty() && is_blank(s.front())) s.remove_prefix(1);
    while (!s.empty() && is_blank(s.back())) s.remove_suffix(1);
    return s;
}

bool gelijk(std::string_view a, std::string_view kleine_letters) {
    return a.size() == kleine_letters.size() && std::equal(a.begin(), a.end(), kleine_letters.begin(),
                                                           [](char x, char y) { return laag(x) == y; });
}

/// Names that another reader may take for the two fields that decide where a body ends.
bool lijkt_op_transportveld(std::string_view naam) {
    std::string kaal;
    for (const char c : naam) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) kaal += c;
    }
    return kaal == "transferencoding" || kaal == "contentlength";
}

/// Fields of which there is one by definition and that decide who asks and what: of two, another reader may
/// follow the one that this service does not.
bool is_enkelvoudig(std::string_view naam) {
    return naam == "authorization" || naam == "content-type" || naam == "soapaction";
}

bool is_host(std::string_view s) {
    return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) {
        return (c >= '0' && c <= '9') || (laag(c) >= 'a' && laag(c) <= 'z') ||
               std::string_view(".-_:[]").find(c) != std::string_view::npos;
    });
}

template <class F>
void voor_elk_token(std::string_view lijst, F&& f) {
    while (!lijst.empty()) {
        const auto komma = lijst.find(',');
        f(trim(lijst.substr(0, komma)));
        if (komma == std::string_view::npos) return;
        lijst.remove_prefix(komma + 1);
    }
}

}  // namespace

const std::string* Verzoek::veld(std::string_view naam) const noexcept {
    for (const auto& [veldnaam, waarde] : velden) {
        if (veldnaam == naam) return &waarde;
    }
    return nullptr;
}

Koplezer::Stand Koplezer::fout(unsigned status, std::string_view oorzaak) {
    m_afwijzing = {status, oorzaak};
    return Stand::fout;
}

bool Koplezer::weiger(unsigned status, std::string_view oorzaak) {
    m_afwijzing = {status, oorzaak};
    return false;
}

Koplezer::Stand Koplezer::lees(std::string_view alles) {
    while (m_bekeken < alles.size()) {
        const char c = alles[m_bekeken];
        const auto byte = static_cast<unsigned char>(c);
        if (m_bekeken >= m_grenzen->kop_bytes) return fout(431, "kop te groot");
        if (byte >= 0x20 && byte != 0x7f) [[likely]] {
            ++m_bekeken;
            continue;
        }
        if (c == '\t') {
            ++m_bekeken;
            continue;
        }
        if (c != '\r') return fout(400, c == '\n' ? "LF zonder CR" : "stuurteken in de kop");
        if (m_bekeken + 1 == alles.size()) return Stand::meer;  // look at the CR again when its LF is there
        if (alles[m_bekeken + 1] != '\n') return fout(400, "CR zonder LF");
        const auto regel = alles.substr(m_begin, m_bekeken - m_begin);
        m_bekeken += 2;
        m_begin = m_bekeken;
        if (m_begin > m_grenzen->kop_bytes) return fout(431, "kop te groot");
        if (!regel.empty()) {
            if (!lees_regel(regel)) return Stand::fout;
        } else if (m_regel_gezien) {
            return besluit() ? Stand::klaar : Stand::fout;
        } else if (std::exchange(m_lege_regel, true)) {
            return fout(400,
                        "lege regels voor het verzoek");  // RFC 9112 2.2: one may come from an old client
        }
    }
    return Stand::meer;
}

bool Koplezer::lees_regel(std::string_view regel) {
    if (m_regel_gezien) return lees_veld(regel);
    m_regel_gezien = true;
    return lees_verzoekregel(regel);
}

bool Koplezer::lees_verzoekregel(std::string_view regel) {
    const auto een = regel.find(' ');
    const auto twee = een == std::string_view::npos ? een : regel.find(' ', een + 1);
    if (twee == std::string_view::npos) return weiger(400, "geen HTTP-verzoekregel");
    const auto methode = regel.substr(0, een), doel = regel.substr(een + 1, twee - een - 1),
               versie = regel.substr(twee + 1);
    if (!is_naam(methode) || methode.size() > 32) return weiger(400, "methode ongeldig");
    if (versie != "HTTP/1.1" && versie != "HTTP/1.0") return weiger(400, "HTTP-versie ongeldig");
    const bool asterisk = doel == "*" && methode == "OPTIONS";
    if (!asterisk && (doel.empty() || doel.front() != '/')) return weiger(400, "doel is geen pad");
    if (!std::all_of(doel.begin(), doel.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '#'; })) {
        return weiger(400, "ongeldig teken in het doel");
    }
    m_kop.methode = methode;
    m_kop.doel = doel;
    m_kop.http11 = versie.back() == '1';
    return true;
}

bool Koplezer::lees_veld(std::string_view regel) {
    if (is_blank(regel.front())) return weiger(400, "afgebroken veld (obs-fold)");
    if (m_kop.velden.size() == m_grenzen->kop_velden) return weiger(431, "te veel velden");
    const auto dubbelepunt = regel.find(':');
    if (dubbelepunt == std::string_view::npos) return weiger(400, "veld zonder dubbele punt");
    if (!is_naam(regel.substr(0, dubbelepunt))) return weiger(400, "veldnaam ongeldig");
    auto& [naam, waarde] =
        m_kop.velden.emplace_back(regel.substr(0, dubbelepunt), trim(regel.substr(dubbelepunt + 1)));
    std::transform(naam.begin(), naam.end(), naam.begin(), laag);
    if (is_enkelvoudig(naam)) {
        const auto zelfde = [&](const auto& veld) { return veld.first == naam; };
        if (std::count_if(m_kop.velden.begin(), m_kop.velden.end(), zelfde) > 1)
            return weiger(400, "veld dat eenmaal mag, tweemaal");
    }
    return lees_transportveld(naam, waarde);
}

bool Koplezer::lees_transportveld(std::string_view naam, std::string_view waarde) {
    if (naam == "content-length") return lees_content_length(waarde);
    if (naam == "transfer-encoding") {
        if (m_kop.chunked) return weiger(400, "twee Transfer-Encoding");
        if (!gelijk(waarde, "chunked")) return weiger(400, "Transfer-Encoding is niet precies chunked");
        m_kop.chunked = true;
    } else if (naam == "host") {
        if (++m_hosts > 1) return weiger(400, "twee Host");
        if (!is_host(waarde)) return weiger(400, "Host ongeldig");
    } else if (naam == "connection") {
        bool goed = true;
        voor_elk_token(waarde, [&](std::string_view token) {
            goed = goed && (token.empty() || is_naam(token));
            if (gelijk(token, "close")) m_sluit = true;
            if (gelijk(token, "keep-alive")) m_houd = true;
        });
        if (!goed) return weiger(400, "Connection ongeldig");
    } else if (naam == "expect") {
        (gelijk(waarde, "100-continue") ? m_kop.verwacht_100 : m_verwacht_anders) = true;
    } else if (lijkt_op_transportveld(naam)) {
        return weiger(400, "veldnaam lijkt op Transfer-Encoding of Content-Length");
    }
    return true;
}

bool Koplezer::lees_content_length(std::string_view waarde) {
    if (std::exchange(m_heeft_lengte, true)) return weiger(400, "twee Content-Length");
    const bool cijfers =
        std::all_of(waarde.begin(), waarde.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (waarde.empty() || waarde.size() > 19 || !cijfers) return weiger(400, "Content-Length is geen getal");
    std::from_chars(waarde.data(), waarde.data() + waarde.size(), m_kop.lengte);  // 19 digits fit in 64 bits
    return true;
}

/// What can only be judged on the whole head. Framing first: a 405 or 413 is for a request whose end is
/// known.
bool Koplezer::besluit() {
    const bool post = m_kop.methode == "POST";
    if (m_kop.http11 && m_hosts == 0) return weiger(400, "geen Host");
    if (m_kop.chunked && m_heeft_lengte) return weiger(400, "Transfer-Encoding en Content-Length");
    if (m_kop.chunked && !m_kop.http11) return weiger(400, "Transfer-Encoding in HTTP/1.0");
    const bool zonder_inhoud = m_kop.methode == "GET" || m_kop.methode == "HEAD";
    if (zonder_inhoud && (m_kop.chunked || m_kop.lengte > 0)) return weiger(400, "GET met inhoud");
    m_kop.blijft = !m_sluit && (m_kop.http11 || m_houd);
    if (!post && m_kop.methode != "GET") return weiger(405, "methode niet toegestaan");
    if (post && !m_kop.chunked && !m_heeft_lengte) return weiger(411, "POST zonder lengte");
    if (m_kop.http11 && m_verwacht_anders) return weiger(417, "onbekende Expect");
    if (m_kop.lengte > m_grenzen->bericht_bytes) return weiger(413, "bericht te groot");
    m_kop.verwacht_100 = m_kop.verwacht_100 && m_kop.http11 && (m_kop.chunked || m_kop.lengte > 0);
    return true;
}

}  // namespace isi::front
