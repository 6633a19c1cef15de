// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <memory>

#include "kbi_dossiers.hpp"
#include "tools/admin/kbi/dossierlezer.hpp"

using namespace isi;
using namespace isi::kbi_import;
using isi::kbi::Paneel;
using proef::dossier;
using proef::lees_kbi;
using proef::los_dossier;
using proef::personalia;

namespace {

const Dossierlezer& lezer() {
    static const Dossierlezer een(true);
    return een;
}

Gelezen lees(const std::string& bytes) {
    auto uit = lezer().lees(bytes);
    INFO((uit ? "" : std::string(code(uit.error().reden)) + " " + uit.error().element));
    REQUIRE(uit.has_value());
    REQUIRE(uit->has_value());
    return **std::move(uit);
}

Gebrek gebrek(const std::string& bytes, const Dossierlezer& met = lezer()) {
    const auto uit = met.lees(bytes);
    REQUIRE_FALSE(uit.has_value());
    return uit.error();
}

std::string xmllint(const std::filesystem::path& pad) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pijp(
        popen(("xmllint --exc-c14n " + pad.string()).c_str(), "r"), pclose);
    std::string uit;
    std::array<char, 65536> stuk{};
    for (std::size_t n = 0; (n = fread(stuk.data(), 1, stuk.size(), pijp.get())) > 0;)
        uit.append(stuk.data(), n);
    return uit;
}

}  // namespace

TEST_CASE("each part of a public dossier is kept as xmllint writes it in exclusive canonical form") {
    int dossiers = 0;
    for (const auto& rij : std::filesystem::directory_iterator(proef::kbi_map)) {
        const auto bytes = lees_kbi(rij.path());
        if (bytes.find("<KBIDossier>") == std::string::npos) {
            const auto zonder = lezer().lees(bytes);
            REQUIRE(zonder.has_value());
            CHECK_FALSE(zonder->has_value());
            continue;
        }
        ++dossiers;
        const auto gelezen = lees(bytes);
        CHECK(gelezen.dossier.insz.text() == rij.path().stem().string());
        CHECK(gelezen.geboortedatum.has_value());
        CHECK(gelezen.twijfels.empty());
        std::string rest = los_dossier(xmllint(rij.path()));
        for (const auto& paneel : gelezen.dossier.panelen) {
            const auto plaats = rest.find(paneel.bytes);
            REQUIRE(plaats != std::string::npos);
            rest.erase(plaats, paneel.bytes.size());
        }
        // Nothing but white space was between them.
        CHECK(rest.find_first_not_of(" \r\n\t", rest.find('>') + 1) == rest.find("</KBIDossier>"));
    }
    CHECK(dossiers == 6);
}

TEST_CASE("a dossier by itself, in a reply or in an envelope is the same dossier") {
    const auto antwoord = lees_kbi(proef::kbi_map / "90722600260.xml");
    const auto heel = lees(antwoord).dossier;
    CHECK(heel.panelen.size() == 10);
    CHECK(lees(los_dossier(antwoord)).dossier == heel);
    CHECK(lees("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- x -->\n" + los_dossier(antwoord) + "\n")
              .dossier == heel);
    CHECK(lees("\xEF\xBB\xBF<?xml version='1.0'?>" + antwoord).dossier == heel);
    CHECK(
        lees("<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:x=\"urn:x\"><e:Body>" +
             antwoord + "</e:Body></e:Envelope>")
            .dossier == heel);
}

TEST_CASE("what may be spelled otherwise is kept in one spelling, comments and line ends by reference too") {
    const auto gelezen =
        lees(
            "<KBIDossier xmlns:q='urn:ongebruikt' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
            "<Personalia><INSZ> 93051822361\n</INSZ></Personalia>"
            "<Aanmelding><Reden Naam='a \"b\" &gt; c' KorteNaam=\"k\"><![CDATA[13]]></Reden>"
            "<!-- blijft --></Aanmelding>"
            "<Inbreuken><Inbreuk><Motivering>x&#13;&#60;y</Motivering></Inbreuk></Inbreuken><Wooncode/></"
            "KBIDossier>")
            .dossier;
    CHECK(gelezen.insz.text() == "93051822361");
    REQUIRE(gelezen.panelen.size() == 4);
    CHECK(gelezen.panelen[1].paneel == Paneel::aanmelding);
    CHECK(gelezen.panelen[1].bytes ==
          "<Aanmelding><Reden KorteNaam=\"k\" Naam=\"a &quot;b&quot; > c\">13</Reden>"
          "<!-- blijft --></Aanmelding>");
    CHECK(gelezen.panelen[2].bytes ==
          "<Inbreuken><Inbreuk><Motivering>x&#xD;&lt;y</Motivering></Inbreuk></Inbreuken>");
    CHECK(gelezen.panelen[3].bytes == "<Wooncode></Wooncode>");
}

TEST_CASE("an error of structure refuses the dossier, with line and element and without a value") {
    struct Rij {
        std::string bytes;
        Reden reden;
        std::uint32_t regel;
        std::string element;
    };
    const std::string goed = personalia();
    for (const auto& [bytes, reden, regel, element] :
         {Rij{dossier("\n" + goed + "\n<Doelgroep>\n<Cod>JA</Cod></Doelgroep>"), Reden::schema, 4,
              "Doelgroep"},
          Rij{dossier("\n<Wooncode></Wooncode>\n" + goed), Reden::schema, 3, "Personalia"},
          Rij{dossier(goed + goed), Reden::schema, 1, "Personalia"},
          Rij{dossier("\n\n<Personalia><INSZ>geheim-1</INSZ></Personalia>"), Reden::schema, 3, "INSZ"},
          Rij{dossier(goed + "\n<Aanmelding><DatumAanmelding>31-12-2020</DatumAanmelding></Aanmelding>"),
              Reden::schema, 2, "DatumAanmelding"},
          Rij{dossier("\n" + personalia("93051822362")), Reden::insz_ongeldig, 2, "INSZ"},
          Rij{"\n" + dossier("<Wooncode></Wooncode>"), Reden::geen_insz, 2, "Personalia"},
          Rij{dossier("\n<Personalia>"), Reden::geen_xml, 2, ""},
          Rij{dossier("\n\xFF"), Reden::geen_xml, 2, ""},
          Rij{"<!DOCTYPE KBIDossier [<!ENTITY a 'b'>]>" + dossier(goed), Reden::geen_xml, 1, ""},
          Rij{"<?xml version='1.0' encoding='ISO-8859-1'?>" + dossier(goed), Reden::geen_xml, 1, ""},
          Rij{"", Reden::geen_xml, 1, ""}, Rij{"geen xml", Reden::geen_xml, 1, ""},
          Rij{dossier(goed) + dossier(goed), Reden::geen_xml, 1, ""},
          Rij{"\n<Dossier></Dossier>", Reden::geen_dossier, 2, ""},
          Rij{"<k:KBIDossier xmlns:k='http://inburgering.be/types/V01'>" + goed + "</k:KBIDossier>",
              Reden::geen_dossier, 1, ""}}) {
        INFO(bytes);
        const auto uit = gebrek(bytes);
        CHECK(code(uit.reden) == code(reden));
        if (!element.empty()) CHECK(uit.element == element);
        if (reden != Reden::geen_xml) CHECK(uit.regel == regel);
        CHECK(uit.element.find("geheim") == std::string::npos);
    }
}

TEST_CASE("a made-up number has no place where it is not allowed") {
    const Dossierlezer streng(false);
    CHECK(gebrek(dossier(personalia("90722500191")), streng).reden == Reden::insz_verzonnen);
    CHECK(streng.lees(dossier(personalia())).has_value());
    CHECK(lees(dossier(personalia("90722500191"))).dossier.panelen.size() == 1);
}

TEST_CASE(
    "a code that its list does not have is kept with a doubt, once a list; a list that nobody published has "
    "no say") {
    const auto gelezen =
        lees(dossier(personalia() +
                     "\n<Doelgroep><Code>MISSCHIEN</Code><Type>RECHT</Type></Doelgroep>\n<Trajecten>"
                     "<Traject><Type>TT_A</Type></Traject><Traject><Type>TT_B</Type></Traject></Trajecten>"
                     "<Adviezen><HvN>99</HvN></Adviezen>"));
    CHECK(gelezen.dossier.panelen[1].bytes.find("MISSCHIEN") != std::string::npos);
    REQUIRE(gelezen.twijfels.size() == 2);
    CHECK(gelezen.twijfels[0].element == "doelgroep");
    CHECK(gelezen.twijfels[0].regel == 2);
    CHECK(gelezen.twijfels[1].element == "traject_type");
    CHECK(gelezen.twijfels[1].regel == 3);
    CHECK(gelezen.twijfels[0].reden == Reden::onbekende_code);
}

TEST_CASE("a dossier of 250 KB is read, and one that only looks like one is not") {
    std::string lessen;
    while (lessen.size() < 250'000)
        lessen +=
            "<LesMoment><Datum>2024-01-15</Datum><AanvangUur>09:00</AanvangUur><EindUur>12:00</EindUur></"
            "LesMoment>";
    const auto groot = dossier(personalia() +
                               "<VormingsActiviteiten><MOCursussen><MOCursus><ID>1</ID><Nummer>1</Nummer>"
                               "<LesMomenten>" +
                               lessen + "</LesMomenten></MOCursus></MOCursussen></VormingsActiviteiten>");
    const auto uit = lezer().lees(groot);
    REQUIRE(uit.has_value());
    CHECK((*uit)->dossier.panelen.at(1).bytes.size() > 250'000);
    std::string diep;
    for (int i = 0; i < 100; ++i) diep += "<x>";
    CHECK(gebrek(dossier(personalia() + diep)).reden == Reden::geen_xml);
}

TEST_CASE("a file's name that may hold a number is not shown") {
    CHECK(toonbaar("90722500191.xml") == "###########.xml");
    CHECK(toonbaar("90.72.25-001.91 b.xml") == "##.##.##-###.## b.xml");
    CHECK(toonbaar("dossier-20240115.xml") == "dossier-20240115.xml");
}
