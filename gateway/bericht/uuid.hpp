// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

namespace isi::bericht {

/// A random UUID (RFC 9562 version 4), lower case: the name of one message. Throws std::runtime_error when
/// the system has no random numbers.
[[nodiscard]] std::string nieuwe_uuid();

}  // namespace isi::bericht
