// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>

#include "wereld.hpp"

using namespace isi;
using namespace isi::kbi;
using namespace isi::kbi::proef;

namespace {

std::vector<std::string> splits(const std::string& tekst, char teken) {
    std::vector<std::string> uit;
    std::stringstream stroom(tekst);
    for (std::string deel; std::getline(stroom, deel, teken);) uit.push_back(deel);
    return uit;
}

std::string uit_hex(const std::string& hex) {
    std::string uit;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        uit += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return uit;
}

/// One line of what panelen.py expects.
struct Cel {
    std::string naam, soort, eigen, dossier, uitkomst, panelen, onthouden, samenvatting, contract, attest;
};

std::vector<Cel> lees_cellen() {
    std::ifstream bestand(ISI_CELLEN);
    REQUIRE(bestand.good());
    std::vector<Cel> uit;
    std::string regel;
    std::getline(bestand, regel);
    while (std::getline(bestand, regel)) {
        const auto v = splits(regel, '\t');
        REQUIRE(v.size() == 10);
        uit.push_back({v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9]});
    }
    return uit;
}

std::vector<std::pair<Paneel, std::string>> lees_paren(const std::string& tekst) {
    std::vector<std::pair<Paneel, std::string>> uit;
    if (tekst == "-") return uit;
    for (const auto& deel : splits(tekst, ',')) {
        const auto plaats = deel.find(':');
        uit.emplace_back(find_paneel(deel.substr(0, plaats)).value(), deel.substr(plaats + 1));
    }
    return uit;
}

std::vector<Paneeltekst> lees_panelen(const std::string& tekst) {
    std::vector<Paneeltekst> uit;
    for (const auto& [welk, hex] : lees_paren(tekst)) uit.push_back({welk, uit_hex(hex)});
    return uit;
}

Partner lees_partner(const Cel& cel) {
    Partner uit = partner(find_partnersoort(cel.soort).value());
    uit.inschrijving_vereist = false;
    for (const auto& [welk, hoe] : lees_paren(cel.eigen)) uit.inzage[welk] = find_inzage(hoe).value();
    return uit;
}

std::string namen(const std::vector<Paneel>& panelen_) {
    std::string uit;
    for (const Paneel een : panelen_) uit += (uit.empty() ? "" : ",") + std::string(element(een));
    return uit.empty() ? "-" : uit;
}

std::string canoniek_volgens_xmllint(const std::string& xml) {
    const std::string pad = std::string(ISI_CELLEN) + ".xml";
    std::ofstream(pad, std::ios::binary) << xml;
    const std::unique_ptr<FILE, int (*)(FILE*)> pijp(popen(("xmllint --exc-c14n " + pad).c_str(), "r"),
                                                     pclose);
    REQUIRE(pijp);
    std::string uit;
    std::array<char, 65536> stuk{};
    for (std::size_t n = 0; (n = fread(stuk.data(), 1, stuk.size(), pijp.get())) > 0;)
        uit.append(stuk.data(), n);
    return uit;
}

}  // namespace

TEST_CASE(
    "each kind of partner sees of each panel what its profile says, byte for byte, and hears what was "
    "withheld") {
    const auto wie = insz(930518223);
    const auto cellen = lees_cellen();
    CHECK(cellen.size() > 5'000);
    for (const auto& cel : cellen) {
        INFO(cel.naam << " " << cel.soort << " " << cel.eigen);
        const KbiDossier heel{wie, lees_panelen(cel.dossier)};
        Register register_;
        register_.save_dossier(heel);
        const auto gezien = vraag(wie, lees_partner(cel), register_);
        REQUIRE(code(gezien.uitkomst) == cel.uitkomst);
        REQUIRE(gezien.panelen == lees_panelen(cel.panelen));
        REQUIRE(namen(gezien.onthouden) == cel.onthouden);
        REQUIRE(gezien.samenvatting == (cel.samenvatting == "ja"));
        REQUIRE(gezien.contract == (cel.contract == "ja"));
        REQUIRE(gezien.attest == (cel.attest == "ja"));
    }
}

TEST_CASE("what is left of a cut panel is canonical still, says xmllint") {
    const auto wie = insz(930518223);
    std::set<std::string> gesneden;
    for (const auto& cel : lees_cellen()) {
        Register register_;
        register_.save_dossier({wie, lees_panelen(cel.dossier)});
        for (const auto& paneel_ : vraag(wie, lees_partner(cel), register_).panelen)
            gesneden.insert(paneel_.bytes);
    }
    CHECK(gesneden.size() > 100);
    std::string alles = "<alles>";
    for (const auto& een : gesneden) alles += een;
    alles += "</alles>";
    CHECK(canoniek_volgens_xmllint(alles) == alles);
}

TEST_CASE("a panel that is no XML is a failure of the store, not an answer") {
    const auto wie = insz(930518223);
    Register register_;
    register_.save_dossier({wie, {{Paneel::trajecten, "<Trajecten><Traject></Trajecten>"}}});
    Partner vmsw = partner(Partnersoort::vmsw);
    vmsw.inschrijving_vereist = false;
    CHECK_THROWS_AS(vraag(wie, vmsw, register_), std::runtime_error);
}
