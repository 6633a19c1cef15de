// SPDX-License-Identifier: GPL-3.0-or-later
// What the guard forbids although XML allows it, in one table, through the front door. xmllint is asked as
// well: each row is well-formed by its verdict, so that it is the guard that refuses and not the XML.
#include <algorithm>
#include <catch2/catch.hpp>

#include "vijandig.hpp"
#include "xmllint.hpp"

using namespace isi;
using namespace isi::proef;

namespace {

const std::string decl = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const std::string xsi = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

struct Verbod {
    std::string naam, bytes;
    std::string zin;  ///< part of the sentence the vendor reads
    std::string faultcode = dk4;
};

struct Rand {
    std::string naam;
    std::string binnen, buiten;  ///< at the limit, and one more
    std::string zin;
    bool goed = true;  ///< at the limit there is an answer; else another refusal, of the schema
};

std::string utf16(const std::string& tekst) {
    std::string uit = "\xFF\xFE";
    for (const char c : tekst) uit += {c, '\0'};
    return uit;
}

std::vector<Verbod> verboden(const Verdraaid& v) {
    const auto voor = [&](const std::string& stuk) { return v.met(decl, decl + stuk); };
    const auto in_body = [&](const std::string& stuk) { return v.met("<isi:wet>", stuk + "<isi:wet>"); };
    const std::string dtd = "Een DOCTYPE is niet toegestaan.",
                      pi = "Een processing instruction is niet toegestaan.",
                      type = "xsi:type is in de SOAP-body niet toegestaan", uri = "geen geldige URI",
                      code = "niet in UTF-8 gecodeerd";
    return {
        {"DOCTYPE", voor("<!DOCTYPE soap:Envelope>"), dtd},
        {"DOCTYPE with an empty subset", voor("<!DOCTYPE soap:Envelope []>"), dtd},
        {"DOCTYPE with a comment in it", voor("<!DOCTYPE soap:Envelope [<!-- a -->]>"), dtd},
        {"DOCTYPE with an entity nobody uses", voor("<!DOCTYPE soap:Envelope [<!ENTITY a \"b\">]>"), dtd},
        {"an entity that is used",
         vervang(voor("<!DOCTYPE soap:Envelope [<!ENTITY a \"WI2007\">]>"), ">WI2007<", ">&a;<"), dtd},
        {"DOCTYPE with an element type", voor("<!DOCTYPE soap:Envelope [<!ELEMENT a EMPTY>]>"), dtd},
        {"DOCTYPE with a notation", voor("<!DOCTYPE soap:Envelope [<!NOTATION a SYSTEM \"b\">]>"), dtd},
        {"DOCTYPE after a comment", voor("<!-- a -->\n<!DOCTYPE soap:Envelope>"), dtd},
        {"PI before the Envelope", voor("<?a b?>"), pi},
        {"PI in the Envelope", v.met("<soap:Body>", "<?a?><soap:Body>"), pi},
        {"PI in the Header", v.kop("<?a b?>"), pi},
        {"PI in the Body", v.met("</soap:Body>", "<?a b?></soap:Body>"), pi},
        {"PI in the operation", in_body("<?a b?>"), pi},
        {"PI in a value", v.met("WI2007", "WI<?a b?>2007"), pi},
        {"PI after the Envelope", v.goed() + "<?a b?>", pi},
        {"XML 1.1", v.met("version=\"1.0\"", "version=\"1.1\""), "geen XML 1.0"},
        {"xsi:type of the element's own type",
         v.met("<isi:bsn>", "<isi:bsn" + xsi + " xsi:type=\"isi:BsnType\">"), type},
        {"xsi:type of the operation's own type",
         v.met("<isi:geefPersoon>", "<isi:geefPersoon" + xsi + " xsi:type=\"isi:GeefPersoonVerzoekType\">"),
         type},
        {"namespace name with a blank", v.met("<isi:wet>", "<isi:wet xmlns:a=\"a b\">"), uri},
        {"namespace name that is no URI", v.met("<isi:wet>", "<isi:wet xmlns:a=\"::\">"), uri},
        {"namespace name with an IPv6 address", v.met("<isi:wet>", "<isi:wet xmlns:a=\"http://[::1]/\">"),
         uri},
        {"UTF-16", utf16(v.met("UTF-8", "UTF-16")), code, dk9},
        {"UTF-16 without declaration", utf16(v.met(decl, "")), code, dk9},
        {"Latin-1", v.met("UTF-8", "ISO-8859-1"), code, dk9},
        {"Latin-1 with a byte of its own",
         "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><!-- \xE9 -->" + v.met(decl, ""), code, dk9},
        {"ASCII", v.met("UTF-8", "US-ASCII"), code, dk9},
        {"two operations", v.met("</soap:Body>", "<isi:geefGemeenten/></soap:Body>"), "precies één element"},
        {"a third part of the Envelope", v.met("</soap:Envelope>", "<a/></soap:Envelope>"),
         "en niets anders"},
    };
}

std::size_t tel(const std::string& tekst, const std::string& stuk) {
    std::size_t aantal = 0;
    for (auto p = tekst.find(stuk); p != std::string::npos; p = tekst.find(stuk, p + 1)) ++aantal;
    return aantal;
}

std::string genummerd(const std::string& voor, std::size_t aantal, const std::string& na) {
    std::string uit;
    for (std::size_t i = 0; i < aantal; ++i) uit += voor + std::to_string(i) + na;
    return uit;
}

// Elements and comments of the ordinary message; its attributes.
std::size_t elementen(const std::string& goed) {
    return tel(goed, "<") - tel(goed, "</") - tel(goed, "<?");
}
std::size_t attributen(const std::string& goed) {
    return tel(goed, "=\"") - 2;  // not those of the declaration
}

std::vector<Rand> randen(const Verdraaid& v) {
    const auto diep = [&](std::size_t n) {
        return v.kop(herhaal("<x:a xmlns:x=\"urn:x\">", n) + herhaal("</x:a>", n));
    };
    const auto breed = [&](std::size_t n) {
        return v.kop("<x:a xmlns:x=\"urn:x\"" + genummerd(" a", n - 1, "=\"\"") + "/>");
    };
    const auto commentaar = [&](std::size_t n) {
        return v.met("<isi:wet>", herhaal("<!---->", n - elementen(v.goed())) + "<isi:wet>");
    };
    const auto alle_attributen = [&](std::size_t n) {
        n -= attributen(v.goed());
        std::string stuk = herhaal("<isi:a" + genummerd(" b", 32, "=\"\"") + "/>", n / 32);
        return v.met("<isi:wet>", stuk + "<isi:a" + genummerd(" b", n % 32, "=\"\"") + "/><isi:wet>");
    };
    const auto naam = [&](std::size_t n) {
        return v.kop("<x:" + std::string(n - 2, 'a') + " xmlns:x=\"urn:x\"/>");
    };
    const auto attribuutnaam = [&](std::size_t n) {
        return v.kop("<x:a xmlns:x=\"urn:x\" " + std::string(n, 'a') + "=\"\"/>");
    };
    const auto ruimten = [&](std::size_t n) {
        return v.kop("<x0:a" + genummerd(" xmlns:x", n - 2, "=\"urn:x\"") + "/>");
    };
    const auto kop = [&](std::size_t n) { return v.kop(herhaal("<x:a xmlns:x=\"urn:x\"/>", n - 4)); };
    return {
        {"depth 32", diep(30), diep(31), "te diep genest"},
        {"32 attributes on an element", breed(32), breed(33), "te veel attributen"},
        {"2,000 elements and comments", commentaar(2000), commentaar(2001), "te veel elementen"},
        {"4,000 attributes", alle_attributen(4000), alle_attributen(4001), "te veel attributen", false},
        {"a name of 256 bytes", naam(256), naam(257), "te lange naam"},
        {"an attribute name of 256 bytes", attribuutnaam(256), attribuutnaam(257), "te lange naam"},
        {"32 namespaces in scope", ruimten(32), ruimten(33), "te veel naamruimten"},
        {"64 elements in the header", kop(64), kop(65), "SOAP-header heeft te veel elementen"},
    };
}

}  // namespace

TEST_CASE("what XML allows and this service does not is refused with the sentence that says so") {
    const Huisproef huis;
    const Verdraaid v(huis.sleutel_groningen, 9);
    const auto tabel = verboden(v);
    std::vector<std::string> documenten;
    for (const auto& rij : tabel) documenten.push_back(rij.bytes);
    const auto oordelen = xmllint(ISI_BINARY_DIR "/tests/gateway/verboden",
                                  "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>", documenten);
    for (std::size_t i = 0; i < tabel.size(); ++i) {
        const auto& rij = tabel[i];
        INFO(rij.naam << "\n" << oordelen[i].melding);
        CHECK(oordelen[i].welgevormd);
        const auto antwoord = huis.stuur(rij.bytes);
        CHECK(antwoord.status == 500);
        CHECK(lees(antwoord.inhoud, "faultcode") == rij.faultcode);
        CHECK(lees(antwoord.inhoud, "faultstring").find(rij.zin) != std::string::npos);
    }
}

TEST_CASE("each limit of the guard lets its own number through and refuses one more") {
    const Huisproef huis;
    const Verdraaid v(huis.sleutel_groningen, 9);
    for (const auto& rand : randen(v)) {
        INFO(rand.naam);
        const auto binnen = huis.stuur(rand.binnen);
        CHECK((binnen.status == 200) == rand.goed);
        CHECK(lees(binnen.inhoud, "faultstring").find(rand.zin) == std::string::npos);
        const auto buiten = huis.stuur(rand.buiten);
        CHECK(buiten.status == 500);
        CHECK(lees(buiten.inhoud, "faultcode") == dk4);
        CHECK(lees(buiten.inhoud, "faultstring").find(rand.zin) != std::string::npos);
    }
    const auto vol = [&](std::size_t bytes) {
        const auto goed = v.goed();
        return goed + std::string(bytes - goed.size(), '\n');
    };
    CHECK(huis.stuur(vol(65536)).status == 200);
    CHECK(huis.stuur(vol(65537)).status == 413);
}
