// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <array>

#include "kbi.hpp"

/// WS-Security as the connectors of MAGDA's clients write it: BinarySecurityToken, Timestamp, and a Signature
/// over both the Body and the Timestamp by exclusive C14N and SHA-256.
namespace isi::conformance {
namespace {

using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX, EVP_MD_CTX_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Deleter<ECDSA_SIG, ECDSA_SIG_free>>;

constexpr std::string_view oasis = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
constexpr std::string_view ds = "http://www.w3.org/2000/09/xmldsig#";
constexpr std::string_view more = "http://www.w3.org/2001/04/xmldsig-more#";
constexpr std::string_view exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";

std::string digest64(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    return base64({reinterpret_cast<const char*>(digest.data()), size});
}

/// r and s side by side, each as long as the curve's order: XML Signature has no DER.
std::string raw_ec(const std::string& der, int bits) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const EcSignature signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
    if (!signature) throw std::runtime_error("the signature made cannot be read: " + openssl_error());
    const int size = (bits + 7) / 8;
    std::string out(static_cast<std::size_t>(2 * size), '\0');
    auto* bytes = reinterpret_cast<unsigned char*>(out.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytes, size);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytes + size, size);
    return out;
}

std::string sign(std::string_view bytes, EVP_PKEY* key) {
    const DigestContext context(EVP_MD_CTX_new());
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t size = 0;
    bool good = EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                EVP_DigestSign(context.get(), nullptr, &size, data, bytes.size()) == 1;
    std::string out(size, '\0');
    good = good && EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size, data,
                                  bytes.size()) == 1;
    if (!good) throw std::runtime_error("cannot sign: " + openssl_error());
    out.resize(size);
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC ? raw_ec(out, EVP_PKEY_get_bits(key)) : out;
}

std::string der_of(X509* certificate) {
    unsigned char* bytes = nullptr;
    const int size = i2d_X509(certificate, &bytes);
    if (size <= 0) throw std::runtime_error("cannot write the certificate: " + openssl_error());
    std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return out;
}

std::string reference(std::string_view id, std::string_view canonical) {
    return fmt::format(
        "<ds:Reference URI=\"#{}\"><ds:Transforms><ds:Transform Algorithm=\"{}\"></ds:Transform>"
        "</ds:Transforms><ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\">"
        "</ds:DigestMethod><ds:DigestValue>{}</ds:DigestValue></ds:Reference>",
        id, exclusive, digest64(canonical));
}

std::string signed_info(std::string_view method, const std::string& references) {
    return fmt::format(
        "<ds:SignedInfo xmlns:ds=\"{}\"><ds:CanonicalizationMethod Algorithm=\"{}\">"
        "</ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"{}\"></ds:SignatureMethod>{}"
        "</ds:SignedInfo>",
        ds, exclusive, method, references);
}

}  // namespace

std::string signed_by(const std::string& message, const Identity& who) {
    const std::string wsu = fmt::format("{}wssecurity-utility-1.0.xsd", oasis);
    const std::string wsse = fmt::format("{}wssecurity-secext-1.0.xsd", oasis);
    const std::string with_id = replace_once(
        message, "<soap:Body>", fmt::format("<soap:Body xmlns:wsu=\"{}\" wsu:Id=\"body\">", wsu));
    const std::string stamp = fmt::format(
        "<wsu:Timestamp xmlns:wsu=\"{}\" wsu:Id=\"stamp\"><wsu:Created>{}</wsu:Created><wsu:Expires>{}"
        "</wsu:Expires></wsu:Timestamp>",
        wsu, moment(), moment(300));
    const bool ec = EVP_PKEY_get_base_id(who.key.get()) == EVP_PKEY_EC;
    const std::string info = signed_info(fmt::format("{}{}", more, ec ? "ecdsa-sha256" : "rsa-sha256"),
                                         reference("body", canonical_form(with_id, "Body")) +
                                             reference("stamp", canonical_form(stamp, "Timestamp")));
    const std::string type = fmt::format("{}x509-token-profile-1.0#X509v3", oasis);
    const std::string security = fmt::format(
        "<wsse:Security xmlns:wsse=\"{}\" soap:mustUnderstand=\"1\"><wsse:BinarySecurityToken "
        "xmlns:wsu=\"{}\" "
        "wsu:Id=\"token\" ValueType=\"{}\" EncodingType=\"{}soap-message-security-1.0#Base64Binary\">{}"
        "</wsse:BinarySecurityToken>{}<ds:Signature xmlns:ds=\"{}\">{}<ds:SignatureValue>{}"
        "</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI=\"#token\" "
        "ValueType=\"{}\"/></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security>",
        wsse, wsu, type, oasis, base64(der_of(who.certificate.get())), stamp, ds, info,
        base64(sign(canonical_form(info, "SignedInfo"), who.key.get())), type);
    return replace_once(with_id, "</soap:Header>", security + "</soap:Header>");
}

}  // namespace isi::conformance
