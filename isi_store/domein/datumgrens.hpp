// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "codes.hpp"

/// What can be said of a date that is known in part. Days are texts `yyyy-mm-dd`, so that they compare as
/// they stand and an impossible one (1967-02-30) needs no calendar.
namespace isi {

/// The first and the last day that the date may stand for; nullopt when the year is unknown.
[[nodiscard]] std::optional<std::string> vroegste_dag(const OnvolledigeDatum& datum);
[[nodiscard]] std::optional<std::string> laatste_dag(const OnvolledigeDatum& datum);

/// The same day of the month, `maanden` later: 2008-02-29 and 12 months is 2009-02-29, which is good enough
/// to compare with. `dag` is the result of one of the above.
[[nodiscard]] std::string plus_maanden(const std::string& dag, int maanden);

}  // namespace isi
