// SPDX-License-Identifier: GPL-3.0-or-later
#include <openssl/evp.h>

#include "vijandig.hpp"

namespace isi::proef {
namespace {

const std::string wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
const std::string profiel =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#";

std::string security(const std::string& inhoud, const std::string& attributen = "",
                     const std::string& ruimte = wsse) {
    return "<s:Security xmlns:s=\"" + ruimte + "\"" + attributen + ">" + inhoud + "</s:Security>";
}

std::string token(const std::string& naam, const std::string& wachtwoord, const std::string& type = "") {
    return "<s:UsernameToken><s:Username>" + naam + "</s:Username><s:Password" +
           (type.empty() ? "" : " Type=\"" + type + "\"") + ">" + wachtwoord +
           "</s:Password></s:UsernameToken>";
}

std::string base64(const std::string& tekst) {
    std::string uit(4 * ((tekst.size() + 2) / 3) + 1, '\0');
    const auto lengte =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(uit.data()),
                        reinterpret_cast<const unsigned char*>(tekst.data()), static_cast<int>(tekst.size()));
    uit.resize(static_cast<std::size_t>(lengte));
    return uit;
}

std::string authorization(const std::string& waarde) {
    return "Authorization: " + waarde + "\r\n";
}

void voeg_token(const Verdraaid& v, Gevallen& uit) {
    const auto& [naam, geheim] = v.sleutel();
    const auto met = [&](const std::string& kop) { return v.zonder_sleutel(kop); };
    const auto goed = token(naam, geheim);
    uit.insert(
        uit.end(),
        {{"no Security", met(""), 500, dk2},
         {"empty Security", met(security("")), 500, dk2},
         {"two Security headers", v.kop(security(goed)), 500, dk4},
         {"two UsernameTokens, the second right", met(security(token("zzBoos", "x") + goed)), 500, dk4},
         {"two UsernameTokens, both right", met(security(goed + goed)), 500, dk4},
         {"two Usernames",
          met(security("<s:UsernameToken><s:Username>" + naam +
                       "</s:Username><s:Username>zzBoos</s:Username></s:UsernameToken>")),
          500, dk4},
         {"two Passwords",
          met(security("<s:UsernameToken><s:Username>" + naam +
                       "</s:Username><s:Password>x</s:Password><s:Password>" + geheim +
                       "</s:Password></s:UsernameToken>")),
          500, dk4},
         {"no Password",
          met(security("<s:UsernameToken><s:Username>" + naam + "</s:Username></s:UsernameToken>")), 500,
          dk2},
         {"no Username",
          met(security("<s:UsernameToken><s:Password>" + geheim + "</s:Password></s:UsernameToken>")), 500,
          dk4},
         {"empty Username", met(security(token("", geheim))), 500, dk2},
         {"empty Password", met(security(token(naam, ""))), 500, dk2},
         {"wrong Password", met(security(token(naam, "zzBoos"))), 500, dk2},
         {"Password in other case", met(security(token(naam, geheim + "A"))), 500, dk2},
         {"Password with a blank after it", met(security(token(naam, geheim + " "))), 500, dk2},
         {"Username and Password swapped", met(security(token(geheim, naam))), 500, dk2},
         {"Username of 10 KB", met(security(token(std::string(10000, 'a'), geheim))), 500, dk2},
         {"Password of 10 KB", met(security(token(naam, std::string(10000, 'a')))), 500, dk2},
         {"SQL as Username", met(security(token("' OR 1=1 --", "' OR 1=1 --"))), 500, dk2},
         {"NUL in the Username", met(security(token(naam + "&#0;", geheim))), 500, dk4},
         {"digest", met(security(token(naam, geheim, profiel + "PasswordDigest"))), 500, dk4},
         {"unknown type", met(security(token(naam, geheim, "PasswordText"))), 500, dk4},
         {"element in the Username", met(security(token(naam + "<a/>", geheim))), 500, dk4},
         {"element in the Password", met(security(token(naam, "<a>" + geheim + "</a>"))), 500, dk4},
         {"entity in the Password", met(security(token(naam, geheim + "&x;"))), 500, dk4},
         {"token outside Security",
          met("<s:UsernameToken xmlns:s=\"" + wsse + "\"><s:Username>" + naam + "</s:Username><s:Password>" +
              geheim + "</s:Password></s:UsernameToken>"),
          500, dk2},
         {"token deeper in Security", met(security("<s:a>" + goed + "</s:a>")), 500, dk2},
         {"Security in no namespace", met("<Security>" + naam + "</Security>"), 500, dk4},
         {"Security of a draft",
          met(security(goed, " soap:mustUnderstand=\"1\"", "http://schemas.xmlsoap.org/ws/2002/07/secext")),
          500, begrijp},
         {"Security for another actor", met(security(goed, " soap:actor=\"urn:elders\"")), 500, dk2},
         {"Security in the Body",
          Bericht{.sleutel = {}, .inhoud = security(goed), .met_security = false}.tekst(), 500, dk2},
         {"key in the Body",
          Bericht{.sleutel = {},
                  .inhoud = "<isi:sleutel>" + naam + ":" + geheim + "</isi:sleutel>",
                  .met_security = false}
              .tekst(),
          500, dk2},
         {"mustUnderstand maybe", met(security(goed, " soap:mustUnderstand=\"misschien\"")), 500, dk4}});
    uit.insert(
        uit.end(),
        {{"control: PasswordText", met(security(token(naam, geheim, profiel + "PasswordText"))), 200},
         {"control: for the next actor",
          met(security(goed, " soap:actor=\"http://schemas.xmlsoap.org/soap/actor/next\"")), 200},
         {"control: another's Security beside ours",
          v.kop(security(token("zzBoos", "x"), " soap:actor=\"urn:elders\"")), 200},
         {"control: Username with a comment and blanks",
          met(security(token("\n " + naam.substr(0, 5) + "<!-- x -->" + naam.substr(5) + " ", geheim))), 200},
         {"control: Password in CDATA", met(security(token(naam, "<![CDATA[" + geheim + "]]>"))), 200},
         {"control: signature and timestamp are not ours",
          met(security("<s:BinarySecurityToken>AA==</s:BinarySecurityToken><d:Signature "
                       "xmlns:d=\"http://www.w3.org/2000/09/xmldsig#\"><d:Reference URI=\"" +
                       v.lokaas() + "\"/></d:Signature>" + goed)),
          200},
         {"control: nonce",
          met(security("<s:UsernameToken><s:Username>" + naam + "</s:Username><s:Password>" + geheim +
                       "</s:Password><s:Nonce>AA==</s:Nonce></s:UsernameToken>")),
          200}});
}

void voeg_basic(const Verdraaid& v, Gevallen& uit) {
    const auto& [naam, geheim] = v.sleutel();
    const auto kaal = v.zonder_sleutel("");
    const auto goed = "Basic " + base64(naam + ":" + geheim);
    uit.insert(
        uit.end(),
        {{"Basic with another key than the token", v.goed(), 500, dk2,
          authorization("Basic " + base64("zzBoos:x"))},
         {"Basic with another password than the token", v.goed(), 500, dk2,
          authorization("Basic " + base64(naam + ":x"))},
         {"wrong token, right Basic", v.zonder_sleutel(security(token("zzBoos", "x"))), 500, dk2,
          authorization(goed)},
         {"Basic, wrong password", kaal, 500, dk2, authorization("Basic " + base64(naam + ":x"))},
         {"Basic without colon", kaal, 500, dk2, authorization("Basic " + base64(naam + geheim))},
         {"Basic that is no base64", kaal, 500, dk2, authorization("Basic " + naam + ":" + geheim)},
         {"Basic with bits that carry nothing", kaal, 500, dk2, authorization("Basic YR==")},
         {"Basic cut off", kaal, 500, dk2, authorization(goed.substr(0, goed.size() - 3))},
         {"Basic with NUL", kaal, 500, dk2,
          authorization("Basic " + base64(naam + std::string(1, '\0') + ":" + geheim))},
         {"Basic that is no UTF-8", kaal, 500, dk2,
          authorization("Basic " + base64(naam + "\xFF:" + geheim))},
         {"Basic with a line end", kaal, 500, dk2,
          authorization("Basic " + base64(naam + "\r\nX: y:" + geheim))},
         {"Bearer", kaal, 500, dk2, authorization("Bearer " + base64(naam + ":" + geheim))},
         {"Digest", kaal, 500, dk2, authorization("Digest username=\"" + naam + "\"")},
         {"Negotiate", kaal, 500, dk2, authorization("Negotiate YII=")},
         {"Basic twice, the first right", kaal, 400, "",
          authorization(goed) + authorization("Basic " + base64("zzBoos:x")), true},
         {"Basic twice, the second right", kaal, 400, "",
          authorization("Basic " + base64("zzBoos:x")) + authorization(goed), true},
         {"Basic twice the same", kaal, 400, "", authorization(goed) + authorization(goed), true},
         {"key in the address", kaal, 500, dk2, "", false, "/isi/cvs/v1?sleutel=" + naam},
         {"key in a cookie", kaal, 500, dk2, "Cookie: sleutel=" + naam + ":" + geheim + "\r\n"},
         {"key in a field of another product", kaal, 500, dk2, "X-Api-Key: " + naam + ":" + geheim + "\r\n"},
         {"certificate in a field", kaal, 500, dk2,
          "X-SSL-Client-Cert: MIIB\r\nX-Forwarded-Client-Cert: a\r\n"},
         {"control: Basic", kaal, 200, "", authorization(goed)},
         {"control: Basic and the same token", v.goed(), 200, "", authorization(goed)},
         {"control: basic in lower case", kaal, 200, "", authorization("basic  " + goed.substr(6))}});
}

}  // namespace

Gevallen sleutel_gevallen(const Verdraaid& v) {
    Gevallen uit;
    voeg_token(v, uit);
    voeg_basic(v, uit);
    return uit;
}

}  // namespace isi::proef
