// SPDX-License-Identifier: GPL-3.0-or-later
#include <openssl/err.h>
#include <sys/stat.h>

#include "tls.hpp"

namespace isi::front {

std::string_view tekst_oorzaak(int x509_fout) noexcept {
    switch (x509_fout) {
        case X509_V_OK:
            return "geen";
        case X509_V_ERR_CERT_HAS_EXPIRED:
            return "certificaat verlopen";
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return "certificaat nog niet geldig";
        case X509_V_ERR_CERT_REVOKED:
            return "certificaat ingetrokken";
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
            return "certificaat zelfondertekend of van een vreemde CA";
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
        case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
            return "certificaat van een vreemde CA";
        case X509_V_ERR_CERT_SIGNATURE_FAILURE:
            return "handtekening op het certificaat klopt niet";
        case X509_V_ERR_INVALID_PURPOSE:
            return "certificaat niet voor clients (doel)";
        case X509_V_ERR_INVALID_CA:
        case X509_V_ERR_PATH_LENGTH_EXCEEDED:
        case X509_V_ERR_KEYUSAGE_NO_CERTSIGN:
            return "keten met een certificaat dat niet mag uitgeven";
        case X509_V_ERR_CERT_CHAIN_TOO_LONG:
            return "certificaatketen te lang";
        case X509_V_ERR_UNABLE_TO_GET_CRL:
            return "geen CRL van de uitgever";
        case X509_V_ERR_CRL_HAS_EXPIRED:
            return "CRL verlopen";
        case X509_V_ERR_CRL_NOT_YET_VALID:
            return "CRL nog niet geldig";
        case X509_V_ERR_CRL_SIGNATURE_FAILURE:
            return "handtekening op de CRL klopt niet";
        case X509_V_ERR_EE_KEY_TOO_SMALL:
        case X509_V_ERR_CA_KEY_TOO_SMALL:
            return "sleutel in de keten te kort";
        case X509_V_ERR_CA_MD_TOO_WEAK:
            return "handtekening in de keten te zwak";
        default:
            return "certificaat afgekeurd";
    }
}

std::string_view oorzaak_handdruk(const Keuring& keuring) noexcept {
    const auto fout = ERR_peek_error();
    const int reden = ERR_GET_LIB(fout) == ERR_LIB_SSL ? ERR_GET_REASON(fout) : 0;
    ERR_clear_error();
    if (keuring.oorzaak != 0) return tekst_oorzaak(keuring.oorzaak);
    switch (reden) {
        case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE:
            return "geen certificaat";
        case SSL_R_UNSUPPORTED_PROTOCOL:
        case SSL_R_WRONG_VERSION_NUMBER:
        case SSL_R_UNKNOWN_PROTOCOL:
        case SSL_R_VERSION_TOO_LOW:
            return "TLS-versie niet toegestaan";
        case SSL_R_NO_SHARED_CIPHER:
            return "geen gedeelde versleuteling";
        case SSL_R_NO_SHARED_GROUPS:
        case SSL_R_NO_SUITABLE_KEY_SHARE:
            return "geen gedeelde groep";
        case SSL_R_NO_SUITABLE_SIGNATURE_ALGORITHM:
        case SSL_R_NO_SHARED_SIGNATURE_ALGORITHMS:
        case SSL_R_WRONG_SIGNATURE_TYPE:
            return "geen gedeelde handtekening";
        case SSL_R_BAD_SIGNATURE:
            return "client bewijst zijn sleutel niet";
        case SSL_R_HTTP_REQUEST:
            return "HTTP zonder TLS";
        case SSL_R_EXCESSIVE_MESSAGE_SIZE:
            return "certificaatketen te groot";
        default:
            return "handdruk mislukt";
    }
}

Bestandsstand kijk_bestanden(const Tls& tls) noexcept {
    Bestandsstand stand;
    std::size_t i = 0;
    for (const auto* pad : {&tls.certificaat, &tls.sleutel, &tls.ca, &tls.crl}) {
        struct stat st{};
        if (::stat(pad->c_str(), &st) == 0) {
            stand.delen[i] = {st.st_size, st.st_mtim.tv_sec, st.st_mtim.tv_nsec,
                              static_cast<std::int64_t>(st.st_ino)};
        }
        ++i;
    }
    return stand;
}

}  // namespace isi::front
