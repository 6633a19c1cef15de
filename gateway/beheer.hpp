// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <functional>
#include <string>

#include "gateway/bezorging/tellers.hpp"
#include "gateway/front/front.hpp"

namespace isi {

/// What the operator's port (plain HTTP on loopback) tells: `/health/live`, `/health/ready`, `/metrics`, `/`.
/// Nothing about persons, nothing that needs the store.
struct Beheerbronnen {
    std::string omgeving, gatewayversie, contractversie, publiek_adres;
    std::function<front::Tellers()> tellers;
    std::function<bezorging::Tellers()> bezorging;  ///< empty: appointments are not delivered
    std::function<bool()> audit_schrijfbaar;
    std::function<bool()> sleutels_actueel;
    std::function<bool()> tls_bruikbaar;       ///< certificate and CRL in use are valid now
    std::function<std::string()> tls_bezwaar;  ///< what is or soon will be wrong with them; empty = nothing
    const std::atomic<bool>* leegloop = nullptr;  ///< SIGTERM seen: not ready any more
};

front::Antwoord beantwoord_beheer(const front::Verzoek& verzoek, const Beheerbronnen& bronnen);

}  // namespace isi
