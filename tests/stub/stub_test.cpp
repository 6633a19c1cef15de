// SPDX-License-Identifier: GPL-3.0-or-later
// The stub against the real gateway; tests/support/met_gateway gives the sandbox and the address.
#include <sys/wait.h>
#include <isi_client.hpp>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace isi::client;

namespace {

std::string omgeving(const char* naam) {
    const char* waarde = std::getenv(naam);
    REQUIRE(waarde != nullptr);
    return waarde;
}

Instellingen als(const std::string& client) {
    Instellingen uit = laad_instellingen(omgeving("ISI_SANDBOX") + "/clients/" + client);
    uit.url = omgeving("ISI_URL");
    return uit;
}

Persoonvraag vraag(const char* wet, const char* bsn) {
    return {"0014", wet, bsn, std::nullopt, std::nullopt};
}

template <class T, class U>
const T& is(const U& uitkomst) {
    REQUIRE(std::holds_alternative<T>(uitkomst));
    return std::get<T>(uitkomst);
}

struct Afloop {
    int einde = -1;
    std::string uit;
};

// Runs isi-client as Groningen; both streams in one text.
Afloop programma(const std::string& argumenten, const std::string& url) {
    const std::string bestand = omgeving("ISI_SANDBOX") + "/uit.txt";
    const std::string regel = omgeving("ISI_CLIENT_PROGRAMMA") + " --url " + url + " --client " +
                              omgeving("ISI_SANDBOX") + "/clients/gemeente-groningen " + argumenten + " >" +
                              bestand + " 2>&1";
    const int status = std::system(regel.c_str());
    std::ifstream in(bestand);
    return {WEXITSTATUS(status), {std::istreambuf_iterator<char>(in), {}}};
}

}  // namespace

TEST_CASE("testVerbinding tells who the gateway sees, and the echo returns unharmed") {
    Client client(als("gemeente-groningen"));
    const auto uitkomst = client.test_verbinding("a < b & \"c\"");
    const auto& verbinding = is<Verbinding>(uitkomst);
    CHECK(verbinding.echo == "a < b & \"c\"");
    CHECK(verbinding.oin == "00000099000000014000");
    CHECK(verbinding.omgeving == "sandbox");
    CHECK(verbinding.antwoord.waarde("grenzen/maximaalAantalPerPagina") == "500");
}

TEST_CASE("geefGemeenten gives Groningen with its roles; a second call on the kept connection as well") {
    Client client(als("gemeente-groningen"));
    for (int i = 0; i < 2; ++i) {
        const auto uitkomst = client.geef_gemeenten();
        const auto& gemeenten = is<std::vector<Gemeente>>(uitkomst);
        REQUIRE(gemeenten.size() == 1);
        CHECK(gemeenten[0].code == "0014");
        CHECK(gemeenten[0].naam == "Groningen");
        CHECK(gemeenten[0].rollen == std::vector<std::string>{"Wi2007", "Wi2013MUT", "Wi2021MUT"});
    }
}

TEST_CASE("The sheet of 004002313 has the fields that the manual prints") {
    Client client(als("gemeente-groningen"));
    const auto uitkomst = client.geef_persoon(vraag("WI2007", "004002313"));
    const auto& blad = is<Persoonsblad>(uitkomst);
    CHECK(blad.naam() == "Test GBAV-SAP");
    CHECK(blad.bsn() == "004002313");
    CHECK(blad.a_nummer() == "4020209358");
    CHECK(blad.geboortedatum() == "1967-04-04");
    CHECK(blad.verblijf() == "WOONACHTIG");
    CHECK(blad.code_geheim() == "0");
    CHECK(blad.signaaltelling().totaal == 1);
    CHECK(blad.signaaltelling().in_behandeling == 1);
    CHECK_FALSE(blad.datum_overlijden());
    CHECK(blad.blad.waarde("persoonsgegevens/straatnaam") == "Kempkensberg");
    CHECK(blad.blad.waarde("persoonsgegevens/gemeenteVanInschrijving") == "Groningen");
    CHECK(blad.blad.waarde("persoonsgegevens/geboorteland") == "Mexico");
    CHECK(blad.blad.ja("persoonsgegevens/indicatieRechtmatigVerblijf") == true);

    auto op_a_nummer = vraag("WI2007", "");
    op_a_nummer.a_nummer = "4020209358";
    CHECK(is<Persoonsblad>(client.geef_persoon(op_a_nummer)).bsn() == "004002313");
}

TEST_CASE("geefWet gives the manual's sentences") {
    Client client(als("gemeente-groningen"));
    const auto uitkomst = client.geef_wet("0014", "569026040");
    const auto& wet = is<Wet>(uitkomst);
    CHECK(wet.wet == "WI2021");
    CHECK(wet.overleden);
    REQUIRE(wet.meldingen.size() == 2);
    CHECK(wet.meldingen[0].tekst == "Persoon is overleden.");
    CHECK(wet.meldingen[1].tekst == "Persoon valt onder de Wet Inburgering 2021.");
}

TEST_CASE("Unknown is nothing found; not allowed is refused with what to change") {
    Client groningen(als("gemeente-groningen"));
    CHECK(std::holds_alternative<NietsGevonden>(groningen.geef_persoon(vraag("WI2007", "999999990"))));

    Client rotterdam(als("gemeente-rotterdam"));
    auto wi2021 = vraag("WI2021", "004002313");
    wi2021.gemeente = "0599";
    const auto uitkomst = rotterdam.geef_persoon(wi2021);
    const auto& geweigerd = is<Geweigerd>(uitkomst);
    CHECK_FALSE(geweigerd.soap_fout);
    CHECK(geweigerd.meldingen.at(0).foutcode == "AUT401");
}

TEST_CASE("A key that is not this certificate's is refused by a SOAP fault, one and the same") {
    for (const char* naam : {"fout-geen-oin", "fout-andermans-sleutel"}) {
        Client client(als(naam));
        const auto uitkomst = client.test_verbinding();
        const auto& geweigerd = is<Geweigerd>(uitkomst);
        CHECK(geweigerd.soap_fout);
        CHECK(geweigerd.meldingen.at(0).foutcode == "DK0002");
    }
}

TEST_CASE("A certificate that the gateway does not take is a failed connection with advice") {
    for (const char* naam : {"fout-verlopen", "fout-ingetrokken", "fout-vreemde-ca"}) {
        Client client(als(naam));
        const auto uitkomst = client.test_verbinding();
        CHECK(is<VerbindingMislukt>(uitkomst).advies.find("clientcertificaat") != std::string::npos);
    }
}

TEST_CASE("A server of another CA gets no question") {
    Instellingen instellingen = als("gemeente-groningen");
    instellingen.ca = als("fout-vreemde-ca").certificaat;
    Client client(instellingen);
    const auto uitkomst = client.test_verbinding();
    CHECK(is<VerbindingMislukt>(uitkomst).advies.find("CA-bestand") != std::string::npos);
}

TEST_CASE("Nobody listening is a failed connection; plain http is never spoken") {
    Instellingen instellingen = als("gemeente-groningen");
    instellingen.url = "https://localhost:1/isi/cvs/v1";
    CHECK(std::holds_alternative<VerbindingMislukt>(Client(instellingen).test_verbinding()));
    instellingen.url = omgeving("ISI_BEHEER") + "/health/live";
    CHECK(is<VerbindingMislukt>(Client(instellingen).test_verbinding()).tekst.find("https") !=
          std::string::npos);
}

TEST_CASE("Settings that are not there are named by their file") {
    CHECK_THROWS_AS(als("bestaat-niet"), Instellingsfout);
    Instellingen zonder = als("gemeente-groningen");
    zonder.wachtwoord_bestand += ".weg";
    CHECK_THROWS_WITH(Client(zonder), Catch::Contains("wachtwoord.weg"));
}

TEST_CASE("isi-client prints the sheet in Dutch and ends as its help says") {
    const std::string url = omgeving("ISI_URL");
    const Afloop blad = programma("persoon 004002313", url);
    CHECK(blad.einde == 0);
    for (const char* wat :
         {"Test GBAV-SAP", "Mexico (7006)", "Kempkensberg", "Datum vestiging in Nederland"}) {
        CHECK_THAT(blad.uit, Catch::Contains(wat));
    }
    CHECK(programma("verbinding", url).einde == 0);
    CHECK(programma("gemeenten", url).einde == 0);
    CHECK(programma("wet 569026040", url).einde == 0);
    const Afloop niets = programma("persoon 999999990", url);
    CHECK(niets.einde == 1);
    CHECK_THAT(niets.uit, !Catch::Contains("999999990"));
    CHECK(programma("", url).einde == 2);
    CHECK(programma("--client /bestaat/niet verbinding", url).einde == 2);
    CHECK(programma("verbinding", "https://localhost:1/isi/cvs/v1").einde == 3);
}
