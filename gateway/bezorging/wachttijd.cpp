// SPDX-License-Identifier: GPL-3.0-or-later
#include "wachttijd.hpp"

#include <algorithm>

namespace isi::bezorging {

std::chrono::milliseconds wachttijd(std::int64_t poging, const Instellingen& instellingen, double toeval) {
    std::chrono::milliseconds vol = instellingen.eerste_wachttijd;
    for (std::int64_t i = 1; i < poging && vol < instellingen.hoogste_wachttijd; ++i) vol *= 2;
    vol = std::min<std::chrono::milliseconds>(vol, instellingen.hoogste_wachttijd);
    const auto half = vol / 2;
    return half +
           std::chrono::milliseconds(static_cast<std::int64_t>(toeval * static_cast<double>(half.count())));
}

std::size_t Bereikbaarheid::ruimte(Tijd nu, std::size_t onderweg) const {
    if (m_er) return m_instellingen.gelijktijdig - std::min(m_instellingen.gelijktijdig, onderweg);
    return onderweg == 0 && nu >= m_volgende ? 1 : 0;
}

// Those that were under way together fail together: that is one failure, not several.
bool Bereikbaarheid::note_weg(Tijd nu, double toeval) {
    const bool nieuws = m_er || m_vergeefs == 0;
    if (!nieuws && nu < m_volgende) return false;
    m_er = false;
    m_volgende = nu + wachttijd(++m_vergeefs, m_instellingen, toeval);
    return nieuws;
}

bool Bereikbaarheid::note_er() {
    const bool was_weg = m_vergeefs > 0;
    m_er = true;
    m_vergeefs = 0;
    return was_weg;
}

}  // namespace isi::bezorging
