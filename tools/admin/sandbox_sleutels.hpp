// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

#include "gateway/sleutels/sleutels.hpp"
#include "isi_store/store.hpp"

namespace isi::admin {

struct Kbicatalogus;  // catalogus_kbi.hpp

/// Registers the sandbox's organisations and keys and writes their files (organisatie.toml,
/// applicatiesleutel, wachtwoord). A key whose files are there stays the same key, even when the store is
/// new. `vlaams` says for what purpose a Flemish client asks.
void renew_sleutels(const std::filesystem::path& map, Store& store, const sleutels::Pepper& pepper,
                    const Kbicatalogus& vlaams, Seconden nu);

}  // namespace isi::admin
