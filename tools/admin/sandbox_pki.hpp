// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ctime>
#include <filesystem>

/// The sandbox's certificates: one CA, the server's, one per client, the bad ones included.
namespace isi::admin {

/// Makes what is missing or no longer right and renews what ends within 30 days; private keys stay. Returns
/// how many certificates are new.
int renew_pki(const std::filesystem::path& map, std::time_t nu);

}  // namespace isi::admin
