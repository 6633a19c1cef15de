// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <memory>

#include "gateway/audit/audit.hpp"
#include "gateway/bezorging/bezorger.hpp"
#include "gateway/config.hpp"
#include "gateway/log.hpp"

namespace isi {

/// The outbox that [kbi.bezorging] asks for, at work; nullptr when it asks for none. Every try has a record
/// in the audit before anything is sent. `audit` and `log` must outlive it.
std::unique_ptr<bezorging::Bezorger> start_bezorger(const Config& config, audit::Schrijver& audit,
                                                    const std::function<std::int64_t()>& klok_us,
                                                    log::Log& log);

}  // namespace isi
