// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

namespace isi::sqlite {

inline constexpr int schema_version = 4;

/// The statements that bring a store from `version` - 1 to `version`.
std::string migration(int version);

}  // namespace isi::sqlite
