// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <vector>

/// Certificates for tests, made in memory in a millisecond (P-256). Never for anything else.
namespace isi::proef {

struct VrijX509 {
    void operator()(X509* p) const noexcept { X509_free(p); }
};
struct VrijSleutel {
    void operator()(EVP_PKEY* p) const noexcept { EVP_PKEY_free(p); }
};
using X509Ptr = std::unique_ptr<X509, VrijX509>;
using SleutelPtr = std::unique_ptr<EVP_PKEY, VrijSleutel>;

/// What a certificate should say. Times are seconds from now.
struct Wens {
    std::string naam = "proef";
    std::string serial_number = {};            ///< subject.serialNumber: an OIN
    std::string organization_identifier = {};  ///< 2.5.4.97
    long vanaf = -3600, tot = 86400;
    std::string eku = "clientAuth";  ///< empty = none
    std::string san = {};            ///< e.g. "DNS:localhost,IP:127.0.0.1"
    bool ca = false;
    unsigned rsa_bits = 0;  ///< 0 = a key on `kromme`
    const char* kromme = "P-256";
};

struct Paar {  ///< certificate, its private key, and what a client must send along
    X509Ptr certificaat;
    SleutelPtr sleutel;
    std::vector<X509*> keten;  ///< intermediates, owned by their Ca
    [[nodiscard]] std::string pem() const;
    [[nodiscard]] std::string sleutel_pem() const;
    [[nodiscard]] std::string vingerafdruk() const;  ///< sha256 of the certificate, lower-case hex
};

class Ca {
 public:
    explicit Ca(const std::string& naam);
    /// An intermediate under another Ca.
    Ca(const std::string& naam, Ca& boven);

    [[nodiscard]] Paar geef(const Wens& wens);
    void trek_in(const Paar& paar);
    /// A fresh CRL with all that was withdrawn; times are seconds from now.
    [[nodiscard]] std::string crl_pem(long vanaf = -60, long tot = 86400);
    [[nodiscard]] std::string pem() const { return m_zelf.pem(); }

 private:
    Paar m_zelf;
    std::vector<X509*> m_keten;
    std::vector<long> m_ingetrokken;
    long m_volgende = 1000, m_crl_nummer = 1;
};

[[nodiscard]] Paar zelfondertekend(const Wens& wens);

}  // namespace isi::proef
