// SPDX-License-Identifier: GPL-3.0-or-later
#include "peer.hpp"

#include <openssl/asn1.h>
#include <openssl/evp.h>
#include <openssl/objects.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>

#include "openssl.hpp"

namespace isi::front {
namespace {

std::string naam_tekst(const X509_NAME* naam) {
    const BioPtr bio(BIO_new(BIO_s_mem()));
    if (!bio || X509_NAME_print_ex(bio.get(), naam, 0, XN_FLAG_RFC2253) < 0) return {};
    char* tekst = nullptr;
    const long lengte = BIO_get_mem_data(bio.get(), &tekst);
    return {tekst, static_cast<std::size_t>(lengte)};
}

/// The only value of this attribute as UTF-8; nothing if it is absent, repeated or unreadable.
std::optional<std::string> enige_waarde(X509_NAME* naam, int nid) {
    const int plaats = X509_NAME_get_index_by_NID(naam, nid, -1);
    if (plaats < 0 || X509_NAME_get_index_by_NID(naam, nid, plaats) >= 0) return std::nullopt;
    unsigned char* tekst = nullptr;
    const int lengte =
        ASN1_STRING_to_UTF8(&tekst, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(naam, plaats)));
    if (lengte < 0) return std::nullopt;
    std::string waarde(tekst, tekst + lengte);
    OPENSSL_free(tekst);
    return waarde;
}

bool is_cijfer(char c) {
    return c >= '0' && c <= '9';
}

/// Form only: test OINs carry free numbers and BRIN's hold letters.
bool is_oin(std::string_view s) {
    return s.size() == 20 && std::all_of(s.begin(), s.begin() + 8, is_cijfer) &&
           std::all_of(s.begin() + 8, s.end(), [](char c) { return is_cijfer(c) || (c >= 'A' && c <= 'Z'); });
}

bool is_tien_cijfers(std::string_view s) {
    return s.size() == 10 && std::all_of(s.begin(), s.end(), is_cijfer);
}

std::string der_van(X509* certificaat) {
    unsigned char* bytes = nullptr;
    const int lengte = i2d_X509(certificaat, &bytes);
    if (lengte < 0) return {};
    std::string uit(bytes, bytes + lengte);
    OPENSSL_free(bytes);
    return uit;
}

std::string hex(const unsigned char* bytes, std::size_t n) {
    static constexpr std::string_view cijfers = "0123456789abcdef";
    std::string uit;
    uit.reserve(2 * n);
    for (std::size_t i = 0; i < n; ++i) {
        uit += cijfers[bytes[i] >> 4];
        uit += cijfers[bytes[i] & 15];
    }
    return uit;
}

}  // namespace

Seconden to_seconden(const ASN1_TIME* tijd) {
    std::tm delen{};
    if (!tijd || ASN1_TIME_to_tm(tijd, &delen) != 1) return 0;
    return timegm(&delen);
}

sleutels::Peer read_peer(X509* certificaat) {
    sleutels::Peer peer;
    X509_NAME* onderwerp = X509_get_subject_name(certificaat);
    peer.onderwerp = naam_tekst(onderwerp);
    peer.uitgever = naam_tekst(X509_get_issuer_name(certificaat));
    peer.der = der_van(certificaat);
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned lengte = 0;
    if (X509_digest(certificaat, EVP_sha256(), hash.data(), &lengte) == 1)
        peer.vingerafdruk = hex(hash.data(), lengte);
    const auto nummer = enige_waarde(onderwerp, NID_serialNumber);
    if (nummer && is_oin(*nummer)) peer.oin = nummer;
    static constexpr std::string_view kbo_begin = "NTRBE-";
    const auto organisatie = enige_waarde(onderwerp, NID_organizationIdentifier);
    if (organisatie && organisatie->starts_with(kbo_begin) &&
        is_tien_cijfers(organisatie->substr(kbo_begin.size()))) {
        peer.kbo = organisatie->substr(kbo_begin.size());
    } else if (nummer && is_tien_cijfers(*nummer)) {
        peer.kbo = nummer;
    }
    peer.geldig_tot = to_seconden(X509_get0_notAfter(certificaat));
    return peer;
}

}  // namespace isi::front
