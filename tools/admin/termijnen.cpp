// SPDX-License-Identifier: GPL-3.0-or-later
#include "termijnen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gateway/kbi/datum.hpp"

namespace isi::termijnen {
namespace {

using kbi::Termijn;
using Stand = Termijn::Stand;

/// Days from `van` to `tot`; both are days that the computation of terms made.
long dagen(std::string_view van, std::string_view tot) {
    const auto begin = kbi::lees_dag(van), einde = kbi::lees_dag(tot);
    return begin && einde ? static_cast<long>((*einde - *begin).count()) : 0;
}

}  // namespace

const std::array<const char*, Overzicht::aantal_vakken> Overzicht::namen{"LOPEND",
                                                                         "waarvan binnen 7 dagen",
                                                                         "waarvan binnen 30 dagen",
                                                                         "GESCHORST",
                                                                         "VOLDAAN",
                                                                         "OVERSCHREDEN, te laat voldaan",
                                                                         "OVERSCHREDEN, niet voldaan",
                                                                         "waarvan meer dan 30 dagen",
                                                                         "waarvan meer dan 90 dagen",
                                                                         "ONBEKEND"};

bool is_open(const Termijn& termijn) noexcept {
    return termijn.stand == Stand::lopend || termijn.stand == Stand::geschorst ||
           (termijn.stand == Stand::overschreden && !termijn.datum_voldaan);
}

void Overzicht::tel(const std::vector<Termijn>& termijnen) {
    ++m_personen;
    if (!termijnen.empty()) ++m_met_termijnen;
    for (const auto& termijn : termijnen) tel_een(termijn);
    if (std::ranges::any_of(termijnen,
                            [](const Termijn& t) { return t.stand == Stand::overschreden && is_open(t); }))
        ++m_overschreden;
}

void Overzicht::tel_een(const Termijn& termijn) {
    auto& rij = m_rijen.at(static_cast<std::size_t>(termijn.soort));
    switch (termijn.stand) {
        case Stand::lopend: {
            const auto rest = dagen(m_peildatum, termijn.uiterste_datum);
            ++rij[lopend];
            if (rest <= 7) ++rij[lopend_7];
            if (rest <= 30) ++rij[lopend_30];
            return;
        }
        case Stand::geschorst:
            ++rij[geschorst];
            return;
        case Stand::voldaan:
            ++rij[voldaan];
            return;
        case Stand::onbekend:
            ++rij[onbekend];
            return;
        case Stand::overschreden:
            if (termijn.datum_voldaan) {
                ++rij[te_laat_voldaan];
                return;
            }
            const auto geleden = dagen(termijn.uiterste_datum, m_peildatum);
            ++rij[overschreden_open];
            if (geleden > 30) ++rij[overschreden_30];
            if (geleden > 90) ++rij[overschreden_90];
            return;
    }
}

std::string Overzicht::tekst() const {
    auto uit = fmt::format(
        "Termijnen op {}: {} dossiers, {} met termijnen, {} personen met een termijn die niet "
        "gehaald is\n\n{:<32}{:>16}{:>16}\n",
        m_peildatum, m_personen, m_met_termijnen, m_overschreden, "stand",
        code(Termijn::Soort::onderdelen_30), code(Termijn::Soort::contract_90));
    for (std::size_t vak = 0; vak < aantal_vakken; ++vak) {
        const bool deel = std::string_view(namen[vak]).starts_with("waarvan");
        uit += fmt::format("{:<32}{:>16}{:>16}\n", std::string(deel ? "  " : "") + namen[vak],
                           m_rijen[0][vak], m_rijen[1][vak]);
    }
    return uit;
}

std::string Overzicht::csv() const {
    static constexpr std::array<const char*, aantal_vakken> sleutels{
        "LOPEND",       "LOPEND_7",        "LOPEND_30",       "GESCHORST", "VOLDAAN", "OVERSCHREDEN_VOLDAAN",
        "OVERSCHREDEN", "OVERSCHREDEN_30", "OVERSCHREDEN_90", "ONBEKEND"};
    std::string uit = "soort;stand;personen\n";
    for (std::size_t soort = 0; soort < m_rijen.size(); ++soort)
        for (std::size_t vak = 0; vak < aantal_vakken; ++vak)
            uit += fmt::format("{};{};{}\n", code(static_cast<Termijn::Soort>(soort)), sleutels[vak],
                               m_rijen[soort][vak]);
    return uit;
}

}  // namespace isi::termijnen
