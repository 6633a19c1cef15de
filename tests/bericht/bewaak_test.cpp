// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "berichten.hpp"

using namespace isi;
using namespace isi::proef;
using bericht::Gebrek;

namespace {

const bericht::Grenzen grenzen;

struct Geval {
    std::string naam;
    std::string bytes;
    std::optional<Gebrek> gebrek = std::nullopt;  // nullopt = let through
};

std::string herhaal(std::string_view stuk, std::size_t keer) {
    std::string uit;
    for (std::size_t i = 0; i < keer; ++i) uit += stuk;
    return uit;
}
std::string attributen(std::size_t aantal, const std::string& naam = "a") {
    std::string uit;
    for (std::size_t i = 0; i < aantal; ++i) uit += " " + naam + std::to_string(i) + "='x'";
    return uit;
}
std::string ns(std::size_t aantal) {
    std::string uit;
    for (std::size_t i = 0; i < aantal; ++i)
        uit += " xmlns:p" + std::to_string(i) + "='urn:x" + std::to_string(i) + "'";
    return uit;
}
std::string utf16(std::string_view s, bool klein) {
    std::string uit;
    for (const char c : s) uit += klein ? std::string{c, '\0'} : std::string{'\0', c};
    return uit;
}
std::string met(std::string_view waarde) {
    return omslag("<isi:op>" + std::string(waarde) + "</isi:op>");
}
std::string met_attr(std::string_view attr) {
    return omslag("<isi:op " + std::string(attr) + "/>");
}

void beproef(const std::vector<Geval>& gevallen) {
    for (const auto& geval : gevallen) {
        INFO(geval.naam);
        const auto uit = bericht::bewaak(geval.bytes, grenzen);
        CHECK(uit.has_value() == !geval.gebrek.has_value());
        if (uit && !geval.gebrek) {
            CHECK_FALSE(uit->inhoud.empty());
        } else if (!uit) {
            INFO(uit.error().faultstring);
            REQUIRE(geval.gebrek);
            CHECK(oorzaak(uit.error()) == *geval.gebrek);
            CHECK(uit.error().regel);
        }
    }
}

}  // namespace

TEST_CASE("messages of real stacks pass the guard") {
    const auto goed = omslag("<isi:op/>");
    beproef({
        {"whole request", verzoek()},
        {"no declaration", goed},
        {"single quotes in the declaration", "<?xml version='1.0'?>" + goed},
        {"encoding in lower case, standalone",
         "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\" ?>\r\n" + goed},
        {"byte order mark of UTF-8", "\xEF\xBB\xBF" + goed},
        {"byte order mark and declaration", "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + goed},
        {"white space before and after", "\n " + goed + "\r\n\t "},
        {"comments around", "<!-- a --><!---->" + goed + "<!-- - -->"},
        {"empty header", omslag("<isi:op/>", "<soap:Header/>")},
        {"white space and comments between",
         omslag(" \n<!-- x --> <isi:op/>\t<!-- y -->", " <soap:Header> </soap:Header> ")},
        {"no prefix for SOAP",
         "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body><op "
         "xmlns=''/></Body></Envelope>"},
        {"entity in a namespace name",
         "<e:Envelope "
         "xmlns:e='http&#58;//schemas.xmlsoap.org/soap/envelope/'><e:Body><op/></e:Body></e:Envelope>"},
        {"references to permitted characters",
         met("&lt;&gt;&amp;&quot;&apos;&#65;&#x41;&#x10FFFF;&#9;&#0000000000000000065;")},
        {"CDATA", met("<![CDATA[<a> & ]] ]>]]><![CDATA[]]>")},
        {"brackets in text", met("]] ]>")},
        {"all lengths of UTF-8", met("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80")},
        {"byte order mark inside text", met("\xEF\xBB\xBF")},
        {"name outside ASCII", omslag("<isi:\xC3\xA9\xCC\x81\xC2\xB7/>")},
        {"white space in tags", omslag("<isi:op  a = 'x'\n\tb\r=\r\"'\" ></isi:op\n>")},
        {"greater-than in text and attribute", omslag("<isi:op a='>'> > </isi:op>")},
        {"xml:lang and xml:space", met_attr("xml:lang='nl' xml:space='preserve'")},
        {"the prefix xml declared as itself", met_attr("xmlns:xml='http://www.w3.org/XML/1998/namespace'")},
        {"xsi:schemaLocation", met_attr("xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
                                        "xsi:schemaLocation='urn:x http://127.0.0.1:9/x.xsd'")},
        {"xsi:nil is for the schema",
         met_attr("xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'")},
        {"an attribute type in no namespace", met_attr("type='x'")},
        {"encodingStyle is for the schema",
         met_attr("soap:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'")},
        {"same local name in two namespaces", met_attr("xmlns:a='urn:a' xmlns:b='urn:b' a:x='' b:x='' x=''")},
        {"relative and strange namespace names",
         met_attr("xmlns:a='foo' xmlns:b='a/b?c=d;e#f' xmlns:c='http://h:80/%7E' xmlns:d='urn:x:y'")},
        {"32 attributes", met_attr(attributen(32))},
        {"depth 32", met(herhaal("<a>", 29) + herhaal("</a>", 29))},
    });
}

TEST_CASE("encodings other than UTF-8 and broken UTF-8 are DK0009") {
    const auto goed = omslag("<isi:op/>");
    const auto met_decl = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + goed;
    beproef({
        {"UTF-16LE with mark", "\xFF\xFE" + utf16(met_decl, true), Gebrek::codering},
        {"UTF-16BE with mark", "\xFE\xFF" + utf16(met_decl, false), Gebrek::codering},
        {"UTF-16LE without mark", utf16(met_decl, true), Gebrek::codering},
        {"UTF-16BE without mark", utf16(met_decl, false), Gebrek::codering},
        {"UTF-32LE", std::string("\xFF\xFE\0\0<\0\0\0", 8), Gebrek::codering},
        {"UTF-32BE", std::string("\0\0\xFE\xFF\0\0\0<", 8), Gebrek::codering},
        {"UTF-32BE without mark", std::string("\0\0\0<", 4), Gebrek::codering},
        {"EBCDIC", "\x4C\x6F\xA7\x94\x93", Gebrek::codering},
        {"UTF-7", "+/v8-" + goed, Gebrek::codering},
        {"declared ISO-8859-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + goed, Gebrek::codering},
        {"declared US-ASCII", "<?xml version=\"1.0\" encoding=\"US-ASCII\"?>" + goed, Gebrek::codering},
        {"declared UTF-16, bytes UTF-8", met_decl, Gebrek::codering},
        {"Latin-1 byte in text", met("caf\xE9"), Gebrek::codering},
        {"Latin-1 byte in an attribute", met_attr("a='caf\xE9'"), Gebrek::codering},
        {"Latin-1 byte in a comment", met("<!--\xE9-->"), Gebrek::codering},
        {"Latin-1 byte in CDATA", met("<![CDATA[\xE9]]>"), Gebrek::codering},
        {"Latin-1 byte in a name", omslag("<isi:caf\xE9/>"), Gebrek::codering},
        {"Latin-1 byte after the envelope", goed + "\xE9", Gebrek::codering},
        {"overlong slash", met("\xC0\xAF"), Gebrek::codering},
        {"overlong NUL", met("\xC0\x80"), Gebrek::codering},
        {"overlong in three", met("\xE0\x80\xAF"), Gebrek::codering},
        {"overlong in four", met("\xF0\x80\x80\xAF"), Gebrek::codering},
        {"surrogate", met("\xED\xA0\x80"), Gebrek::codering},
        {"above U+10FFFF", met("\xF4\x90\x80\x80"), Gebrek::codering},
        {"five bytes", met("\xF8\x88\x80\x80\x80"), Gebrek::codering},
        {"lone continuation byte", met("\x80"), Gebrek::codering},
        {"cut off at the end of the text", met("\xE2\x82"), Gebrek::codering},
        {"cut off at the end of the bytes", goed.substr(0, goed.find("<isi:op/>")) + "\xE2\x82",
         Gebrek::codering},
    });
}

TEST_CASE("what is not well-formed XML is DK0004, with its own sentence") {
    const auto goed = omslag("<isi:op/>");
    beproef({
        {"nothing", "", Gebrek::geen_xml},
        {"white space only", " \n ", Gebrek::geen_xml},
        {"text only", "BSN 123", Gebrek::geen_xml},
        {"JSON", R"({"bsn": 1})", Gebrek::geen_xml},
        {"gzip", "\x1F\x8B\x08\x00", Gebrek::teken},
        {"MIME", "--grens\r\nContent-Type: text/xml\r\n\r\n" + goed, Gebrek::geen_xml},
        {"cut off", goed.substr(0, goed.size() - 5), Gebrek::geen_xml},
        {"cut off in a tag", goed.substr(0, 12), Gebrek::geen_xml},
        {"cut off in a comment", goed + "<!-- ", Gebrek::geen_xml},
        {"cut off in CDATA", goed.substr(0, goed.find("<isi:op/>")) + "<![CDATA[", Gebrek::geen_xml},
        {"30,000 open tags", herhaal("<x>", 30000), Gebrek::geen_omslag},
        {"tags crossed", omslag("<isi:op><a><b></a></b></isi:op>"), Gebrek::geen_xml},
        {"end tag longer", omslag("<isi:op></isi:opp>"), Gebrek::geen_xml},
        {"end tag without begin", omslag("<isi:op/></x>"), Gebrek::geen_xml},
        {"end tag with attribute", omslag("<isi:op></isi:op a='x'>"), Gebrek::geen_xml},
        {"other prefix at the end", omslag("<isi:op xmlns:b='urn:inburgering:isi:cvs:v1'></b:op>"),
         Gebrek::geen_xml},
        {"blank before the name", omslag("< isi:op/>"), Gebrek::geen_xml},
        {"name begins with a digit", omslag("<isi:1op/>"), Gebrek::geen_xml},
        {"two colons", omslag("<isi:a:b/>"), Gebrek::geen_xml},
        {"colon first", omslag("<:a/>"), Gebrek::geen_xml},
        {"no local name", omslag("<isi:/>"), Gebrek::geen_xml},
        {"attribute without quotes", met_attr("a=x"), Gebrek::geen_xml},
        {"attribute without value", met_attr("a"), Gebrek::geen_xml},
        {"attributes stuck together", met_attr("a='x'b='y'"), Gebrek::geen_xml},
        {"less-than in an attribute", met_attr("a='<'"), Gebrek::geen_xml},
        {"]]> in text", met("a]]>b"), Gebrek::geen_xml},
        {"]]]> in text", met("]]]>"), Gebrek::geen_xml},
        {"two hyphens in a comment", met("<!-- a -- b -->"), Gebrek::geen_xml},
        {"three hyphens end a comment", met("<!-- a --->"), Gebrek::geen_xml},
        {"CDATA as envelope", "<![CDATA[x]]>", Gebrek::geen_xml},
        {"an entity declaration in the body", met("<!ENTITY x 'y'>"), Gebrek::geen_xml},
        {"declaration after a blank", " <?xml version=\"1.0\"?>" + goed, Gebrek::instructie},
        {"declaration twice", "<?xml version=\"1.0\"?><?xml version=\"1.0\"?>" + goed, Gebrek::instructie},
        {"XML 1.1", "<?xml version=\"1.1\"?>" + goed, Gebrek::xml_versie},
        {"declaration without version", "<?xml encoding=\"UTF-8\"?>" + goed, Gebrek::geen_xml},
        {"declaration in another order",
         "<?xml version=\"1.0\" standalone=\"yes\" encoding=\"UTF-8\"?>" + goed, Gebrek::geen_xml},
        {"standalone maybe", "<?xml version=\"1.0\" standalone=\"maybe\"?>" + goed, Gebrek::geen_xml},
        {"NUL in text", met(std::string("a\0b", 3)), Gebrek::teken},
        {"bell in text", met("\x07"), Gebrek::teken},
        {"bell in an attribute", met_attr("a='\x07'"), Gebrek::teken},
        {"bell in a comment", met("<!--\x07-->"), Gebrek::teken},
        {"U+FFFE", met("\xEF\xBF\xBE"), Gebrek::teken},
        {"reference to NUL", met("99999&#0;0019"), Gebrek::verwijzing},
        {"reference to NUL, hexadecimal", met("&#x0;"), Gebrek::verwijzing},
        {"reference to NUL in an attribute", met_attr("a='&#0;'"), Gebrek::verwijzing},
        {"reference to a surrogate", met("&#xD800;"), Gebrek::verwijzing},
        {"reference to U+FFFF", met("&#xFFFF;"), Gebrek::verwijzing},
        {"reference beyond the last", met("&#x110000;"), Gebrek::verwijzing},
        {"reference that overflows to A", met("&#4294967361;"), Gebrek::verwijzing},
        {"reference with capital X", met("&#X41;"), Gebrek::verwijzing},
        {"reference without number", met("&#;"), Gebrek::verwijzing},
        {"reference without semicolon", met("&#65 "), Gebrek::verwijzing},
        {"hexadecimal digit in a decimal reference", met("&#6A;"), Gebrek::verwijzing},
        {"entity of HTML", met("&nbsp;"), Gebrek::verwijzing},
        {"bare ampersand", met("Jansen & Zn"), Gebrek::verwijzing},
        {"ampersand at the end", goed.substr(0, goed.find("<isi:op/>")) + "&", Gebrek::verwijzing},
    });
}

TEST_CASE("DOCTYPE, processing instructions and namespace faults are refused") {
    const auto goed = omslag("<isi:op/>");
    const std::string lol = "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    beproef({
        {"DOCTYPE", "<!DOCTYPE x>" + goed, Gebrek::doctype},
        {"billion laughs", lol + met("&b;"), Gebrek::doctype},
        {"external entity", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + met("&e;"),
         Gebrek::doctype},
        {"external DTD", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">" + goed, Gebrek::doctype},
        {"DOCTYPE inside", met("<!DOCTYPE x>"), Gebrek::doctype},
        {"PI before", "<?php x?>" + goed, Gebrek::instructie},
        {"stylesheet", "<?xml-stylesheet href='x'?>" + goed, Gebrek::instructie},
        {"PI inside", met("<?x?>"), Gebrek::instructie},
        {"PI after", goed + "<?x?>", Gebrek::instructie},
        {"attribute twice", met_attr("a='x' a='y'"), Gebrek::dubbel_attribuut},
        {"attribute twice under two prefixes", met_attr("xmlns:p='urn:a' xmlns:q='urn:a' p:x='' q:x=''"),
         Gebrek::dubbel_attribuut},
        {"the same written otherwise", met_attr("xmlns:p='urn:a' xmlns:q='urn&#58;a' p:x='' q:x=''"),
         Gebrek::dubbel_attribuut},
        {"xmlns twice", met_attr("xmlns='urn:a' xmlns='urn:a'"), Gebrek::dubbel_attribuut},
        {"element prefix unknown", omslag("<x:op/>"), Gebrek::naamruimte},
        {"attribute prefix unknown", met_attr("x:a=''"), Gebrek::naamruimte},
        {"prefix of a sibling", omslag("<isi:op><a xmlns:x='urn:x'/><x:b/></isi:op>"), Gebrek::naamruimte},
        {"prefix taken back", met_attr("xmlns:isi=''"), Gebrek::naamruimte},
        {"xmlns declared", met_attr("xmlns:xmlns='urn:x'"), Gebrek::naamruimte},
        {"another prefix for xmlns", met_attr("xmlns:x='http://www.w3.org/2000/xmlns/'"), Gebrek::naamruimte},
        {"xml bound elsewhere", met_attr("xmlns:xml='urn:x'"), Gebrek::naamruimte},
        {"another prefix for xml", met_attr("xmlns:x='http://www.w3.org/XML/1998/namespace'"),
         Gebrek::naamruimte},
        {"element with the prefix xmlns", omslag("<xmlns:op/>"), Gebrek::naamruimte},
        {"namespace name with a blank", met_attr("xmlns:x='urn:a b'"), Gebrek::naamruimte_uri},
        {"namespace name that is no URI", met_attr("xmlns:x='http://[x'"), Gebrek::naamruimte_uri},
    });
}

TEST_CASE("each limit refuses the first one too many") {
    beproef({
        {"33 attributes", met_attr(attributen(33)), Gebrek::te_veel_attributen},
        {"200,000 attributes", met_attr(attributen(200000)), Gebrek::te_veel_attributen},
        {"colliding attribute names", met_attr(attributen(10000, "Aa")), Gebrek::te_veel_attributen},
        {"4,001 attributes in all", met(herhaal("<a " + attributen(31) + "/>", 130)),
         Gebrek::te_veel_attributen},
        {"depth 33", met(herhaal("<a>", 31) + herhaal("</a>", 31)), Gebrek::te_diep},
        {"30,000 deep in the body", omslag(herhaal("<a>", 30000)), Gebrek::te_diep},
        {"100,000 deep in the header", omslag("<isi:op/>", "<soap:Header>" + herhaal("<a>", 100000)),
         Gebrek::te_diep},
        {"2,001 elements", met(herhaal("<a/>", 2000)), Gebrek::te_veel_elementen},
        {"a million comments", met(herhaal("<!---->", 1000000)), Gebrek::te_veel_elementen},
        {"name of 257 bytes", omslag("<isi:" + herhaal("a", 253) + "/>"), Gebrek::naam_te_lang},
        {"name of 100 KB", omslag("<" + herhaal("a", 100000) + "/>"), Gebrek::naam_te_lang},
        {"attribute name of 257 bytes", met_attr(herhaal("a", 257) + "=''"), Gebrek::naam_te_lang},
        {"33 namespaces in scope", omslag("<isi:op" + ns(20) + "><a" + ns(11) + "/></isi:op>"),
         Gebrek::te_veel_naamruimten},
        {"25,000 namespaces", met_attr(ns(25000)), Gebrek::te_veel_naamruimten},
        {"65 elements in the header",
         omslag("<isi:op/>", "<soap:Header>" + herhaal("<isi:a/>", 65) + "</soap:Header>"),
         Gebrek::te_veel_in_kop},
    });
    // Controls: exactly at the limit all is well.
    beproef({
        {"1,998 elements in the child", met(herhaal("<a/>", 1997))},
        {"name of 256 bytes", omslag("<isi:" + herhaal("a", 252) + "/>")},
        {"30 + 2 namespaces in scope",
         omslag("<isi:op" + ns(20) + "><a" + ns(10) + "/><a" + ns(10) + "/></isi:op>")},
        {"64 elements in the header",
         omslag("<isi:op/>", "<soap:Header>" + herhaal("<isi:a/>", 64) + "</soap:Header>")},
    });
}

TEST_CASE("the envelope has one shape") {
    const auto goed = omslag("<isi:op/>");
    const std::string op = "<isi:op/>";
    beproef({
        {"SOAP 1.2", vervang(goed, soap, "http://www.w3.org/2003/05/soap-envelope"), Gebrek::versie},
        {"no namespace", "<Envelope><Body><op/></Body></Envelope>", Gebrek::versie},
        {"almost the namespace", vervang(goed, soap, "http://schemas.xmlsoap.org/soap/envelope"),
         Gebrek::versie},
        {"another root", "<html/>", Gebrek::geen_omslag},
        {"the body alone", "<soap:Body xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'/>",
         Gebrek::geen_omslag},
        {"empty envelope", "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'/>",
         Gebrek::structuur},
        {"header only", vervang(goed, "<soap:Body><isi:op/></soap:Body>", "<soap:Header/>"),
         Gebrek::structuur},
        {"two headers", omslag(op, "<soap:Header/><soap:Header/>"), Gebrek::structuur},
        {"two bodies", omslag("<isi:op/></soap:Body><soap:Body><isi:op/>"), Gebrek::structuur},
        {"header after body", omslag("<isi:op/></soap:Body><soap:Header/><soap:Body>"), Gebrek::structuur},
        {"something after the body", omslag("<isi:op/></soap:Body><isi:op/><soap:Body>"), Gebrek::structuur},
        {"something before the header", omslag(op, "<isi:a/>"), Gebrek::structuur},
        {"body in another namespace",
         vervang(vervang(goed, "<soap:Body>", "<isi:Body>"), "</soap:Body>", "</isi:Body>"),
         Gebrek::structuur},
        {"text beside the body", omslag(op, "tekst"), Gebrek::structuur},
        {"blank as a reference beside the body", omslag(op, "&#32;"), Gebrek::structuur},
        {"CDATA beside the body", omslag(op, "<![CDATA[ ]]>"), Gebrek::structuur},
        {"empty body", omslag(""), Gebrek::inhoud},
        {"comment as body", omslag("<!-- x -->"), Gebrek::inhoud},
        {"two operations", omslag("<isi:op/><isi:op2/>"), Gebrek::inhoud},
        {"the same operation twice", omslag("<isi:op/><isi:op/>"), Gebrek::inhoud},
        {"text in the body", omslag("x<isi:op/>"), Gebrek::inhoud},
        {"CDATA in the body", omslag("<isi:op/><![CDATA[]]>"), Gebrek::inhoud},
        {"text in the header", omslag(op, "<soap:Header>x</soap:Header>"), Gebrek::kopblok},
        {"garbage after the envelope", goed + "x", Gebrek::structuur},
        {"a second envelope", goed + goed, Gebrek::structuur},
        {"NUL after the envelope", goed + std::string(1, '\0'), Gebrek::teken},
        {"xsi:type", met_attr("xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='isi:X'"),
         Gebrek::xsi_type},
        {"xsi:type deep, other prefix",
         omslag(
             "<isi:op xmlns:q='http://www.w3.org/2001/XMLSchema-instance'><a><b q:type='x'/></a></isi:op>"),
         Gebrek::xsi_type},
    });
}

TEST_CASE("the refusals carry DUO's codes, a Dutch sentence and the line, and nothing of the message") {
    using namespace std::string_literals;
    const auto code = [](const std::string& bytes) {
        return bericht::bewaak(bytes, grenzen).error().faultcode;
    };
    CHECK(code("\xFF\xFE") == "Client.DK0009");
    CHECK(code("<a>") == "Client.DK0004");
    CHECK(code("<Envelope xmlns='http://www.w3.org/2003/05/soap-envelope'/>") == "VersionMismatch.DK0001");
    const auto fout = bericht::bewaak(vervang(verzoek(), "999990019", "999990019&x;"), grenzen).error();
    CHECK(fout.regel == 23);
    CHECK(fout.faultstring.find("999990019") == std::string::npos);
    CHECK_FALSE(fout.element);
    CHECK(bericht::bewaak("<a>\n\n<b>\n</c></b></a>", grenzen).error().regel ==
          1);  // no envelope: known at the first tag
    CHECK(bericht::bewaak(omslag("\n\n<isi:op>\n</x>"), grenzen).error().regel == 4);
}

TEST_CASE("the guard says where the parts are") {
    const auto bytes = verzoek();
    const auto uit = bericht::bewaak(bytes, grenzen);
    REQUIRE(uit);
    CHECK(uit->operatie == "geefPersoon");
    CHECK(uit->operatie_namespace == isi_uri);
    CHECK(uit->inhoud == inhoud());
    CHECK(uit->regel == 15);
    CHECK(uit->kop.regel == 3);
    CHECK(uit->kop.bytes.starts_with("<soap:Header>"));
    CHECK(uit->kop.bytes.ends_with("</soap:Header>"));
    CHECK(
        uit->naamruimten ==
        " xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:isi=\"urn:inburgering:isi:cvs:v1\"");
    CHECK(uit->kop.naamruimten == uit->naamruimten);
}

TEST_CASE("the declarations around the Body child are those in scope, and not those it makes itself") {
    const std::string bytes =
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' xmlns='urn:a' xmlns:b='urn:b' "
        "xmlns:c='urn:c?x=1&amp;y'>"
        "<e:Header xmlns:d='urn:d'/><e:Body xmlns='' xmlns:b='urn:b2'><b:op xmlns:b='urn:b3' "
        "xmlns:z='urn:z'/></e:Body></e:Envelope>";
    const auto uit = bericht::bewaak(bytes, grenzen);
    REQUIRE(uit);
    CHECK(uit->operatie_namespace == "urn:b3");
    CHECK(uit->naamruimten ==
          " xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:c=\"urn:c?x=1&amp;y\"");
    CHECK(uit->kop.naamruimten ==
          " xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns=\"urn:a\" xmlns:b=\"urn:b\" "
          "xmlns:c=\"urn:c?x=1&amp;y\"");
}
