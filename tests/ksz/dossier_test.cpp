// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "gateway/ksz/dossier.hpp"
#include "proef.hpp"

using namespace isi;
using namespace isi::ksz::proef;

namespace {

struct Regel {
    std::string naam, paneel, met_labels;
    bool ongelabeld = false;
};

std::string uit_hex(const std::string& hex) {
    std::string uit;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        uit += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return uit;
}

// What another program made of the rule (labels.py).
std::vector<Regel> regels_van_python() {
    std::vector<Regel> uit;
    std::ifstream in(ISI_LABELS);
    for (std::string regel; std::getline(in, regel);) {
        std::istringstream delen(regel);
        std::string naam, paneel, met_labels, ongelabeld;
        std::getline(delen, naam, '\t');
        std::getline(delen, paneel, '\t');
        std::getline(delen, met_labels, '\t');
        std::getline(delen, ongelabeld, '\t');
        uit.push_back({naam, uit_hex(paneel), uit_hex(met_labels), ongelabeld == "1"});
    }
    return uit;
}

kbi::Paneel soort_van(const std::string& bytes) {
    const auto einde = bytes.find_first_of(" >/");
    return kbi::find_paneel(std::string_view(bytes).substr(1, einde - 1)).value();
}

std::string tussen(const std::string& tekst, const std::string& begin, const std::string& einde) {
    const auto van = tekst.find(begin) + begin.size();
    return tekst.substr(van, tekst.rfind(einde) - van);
}

const Insz wie = insz(930518223);

}  // namespace

TEST_CASE("a panel in the KSZ dialect is byte for byte what the contract's rule makes of it") {
    const auto regels = regels_van_python();
    REQUIRE(regels.size() > 500);
    std::size_t met_label = 0;
    for (const auto& regel : regels) {
        kbi::Bevinding bevinding;
        bevinding.panelen = {{soort_van(regel.paneel), regel.paneel}};
        const auto uit = ksz::schrijf_dossier(bevinding, labels());
        INFO(regel.naam);
        CHECK(uit == "<KBIDossier>" + regel.met_labels + "</KBIDossier>");
        CHECK(labels().has_unlabelled(regel.paneel) == regel.ongelabeld);
        met_label += regel.met_labels != regel.paneel ? 1U : 0U;
    }
    CHECK(met_label > 200);
}

TEST_CASE("a whole dossier stands in the answer, valid by the contract, panels in order") {
    Proef proef;
    std::map<std::string, kbi::KbiDossier> dossiers;
    for (const auto& regel : regels_van_python()) {
        const auto bestand = regel.naam.substr(0, regel.naam.find(".xml"));
        if (bestand == regel.naam) continue;
        auto& dossier =
            dossiers.try_emplace(bestand, kbi::KbiDossier{*Insz::parse(bestand), {}}).first->second;
        dossier.panelen.push_back({soort_van(regel.paneel), regel.paneel});
    }
    REQUIRE(dossiers.size() == 6);
    for (const auto& [nummer, dossier] : dossiers) {
        INFO(nummer);
        proef.zet(dossier);
        const auto uit = proef.vraag(dossier.insz);
        CHECK(uit.bezwaar.empty());
        CHECK(uit.status() == "DATA_FOUND MSG00000");
        CHECK(uit.wortel().child("dataFilters").empty());
        std::string namen;
        for (const auto paneel : uit.wortel().first_element_by_path("result/KBIDossier"))
            namen += (namen.empty() ? "" : ",") + std::string(paneel.name());
        CHECK(namen == uit.antwoord.spoor.blokken);
        CHECK(std::ranges::count(namen, ',') + 1 == static_cast<long>(dossier.panelen.size()));
        CHECK(uit.antwoord.spoor.uitkomst == "GEGEVENS");
    }
}

TEST_CASE("what a partner may not see is named in dataFilters and stands nowhere in the answer") {
    Proef proef;
    proef.partner.soort = kbi::Partnersoort::vmsw;
    kbi::KbiDossier dossier{
        wie,
        {paneel(kbi::Paneel::personalia, "<INSZ>" + wie.text() + "</INSZ>"),
         paneel(kbi::Paneel::trajecten,
                "<Traject><Type>TT_IBVP</Type><Beheerder><ContactPersoon><email>"
                "iemand@agii.example</email></ContactPersoon></Beheerder></Traject>"),
         paneel(kbi::Paneel::adviezen, "<HvN>geheim advies</HvN>"),
         paneel(
             kbi::Paneel::inbreuken,
             "<Inbreuk><Type>5</Type><SanctionerendeOverheid>HH</SanctionerendeOverheid></Inbreuk><Inbreuk>"
             "<Type>1</Type><SanctionerendeOverheid>VMSW</SanctionerendeOverheid><Motivering>ziek"
             "</Motivering></Inbreuk>")}};
    proef.zet(dossier);
    Tekst tekst;
    tekst.ssin = wie.text();
    tekst.doel = "<legalContext>VMSW:TEST</legalContext>";
    const auto uit = proef.vraag(tekst);
    CHECK(uit.bezwaar.empty());
    CHECK(uit.status() == "DATA_FOUND MSG00000");
    std::vector<std::string> filters;
    for (const auto een : uit.wortel().child("dataFilters")) filters.emplace_back(een.child_value());
    CHECK(filters == std::vector<std::string>{"Trajecten/Traject/Beheerder/ContactPersoon", "Adviezen",
                                              "Inbreuken/Inbreuk", "Inbreuken/Inbreuk/Motivering"});
    for (const auto* weg : {"iemand@agii", "geheim advies", ">HH<", "ziek"})
        CHECK(uit.antwoord.inhoud.find(weg) == std::string::npos);
    CHECK(uit.antwoord.inhoud.find(">VMSW<") != std::string::npos);
    CHECK(uit.antwoord.spoor.blokken == "Personalia,Trajecten,Inbreuken");
}

TEST_CASE("when nothing is left there is no result, only what was withheld") {
    Proef proef;
    proef.partner.soort = kbi::Partnersoort::ahovoks;
    proef.partner.inzage = {{kbi::Paneel::personalia, kbi::Inzage::geen}};
    proef.zet({wie, {paneel(kbi::Paneel::personalia, "<INSZ>" + wie.text() + "</INSZ>")}});
    Tekst tekst;
    tekst.ssin = wie.text();
    const auto uit = proef.vraag(tekst);
    CHECK(uit.bezwaar.empty());
    CHECK(uit.status() == "DATA_FOUND MSG00000");
    CHECK(uit.pad("dataFilters/filteredElement") == "Personalia");
    CHECK(uit.wortel().child("result").empty());
    CHECK_FALSE(uit.antwoord.spoor.geleverd);
}

TEST_CASE("a gemeente gets a name, a number and two answers") {
    Proef proef;
    proef.partner.soort = kbi::Partnersoort::gemeente;
    proef.zet({wie,
               {paneel(kbi::Paneel::personalia,
                       "<INSZ>" + wie.text() + "</INSZ><Geboortedatum>1993-05-18</Geboortedatum>"),
                paneel(kbi::Paneel::contracten, "<Contract></Contract>")}});
    const auto uit = proef.vraag(wie);
    CHECK(uit.bezwaar.empty());
    CHECK(tussen(uit.antwoord.inhoud, "<result>", "</result>") ==
          "<KBIDossier><Personalia><INSZ>" + wie.text() +
              "</INSZ></Personalia></KBIDossier><Samenvatting><Contract>true</Contract><Attest>false</Attest>"
              "</Samenvatting>");
    CHECK(uit.antwoord.spoor.blokken == "Personalia,Samenvatting");
}

TEST_CASE("plan and terms of 2022 stand behind the dossier, only where the extension is on") {
    Proef proef;
    proef.zet({wie,
               {paneel(kbi::Paneel::personalia, "<INSZ>" + wie.text() + "</INSZ>"),
                paneel(kbi::Paneel::aanmelding, "<DatumAanmelding>2026-11-01</DatumAanmelding>")}});
    proef.store.save_plan({wie,
                           "2026-11-10",
                           "LINEAIR",
                           {},
                           {{"NT2", "TE_VOLGEN", {}, "DIGITAAL", "2026-12-01", {}},
                            {"VDAB_ACTIRIS", "VRIJGESTELD", "werkt & leert", {}, {}, {}}}});
    CHECK(proef.vraag(wie).antwoord.inhoud.find("Inburgeringsplan") == std::string::npos);
    proef.regels.uitbreiding_2022 = true;
    const auto uit = proef.vraag(wie);
    CHECK(uit.bezwaar.empty());
    const auto resultaat = uit.wortel().child("result");
    CHECK(std::string(resultaat.child("Inburgeringsplan").child_value("Vorm")) == "LINEAIR");
    CHECK(uit.antwoord.inhoud.find("<RedenVrijstelling>werkt &amp; leert<") != std::string::npos);
    CHECK(std::string(resultaat.child("Termijnen").first_child().child_value("Soort")) == "ONDERDELEN_30");
    CHECK(uit.antwoord.spoor.blokken == "Personalia,Aanmelding,Samenvatting,Inburgeringsplan,Termijnen");
}
