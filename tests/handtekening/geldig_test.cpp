// SPDX-License-Identifier: GPL-3.0-or-later
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <openssl/err.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <set>
#include <thread>

#include "toets.hpp"

using namespace isi::proef;
using isi::handtekening::Gebrek;
namespace handtekening = isi::handtekening;

namespace {

const xmlExternalEntityLoader lader_bij_begin = xmlGetExternalEntityLoader();

}  // namespace

TEST_CASE("a Body signed with RSA-SHA256 and a token of one certificate is right") {
    gaat_door(maak(goed()), bos().rsa);
}

TEST_CASE("a token that is a path ends with the certificate of the peer") {
    auto recept = goed();
    recept.token_soort = pkipath;
    recept.token = pad({der(bos().rsa)});
    gaat_door(maak(recept), bos().rsa);
    recept.token = pad({der(bos().ander), der(bos().rsa)});
    gaat_door(maak(recept), bos().rsa);
    std::vector<std::string> acht(7, der(bos().p256));
    acht.push_back(der(bos().rsa));
    recept.token = pad(acht);
    gaat_door(maak(recept), bos().rsa);
}

TEST_CASE("ECDSA-SHA256 is right on P-256, P-384 and P-521") {
    for (const char* kromme : {"P-256", "P-384", "P-521"}) {
        INFO(kromme);
        Ca ca("CA");
        Wens wens;
        wens.kromme = kromme;
        const auto paar = ca.geef(wens);
        auto recept = goed();
        recept.wie = &paar;
        recept.methode = ecdsa_sha256;
        gaat_door(maak(recept), paar);
    }
}

TEST_CASE("SHA-1 is refused, and right where the setting allows it") {
    for (const bool in_methode : {true, false}) {
        for (const bool in_digest : {true, false}) {
            auto recept = goed();
            if (in_methode) recept.methode = rsa_sha1;
            if (in_digest) recept.digest = sha1;
            const auto bericht = maak(recept);
            gaat_door(bericht, bos().rsa, true);
            const auto streng = oordeel(bericht, bos().rsa, false);
            if (in_methode || in_digest) {
                REQUIRE_FALSE(streng);
                CHECK(streng.error() == Gebrek::sha1);
            } else {
                CHECK(streng);
            }
        }
    }
}

TEST_CASE("Timestamp, token and addressing may be signed along, up to eight references") {
    auto recept = goed();
    recept.tijdstempel = tijdstempel_tekst("2026-11-30T09:59:00Z", "2026-11-30T10:04:00.250Z");
    const std::string to = "<wsa:To xmlns:wsa=\"http://www.w3.org/2005/08/addressing\" xmlns:wsu=\"" +
                           wsu_uri + "\" wsu:Id=\"aan\">x</wsa:To>";
    recept.blokken = to;
    recept.verwijzingen = {
        {"#aan", to},
        {"#penning", "<wsse:BinarySecurityToken xmlns:wsse=\"" + wsse_uri + "\" xmlns:wsu=\"" + wsu_uri +
                         "\" EncodingType=\"" + oasis +
                         "soap-message-security-1.0#Base64Binary\" ValueType=\"" + x509v3 +
                         "\" wsu:Id=\"penning\">" + base64(der(bos().rsa)) + "</wsse:BinarySecurityToken>"}};
    gaat_door(maak(recept), bos().rsa);
    for (int i = 0; i < 4; ++i) {
        const auto id = "blok" + std::to_string(i);
        const auto blok = "<o:blok xmlns:o=\"urn:o\" xmlns:wsu=\"" + wsu_uri + "\" wsu:Id=\"" + id + "\">" +
                          id + "</o:blok>";
        recept.blokken += blok;
        recept.verwijzingen.push_back({"#" + id, blok});
    }
    gaat_door(maak(recept), bos().rsa);
}

TEST_CASE("another spelling of the same Body is the same Body") {
    auto recept = goed();
    recept.envelop_ns = " xmlns:web='urn:proef' xmlns:wsu='" + wsu_uri + "' xmlns:over='urn:over'";
    recept.body_canoniek = body_tekst("a&lt;b");
    const auto met = [&](const std::string& attributen, const std::string& tekst) {
        recept.body = "<soap:Body " + attributen + " ><web:GeefDossierKBI><INSZ\n>" + tekst +
                      "</INSZ></web:GeefDossierKBI ></soap:Body>";
        return maak(recept);
    };
    gaat_door(met("wsu:Id = 'body'", "a&lt;b"), bos().rsa);
    gaat_door(met("wsu:Id='&#98;ody'", "a<![CDATA[<]]>b"), bos().rsa);
    gaat_door(met("wsu:Id='body' xmlns:niet='urn:gebruikt'", "a<!-- opmerking -->&#x3C;b"), bos().rsa);
}

TEST_CASE("a list of inclusive prefixes counts, an empty one does too") {
    const auto met = [](const std::string& lijst) {
        return "<ds:Transforms><ds:Transform Algorithm=\"" + exc_c14n +
               "\"><ec:InclusiveNamespaces xmlns:ec=\"" + exc_c14n + "\" PrefixList=\"" + lijst +
               "\"></ec:InclusiveNamespaces></ds:Transform></ds:Transforms>";
    };
    const std::string met_xsd = "<soap:Body xmlns:soap=\"" + soap_uri + "\" xmlns:wsu=\"" + wsu_uri +
                                "\" xmlns:xsd=\"urn:xsd\" wsu:Id=\"body\"><a>xsd:naam</a></soap:Body>";
    auto recept = goed();
    recept.teken_body = false;
    recept.envelop_ns = " xmlns:xsd=\"urn:xsd\" xmlns:wsu=\"" + wsu_uri + "\"";
    recept.body = "<soap:Body wsu:Id=\"body\"><a>xsd:naam</a></soap:Body>";
    recept.verwijzingen = {{"#body", met_xsd, met("xsd")}};
    gaat_door(maak(recept), bos().rsa);
    recept.verwijzingen = {{"#body", vervang(met_xsd, " xmlns:xsd=\"urn:xsd\"", ""), met("")}};
    gaat_door(maak(recept), bos().rsa);
    recept.verwijzingen = {{"#body", vervang(met_xsd, " xmlns:xsd=\"urn:xsd\"", ""), met("xsd")}};
    const auto zonder = oordeel(maak(recept), bos().rsa);  // control: the list is not ignored
    REQUIRE_FALSE(zonder);
    CHECK(zonder.error() == Gebrek::digest_onjuist);
}

TEST_CASE("white space in the signature and line breaks in base64 are no obstacle") {
    auto recept = goed();
    recept.signed_info = [](std::string s) {
        return vervang(vervang(std::move(s), "<ds:Reference", "\n  <ds:Reference"), "</ds:SignedInfo>",
                       "\n</ds:SignedInfo>");
    };
    auto bericht = maak(recept);
    auto token = base64(der(bos().rsa));
    auto gebroken = token;
    for (std::size_t i = 64; i < gebroken.size(); i += 66) gebroken.insert(i, "\r\n");
    bericht = vervang(std::move(bericht), token, gebroken);
    bericht = vervang(std::move(bericht), "<ds:SignatureValue>", "<ds:SignatureValue>\n");
    gaat_door(bericht, bos().rsa);
}

TEST_CASE("without a signature for us there is nothing to judge") {
    is_geen("<soap:Envelope xmlns:soap='" + soap_uri + "'><soap:Body><a/></soap:Body></soap:Envelope>");
    is_geen("<soap:Envelope xmlns:soap='" + soap_uri + "'><soap:Header/><soap:Body/></soap:Envelope>");
    const auto bericht = maak(goed());
    const auto handtekening = uitsnede(bericht, "<ds:Signature ", "</ds:Signature>");
    is_geen(vervang(bericht, handtekening, ""));
    is_geen(vervang(bericht, " soap:mustUnderstand", " soap:actor='urn:ander' soap:mustUnderstand"));
    is_geen(vervang(bericht, " soap:mustUnderstand",
                    " soap:actor='http://schemas.xmlsoap.org/ soap/actor/next' soap:mustUnderstand"));
    for (const std::string actor : {"", " ", " http://schemas.xmlsoap.org/soap/actor/next"}) {
        gaat_door(vervang(bericht, " soap:mustUnderstand", " soap:actor='" + actor + "' soap:mustUnderstand"),
                  bos().rsa);
    }
}

TEST_CASE("a Timestamp holds within the tolerance of the clock, and counts only when signed") {
    auto recept = goed();
    const auto uit = [&](std::string_view begin, std::string_view einde) {
        recept.tijdstempel = tijdstempel_tekst(begin, einde);
        return oordeel(maak(recept), bos().rsa);
    };
    CHECK(uit("2026-11-30T10:05:00Z", ""));  // five minutes fast
    CHECK(uit("2026-11-30T11:00:00.123456+01:00", "2026-11-30T05:00:01-05:00"));
    CHECK(uit("2026-11-30T10:06:00+00:01", ""));
    CHECK(uit("2026-11-30T10:05:01Z", "").error() == Gebrek::tijdstempel_toekomst);
    CHECK(uit("2026-11-30T09:00:00Z", "2026-11-30T09:55:01.999Z"));
    CHECK(uit("2026-11-30T09:00:00Z", "2026-11-30T09:55:00Z").error() == Gebrek::tijdstempel_verlopen);
    for (const auto* fout :
         {"2026-11-30T09:59:00", "2026-11-30T10:59:00+0100", "2026-11-30T10:59:00.5", "2026-11-30",
          "2026-13-30T09:59:00Z", "2026-11-31T09:59:00Z", "2026-11-30T25:59:00Z", "2026-11-30T09:59:00.Z",
          "2026-11-30T09:59:00.1x1Z", "2026-11-30 09:59:00Z", "+2026-1-30T09:59:00Z", "Z", "", " "}) {
        INFO(fout);
        CHECK(uit(fout, "").error() == Gebrek::tijdstempel_vorm);
    }
    CHECK(uit("", "2026-11-30T10:04:00Z").error() == Gebrek::tijdstempel_vorm);
    CHECK(uit("2026-11-30T10:00:00Z", "2026-11-30T09:59:59Z").error() == Gebrek::tijdstempel_vorm);
    recept.teken_tijdstempel = false;
    CHECK(uit("2016-11-30T10:00:00Z", "2016-11-30T10:05:00Z"));
}

TEST_CASE("every Gebrek has one sentence of its own") {
    std::set<std::string_view> teksten;
    const auto aantal = static_cast<int>(handtekening::laatste_gebrek) + 1;
    for (int i = 0; i < aantal; ++i) {
        const auto tekst = handtekening::tekst(static_cast<Gebrek>(i));
        CHECK_FALSE(tekst.empty());
        teksten.insert(tekst);
    }
    CHECK(teksten.size() == static_cast<std::size_t>(aantal));
}

TEST_CASE("the canonical form of SignedInfo may have a list of inclusive prefixes") {
    auto recept = goed();
    recept.signed_info = [](std::string s) {
        const std::string algoritme = "<ds:CanonicalizationMethod Algorithm=\"" + exc_c14n + "\">";
        s = vervang(std::move(s), algoritme,
                    algoritme + "<ec:InclusiveNamespaces xmlns:ec=\"" + exc_c14n +
                        "\" PrefixList=\"soap\"></ec:InclusiveNamespaces>");
        return vervang(std::move(s), "<ds:SignedInfo xmlns:ds=\"" + ds_uri + "\"",
                       "<ds:SignedInfo xmlns:ds=\"" + ds_uri + "\" xmlns:soap=\"" + soap_uri + "\"");
    };
    const auto bericht = maak(recept);
    gaat_door(bericht, bos().rsa);
    gaat_door(vervang(bericht, "\" xmlns:soap=\"" + soap_uri + "\"><ds:Canon", "\"><ds:Canon"), bos().rsa);
    const auto leeg =
        oordeel(vervang(bericht, "PrefixList=\"soap\"", "PrefixList=\"\""), bos().rsa);  // control
    REQUIRE_FALSE(leeg);
    CHECK(leeg.error() == Gebrek::waarde_onjuist);
}

TEST_CASE("a byte order mark, and the declaration of XML, are no part of what is signed") {
    const auto bericht = maak(goed());
    gaat_door("\xEF\xBB\xBF" + bericht, bos().rsa);
    gaat_door("<?xml version='1.0' encoding='utf-8'?>\r\n" + bericht + "\n<!-- einde -->", bos().rsa);
}

TEST_CASE("nothing is left behind in the thread or the process") {
    const auto bericht = maak(goed());
    for (const auto& een :
         {bericht, vervang(bericht, "00000000097", "00000000196"), vervang(bericht, ">MII", ">MIJ"),
          vervang(bericht, "<ds:SignatureValue>", "<ds:SignatureValue>AAAA"), std::string("<")}) {
        static_cast<void>(oordeel(een, bos().rsa));
        CHECK(ERR_peek_error() == 0);
        CHECK((xmlGetLastError() == nullptr || xmlGetLastError()->code == XML_ERR_OK));
    }
    CHECK(xmlGetExternalEntityLoader() == lader_bij_begin);
}

TEST_CASE("many threads may ask at once") {
    const auto bericht = maak(goed());
    const auto fout = vervang(bericht, "00000000097", "00000000196");
    std::array<int, 4> goede{};
    std::vector<std::thread> draden;
    for (auto& aantal : goede) {
        draden.emplace_back([&bericht, &fout, &aantal] {
            for (int i = 0; i < 25; ++i)
                aantal +=
                    oordeel(bericht, bos().rsa).has_value() && !oordeel(fout, bos().rsa).has_value() ? 1 : 0;
        });
    }
    for (auto& draad : draden) draad.join();
    for (const int aantal : goede) CHECK(aantal == 25);
}

TEST_CASE("nothing of a message comes on stderr, whatever the libraries think of it") {
    const auto bericht = maak(goed());
    const std::array berichten{
        bericht,
        vervang(bericht, "<soap:Envelope", "<soap:Envelope xmlns:geheim=\"geheim/relatief\""),
        vervang(bericht, "<INSZ>", "<INSZ geheim=\"<\">"),
        vervang(bericht, "<ds:SignatureValue>", "<ds:SignatureValue>geheim"),
        vervang(bericht, "00000000097", "geheim"),
        uitsnede(bericht, "<soap:Envelope", "<ds:Signature "),
    };
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opvang(std::tmpfile(), std::fclose);
    REQUIRE(opvang);
    const auto lengte = [&opvang] {
        std::fflush(stderr);
        return lseek(fileno(opvang.get()), 0, SEEK_END);
    };
    std::fflush(stderr);
    const int echt = dup(STDERR_FILENO);
    dup2(fileno(opvang.get()), STDERR_FILENO);
    for (const auto& een : berichten) static_cast<void>(oordeel(een, bos().rsa));
    const auto stil = lengte();
    std::fputs("hoorbaar", stderr);  // control
    const auto luid = lengte();
    dup2(echt, STDERR_FILENO);
    close(echt);
    CHECK(stil == 0);
    CHECK(luid == 8);
}
