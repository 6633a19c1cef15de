// SPDX-License-Identifier: GPL-3.0-or-later
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>

#include "bestand.hpp"
#include "certs.hpp"
#include "openssl.hpp"

namespace isi::certs {
namespace {

constexpr std::time_t jaar = 365 * 86400;

void voeg_toe(X509_NAME& naam, const char* attribuut, const std::string& waarde) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(waarde.data());
    eis(X509_NAME_add_entry_by_txt(&naam, attribuut, MBSTRING_UTF8, bytes, static_cast<int>(waarde.size()),
                                   -1, 0) == 1,
        "set a subject attribute");
}

Eigenaar<X509_NAME> als_naam(const Onderwerp& onderwerp) {
    Eigenaar<X509_NAME> naam{X509_NAME_new()};
    eis(naam != nullptr, "make a subject");
    voeg_toe(*naam, "C", onderwerp.land);
    voeg_toe(*naam, "O", onderwerp.organisatie);
    if (onderwerp.kbo) voeg_toe(*naam, "2.5.4.97", "NTRBE-" + *onderwerp.kbo);
    if (onderwerp.oin) voeg_toe(*naam, "serialNumber", *onderwerp.oin);
    voeg_toe(*naam, "CN", onderwerp.naam);
    return naam;
}

Eigenaar<ASN1_INTEGER> willekeurig_serienummer() {
    unsigned char bytes[16];
    eis(RAND_bytes(bytes, sizeof bytes) == 1, "draw a serial number");
    bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7F) | 0x40);  // positive and always 16 bytes
    const Eigenaar<BIGNUM> getal{BN_bin2bn(bytes, sizeof bytes, nullptr)};
    Eigenaar<ASN1_INTEGER> nummer{BN_to_ASN1_INTEGER(getal.get(), nullptr)};
    eis(nummer != nullptr, "make a serial number");
    return nummer;
}

void voeg_extensie(X509& certificaat, const X509& uitgever, int nid, const std::string& waarde) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, const_cast<X509*>(&uitgever), &certificaat, nullptr, nullptr, 0);
    const Eigenaar<X509_EXTENSION> extensie{X509V3_EXT_conf_nid(nullptr, &context, nid, waarde.c_str())};
    eis(extensie != nullptr && X509_add_ext(&certificaat, extensie.get(), -1) == 1, "add an extension");
}

/// What every certificate has, the issuer's name aside.
Certificaat make_certificaat(const Onderwerp& onderwerp, std::time_t vanaf, std::time_t tot,
                             EVP_PKEY& sleutel) {
    Certificaat certificaat{X509_new()};
    eis(certificaat != nullptr, "make a certificate");
    const auto naam = als_naam(onderwerp);
    const auto nummer = willekeurig_serienummer();
    const auto begin = als_tijd(vanaf);
    const auto einde = als_tijd(tot);
    auto* c = certificaat.get();
    eis(X509_set_version(c, 2) == 1 && X509_set_serialNumber(c, nummer.get()) == 1 &&
            X509_set_subject_name(c, naam.get()) == 1 && X509_set1_notBefore(c, begin.get()) == 1 &&
            X509_set1_notAfter(c, einde.get()) == 1 && X509_set_pubkey(c, &sleutel) == 1,
        "fill a certificate");
    return certificaat;
}

/// Copies what an older CRL of this issuer lists, so that a renewal never un-revokes.
void neem_over(X509_CRL& nieuw, const std::string& bestand, EVP_PKEY& sleutel) {
    const auto oud_pem = read_bestand(bestand);
    if (!oud_pem) return;
    const Eigenaar<BIO> bio{BIO_new_mem_buf(oud_pem->data(), static_cast<int>(oud_pem->size()))};
    const Eigenaar<X509_CRL> oud{PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr)};
    if (!oud || X509_CRL_verify(oud.get(), &sleutel) != 1) return ERR_clear_error();
    auto* lijst = X509_CRL_get_REVOKED(oud.get());
    for (int i = 0; i < sk_X509_REVOKED_num(lijst); ++i) {
        Eigenaar<X509_REVOKED> kopie{X509_REVOKED_dup(sk_X509_REVOKED_value(lijst, i))};
        eis(kopie != nullptr && X509_CRL_add0_revoked(&nieuw, kopie.get()) == 1, "copy a CRL entry");
        [[maybe_unused]] const auto* van_crl = kopie.release();
    }
}

void trek_in(X509_CRL& crl, const X509& certificaat, std::time_t wanneer) {
    X509_REVOKED* bestaand = nullptr;
    auto* nummer = const_cast<ASN1_INTEGER*>(X509_get0_serialNumber(&certificaat));
    if (X509_CRL_get0_by_serial(&crl, &bestaand, nummer) == 1) return;
    Eigenaar<X509_REVOKED> regel{X509_REVOKED_new()};
    const auto tijd = als_tijd(wanneer);
    eis(regel != nullptr && X509_REVOKED_set_serialNumber(regel.get(), nummer) == 1 &&
            X509_REVOKED_set_revocationDate(regel.get(), tijd.get()) == 1 &&
            X509_CRL_add0_revoked(&crl, regel.get()) == 1,
        "add a CRL entry");
    [[maybe_unused]] const auto* van_crl = regel.release();
}

}  // namespace

Ca Ca::make(const Onderwerp& onderwerp, std::time_t nu, int jaren) {
    auto sleutel = make_sleutel();
    auto certificaat = make_certificaat(onderwerp, nu - 86400, nu + jaren * jaar, *sleutel);
    auto& c = *certificaat;
    eis(X509_set_issuer_name(&c, X509_get_subject_name(&c)) == 1, "set the issuer");
    voeg_extensie(c, c, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    voeg_extensie(c, c, NID_key_usage, "critical,keyCertSign,cRLSign");
    voeg_extensie(c, c, NID_subject_key_identifier, "hash");
    eis(X509_sign(&c, sleutel.get(), EVP_sha256()) > 0, "sign the CA");
    return Ca{Paar{std::move(sleutel), std::move(certificaat)}};
}

std::optional<Ca> Ca::load(const std::string& certificaatbestand, const std::string& sleutelbestand) {
    auto paar = load_paar(certificaatbestand, sleutelbestand);
    if (!paar) return std::nullopt;
    return Ca{std::move(*paar)};
}

void Ca::save(const std::string& certificaatbestand, const std::string& sleutelbestand) const {
    save_paar(m_paar, certificaatbestand, sleutelbestand);
}

Certificaat Ca::sign(const Aanvraag& aanvraag, EVP_PKEY& sleutel) const {
    auto certificaat =
        make_certificaat(aanvraag.onderwerp, aanvraag.geldig_vanaf, aanvraag.geldig_tot, sleutel);
    auto& c = *certificaat;
    const auto& uitgever = *m_paar.certificaat;
    eis(X509_set_issuer_name(&c, X509_get_subject_name(&uitgever)) == 1, "set the issuer");
    const bool server = aanvraag.doel == Doel::server;
    voeg_extensie(c, uitgever, NID_basic_constraints, "critical,CA:FALSE");
    voeg_extensie(c, uitgever, NID_key_usage, "critical,digitalSignature");
    voeg_extensie(c, uitgever, NID_ext_key_usage, server ? "serverAuth" : "clientAuth");
    voeg_extensie(c, uitgever, NID_subject_key_identifier, "hash");
    voeg_extensie(c, uitgever, NID_authority_key_identifier, "keyid:always");
    if (!aanvraag.alternatieve_namen.empty())
        voeg_extensie(c, uitgever, NID_subject_alt_name, aanvraag.alternatieve_namen);
    eis(X509_sign(&c, m_paar.sleutel.get(), EVP_sha256()) > 0, "sign a certificate");
    return certificaat;
}

bool Ca::has_signed(const X509& certificaat) const {
    const bool zelfde = X509_NAME_cmp(X509_get_issuer_name(&certificaat),
                                      X509_get_subject_name(m_paar.certificaat.get())) == 0;
    const bool goed = zelfde && X509_verify(const_cast<X509*>(&certificaat), m_paar.sleutel.get()) == 1;
    ERR_clear_error();
    return goed;
}

void Ca::save_crl(const std::string& bestand, const std::vector<const X509*>& ingetrokken, std::time_t nu,
                  std::time_t volgende) const {
    const Eigenaar<X509_CRL> crl{X509_CRL_new()};
    const auto begin = als_tijd(nu);
    const auto einde = als_tijd(volgende);
    auto* c = crl.get();
    eis(c != nullptr && X509_CRL_set_version(c, 1) == 1 &&
            X509_CRL_set_issuer_name(c, X509_get_subject_name(m_paar.certificaat.get())) == 1 &&
            X509_CRL_set1_lastUpdate(c, begin.get()) == 1 && X509_CRL_set1_nextUpdate(c, einde.get()) == 1,
        "make a CRL");
    neem_over(*c, bestand, *m_paar.sleutel);
    for (const auto* certificaat : ingetrokken) trek_in(*c, *certificaat, nu);
    const Eigenaar<ASN1_INTEGER> nummer{ASN1_INTEGER_new()};
    eis(ASN1_INTEGER_set_int64(nummer.get(), nu) == 1 &&
            X509_CRL_add1_ext_i2d(c, NID_crl_number, nummer.get(), 0, 0) == 1,
        "number the CRL");
    eis(X509_CRL_sort(c) == 1 && X509_CRL_sign(c, m_paar.sleutel.get(), EVP_sha256()) > 0, "sign the CRL");
    const auto pem = geheugen();
    eis(PEM_write_bio_X509_CRL(pem.get(), c) == 1, "write the CRL");
    write_bestand(bestand, inhoud(*pem), Inzage::openbaar);
}

std::string make_p12(const Paar& paar, const Ca& ca, const std::string& naam, const std::string& wachtwoord,
                     P12soort soort) {
    constexpr int rondes = 10'000;
    const bool legacy = soort == P12soort::legacy;
    const int versleuteling = legacy ? NID_pbe_WithSHA1And3_Key_TripleDES_CBC : NID_aes_256_cbc;
    const Eigenaar<STACK_OF(X509)> keten{sk_X509_new_null()};
    eis(keten != nullptr && sk_X509_push(keten.get(), const_cast<X509*>(&ca.certificaat())) > 0,
        "make a chain");
    // Without a MAC at first (-1): the MAC's digest can only be chosen by setting it afterwards.
    const Eigenaar<PKCS12> p12{PKCS12_create(wachtwoord.c_str(), naam.c_str(), paar.sleutel.get(),
                                             paar.certificaat.get(), keten.get(), versleuteling,
                                             versleuteling, rondes, -1, 0)};
    eis(p12 != nullptr, "make a PKCS#12 file");
    eis(PKCS12_set_mac(p12.get(), wachtwoord.c_str(), -1, nullptr, 0, rondes,
                       legacy ? EVP_sha1() : EVP_sha256()) == 1,
        "protect a PKCS#12 file");
    const auto der = geheugen();
    eis(i2d_PKCS12_bio(der.get(), p12.get()) == 1, "write a PKCS#12 file");
    return inhoud(*der);
}

}  // namespace isi::certs
