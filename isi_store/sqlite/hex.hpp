// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace isi::sqlite {

/// 32 bytes as lower-case hex: hashes are text columns, which every SQL back end and every shell can show.
using Digest = std::array<unsigned char, 32>;
std::string to_hex(const Digest& bytes);
std::optional<Digest> parse_hex(std::string_view text);

}  // namespace isi::sqlite
