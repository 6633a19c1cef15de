// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>

/// Owners of OpenSSL's handles.
namespace isi::front {

template <auto vrij>
struct Vrij {
    template <class T>
    void operator()(T* p) const noexcept {
        vrij(p);
    }
};
inline void vrij_namen(STACK_OF(X509_NAME) * namen) noexcept {
    sk_X509_NAME_pop_free(namen, X509_NAME_free);
}

using SslCtxPtr = std::unique_ptr<SSL_CTX, Vrij<SSL_CTX_free>>;
using SslPtr = std::unique_ptr<SSL, Vrij<SSL_free>>;
using X509Ptr = std::unique_ptr<X509, Vrij<X509_free>>;
using CrlPtr = std::unique_ptr<X509_CRL, Vrij<X509_CRL_free>>;
using BioPtr = std::unique_ptr<BIO, Vrij<BIO_free_all>>;
using StoreCtxPtr = std::unique_ptr<X509_STORE_CTX, Vrij<X509_STORE_CTX_free>>;
using NamenPtr = std::unique_ptr<STACK_OF(X509_NAME), Vrij<vrij_namen>>;

inline X509Ptr deel(X509* certificaat) noexcept {  ///< a share of its own; null stays null
    if (certificaat) X509_up_ref(certificaat);
    return X509Ptr(certificaat);
}

}  // namespace isi::front
