// SPDX-License-Identifier: GPL-3.0-or-later
#include "boom.hpp"

#include <algorithm>

#include "tekens.hpp"

namespace isi::bericht::boom {

bool lees_boom(pugi::xml_document& boom, std::string_view bytes) {
    constexpr unsigned wijze = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute |
                               pugi::parse_eol | pugi::parse_ws_pcdata;
    return static_cast<bool>(boom.load_buffer(bytes.data(), bytes.size(), wijze, pugi::encoding_utf8));
}

std::string tekst(const pugi::xml_node& element) {
    std::string uit;
    for (const auto& deel : element.children()) {
        if (deel.type() == pugi::node_pcdata || deel.type() == pugi::node_cdata) uit += deel.value();
    }
    return uit;
}

std::string waarde(const pugi::xml_node& element) {
    std::string uit;
    bool wit = false;
    for (const char c : tekst(element)) {
        if (tekens::is(c, tekens::wit)) {
            wit = true;
            continue;
        }
        if (wit && !uit.empty()) uit += ' ';
        wit = false;
        uit += c;
    }
    return uit;
}

std::optional<std::string> waarde(const pugi::xml_node& ouder, const char* naam) {
    const auto element = ouder.child(naam);
    if (!element) return std::nullopt;
    return waarde(element);
}

std::string_view lokaal(const pugi::xml_node& element) {
    const std::string_view naam = element.name();
    const auto dubbelepunt = naam.find(':');
    return dubbelepunt == std::string_view::npos ? naam : naam.substr(dubbelepunt + 1);
}

pugi::xml_node kind(const pugi::xml_node& ouder, std::string_view lokale_naam) {
    return ouder.find_child(
        [&](const pugi::xml_node& k) { return k.type() == pugi::node_element && lokaal(k) == lokale_naam; });
}

std::size_t aantal_tekens(std::string_view tekst) noexcept {
    constexpr unsigned vervolg_masker = 0xC0U, vervolg = 0x80U;
    return static_cast<std::size_t>(std::ranges::count_if(
        tekst, [](char c) { return (static_cast<unsigned char>(c) & vervolg_masker) != vervolg; }));
}

}  // namespace isi::bericht::boom
