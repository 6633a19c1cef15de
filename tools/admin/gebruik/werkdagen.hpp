// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

/// Days of the calendar in Belgium, and which of them are worked.
namespace isi::gebruik {

using Kalenderdag = std::chrono::sys_days;

struct Periode {
    Kalenderdag eerste, laatste;  ///< both included
    friend bool operator==(const Periode&, const Periode&) = default;
};

/// yyyy-mm (its first, or with `einde` its last day) or yyyy-mm-dd; nullopt when there is no such day.
[[nodiscard]] std::optional<Kalenderdag> lees_dag_of_maand(std::string_view tekst, bool einde);

[[nodiscard]] Kalenderdag pasen(std::chrono::year jaar);
/// The ten legal holidays (law of 4 January 1974, royal decree of 18 April 1974), by date.
[[nodiscard]] std::vector<Kalenderdag> feestdagen(std::chrono::year jaar);
/// Monday to Friday without the legal holidays and without `ook_vrij`.
[[nodiscard]] int tel_werkdagen(const Periode& periode, const std::set<Kalenderdag>& ook_vrij);

}  // namespace isi::gebruik
