// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/kbi/termijnen.hpp"

/// How the terms of the policy of 2022 stand over the whole register: numbers of persons, never who.
namespace isi::termijnen {

/// What asks for somebody's attention: a term that runs, stands still, or has passed without being met.
[[nodiscard]] bool is_open(const kbi::Termijn& termijn) noexcept;

class Overzicht {
 public:
    explicit Overzicht(std::string_view peildatum) : m_peildatum(peildatum) {}
    void tel(const std::vector<kbi::Termijn>& termijnen);  ///< of one person; empty: no terms

    /// Per kind of term and how it stands: persons; of those that run how many end within 7 and 30 days, of
    /// those that have passed unmet how many more than 30 and 90 days ago.
    [[nodiscard]] std::string tekst() const;
    [[nodiscard]] std::string csv() const;  ///< `soort;stand;personen`
    [[nodiscard]] std::uint64_t overschreden() const noexcept { return m_overschreden; }  ///< persons

 private:
    enum Vak : std::size_t {
        lopend,
        lopend_7,
        lopend_30,
        geschorst,
        voldaan,
        te_laat_voldaan,
        overschreden_open,
        overschreden_30,
        overschreden_90,
        onbekend,
        aantal_vakken
    };
    using Rij = std::array<std::uint64_t, aantal_vakken>;
    static const std::array<const char*, aantal_vakken> namen;
    void tel_een(const kbi::Termijn& termijn);

    std::string m_peildatum;
    std::array<Rij, 2> m_rijen{};  ///< by Termijn::Soort
    std::uint64_t m_personen = 0, m_met_termijnen = 0, m_overschreden = 0;
};

}  // namespace isi::termijnen
