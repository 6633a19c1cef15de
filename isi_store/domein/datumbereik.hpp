// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

#include "codes.hpp"

/// The days that a birth date of a register may stand for (NL-M2). Days are numbers yyyymmdd, so that a
/// comparison is one of integers and an impossible date has its place too.
namespace isi {

enum class Datumsoort : std::uint8_t {
    dag,         ///< a day of the calendar
    maand,       ///< yyyy-mm-00: any day of that month
    jaar,        ///< yyyy-00-dd: any day of that year
    onmogelijk,  ///< 1982-12-91: no day at all; equal to its own text only
    onbekend     ///< 0000-mm-dd: matches nothing
};

struct Datumbereik {
    Datumsoort soort = Datumsoort::onbekend;
    std::int32_t van = 0, tot = 0;  ///< first and last day, both inclusive; onmogelijk: its digits
    friend bool operator==(const Datumbereik&, const Datumbereik&) = default;
};

[[nodiscard]] Datumbereik datumbereik(const OnvolledigeDatum& datum) noexcept;

}  // namespace isi
