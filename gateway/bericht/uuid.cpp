// SPDX-License-Identifier: GPL-3.0-or-later
#include "uuid.hpp"

#include <openssl/rand.h>

#include <array>
#include <stdexcept>
#include <string_view>

namespace isi::bericht {

std::string nieuwe_uuid() {
    std::array<unsigned char, 16> b{};
    if (RAND_bytes(b.data(), static_cast<int>(b.size())) != 1)
        throw std::runtime_error("no random numbers to be had");
    b[6] = static_cast<unsigned char>((b[6] & 0x0fU) | 0x40U);
    b[8] = static_cast<unsigned char>((b[8] & 0x3fU) | 0x80U);
    std::string uuid;
    uuid.reserve(36);
    constexpr std::string_view hex = "0123456789abcdef";
    for (std::size_t i = 0; i < b.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
        uuid += hex[b[i] >> 4U];
        uuid += hex[b[i] & 0x0fU];
    }
    return uuid;
}

}  // namespace isi::bericht
