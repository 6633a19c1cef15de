// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "berichten.hpp"

using namespace isi;
using namespace isi::proef;
using bericht::Gebrek;

namespace {

const std::string ns =
    "xmlns:wsse='" + std::string(wsse) + "' xmlns:wsa='" + std::string(wsa) + "' xmlns:o='urn:o'";
const std::string soort =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#Password";

tl::expected<bericht::Kop, Protocolfout> lees(const std::string& blokken) {
    const auto bytes = omslag("<isi:op/>", "<soap:Header " + ns + ">" + blokken + "</soap:Header>");
    const auto omslag = bericht::bewaak(bytes, bericht::Grenzen{});
    REQUIRE(omslag);
    return bericht::lees_kop(omslag->kop);
}
std::string token(const std::string& binnen) {
    return "<wsse:Security><wsse:UsernameToken>" + binnen + "</wsse:UsernameToken></wsse:Security>";
}
void weigert(const std::string& blokken, Gebrek gebrek) {
    INFO(blokken);
    const auto uit = lees(blokken);
    REQUIRE_FALSE(uit);
    CHECK(oorzaak(uit.error()) == gebrek);
    CHECK(uit.error().regel == 1U);
}

}  // namespace

TEST_CASE("a message without header has an empty Kop") {
    const auto bytes = omslag("<isi:op/>");
    const auto kop = bericht::lees_kop(bericht::bewaak(bytes, bericht::Grenzen{})->kop);
    REQUIRE(kop);
    CHECK_FALSE(kop->gebruikersnaam);
    CHECK_FALSE(kop->adressering);
}

TEST_CASE("credentials and addressing are read as text, wherever the prefixes are declared") {
    const auto bytes = verzoek();
    const auto omslag = bericht::bewaak(bytes, bericht::Grenzen{});
    REQUIRE(omslag);
    const auto kop = bericht::lees_kop(omslag->kop);
    REQUIRE(kop);
    CHECK(kop->gebruikersnaam == "isk1_abcdefghijkl");
    CHECK(kop->wachtwoord == "geheim<1>");
    CHECK(kop->to == "http://www.w3.org/2005/08/addressing/anonymous?oin=00000099000000001000");
    CHECK(kop->action == "urn:inburgering:isi:cvs:v1/geefPersoon");
    CHECK(kop->message_id == "urn:uuid:0a6dc791-2be6-4991-9af1-454778a1917a");
    CHECK_FALSE(kop->from);
    CHECK(kop->adressering);
}

TEST_CASE("prefixes of the envelope hold in the header block") {
    const auto bytes = "<s:Envelope xmlns:s='" + std::string(soap) + "' xmlns:q='" + std::string(wsse) +
                       "' xmlns='" + std::string(wsa) +
                       "'><s:Header><q:Security s:mustUnderstand='1'><q:UsernameToken>"
                       "<q:Username>naam</q:Username></q:UsernameToken></q:Security><To>daar</To></s:Header>"
                       "<s:Body><op xmlns='urn:x'/></s:Body></s:Envelope>";
    const auto omslag = bericht::bewaak(bytes, bericht::Grenzen{});
    REQUIRE(omslag);
    const auto kop = bericht::lees_kop(omslag->kop);
    REQUIRE(kop);
    CHECK(kop->gebruikersnaam == "naam");
    CHECK_FALSE(kop->wachtwoord);
    CHECK(kop->to == "daar");
}

TEST_CASE("entities, CDATA and comments: the password is what XML says it is, to the blank") {
    const auto kop =
        lees(token("<wsse:Username> na<!-- x -->am\n</wsse:Username><wsse:Password Type='" + soort +
                   "Text'> a&amp;b<![CDATA[&amp;]]>&#x20AC;<!-- -->\r\nc\xC3\xA9 </wsse:Password>"
                   "<wsse:Nonce>x</wsse:Nonce><o:Created>y</o:Created>"));
    REQUIRE(kop);
    CHECK(kop->gebruikersnaam == "naam");
    CHECK(kop->wachtwoord == " a&b&amp;\xE2\x82\xAC\nc\xC3\xA9 ");
}

TEST_CASE("a UsernameToken is there once, with one name and one password in the clear") {
    const std::string naam = "<wsse:Username>a</wsse:Username>";
    const std::string woord = "<wsse:Password>b</wsse:Password>";
    CHECK(lees(token(naam + woord)));
    CHECK(lees(token(woord + naam)));
    weigert(token(naam + woord) + token(naam + woord), Gebrek::kop_dubbel);
    weigert("<wsse:Security/>" + token(naam + woord), Gebrek::kop_dubbel);
    weigert("<wsse:Security><wsse:UsernameToken>" + naam + "</wsse:UsernameToken><wsse:UsernameToken>" +
                naam + "</wsse:UsernameToken></wsse:Security>",
            Gebrek::kop_dubbel);
    weigert(token(naam + naam), Gebrek::kop_dubbel);
    weigert(token(naam + woord + woord), Gebrek::kop_dubbel);
    weigert(token(woord), Gebrek::kop_onvolledig);
    weigert(token(""), Gebrek::kop_onvolledig);
    weigert(token("<wsse:Username>a<o:b/></wsse:Username>"), Gebrek::kopblok);
    weigert(token(naam + "<wsse:Password Type='" + soort + "Digest'>x</wsse:Password>"),
            Gebrek::wachtwoordsoort);
    weigert(token(naam + "<wsse:Password Type=''>x</wsse:Password>"), Gebrek::wachtwoordsoort);
}

TEST_CASE("what else stands in Security, and a Username elsewhere, does not count") {
    const auto kop = lees(
        "<wsse:Security soap:mustUnderstand='0'><o:Timestamp><o:Created>x</o:Created></o:Timestamp>"
        "<wsse:BinarySecurityToken>AAAA</wsse:BinarySecurityToken>"
        "<o:wrap><wsse:UsernameToken><wsse:Username>vreemd</wsse:Username></wsse:UsernameToken></o:wrap>"
        "</wsse:Security><o:blok><wsse:Security/><wsse:Username>x</wsse:Username></o:blok>"
        "<o:UsernameToken><o:Username>y</o:Username></o:UsernameToken>");
    REQUIRE(kop);
    CHECK_FALSE(kop->gebruikersnaam);
}

TEST_CASE("a signed Security that must be understood is, with or without a UsernameToken in it") {
    const std::string inhoud =
        "<wsse:BinarySecurityToken u:Id='penning'>AAAA</wsse:BinarySecurityToken>"
        "<u:Timestamp u:Id='tijd'><u:Created>2026-11-30T10:00:00Z</u:Created></u:Timestamp>"
        "<d:Signature><d:SignedInfo><d:Reference "
        "URI='#body'><d:DigestValue>AAAA</d:DigestValue></d:Reference>"
        "</d:SignedInfo><d:SignatureValue>AAAA</d:SignatureValue><d:KeyInfo><wsse:SecurityTokenReference>"
        "<wsse:Reference URI='#penning'/></wsse:SecurityTokenReference></d:KeyInfo></d:Signature>";
    const auto security = [&](const std::string& erbij) {
        return lees("<wsse:Security soap:mustUnderstand='1' xmlns:u='urn:u' xmlns:d='urn:d'>" + inhoud +
                    erbij + "</wsse:Security>");
    };
    const auto kop = security("");
    REQUIRE(kop);
    CHECK_FALSE(kop->gebruikersnaam);
    const auto met_naam =
        security("<wsse:UsernameToken><wsse:Username>naam</wsse:Username></wsse:UsernameToken>");
    REQUIRE(met_naam);
    CHECK(met_naam->gebruikersnaam == "naam");
    weigert("<o:Security soap:mustUnderstand='1'>x</o:Security>", Gebrek::begrijpplicht);  // control
}

TEST_CASE("a block that must be understood is, or the fault is MustUnderstand") {
    CHECK(lees("<o:blok/>"));
    CHECK(lees("<o:blok soap:mustUnderstand='0'/><o:blok soap:mustUnderstand='false'/>"));
    CHECK(lees("<wsa:To soap:mustUnderstand='1'>x</wsa:To><wsse:Security soap:mustUnderstand='true'/>"));
    CHECK(lees("<o:blok mustUnderstand='1' o:mustUnderstand='1'/>"));  // not SOAP's attribute
    weigert("<o:blok soap:mustUnderstand='1'/>", Gebrek::begrijpplicht);
    weigert("<o:blok soap:mustUnderstand='&#49;'/>", Gebrek::begrijpplicht);
    weigert("<o:blok soap:mustUnderstand='true'/>", Gebrek::begrijpplicht);
    weigert("<wsa:Vreemd soap:mustUnderstand='1'/>", Gebrek::begrijpplicht);
    weigert("<o:blok soap:mustUnderstand='yes'/>", Gebrek::mustunderstand_waarde);
    weigert("<o:blok soap:mustUnderstand=''/>", Gebrek::mustunderstand_waarde);
    weigert("<geenNaamruimte/>", Gebrek::kopblok);
    CHECK(lees("<o:blok soap:mustUnderstand='1'/>").error().faultcode == "MustUnderstand");
}

TEST_CASE("blocks for another actor are not read, blocks for the next are") {
    const std::string actor = "soap:actor='urn:ander'";
    CHECK(lees("<o:blok soap:mustUnderstand='1' " + actor + "/>"));
    const auto kop = lees(
        "<wsa:To " + actor + ">ander</wsa:To><wsa:To>ons</wsa:To><wsse:Security " + actor +
        "><wsse:UsernameToken><wsse:Username>ander</wsse:Username></wsse:UsernameToken></wsse:Security>");
    REQUIRE(kop);
    CHECK(kop->to == "ons");
    CHECK_FALSE(kop->gebruikersnaam);
    weigert("<o:blok soap:mustUnderstand='1' soap:actor='http://schemas.xmlsoap.org/soap/actor/next'/>",
            Gebrek::begrijpplicht);
    weigert("<o:blok soap:mustUnderstand='1' soap:actor=''/>", Gebrek::begrijpplicht);
}

TEST_CASE(
    "addressing: text without its edges, addresses inside their endpoint, nothing twice but RelatesTo") {
    const auto kop = lees(
        "<wsa:To>\n  a b\t</wsa:To><wsa:Action>&lt;c&gt;</wsa:Action><wsa:MessageID/>"
        "<wsa:RelatesTo>d</wsa:RelatesTo><wsa:RelatesTo>e</wsa:RelatesTo>"
        "<wsa:From><wsa:Address> f </wsa:Address><wsa:Metadata><o:x/></wsa:Metadata></wsa:From>"
        "<wsa:ReplyTo><wsa:Address>g</wsa:Address></wsa:ReplyTo>"
        "<wsa:FaultTo><wsa:Address>h</wsa:Address></wsa:FaultTo>");
    REQUIRE(kop);
    CHECK(kop->to == "a b");
    CHECK(kop->action == "<c>");
    CHECK(kop->message_id == "");
    CHECK(kop->relates_to == "d");
    CHECK(kop->from == "f");
    CHECK(kop->reply_to == "g");
    CHECK(kop->fault_to == "h");
    CHECK(kop->adressering);
    for (const std::string naam : {"To", "Action", "MessageID"}) {
        const auto element = "<wsa:" + naam + ">x</wsa:" + naam + ">";
        weigert(element + element, Gebrek::kop_dubbel);
    }
    for (const std::string naam : {"From", "ReplyTo", "FaultTo"}) {
        const auto element = "<wsa:" + naam + "><wsa:Address>x</wsa:Address></wsa:" + naam + ">";
        weigert(element + element, Gebrek::kop_dubbel);
        weigert("<wsa:" + naam + "/>", Gebrek::kop_onvolledig);
        weigert(
            "<wsa:" + naam + "><wsa:Address>x</wsa:Address><wsa:Address>x</wsa:Address></wsa:" + naam + ">",
            Gebrek::kop_dubbel);
    }
    weigert("<wsa:To><o:x/></wsa:To>", Gebrek::kopblok);
}

TEST_CASE("a fault in the header names its line in the request") {
    const auto bytes = vervang(verzoek(), "<wsa:Action",
                               "<wsa:To xmlns:wsa='http://www.w3.org/2005/08/addressing'/>\n<wsa:Action");
    const auto omslag = bericht::bewaak(bytes, bericht::Grenzen{});
    REQUIRE(omslag);
    const auto kop = bericht::lees_kop(omslag->kop);
    REQUIRE_FALSE(kop);
    CHECK(kop.error().faultcode == "Client.DK0004");
    CHECK(kop.error().regel == 11);
}

TEST_CASE("Basic is read strictly, or not at all") {
    const auto goed = bericht::lees_basic("Basic aXNrMV9hYmM6Z2VoZWltOjE=");
    REQUIRE(goed);
    CHECK(goed->gebruikersnaam == "isk1_abc");
    CHECK(goed->wachtwoord == "geheim:1");
    CHECK(bericht::lees_basic(" bASIC   aXNrMV9hYmM6Z2VoZWltOjE= "));
    CHECK(bericht::lees_basic("Basic w6k6w6k=")->gebruikersnaam == "\xC3\xA9");
    CHECK(bericht::lees_basic("Basic Og==")->wachtwoord.empty());
    for (const std::string fout :
         {"", "Basic", "Basic ", "Basic aXNrMV9hYmM6Z2VoZWltOjE", "Basic aXNrMV9hYmM6Z2VoZWltOjE==",
          "Basic aXNrMV9hYmM6Z2VoZWltOjF=",  // bits that carry nothing are not zero
          "Basic aXNr MV9hYmM6Z2VoZWltOjE=", "Basic a===", "Basic ====", "Basic _-__",
          "Basic YWJj",                        // no colon
          "Basic 6To=",                        // not UTF-8
          "Basic YQA6Yg==", "Basic YQo6Yg==",  // control characters
          "Bearer aXNrMV9hYmM6Z2VoZWltOjE=", "Basicx aXNrMV9hYmM6Z2VoZWltOjE=",
          "Basic\taXNrMV9hYmM6Z2VoZWltOjE="}) {
        INFO(fout);
        CHECK_FALSE(bericht::lees_basic(fout));
    }
}
