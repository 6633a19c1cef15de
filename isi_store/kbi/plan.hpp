// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "isi_store/domein/insz.hpp"

/// The personal integration plan of the policy in force since 2022 (seeds: parliamentary question on the
/// traject op maat). Codes are texts: the lists are ours and may grow.
namespace isi::kbi {

struct Planonderdeel {
    std::string pijler;  ///< MAATSCHAPPELIJKE_ORIENTATIE | NT2 | VDAB_ACTIRIS | PARTICIPATIE_NETWERK
    std::string stand;   ///< TE_VOLGEN | VRIJGESTELD | VOLTOOID | NIET_VAN_TOEPASSING
    std::optional<std::string> reden_vrijstelling;
    std::optional<std::string> aanbodvorm;    ///< KLASSIKAAL_DAG | KLASSIKAAL_AVOND_WEEKEND | DIGITAAL | …
    std::optional<std::string> begin, einde;  ///< xs:date; einde only with begin
    friend bool operator==(const Planonderdeel&, const Planonderdeel&) = default;
};

struct Inburgeringsplan {
    Insz insz;
    std::optional<std::string> datum_opgemaakt;
    std::string vorm;  ///< LINEAIR | GEINTEGREERD | GECOMBINEERD
    std::optional<std::string> datum_onderdelen_bepaald;
    std::vector<Planonderdeel> onderdelen;  ///< at least one
    friend bool operator==(const Inburgeringsplan&, const Inburgeringsplan&) = default;
};

}  // namespace isi::kbi
