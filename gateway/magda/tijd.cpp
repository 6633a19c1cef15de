// SPDX-License-Identifier: GPL-3.0-or-later
#include "tijd.hpp"

#include <fmt/format.h>

#include <chrono>

namespace isi::magda {
namespace {

using std::chrono::hours;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

// Directive 2000/84/EC: summer time from the last Sunday of March to that of October, both at 01:00 UTC. A
// rule and no zone file, so that a bare machine tells the same time.
bool is_zomertijd(sys_seconds nu) {
    const auto jaar = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(nu)).year();
    const auto wissel = [&](std::chrono::month maand) {
        return sys_days(jaar / maand / std::chrono::Sunday[std::chrono::last]) + hours(1);
    };
    return nu >= wissel(std::chrono::March) && nu < wissel(std::chrono::October);
}

}  // namespace

Tijdstip belgische_tijd(Seconden nu) {
    const sys_seconds utc{std::chrono::seconds(nu)};
    const auto hier = utc + hours(is_zomertijd(utc) ? 2 : 1);
    const auto dag = std::chrono::floor<std::chrono::days>(hier);
    const std::chrono::year_month_day datum(dag);
    const std::chrono::hh_mm_ss tijd(hier - dag);
    return {fmt::format("{:04}-{:02}-{:02}", static_cast<int>(datum.year()),
                        static_cast<unsigned>(datum.month()), static_cast<unsigned>(datum.day())),
            fmt::format("{:02}:{:02}:{:02}.000", tijd.hours().count(), tijd.minutes().count(),
                        tijd.seconds().count())};
}

}  // namespace isi::magda
