// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace isi::kbi {

/// yyyy-mm-dd that is a day of the calendar, and nothing after it: such texts compare as their days do.
[[nodiscard]] std::optional<std::chrono::sys_days> lees_dag(std::string_view tekst) noexcept;
[[nodiscard]] std::string schrijf_dag(std::chrono::sys_days dag);
/// What a clock in Belgium shows at this moment, as if it were UTC.
[[nodiscard]] std::chrono::sys_seconds belgische_klok(std::int64_t seconden);

}  // namespace isi::kbi
