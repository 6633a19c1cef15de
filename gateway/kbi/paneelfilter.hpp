// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "isi_store/kbi/dossier.hpp"
#include "isi_store/kbi/partner.hpp"

namespace isi::kbi {

/// The panel, cut to what `mag` leaves of it; nullopt when no element is left of it. `overheid`: the asker's
/// name as SanctionerendeOverheid. What is seen whole is not parsed; of what is cut the other bytes stay as
/// they are, so it stays canonically equal. Throws std::runtime_error when the bytes are no XML element.
[[nodiscard]] std::optional<std::string> snijd(const Paneeltekst& paneel, Inzage mag,
                                               std::string_view overheid);

/// How many children of that name the panel has.
[[nodiscard]] std::size_t telt(const Paneeltekst& paneel, const char* kind);

}  // namespace isi::kbi
