// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "validator.hpp"
#include "wsdl/contract.hpp"

// The published examples must be what they teach.
using isi::lint::Validator;

namespace {

const std::filesystem::path map = std::filesystem::path(ISI_SOURCE_DIR) / "wsdl/voorbeelden";

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::filesystem::path> examples() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(map))
        if (entry.path().extension() == ".xml") files.push_back(entry.path());
    return files;
}

/// The part that the contract describes: the child of Body, or of a fault's detail.
std::string contract_part(const pugi::xml_document& document) {
    auto node = document.child("soap:Envelope").child("soap:Body").first_child();
    if (std::string_view(node.name()) == "soap:Fault") node = node.child("detail").first_child();
    std::ostringstream text;
    node.print(text, "", pugi::format_raw);
    return text.str();
}

std::string contract_part(const std::filesystem::path& file) {
    pugi::xml_document document;
    REQUIRE(document.load_file(file.c_str()));
    return contract_part(document);
}

}  // namespace

TEST_CASE("every example is a SOAP 1.1 envelope whose content is valid against the published schema") {
    const Validator schema(isi::contract::xsd());
    const auto files = examples();
    REQUIRE(files.size() >= 21);
    for (const auto& file : files) {
        INFO(file.filename().string());
        pugi::xml_document document;
        REQUIRE(document.load_file(file.c_str()));
        const auto envelope = document.child("soap:Envelope");
        CHECK(std::string_view(envelope.attribute("xmlns:soap").value()) ==
              "http://schemas.xmlsoap.org/soap/envelope/");
        CHECK(std::distance(envelope.child("soap:Body").begin(), envelope.child("soap:Body").end()) == 1);
        CHECK(schema.judge(contract_part(document)) == "");
    }
}

TEST_CASE("an example that is spoiled is invalid: the judge can say no") {
    const Validator schema(isi::contract::xsd());
    for (const auto& file : examples()) {
        INFO(file.filename().string());
        const std::string good = contract_part(file);
        auto extra = good;
        extra.insert(extra.rfind("</"), "<vreemd>1</vreemd>");
        CHECK(schema.judge(extra) != "");
        auto other_namespace = good;
        other_namespace.replace(other_namespace.find("cvs:v1"), 6, "cvs:v2");
        CHECK(schema.judge(other_namespace) != "");
        auto missing = good;
        const auto first = missing.find('<', 1);
        missing.erase(first,
                      missing.find("</", first) - first);  // the first element loses its start tag and text
        CHECK(schema.judge(missing) != "");
    }
}

TEST_CASE("every built operation has an example of a request and of an answer") {
    constexpr std::array built{"testVerbinding", "geefGemeenten", "geefWaardenlijsten", "geefSignaalcodes",
                               "geefWet",        "geefPersoon",   "geefExamens"};
    std::set<std::string> roots;
    for (const auto& file : examples()) {
        pugi::xml_document document;
        REQUIRE(document.load_file(file.c_str()));
        roots.insert(document.child("soap:Envelope").child("soap:Body").first_child().name());
    }
    for (const std::string operatie : built) {
        CHECK(roots.contains(operatie));
        CHECK(roots.contains(operatie + "Response"));
    }
    CHECK(roots.contains("soap:Fault"));
}

TEST_CASE("no example holds a secret, a header in an answer or an empty element but nietsGevonden") {
    for (const auto& file : examples()) {
        INFO(file.filename().string());
        const std::string text = read(file);
        CHECK(text.find("isk1_") == std::string::npos);
        const bool request = file.stem().string().ends_with("-verzoek");
        CHECK(request == (text.find("<soap:Header>") != std::string::npos));
        for (auto at = text.find("/>"); at != std::string::npos; at = text.find("/>", at + 2))
            CHECK(text.substr(text.rfind('<', at), at + 2 - text.rfind('<', at)) == "<nietsGevonden/>");
    }
}

TEST_CASE("the example sheet of 004002313 says what the manual prints, and nothing where it prints nothing") {
    pugi::xml_document document;
    REQUIRE(document.load_file((map / "geefPersoon-antwoord.xml").c_str()));
    const auto blad =
        document.child("soap:Envelope").child("soap:Body").child("geefPersoonResponse").child("persoonsblad");
    const auto text = [&](const char* path) {
        return std::string(blad.first_element_by_path(path).child_value());
    };
    CHECK(text("persoon/naam") == "Test GBAV-SAP");
    CHECK(text("persoon/bsn") == "004002313");
    CHECK(text("persoon/aNummer") == "4020209358");
    CHECK(text("persoon/geboortedatum") == "1967-04-04");
    CHECK(text("persoon/herkomst/omschrijving") == "ISI Actief");
    CHECK(text("signaaltelling/totaal") == "1");
    CHECK(text("signaaltelling/nieuw") == "0");
    CHECK(text("signaaltelling/inBehandeling") == "1");
    CHECK(text("signaaltelling/afgehandeld") == "0");
    const std::vector<std::pair<const char*, const char*>> printed{
        {"geboortedatum", "1967-04-04"},
        {"geslacht/omschrijving", "Vrouw"},
        {"geboorteland/omschrijving", "Mexico"},
        {"geboorteplaats", "Mexico stad"},
        {"nationaliteit1/omschrijving", "Mexicaanse"},
        {"postcode", "9722TB"},
        {"woonplaats", "GRONINGEN"},
        {"straatnaam", "Kempkensberg"},
        {"huisnummer", "6"},
        {"indicatieBetrouwbaarAdres", "true"},
        {"datumVestigingInNederland", "2007-05-01"},
        {"indicatieAsielgerechtigd", "false"},
        {"indicatieVerblijfsdoel/omschrijving", "Permanent verblijf"},
        {"indicatieRechtmatigVerblijf", "true"},
        {"indicatiePardonregeling", "false"},
        {"persoonsvolgendBudgetGebruikt", "false"},
        {"indicatieDiplomaBehaald", "false"},
        {"indicatieSchuldAanwezig", "false"},
        {"indicatieGeheleVrijstellingDoorDuo", "false"},
        {"examenaanvraagInHetKaderVan/omschrijving", "Geen examen aanvraag aanwezig."},
        {"codeGeheim/omschrijving", "Geen beperking"}};
    for (const auto& [element, value] : printed) {
        INFO(element);
        CHECK(text((std::string("persoonsgegevens/") + element).c_str()) == value);
    }
    for (const char* blank : {"nationaliteit2", "huisletter", "huisnummertoevoeging", "aanduidingHuisnummer",
                              "locatieomschrijving", "datumVertrekUitNederland", "rechtOpLeningEnVergoeding",
                              "indicatiePersoonsvolgendBudget", "inAzcGehuisvest",
                              "datumBeslissingVerblijfsrecht", "niveauInburgeringsdiploma"}) {
        INFO(blank);
        CHECK_FALSE(blad.child("persoonsgegevens").child(blank));
    }
}
