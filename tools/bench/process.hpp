// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

namespace isi::bench {

/// What a process has used so far, from /proc.
struct Usage {
    double cpu_seconds = 0;       ///< user and system, all threads
    std::uint64_t rss_bytes = 0;  ///< resident set
};

/// Throws std::runtime_error when there is no such process.
Usage usage_of(int pid);
Usage own_usage();

}  // namespace isi::bench
