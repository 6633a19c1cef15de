// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input through the front door: each message gets its refusal, cheaply, and the gateway goes on.
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "huisproef.hpp"
#include "xsd.hpp"

using namespace isi;
using namespace isi::proef;

namespace {

struct Geval {
    std::string naam;
    std::string bytes;
    int status;
    std::string faultcode;  ///< "" = bare HTTP
    std::string velden = {};
};

std::string herhaal(const std::string& stuk, std::size_t keren) {
    std::string uit;
    uit.reserve(stuk.size() * keren);
    for (std::size_t i = 0; i < keren; ++i) uit += stuk;
    return uit;
}

/// A right message with one thing replaced.
class Verdraaid {
 public:
    explicit Verdraaid(Sleutelpaar sleutel) : m_sleutel(std::move(sleutel)) {}
    [[nodiscard]] std::string goed() const { return Bericht{.sleutel = m_sleutel}.tekst(); }
    [[nodiscard]] std::string met(const std::string& van, const std::string& naar) const {
        auto tekst = goed();
        const auto plaats = tekst.find(van);
        REQUIRE(plaats != std::string::npos);
        return tekst.replace(plaats, van.size(), naar);
    }
    [[nodiscard]] std::string inhoud(const std::string& xml) const {
        return Bericht{.sleutel = m_sleutel, .inhoud = xml}.tekst();
    }
    [[nodiscard]] std::string kop(const std::string& xml) const {
        return Bericht{.sleutel = m_sleutel, .kop = xml}.tekst();
    }

 private:
    Sleutelpaar m_sleutel;
};

std::string utf16(const std::string& tekst) {
    std::string uit = "\xff\xfe";
    for (const char c : tekst) uit += {c, '\0'};
    return uit;
}

std::vector<Geval> xml_gevallen(const Verdraaid& v) {
    const std::string bsn = "<isi:bsn>004002313</isi:bsn>";
    const std::string decl = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    const std::string dk4 = "soap:Client.DK0004", dk9 = "soap:Client.DK0009";
    return {
        {"not XML at all", "hallo", 500, dk4},
        {"empty body", "", 500, dk4},
        {"truncated", v.goed().substr(0, 400), 500, dk4},
        {"tag that does not close", v.met("</isi:bsn>", "</isi:bs>"), 500, dk4},
        {"text after the Envelope", v.goed() + "rest", 500, dk4},
        {"a second Envelope", v.goed() + v.goed().substr(decl.size()), 500, dk4},
        {"DOCTYPE", v.met(decl, decl + "<!DOCTYPE a>"), 500, dk4},
        {"billion laughs", v.met(decl, decl + "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">]>"), 500,
         dk4},
        {"external entity", v.met(decl, decl + "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"),
         500, dk4},
        {"undeclared entity", v.met("004002313", "&b;"), 500, dk4},
        {"processing instruction", v.met("<isi:wet>", "<?php echo 1 ?><isi:wet>"), 500, dk4},
        {"NUL reference", v.met("004002313", "0040&#0;2313"), 500, dk4},
        {"NUL byte",
         v.met("004002313", std::string("0040\0"
                                        "02313",
                                        10)),
         500, dk4},
        {"control character",
         v.met("004002313",
               "0040\x01"
               "2313"),
         500, dk4},
        {"invalid UTF-8",
         v.met("004002313",
               "0040\xff"
               "2313"),
         500, dk9},
        {"overlong UTF-8",
         v.met("004002313",
               "0040\xc0\xb0"
               "2313"),
         500, dk9},
        {"UTF-8 surrogate",
         v.met("004002313",
               "0040\xed\xa0\x80"
               "2313"),
         500, dk9},
        {"UTF-16 with BOM", utf16(v.goed()), 500, dk9},
        {"Latin-1 by declaration", v.met("UTF-8", "ISO-8859-1"), 500, dk9},
        {"UTF-7 by declaration", v.met("UTF-8", "UTF-7"), 500, dk9},
        {"SOAP 1.2 envelope",
         v.met("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"), 500,
         "soap:VersionMismatch.DK0001"},
        {"no envelope", decl + "<isi:geefPersoon xmlns:isi=\"urn:inburgering:isi:cvs:v1\"/>", 500, dk4},
        {"two Bodies", v.met("</soap:Envelope>", "<soap:Body/></soap:Envelope>"), 500, dk4},
        {"empty Body",
         v.goed().substr(0, v.goed().find("<soap:Body>")) + "<soap:Body></soap:Body></soap:Envelope>", 500,
         dk4},
        {"two operations", v.met("</soap:Body>", "<isi:geefGemeenten/></soap:Body>"), 500, dk4},
        {"text in Body", v.met("</soap:Body>", "tekst</soap:Body>"), 500, dk4},
        {"doubled attribute", v.met("<isi:wet>", "<isi:wet a=\"1\" a=\"2\">"), 500, dk4},
        {"undeclared prefix", v.met("<isi:wet>WI2007</isi:wet>", "<x:wet>WI2007</x:wet>"), 500, dk4},
        {"30,000 attributes", v.met("<isi:wet>", "<isi:wet" + herhaal(" a=\"\"", 6000) + ">"), 500, dk4},
        {"namespace flood", v.met("<isi:wet>", "<isi:wet" + herhaal(" xmlns:a=\"b\"", 3000) + ">"), 500, dk4},
        {"depth 5,000", v.inhoud(herhaal("<a>", 5000) + herhaal("</a>", 5000)), 500, dk4},
        {"unclosed depth", v.inhoud(herhaal("<a>", 15000)), 500, dk4},
        {"15,000 elements", v.inhoud(herhaal("<a/>", 14000)), 500, dk4},
        {"overlong name", v.inhoud("<" + std::string(40000, 'a') + "/>"), 500, dk4},
        {"doubled element", v.inhoud("<isi:wet>WI2007</isi:wet>" + bsn + bsn), 500, dk4},
        {"wrong order", v.inhoud(bsn + "<isi:wet>WI2007</isi:wet>"), 500, dk4},
        {"unknown element", v.inhoud("<isi:wet>WI2007</isi:wet><isi:geheim>1</isi:geheim>"), 500, dk4},
        {"missing element", v.inhoud(bsn), 500, dk4},
        {"eight digits", v.inhoud("<isi:wet>WI2007</isi:wet><isi:bsn>04002313</isi:bsn>"), 500, dk4},
        {"letters in the number", v.inhoud("<isi:wet>WI2007</isi:wet><isi:bsn>00400231a</isi:bsn>"), 500,
         dk4},
        {"SQL in the number", v.inhoud("<isi:wet>WI2007</isi:wet><isi:bsn>1' OR 1=1</isi:bsn>"), 500, dk4},
        {"empty element", v.inhoud("<isi:wet>WI2007</isi:wet><isi:bsn/>"), 500, dk4},
        {"xsi:nil",
         v.inhoud("<isi:wet>WI2007</isi:wet><isi:bsn xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                  "xsi:nil=\"true\"/>"),
         500, dk4},
        {"xsi:type of another operation",
         v.met("<isi:geefPersoon>",
               "<isi:geefPersoon xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
               "xsi:type=\"isi:GeefWetVerzoekType\">"),
         500, dk4},
        {"other namespace",
         v.met("xmlns:isi=\"urn:inburgering:isi:cvs:v1\"", "xmlns:isi=\"urn:inburgering:isi:cvs:v2\""), 500,
         dk4},
        {"an answer as a question",
         v.met("<isi:geefPersoon>", "<isi:geefPersoonResponse>")
             .replace(v.met("<isi:geefPersoon>", "<isi:geefPersoonResponse>").find("</isi:geefPersoon>"), 18,
                      "</isi:geefPersoonResponse>"),
         500, dk4},
        {"unknown operation", Bericht{.sleutel = {}, .operatie = "wisAlles"}.tekst(), 500,
         "soap:Client.DK0002"},
        {"unknown header, mustUnderstand", v.kop("<x:a xmlns:x=\"urn:x\" soap:mustUnderstand=\"1\"/>"), 500,
         "soap:MustUnderstand"},
        {"two Security headers", v.kop(Bericht{}.security()), 500, dk4},
        {"MessageID that is no UUID",
         v.kop("<w:MessageID xmlns:w=\"http://www.w3.org/2005/08/addressing\">1</w:MessageID>"), 500,
         "soap:Client.EK0023"},
        {"ReplyTo elsewhere",
         v.kop("<w:ReplyTo "
               "xmlns:w=\"http://www.w3.org/2005/08/addressing\"><w:Address>http://127.0.0.1:9/</w:Address></"
               "w:ReplyTo>"),
         500, "soap:Client.DK0011"},
        {"Action of another operation",
         v.kop("<w:Action "
               "xmlns:w=\"http://www.w3.org/2005/08/addressing\">urn:inburgering:isi:cvs:v1/geefWet</"
               "w:Action>"),
         500, "soap:Client.DK0011"},
        {"SOAPAction of another operation", v.goed(), 500, "soap:Client.DK0003",
         "SOAPAction: \"urn:inburgering:isi:cvs:v1/geefWet\"\r\n"},
        {"no such code in the identification",
         v.met("<isi:identificatiecodeBedrijfsdocument>", "<isi:identificatiecodeBedrijfsdocument>x"), 500,
         dk4},
    };
}

std::vector<Geval> http_gevallen(const Verdraaid& v) {
    return {
        {"other media type", v.goed(), 415, "", "Content-Type: application/json\r\n"},
        {"SOAP 1.2 media type", v.goed(), 415, "", "Content-Type: application/soap+xml\r\n"},
        {"other charset", v.goed(), 415, "", "Content-Type: text/xml; charset=utf-7\r\n"},
        {"compressed", v.goed(), 415, "", "Content-Encoding: gzip\r\n"},
        {"too large", std::string(70'000, 'x'), 413, ""},
        {"two Content-Lengths", v.goed(), 400, "", "Content-Length: 3\r\n"},
        {"Content-Length and chunked", v.goed(), 400, "", "Transfer-Encoding: chunked\r\n"},
        {"two Hosts", v.goed(), 400, "", "Host: elders\r\n"},
        {"folded field", v.goed(), 400, "", "X-A: b\r\n c\r\n"},
        {"seventy fields", v.goed(), 431, "", herhaal("X-A: b\r\n", 70)},
        {"head of 20 KB", v.goed(), 431, "", "X-A: " + std::string(20'000, 'a') + "\r\n"},
    };
}

double cpu_seconden() {
    rusage gebruik{};
    getrusage(RUSAGE_SELF, &gebruik);
    return static_cast<double>(gebruik.ru_utime.tv_sec + gebruik.ru_stime.tv_sec) +
           static_cast<double>(gebruik.ru_utime.tv_usec + gebruik.ru_stime.tv_usec) / 1e6;
}

}  // namespace

TEST_CASE(
    "each hostile message gets the right refusal, without its own words in it, and the gateway goes on") {
    Huisproef huis;
    const Verdraaid v(huis.sleutel_groningen);
    auto gevallen = xml_gevallen(v);
    const auto http = http_gevallen(v);
    gevallen.insert(gevallen.end(), http.begin(), http.end());
    CHECK(gevallen.size() >= 60);
    double duurste = 0;
    std::string welke;
    for (const auto& geval : gevallen) {
        INFO(geval.naam);
        const double voor = cpu_seconden();
        const auto antwoord = huis.stuur(geval.bytes, geval.velden);
        if (const double duur = cpu_seconden() - voor; duur > duurste) {
            duurste = duur;
            welke = geval.naam;
        }
        CHECK(antwoord.status == geval.status);
        if (!geval.faultcode.empty()) {
            CHECK(lees(antwoord.inhoud, "faultcode") == geval.faultcode);
            CHECK(xsd_oordeel(antwoord.inhoud).empty());
            CHECK_FALSE(lees(antwoord.inhoud, "faultstring").empty());
        }
        for (const char* woord : {"OR 1=1", "passwd", "00400231a", "127.0.0.1:9", "isk1_"}) {
            CHECK(antwoord.inhoud.find(woord) == std::string::npos);
        }
        // Control after each: an honest caller is still served.
        CHECK(huis.stuur(v.goed()).status == 200);
    }
    // Reported, not asserted (no timing asserts): client, handshakes and server together; the limit is 50 ms.
    WARN("most CPU for one hostile message: " << duurste * 1000 << " ms (" << welke << ")");
}

TEST_CASE("a fault leaves the connection open for the next message") {
    Huisproef huis;
    auto client = huis.bel();
    for (const auto& tekst : {Bericht{.sleutel = huis.sleutel_almere}.tekst(),
                              Bericht{.sleutel = huis.sleutel_groningen}.tekst()}) {
        client.stuur(
            "POST /isi/cvs/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: " +
            std::to_string(tekst.size()) + "\r\n\r\n" + tekst);
        REQUIRE(client.lees_antwoord());
    }
}

TEST_CASE("methods other than POST and GET are refused with what is allowed") {
    Huisproef huis;
    for (const char* methode : {"PUT", "DELETE", "OPTIONS", "TRACE", "HEAD", "PATCH"}) {
        auto client = huis.bel();
        client.stuur(std::string(methode) +
                     " /isi/cvs/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
        const auto antwoord = client.lees_antwoord(std::string(methode) == "HEAD");
        REQUIRE(antwoord);
        INFO(methode);
        CHECK(antwoord->status == 405);
        CHECK_FALSE(antwoord->veld("Allow").empty());
        CHECK(antwoord->veld("Access-Control-Allow-Origin").empty());
    }
}

TEST_CASE("when the audit cannot be written there is no answer with data, and when it can again there is") {
    Huisproef huis;
    const auto vraag = [&] { return huis.stuur(Bericht{.sleutel = huis.sleutel_groningen}.tekst()); };
    CHECK(vraag().status == 200);
    // A full disk, as far as this process can see: no file may grow any more.
    rlimit oud{};
    getrlimit(RLIMIT_FSIZE, &oud);
    signal(SIGXFSZ, SIG_IGN);
    const rlimit vol{1, oud.rlim_max};
    setrlimit(RLIMIT_FSIZE, &vol);
    std::vector<HttpAntwoord> zonder;
    for (int i = 0; i < 3; ++i) zonder.push_back(vraag());
    setrlimit(RLIMIT_FSIZE, &oud);
    for (const auto& antwoord : zonder) {
        CHECK(antwoord.status == 500);
        CHECK(lees(antwoord.inhoud, "faultcode") == "soap:Server.DK0051");
        CHECK(antwoord.inhoud.find("Kempkensberg") == std::string::npos);
    }
    int status = 0;
    for (int poging = 0; poging < 20 && status != 200; ++poging) status = vraag().status;
    CHECK(status == 200);
    huis.stop();
    CHECK(audit::verify(huis.audit(), {}, [](std::uint64_t) {}).in_orde);
}
