// SPDX-License-Identifier: GPL-3.0-or-later
#include "bsn.hpp"

#include <algorithm>
#include <cstddef>

namespace isi {
namespace {

// ASCII only: std::isdigit asks the locale, and a full-width digit is no digit of a number.
bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text, std::size_t length) noexcept {
    return text.size() == length && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace

std::optional<Bsn> Bsn::parse(std::string_view text) {
    if (!all_digits(text, 9)) return std::nullopt;
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i) sum += (9 - static_cast<int>(i)) * (text[i] - '0');
    sum -= text[8] - '0';
    if (sum % 11 != 0 || text == "000000000") return std::nullopt;
    return Bsn(std::string(text));
}

std::optional<ANummer> ANummer::parse(std::string_view text) {
    if (!all_digits(text, 10) || text[0] == '0') return std::nullopt;
    int sum = 0, weighted = 0;
    for (std::size_t i = 0; i < 10; ++i) {
        if (i > 0 && text[i] == text[i - 1]) return std::nullopt;
        const int digit = text[i] - '0';
        sum += digit;
        weighted += digit << i;
    }
    if ((sum % 11 != 0 && sum % 11 != 5) || weighted % 11 != 0) return std::nullopt;
    return ANummer(std::string(text));
}

}  // namespace isi
