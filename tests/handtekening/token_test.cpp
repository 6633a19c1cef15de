// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "toets.hpp"

using namespace isi::proef;
using isi::handtekening::Gebrek;

TEST_CASE("a weak key is refused") {
    Ca ca("CA");
    Wens wens;
    const auto met = [&](const char* kromme, unsigned bits) {
        wens.kromme = kromme;
        wens.rsa_bits = bits;
        const auto paar = ca.geef(wens);
        auto recept = goed(paar);
        if (bits == 0) recept.methode = ecdsa_sha256;
        weigert(kromme, maak(recept), Gebrek::sleutel_te_zwak, paar);
    };
    met("", 1024);
    met("P-224", 0);
    met("secp256k1", 0);
    met("brainpoolP256r1", 0);
}

TEST_CASE("a signature with a key that is not the peer's is refused") {
    const auto bericht = maak(goed());
    weigert("another good certificate of the same CA", maak(goed(bos().ander)), Gebrek::certificaat_anders);
    weigert("the message over another connection", bericht, Gebrek::certificaat_anders, bos().ander);
    auto recept = goed(bos().ander);
    recept.token = der(bos().rsa);
    weigert("the peer's token, another key", maak(recept), Gebrek::waarde_onjuist);
    recept = goed();
    recept.token_soort = pkipath;
    recept.token = pad({der(bos().rsa), der(bos().ander)});
    weigert("a path that begins with the peer", maak(recept), Gebrek::certificaat_anders);
    const auto vreemd = zelfondertekend(Wens{});
    recept = goed(vreemd);
    recept.methode = ecdsa_sha256;
    weigert("a certificate made for the occasion", maak(recept), Gebrek::certificaat_anders);
}

TEST_CASE("a value of the signature that is not over this SignedInfo is refused") {
    const auto bericht = maak(goed());
    const auto waarde = uitsnede(bericht, "<ds:SignatureValue>", "</ds:SignatureValue>");
    const auto met = [&](const std::string& nieuw) {
        return vervang(bericht, waarde, "<ds:SignatureValue>" + nieuw + "</ds:SignatureValue>");
    };
    weigert("another value", met(base64(std::string(256, 'x'))), Gebrek::waarde_onjuist);
    weigert("with a comment", met("<!-- x -->"), Gebrek::vorm_handtekening);
    weigert("with an element", met("<a/>"), Gebrek::vorm_handtekening);
    for (const std::string leeg : {"", "AAAA", "%%%%"}) {
        const auto uit = oordeel(met(leeg), bos().rsa);
        REQUIRE_FALSE(uit);
        CHECK((uit.error() == Gebrek::waarde_onjuist || uit.error() == Gebrek::onverwerkbaar));
    }
    auto ander = goed();
    ander.body = body_tekst("00000000196");
    const auto digest = [](const std::string& s) {
        return uitsnede(s, "<ds:DigestValue>", "</ds:DigestValue>");
    };
    const auto nieuw = maak(ander);
    weigert(
        "Body and digest of another message",
        vervang(vervang(bericht, digest(bericht), digest(nieuw)), body_tekst(), body_tekst("00000000196")),
        Gebrek::waarde_onjuist);
}

TEST_CASE("a token that is no certificate, or too much of it, is refused") {
    const auto met = [](const std::string& soort, const std::string& token) {
        auto recept = goed();
        recept.token_soort = soort;
        recept.token = token;
        return maak(recept);
    };
    const auto zelf = der(bos().rsa);
    weigert("two certificates for one", met(x509v3, zelf + zelf), Gebrek::keten_te_lang);
    weigert("rubbish behind it", met(x509v3, zelf + "x"), Gebrek::keten_te_lang);
    weigert("half of it", met(x509v3, zelf.substr(0, zelf.size() / 2)), Gebrek::token_onleesbaar);
    weigert("a path for a certificate", met(x509v3, pad({zelf})), Gebrek::token_onleesbaar);
    weigert("a certificate for a path", met(pkipath, zelf), Gebrek::token_onleesbaar);
    weigert("an empty path", met(pkipath, pad({})), Gebrek::token_onleesbaar);
    weigert("rubbish behind the path", met(pkipath, pad({zelf}) + "x"), Gebrek::token_onleesbaar);
    weigert("a certificate behind the path", met(pkipath, pad({zelf}) + zelf), Gebrek::token_onleesbaar);
    weigert("rubbish in the path", met(pkipath, pad({zelf, "x"})), Gebrek::token_onleesbaar);
    weigert("a path that lies about its length", met(pkipath, "\x30\x84\x7F\xFF\xFF\xFF" + zelf),
            Gebrek::token_onleesbaar);
    weigert("a path without end", met(pkipath, "\x30\x80" + zelf + std::string(2, '\0')),
            Gebrek::token_onleesbaar);
    weigert("a SET", met(pkipath, vervang(pad({zelf}), "\x30", "\x31")), Gebrek::token_onleesbaar);
    weigert("nine certificates", met(pkipath, pad(std::vector<std::string>(9, zelf))), Gebrek::keten_te_lang);
    weigert("16 KB", met(pkipath, pad(std::vector<std::string>(20, zelf))), Gebrek::token_te_groot);
    weigert("PKCS#7", met(oasis + "x509-token-profile-1.0#PKCS7", zelf), Gebrek::token_soort);
    const auto bericht = maak(goed());
    const auto begin = "wsu:Id=\"penning\">" + base64(zelf).substr(0, 8);
    weigert("hex", vervang(bericht, "#Base64Binary", "#HexBinary"), Gebrek::token_soort);
    weigert("no ValueType",
            vervang(vervang(bericht, " ValueType=\"" + x509v3 + "\" wsu:Id", " wsu:Id"),
                    " ValueType=\"" + x509v3, " a=\""),
            Gebrek::token_soort);
    weigert("a comment", vervang(bericht, begin, vervang(begin, ">", "><!-- x -->")),
            Gebrek::token_onleesbaar);
    weigert("an element", vervang(bericht, begin, vervang(begin, ">", "><a/>")), Gebrek::token_onleesbaar);
    weigert("not base64", vervang(bericht, begin, vervang(begin, ">", ">%%%%")), Gebrek::token_onleesbaar);
    weigert("padding in front", vervang(bericht, begin, vervang(begin, ">", ">====")),
            Gebrek::token_onleesbaar);
    for (const std::string leeg : {"", " ", "=", "====", "A===", "AA=="})
        weigert("nothing: " + leeg, vervang(bericht, base64(zelf), leeg), Gebrek::token_onleesbaar);
}

TEST_CASE("a key that is named in another way than by a direct reference to a token is refused") {
    const auto bericht = maak(goed());
    const auto str = uitsnede(bericht, "<wsse:SecurityTokenReference>", "</wsse:SecurityTokenReference>");
    const auto binnen = uitsnede(bericht, "<wsse:Reference ", "/>");
    const auto token = uitsnede(bericht, "<wsse:BinarySecurityToken ", "</wsse:BinarySecurityToken>");
    const auto anders = [&](const std::string& wat, const std::string& oud, const std::string& nieuw) {
        weigert(wat, vervang(bericht, oud, nieuw), Gebrek::sleutelverwijzing);
    };
    const std::string x509 =
        "<ds:X509Data><ds:X509Certificate>" + base64(der(bos().rsa)) + "</ds:X509Certificate></ds:X509Data>";
    anders("the certificate itself", str, x509);
    anders("the certificate beside it", str, str + x509);
    anders("a name", str, "<ds:KeyName>x</ds:KeyName>");
    anders("nothing", str, "");
    anders("two references", str, str + str);
    anders("an identifier", binnen, "<wsse:KeyIdentifier>x</wsse:KeyIdentifier>");
    anders("an embedded token", binnen, "<wsse:Embedded>" + token + "</wsse:Embedded>");
    anders("a token elsewhere", "URI=\"#penning\"", "URI=\"http://127.0.0.1/penning\"");
    anders("a token that is not there", "URI=\"#penning\"", "URI=\"#munt\"");
    anders("the Body for a token", "URI=\"#penning\"", "URI=\"#body\"");
    anders("no URI", " URI=\"#penning\"", "");
    anders("another kind of token", binnen, vervang(binnen, "#X509v3", "#X509PKIPathv1"));
    anders("two tokens with one Id", token, token + token);
    anders("a token of another namespace", token,
           "<o:BinarySecurityToken xmlns:o=\"urn:o\" wsu:Id=\"penning\">x</o:BinarySecurityToken>");
    const auto los = vervang(token, " ", " xmlns:wsse=\"" + wsse_uri + "\" xmlns:wsu=\"" + wsu_uri + "\" ");
    weigert("a token outside wsse:Security",
            vervang(vervang(bericht, token, ""), "<wsse:Security ", los + "<wsse:Security "),
            Gebrek::sleutelverwijzing);
}
