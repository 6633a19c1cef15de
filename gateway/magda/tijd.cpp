// SPDX-License-Identifier: GPL-3.0-or-later
#include "tijd.hpp"

#include <fmt/format.h>

#include <chrono>

#include "gateway/kbi/datum.hpp"

namespace isi::magda {

Tijdstip belgische_tijd(Seconden nu) {
    const auto hier = kbi::belgische_klok(nu);
    const auto dag = std::chrono::floor<std::chrono::days>(hier);
    const std::chrono::hh_mm_ss tijd(hier - dag);
    return {kbi::schrijf_dag(dag), fmt::format("{:02}:{:02}:{:02}.000", tijd.hours().count(),
                                               tijd.minutes().count(), tijd.seconds().count())};
}

}  // namespace isi::magda
