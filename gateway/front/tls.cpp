// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <stdexcept>

#include "peer.hpp"

namespace isi::front {
namespace {

// domain/isi.md 4.1, NCSC-NL 2025-05: "good" and "sufficient" only.
constexpr const char* ciphers_12 =
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
    "ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";
constexpr const char* ciphers_13 =
    "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";
constexpr const char* groepen_hybride = "X25519MLKEM768:X25519:P-256:P-384";  // known from OpenSSL 3.5 on
constexpr const char* groepen = "X25519:P-256:P-384";
constexpr const char* handtekeningen =
    "ECDSA+SHA256:ECDSA+SHA384:ECDSA+SHA512:ed25519:RSA-PSS+SHA256:RSA-PSS+SHA384:RSA-PSS+SHA512:"
    "RSA+SHA256:RSA+SHA384:RSA+SHA512";

[[noreturn]] void werp(const std::string& wat) {
    ERR_clear_error();
    throw std::runtime_error("TLS: " + wat);
}

BioPtr open_bestand(const std::string& pad, std::string_view sleutelnaam) {
    const std::string naam(sleutelnaam);
    if (pad.empty()) werp("tls." + naam + " is niet ingevuld; noem een PEM-bestand");
    BioPtr bio(BIO_new_file(pad.c_str(), "r"));
    if (!bio) werp("kan " + pad + " niet lezen (tls." + naam + "); controleer pad en rechten");
    return bio;
}

/// All objects of one kind in a PEM file; something unreadable among them makes the whole file broken.
template <class Ptr, class Lees>
std::vector<Ptr> lees_alle(const std::string& pad, std::string_view sleutelnaam, Lees lees) {
    const BioPtr bio = open_bestand(pad, sleutelnaam);
    std::vector<Ptr> alle;
    ERR_clear_error();
    while (Ptr een{lees(bio.get(), nullptr, nullptr, nullptr)}) alle.push_back(std::move(een));
    const auto fout = ERR_peek_last_error();
    const bool einde = ERR_GET_LIB(fout) == ERR_LIB_PEM && ERR_GET_REASON(fout) == PEM_R_NO_START_LINE;
    if (alle.empty() || !einde)
        werp(pad + " (tls." + std::string(sleutelnaam) +
             ") is leeg of beschadigd; zet een heel PEM-bestand neer");
    ERR_clear_error();
    return alle;
}

/// Every failure becomes the same one for the client (alert 42): the true cause would tell a stranger what we
/// know.
int verify_callback(int goed, X509_STORE_CTX* ctx) {
    if (goed == 1) return 1;
    auto* ssl = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(ctx, SSL_get_ex_data_X509_STORE_CTX_idx()));
    if (auto* keuring = ssl ? static_cast<Keuring*>(SSL_get_app_data(ssl)) : nullptr;
        keuring && keuring->oorzaak == 0) {
        keuring->oorzaak = X509_STORE_CTX_get_error(ctx);
        keuring->blad = deel(X509_STORE_CTX_get0_cert(ctx));
    }
    X509_STORE_CTX_set_error(ctx, X509_V_ERR_CERT_REJECTED);
    return 0;
}

int index_sessie_einde() {
    static const int plaats = SSL_SESSION_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return plaats;
}

/// A session outlives neither the certificate whose identity it carries nor tls_sessie, counted from the
/// handshake in which the certificate was proven: OpenSSL starts the clock again at each resumption of
/// TLS 1.3.
int nieuwe_sessie(SSL*, SSL_SESSION* sessie) {
    const Seconden nu = std::time(nullptr);
    auto einde = static_cast<Seconden>(
        reinterpret_cast<std::intptr_t>(SSL_SESSION_get_ex_data(sessie, index_sessie_einde())));
    if (einde == 0) {
        einde = nu + SSL_SESSION_get_timeout(sessie);
        if (X509* blad = SSL_SESSION_get0_peer(sessie))
            einde = std::min(einde, to_seconden(X509_get0_notAfter(blad)));
        SSL_SESSION_set_ex_data(sessie, index_sessie_einde(),
                                reinterpret_cast<void*>(static_cast<std::intptr_t>(einde)));
    }
    SSL_SESSION_set_timeout(sessie, static_cast<long>(std::max<Seconden>(einde - nu - 1, 0)));
    return 0;  // we keep no share of our own
}

/// False if an anchor has the issuer's name and none of that name signed it. An unknown issuer may be an
/// intermediate that clients send along.
bool hoort_bij(X509_CRL* crl, const std::vector<X509Ptr>& ankers) {
    bool naam_gezien = false;
    for (const auto& anker : ankers) {
        if (X509_NAME_cmp(X509_get_subject_name(anker.get()), X509_CRL_get_issuer(crl)) != 0) continue;
        naam_gezien = true;
        if (X509_CRL_verify(crl, X509_get0_pubkey(anker.get())) == 1) return true;
    }
    return !naam_gezien;
}

int geen_wachtwoord(char*, int, int, void*) {
    return -1;
}  // never ask at a terminal

}  // namespace

TlsContext::TlsContext(const Tls& tls, const Grenzen& grenzen) : m_ctx(SSL_CTX_new(TLS_server_method())) {
    if (!m_ctx) werp("OpenSSL geeft geen context");
    stel_profiel_in(grenzen);
    load_certificaat(tls);
    load_crls(tls, load_ankers(tls));
}

void TlsContext::stel_profiel_in(const Grenzen& grenzen) {
    SSL_CTX* ctx = m_ctx.get();
    SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(ctx, TLS1_3_VERSION);
    SSL_CTX_set_options(ctx, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET |
                                 SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(
        ctx, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_security_level(ctx, 2);
    SSL_CTX_set_max_early_data(ctx, 0);
    SSL_CTX_set_read_ahead(ctx, 1);
    const bool groepen_goed =
        SSL_CTX_set1_groups_list(ctx, groepen_hybride) == 1 || SSL_CTX_set1_groups_list(ctx, groepen) == 1;
    if (!groepen_goed || SSL_CTX_set_cipher_list(ctx, ciphers_12) != 1 ||
        SSL_CTX_set_ciphersuites(ctx, ciphers_13) != 1 ||
        SSL_CTX_set1_sigalgs_list(ctx, handtekeningen) != 1 ||
        SSL_CTX_set1_client_sigalgs_list(ctx, handtekeningen) != 1) {
        werp("deze OpenSSL kent het profiel ncsc2025 niet");
    }
    ERR_clear_error();
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, verify_callback);
    SSL_CTX_set_verify_depth(ctx, 5);
    SSL_CTX_set_max_cert_list(ctx, 32 * 1024);
    SSL_CTX_set_purpose(ctx, X509_PURPOSE_SSL_CLIENT);

    static constexpr std::string_view kenmerk = "isi-gateway";
    SSL_CTX_set_session_id_context(ctx, reinterpret_cast<const unsigned char*>(kenmerk.data()),
                                   kenmerk.size());
    const bool hervatten = grenzen.tls_sessie.count() > 0 && grenzen.tls_sessies > 0;
    SSL_CTX_set_session_cache_mode(ctx, hervatten ? SSL_SESS_CACHE_SERVER : SSL_SESS_CACHE_OFF);
    SSL_CTX_sess_set_cache_size(ctx, static_cast<long>(grenzen.tls_sessies));
    SSL_CTX_set_timeout(ctx, static_cast<long>(grenzen.tls_sessie.count()));
    SSL_CTX_set_num_tickets(ctx,
                            hervatten ? 1 : 0);  // 1.3: a reference into the cache, never the state itself
    SSL_CTX_sess_set_new_cb(ctx, nieuwe_sessie);
}

void TlsContext::load_certificaat(const Tls& tls) {
    auto keten = lees_alle<X509Ptr>(tls.certificaat, "certificaat", PEM_read_bio_X509);
    if (SSL_CTX_use_certificate(m_ctx.get(), keten.front().get()) != 1)
        werp(tls.certificaat + " is te zwak of ongeldig voor TLS");
    m_certificaat_tot = to_seconden(X509_get0_notAfter(keten.front().get()));
    for (std::size_t i = 1; i < keten.size(); ++i) SSL_CTX_add1_chain_cert(m_ctx.get(), keten[i].get());
    const BioPtr bio = open_bestand(tls.sleutel, "sleutel");
    const std::unique_ptr<EVP_PKEY, Vrij<EVP_PKEY_free>> sleutel(
        PEM_read_bio_PrivateKey(bio.get(), nullptr, geen_wachtwoord, nullptr));
    if (!sleutel) werp(tls.sleutel + " (tls.sleutel) is geen onversleutelde PEM-sleutel");
    if (SSL_CTX_use_PrivateKey(m_ctx.get(), sleutel.get()) != 1 ||
        SSL_CTX_check_private_key(m_ctx.get()) != 1) {
        werp("tls.sleutel hoort niet bij tls.certificaat; vervang beide samen");
    }
    if (m_certificaat_tot <= std::time(nullptr))
        werp(tls.certificaat + " (tls.certificaat) is verlopen; zet een geldig certificaat neer");
}

/// Each certificate in the file is an anchor by itself, so an operator can trust one intermediate and not its
/// siblings. The system's own anchors are never loaded.
std::vector<X509Ptr> TlsContext::load_ankers(const Tls& tls) {
    X509_STORE* store = SSL_CTX_get_cert_store(m_ctx.get());
    NamenPtr namen(sk_X509_NAME_new_null());
    auto ankers = lees_alle<X509Ptr>(tls.ca, "ca", PEM_read_bio_X509);
    for (const auto& anker : ankers) {
        X509_NAME* naam = X509_NAME_dup(X509_get_subject_name(anker.get()));
        if (X509_STORE_add_cert(store, anker.get()) != 1 || sk_X509_NAME_push(namen.get(), naam) == 0)
            werp(tls.ca + " is niet te gebruiken");
    }
    SSL_CTX_set_client_CA_list(m_ctx.get(), namen.release());
    X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK | X509_V_FLAG_PARTIAL_CHAIN);
    return ankers;
}

/// The leaf's issuer must have a CRL here (none = refused). An issuer's own certificate is the operator's to
/// withdraw, by taking it out of tls.ca, so CRL_CHECK_ALL would only ask for the root's CRL.
void TlsContext::load_crls(const Tls& tls, const std::vector<X509Ptr>& ankers) {
    X509_STORE* store = SSL_CTX_get_cert_store(m_ctx.get());
    const Seconden nu = std::time(nullptr);
    for (const auto& crl : lees_alle<CrlPtr>(tls.crl, "crl", PEM_read_bio_X509_CRL)) {
        const Seconden tot = to_seconden(X509_CRL_get0_nextUpdate(crl.get()));
        if (tot != 0 && tot <= nu) werp(tls.crl + " (tls.crl) is verlopen; haal een nieuwe CRL op");
        if (tot != 0) m_crl_tot = m_crl_tot == 0 ? tot : std::min(m_crl_tot, tot);
        if (!hoort_bij(crl.get(), ankers))
            werp(tls.crl + " (tls.crl) is niet door een CA uit tls.ca ondertekend");
        if (X509_STORE_add_crl(store, crl.get()) != 1) werp(tls.crl + " is niet te gebruiken");
    }
}

SslPtr TlsContext::make_ssl(int fd, Keuring& keuring) const {
    SslPtr ssl(SSL_new(m_ctx.get()));
    if (!ssl || SSL_set_fd(ssl.get(), fd) != 1) return nullptr;
    SSL_set_app_data(ssl.get(), &keuring);
    SSL_set_accept_state(ssl.get());
    return ssl;
}

int TlsContext::keur(X509* blad, STACK_OF(X509) * keten) const {
    const StoreCtxPtr ctx(X509_STORE_CTX_new());
    if (!ctx || X509_STORE_CTX_init(ctx.get(), SSL_CTX_get_cert_store(m_ctx.get()), blad, keten) != 1)
        return X509_V_ERR_UNSPECIFIED;
    X509_STORE_CTX_set_default(ctx.get(), "ssl_client");
    X509_STORE_CTX_set_purpose(ctx.get(), X509_PURPOSE_SSL_CLIENT);
    if (X509_verify_cert(ctx.get()) == 1) return X509_V_OK;
    const int fout = X509_STORE_CTX_get_error(ctx.get());
    return fout == X509_V_OK ? X509_V_ERR_UNSPECIFIED : fout;
}

std::string TlsContext::bezwaar(Seconden nu) const {
    if (m_certificaat_tot <= nu) return "het servercertificaat is verlopen";
    if (m_crl_tot != 0 && m_crl_tot <= nu) return "de CRL is verlopen";
    return {};
}

}  // namespace isi::front
