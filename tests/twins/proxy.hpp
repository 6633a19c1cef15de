// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <cstdint>
#include <string>

#include "bederf.hpp"

namespace isi::twin {

struct Opzet {
    std::string upstream_host = "127.0.0.1", upstream_poort;
    std::uint16_t poort = 0;  ///< 0: any
};

/// Listens with the sandbox's server certificate and asks the gateway with the certificate that the client
/// showed. `bederf` null: a faithful relay. Serves until `stop`; `klaar` gets the port that is bound.
void serve(const Opzet& opzet, const Zandbak& zandbak, const Bederf* bederf, const std::atomic<bool>& stop,
           const std::function<void(std::uint16_t)>& klaar);

}  // namespace isi::twin
