// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <set>
#include <vector>

#include "isi_store/kbi_store.hpp"

namespace isi::bezorging {

/// Which appointments are tried now: at most `hoogstens`, the oldest first, never two of one person at once
/// (`onderweg`: who has one under way), and none before an older one that the same centre asked for that
/// person and that has no answer yet. `op_proef`: the one tried least often, so that a message that fails by
/// itself does not stand in the way of finding out whether the far side is there.
[[nodiscard]] std::vector<kbi::Afspraak> kies(kbi::KbiStore& store, Seconden nu, std::size_t hoogstens,
                                              const std::set<Insz>& onderweg, bool op_proef);

/// The moment to ask the store for. What is due later than any wait explains was noted by a clock that has
/// been set back since: it counts as due, or it would wait for that clock to come round again.
[[nodiscard]] Seconden peilmoment(kbi::KbiStore& store, Seconden nu, Seconden langste_wachttijd);

}  // namespace isi::bezorging
