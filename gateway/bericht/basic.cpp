// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "bericht.hpp"
#include "tekens.hpp"

namespace isi::bericht {
namespace {

constexpr std::uint8_t geen = 0xFF;

constexpr std::array<std::uint8_t, 256> maak_cijfers() {
    std::array<std::uint8_t, 256> uit{};
    uit.fill(geen);
    constexpr std::string_view alfabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < alfabet.size(); ++i) {
        uit[static_cast<unsigned char>(alfabet[i])] = static_cast<std::uint8_t>(i);
    }
    return uit;
}
constexpr auto cijfers = maak_cijfers();

// RFC 4648 §4 with §3.5: padding complete, bits that carry nothing zero. One text, one value.
std::optional<std::string> lees_base64(std::string_view s) {
    if (s.empty() || s.size() % 4 != 0) return std::nullopt;
    const auto vulling = s.size() - (s.find_last_not_of('=') + 1);
    if (vulling > 2) return std::nullopt;
    s.remove_suffix(vulling);
    std::string uit;
    uit.reserve(s.size() / 4 * 3 + 2);
    std::uint32_t bits = 0;
    unsigned aantal = 0;
    for (const char c : s) {
        const auto cijfer = cijfers[static_cast<unsigned char>(c)];
        if (cijfer == geen) return std::nullopt;
        bits = (bits << 6U) | cijfer;
        aantal += 6;
        if (aantal >= 8) {
            aantal -= 8;
            uit += static_cast<char>((bits >> aantal) & 0xFFU);
        }
    }
    if ((bits & ((1U << aantal) - 1U)) != 0) return std::nullopt;
    return uit;
}

bool is_stuurteken(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

}  // namespace

std::optional<Basic> lees_basic(std::string_view authorization) {
    constexpr std::string_view schema = "basic ";
    authorization = tekens::zonder_rand(authorization);
    const auto gelijk = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    if (authorization.size() < schema.size() ||
        !std::ranges::equal(authorization.substr(0, schema.size()), schema, gelijk)) {
        return std::nullopt;
    }
    authorization.remove_prefix(
        std::min(authorization.find_first_not_of(' ', schema.size()), authorization.size()));
    const auto paar = lees_base64(authorization);
    if (!paar || !tekens::is_utf8(*paar) || std::ranges::any_of(*paar, is_stuurteken)) return std::nullopt;
    const auto scheiding = paar->find(':');
    if (scheiding == std::string::npos) return std::nullopt;
    return Basic{paar->substr(0, scheiding), paar->substr(scheiding + 1)};
}

}  // namespace isi::bericht
