// SPDX-License-Identifier: GPL-3.0-or-later
#include "codes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace isi {
namespace {

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
bool is_digit_or_capital(char c) noexcept {
    return is_digit(c) || (c >= 'A' && c <= 'Z');
}

struct Wetnaam {
    std::string_view code, naam;
};
// In the order of the enum.
constexpr std::array<Wetnaam, 3> wetten{{
    {"WI2007", "Wet Inburgering 2007"},
    {"WI2013", "Wet Inburgering 2013"},
    {"WI2021", "Wet Inburgering 2021"},
}};
constexpr std::array<std::string_view, 5> rollen{"Wi2007", "Wi2013", "Wi2013MUT", "Wi2021", "Wi2021MUT"};

}  // namespace

std::optional<Gemeentecode> Gemeentecode::parse(std::string_view text) {
    if (text.size() != 4 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    return Gemeentecode(std::string(text));
}

std::optional<Oin> Oin::parse(std::string_view text) {
    if (text.size() != 20) return std::nullopt;
    const auto* const eighth = text.begin() + 8;
    if (!std::all_of(text.begin(), eighth, is_digit) || !std::all_of(eighth, text.end(), is_digit_or_capital))
        return std::nullopt;
    return Oin(std::string(text));
}

std::optional<OnvolledigeDatum> OnvolledigeDatum::parse(std::string_view text) {
    constexpr std::string_view shape = "dddd-dd-dd";
    const auto fits = [](char c, char s) { return s == 'd' ? is_digit(c) : c == s; };
    if (!std::equal(text.begin(), text.end(), shape.begin(), shape.end(), fits)) return std::nullopt;
    return OnvolledigeDatum(std::string(text));
}

std::string_view code(Wet wet) noexcept {
    return wetten[static_cast<std::size_t>(wet)].code;
}
std::string_view naam(Wet wet) noexcept {
    return wetten[static_cast<std::size_t>(wet)].naam;
}

std::optional<Wet> parse_wet(std::string_view code) noexcept {
    for (std::size_t i = 0; i < wetten.size(); ++i)
        if (wetten[i].code == code) return static_cast<Wet>(i);
    return std::nullopt;
}

std::string_view code(Rol rol) noexcept {
    return rollen[static_cast<std::size_t>(rol)];
}

std::optional<Rol> parse_rol(std::string_view code) noexcept {
    for (std::size_t i = 0; i < rollen.size(); ++i)
        if (rollen[i] == code) return static_cast<Rol>(i);
    return std::nullopt;
}

}  // namespace isi
