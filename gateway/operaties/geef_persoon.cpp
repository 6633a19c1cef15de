// SPDX-License-Identifier: GPL-3.0-or-later
#include "geef_persoon.hpp"

#include "fouten.hpp"

namespace isi::operaties {
namespace {

Uitkomst<Nummers> lees_nummers(const PersoonVraag& vraag) {
    if (!vraag.bsn && !vraag.a_nummer) return fouten::val007();
    Nummers nummers;
    if (vraag.bsn) {
        nummers.bsn = Bsn::parse(*vraag.bsn);
        if (!nummers.bsn) return fouten::val003("bsn");
    }
    if (vraag.a_nummer) {
        nummers.a_nummer = ANummer::parse(*vraag.a_nummer);
        if (!nummers.a_nummer) return fouten::val004("aNummer");
    }
    return nummers;
}

}  // namespace

Uitkomst<Bevinding<Persoonsblad>> geef_persoon(const PersoonVraag& vraag, const Verzoek& verzoek,
                                               Store& store) {
    const auto nummers = lees_nummers(vraag);
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
