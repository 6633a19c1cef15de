// SPDX-License-Identifier: GPL-3.0-or-later
#include "vijandig.hpp"

namespace isi::proef {
namespace {

const std::string decl = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const std::string bsn = "<isi:bsn>004002313</isi:bsn>", wet = "<isi:wet>WI2007</isi:wet>";
const std::string xsi = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
const std::string enc = " xmlns:enc=\"http://schemas.xmlsoap.org/soap/encoding/\"";

void voeg_omslag(const Verdraaid& v, Gevallen& uit) {
    const auto goed = v.goed();
    const auto body =
        goed.substr(goed.find("<soap:Body>"), goed.find("</soap:Envelope>") - goed.find("<soap:Body>"));
    const auto operatie = body.substr(11, body.size() - 23);
    const std::string versie = "soap:VersionMismatch.DK0001";
    uit.insert(
        uit.end(),
        {{"not XML at all", "hallo", 500, dk4},
         {"empty message", "", 500, dk4},
         {"JSON", "{\"bsn\":\"004002313\"}", 500, dk4},
         {"truncated", goed.substr(0, 400), 500, dk4},
         {"tag that does not close", vervang(goed, "</isi:bsn>", "</isi:bs>"), 500, dk4},
         {"text after the Envelope", goed + "rest", 500, dk4},
         {"an element after the Envelope", goed + "<a/>", 500, dk4},
         {"a second Envelope", goed + goed.substr(decl.size()), 500, dk4},
         {"SOAP 1.2 envelope",
          vervang(goed, "http://schemas.xmlsoap.org/soap/envelope/",
                  "http://www.w3.org/2003/05/soap-envelope"),
          500, versie},
         {"envelope in no namespace", "<Envelope><Body>" + operatie + "</Body></Envelope>", 500, versie},
         {"no envelope", decl + "<isi:geefPersoon xmlns:isi=\"urn:inburgering:isi:cvs:v1\"/>", 500, dk4},
         {"other root", vervang(goed, "<soap:Envelope", "<soap:Enveloppe"), 500, dk4},
         {"two Bodies", vervang(goed, "</soap:Envelope>", body + "</soap:Envelope>"), 500, dk4},
         {"an empty second Body", vervang(goed, "</soap:Envelope>", "<soap:Body/></soap:Envelope>"), 500,
          dk4},
         {"two Headers", vervang(goed, "<soap:Body>", "<soap:Header/><soap:Body>"), 500, dk4},
         {"Header after Body", vervang(goed, "</soap:Envelope>", "<soap:Header/></soap:Envelope>"), 500, dk4},
         {"something else in the Envelope",
          vervang(goed, "<soap:Body>", "<x:a xmlns:x=\"urn:x\"/><soap:Body>"), 500, dk4},
         {"text in the Envelope", vervang(goed, "<soap:Body>", "tekst<soap:Body>"), 500, dk4},
         {"empty Body", vervang(goed, body, "<soap:Body></soap:Body>"), 500, dk4},
         {"Body with text only", vervang(goed, body, "<soap:Body>tekst</soap:Body>"), 500, dk4},
         {"two operations", vervang(goed, "</soap:Body>", "<isi:geefGemeenten/></soap:Body>"), 500, dk4},
         {"the same operation twice", vervang(goed, "</soap:Body>", operatie + "</soap:Body>"), 500, dk4},
         {"text in Body", vervang(goed, "</soap:Body>", "tekst</soap:Body>"), 500, dk4},
         {"CDATA in Body", vervang(goed, "</soap:Body>", "<![CDATA[ ]]></soap:Body>"), 500, dk4},
         {"Body in Body", vervang(goed, body, "<soap:Body>" + body + "</soap:Body>"), 500, dk4},
         {"Envelope in Body", vervang(goed, body, "<soap:Body>" + goed.substr(decl.size()) + "</soap:Body>"),
          500, dk4},
         {"a Fault as question", vervang(goed, operatie, "<soap:Fault><faultcode>a</faultcode></soap:Fault>"),
          500, dk4},
         {"control: a second operation in the Header",
          vervang(goed, "</soap:Header>", operatie + "</soap:Header>"), 200},
         {"operation in the Header only",
          vervang(goed, "</soap:Header>" + body, operatie + "</soap:Header><soap:Body/>"), 500, dk4},
         {"text in the Header", vervang(goed, "</soap:Header>", "tekst</soap:Header>"), 500, dk4}});
}

void voeg_operatie(const Verdraaid& v, Gevallen& uit) {
    const auto hernoem = [&](const std::string& naam) {
        return Bericht{.sleutel = v.sleutel(), .operatie = naam}.tekst();
    };
    uit.insert(uit.end(),
               {{"an answer as a question", hernoem("geefPersoonResponse"), 500, dk4},
                {"the contract's fault as a question", hernoem("Fout"), 500, dk4},
                {"unknown operation", hernoem("zzBoos"), 500, dk4},
                {"operation in another case", hernoem("GeefPersoon"), 500, dk4},
                {"a type as operation", hernoem("GeefPersoonVerzoekType"), 500, dk4},
                {"an inner element as operation", hernoem("bsn"), 500, dk4},
                {"other namespace", v.met("cvs:v1\"", "cvs:v2\""), 500, dk4},
                {"namespace in capitals", v.met("urn:inburgering", "URN:inburgering"), 500, dk4},
                {"namespace with a slash", v.met("cvs:v1\"", "cvs:v1/\""), 500, dk4},
                {"no namespace",
                 v.met("<isi:geefPersoon>", "<geefPersoon>")
                     .replace(v.met("<isi:geefPersoon>", "<geefPersoon>").find("</isi:geefPersoon>"), 18,
                              "</geefPersoon>"),
                 500, dk4},
                {"undeclared prefix", v.met(wet, "<x:wet>WI2007</x:wet>"), 500, dk4},
                {"prefix xmlns", v.met("<isi:wet>", "<isi:wet xmlns:xmlns=\"urn:x\">"), 500, dk4},
                {"prefix taken back", v.met("<isi:wet>", "<isi:wet xmlns:isi=\"\">"), 500, dk4},
                {"doubled attribute", v.met("<isi:wet>", "<isi:wet a=\"1\" a=\"2\">"), 500, dk4},
                {"doubled element", v.inhoud(wet + bsn + bsn), 500, dk4},
                {"the number twice, the second another's",
                 v.inhoud(wet + bsn + "<isi:bsn>004002398</isi:bsn>"), 500, dk4},
                {"wrong order", v.inhoud(bsn + wet), 500, dk4},
                {"unknown element", v.inhoud(wet + bsn + "<isi:zzBoos>1</isi:zzBoos>"), 500, dk4},
                {"missing element", v.inhoud(bsn), 500, dk4},
                {"empty element", v.inhoud(wet + "<isi:bsn/>"), 500, dk4},
                {"eight digits", v.inhoud(wet + "<isi:bsn>04002313</isi:bsn>"), 500, dk4},
                {"letters in the number", v.inhoud(wet + "<isi:bsn>00400231a</isi:bsn>"), 500, dk4},
                {"no code in the identification",
                 v.met("<isi:identificatiecodeBedrijfsdocument>", "<isi:identificatiecodeBedrijfsdocument>x"),
                 500, dk4}});
}

void voeg_verwijzing(const Verdraaid& v, Gevallen& uit) {
    const auto dtd = [&](const std::string& inhoud) {
        return v.met(decl, decl + "<!DOCTYPE a " + inhoud + ">");
    };
    const auto lokaas = v.lokaas("/a.dtd");
    std::string lol;
    for (char c = 'b'; c < 'k'; ++c)
        lol += std::string("<!ENTITY ") + c + " \"" +
               herhaal(std::string("&") + static_cast<char>(c - 1) + ";", 10) + "\">";
    uit.insert(
        uit.end(),
        {{"DOCTYPE", dtd(""), 500, dk4},
         {"billion laughs", dtd("[<!ENTITY a \"ha\">" + lol + "]"), 500, dk4},
         {"one entity many times", dtd("[<!ENTITY a \"" + std::string(20000, 'a') + "\">]"), 500, dk4},
         {"external entity of a file", dtd("[<!ENTITY b SYSTEM \"file:///etc/passwd\">]"), 500, dk4},
         {"external entity of a device", dtd("[<!ENTITY b SYSTEM \"file:///dev/urandom\">]"), 500, dk4},
         {"external entity of a listener", dtd("[<!ENTITY b SYSTEM \"" + lokaas + "\">]"), 500, dk4},
         {"external DTD", dtd("SYSTEM \"" + lokaas + "\""), 500, dk4},
         {"public DTD", dtd("PUBLIC \"-//A//B\" \"" + lokaas + "\""), 500, dk4},
         {"parameter entity", dtd("[<!ENTITY % b SYSTEM \"" + lokaas + "\"> %b;]"), 500, dk4},
         {"default attribute by DTD", dtd("[<!ATTLIST a b CDATA \"c\">]"), 500, dk4},
         {"DOCTYPE within the Envelope", v.met("<soap:Body>", "<!DOCTYPE a><soap:Body>"), 500, dk4},
         {"undeclared entity", v.met("004002313", "&b;"), 500, dk4},
         {"entity of HTML", v.met("004002313", "&nbsp;"), 500, dk4},
         {"processing instruction", v.met("<isi:wet>", "<?php echo 1 ?><isi:wet>"), 500, dk4},
         {"style sheet", v.met("<soap:Envelope", "<?xml-stylesheet href=\"" + lokaas + "\"?><soap:Envelope"),
          500, dk4},
         {"XInclude",
          v.met(bsn, "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + lokaas + "\"/>"),
          500, dk4},
         {"xop:Include",
          v.met("004002313",
                "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"" + lokaas + "\"/>"),
          500, dk4},
         {"href to a multi-reference", v.met("<isi:bsn>", "<isi:bsn href=\"#1\">"), 500, dk4},
         {"href to a listener", v.met("<isi:bsn>", "<isi:bsn href=\"" + lokaas + "\">"), 500, dk4},
         {"id on an element", v.met("<isi:bsn>", "<isi:bsn id=\"1\">"), 500, dk4},
         {"SOAP array", v.met("<isi:bsn>", "<isi:bsn" + enc + " enc:arrayType=\"xs:string[1000000000]\">"),
          500, dk4},
         {"encodingStyle",
          v.met("<isi:geefPersoon>",
                "<isi:geefPersoon soap:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\">"),
          500, dk4},
         {"xsi:nil", v.inhoud(wet + "<isi:bsn" + xsi + " xsi:nil=\"true\"/>"), 500, dk4},
         {"xsi:type of another operation",
          v.met("<isi:geefPersoon>", "<isi:geefPersoon" + xsi + " xsi:type=\"isi:GeefWetVerzoekType\">"), 500,
          dk4},
         {"xsi:type of a wider type",
          v.met("<isi:bsn>",
                "<isi:bsn" + xsi + " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xsi:type=\"xs:string\">"),
          500, dk4},
         {"xml:base to a listener", v.met("<isi:bsn>", "<isi:bsn xml:base=\"" + lokaas + "\">"), 500, dk4},
         {"control: schemaLocation to a listener",
          v.met("<isi:geefPersoon>", "<isi:geefPersoon" + xsi +
                                         " xsi:schemaLocation=\"urn:inburgering:isi:cvs:v1 " + lokaas +
                                         "\">"),
          200},
         {"control: noNamespaceSchemaLocation to a listener",
          v.met("<isi:wet>", "<isi:wet" + xsi + " xsi:noNamespaceSchemaLocation=\"" + lokaas + "\">"), 200},
         {"control: comment after the Envelope", v.goed() + "<!-- klaar -->\r\n", 200},
         {"control: an id on Body", v.met("<soap:Body>", "<soap:Body xmlns:u=\"urn:u\" u:Id=\"b\">"), 200}});
}

}  // namespace

Gevallen structuur_gevallen(const Verdraaid& v) {
    Gevallen uit;
    voeg_omslag(v, uit);
    voeg_operatie(v, uit);
    voeg_verwijzing(v, uit);
    return uit;
}

Gevallen omvang_gevallen(const Verdraaid& v) {
    std::string botsing;  // names with one sum: what an additive hash puts in one bucket
    for (int i = 0; i < 2000; ++i) {
        std::string naam = "aaaaaaaaaaa";
        for (int bit = 0; bit < 11; ++bit)
            naam[static_cast<std::size_t>(bit)] = (i >> bit) % 2 == 0 ? 'a' : 'b';
        botsing += " " + naam + "=\"\"";
    }
    return {
        {"6,000 attributes", v.met("<isi:wet>", "<isi:wet" + herhaal(" a=\"\"", 6000) + ">"), 500, dk4},
        {"2,000 attributes that collide", v.met("<isi:wet>", "<isi:wet" + botsing + ">"), 500, dk4},
        {"namespace flood", v.met("<isi:wet>", "<isi:wet" + herhaal(" xmlns:a=\"b\"", 3000) + ">"), 500, dk4},
        {"depth 5,000", v.inhoud(herhaal("<a>", 5000) + herhaal("</a>", 5000)), 500, dk4},
        {"depth 5,000 in the header", v.kop(herhaal("<x:a xmlns:x=\"b\">", 2500) + herhaal("</x:a>", 2500)),
         500, dk4},
        {"unclosed depth", v.inhoud(herhaal("<a>", 15000)), 500, dk4},
        {"14,000 elements", v.inhoud(herhaal("<a/>", 14000)), 500, dk4},
        {"3,000 header blocks", v.kop(herhaal("<x:a xmlns:x=\"b\"/>", 3000)), 500, dk4},
        {"7,000 comments", v.inhoud(herhaal("<!---->", 7000)), 500, dk4},
        {"overlong name", v.inhoud("<" + std::string(40000, 'a') + "/>"), 500, dk4},
        {"overlong attribute name", v.met("<isi:wet>", "<isi:wet " + std::string(40000, 'a') + "=\"\">"), 500,
         dk4},
        {"overlong prefix", v.met("<isi:wet>", "<isi:wet xmlns:" + std::string(40000, 'a') + "=\"urn:x\">"),
         500, dk4},
        {"a number of 60,000 digits", v.met("004002313", std::string(60000, '0')), 500, dk4},
        {"a number of 60,000 blanks", v.met("004002313", "004002313" + std::string(60000, ' ')), 500, dk4},
        {"60 KB of CDATA", v.met("WI2007", "<![CDATA[" + std::string(60000, 'W') + "]]>"), 500, dk4},
        {"60 KB of references", v.met("WI2007", herhaal("&#87;", 12000)), 500, dk4},
        {"a reference of 50,000 digits", v.met("WI2007", "&#" + std::string(50000, '9') + ";"), 500, dk4},
        {"60 KB of ampersands", v.met("WI2007", herhaal("&", 60000)), 500, dk4},
        {"60 KB of angle brackets", v.met("WI2007", herhaal("<", 60000)), 500, dk4},
        {"an attribute of 60 KB", v.met("<isi:wet>", "<isi:wet a=\"" + std::string(60000, 'a') + "\">"), 500,
         dk4},
        {"control: a comment of 60 KB", v.met("<isi:wet>", "<!--" + std::string(60000, 'a') + "--><isi:wet>"),
         200},
        {"control: 60 KB of white space", v.met("<isi:wet>", std::string(60000, '\n') + "<isi:wet>"), 200},
        {"control: a namespace name of 60 KB",
         v.met("<isi:wet>", "<isi:wet xmlns=\"urn:" + std::string(60000, 'a') + "\">"), 200},
        {"control: a reference of 50,000 zeros", v.met("WI2007", "&#" + std::string(50000, '0') + "87;I2007"),
         200},
    };
}

}  // namespace isi::proef
