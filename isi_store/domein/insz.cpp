// SPDX-License-Identifier: GPL-3.0-or-later
#include "insz.hpp"

#include <algorithm>
#include <cstdint>

namespace isi {
namespace {

bool all_digits(std::string_view text, std::size_t length) noexcept {
    return text.size() == length &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::uint64_t number(std::string_view digits) noexcept {
    std::uint64_t value = 0;
    for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
    return value;
}

/// 97 − (value mod 97): 1…97, never 0.
std::uint64_t check_digits(std::uint64_t value) noexcept {
    return 97 - value % 97;
}

constexpr std::uint64_t eeuw_2000 = 2'000'000'000;  // the 2 that stands before the nine digits

/// Month and serial of each register (KSZ SsinType).
bool right_structure(std::uint64_t maand, std::uint64_t dag, std::uint64_t volgnummer) noexcept {
    if (dag > 31) return false;
    if (maand <= 12) return volgnummer >= 1 && volgnummer <= 999;
    return (maand >= 20 && maand <= 32) || (maand >= 40 && maand <= 52) || (maand >= 60 && maand <= 72);
}

}  // namespace

std::optional<Insz> Insz::parse(std::string_view text) {
    if (!all_digits(text, 11)) return std::nullopt;
    if (!right_structure(number(text.substr(2, 2)), number(text.substr(4, 2)), number(text.substr(6, 3))))
        return std::nullopt;
    const auto nine = number(text.substr(0, 9));
    const auto check = number(text.substr(9));
    if (check != check_digits(nine) && check != check_digits(eeuw_2000 + nine)) return std::nullopt;
    return Insz(std::string(text));
}

Insz::Soort Insz::soort() const noexcept {
    switch ((m_text[2] - '0') / 2) {
        case 0:
            return Soort::rijksregister;
        case 1:
            return Soort::bis;
        case 2:
            return Soort::ter;
        default:
            return Soort::verzonnen;
    }
}

bool Insz::na_2000() const noexcept {
    return number(std::string_view(m_text).substr(9)) ==
           check_digits(eeuw_2000 + number(std::string_view(m_text).substr(0, 9)));
}

std::optional<KboNummer> KboNummer::parse(std::string_view text) {
    if (!all_digits(text, 10) || text.front() == '9') return std::nullopt;
    if (number(text.substr(8)) != check_digits(number(text.substr(0, 8)))) return std::nullopt;
    return KboNummer(std::string(text));
}

}  // namespace isi
