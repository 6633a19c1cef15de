// SPDX-License-Identifier: GPL-3.0-or-later
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <stdexcept>

#include "sleutels.hpp"

namespace isi::sleutels {
namespace {

constexpr std::string_view base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view base32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::string_view voorvoegsel = "isk1_";
constexpr std::size_t id_lengte = 12, geheim_lengte = 43, controle_lengte = 6;

void fill_random(unsigned char* bytes, std::size_t n) {
    if (RAND_priv_bytes(bytes, static_cast<int>(n)) != 1)
        throw std::runtime_error("the system gives no random numbers; no key was issued");
}

/// 256 bits as 43 digits: 62^43 is just above 2^256, so that nothing is lost and every value has the same
/// length.
std::string encode_base62(std::array<unsigned char, 32> getal) {
    std::string uit(geheim_lengte, '0');
    for (std::size_t plaats = geheim_lengte; plaats-- > 0;) {
        unsigned rest = 0;
        for (auto& byte : getal) {
            const unsigned deel = rest * 256 + byte;
            byte = static_cast<unsigned char>(deel / 62);
            rest = deel % 62;
        }
        uit[plaats] = base62[rest];
    }
    OPENSSL_cleanse(getal.data(), getal.size());
    return uit;
}

/// CRC-32 (IEEE 802.3): finds every error within four neighbouring bytes, hence every typo of one character
/// and every swap of neighbours. A checksum for people, no protection.
std::uint32_t crc32(std::string_view tekst) noexcept {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : tekst) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ (0xEDB88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

std::array<char, controle_lengte> controle(std::string_view geheim) noexcept {
    std::array<char, controle_lengte> uit{};
    auto rest = crc32(geheim);
    for (std::size_t plaats = controle_lengte; plaats-- > 0; rest /= 62) uit[plaats] = base62[rest % 62];
    return uit;
}

}  // namespace

Uitgifte make_uitgifte() {
    std::array<unsigned char, id_lengte> id{};
    std::array<unsigned char, 32> getal{};
    fill_random(id.data(), id.size());
    fill_random(getal.data(), getal.size());
    Uitgifte uitgifte{std::string(voorvoegsel), encode_base62(getal)};
    for (const auto byte : id)
        uitgifte.applicatiesleutel += base32[byte % base32.size()];  // 256 is a multiple of 32
    const auto cijfers = controle(uitgifte.wachtwoord);
    uitgifte.wachtwoord.append(cijfers.begin(), cijfers.end());
    OPENSSL_cleanse(getal.data(), getal.size());
    return uitgifte;
}

bool wachtwoord_welgevormd(std::string_view wachtwoord) noexcept {
    if (wachtwoord.size() != geheim_lengte + controle_lengte) return false;
    if (!std::all_of(wachtwoord.begin(), wachtwoord.end(),
                     [](char c) { return base62.find(c) != base62.npos; }))
        return false;
    const auto cijfers = controle(wachtwoord.substr(0, geheim_lengte));
    return CRYPTO_memcmp(cijfers.data(), wachtwoord.data() + geheim_lengte, cijfers.size()) == 0;
}

}  // namespace isi::sleutels
