// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>

#include "gateway/audit/audit.hpp"
#include "gateway/bericht/bericht.hpp"
#include "gateway/log.hpp"
#include "gateway/operaties/envelop.hpp"
#include "gateway/operaties/test_verbinding.hpp"
#include "gateway/publicatie.hpp"
#include "gateway/scenario/scenario.hpp"
#include "gateway/sleutelhouder.hpp"
#include "gateway/sleutels/sleutels.hpp"

namespace isi {

struct KbiHuis;

/// What all workers share. Lives as long as the program; every member is safe to use from several threads.
struct Huis {
    std::function<std::int64_t()> klok_us;  ///< UTC, microseconds since 1970
    bericht::Grenzen berichtgrenzen;
    operaties::Envelopregels envelopregels;
    operaties::Dienstgegevens dienst;
    bool adres_gewezen_tonen = false;
    const sleutels::Pepper& pepper;
    const bericht::Schema& schema;
    const Publicatie& publicatie;
    Sleutelhouder& sleutels;
    operaties::Herhaling& herhaling;
    audit::Schrijver& audit;
    log::Log& log;
    scenario::Toneel* toneel = nullptr;  ///< only in a sandbox
    const KbiHuis* kbi = nullptr;        ///< only when [kbi] dienst is on
};

}  // namespace isi
