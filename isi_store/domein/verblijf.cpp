// SPDX-License-Identifier: GPL-3.0-or-later
#include "verblijf.hpp"

#include <algorithm>

namespace isi {

const EerderVerblijf* zoek_eerder_verblijf(const Persoonsdossier& dossier, const Gemeentecode& gemeente) {
    // Who came back and left again has more than one: the last departure counts, the plicht of any.
    const EerderVerblijf* laatste = nullptr;
    bool plichtig = false;
    for (const auto& verblijf : dossier.eerder_verblijf) {
        if (verblijf.gemeente != gemeente) continue;
        plichtig = plichtig || verblijf.plichtig;
        if (laatste == nullptr || verblijf.vertrokken_op > laatste->vertrokken_op) laatste = &verblijf;
    }
    const bool handhaaft = dossier.handhaving && dossier.handhaving->ingesteld_door &&
                           dossier.handhaving->ingesteld_door->code == gemeente;
    const bool voorziet = std::ranges::any_of(dossier.voorzieningen, [&](const Voorziening& v) {
        return v.aanbod_door && v.aanbod_door->code == gemeente;
    });
    return plichtig || handhaaft || voorziet ? laatste : nullptr;
}

}  // namespace isi
