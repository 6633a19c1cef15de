// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

namespace isi::bezorging {

struct Tellers {  ///< for /metrics; but for `wachtend` since the start
    std::uint64_t pogingen = 0, bevestigd = 0, geweigerd = 0, vergeefs = 0;
    std::uint64_t wachtend = 0;  ///< accepted and without an answer, now
    bool bereikbaar = false;     ///< the last try was answered
};

}  // namespace isi::bezorging
