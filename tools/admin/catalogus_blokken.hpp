// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "catalogus_tabel.hpp"

/// The blocks of the sheet, one function each; an absent table is an absent block.
namespace isi::admin {

Persoonsgegevens lees_gegevens(std::optional<Tabel> deel, Codewaarde geslacht);
std::optional<Inburgeringsplicht> lees_plicht(std::optional<Tabel> deel);
std::optional<Handhaving> lees_handhaving(std::optional<Tabel> deel);
std::optional<Examens> lees_examens(std::optional<Tabel> deel);
std::vector<EerderVerblijf> lees_eerder_verblijf(Tabel& persoon);
std::vector<Voorziening> lees_voorzieningen(Tabel& persoon);
std::vector<Vrijstelling> lees_vrijstellingen(Tabel& persoon);
std::vector<Boete> lees_boetes(Tabel& persoon);

}  // namespace isi::admin
