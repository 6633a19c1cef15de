// SPDX-License-Identifier: GPL-3.0-or-later
#include <libxml/parser.h>
#include <libxml/xmlIO.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "berichten.hpp"
#include "wsdl/contract.hpp"

using namespace isi;
using namespace isi::proef;
using bericht::Schema;

namespace {

std::optional<Protocolfout> keur(const Schema& schema, const std::string& bytes) {
    const auto omslag = bericht::bewaak(bytes, bericht::Grenzen{});
    REQUIRE(omslag);
    const auto uit = schema.keur(*omslag);
    return uit ? std::nullopt : std::optional(uit.error());
}

struct Geval {
    std::string naam, oud, nieuw;
    std::string zin;                     // part of the sentence
    std::optional<std::string> element;  // nullopt: none is named
    std::uint32_t regel;                 // in the whole request
};

// Invalid in one way each; GEHEIM stands where a person's number could stand.
const std::vector<Geval>& gevallen() {
    static const std::vector<Geval> alle{
        {"value", ">999990019<", ">GEHEIM<", "element bsn heeft een onjuiste waarde", "bsn", 23},
        {"empty value", ">999990019<", "><", "element bsn heeft een onjuiste waarde", "bsn", 23},
        {"blank around", ">999990019<", "> 999990019 <", "element bsn heeft een onjuiste waarde", "bsn", 23},
        {"value over two lines", ">0014<", ">GEHEIM\n\n<", "element gemeentecode heeft een onjuiste waarde",
         "gemeentecode", 22},
        {"code in lower case", ">WI2007<", ">wi2007<", "element wet heeft een onjuiste waarde", "wet", 22},
        {"date without day", ">2026-01-02T03", ">2026-13-02T03", "element datumTijdBedrijfsdocument heeft",
         "datumTijdBedrijfsdocument", 19},
        {"required element absent", "<isi:wet>WI2007</isi:wet>", "",
         "element bsn staat hier niet goed. Verwacht: doel, wet.", "bsn", 23},
        {"last required element absent", "<isi:wet>WI2007</isi:wet>\n      <isi:bsn>999990019</isi:bsn>", "",
         "in element geefPersoon ontbreekt een verplicht element. Verwacht: doel, wet.", "geefPersoon", 23},
        {"element twice", "<isi:bsn>", "<isi:bsn>999990019</isi:bsn><isi:bsn>",
         "element bsn staat hier niet goed", "bsn", 23},
        {"other order", "<isi:wet>WI2007</isi:wet>", "<isi:bsn>999990019</isi:bsn>",
         "element bsn staat hier niet goed", "bsn", 22},
        {"unknown element", "<isi:bsn>", "<isi:GEHEIM>1</isi:GEHEIM><isi:bsn>",
         "element geefPersoon bevat een element dat de dienst niet kent. Verwacht: bsn", "geefPersoon", 23},
        {"known name in another namespace", "<isi:bsn>", "<bsn>1</bsn><isi:bsn>",
         "element bsn staat hier niet goed", "bsn", 23},
        {"nested element", ">999990019<", "><isi:X>GEHEIM</isi:X><", "voldoet niet aan het schema", "bsn",
         23},
        {"text between", "<isi:bsn>", "GEHEIM<isi:bsn>", "element geefPersoon bevat tekst", "geefPersoon",
         23},
        {"attribute", "<isi:bsn>", "<isi:bsn GEHEIM='GEHEIM'>", "element bsn heeft een attribuut", "bsn", 23},
        {"nil", "<isi:bsn>", "<isi:bsn xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'>",
         "element bsn heeft een attribuut", "bsn", 23},
        {"encodingStyle", "<isi:bsn>",
         "<isi:bsn soap:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'>",
         "element bsn heeft een attribuut", "bsn", 23},
        {"unknown operation", "geefPersoon>", "geefGEHEIM>", "geen operatie van deze dienst", std::nullopt,
         15},
        {"operation in no namespace", "<isi:geefPersoon>", "<isi:geefPersoon xmlns:isi='urn:GEHEIM'>",
         "geen operatie", std::nullopt, 15},
        {"a response as question", "geefPersoon>", "geefPersoonResponse>",
         "element gemeentecode staat hier niet goed", "gemeentecode", 20}};
    return alle;
}

// A name stands in both tags.
std::string bederf(const Geval& geval) {
    auto bytes = vervang(verzoek(), geval.oud, geval.nieuw);
    if (geval.oud == "geefPersoon>") bytes = vervang(bytes, "/isi:" + geval.oud, "/isi:" + geval.nieuw);
    return bytes;
}

}  // namespace

TEST_CASE("valid requests of the published contract pass") {
    const Schema schema(contract::xsd());
    for (const auto& bytes : verzoeken()) {
        INFO(bytes);
        const auto fout = keur(schema, bytes);
        if (fout) INFO(fout->faultstring);
        CHECK_FALSE(fout);
    }
}

TEST_CASE("what is invalid is told by element and line, and never by its value") {
    const Schema schema(contract::xsd());
    for (const auto& geval : gevallen()) {
        INFO(geval.naam);
        const auto fout = keur(schema, bederf(geval));
        REQUIRE(fout);
        INFO(fout->faultstring);
        CHECK(fout->faultcode == "Client.DK0004");
        CHECK(fout->faultstring.find(geval.zin) != std::string::npos);
        CHECK(fout->faultstring.size() <= 500);
        CHECK(fout->faultstring.find("GEHEIM") == std::string::npos);
        CHECK(fout->faultstring.find("99999") == std::string::npos);
        CHECK(fout->element == geval.element);
        REQUIRE(fout->regel);
        CHECK(*fout->regel == geval.regel);
    }
}

TEST_CASE("one validator serves valid and invalid in turn, and many more than it is kept for") {
    const Schema schema(contract::xsd());
    const auto goed = verzoek();
    const auto fout = vervang(goed, ">999990019<", ">x<");
    for (int i = 0; i < 2500; ++i) {
        const bool verwacht = i % 3 != 0;
        if (keur(schema, verwacht ? goed : fout).has_value() == verwacht)
            FAIL("verdict " << i << " is wrong");
    }
}

TEST_CASE("one schema judges for many threads at once") {
    const Schema schema(contract::xsd());
    const auto goed = bericht::bewaak("", bericht::Grenzen{});
    REQUIRE_FALSE(goed);
    const std::vector<std::string> berichten = verzoeken();
    std::vector<std::string> slecht;
    for (const auto& geval : gevallen()) slecht.push_back(bederf(geval));
    std::atomic<int> mis = 0;
    const auto werk = [&] {
        for (int i = 0; i < 100; ++i) {
            for (const auto& bytes : berichten)
                mis += !schema.keur(*bericht::bewaak(bytes, bericht::Grenzen{}));
            for (const auto& bytes : slecht)
                mis += schema.keur(*bericht::bewaak(bytes, bericht::Grenzen{})).has_value();
        }
    };
    std::vector<std::thread> draden;
    for (int i = 0; i < 4; ++i) draden.emplace_back(werk);
    for (auto& draad : draden) draad.join();
    CHECK(mis == 0);
}

namespace {
std::atomic<int> geladen = 0;
xmlParserInputPtr let_op(const char* /*url*/, const char* /*id*/, xmlParserCtxtPtr /*ctxt*/) {
    ++geladen;
    return nullptr;
}
}  // namespace

TEST_CASE("xsi:schemaLocation is never followed") {
    const Schema schema(contract::xsd());
    const auto oud = xmlGetExternalEntityLoader();
    xmlSetExternalEntityLoader(let_op);
    const auto fout =
        keur(schema,
             vervang(verzoek(), "<isi:geefPersoon>",
                     "<isi:geefPersoon xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
                     "xsi:schemaLocation='urn:x http://127.0.0.1:9/x.xsd urn:inburgering:isi:cvs:v1 y.xsd' "
                     "xsi:noNamespaceSchemaLocation='file:///etc/passwd'>"));
    const auto tijdens = geladen.load();
    // Control: the loader is where libxml2 would go.
    xmlFreeDoc(xmlReadFile("file:///etc/hostname", nullptr, XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    xmlSetExternalEntityLoader(oud);
    CHECK_FALSE(fout);
    CHECK(tijdens == 0);
    CHECK(geladen == 1);
}

TEST_CASE("a schema that is none, or wants another document, is refused with a reason") {
    const std::string begin = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>";
    CHECK_THROWS_AS(Schema(""), std::runtime_error);
    CHECK_THROWS_AS(Schema("<a/>"), std::runtime_error);
    CHECK_THROWS_AS(Schema(begin + "<xs:element name='a' type='weg'/></xs:schema>"), std::runtime_error);
    CHECK_THROWS_AS(Schema(begin + "<xs:include schemaLocation='x.xsd'/></xs:schema>"), std::runtime_error);
    CHECK_THROWS_AS(Schema(begin + "<xs:import namespace='urn:x' schemaLocation='x.xsd'/></xs:schema>"),
                    std::runtime_error);
    CHECK_THROWS_AS(Schema("<!DOCTYPE a>" + begin + "</xs:schema>"), std::runtime_error);
    CHECK_NOTHROW(Schema(begin + "<xs:element name='a' type='xs:int'/></xs:schema>"));
}
