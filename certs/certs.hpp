// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A small certificate authority for test environments: ECDSA P-256, SHA-256, one level. Production
/// certificates come from PKIoverheid or another CA; this room only makes what a sandbox needs, the bad ones
/// included. All functions throw std::runtime_error when OpenSSL or the disk refuses.
namespace isi::certs {

struct Sluiter {
    void operator()(EVP_PKEY* p) const noexcept { EVP_PKEY_free(p); }
    void operator()(X509* p) const noexcept { X509_free(p); }
};
using Sleutel = std::unique_ptr<EVP_PKEY, Sluiter>;
using Certificaat = std::unique_ptr<X509, Sluiter>;

/// A private key with its certificate.
struct Paar {
    Sleutel sleutel;
    Certificaat certificaat;
};

struct Onderwerp {
    std::string land = "NL", organisatie, naam;  ///< C, O, CN
    std::optional<std::string> oin;              ///< subject.serialNumber (2.5.4.5), Digikoppeling PKI001
    std::optional<std::string> kbo;  ///< organizationIdentifier (2.5.4.97), written `NTRBE-` + ten digits
};

enum class Doel { client, server };

struct Aanvraag {
    Onderwerp onderwerp;
    Doel doel = Doel::client;
    std::time_t geldig_vanaf = 0, geldig_tot = 0;
    std::string alternatieve_namen;  ///< server: OpenSSL's notation, e.g. `DNS:localhost,IP:127.0.0.1`
};

Sleutel make_sleutel();
/// nullopt when one of the files is missing or they do not belong together.
std::optional<Paar> load_paar(const std::string& certificaatbestand, const std::string& sleutelbestand);
/// PEM; the key file is 0600.
void save_paar(const Paar& paar, const std::string& certificaatbestand, const std::string& sleutelbestand);

std::time_t geldig_vanaf(const X509& certificaat);
std::time_t geldig_tot(const X509& certificaat);
std::string serienummer(const X509& certificaat);  ///< hex

class Ca {
 public:
    /// A new root with this subject, valid `jaren` years.
    static Ca make(const Onderwerp& onderwerp, std::time_t nu, int jaren);
    static std::optional<Ca> load(const std::string& certificaatbestand, const std::string& sleutelbestand);
    void save(const std::string& certificaatbestand, const std::string& sleutelbestand) const;

    /// Signs a certificate for this key; the serial number is random.
    [[nodiscard]] Certificaat sign(const Aanvraag& aanvraag, EVP_PKEY& sleutel) const;
    [[nodiscard]] bool has_signed(const X509& certificaat) const;
    [[nodiscard]] const X509& certificaat() const { return *m_paar.certificaat; }

    /// Replaces the CRL by one that lists what the old one listed and these.
    void save_crl(const std::string& bestand, const std::vector<const X509*>& ingetrokken, std::time_t nu,
                  std::time_t volgende) const;

 private:
    explicit Ca(Paar paar) : m_paar(std::move(paar)) {}
    Paar m_paar;
};

/// `modern`: AES-256 and SHA-256, what OpenSSL 3 makes. `legacy`: 3DES and SHA-1, what mono, Java 8 and
/// Windows Server 2016 can open; its protection is weak, so the folder's rights must guard it.
enum class P12soort { modern, legacy };
std::string make_p12(const Paar& paar, const Ca& ca, const std::string& naam, const std::string& wachtwoord,
                     P12soort soort);

}  // namespace isi::certs
