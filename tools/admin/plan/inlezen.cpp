// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <span>

#include "plannen.hpp"

namespace isi::plan_import {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t grootste_bestand = std::uintmax_t{256} << 20U;
constexpr std::size_t per_transactie = 100;  // other writers wait for one: a few milliseconds

class Inlezer {
 public:
    Inlezer(const Planlezer& lezer, kbi::KbiStore& store, const Inleeswens& wens)
        : m_lezer(lezer), m_store(store), m_wens(wens) {}

    Rapport lees(const std::vector<fs::path>& bestanden) {
        for (const auto& pad : bestanden) {
            ++m_rapport.bestanden;
            neem(lees_bestand(pad));
            if (m_wens.voortgang) m_wens.voortgang(m_rapport.bestanden);
        }
        m_rapport.personen =
            m_rapport.nieuw + m_rapport.gewijzigd + m_rapport.ongewijzigd + m_rapport.afgewezen;
        return m_rapport;
    }

 private:
    Bestand lees_bestand(const fs::path& pad) const {
        std::error_code fout;
        const auto grootte = fs::file_size(pad, fout);
        if (!fout && grootte > grootste_bestand) return {{}, {{Reden::te_groot, 0, {}}}};
        std::ifstream in(pad, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        if (fout || !in) return {{}, {{Reden::onleesbaar, 0, {}}}};
        return m_lezer.lees(bytes, pad.stem().string());
    }

    void neem(Bestand bestand) {
        for (const auto& gebrek : bestand.gebreken) weiger(gebrek);
        std::vector<Gelezen> te_schrijven;
        for (auto& gelezen : bestand.plannen) {
            if (!m_gezien.insert(gelezen.plan.insz).second)
                weiger({Reden::dubbel, gelezen.plaats, {}});
            else if (!m_store.find_stand(gelezen.plan.insz))
                weiger({Reden::onbekende_persoon, gelezen.plaats, {}});
            else if (is_anders(gelezen.plan))
                te_schrijven.push_back(std::move(gelezen));
        }
        for (std::size_t i = 0; i < te_schrijven.size(); i += per_transactie)
            schrijf(std::span(te_schrijven).subspan(i, std::min(per_transactie, te_schrijven.size() - i)));
    }

    bool is_anders(const kbi::Inburgeringsplan& plan) {
        const auto bewaard = m_store.find_plan(plan.insz);
        if (bewaard == plan) {
            ++m_rapport.ongewijzigd;
            return false;
        }
        ++(bewaard ? m_rapport.gewijzigd : m_rapport.nieuw);
        return true;
    }

    void schrijf(std::span<const Gelezen> plannen) {
        m_store.transaction([&] {
            for (const auto& gelezen : plannen) m_store.save_plan(gelezen.plan);
        });
    }

    void weiger(const Gebrek& gebrek) {
        const bool gegeven = gebrek.reden == Reden::onbekende_code;
        ++m_rapport.redenen[std::string{code(gebrek.reden)}];
        if (!gegeven) ++(gebrek.plaats == 0 ? m_rapport.bestanden_afgewezen : m_rapport.afgewezen);
        if (m_wens.afgewezen == nullptr) return;
        *m_wens.afgewezen << m_rapport.bestanden << ';' << gebrek.plaats << ';' << gebrek.element << ';'
                          << (gebrek.plaats == 0 ? "BESTAND"
                              : gegeven          ? "GEGEVEN"
                                                 : "PLAN")
                          << ';' << code(gebrek.reden) << ";\"" << uitleg(gebrek.reden) << "\"\n";
    }

    const Planlezer& m_lezer;
    kbi::KbiStore& m_store;
    const Inleeswens& m_wens;
    Rapport m_rapport;
    std::set<Insz> m_gezien;
};

}  // namespace

std::vector<fs::path> vind_bestanden(const fs::path& plaats) {
    if (!fs::is_directory(plaats)) return {plaats};
    std::vector<fs::path> uit;
    for (const auto& een : fs::recursive_directory_iterator(plaats))
        if (een.is_regular_file() && een.path().extension() == ".xml") uit.push_back(een.path());
    std::ranges::sort(uit);
    return uit;
}

Rapport lees_in(const std::vector<fs::path>& bestanden, const Planlezer& lezer, kbi::KbiStore& store,
                const Inleeswens& wens) {
    return Inlezer(lezer, store, wens).lees(bestanden);
}

}  // namespace isi::plan_import
