// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace isi::certs {

enum class Inzage : unsigned { openbaar = 0644, geheim = 0600 };

/// Replaces the file as a whole: a reader sees the old content or the new, never half; a secret is never
/// readable by others, not even for a moment. Throws std::runtime_error with the path and the system's
/// reason.
void write_bestand(const std::string& pad, std::string_view inhoud, Inzage inzage);

/// nullopt when there is no such file. Throws when it is there but cannot be read.
std::optional<std::string> read_bestand(const std::string& pad);

}  // namespace isi::certs
