// SPDX-License-Identifier: GPL-3.0-or-later
#include "verblijf.hpp"

#include <algorithm>

namespace isi {

const EerderVerblijf* zoek_eerder_verblijf(const Persoonsdossier& dossier, const Gemeentecode& gemeente) {
    const auto gevonden = std::ranges::find(dossier.eerder_verblijf, gemeente, &EerderVerblijf::gemeente);
    if (gevonden == dossier.eerder_verblijf.end()) return nullptr;
    const bool handhaaft = dossier.handhaving && dossier.handhaving->ingesteld_door &&
                           dossier.handhaving->ingesteld_door->code == gemeente;
    const bool voorziet = std::ranges::any_of(dossier.voorzieningen, [&](const Voorziening& v) {
        return v.aanbod_door && v.aanbod_door->code == gemeente;
    });
    return gevonden->plichtig || handhaaft || voorziet ? &*gevonden : nullptr;
}

}  // namespace isi
