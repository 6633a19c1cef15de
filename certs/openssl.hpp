// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>

/// Owners of OpenSSL's handles and its error as an exception. Private to this room.
namespace isi::certs {

struct Opruimer {
    void operator()(ASN1_STRING* p) const noexcept { ASN1_STRING_free(p); }  // integers and times too
    void operator()(BIGNUM* p) const noexcept { BN_free(p); }
    void operator()(BIO* p) const noexcept { BIO_free_all(p); }
    void operator()(PKCS12* p) const noexcept { PKCS12_free(p); }
    void operator()(STACK_OF(X509) * p) const noexcept { sk_X509_free(p); }
    void operator()(X509_CRL* p) const noexcept { X509_CRL_free(p); }
    void operator()(X509_EXTENSION* p) const noexcept { X509_EXTENSION_free(p); }
    void operator()(X509_NAME* p) const noexcept { X509_NAME_free(p); }
    void operator()(X509_REVOKED* p) const noexcept { X509_REVOKED_free(p); }
};
template <class T>
using Eigenaar = std::unique_ptr<T, Opruimer>;

[[noreturn]] void faal(const char* wat);  ///< throws with OpenSSL's reason

inline void eis(bool gelukt, const char* wat) {
    if (!gelukt) faal(wat);
}

Eigenaar<BIO> geheugen();
std::string inhoud(BIO& bio);
Eigenaar<ASN1_TIME> als_tijd(std::time_t tijd);

}  // namespace isi::certs
