// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "gateway/kbi/kbi.hpp"

namespace isi::kbi {

/// How much of a panel this kind of partner sees when the operator says nothing else.
[[nodiscard]] Inzage standaardinzage(Partnersoort soort, Paneel paneel) noexcept;
/// And this partner: its own setting, else its kind's.
[[nodiscard]] Inzage inzage(const Partner& partner, Paneel paneel);

/// Divides the dossier over `bevinding`: panelen, onthouden, samenvatting, contract, attest.
void verdeel(const KbiDossier& dossier, const Partner& partner, Bevinding& bevinding);

}  // namespace isi::kbi
