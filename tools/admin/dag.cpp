// SPDX-License-Identifier: GPL-3.0-or-later
#include <date/date.h>
#include <fmt/format.h>

#include <chrono>

#include "catalogus.hpp"

namespace isi::admin {

std::optional<Dag> Dag::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto getal = [&](std::size_t begin, std::size_t lengte) {
        int waarde = 0;
        for (const char c : text.substr(begin, lengte)) {
            if (c < '0' || c > '9') return -1;
            waarde = waarde * 10 + (c - '0');
        }
        return waarde;
    };
    const int jaar = getal(0, 4);
    const int maand = getal(5, 2);
    const int dag = getal(8, 2);
    if (jaar < 0 || maand < 0 || dag < 0) return std::nullopt;
    const date::year_month_day ymd{date::year{jaar}, date::month{static_cast<unsigned>(maand)},
                                   date::day{static_cast<unsigned>(dag)}};
    if (!ymd.ok()) return std::nullopt;
    return Dag{static_cast<int>(date::sys_days{ymd}.time_since_epoch().count())};
}

Dag Dag::vandaag() {
    return Dag{static_cast<int>(
        date::floor<date::days>(std::chrono::system_clock::now()).time_since_epoch().count())};
}

std::string Dag::text() const {
    const date::year_month_day ymd{date::sys_days{date::days{m_dagen}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

}  // namespace isi::admin
