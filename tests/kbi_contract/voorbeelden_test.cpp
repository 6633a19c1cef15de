// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <pugixml.hpp>
#include <set>

#include "schema_proef.hpp"

using namespace isi::proef::kbi;
using isi::kbi::contract::Dialect;

namespace {

struct Voorbeeld {
    std::string naam, tekst;
};

std::vector<Voorbeeld> voorbeelden(const std::string& map) {
    std::vector<Voorbeeld> uit;
    for (const auto& pad : xml_in("wsdl/kbi/voorbeelden/" + map))
        uit.push_back({pad.filename().string(), lees_bestand(pad)});
    return uit;
}

// The texts of all elements of that name, anywhere in the examples.
std::set<std::string> teksten(const std::vector<Voorbeeld>& alle, const std::string& element) {
    std::set<std::string> uit;
    for (const auto& v : alle) {
        pugi::xml_document document;
        REQUIRE(document.load_string(v.tekst.c_str()));
        for (const auto& gevonden : document.select_nodes(("//" + element).c_str()))
            uit.insert(gevonden.node().child_value());
    }
    return uit;
}

std::set<std::string> wortels(const std::vector<Voorbeeld>& alle) {
    std::set<std::string> uit;
    for (const auto& v : alle) {
        pugi::xml_document document;
        REQUIRE(document.load_string(v.tekst.c_str()));
        const std::string naam = document.document_element().name();
        uit.insert(naam.substr(naam.find(':') + 1));
    }
    return uit;
}

bool bevat(const std::set<std::string>& groot, const std::set<std::string>& klein) {
    return std::ranges::includes(groot, klein);
}

}  // namespace

TEST_CASE("every example is valid in its own dialect, and in no other") {
    const auto magda = schema_van(Dialect::magda), ksz = schema_van(Dialect::ksz);
    for (const auto& v : voorbeelden("magda")) {
        INFO(v.naam);
        CHECK(keur(magda, v.tekst).empty());
        CHECK_FALSE(keur(ksz, v.tekst).empty());
    }
    for (const auto& v : voorbeelden("ksz")) {
        INFO(v.naam);
        CHECK(keur(ksz, v.tekst).empty());
        CHECK_FALSE(keur(magda, v.tekst).empty());
    }
}

TEST_CASE("there is an example of every message and of every outcome") {
    const auto magda = voorbeelden("magda"), ksz = voorbeelden("ksz");
    for (const char* bericht : {"GeefDossierKBI", "RegistreerToeleiding", "GeefToeleidingen",
                                "RegistreerInschrijving", "RegistreerUitschrijving"}) {
        INFO(bericht);
        CHECK(bevat(wortels(magda), {bericht, std::string(bericht) + "Response"}));
    }
    for (const std::string operatie :
         {"consultFile", "consultAppointments", "requestAppointment", "registerInscription",
          "unregisterInscription", "listInscriptions", "TestConnection"}) {
        INFO(operatie);
        CHECK(bevat(wortels(ksz), {operatie + "Fault", operatie + "Request", operatie + "Response"}));
    }
    CHECK(bevat(teksten(magda, "Uitzondering/Identificatie"),
                {"15021", "20002", "20003", "20005", "20007", "20110", "30001", "30002", "30003", "30004",
                 "40001", "40003", "40006", "40143", "50000", "60006", "60009", "99984", "99996"}));
    CHECK(bevat(teksten(ksz, "status/code"), {"HAN20200", "MSG00000", "MSG00005", "MSG00006", "MSG00008",
                                              "MSG00009", "MSG00011", "MSG00012", "MSG00013", "MSG00100"}));
    CHECK(teksten(ksz, "status/value") ==
          std::set<std::string>{"DATA_FOUND", "INCOMPLETE_DATA", "NOK", "NO_DATA_FOUND", "NO_RESULT", "OK"});
}

TEST_CASE("the persons of the examples are test persons: month 61 to 72") {
    for (const auto& map : {"magda", "ksz"})
        for (const char* element : {"INSZ", "ssin", "Sleutel", "Gebruiker", "userId"})
            for (const auto& nummer : teksten(voorbeelden(map), element)) {
                INFO(nummer);
                REQUIRE(nummer.size() == 11);
                const int maand = std::stoi(nummer.substr(2, 2));
                CHECK(maand >= 61);
                CHECK(maand <= 72);
            }
}

TEST_CASE("one wrong thing in a question is refused") {
    struct Geval {
        Dialect dialect;
        const char *voorbeeld, *oud, *nieuw;
    };
    const std::string map = std::string(ISI_SOURCE_DIR) + "/wsdl/kbi/voorbeelden/";
    for (const auto& g : std::vector<Geval>{
             {Dialect::magda, "magda/GeefDossierKBI.verzoek.xml", "<Naam>GeefDossierKBI</Naam>", ""},
             {Dialect::magda, "magda/GeefDossierKBI.verzoek.xml", "01.00.0000", "1.0"},
             {Dialect::magda, "magda/GeefDossierKBI.verzoek.xml", "<Type>VRAAG</Type>", "<Type>vraag</Type>"},
             {Dialect::magda, "magda/GeefDossierKBI.verzoek.xml", "10:15:00.000", "10.15"},
             {Dialect::magda, "magda/GeefDossierKBI.verzoek.xml", "Gebruiker>", "Gebruikers>"},
             {Dialect::magda, "magda/GeefDossierKBI.verzoek.xml", "web:GeefDossierKBI ", "web:GeefDossier "},
             {Dialect::magda, "magda/RegistreerToeleiding.verzoek.xml", "<AanvangUur>09:00</AanvangUur>", ""},
             {Dialect::magda, "magda/RegistreerToeleiding.verzoek.xml", "<Datum>2026-12-08</Datum>", ""},
             {Dialect::magda, "magda/RegistreerToeleiding.verzoek.xml", "09:00", "24:30"},
             {Dialect::magda, "magda/RegistreerToeleiding.verzoek.xml", "<KboNummer>0207451227</KboNummer>",
              "<KboNummer>0207451227</KboNummer><Identificatienummer>1</Identificatienummer>"},
             {Dialect::magda, "magda/RegistreerInschrijving-02.01.verzoek.xml", "<BetrokkenSubject>",
              "<INSZ>90722600260</INSZ><BetrokkenSubject>"},
             {Dialect::magda, "magda/RegistreerInschrijving-02.00.verzoek.xml",
              "<Hoedanigheid>1</Hoedanigheid>", ""},
             {Dialect::ksz, "ksz/consultFile.request.xml", "<cbeNumber>0207451227</cbeNumber>", ""},
             {Dialect::ksz, "ksz/consultFile.request.xml", "<cbeNumber>0207451227</cbeNumber>",
              "<cbeNumber>0207451227</cbeNumber><sector>17</sector><institution>1</institution>"},
             {Dialect::ksz, "ksz/consultFile.request.xml", "<ssin>90722600260</ssin>", ""},
             {Dialect::ksz, "ksz/consultFile.request.xml", "<legalContext>",
              "<purpose>x</purpose><legalContext>"},
             {Dialect::ksz, "ksz/requestAppointment.request.xml", "<startTime>09:00</startTime>", ""},
             {Dialect::ksz, "ksz/requestAppointment.request.xml", "2026-12-08", "2026-02-30"},
             {Dialect::ksz, "ksz/requestAppointment.request.xml", "2026-12-08", "2026-12-08Z"},
             {Dialect::ksz, "ksz/registerInscription.request.xml", "<qualityCode>1<", "<qualityCode>100<"},
             {Dialect::ksz, "ksz/registerInscription.request.xml", "<qualityCode>1<", "<qualityCode>0<"}}) {
        INFO(g.voorbeeld << ": " << g.oud << " -> " << g.nieuw);
        const auto schema = schema_van(g.dialect);
        auto tekst = lees_bestand(map + g.voorbeeld);
        CHECK(keur(schema, tekst).empty());
        // Examples are written one element a line; what is looked for may span lines without its blanks.
        for (auto plek = tekst.find("\n"); plek != std::string::npos; plek = tekst.find("\n", plek))
            tekst.erase(plek, tekst.find_first_not_of(" \n", plek) - plek);
        const std::string oud = g.oud;
        auto plek = tekst.find(oud);
        REQUIRE(plek != std::string::npos);
        for (; plek != std::string::npos; plek = tekst.find(oud, plek + std::string(g.nieuw).size()))
            tekst.replace(plek, oud.size(), g.nieuw);
        CHECK_FALSE(keur(schema, tekst).empty());
    }
}
