// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "histogram.hpp"
#include "setup.hpp"

namespace isi::bench {

struct Result {
    Histogram latency;
    std::vector<std::uint64_t> per_operation;     ///< measured answers, in the order of Settings::mix
    std::map<std::string, std::uint64_t> errors;  ///< what was wrong, how often; warm-up included
    std::uint64_t body_bytes = 0;
    double seconds = 0;  ///< measured span, wall clock
    double own_cpu_seconds = 0;
    double server_cpu_seconds = 0;       ///< in the measured span; 0 without --pid
    std::uint64_t server_rss_bytes = 0;  ///< at its end
    [[nodiscard]] std::uint64_t error_count() const noexcept;
};

/// Closed loop: each connection asks, waits for the whole answer, checks it, asks again. With Settings::rate
/// open loop: a question is due at each tick whatever became of the ones before, waits for a free connection
/// if it must, and its latency is counted from the tick. Ends by itself: at the span's end, at the count, or
/// after a hundred errors. Throws std::runtime_error when no connection can be made.
Result run_load(const Settings& settings);

}  // namespace isi::bench
