// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "proef.hpp"

using namespace isi;
using namespace isi::ksz::proef;

namespace {

/// A table of the operator, gone when the test ends.
class Bestand {
 public:
    explicit Bestand(const std::string& inhoud) { std::ofstream(m_pad) << inhoud; }
    ~Bestand() { std::filesystem::remove(m_pad); }
    Bestand(const Bestand&) = delete;
    Bestand& operator=(const Bestand&) = delete;
    [[nodiscard]] std::string pad() const { return m_pad.string(); }

 private:
    std::filesystem::path m_pad = std::filesystem::path(ISI_BINARY_DIR) / "labels_test.toml";
};

std::string bezwaar(const std::string& inhoud) {
    const Bestand bestand(inhoud);
    try {
        const kbi::Labels tabel(bestand.pad());
    } catch (const std::runtime_error& fout) {
        const std::string tekst = fout.what();
        CHECK(tekst.starts_with(bestand.pad() + ":"));
        return tekst.substr(bestand.pad().size());
    }
    return {};
}

std::string eigen(const std::string& codes) {
    return "[[lijst]]\nnaam = \"traject_status\"\ncodes = [" + codes + "]\n";
}

}  // namespace

TEST_CASE("the program's own table has words, codes without words, and ranks") {
    CHECK(labels().lookup("doelgroep", "JA") == "Ja");
    CHECK_FALSE(labels().lookup("contract_type", "IC07G"));
    CHECK(labels().known("contract_type", "IC07G"));
    CHECK_FALSE(labels().known("contract_type", "JA"));
    CHECK_FALSE(labels().known("no_such_list", "JA"));
    CHECK(labels().rank("nt2_niveau", "A1") < labels().rank("nt2_niveau", "A2"));
    CHECK(labels().rank("nt2_niveau", "B1/4") < labels().rank("nt2_niveau", "C2"));
    CHECK_FALSE(labels().rank("doelgroep", "JA"));
}

TEST_CASE("the operator's words come before ours, for known codes and for new ones") {
    const Bestand bestand(eigen(
        R"({ code = "OP", label = "Lopend & <klaar>" }, { code = "NIEUW", label = "Nieuw \"woord\"" })"));
    const kbi::Labels tabel(bestand.pad());
    CHECK(tabel.lookup("traject_status", "OP") == "Lopend & <klaar>");
    CHECK(tabel.lookup("traject_status", "NIEUW") == "Nieuw \"woord\"");
    CHECK(tabel.lookup("doelgroep", "JA") == "Ja");
    const auto xml = tabel.xml();
    CHECK(xml.find("<code waarde=\"OP\">Lopend &amp; &lt;klaar&gt;</code>") != std::string::npos);
}

TEST_CASE("a table that is not right stops with its file and line") {
    CHECK(bezwaar(eigen(R"({ code = "OP", label = "Lopend" })")).empty());  // control
    CHECK(bezwaar(eigen(R"({ code = "OP", lable = "Lopend" })")) == ":3: 'lable' is no key of this table");
    CHECK(bezwaar(eigen(R"({ code = "OP", label = "" })")).starts_with(":3: 'label' must be a text"));
    CHECK(bezwaar(eigen(R"({ code = "OP", label = "a\u0001b" })")).starts_with(":3: 'label' must be a text"));
    CHECK(bezwaar(eigen(R"({ code = "OP", label = " a" })")).starts_with(":3: 'label' must be a text"));
    CHECK(bezwaar(eigen(R"({ code = 7, label = "a" })")).starts_with(":3: 'code' must be a text"));
    CHECK(bezwaar(eigen(R"({ label = "a" })")).starts_with(":3: 'code' must be a text"));
    CHECK(bezwaar(eigen(R"("OP")")) == ":3: must be a table");
    CHECK(bezwaar(eigen(R"({ code = "OP", rang = -1 })")).starts_with(":3: rang must be"));
    CHECK(bezwaar("[[lijst]]\nnaam = \"geen\"\ncodes = []\n") == ":1: there is no list of that name");
    CHECK(bezwaar("lijst = 3\n") == ":1: 'lijst' must be a list");
    CHECK(bezwaar("[[lijst\n").starts_with(":1: "));
    CHECK_THROWS_AS(kbi::Labels("/no/such/file.toml"), std::runtime_error);
}

TEST_CASE("labels.xml holds every list and every code, in the table's order") {
    pugi::xml_document boom;
    REQUIRE(boom.load_string(labels().xml().c_str()));
    const auto wortel = boom.document_element();
    CHECK(std::string(wortel.attribute("xmlns").value()) ==
          "http://isi-gateway.example/inburgering/labels/v1");
    CHECK(std::string(wortel.attribute("taal").value()) == "nl");
    CHECK(std::string(wortel.first_child().attribute("naam").value()) == "geslacht");
    std::size_t codes = 0;
    for (const auto lijst : wortel) {
        CHECK(lijst.attribute("titel"));
        for (const auto code : lijst) {
            ++codes;
            const auto woorden =
                labels().lookup(lijst.attribute("naam").value(), code.attribute("waarde").value());
            CHECK(code.child_value() == woorden.value_or(""));
            CHECK(labels().known(lijst.attribute("naam").value(), code.attribute("waarde").value()));
        }
    }
    CHECK(codes > 200);
}

TEST_CASE("an import hears of codes that the lists do not have, each once") {
    CHECK(labels().unknown_codes("<Doelgroep><Code>JA</Code><Type>NIEUW</Type></Doelgroep>") ==
          std::vector<std::string>{"doelgroep_type: NIEUW"});
    CHECK(labels()
              .unknown_codes("<Trajecten><Traject><Type>A&amp;B</Type></Traject><Traject><Type>A&amp;B</Type>"
                             "</Traject></Trajecten>")
              .size() == 1);
    CHECK(labels().unknown_codes("<Contracten><Contract><Type>IC07G</Type></Contract></Contracten>").empty());
}

TEST_CASE("a panel that is no well-formed element is a failure, never a panel with less in it") {
    const auto lees = [](const std::string& paneel) { return labels().unknown_codes(paneel); };
    CHECK_NOTHROW(lees("<Doelgroep><Code/></Doelgroep>"));  // control
    for (const auto* kapot : {"<Doelgroep>", "<Doelgroep><Code>JA</Doelgroep>", "</Doelgroep>", "<Doelgroep",
                              "<Doelgroep><Code a=\"></Code></Doelgroep>", "<Doelgroep><!-- </Doelgroep>",
                              "<Doelgroep></Doelgroep></Doelgroep>", "<Doelgroep><![CDATA[</Doelgroep>"}) {
        INFO(kapot);
        CHECK_THROWS_AS(lees(kapot), std::runtime_error);
    }
}
