// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/handtekening/handtekening.hpp"
#include "support/test_ca.hpp"

/// Signed messages without any canonicaliser: what is signed is written in its exclusive canonical form to
/// begin with, or that form is written out beside it. So nothing here can share a mistake with libxml2 or
/// xmlsec.
namespace isi::proef {

inline const std::string soap_uri = "http://schemas.xmlsoap.org/soap/envelope/";
inline const std::string ds_uri = "http://www.w3.org/2000/09/xmldsig#";
inline const std::string oasis = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
inline const std::string wsse_uri = oasis + "wssecurity-secext-1.0.xsd";
inline const std::string wsu_uri = oasis + "wssecurity-utility-1.0.xsd";
inline const std::string exc_c14n = "http://www.w3.org/2001/10/xml-exc-c14n#";
inline const std::string rsa_sha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
inline const std::string ecdsa_sha256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
inline const std::string rsa_sha1 = ds_uri + "rsa-sha1";
inline const std::string sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
inline const std::string sha1 = ds_uri + "sha1";
inline const std::string x509v3 = oasis + "x509-token-profile-1.0#X509v3";
inline const std::string pkipath = oasis + "x509-token-profile-1.0#X509PKIPathv1";

inline const std::string een_transformatie =
    "<ds:Transforms><ds:Transform Algorithm=\"" + exc_c14n + "\"></ds:Transform></ds:Transforms>";

inline constexpr std::int64_t nu = 1796032800;  // 2026-11-30T10:00:00Z

struct Verwijzing {
    std::string uri;
    std::string canoniek;  ///< what is digested
    std::string transforms = een_transformatie;
};

using Verandering = std::function<std::string(std::string)>;

/// How a message is made; the defaults make a good one, signed by `wie`.
struct Recept {
    const Paar* wie = nullptr;
    std::string methode = rsa_sha256, digest = sha256, canonisering = exc_c14n;
    std::string token_soort = x509v3;
    std::string token = {};  ///< DER; empty = the certificate of `wie`
    std::string envelop_ns = {};
    std::string body = {};           ///< as it stands in the message; empty = `body_tekst()`
    std::string body_canoniek = {};  ///< empty = `body`
    std::string tijdstempel = {};    ///< as it stands in the message, canonical
    bool teken_tijdstempel = true;
    std::vector<Verwijzing> verwijzingen = {};  ///< more than the Body (and the Timestamp)
    bool teken_body = true;
    bool der_vorm = false;         ///< ECDSA as X9.62 writes it, which XML Signature does not
    Verandering signed_info = {};  ///< before it is signed
    std::string blokken = {};      ///< more in soap:Header
    std::string in_security = {};  ///< more in wsse:Security
};

std::string body_tekst(std::string_view inhoud = "00000000097");
std::string tijdstempel_tekst(std::string_view created, std::string_view expires);
std::string maak(const Recept& recept);

std::string der(const Paar& paar);
/// SEQUENCE OF Certificate.
std::string pad(const std::vector<std::string>& certificaten);
std::string base64(std::string_view bytes);

/// Replaces the first `oud`, which must be there.
std::string vervang(std::string tekst, std::string_view oud, std::string_view nieuw);
/// From the first `begin` to the end of the first `eind` after it.
std::string uitsnede(const std::string& tekst, std::string_view begin, std::string_view eind);

/// Keys are made once a program: RSA takes its time.
struct Sleutelbos {
    Ca ca{"Proef-CA"};
    Paar rsa, ander, p256;
    Sleutelbos();
};
const Sleutelbos& bos();

tl::expected<handtekening::Bevinding, handtekening::Gebrek> oordeel(const std::string& bericht,
                                                                    const Paar& peer,
                                                                    bool sha1_toegestaan = false);

}  // namespace isi::proef
