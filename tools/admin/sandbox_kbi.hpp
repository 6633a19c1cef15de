// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "catalogus_kbi.hpp"
#include "isi_store/kbi_store.hpp"

namespace isi::admin {

/// Puts partners and persons of the catalogue into the store; again, it renews what depends on the day. The
/// organisations of the sandbox must be there (renew_sleutels). Throws std::runtime_error when an embedded
/// dossier is not what the contract says.
void fill_kbi(Store& store, kbi::KbiStore& register_, const Kbicatalogus& catalogus);

}  // namespace isi::admin
