// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

/// Files with 32-byte secrets, one a line (64 hexadecimal or 44 base64 characters), readable by their owner
/// alone.
namespace isi::geheim {

using Geheim32 = std::array<unsigned char, 32>;

/// All secrets of the file, in order; the first is the current one. Throws std::runtime_error that says what
/// is wrong and what to do: missing, readable by group or others, not a regular file, a line that is not 32
/// bytes. The text never holds anything of the contents.
std::vector<Geheim32> load_geheimen(const std::string& bestand);

/// Writes one fresh secret from the CSPRNG, mode 0600, durable; an existing file is left as it is.
void make_geheim(const std::string& bestand);

/// The text of a file that must be readable by its owner alone; at most 64 KiB. Throws as load_geheimen.
std::string load_besloten_tekst(const std::string& bestand);
/// Writes a new file with mode 0600 and makes it durable; false when it exists already.
bool write_besloten_tekst(const std::string& bestand, std::string_view tekst);

/// Overwrites what was secret.
void wis(std::string& tekst) noexcept;

}  // namespace isi::geheim
