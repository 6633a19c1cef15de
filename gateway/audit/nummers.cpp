// SPDX-License-Identifier: GPL-3.0-or-later
#include "nummers.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "gateway/sleutels/geheimbestand.hpp"

namespace isi::audit {
namespace {

constexpr std::size_t nonce_lengte = 12, merk_lengte = 16;

struct Weg {
    void operator()(EVP_MAC* mac) const noexcept { EVP_MAC_free(mac); }
    void operator()(EVP_MAC_CTX* context) const noexcept { EVP_MAC_CTX_free(context); }
    void operator()(EVP_CIPHER* cipher) const noexcept { EVP_CIPHER_free(cipher); }
    void operator()(EVP_CIPHER_CTX* context) const noexcept { EVP_CIPHER_CTX_free(context); }
};
template <class T>
using Eigen = std::unique_ptr<T, Weg>;

[[noreturn]] void fail() {
    throw std::runtime_error("OpenSSL could not encrypt or hash an audit record");
}

const unsigned char* bytes(std::string_view tekst) noexcept {
    return reinterpret_cast<const unsigned char*>(tekst.data());
}

/// An HMAC-SHA-256 context with its key set, to be copied for each use.
Eigen<EVP_MAC_CTX> make_hmac(const unsigned char* sleutel, std::size_t lengte) {
    const Eigen<EVP_MAC> mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    if (!mac) fail();
    Eigen<EVP_MAC_CTX> context(EVP_MAC_CTX_new(mac.get()));
    std::string digest = "SHA256";
    const std::array parameters{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
                                OSSL_PARAM_construct_end()};
    if (!context || EVP_MAC_init(context.get(), sleutel, lengte, parameters.data()) != 1) fail();
    return context;
}

Hash hmac(const EVP_MAC_CTX* model, std::string_view tekst) {
    const Eigen<EVP_MAC_CTX> context(EVP_MAC_CTX_dup(model));
    Hash uit{};
    std::size_t lengte = 0;
    if (!context || EVP_MAC_update(context.get(), bytes(tekst), tekst.size()) != 1 ||
        EVP_MAC_final(context.get(), uit.data(), &lengte, uit.size()) != 1 || lengte != uit.size())
        fail();
    return uit;
}

}  // namespace

struct Nummers::Sleutel {
    explicit Sleutel(const geheim::Geheim32& geheim)
        : cipher(EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr)) {
        if (!cipher) fail();
        const auto afleiding = make_hmac(geheim.data(), geheim.size());
        versleutel = hmac(afleiding.get(), "isi-audit-bsn-versleutelen-v1");
        auto hashsleutel = hmac(afleiding.get(), "isi-audit-bsn-hash-v1");
        const auto naam = hmac(afleiding.get(), "isi-audit-sleutelnaam-v1");
        std::copy_n(naam.begin(), id.size(), id.begin());
        hash = make_hmac(hashsleutel.data(), hashsleutel.size());
        OPENSSL_cleanse(hashsleutel.data(), hashsleutel.size());
    }
    Sleutel(const Sleutel&) = delete;
    Sleutel& operator=(const Sleutel&) = delete;
    ~Sleutel() { OPENSSL_cleanse(versleutel.data(), versleutel.size()); }

    std::array<unsigned char, 8> id{};
    Hash versleutel{};
    Eigen<EVP_MAC_CTX> hash;
    Eigen<EVP_CIPHER> cipher;
};

Nummers::Nummers(const std::string& sleutelbestand) {
    auto geheimen = geheim::load_geheimen(sleutelbestand);
    for (auto& geheim : geheimen) {
        m_sleutels.push_back(std::make_unique<Sleutel>(geheim));
        OPENSSL_cleanse(geheim.data(), geheim.size());
    }
    // Random per start plus a counter: a nonce never comes back, however many records a key closes (random
    // nonces alone are good for 2^32).
    if (RAND_bytes(m_nonce_begin.data(), static_cast<int>(m_nonce_begin.size())) != 1)
        throw std::runtime_error("the system gives no random numbers; the audit cannot encrypt");
}

Nummers::~Nummers() = default;

Verborgen Nummers::hide(const Persoonsnummer& nummer) const {
    const Sleutel& sleutel = *m_sleutels.front();
    Verborgen uit;
    uit.hash = hmac(sleutel.hash.get(), nummer.text());
    uit.sleutel = sleutel.id;
    std::string inhoud = nummer.text();
    inhoud.resize(Verborgen::nummer, ' ');
    auto* const nonce = uit.cijfertekst.data();
    std::copy(m_nonce_begin.begin(), m_nonce_begin.end(), nonce);
    const auto teller = m_nonce_teller.fetch_add(1, std::memory_order_relaxed);
    if (teller >> 40U != 0) throw std::runtime_error("the audit's nonces are used up; restart the gateway");
    for (std::size_t i = 0; i < 5; ++i)
        nonce[7 + i] = static_cast<unsigned char>((teller >> (32U - 8U * i)) & 255U);
    auto* const tekst = nonce + nonce_lengte;
    const Eigen<EVP_CIPHER_CTX> context(EVP_CIPHER_CTX_new());
    int lengte = 0, einde = 0;
    if (!context ||
        EVP_EncryptInit_ex2(context.get(), sleutel.cipher.get(), sleutel.versleutel.data(), nonce, nullptr) !=
            1 ||
        EVP_EncryptUpdate(context.get(), nullptr, &lengte, uit.hash.data(),
                          static_cast<int>(uit.hash.size())) != 1 ||
        EVP_EncryptUpdate(context.get(), tekst, &lengte, bytes(inhoud), static_cast<int>(inhoud.size())) !=
            1 ||
        EVP_EncryptFinal_ex(context.get(), tekst + lengte, &einde) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, static_cast<int>(merk_lengte),
                            tekst + Verborgen::nummer) != 1)
        fail();
    return uit;
}

Persoonsnummer Nummers::reveal(const Verborgen& verborgen, std::size_t nummer) const {
    const auto plaats = std::find_if(m_sleutels.begin(), m_sleutels.end(),
                                     [&](const auto& sleutel) { return sleutel->id == verborgen.sleutel; });
    if (plaats == m_sleutels.end())
        throw std::runtime_error(
            "an audit record was encrypted with a key that is not in the audit key file");
    const Sleutel& sleutel = **plaats;
    const auto* const tekst = verborgen.cijfertekst.data() + nonce_lengte;
    std::array<unsigned char, merk_lengte> merk{};
    std::copy_n(tekst + nummer, merk.size(), merk.begin());
    std::string uit(nummer, '\0');
    auto* const doel = reinterpret_cast<unsigned char*>(uit.data());
    const Eigen<EVP_CIPHER_CTX> context(EVP_CIPHER_CTX_new());
    int lengte = 0, einde = 0;
    std::array<unsigned char, 16> rest{};
    const bool goed = context &&
                      EVP_DecryptInit_ex2(context.get(), sleutel.cipher.get(), sleutel.versleutel.data(),
                                          verborgen.cijfertekst.data(), nullptr) == 1 &&
                      EVP_DecryptUpdate(context.get(), nullptr, &lengte, verborgen.hash.data(),
                                        static_cast<int>(verborgen.hash.size())) == 1 &&
                      EVP_DecryptUpdate(context.get(), doel, &lengte, tekst, static_cast<int>(nummer)) == 1 &&
                      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(merk.size()),
                                          merk.data()) == 1 &&
                      EVP_DecryptFinal_ex(context.get(), rest.data(), &einde) == 1;
    const auto gevonden =
        goed ? Persoonsnummer::parse(std::string_view(uit).substr(0, uit.find(' '))) : std::nullopt;
    OPENSSL_cleanse(uit.data(), uit.size());
    if (!gevonden)
        throw std::runtime_error("an audit record cannot be decrypted: it was changed; run audit verify");
    return *gevonden;
}

std::vector<Hash> Nummers::hashes(const Persoonsnummer& nummer) const {
    std::vector<Hash> uit;
    uit.reserve(m_sleutels.size());
    for (const auto& sleutel : m_sleutels) uit.push_back(hmac(sleutel->hash.get(), nummer.text()));
    return uit;
}

}  // namespace isi::audit
