// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "persoon.hpp"

namespace isi {

/// NL-M6: the former residence by which `gemeente` may still look at this person: the person was
/// inburgeringsplichtig there, or the gemeente has a handhaving or voorziening of its own. nullptr: it may
/// not. Says nothing of where the person lives now. The result lives as long as `dossier`.
const EerderVerblijf* zoek_eerder_verblijf(const Persoonsdossier& dossier, const Gemeentecode& gemeente);

}  // namespace isi
