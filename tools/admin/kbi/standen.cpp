// SPDX-License-Identifier: GPL-3.0-or-later
#include "standen.hpp"

#include <fmt/format.h>

#include <optional>
#include <stdexcept>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "gateway/kbi/datum.hpp"

namespace isi::kbi_import {
namespace {

constexpr std::string_view kop = "insz;stand;waarde";

enum class Bezwaar : std::uint8_t { velden, insz, verzonnen, stand, waarde, kring };
struct Tekst {
    std::string_view code, uitleg;
};
constexpr Tekst tekst(Bezwaar bezwaar) {
    switch (bezwaar) {
        case Bezwaar::velden:
            return {"VELDENTAL", "the line must have three fields"};
        case Bezwaar::insz:
            return {"INSZ_ONGELDIG", "a number has no right structure or check digits"};
        case Bezwaar::verzonnen:
            return {"INSZ_VERZONNEN", "a made-up INSZ (month 60-72) has no place in production"};
        case Bezwaar::stand:
            return {"STAND", "the stand must be BEKEND, GEANNULEERD, VERVANGEN or OVERLEDEN"};
        case Bezwaar::waarde:
            return {"WAARDE", "OVERLEDEN needs a day (yyyy-mm-dd); BEKEND and GEANNULEERD need nothing"};
        case Bezwaar::kring:
            return {"KRING", "the replacement leads back to the number itself"};
    }
    return {};
}

struct Regel {
    Insz insz;
    kbi::Persoonsstand stand;
};

// The calendar has a year 0, nobody died in it.
bool is_dag(std::string_view dag) {
    return kbi::lees_dag(dag) && !dag.starts_with("0000");
}

class Lezer {
 public:
    Lezer(kbi::KbiStore& store, const Standenwens& wens, Standenrapport& rapport)
        : m_store(store), m_wens(wens), m_rapport(rapport) {}

    void neem(std::string_view regel) {
        ++m_rapport.regels;
        const auto gelezen = lees(regel);
        if (!gelezen) return wijs_af(gelezen.error());
        m_wachtend.push_back(*gelezen);
        constexpr std::size_t max_wachtend = 100;
        if (m_wachtend.size() >= max_wachtend) schrijf();
    }

    void schrijf() {
        if (m_wachtend.empty()) return;
        m_store.transaction([&] {
            for (const auto& [insz, stand] : m_wachtend) bewaar(insz, stand);
        });
        m_wachtend.clear();
    }

 private:
    [[nodiscard]] tl::expected<Insz, Bezwaar> lees_insz(std::string_view veld) const {
        auto insz = Insz::parse(veld);
        if (!insz) return tl::unexpected(Bezwaar::insz);
        if (insz->soort() == Insz::Soort::verzonnen && !m_wens.verzonnen_toegestaan)
            return tl::unexpected(Bezwaar::verzonnen);
        return *std::move(insz);
    }

    [[nodiscard]] tl::expected<kbi::Persoonsstand, Bezwaar> lees_stand(const Insz& insz,
                                                                       std::string_view stand,
                                                                       std::string_view waarde) const {
        if (stand == "VERVANGEN") {
            const auto nieuw = lees_insz(waarde);
            if (!nieuw) return tl::unexpected(nieuw.error());
            if (leidt_naar(*nieuw, insz)) return tl::unexpected(Bezwaar::kring);
            return kbi::Persoonsstand{false, *nieuw, std::nullopt};
        }
        if (stand == "OVERLEDEN") {
            if (!is_dag(waarde)) return tl::unexpected(Bezwaar::waarde);
            return kbi::Persoonsstand{false, std::nullopt, std::string(waarde)};
        }
        if (stand != "BEKEND" && stand != "GEANNULEERD") return tl::unexpected(Bezwaar::stand);
        if (!waarde.empty()) return tl::unexpected(Bezwaar::waarde);
        return kbi::Persoonsstand{stand == "GEANNULEERD", std::nullopt, std::nullopt};
    }

    [[nodiscard]] tl::expected<Regel, Bezwaar> lees(std::string_view regel) {
        const auto eerste = regel.find(';');
        const auto tweede = eerste == std::string_view::npos ? eerste : regel.find(';', eerste + 1);
        if (tweede == std::string_view::npos || regel.find(';', tweede + 1) != std::string_view::npos)
            return tl::unexpected(Bezwaar::velden);
        const auto insz = lees_insz(regel.substr(0, eerste));
        if (!insz) return tl::unexpected(insz.error());
        const auto soort = regel.substr(eerste + 1, tweede - eerste - 1);
        if (soort == "VERVANGEN") schrijf();  // what waits may be part of a ring
        auto stand = lees_stand(*insz, soort, regel.substr(tweede + 1));
        if (!stand) return tl::unexpected(stand.error());
        return Regel{*insz, *std::move(stand)};
    }

    [[nodiscard]] bool leidt_naar(Insz nummer, const Insz& doel) const {
        constexpr int stappen_max = 64;  // no chain is that long; a ring that is there already ends here
        for (int stap = 0; stap < stappen_max; ++stap) {
            if (nummer == doel) return true;
            const auto stand = m_store.find_stand(nummer);
            if (!stand || !stand->vervangen_door) return false;
            nummer = *stand->vervangen_door;
        }
        return true;
    }

    void bewaar(const Insz& insz, const kbi::Persoonsstand& stand) {
        const auto bestaand = m_store.find_stand(insz);
        if (bestaand == stand) {
            ++m_rapport.ongewijzigd;
            return;
        }
        m_store.save_stand(insz, stand);
        ++(bestaand ? m_rapport.gewijzigd : m_rapport.nieuw);
    }

    void wijs_af(Bezwaar bezwaar) {
        ++m_rapport.afgewezen;
        const auto [code, uitleg] = tekst(bezwaar);
        ++m_rapport.redenen[std::string(code)];
        if (m_wens.afgewezen != nullptr)
            *m_wens.afgewezen << m_rapport.regels + 1 << ';' << code << ";\"" << uitleg << "\"\n";
    }

    kbi::KbiStore& m_store;
    const Standenwens& m_wens;
    Standenrapport& m_rapport;
    std::vector<Regel> m_wachtend;
};

bool lees_regel(std::istream& in, std::string& regel) {
    if (!std::getline(in, regel)) return false;
    if (!regel.empty() && regel.back() == '\r') regel.pop_back();
    return true;
}

}  // namespace

std::string Standenrapport::tekst() const {
    std::string waarom;
    for (const auto& [code, aantal] : redenen)
        waarom += fmt::format("{}{} {}", waarom.empty() ? " (" : ", ", code, aantal);
    if (!waarom.empty()) waarom += ')';
    return fmt::format("regels     {}\nregister   nieuw {}, gewijzigd {}, ongewijzigd {}\nafgewezen  {}{}\n",
                       regels, nieuw, gewijzigd, ongewijzigd, afgewezen, waarom);
}

Standenrapport lees_standen(std::istream& in, kbi::KbiStore& store, const Standenwens& wens) {
    std::string regel;
    if (!lees_regel(in, regel) || regel != kop)
        throw std::runtime_error(fmt::format("the first line must be '{}'", kop));
    Standenrapport rapport;
    Lezer lezer(store, wens, rapport);
    while (lees_regel(in, regel)) {
        lezer.neem(regel);
        if (wens.voortgang) wens.voortgang(rapport.regels);
    }
    lezer.schrijf();
    return rapport;
}

}  // namespace isi::kbi_import
