// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isi_store/kbi/dossier.hpp"
#include "isi_store/kbi/plan.hpp"

/// The two terms of the policy in force since 2022 (seeds: parliamentary question on the traject op maat):
/// the parts of the plan within 30 days after the aanmelding, the contract within 90.
namespace isi::kbi {

struct Termijn {
    enum class Soort : std::uint8_t { onderdelen_30, contract_90 };
    enum class Stand : std::uint8_t { lopend, voldaan, overschreden, geschorst, onbekend };
    Soort soort = Soort::onderdelen_30;
    std::string begin;                         ///< day 0: DatumAanmelding
    std::string uiterste_datum;                ///< last day on which it can be met
    std::optional<std::string> datum_voldaan;  ///< also when it came too late
    Stand stand = Stand::onbekend;
    friend bool operator==(const Termijn&, const Termijn&) = default;
};
[[nodiscard]] std::string_view code(Termijn::Soort soort) noexcept;  ///< ONDERDELEN_30, CONTRACT_90
[[nodiscard]] std::string_view code(Termijn::Stand stand) noexcept;  ///< LOPEND, VOLDAAN …

/// First and last day, both included; no last day: it still runs.
struct Dagenreeks {
    std::string begin;
    std::optional<std::string> einde;
};

/// What the terms are computed from. Dates are xs:date.
struct Termijnfeiten {
    std::optional<std::string> aanmelding;                ///< DatumAanmelding
    std::vector<std::string> contracten;                  ///< DatumRegistratie of each
    std::vector<Dagenreeks> schorsingen;                  ///< UitstelVanOndertekening and Opschorting
    bool plan = false;                                    ///< there is one
    std::optional<std::string> datum_onderdelen_bepaald;  ///< of the plan
};
/// Reads the panels Aanmelding, Contracten and UitstellenVanOndertekening.
[[nodiscard]] Termijnfeiten lees_termijnfeiten(const KbiDossier& dossier,
                                               const std::optional<Inburgeringsplan>& plan);

struct Termijnregels {
    std::string vanaf;               ///< for an aanmelding on this day or later
    bool schorsing_stopt_90 = true;  ///< CONTRACT_90 stands still on suspended days
};

/// None without an aanmelding from `vanaf`, else both. Calendar days, counted from the day after the
/// aanmelding, the last included. A suspension that still runs is counted to and with today, so the last day
/// moves with it (stand: geschorst). Met by the first fitting date from the aanmelding to today; what is
/// suspended after that day no longer counts. Met after its last day: overschreden, with datum_voldaan.
/// ONDERDELEN_30 is never suspended, and onbekend without a plan: the dossier has no such date.
[[nodiscard]] std::vector<Termijn> bereken_termijnen(const Termijnfeiten& feiten, std::string_view vandaag,
                                                     const Termijnregels& regels);

}  // namespace isi::kbi
