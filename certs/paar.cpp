// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <stdexcept>

#include "bestand.hpp"
#include "certs.hpp"
#include "openssl.hpp"

namespace isi::certs {

void faal(const char* wat) {
    char reden[256] = "unknown";
    ERR_error_string_n(ERR_get_error(), reden, sizeof reden);
    ERR_clear_error();
    throw std::runtime_error(fmt::format("OpenSSL could not {}: {}", wat, reden));
}

Eigenaar<BIO> geheugen() {
    Eigenaar<BIO> bio{BIO_new(BIO_s_mem())};
    eis(bio != nullptr, "allocate memory");
    return bio;
}

std::string inhoud(BIO& bio) {
    char* begin = nullptr;
    const auto lengte = BIO_get_mem_data(&bio, &begin);
    return {begin, static_cast<std::size_t>(lengte)};
}

Eigenaar<ASN1_TIME> als_tijd(std::time_t tijd) {
    Eigenaar<ASN1_TIME> t{ASN1_TIME_set(nullptr, tijd)};
    eis(t != nullptr, "make a time");
    return t;
}

Sleutel make_sleutel() {
    Sleutel sleutel{EVP_EC_gen("P-256")};
    eis(sleutel != nullptr, "make a P-256 key");
    return sleutel;
}

std::optional<Paar> load_paar(const std::string& certificaatbestand, const std::string& sleutelbestand) {
    const auto crt = read_bestand(certificaatbestand);
    const auto key = read_bestand(sleutelbestand);
    if (!crt || !key) return std::nullopt;
    const Eigenaar<BIO> crt_bio{BIO_new_mem_buf(crt->data(), static_cast<int>(crt->size()))};
    const Eigenaar<BIO> key_bio{BIO_new_mem_buf(key->data(), static_cast<int>(key->size()))};
    Paar paar{Sleutel{PEM_read_bio_PrivateKey(key_bio.get(), nullptr, nullptr, nullptr)},
              Certificaat{PEM_read_bio_X509(crt_bio.get(), nullptr, nullptr, nullptr)}};
    ERR_clear_error();
    if (!paar.sleutel || !paar.certificaat) return std::nullopt;
    if (X509_check_private_key(paar.certificaat.get(), paar.sleutel.get()) != 1) {
        ERR_clear_error();
        return std::nullopt;
    }
    return paar;
}

void save_paar(const Paar& paar, const std::string& certificaatbestand, const std::string& sleutelbestand) {
    const auto key = geheugen();
    eis(PEM_write_bio_PKCS8PrivateKey(key.get(), paar.sleutel.get(), nullptr, nullptr, 0, nullptr, nullptr) ==
            1,
        "write a private key");
    const auto crt = geheugen();
    eis(PEM_write_bio_X509(crt.get(), paar.certificaat.get()) == 1, "write a certificate");
    write_bestand(sleutelbestand, inhoud(*key), Inzage::geheim);
    write_bestand(certificaatbestand, inhoud(*crt), Inzage::openbaar);
}

namespace {
std::time_t als_seconden(const ASN1_TIME* tijd) {
    int dagen = 0;
    int seconden = 0;
    const auto begin = als_tijd(0);
    eis(ASN1_TIME_diff(&dagen, &seconden, begin.get(), tijd) == 1, "read a time");
    return std::time_t{dagen} * 86400 + seconden;
}
}  // namespace

std::time_t geldig_vanaf(const X509& certificaat) {
    return als_seconden(X509_get0_notBefore(&certificaat));
}
std::time_t geldig_tot(const X509& certificaat) {
    return als_seconden(X509_get0_notAfter(&certificaat));
}

std::string serienummer(const X509& certificaat) {
    const Eigenaar<BIGNUM> getal{ASN1_INTEGER_to_BN(X509_get0_serialNumber(&certificaat), nullptr)};
    eis(getal != nullptr, "read a serial number");
    const std::unique_ptr<char, void (*)(void*)> hex{BN_bn2hex(getal.get()),
                                                     [](void* p) { OPENSSL_free(p); }};
    return hex.get();
}

}  // namespace isi::certs
