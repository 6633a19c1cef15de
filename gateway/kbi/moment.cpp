// SPDX-License-Identifier: GPL-3.0-or-later
#include <date/tz.h>

#include <array>
#include <chrono>
#include <cstdio>

#include "datum.hpp"
#include "kbi.hpp"

namespace isi::kbi {
namespace {

/// The digits of `tekst`, or -1.
int getal(std::string_view tekst) noexcept {
    int waarde = 0;
    for (const char c : tekst) {
        if (c < '0' || c > '9') return -1;
        waarde = waarde * 10 + (c - '0');
    }
    return waarde;
}

}  // namespace

std::optional<std::chrono::sys_days> lees_dag(std::string_view tekst) noexcept {
    if (tekst.size() != 10 || tekst[4] != '-' || tekst[7] != '-') return std::nullopt;
    const int jaar = getal(tekst.substr(0, 4));
    const int maand = getal(tekst.substr(5, 2));
    const int dag = getal(tekst.substr(8, 2));
    if (jaar < 0 || maand < 0 || dag < 0) return std::nullopt;
    const std::chrono::year_month_day datum{std::chrono::year{jaar},
                                            std::chrono::month{static_cast<unsigned>(maand)},
                                            std::chrono::day{static_cast<unsigned>(dag)}};
    return datum.ok() ? std::optional(std::chrono::sys_days{datum}) : std::nullopt;
}

std::string schrijf_dag(std::chrono::sys_days dag) {
    const std::chrono::year_month_day datum{dag};
    std::array<char, 32> tekst{};
    std::snprintf(tekst.data(), tekst.size(), "%04d-%02u-%02u", static_cast<int>(datum.year()),
                  static_cast<unsigned>(datum.month()), static_cast<unsigned>(datum.day()));
    return tekst.data();
}

std::chrono::sys_seconds belgische_klok(std::int64_t seconden) {
    static const date::time_zone* const brussel = date::locate_zone("Europe/Brussels");
    const date::sys_seconds utc{std::chrono::seconds{seconden}};
    return std::chrono::sys_seconds{utc.time_since_epoch() + brussel->get_info(utc).offset};
}

// The day in Belgium: between midnight there and midnight UTC, UTC is still at yesterday.
Moment maak_moment(Seconden nu) {
    return {nu, schrijf_dag(std::chrono::floor<std::chrono::days>(belgische_klok(nu)))};
}

}  // namespace isi::kbi
