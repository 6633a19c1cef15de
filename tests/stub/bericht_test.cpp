// SPDX-License-Identifier: GPL-3.0-or-later
// What the stub writes and how it reads, without a network.
#include "bericht.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

using namespace isi::client;

namespace {

std::string voorbeeld(const std::string& naam) {
    std::ifstream in(ISI_SOURCE_DIR "/wsdl/voorbeelden/" + naam + ".xml");
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

constexpr const char* id = "6f1f6ac1-6f3b-4c8a-9a2f-0d2c3e4b5a65";  // of the printed geefPersoon

}  // namespace

TEST_CASE("Every identificatiecode is a fresh UUID of version 4") {
    const std::regex vorm("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    std::set<std::string> gezien;
    for (int i = 0; i < 1000; ++i) {
        const std::string uuid = nieuwe_uuid();
        CHECK(std::regex_match(uuid, vorm));
        gezien.insert(uuid);
    }
    CHECK(gezien.size() == 1000);
}

TEST_CASE("No value can end its element, and an absent value is an absent element") {
    CHECK(element("echo", "a<b>&\"c\"\x01]]>") == "<echo>a&lt;b&gt;&amp;\"c\"]]&gt;</echo>");
    CHECK(element("echo", std::nullopt).empty());
    CHECK(element("echo", "").empty());
}

TEST_CASE("The printed answers of the contract are read as what they are") {
    const auto blad = lees_antwoord(200, voorbeeld("geefPersoon-antwoord"), "geefPersoon", id);
    REQUIRE(std::holds_alternative<Element>(blad));
    CHECK(std::get<Element>(blad).waarde("persoonsblad/persoonsgegevens/geboorteland") == "Mexico");
    CHECK(std::get<Element>(blad).code("persoonsblad/persoonsgegevens/geboorteland") == "7006");
    CHECK(std::get<Element>(blad).ja("persoonsblad/persoonsgegevens/indicatieAsielgerechtigd") == false);
    CHECK_FALSE(std::get<Element>(blad).waarde("persoonsblad/persoonsgegevens/nationaliteit2"));

    const auto niets =
        lees_antwoord(200, voorbeeld("geefPersoon-antwoord-niets-gevonden"), "geefPersoon", id);
    CHECK(std::holds_alternative<NietsGevonden>(niets));

    const auto nee = lees_antwoord(200, voorbeeld("geefPersoon-antwoord-geweigerd"), "geefPersoon", id);
    REQUIRE(std::holds_alternative<Geweigerd>(nee));
    const Geweigerd& geweigerd = std::get<Geweigerd>(nee);
    CHECK_FALSE(geweigerd.soap_fout);
    CHECK(geweigerd.meldingen.at(0).foutcode == "AUT401");
    CHECK(geweigerd.meldingen.at(0).sleutelgegevens.at(1) ==
          std::pair<std::string, std::string>("wet", "WI2021"));

    const auto fout = lees_antwoord(500, voorbeeld("fout-niet-geautoriseerd"), "geefPersoon", id);
    REQUIRE(std::holds_alternative<Geweigerd>(fout));
    CHECK(std::get<Geweigerd>(fout).soap_fout);
    CHECK(std::get<Geweigerd>(fout).meldingen.at(0).foutcode == "DK0002");
}

TEST_CASE("What is no answer to this question is a protocolfout, and none of its bytes are repeated") {
    const std::string goed = voorbeeld("geefPersoon-antwoord");
    const auto is_protocolfout = [](const Uitkomst<Element>& uitkomst) {
        const auto* fout = std::get_if<Protocolfout>(&uitkomst);
        return fout != nullptr && fout->tekst.find("004002313") == std::string::npos;
    };
    CHECK(is_protocolfout(lees_antwoord(200, goed, "geefPersoon", "6f1f6ac1-6f3b-4c8a-9a2f-0d2c3e4b5a00")));
    CHECK(is_protocolfout(lees_antwoord(200, goed, "geefWet", id)));
    CHECK(is_protocolfout(lees_antwoord(503, goed, "geefPersoon", id)));
    CHECK(is_protocolfout(lees_antwoord(200, goed.substr(0, goed.size() / 2), "geefPersoon", id)));
    CHECK(is_protocolfout(lees_antwoord(413, "", "geefPersoon", id)));
    CHECK(is_protocolfout(lees_antwoord(200, "<html>004002313</html>", "geefPersoon", id)));
}
