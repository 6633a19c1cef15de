// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "instellingen.hpp"

namespace isi::bezorging {

/// How long the far side is left alone after try number `poging` (from 1) was in vain: twice as long each
/// time, up to hoogste_wachttijd; of that at least the half, the rest by chance (`toeval` in [0, 1)), so
/// that what failed together does not come back together.
[[nodiscard]] std::chrono::milliseconds wachttijd(std::int64_t poging, const Instellingen& instellingen,
                                                  double toeval);

/// Whether the far side is there. As long as nobody knows (at the start, after a failure), one try at a time
/// finds out; only its success lets the rest follow, so that an outage of hours ends without a storm.
class Bereikbaarheid {
 public:
    using Tijd = std::chrono::steady_clock::time_point;  // no step of the wall clock may silence us
    explicit Bereikbaarheid(const Instellingen& instellingen) : m_instellingen(instellingen) {}

    /// How many tries may begin now, beside those under way.
    [[nodiscard]] std::size_t ruimte(Tijd nu, std::size_t onderweg) const;
    [[nodiscard]] bool op_proef() const { return !m_er; }
    /// A try was in vain. True: that is news.
    bool note_weg(Tijd nu, double toeval);
    /// The far side answered. True: it had been away.
    bool note_er();

 private:
    const Instellingen& m_instellingen;
    bool m_er = false;
    std::int64_t m_vergeefs = 0;  ///< tries in a row
    Tijd m_volgende{};            ///< no try before it
};

}  // namespace isi::bezorging
