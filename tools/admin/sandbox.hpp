// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "isi_store/domein/organisatie.hpp"
#include "tools/admin/catalogus.hpp"

namespace isi::admin {

struct Sandboxwens {
    std::string map;
    std::uint64_t seed = 1;  ///< of what is generated; kept as a mark of the store
    Dag peildatum = Dag::vandaag();
    Seconden nu = 0;  ///< for certificates and keys: they live in real time, whatever the peildatum
    std::function<void(std::string_view)> meld;  ///< one line per step; may be empty
};

/// Makes or renews the sandbox in `map` (design: layout of the sandbox). On an existing one: keys, passwords
/// and secrets stay; certificates with less than 30 days left, the CRL and everything that depends on the day
/// are renewed; keys and test persons return to the state of the catalogue. Throws std::runtime_error or
/// StoreFailure with what to do.
void init_sandbox(const Sandboxwens& wens);

}  // namespace isi::admin
