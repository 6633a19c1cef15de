// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmac.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <stdexcept>
#include <string>

namespace isi::sleutels {
namespace {

using namespace std::string_view_literals;

// Two uses of one pepper must never give the same value for the same text.
constexpr auto domein_geheim = "isi-applicatiesleutel-v1\0"sv;
constexpr auto domein_bsn = "isi-grafsteen-bsn-v1\0"sv;

[[noreturn]] void fail() {
    throw std::runtime_error("OpenSSL could not compute an HMAC");
}

}  // namespace

void Hmac::Weg::operator()(evp_mac_ctx_st* context) const noexcept {
    EVP_MAC_CTX_free(context);
}

Hmac::Hmac() {
    const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr),
                                                                &EVP_MAC_free);
    if (!mac) fail();
    m_model.reset(EVP_MAC_CTX_new(mac.get()));
    std::string digest = "SHA256";
    const std::array parameters{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
                                OSSL_PARAM_construct_end()};
    if (!m_model || EVP_MAC_CTX_set_params(m_model.get(), parameters.data()) != 1) fail();
}

std::array<unsigned char, 32> Hmac::compute(const Pepper& pepper,
                                            std::initializer_list<std::string_view> delen) const {
    const std::unique_ptr<EVP_MAC_CTX, Weg> context(EVP_MAC_CTX_dup(m_model.get()));
    if (!context || EVP_MAC_init(context.get(), pepper.data(), pepper.size(), nullptr) != 1) fail();
    for (const auto deel : delen)
        if (EVP_MAC_update(context.get(), reinterpret_cast<const unsigned char*>(deel.data()), deel.size()) !=
            1)
            fail();
    std::array<unsigned char, 32> uit{};
    std::size_t lengte = 0;
    if (EVP_MAC_final(context.get(), uit.data(), &lengte, uit.size()) != 1 || lengte != uit.size()) fail();
    return uit;
}

std::array<unsigned char, 32> hmac_geheim(const Hmac& hmac, const Pepper& pepper, std::string_view sleutel_id,
                                          std::string_view wachtwoord) {
    return hmac.compute(pepper, {domein_geheim, sleutel_id, "\0"sv, wachtwoord});
}

std::array<unsigned char, 32> hmac_geheim(const Pepper& pepper, std::string_view sleutel_id,
                                          std::string_view wachtwoord) {
    return hmac_geheim(Hmac(), pepper, sleutel_id, wachtwoord);
}

Nummerhash hash_bsn(const Pepper& pepper, const Bsn& bsn) {
    return Hmac().compute(pepper, {domein_bsn, bsn.text()});
}

}  // namespace isi::sleutels
