// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>

namespace isi::bench {

/// Latencies in nanoseconds, in steps of at most 1/128 of the value: fixed memory, whatever the number of
/// requests.
class Histogram {
 public:
    Histogram();
    void add(std::uint64_t ns);
    [[nodiscard]] std::uint64_t count() const noexcept { return m_count; }
    [[nodiscard]] std::uint64_t max() const noexcept { return m_max; }
    [[nodiscard]] double mean() const noexcept;
    /// Upper edge of the step that holds the share `q` (0…1) of all values; 0 when empty.
    [[nodiscard]] std::uint64_t at(double q) const noexcept;

 private:
    std::vector<std::uint64_t> m_steps;
    std::uint64_t m_count = 0, m_max = 0;
    double m_sum = 0;
};

}  // namespace isi::bench
