// SPDX-License-Identifier: GPL-3.0-or-later
#include "histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

namespace isi::bench {
namespace {

constexpr unsigned sub_bits = 7;
constexpr std::uint64_t sub_steps = 1U << sub_bits;

std::size_t index_of(std::uint64_t value) {
    if (value < sub_steps) return static_cast<std::size_t>(value);
    const auto shift = static_cast<unsigned>(std::bit_width(value)) - 1 - sub_bits;
    return (static_cast<std::size_t>(shift + 1) << sub_bits) + ((value >> shift) & (sub_steps - 1));
}

std::uint64_t upper_edge(std::size_t index) {
    if (index < sub_steps) return index;
    const auto shift = (index >> sub_bits) - 1;
    return ((sub_steps + (index & (sub_steps - 1)) + 1) << shift) - 1;
}

}  // namespace

Histogram::Histogram() : m_steps((64 - sub_bits + 1) << sub_bits) {}

void Histogram::add(std::uint64_t ns) {
    ++m_steps[index_of(ns)];
    ++m_count;
    m_sum += static_cast<double>(ns);
    m_max = std::max(m_max, ns);
}

double Histogram::mean() const noexcept {
    return m_count == 0 ? 0 : m_sum / static_cast<double>(m_count);
}

std::uint64_t Histogram::at(double q) const noexcept {
    if (m_count == 0) return 0;
    const auto wanted =
        std::max<std::uint64_t>(1, static_cast<std::uint64_t>(std::ceil(q * static_cast<double>(m_count))));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        seen += m_steps[i];
        if (seen >= wanted) return std::min(upper_edge(i), m_max);
    }
    return m_max;
}

}  // namespace isi::bench
