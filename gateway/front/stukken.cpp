// SPDX-License-Identifier: GPL-3.0-or-later
#include "stukken.hpp"

#include <algorithm>

namespace isi::front {
namespace {

int hexwaarde(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

Koplezer::Stand Stukkenlezer::fout(unsigned status, std::string_view oorzaak) {
    m_afwijzing = {status, oorzaak};
    return Koplezer::Stand::fout;
}

/// One character of the size or what ends it; false = malformed.
bool Stukkenlezer::lees_lengte(char c) {
    const int cijfer = hexwaarde(c);
    if (cijfer >= 0) {
        m_rest = m_rest * 16 + static_cast<unsigned>(cijfer);
        return ++m_cijfers <= 8;
    }
    if (m_cijfers == 0 || (c != ';' && c != '\r')) return false;
    m_waar = c == ';' ? Waar::uitbreiding : Waar::lengte_lf;
    return true;
}

/// After the chunk line; false = the whole would be too big.
bool Stukkenlezer::begin_stuk(std::size_t al_gelezen) {
    m_waar = m_rest == 0 ? Waar::slot_cr : Waar::inhoud;
    m_overhead += m_regel + 4;
    m_regel = 0;
    m_cijfers = 0;
    // The encoding may cost as much again as the largest message: one-byte chunks are legal, a flood of them
    // is not.
    return m_rest <= m_ten_hoogste - al_gelezen && m_overhead <= 8 * m_ten_hoogste + 1024;
}

Koplezer::Stand Stukkenlezer::lees(std::string_view& bytes, std::string& inhoud) {
    while (!bytes.empty()) {
        if (m_waar == Waar::inhoud) {
            const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(m_rest, bytes.size()));
            inhoud.append(bytes.substr(0, n));
            bytes.remove_prefix(n);
            m_rest -= n;
            if (m_rest == 0) m_waar = Waar::inhoud_cr;
            continue;
        }
        const char c = bytes.front();
        bytes.remove_prefix(1);
        switch (m_waar) {
            case Waar::lengte:
                if (!lees_lengte(c)) return fout(400, "stuklengte ongeldig");
                ++m_regel;
                break;
            case Waar::uitbreiding:
                if (++m_regel > max_regel) return fout(400, "stukregel te lang");
                if (c == '\r')
                    m_waar = Waar::lengte_lf;
                else if ((c < 0x20 && c != '\t') || c == 0x7f)
                    return fout(400, "stuurteken in een stukregel");
                break;
            case Waar::lengte_lf:
                if (c != '\n') return fout(400, "stukregel zonder CRLF");
                if (!begin_stuk(inhoud.size())) return fout(413, "bericht te groot");
                break;
            case Waar::inhoud_cr:
                if (c != '\r') return fout(400, "stuk zonder CRLF");
                m_waar = Waar::inhoud_lf;
                break;
            case Waar::inhoud_lf:
                if (c != '\n') return fout(400, "stuk zonder CRLF");
                m_waar = Waar::lengte;
                break;
            case Waar::slot_cr:
                if (c != '\r') return fout(400, "trailer na het laatste stuk");
                m_waar = Waar::slot_lf;
                break;
            case Waar::slot_lf:
                if (c != '\n') return fout(400, "einde zonder CRLF");
                return Koplezer::Stand::klaar;
            case Waar::inhoud:
                break;
        }
    }
    return Koplezer::Stand::meer;
}

}  // namespace isi::front
