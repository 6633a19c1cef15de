// SPDX-License-Identifier: GPL-3.0-or-later
#include "tekens.hpp"

#include <algorithm>

namespace isi::bericht::tekens {
namespace {

constexpr std::uint32_t byte(std::string_view s, std::size_t i) {
    return static_cast<unsigned char>(s[i]);
}
constexpr bool is_vervolg(std::string_view s, std::size_t i) {
    return (byte(s, i) & 0xC0U) == 0x80U;
}

// `rauw` begins at '&' of a reference that is known to be right; returns its length.
std::size_t los_op(std::string_view rauw, std::string& uit) {
    const auto einde = rauw.find(';');
    const auto naam = rauw.substr(1, einde - 1);
    if (naam == "lt")
        uit += '<';
    else if (naam == "gt")
        uit += '>';
    else if (naam == "amp")
        uit += '&';
    else if (naam == "quot")
        uit += '"';
    else if (naam == "apos")
        uit += '\'';
    else {
        const bool zestien = naam[1] == 'x';
        std::uint32_t teken = 0;
        for (const char c : naam.substr(zestien ? 2 : 1)) {
            const auto cijfer = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
            teken = teken * (zestien ? 16U : 10U) + static_cast<std::uint32_t>(cijfer);
        }
        schrijf_utf8(uit, teken);
    }
    return einde + 1;
}

enum class Soort : std::uint8_t { tekst, waarde, cdata };

std::string decodeer(std::string_view rauw, Soort soort) {
    std::string uit;
    uit.reserve(rauw.size());
    for (std::size_t i = 0; i < rauw.size();) {
        const char c = rauw[i];
        if (c == '&' && soort != Soort::cdata) {
            i += los_op(rauw.substr(i), uit);
            continue;
        }
        ++i;
        if (c == '\r' && i < rauw.size() && rauw[i] == '\n') continue;
        if (soort == Soort::waarde && is(c, wit))
            uit += ' ';
        else
            uit += c == '\r' ? '\n' : c;
    }
    return uit;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_cijfer(char c) {
    return c >= '0' && c <= '9';
}

// pchar, '/', '?' and sub-delims; a percent sign wants two hex digits.
bool is_uri_deel(std::string_view s) {
    constexpr std::string_view overig = "-._~!$&'()*+,;=:@/?";
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s[i] == '%') {
            if (s.size() - i < 3 || !is(s[i + 1], hex) || !is(s[i + 2], hex)) return false;
            i += 2;
        } else if (!is_letter(s[i]) && !is_cijfer(s[i]) && overig.find(s[i]) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

// Host and port; user information and literal addresses are left out.
bool is_authority(std::string_view s) {
    static constexpr std::string_view overig = "-._~!$&'()*+,;=";
    const auto hoort = [](char c) {
        return is_letter(c) || is_cijfer(c) || overig.find(c) != std::string_view::npos;
    };
    const auto dubbelepunt = s.find(':');
    const auto host = s.substr(0, dubbelepunt);
    if (!std::ranges::all_of(host, hoort)) return false;
    if (dubbelepunt == std::string_view::npos) return true;
    const auto poort = s.substr(dubbelepunt + 1);
    return !host.empty() && !poort.empty() && poort.size() <= 5 && std::ranges::all_of(poort, is_cijfer);
}

}  // namespace

Codepunt lees_utf8(std::string_view s) {
    const auto b0 = byte(s, 0);
    if (b0 < 0x80) return {b0, 1};
    if (b0 < 0xC2) return {};  // continuation byte, or an overlong form of ASCII
    if (b0 < 0xE0) {
        if (s.size() < 2 || !is_vervolg(s, 1)) return {};
        return {((b0 & 0x1FU) << 6U) | (byte(s, 1) & 0x3FU), 2};
    }
    if (b0 < 0xF0) {
        if (s.size() < 3 || !is_vervolg(s, 1) || !is_vervolg(s, 2)) return {};
        const auto teken = ((b0 & 0x0FU) << 12U) | ((byte(s, 1) & 0x3FU) << 6U) | (byte(s, 2) & 0x3FU);
        if (teken < 0x800 || (teken >= 0xD800 && teken <= 0xDFFF)) return {};
        return {teken, 3};
    }
    if (b0 > 0xF4 || s.size() < 4 || !is_vervolg(s, 1) || !is_vervolg(s, 2) || !is_vervolg(s, 3)) return {};
    const auto teken = ((b0 & 0x07U) << 18U) | ((byte(s, 1) & 0x3FU) << 12U) | ((byte(s, 2) & 0x3FU) << 6U) |
                       (byte(s, 3) & 0x3FU);
    if (teken < 0x10000 || teken > 0x10FFFF) return {};
    return {teken, 4};
}

bool is_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto punt = lees_utf8(bytes);
        if (punt.lengte == 0) return false;
        bytes.remove_prefix(punt.lengte);
    }
    return true;
}

void schrijf_utf8(std::string& uit, std::uint32_t c) {
    const auto zet = [&uit](std::uint32_t b) { uit += static_cast<char>(b); };
    if (c < 0x80) {
        zet(c);
    } else if (c < 0x800) {
        zet(0xC0U | (c >> 6U));
        zet(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        zet(0xE0U | (c >> 12U));
        zet(0x80U | ((c >> 6U) & 0x3FU));
        zet(0x80U | (c & 0x3FU));
    } else {
        zet(0xF0U | (c >> 18U));
        zet(0x80U | ((c >> 12U) & 0x3FU));
        zet(0x80U | ((c >> 6U) & 0x3FU));
        zet(0x80U | (c & 0x3FU));
    }
}

std::string decodeer_tekst(std::string_view rauw) {
    return decodeer(rauw, Soort::tekst);
}
std::string decodeer_waarde(std::string_view rauw) {
    return decodeer(rauw, Soort::waarde);
}
std::string decodeer_cdata(std::string_view rauw) {
    return decodeer(rauw, Soort::cdata);
}

bool is_uri(std::string_view s) {
    const auto hekje = s.find('#');
    if (hekje != std::string_view::npos && !is_uri_deel(s.substr(hekje + 1))) return false;
    s = s.substr(0, hekje);
    const auto pad = s.substr(0, s.find('?'));
    const auto dubbelepunt = pad.find(':');
    auto rest = s;
    if (dubbelepunt != std::string_view::npos && dubbelepunt < pad.find('/')) {
        const auto schema = pad.substr(0, dubbelepunt);
        const auto hoort = [](char c) {
            return is_letter(c) || is_cijfer(c) || c == '+' || c == '-' || c == '.';
        };
        if (schema.empty() || !is_letter(schema[0]) || !std::ranges::all_of(schema, hoort)) return false;
        rest = s.substr(dubbelepunt + 1);
    }
    if (rest.starts_with("//")) {
        const auto einde = rest.find_first_of("/?", 2);
        if (!is_authority(rest.substr(2, einde == std::string_view::npos ? einde : einde - 2))) return false;
        rest = einde == std::string_view::npos ? std::string_view{} : rest.substr(einde);
    }
    return is_uri_deel(rest);
}

std::string_view zonder_rand(std::string_view s) {
    while (!s.empty() && is(s.front(), wit)) s.remove_prefix(1);
    while (!s.empty() && is(s.back(), wit)) s.remove_suffix(1);
    return s;
}

void ontsnap(std::string& uit, std::string_view inhoud) {
    for (const char c : inhoud) {
        switch (c) {
            case '&':
                uit += "&amp;";
                break;
            case '<':
                uit += "&lt;";
                break;
            case '>':
                uit += "&gt;";
                break;
            case '\r':  // written plainly it would come out as a line feed
                uit += "&#13;";
                break;
            default:
                uit += c;
        }
    }
}

}  // namespace isi::bericht::tekens
