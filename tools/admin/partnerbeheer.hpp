// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "isi_store/kbi/partner.hpp"

/// From what an operator typed to a partner of the Flemish register.
namespace isi::admin {

struct Partneropties {
    std::string org;                                ///< its KBO number
    std::string soort, gewest, nis, authenticatie;  ///< empty = not given
    std::string inschrijving, gebruiker, ongelabeld;
    /// Given: they replace all that it had; a single "-" leaves none.
    std::vector<std::string> identificaties, vingerafdrukken, hoedanigheden, legal_contexts;
    std::vector<std::string> inzage;  ///< Paneel=INZAGE; STANDAARD takes the setting away
};

/// Changes what was given; returns what that was, for the audit and the operator. Throws Gebruiksfout that
/// names the option. `nieuw`: then --soort must be given.
std::string pas_toe(const Partneropties& opties, kbi::Partner& partner, bool nieuw);

/// Whether that much of that panel can be asked for: Inbreuken can be cut to a body's own, Wooncode cannot.
[[nodiscard]] bool past(kbi::Paneel paneel, kbi::Inzage inzage, kbi::Partnersoort soort) noexcept;

}  // namespace isi::admin
