// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// Characters of XML 1.0 (fifth edition) in UTF-8.
namespace isi::bericht::tekens {

// What a byte may be. Bytes ≥ 0x80 have no class: they must be decoded first.
constexpr std::uint8_t wit = 1, naam = 2, naam_begin = 4, tekst = 8, waarde = 16, hex = 32;

constexpr std::array<std::uint8_t, 256> maak_klassen() {
    std::array<std::uint8_t, 256> k{};
    for (unsigned c = 0; c < 0x80; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        const bool cijfer = c >= '0' && c <= '9';
        const bool spatie = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        std::uint8_t b = 0;
        if (spatie) b |= wit;
        if (letter) b |= naam_begin;
        if (letter || cijfer || c == '-' || c == '.') b |= naam;
        // Plain text: stops at markup, references and the `]` that may begin `]]>`.
        if ((c >= 0x20 || spatie) && c != '<' && c != '&' && c != ']') b |= tekst;
        if ((c >= 0x20 || spatie) && c != '<' && c != '&' && c != '"' && c != '\'') b |= waarde;
        if (cijfer || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) b |= hex;
        k[c] = b;
    }
    return k;
}
inline constexpr auto klassen = maak_klassen();

constexpr bool is(char c, std::uint8_t klasse) {
    return (klassen[static_cast<unsigned char>(c)] & klasse) != 0;
}
constexpr bool is_wit(std::string_view s) {
    for (const char c : s) {
        if (!is(c, wit)) return false;
    }
    return true;
}

constexpr bool is_xml_teken(std::uint32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}
/// NCName of Namespaces in XML 1.0: a Name without colon. For code points ≥ 0x80.
constexpr bool is_naam_begin(std::uint32_t c) {
    return (c >= 0xC0 && c <= 0xD6) || (c >= 0xD8 && c <= 0xF6) || (c >= 0xF8 && c <= 0x2FF) ||
           (c >= 0x370 && c <= 0x37D) || (c >= 0x37F && c <= 0x1FFF) || (c >= 0x200C && c <= 0x200D) ||
           (c >= 0x2070 && c <= 0x218F) || (c >= 0x2C00 && c <= 0x2FEF) || (c >= 0x3001 && c <= 0xD7FF) ||
           (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0xEFFFF);
}
constexpr bool is_naam(std::uint32_t c) {
    return is_naam_begin(c) || c == 0xB7 || (c >= 0x300 && c <= 0x36F) || (c >= 0x203F && c <= 0x2040);
}

struct Codepunt {
    std::uint32_t teken = 0;
    unsigned lengte = 0;  ///< bytes; 0 = no valid UTF-8 (overlong, surrogate, above U+10FFFF, cut off)
};
/// The character at the begin of `bytes`, which is not empty.
Codepunt lees_utf8(std::string_view bytes);
bool is_utf8(std::string_view bytes);
void schrijf_utf8(std::string& uit, std::uint32_t teken);

/// Text or attribute value as XML means it: references resolved, line ends and (in attributes) white space
/// normalised. Only for bytes that the guard has let through.
std::string decodeer_tekst(std::string_view rauw);
std::string decodeer_waarde(std::string_view rauw);
std::string decodeer_cdata(std::string_view rauw);  ///< an ampersand is an ampersand here

/// Adds `inhoud` as the content of an element: a reader of XML gets back what went in.
void ontsnap(std::string& uit, std::string_view inhoud);

/// A namespace name as URI reference of RFC 3986, somewhat narrower (no user information, no IPv6 literals,
/// no escapes in the host): what passes here passes libxml2's URI parser.
bool is_uri(std::string_view s);

std::string_view zonder_rand(std::string_view s);  ///< without XML white space at either end

}  // namespace isi::bericht::tekens
