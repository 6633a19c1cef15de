// SPDX-License-Identifier: GPL-3.0-or-later
#include "geef_persoon.hpp"

#include "fouten.hpp"
#include "nummers.hpp"

namespace isi::operaties {

Uitkomst<Bevinding<Persoonsblad>> geef_persoon(const PersoonVraag& vraag, const Verzoek& verzoek,
                                               Store& store) {
    if (!vraag.bsn && !vraag.a_nummer) return fouten::val007();
    const auto nummers = lees_nummers(vraag.bsn, vraag.a_nummer);
    if (!nummers) return tl::make_unexpected(nummers.error());
    const auto verblijf = lees_verblijf(vraag.verblijf);
    if (!verblijf) return tl::make_unexpected(verblijf.error());

    auto blad = zoek_blad(*nummers, vraag.wet, *verblijf, verzoek, store);
    if (!blad) {
        // Nobody learns who an A-nummer belongs to: without a find, only a number that was asked for is on
        // record.
        Bevinding<Persoonsblad> niets;
        if (nummers->bsn) niets.betrokkenen.push_back({*nummers->bsn, false, "geefPersoon"});
        return niets;
    }
    const Bsn bsn = blad->dossier.kop.bsn;
    return Bevinding<Persoonsblad>{std::move(blad), {{bsn, true, "persoonsblad"}}};
}

}  // namespace isi::operaties
