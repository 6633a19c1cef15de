// SPDX-License-Identifier: GPL-3.0-or-later
#include "inlezen.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>

namespace isi::kbi_import {
namespace {

namespace fs = std::filesystem;

// Real dossiers are 3 to 20 KB, one with every lesson of years some 250 KB.
constexpr std::uintmax_t max_bytes = 4UL << 20U;

tl::expected<std::string, Gebrek> lees_bestand(const fs::path& pad) {
    std::error_code fout;
    const auto grootte = fs::file_size(pad, fout);
    if (fout) return tl::unexpected(Gebrek{Reden::onleesbaar, 0, {}});
    if (grootte > max_bytes) return tl::unexpected(Gebrek{Reden::te_groot, 0, {}});
    std::ifstream in(pad, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(grootte), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in || in.gcount() != static_cast<std::streamsize>(bytes.size()))
        return tl::unexpected(Gebrek{Reden::onleesbaar, 0, {}});
    return bytes;
}

class Inlezer {
 public:
    Inlezer(const Dossierlezer& lezer, kbi::KbiStore& store, const Inleeswens& wens, Rapport& rapport)
        : m_lezer(lezer), m_store(store), m_wens(wens), m_rapport(rapport) {}

    void neem(const fs::path& bestand);
    void schrijf();  ///< what is waiting

 private:
    // Few at a time: while the next are read the lock is free, and longer than it was held.
    static constexpr std::size_t max_wachtend = 32;
    static constexpr std::size_t max_wachtende_bytes = 1UL << 20U;

    struct Opdracht {
        Gelezen gelezen;
        bool nieuw = false;
    };

    void wijs_af(const fs::path& bestand, const Gebrek& gebrek);
    void twijfel(const fs::path& bestand, const std::vector<Gebrek>& twijfels);
    void zet_klaar(Gelezen gelezen);
    void schrijf_groep(std::size_t& i);

    const Dossierlezer& m_lezer;
    kbi::KbiStore& m_store;
    const Inleeswens& m_wens;
    Rapport& m_rapport;
    std::set<Insz> m_gezien;
    std::vector<Opdracht> m_wachtend;
    std::size_t m_wachtende_bytes = 0;
};

void Inlezer::neem(const fs::path& bestand) {
    ++m_rapport.bestanden;
    const auto bytes = lees_bestand(bestand);
    if (!bytes) return wijs_af(bestand, bytes.error());
    auto gelezen = m_lezer.lees(*bytes);
    if (!gelezen) return wijs_af(bestand, gelezen.error());
    if (!*gelezen) {
        ++m_rapport.zonder_dossier;
        return;
    }
    if (!m_gezien.insert((*gelezen)->dossier.insz).second)
        return wijs_af(bestand, {Reden::dubbel, 0, "INSZ"});
    twijfel(bestand, (*gelezen)->twijfels);
    zet_klaar(**std::move(gelezen));
}

void Inlezer::wijs_af(const fs::path& bestand, const Gebrek& gebrek) {
    ++m_rapport.afgewezen;
    ++m_rapport.redenen[std::string(code(gebrek.reden))];
    if (m_wens.afgewezen != nullptr)
        kbi_import::schrijf(*m_wens.afgewezen, m_rapport.bestanden, bestand.filename().string(), gebrek);
}

void Inlezer::twijfel(const fs::path& bestand, const std::vector<Gebrek>& twijfels) {
    for (const auto& een : twijfels) {
        ++m_rapport.onbekende_codes[een.element];
        if (m_wens.afgewezen != nullptr)
            kbi_import::schrijf(*m_wens.afgewezen, m_rapport.bestanden, bestand.filename().string(), een);
    }
}

// Looked at outside a transaction: a second import never waits for a writer, nor makes one wait.
void Inlezer::zet_klaar(Gelezen gelezen) {
    const auto bestaand = m_store.find_dossier(gelezen.dossier.insz);
    if (bestaand == gelezen.dossier) {
        ++m_rapport.ongewijzigd;
        return;
    }
    for (const auto& paneel : gelezen.dossier.panelen) m_wachtende_bytes += paneel.bytes.size();
    m_wachtend.push_back({std::move(gelezen), !bestaand});
    if (m_wachtend.size() >= max_wachtend || m_wachtende_bytes >= max_wachtende_bytes) schrijf();
}

void Inlezer::schrijf_groep(std::size_t& i) {
    using Klok = std::chrono::steady_clock;
    Klok::time_point begin;
    const auto eerste = i;
    m_store.transaction([&] {
        begin = Klok::now();  // only now is the lock ours
        do m_store.save_dossier(m_wachtend[i++].gelezen.dossier);
        while (i < m_wachtend.size() && Klok::now() - begin < m_wens.slot);
    });
    const auto duur = std::chrono::ceil<std::chrono::milliseconds>(Klok::now() - begin).count();
    m_rapport.langste_slot_ms = std::max(m_rapport.langste_slot_ms, static_cast<std::uint64_t>(duur));
    for (auto nummer = eerste; nummer < i; ++nummer) {
        const auto& [gelezen, nieuw] = m_wachtend[nummer];
        ++(nieuw ? m_rapport.nieuw : m_rapport.gewijzigd);
        if (nieuw && m_wens.nieuwkomer) m_wens.nieuwkomer({gelezen.dossier.insz, gelezen.geboortedatum});
    }
}

void Inlezer::schrijf() {
    for (std::size_t i = 0; i < m_wachtend.size();) schrijf_groep(i);
    m_wachtend.clear();
    m_wachtende_bytes = 0;
}

}  // namespace

std::vector<fs::path> vind_bestanden(const fs::path& plaats) {
    if (!fs::is_directory(plaats)) return {plaats};
    std::vector<fs::path> uit;
    for (const auto& rij : fs::recursive_directory_iterator(plaats))
        if (rij.is_regular_file() && (rij.path().extension() == ".xml" || rij.path().extension() == ".XML"))
            uit.push_back(rij.path());
    std::sort(uit.begin(), uit.end());
    return uit;
}

Rapport lees_in(const std::vector<fs::path>& bestanden, const Dossierlezer& lezer, kbi::KbiStore& store,
                const Inleeswens& wens) {
    Rapport rapport;
    Inlezer inlezer(lezer, store, wens, rapport);
    for (const auto& bestand : bestanden) {
        inlezer.neem(bestand);
        if (wens.voortgang) wens.voortgang(rapport.bestanden);
    }
    inlezer.schrijf();
    return rapport;
}

}  // namespace isi::kbi_import
