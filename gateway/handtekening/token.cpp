// SPDX-License-Identifier: GPL-3.0-or-later
#include "token.hpp"

#include <openssl/asn1.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>

namespace isi::handtekening {
namespace {

// X.509 Certificate Token Profile 1.1 §3.1, SOAP Message Security 1.1 §6.3.
constexpr std::string_view x509v3 =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
constexpr std::string_view pkipath =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509PKIPathv1";
constexpr std::string_view base64 =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

// Our choice: a certificate is 1 to 2 KB, and no chain of a government CA has more than four.
constexpr std::size_t hoogste_omvang = 16UL * 1024, langste_keten = 8;
constexpr int minste_rsa_bits = 2048;

struct VrijCertificaat {
    void operator()(X509* p) const noexcept { X509_free(p); }
};
using Certificaat = std::unique_ptr<X509, VrijCertificaat>;

using Gevonden = tl::expected<Certificaat, Gebrek>;

bool is_wit(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// EVP_DecodeBlock wants whole groups of four, and counts the padding as bytes.
std::optional<std::string> decodeer_base64(std::string tekst) {
    std::erase_if(tekst, is_wit);
    if (tekst.empty() || tekst.size() % 4 != 0) return std::nullopt;
    const auto vulling = tekst.size() - 1 - tekst.find_last_not_of('=');
    if (vulling > 2) return std::nullopt;
    std::string uit(tekst.size() / 4 * 3, '\0');
    const int lengte =
        EVP_DecodeBlock(reinterpret_cast<unsigned char*>(uit.data()),
                        reinterpret_cast<const unsigned char*>(tekst.data()), static_cast<int>(tekst.size()));
    if (lengte < 0 || static_cast<std::size_t>(lengte) != uit.size()) return std::nullopt;
    uit.resize(uit.size() - vulling);
    return uit;
}

/// Takes one certificate from the front of `rest`; null leaves it as it was.
Certificaat neem_certificaat(std::string_view& rest, std::string_view& der) {
    const auto* p = reinterpret_cast<const unsigned char*>(rest.data());
    Certificaat uit(d2i_X509(nullptr, &p, static_cast<long>(rest.size())));
    if (!uit) return uit;
    const auto lengte = static_cast<std::size_t>(p - reinterpret_cast<const unsigned char*>(rest.data()));
    der = rest.substr(0, lengte);
    rest.remove_prefix(lengte);
    return uit;
}

/// PkiPath ::= SEQUENCE OF Certificate, the last one is the holder's (X.509 §7.7). What is in the content
/// octets.
std::optional<std::string_view> pak_uit(std::string_view pad) {
    const auto* p = reinterpret_cast<const unsigned char*>(pad.data());
    long lengte = 0;
    int soort = 0, klasse = 0;
    const int kop = ASN1_get_object(&p, &lengte, &soort, &klasse, static_cast<long>(pad.size()));
    if (kop != V_ASN1_CONSTRUCTED || soort != V_ASN1_SEQUENCE || klasse != V_ASN1_UNIVERSAL)
        return std::nullopt;
    const auto begin = static_cast<std::size_t>(p - reinterpret_cast<const unsigned char*>(pad.data()));
    if (begin + static_cast<std::size_t>(lengte) != pad.size()) return std::nullopt;
    return pad.substr(begin);
}

Gevonden laatste_certificaat(std::string_view rest, std::size_t hoogstens, std::string_view certificaat) {
    Certificaat laatste;
    std::string_view der;
    for (std::size_t aantal = 0; !rest.empty(); ++aantal) {
        if (aantal == hoogstens) return tl::make_unexpected(Gebrek::keten_te_lang);
        laatste = neem_certificaat(rest, der);
        if (!laatste) return tl::make_unexpected(Gebrek::token_onleesbaar);
    }
    if (!laatste) return tl::make_unexpected(Gebrek::token_onleesbaar);
    if (der != certificaat) return tl::make_unexpected(Gebrek::certificaat_anders);
    return laatste;
}

bool is_sterk(const EVP_PKEY* sleutel) {
    if (EVP_PKEY_is_a(sleutel, "RSA") == 1) return EVP_PKEY_get_bits(sleutel) >= minste_rsa_bits;
    if (EVP_PKEY_is_a(sleutel, "EC") != 1) return false;
    std::array<char, 32> kromme{};
    if (EVP_PKEY_get_group_name(sleutel, kromme.data(), kromme.size(), nullptr) != 1) return false;
    static constexpr auto goede = std::to_array<std::string_view>({"prime256v1", "secp384r1", "secp521r1"});
    return std::find(goede.begin(), goede.end(), kromme.data()) != goede.end();
}

}  // namespace

tl::expected<const xmlNode*, Gebrek> zoek_token(const xmlNode* key_info, const xml::Elementen& security) {
    const auto weiger = tl::make_unexpected(Gebrek::sleutelverwijzing);
    const auto enig = [](const xmlNode* ouder, std::string_view naam) -> const xmlNode* {
        const auto kinderen = xml::enkel_elementen(ouder);
        const bool goed =
            kinderen && kinderen->size() == 1 && xml::is(kinderen->front(), xml::wsse_uri, naam);
        return goed ? kinderen->front() : nullptr;
    };
    const auto* str = enig(key_info, "SecurityTokenReference");
    const auto* verwijzing = str == nullptr ? nullptr : enig(str, "Reference");
    if (verwijzing == nullptr) return weiger;
    const auto uri = xml::attribuut(verwijzing, "URI");
    const auto soort = xml::attribuut(verwijzing, "ValueType");
    if (!uri || !uri->starts_with('#')) return weiger;
    const xmlNode* token = nullptr;
    for (const auto* kind : security) {
        if (xml::attribuut(kind, "Id", xml::wsu_uri) != uri->substr(1)) continue;
        if (token != nullptr || !xml::is(kind, xml::wsse_uri, "BinarySecurityToken")) return weiger;
        token = kind;
    }
    if (token == nullptr || (soort && soort != xml::attribuut(token, "ValueType"))) return weiger;
    return token;
}

tl::expected<Sleutel, Gebrek> lees_sleutel(const xmlNode* token, std::string_view certificaat) {
    const auto soort = xml::attribuut(token, "ValueType");
    if (xml::attribuut(token, "EncodingType").value_or(std::string(base64)) != base64 ||
        (soort != x509v3 && soort != pkipath)) {
        return tl::make_unexpected(Gebrek::token_soort);
    }
    auto tekst = xml::enkel_tekst(token);
    if (!tekst) return tl::make_unexpected(Gebrek::token_onleesbaar);
    if (tekst->size() > hoogste_omvang) return tl::make_unexpected(Gebrek::token_te_groot);
    const auto bytes = decodeer_base64(std::move(*tekst));
    if (!bytes) return tl::make_unexpected(Gebrek::token_onleesbaar);
    const auto inhoud = soort == pkipath ? pak_uit(*bytes) : std::optional<std::string_view>(*bytes);
    if (!inhoud) return tl::make_unexpected(Gebrek::token_onleesbaar);
    const auto gevonden = laatste_certificaat(*inhoud, soort == pkipath ? langste_keten : 1, certificaat);
    if (!gevonden) return tl::make_unexpected(gevonden.error());
    Sleutel sleutel(X509_get_pubkey(gevonden->get()));
    if (!sleutel || !is_sterk(sleutel.get())) return tl::make_unexpected(Gebrek::sleutel_te_zwak);
    return sleutel;
}

}  // namespace isi::handtekening
