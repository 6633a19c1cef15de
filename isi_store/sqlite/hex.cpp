// SPDX-License-Identifier: GPL-3.0-or-later
#include "hex.hpp"

namespace isi::sqlite {
namespace {
constexpr std::string_view digits = "0123456789abcdef";
}

std::string to_hex(const Digest& bytes) {
    std::string text;
    text.reserve(2 * bytes.size());
    for (const unsigned byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

std::optional<Digest> parse_hex(std::string_view text) {
    Digest bytes{};
    if (text.size() != 2 * bytes.size()) return std::nullopt;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto high = digits.find(text[2 * i]), low = digits.find(text[2 * i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        bytes[i] = static_cast<unsigned char>(high * 16 + low);
    }
    return bytes;
}

}  // namespace isi::sqlite
