// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "gateway/bericht/bericht.hpp"
#include "gateway/front/front.hpp"
#include "gateway/huis.hpp"
#include "gateway/kbi/kbi.hpp"
#include "gateway/sleutels/sleutels.hpp"

/// Who asks: what the connection, the header block and the signature prove.
namespace isi {

struct Gang;

/// The application key of a request. Credentials may stand in the message or in the HTTP head; in both only
/// if they are the same. Throws when the registry is out of date.
sleutels::Bewijs bewijs_sleutel(const Huis& huis, const front::Verzoek& verzoek, const bericht::Kop& kop,
                                Seconden nu);

/// The Flemish partner of a request: with an application key its owner, else the organisation of the
/// certificate when it may come without one. A key or a signature that is present must be right, also where
/// none is asked for. Notes in `gang` what it learns. Throws as above.
kbi::Toegang bewijs_partner(const Huis& huis, const front::Verzoek& verzoek, const bericht::Kop& kop,
                            bool sha1_toegestaan, Gang& gang);

}  // namespace isi
