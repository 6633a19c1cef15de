// SPDX-License-Identifier: GPL-3.0-or-later
#include "proef.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace isi::bezorging::proef {
namespace {

namespace fs = std::filesystem;

void schrijf_bestand(const fs::path& pad, const std::string& inhoud) {
    // Beside it and then over it: who reads sees the old text or the new one.
    const fs::path nieuw = pad.string() + ".nieuw";
    std::ofstream(nieuw, std::ios::binary) << inhoud;
    fs::rename(nieuw, pad);
}

std::string lees_bestand(const fs::path& pad) {
    std::ifstream in(pad, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string van_hex(const std::string& hex) {
    std::string uit;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        uit += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return uit;
}

}  // namespace

Insz insz(int n) {
    const std::string negen = std::to_string(506'101'000LL + n / 900 * 10'000'000LL + n % 900 + 1);
    const auto controle = 97 - std::stoll(negen) % 97;
    return Insz::parse(negen + std::to_string(100 + controle).substr(1)).value();
}

kbi::Afspraakvraag vraag(const std::string& id, const Insz& insz, const std::string& kbo) {
    return {id,
            insz,
            kbo,
            {kbo, {}, "OCMW", "OCMW Stad", kbi::Contactpersoon{"Janssens", "An", {}, "an@stad.example"}},
            {"0543307391", {}, "KBI", {}, {}},
            "INT_HVN",
            "komt met tolk: <Frans> & \"é\" " + id,
            kbi::Afspraakmoment{"2026-12-01", "09:00", "09:30"}};
}

kbi::Afspraakvraag genummerd(int nummer) {
    return vraag("n-" + std::to_string(nummer), insz(nummer % 5000));
}

Seconden nu() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

void Logboek::schrijf(log::Niveau niveau, log::Gebeurtenis gebeurtenis,
                      std::initializer_list<log::Paar> paren) noexcept {
    const std::lock_guard slot(m_slot);
    m_regels += log::maak_regel(0, niveau, gebeurtenis, paren) + "\n";
}

std::string Logboek::alles() const {
    const std::lock_guard slot(m_slot);
    return m_regels;
}

int Logboek::aantal(const std::string& woord) const {
    const auto tekst = alles();
    int uit = 0;
    for (auto hier = tekst.find('"' + woord + '"'); hier != std::string::npos;
         hier = tekst.find('"' + woord + '"', hier + 1))
        ++uit;
    return uit;
}

Overkant::Overkant(const fs::path& map) : m_map(map) {
    if (!fs::exists(m_map / "modus")) modus("goed");
    herstart();
}

void Overkant::herstart() {
    m_programma.reset();
    m_programma = std::make_unique<Programma>(
        std::vector<std::string>{"python3", ISI_SOURCE_DIR "/tests/bezorging/overkant.py", m_map.string()});
    if (!m_programma->wacht_op("klaar")) throw std::runtime_error("the far side does not start");
}

void Overkant::modus(const std::string& modus) const {
    schrijf_bestand(m_map / "modus", modus);
}

std::vector<Opgetekend> Overkant::boek() const {
    std::vector<Opgetekend> uit;
    std::istringstream in(lees_bestand(m_map / "opgetekend"));
    for (std::string regel; std::getline(in, regel);) {
        std::vector<std::string> v;
        std::istringstream velden(regel);
        for (std::string veld; std::getline(velden, veld, '\t');) v.push_back(veld);
        v.resize(8);
        uit.push_back({v[0], v[1], v[2], v[3], v[4], v[5], van_hex(v[6]), v[7]});
    }
    return uit;
}

std::size_t Overkant::aantal(const std::string& soort) const {
    const auto alle = boek();
    return static_cast<std::size_t>(
        std::ranges::count_if(alle, [&](const Opgetekend& een) { return een.soort == soort; }));
}

Instellingen instellingen_in(const fs::path& map) {
    Instellingen uit;
    uit.adres = "https://127.0.0.1:" + lees_bestand(map / "poort") + "/Magda-02.00/soap/WebService";
    uit.ca = map / "ca.crt";
    uit.certificaat = map / "wij.crt";
    uit.sleutel = map / "wij.key";
    uit.tijdslimiet = std::chrono::seconds(10);
    uit.eerste_wachttijd = std::chrono::seconds(1);
    uit.hoogste_wachttijd = std::chrono::seconds(2);
    return uit;
}

Werkmap::Werkmap() {
    std::string patroon = (fs::temp_directory_path() / "isi-bezorging-XXXXXX").string();
    if (::mkdtemp(patroon.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
    m_map = patroon;
    schrijf_bestand(pad("ca.crt"), ca.pem());
    schrijf_paar("overkant", ca.geef({.naam = "overkant", .eku = "serverAuth", .san = "IP:127.0.0.1"}));
    schrijf_paar("wij", ca.geef({.naam = "gateway"}));
    migrate_store(plaats());
}

Werkmap::~Werkmap() {
    fs::remove_all(m_map);
}

std::unique_ptr<kbi::KbiStore> Werkmap::open() const {
    return kbi::open_kbi_store(plaats(), Openwijze::schrijven);
}

void Werkmap::vraag_aan(const kbi::Afspraakvraag& vraag) const {
    if (open()->save_afspraak(vraag, nu()) != kbi::Aanname::aangenomen)
        throw std::runtime_error("the store did not accept an appointment");
}

kbi::Afspraak Werkmap::lees(const kbi::Afspraakvraag& vraag) const {
    const auto alle = open()->list_afspraken(vraag.insz, vraag.kbo);
    return *std::ranges::find_if(alle, [&](const kbi::Afspraak& een) { return een.vraag.id == vraag.id; });
}

void Werkmap::schrijf_paar(const std::string& naam, const isi::proef::Paar& paar) const {
    schrijf_bestand(pad(naam + ".crt"), paar.pem());
    schrijf_bestand(pad(naam + ".key"), paar.sleutel_pem());
    fs::permissions(pad(naam + ".key"), fs::perms::owner_read | fs::perms::owner_write);
}

bool wacht_tot(const std::function<bool()>& waar, std::chrono::seconds geduld) {
    const auto tot = std::chrono::steady_clock::now() + geduld;
    while (!waar()) {
        if (std::chrono::steady_clock::now() > tot) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
}

}  // namespace isi::bezorging::proef
