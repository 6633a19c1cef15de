// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "toets.hpp"

using namespace isi::proef;
using isi::handtekening::Gebrek;

namespace {

const std::string ander_body =
    "<soap:Body><web:GeefDossierKBI xmlns:web=\"urn:proef\"><INSZ>00000000196</INSZ>"
    "</web:GeefDossierKBI></soap:Body>";

std::string met_id(std::string body, const std::string& id) {
    return vervang(std::move(body), "<soap:Body",
                   "<soap:Body xmlns:wsu=\"" + wsu_uri + "\" wsu:Id=\"" + id + "\"");
}

/// The good message with `in_kop` put into the header and `nieuw` in the place of the Body.
std::string verplaats(const std::string& bericht, const std::string& in_kop, const std::string& nieuw) {
    auto uit = vervang(bericht, body_tekst(), nieuw);
    return vervang(std::move(uit), "</soap:Header>", in_kop + "</soap:Header>");
}

}  // namespace

TEST_CASE("a Body, or its Id, that was changed after signing is refused") {
    const auto bericht = maak(goed());
    weigert("another number", vervang(bericht, "00000000097", "00000000196"), Gebrek::digest_onjuist);
    weigert("an attribute", vervang(bericht, "<INSZ>", "<INSZ a=\"b\">"), Gebrek::digest_onjuist);
    weigert("an element", vervang(bericht, "<INSZ>", "<meer></meer><INSZ>"), Gebrek::digest_onjuist);
    weigert("a blank", vervang(bericht, "<INSZ>", " <INSZ>"), Gebrek::digest_onjuist);
    weigert("another namespace", vervang(bericht, "urn:proef", "urn:ander"), Gebrek::digest_onjuist);
    weigert("the signature of another message", vervang(bericht, body_tekst(), body_tekst("00000000196")),
            Gebrek::digest_onjuist);
    weigert("an attribute in no namespace for wsu:Id", vervang(bericht, "wsu:Id=\"body\"", "Id=\"body\""),
            Gebrek::id_onbekend);
    weigert("no Id", vervang(bericht, " wsu:Id=\"body\"", ""), Gebrek::id_onbekend);
    weigert("an Id in another namespace",
            vervang(bericht, "wsu:Id=\"body\"", "xmlns:n=\"urn:n\" n:Id=\"body\""), Gebrek::id_onbekend);
}

TEST_CASE("the signed Body elsewhere and another one in its place is refused") {
    const auto bericht = maak(goed());
    const auto oud = body_tekst();
    const auto wikkel = [](const std::string& s) {
        return "<w:wikkel xmlns:w=\"urn:w\">" + s + "</w:wikkel>";
    };
    weigert("in a block of the header, the new one without Id", verplaats(bericht, wikkel(oud), ander_body),
            Gebrek::id_plaats);
    weigert("in a block, the new one with another Id",
            verplaats(bericht, wikkel(oud), met_id(ander_body, "b2")), Gebrek::id_plaats);
    weigert("in a block, the new one with the same Id",
            verplaats(bericht, wikkel(oud), met_id(ander_body, "body")), Gebrek::id_dubbel);
    weigert("as a block of the header", verplaats(bericht, oud, ander_body), Gebrek::body_niet_gedekt);
    weigert("in an optional block for another actor",
            verplaats(bericht, "<w:wikkel xmlns:w=\"urn:w\" soap:actor=\"urn:x\">" + oud + "</w:wikkel>",
                      ander_body),
            Gebrek::id_plaats);
    weigert("inside the new Body", vervang(bericht, oud, vervang(ander_body, "<INSZ>", oud + "<INSZ>")),
            Gebrek::id_plaats);
    weigert("around the new Body", vervang(bericht, oud, vervang(oud, "<INSZ>", ander_body + "<INSZ>")),
            Gebrek::digest_onjuist);
    weigert("after the new Body", vervang(bericht, oud, ander_body + oud), Gebrek::omslag);
    weigert("before the new Body", vervang(bericht, oud, oud + ander_body), Gebrek::omslag);
    weigert("in a wrapper after the Body", vervang(bericht, oud, ander_body + wikkel(oud)), Gebrek::omslag);
    weigert("in a wrapper before the Body", vervang(bericht, oud, wikkel(oud) + ander_body), Gebrek::omslag);
    weigert("before the header", vervang(bericht, "<soap:Header>", oud + "<soap:Header>"), Gebrek::omslag);
    weigert("in wsse:Security",
            vervang(vervang(bericht, oud, ander_body), "</wsse:Security>", oud + "</wsse:Security>"),
            Gebrek::body_niet_gedekt);
    weigert("deeper in wsse:Security",
            vervang(vervang(bericht, oud, ander_body), "</wsse:Security>", wikkel(oud) + "</wsse:Security>"),
            Gebrek::id_plaats);
    weigert("in ds:Object",
            vervang(vervang(bericht, oud, ander_body), "</ds:Signature>",
                    "<ds:Object>" + oud + "</ds:Object></ds:Signature>"),
            Gebrek::vorm_handtekening);
    weigert("in ds:KeyInfo",
            vervang(vervang(bericht, oud, ander_body), "</ds:KeyInfo>", oud + "</ds:KeyInfo>"),
            Gebrek::id_plaats);
    weigert("a second header", vervang(bericht, "<soap:Body", "<soap:Header></soap:Header><soap:Body"),
            Gebrek::omslag);
    // Nothing in it is for us: whoever demands a signature has none.
    is_geen("<soap:Envelope xmlns:soap=\"" + soap_uri + "\"><soap:Header>" + wikkel(bericht) +
            "</soap:Header>" + ander_body + "</soap:Envelope>");
}

TEST_CASE("wherever the signed Body is put, another one in its place is never right") {
    auto recept = goed();
    recept.tijdstempel = tijdstempel_tekst("2026-11-30T09:59:00Z", "2026-11-30T10:04:00Z");
    recept.blokken = "<o:blok xmlns:o=\"urn:o\"></o:blok>";
    const auto bericht = maak(recept);
    int plaatsen = 0;
    for (const auto& nieuw : {ander_body, met_id(ander_body, "body"), met_id(ander_body, "b2")}) {
        const auto vals = vervang(bericht, body_tekst(), nieuw);
        for (auto na = vals.find('>'); na != std::string::npos; na = vals.find('>', na + 1)) {
            auto poging = vals;
            poging.insert(na + 1, body_tekst());
            INFO(poging);
            const auto uit = oordeel(poging, bos().rsa);
            CHECK_FALSE(uit);
            ++plaatsen;
        }
    }
    CHECK(plaatsen > 100);
    gaat_door(bericht);  // control
}

TEST_CASE("an Id that more than one element could have is refused") {
    const auto bericht = maak(goed());
    for (const std::string attribuut : {"wsu:Id", "Id", "ID", "id", "iD", "xml:id"}) {
        const auto dubbel = " xmlns:wsu=\"" + wsu_uri + "\" " + attribuut + "=\"body\"";
        const auto blok = "<w:blok xmlns:w=\"urn:w\"" + dubbel + "/>";
        weigert(attribuut + " before it", vervang(bericht, "<soap:Header>", "<soap:Header>" + blok),
                Gebrek::id_dubbel);
        weigert(attribuut + " in it", vervang(bericht, "<INSZ", "<INSZ" + dubbel), Gebrek::id_dubbel);
        weigert(attribuut + " in the signature", vervang(bericht, "<ds:KeyInfo", "<ds:KeyInfo" + dubbel),
                Gebrek::id_dubbel);
    }
    weigert("the element twice with an Id of its own kind",
            vervang(bericht, "wsu:Id=\"body\"", "wsu:Id=\"body\" Id=\"body\""), Gebrek::id_dubbel);
    auto recept = goed();
    recept.verwijzingen = {{"#body", body_tekst()}};
    weigert("the same reference twice", maak(recept), Gebrek::id_dubbel);
}

TEST_CASE("a signed element of WS-Security counts only in our Security, and Security and Signature never") {
    const auto met_blok = [](const std::string& begin, const std::string& attributen = {}) {
        const auto blok = "<" + begin + " xmlns:wsu=\"" + wsu_uri + "\"" + attributen +
                          " wsu:Id=\"blok\"></" + begin.substr(0, begin.find(' ')) + ">";
        auto recept = goed();
        recept.blokken = blok;
        recept.verwijzingen = {{"#blok", blok}};
        return maak(recept);
    };
    gaat_door(met_blok("o:blok xmlns:o=\"urn:o\""));
    weigert("a token", met_blok("wsse:BinarySecurityToken xmlns:wsse=\"" + wsse_uri + "\""),
            Gebrek::id_plaats);
    weigert("a Signature", met_blok("ds:Signature xmlns:ds=\"" + ds_uri + "\""), Gebrek::id_plaats);
    weigert("a Security for another",
            met_blok("wsse:Security xmlns:soap=\"" + soap_uri + "\" xmlns:wsse=\"" + wsse_uri + "\"",
                     " soap:actor=\"urn:x\""),
            Gebrek::id_plaats);
    auto recept = goed();
    recept.verwijzingen = {{"#zelf", "x"}};
    const auto bericht = maak(recept);
    const auto met_id_op = [&](const std::string& begin) {
        return vervang(bericht, begin, begin + " xmlns:wsu=\"" + wsu_uri + "\" wsu:Id=\"zelf\"");
    };
    weigert("our Security", vervang(bericht, "<wsse:Security ", "<wsse:Security wsu:Id=\"zelf\" "),
            Gebrek::id_plaats);
    weigert("our Signature", met_id_op("<ds:Signature"), Gebrek::id_plaats);
    weigert("a part of it", met_id_op("<ds:KeyInfo"), Gebrek::id_plaats);
}

TEST_CASE("a signature that does not cover the Body is refused") {
    auto recept = goed();
    recept.tijdstempel = tijdstempel_tekst("2026-11-30T09:59:00Z", "2026-11-30T10:04:00Z");
    gaat_door(maak(recept));
    recept.teken_body = false;
    weigert("only the Timestamp", maak(recept), Gebrek::body_niet_gedekt);
    recept = goed();
    recept.teken_body = false;
    const std::string deel = "<INSZ xmlns:wsu=\"" + wsu_uri + "\" wsu:Id=\"deel\">00000000097</INSZ>";
    recept.body = "<soap:Body>" + deel + "</soap:Body>";
    recept.verwijzingen = {{"#deel", deel}};
    weigert("only a part of it", maak(recept), Gebrek::id_plaats);
    recept.verwijzingen = {};
    weigert("nothing", maak(recept), Gebrek::vorm_signedinfo);
    const std::string envelop = "<soap:Envelope xmlns:soap=\"" + soap_uri + "\"";
    weigert("the Envelope",
            vervang(vervang(maak(goed()), " wsu:Id=\"body\"", ""), envelop,
                    envelop + " xmlns:wsu=\"" + wsu_uri + "\" wsu:Id=\"body\""),
            Gebrek::id_plaats);
}

TEST_CASE("more than one signature, Security or Timestamp is refused") {
    auto recept = goed();
    recept.tijdstempel = tijdstempel_tekst("2026-11-30T09:59:00Z", "2026-11-30T10:04:00Z");
    const auto bericht = maak(recept);
    gaat_door(bericht);
    const auto twee = [&](std::string_view begin, std::string_view eind) {
        const auto deel = uitsnede(bericht, begin, eind);
        return vervang(bericht, deel, deel + deel);
    };
    weigert("two signatures", twee("<ds:Signature ", "</ds:Signature>"), Gebrek::handtekening_dubbel);
    weigert("two Security", twee("<wsse:Security ", "</wsse:Security>"), Gebrek::security_dubbel);
    weigert("two Timestamps", twee("<wsu:Timestamp ", "</wsu:Timestamp>"), Gebrek::tijdstempel_dubbel);
    weigert("an empty Security before it",
            vervang(bericht, "<wsse:Security ",
                    "<wsse:Security xmlns:wsse=\"" + wsse_uri + "\"/><wsse:Security "),
            Gebrek::security_dubbel);
    // Its own namespace must travel with it.
    const auto tijd = recept.tijdstempel;
    const auto vers = tijdstempel_tekst("2026-11-30T09:59:30Z", "2026-11-30T10:04:30Z");
    const auto los = vervang(vers, " wsu:Id=\"tijd\"", "");
    weigert("the signed Timestamp as a block, a fresh one in its place",
            vervang(vervang(bericht, tijd, los), "</soap:Header>", tijd + "</soap:Header>"),
            Gebrek::id_plaats);
    weigert("the signed Timestamp in a wrapper, a fresh one in its place",
            vervang(bericht, tijd, los + "<w:w xmlns:w=\"urn:w\">" + tijd + "</w:w>"), Gebrek::id_plaats);
    weigert("a fresh Timestamp with the signed one's Id", vervang(bericht, tijd, vers),
            Gebrek::digest_onjuist);
    recept.tijdstempel = tijdstempel_tekst("2026-11-30T08:00:00Z", "2026-11-30T08:05:00Z");
    weigert("an old message", maak(recept), Gebrek::tijdstempel_verlopen);
}

TEST_CASE("what is no SOAP message is refused, and nothing outside it is read") {
    const auto bericht = maak(goed());
    weigert("nothing", "", Gebrek::onleesbaar);
    weigert("no XML", "{}", Gebrek::onleesbaar);
    weigert("half", bericht.substr(0, bericht.size() / 2), Gebrek::onleesbaar);
    weigert("a NUL", bericht + std::string(1, '\0'), Gebrek::onleesbaar);
    weigert("a DOCTYPE", "<!DOCTYPE x>" + bericht, Gebrek::onleesbaar);
    weigert(
        "an entity",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + vervang(bericht, "00000000097", "&e;"),
        Gebrek::onleesbaar);
    weigert("an Id by a DTD", "<!DOCTYPE x [<!ATTLIST w naam ID #IMPLIED>]>" + bericht, Gebrek::onleesbaar);
    weigert("SOAP 1.2", vervang(bericht, soap_uri, "http://www.w3.org/2003/05/soap-envelope"),
            Gebrek::omslag);
    weigert("another root", "<a>" + bericht + "</a>", Gebrek::omslag);
    weigert("an unbound prefix", vervang(bericht, " xmlns:web=\"urn:proef\"", ""), Gebrek::digest_onjuist);
    weigert("no key", vervang(bericht, uitsnede(bericht, "<ds:KeyInfo>", "</ds:KeyInfo>"), ""),
            Gebrek::vorm_handtekening);
    weigert("text in the signature", vervang(bericht, "<ds:KeyInfo>", "x<ds:KeyInfo>"),
            Gebrek::vorm_handtekening);
}
