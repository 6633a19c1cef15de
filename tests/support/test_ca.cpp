// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_ca.hpp"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>
#include <stdexcept>
#include <string_view>

namespace isi::proef {
namespace {

void eis(bool goed, const char* wat) {
    if (!goed) throw std::runtime_error(std::string("proef-CA: ") + wat);
}

template <class Schrijf>
std::string naar_pem(Schrijf schrijf) {
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> bio(BIO_new(BIO_s_mem()), BIO_free_all);
    eis(bio && schrijf(bio.get()) == 1, "PEM");
    char* tekst = nullptr;
    const long n = BIO_get_mem_data(bio.get(), &tekst);
    return {tekst, static_cast<std::size_t>(n)};
}

void voeg_toe(X509_NAME* naam, int nid, const std::string& waarde) {
    if (waarde.empty()) return;
    eis(X509_NAME_add_entry_by_NID(naam, nid, MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>(waarde.data()),
                                   static_cast<int>(waarde.size()), -1, 0) == 1,
        "naam");
}

void voeg_uitbreiding_toe(X509* certificaat, X509* uitgever, int nid, const std::string& waarde) {
    if (waarde.empty()) return;
    X509V3_CTX ctx;
    X509V3_set_ctx(&ctx, uitgever, certificaat, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> ext(
        X509V3_EXT_conf_nid(nullptr, &ctx, nid, waarde.c_str()), X509_EXTENSION_free);
    eis(ext && X509_add_ext(certificaat, ext.get(), -1) == 1, "uitbreiding");
}

/// `uitgever` and `tekenaar` null = self-signed.
Paar maak(const Wens& wens, long nummer, X509* uitgever, EVP_PKEY* tekenaar) {
    Paar paar;
    paar.sleutel.reset(wens.rsa_bits > 0 ? EVP_RSA_gen(wens.rsa_bits) : EVP_EC_gen(wens.kromme));
    paar.certificaat.reset(X509_new());
    X509* c = paar.certificaat.get();
    eis(c && paar.sleutel, "sleutel");
    X509_set_version(c, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(c), nummer);
    X509_gmtime_adj(X509_getm_notBefore(c), wens.vanaf);
    X509_gmtime_adj(X509_getm_notAfter(c), wens.tot);
    X509_set_pubkey(c, paar.sleutel.get());
    X509_NAME* naam = X509_get_subject_name(c);
    voeg_toe(naam, NID_countryName, "NL");
    voeg_toe(naam, NID_organizationName, "Proef");
    voeg_toe(naam, NID_serialNumber, wens.serial_number);
    voeg_toe(naam, NID_organizationIdentifier, wens.organization_identifier);
    voeg_toe(naam, NID_commonName, wens.naam);
    X509* boven = uitgever ? uitgever : c;
    X509_set_issuer_name(c, X509_get_subject_name(boven));
    voeg_uitbreiding_toe(c, boven, NID_basic_constraints, wens.ca ? "critical,CA:TRUE" : "critical,CA:FALSE");
    voeg_uitbreiding_toe(c, boven, NID_key_usage,
                         wens.ca ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature");
    voeg_uitbreiding_toe(c, boven, NID_ext_key_usage, wens.ca ? "" : wens.eku);
    voeg_uitbreiding_toe(c, boven, NID_subject_alt_name, wens.san);
    voeg_uitbreiding_toe(c, boven, NID_subject_key_identifier, "hash");
    eis(X509_sign(c, tekenaar ? tekenaar : paar.sleutel.get(), EVP_sha256()) > 0, "ondertekenen");
    return paar;
}

}  // namespace

std::string Paar::vingerafdruk() const {
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned lengte = 0;
    eis(X509_digest(certificaat.get(), EVP_sha256(), hash.data(), &lengte) == 1, "vingerafdruk");
    std::string tekst;
    for (unsigned i = 0; i < lengte; ++i) {
        constexpr std::string_view cijfers = "0123456789abcdef";
        tekst += cijfers[hash.at(i) >> 4U];
        tekst += cijfers[hash.at(i) & 15U];
    }
    return tekst;
}

std::string Paar::pem() const {
    auto tekst = naar_pem([this](BIO* bio) { return PEM_write_bio_X509(bio, certificaat.get()); });
    for (X509* boven : keten) tekst += naar_pem([boven](BIO* bio) { return PEM_write_bio_X509(bio, boven); });
    return tekst;
}

std::string Paar::sleutel_pem() const {
    return naar_pem([this](BIO* bio) {
        return PEM_write_bio_PrivateKey(bio, sleutel.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

Ca::Ca(const std::string& naam) {
    Wens wens;
    wens.naam = naam;
    wens.ca = true;
    m_zelf = maak(wens, 1, nullptr, nullptr);
}

Ca::Ca(const std::string& naam, Ca& boven) {
    Wens wens;
    wens.naam = naam;
    wens.ca = true;
    m_zelf = maak(wens, boven.m_volgende++, boven.m_zelf.certificaat.get(), boven.m_zelf.sleutel.get());
    m_keten = boven.m_keten;
    m_keten.insert(m_keten.begin(), m_zelf.certificaat.get());
}

Paar Ca::geef(const Wens& wens) {
    auto paar = maak(wens, m_volgende++, m_zelf.certificaat.get(), m_zelf.sleutel.get());
    paar.keten = m_keten;
    return paar;
}

void Ca::trek_in(const Paar& paar) {
    m_ingetrokken.push_back(ASN1_INTEGER_get(X509_get0_serialNumber(paar.certificaat.get())));
}

std::string Ca::crl_pem(long vanaf, long tot) {
    const std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> crl(X509_CRL_new(), X509_CRL_free);
    const std::unique_ptr<ASN1_TIME, decltype(&ASN1_TIME_free)> tijd(ASN1_TIME_new(), ASN1_TIME_free);
    eis(crl && tijd, "CRL");
    X509_CRL_set_version(crl.get(), 1);
    X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(m_zelf.certificaat.get()));
    X509_gmtime_adj(tijd.get(), vanaf);
    X509_CRL_set1_lastUpdate(crl.get(), tijd.get());
    for (const long nummer : m_ingetrokken) {
        X509_REVOKED* regel = X509_REVOKED_new();
        const std::unique_ptr<ASN1_INTEGER, decltype(&ASN1_INTEGER_free)> serie(ASN1_INTEGER_new(),
                                                                                ASN1_INTEGER_free);
        ASN1_INTEGER_set(serie.get(), nummer);
        X509_REVOKED_set_serialNumber(regel, serie.get());
        X509_REVOKED_set_revocationDate(regel, tijd.get());
        X509_CRL_add0_revoked(crl.get(), regel);
    }
    X509_gmtime_adj(tijd.get(), tot);
    X509_CRL_set1_nextUpdate(crl.get(), tijd.get());
    const std::unique_ptr<ASN1_INTEGER, decltype(&ASN1_INTEGER_free)> volg(ASN1_INTEGER_new(),
                                                                           ASN1_INTEGER_free);
    ASN1_INTEGER_set(volg.get(), m_crl_nummer++);
    X509_CRL_add1_ext_i2d(crl.get(), NID_crl_number, volg.get(), 0, 0);
    X509_CRL_sort(crl.get());
    eis(X509_CRL_sign(crl.get(), m_zelf.sleutel.get(), EVP_sha256()) > 0, "CRL ondertekenen");
    return naar_pem([&](BIO* bio) { return PEM_write_bio_X509_CRL(bio, crl.get()); });
}

Paar zelfondertekend(const Wens& wens) {
    return maak(wens, 7, nullptr, nullptr);
}

}  // namespace isi::proef
