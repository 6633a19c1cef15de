// SPDX-License-Identifier: GPL-3.0-or-later
#include "recept.hpp"

#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <stdexcept>

namespace isi::proef {
namespace {

void eis(bool goed, const char* wat) {
    if (!goed) throw std::runtime_error(std::string("recept: ") + wat);
}

const EVP_MD* hash_van(const std::string& algoritme) {
    return algoritme == sha1 || algoritme == rsa_sha1 ? EVP_sha1() : EVP_sha256();
}

std::string samenvatting(std::string_view bytes, const EVP_MD* hash) {
    std::string uit(EVP_MAX_MD_SIZE, '\0');
    unsigned lengte = 0;
    eis(EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(uit.data()), &lengte, hash,
                   nullptr) == 1,
        "digest");
    uit.resize(lengte);
    return uit;
}

// RFC 4050 and XML Signature 1.1 §6.4.3: r and s, each as long as the order of the curve.
std::string zonder_der(const std::string& handtekening, int bits) {
    const auto* p = reinterpret_cast<const unsigned char*>(handtekening.data());
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> delen(
        d2i_ECDSA_SIG(nullptr, &p, static_cast<long>(handtekening.size())), ECDSA_SIG_free);
    eis(delen != nullptr, "ECDSA");
    const int lengte = (bits + 7) / 8;
    std::string uit(2 * static_cast<std::size_t>(lengte), '\0');
    auto* begin = reinterpret_cast<unsigned char*>(uit.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(delen.get()), begin, lengte);
    BN_bn2binpad(ECDSA_SIG_get0_s(delen.get()), begin + lengte, lengte);
    return uit;
}

std::string zet(std::string_view bytes, const Recept& recept) {
    EVP_PKEY* sleutel = recept.wie->sleutel.get();
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> ctx(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::size_t lengte = 0;
    const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
    eis(ctx && EVP_DigestSignInit(ctx.get(), nullptr, hash_van(recept.methode), nullptr, sleutel) == 1 &&
            EVP_DigestSign(ctx.get(), nullptr, &lengte, in, bytes.size()) == 1,
        "sleutel");
    std::string uit(lengte, '\0');
    eis(EVP_DigestSign(ctx.get(), reinterpret_cast<unsigned char*>(uit.data()), &lengte, in, bytes.size()) ==
            1,
        "ondertekenen");
    uit.resize(lengte);
    if (EVP_PKEY_is_a(sleutel, "EC") == 1 && !recept.der_vorm)
        return zonder_der(uit, EVP_PKEY_get_bits(sleutel));
    return uit;
}

std::string verwijzing_tekst(const Verwijzing& verwijzing, const std::string& digest) {
    return "<ds:Reference URI=\"" + verwijzing.uri + "\">" + verwijzing.transforms +
           "<ds:DigestMethod Algorithm=\"" + digest + "\"></ds:DigestMethod><ds:DigestValue>" +
           base64(samenvatting(verwijzing.canoniek, hash_van(digest))) + "</ds:DigestValue></ds:Reference>";
}

std::string lengte_der(std::size_t lengte) {
    if (lengte < 128) return {static_cast<char>(lengte)};
    std::string uit;
    for (; lengte > 0; lengte /= 256) uit.insert(uit.begin(), static_cast<char>(lengte % 256));
    return static_cast<char>(0x80U | uit.size()) + uit;
}

std::string signed_info(const Recept& recept, const std::string& body) {
    auto verwijzingen = recept.verwijzingen;
    if (!recept.tijdstempel.empty() && recept.teken_tijdstempel)
        verwijzingen.insert(verwijzingen.begin(), {"#tijd", recept.tijdstempel});
    if (recept.teken_body)
        verwijzingen.insert(verwijzingen.begin(),
                            {"#body", recept.body_canoniek.empty() ? body : recept.body_canoniek});
    std::string uit = "<ds:SignedInfo xmlns:ds=\"" + ds_uri + "\"><ds:CanonicalizationMethod Algorithm=\"" +
                      recept.canonisering +
                      "\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"" + recept.methode +
                      "\"></ds:SignatureMethod>";
    for (const auto& verwijzing : verwijzingen) uit += verwijzing_tekst(verwijzing, recept.digest);
    uit += "</ds:SignedInfo>";
    return recept.signed_info ? recept.signed_info(uit) : uit;
}

}  // namespace

std::string body_tekst(std::string_view inhoud) {
    return "<soap:Body xmlns:soap=\"" + soap_uri + "\" xmlns:wsu=\"" + wsu_uri +
           "\" wsu:Id=\"body\"><web:GeefDossierKBI xmlns:web=\"urn:proef\"><INSZ>" + std::string(inhoud) +
           "</INSZ></web:GeefDossierKBI></soap:Body>";
}

std::string tijdstempel_tekst(std::string_view created, std::string_view expires) {
    std::string uit = "<wsu:Timestamp xmlns:wsu=\"" + wsu_uri + "\" wsu:Id=\"tijd\">";
    if (!created.empty()) uit += "<wsu:Created>" + std::string(created) + "</wsu:Created>";
    if (!expires.empty()) uit += "<wsu:Expires>" + std::string(expires) + "</wsu:Expires>";
    return uit + "</wsu:Timestamp>";
}

std::string maak(const Recept& recept) {
    const auto body = recept.body.empty() ? body_tekst() : recept.body;
    const auto info = signed_info(recept, body);
    const auto token = recept.token.empty() ? der(*recept.wie) : recept.token;
    return "<soap:Envelope xmlns:soap=\"" + soap_uri + "\"" + recept.envelop_ns + "><soap:Header>" +
           recept.blokken + "<wsse:Security xmlns:wsse=\"" + wsse_uri + "\" xmlns:wsu=\"" + wsu_uri +
           "\" soap:mustUnderstand=\"1\"><wsse:BinarySecurityToken EncodingType=\"" + oasis +
           "soap-message-security-1.0#Base64Binary\" ValueType=\"" + recept.token_soort +
           "\" wsu:Id=\"penning\">" + base64(token) + "</wsse:BinarySecurityToken>" + recept.tijdstempel +
           "<ds:Signature xmlns:ds=\"" + ds_uri + "\">" + info + "<ds:SignatureValue>" +
           base64(zet(info, recept)) +
           "</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI=\"#penning\" "
           "ValueType=\"" +
           recept.token_soort + "\"/></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>" +
           recept.in_security + "</wsse:Security></soap:Header>" + body + "</soap:Envelope>";
}

std::string der(const Paar& paar) {
    unsigned char* bytes = nullptr;
    const int lengte = i2d_X509(paar.certificaat.get(), &bytes);
    eis(lengte > 0, "DER");
    std::string uit(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(lengte));
    OPENSSL_free(bytes);
    return uit;
}

std::string pad(const std::vector<std::string>& certificaten) {
    std::string inhoud;
    for (const auto& certificaat : certificaten) inhoud += certificaat;
    return '\x30' + lengte_der(inhoud.size()) + inhoud;
}

std::string base64(std::string_view bytes) {
    std::string uit((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int lengte =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(uit.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    uit.resize(static_cast<std::size_t>(lengte));
    return uit;
}

std::string vervang(std::string tekst, std::string_view oud, std::string_view nieuw) {
    const auto plaats = tekst.find(oud);
    eis(plaats != std::string::npos, "niets te vervangen");
    return tekst.replace(plaats, oud.size(), nieuw);
}

std::string uitsnede(const std::string& tekst, std::string_view begin, std::string_view eind) {
    const auto van = tekst.find(begin);
    const auto tot = tekst.find(eind, van);
    eis(van != std::string::npos && tot != std::string::npos, "geen uitsnede");
    return tekst.substr(van, tot + eind.size() - van);
}

Sleutelbos::Sleutelbos() {
    Wens wens;
    wens.naam = "ocmw";
    p256 = ca.geef(wens);
    wens.rsa_bits = 2048;
    rsa = ca.geef(wens);
    ander = ca.geef(wens);
}

const Sleutelbos& bos() {
    static const Sleutelbos een;
    return een;
}

tl::expected<handtekening::Bevinding, handtekening::Gebrek> oordeel(const std::string& bericht,
                                                                    const Paar& peer, bool sha1_toegestaan) {
    return handtekening::controleer(bericht, der(peer), {sha1_toegestaan, nu, 300});
}

}  // namespace isi::proef
