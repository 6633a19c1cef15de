// SPDX-License-Identifier: GPL-3.0-or-later
#include "zoek_personen.hpp"

#include "fouten.hpp"
#include "isi_store/domein/datumbereik.hpp"
#include "isi_store/domein/waardenlijst.hpp"
#include "nummers.hpp"
#include "persoonsblad.hpp"

namespace isi::operaties {
namespace {

constexpr std::int32_t rijen_per_pagina = 20;  // manual §3.3

bool heeft_criteria(const PersonenVraag& vraag) {
    return vraag.geboortedatum_vanaf || vraag.geboortedatum_tot_en_met || vraag.geslacht ||
           vraag.nationaliteit;
}

// NL-M2: one of the two dates is that date exactly, both are a period. A date that is known in part stands
// for all its days, an impossible one for its own text.
Uitkomst<Geboorteperiode> lees_periode(const PersonenVraag& vraag) {
    const auto& vanaf =
        vraag.geboortedatum_vanaf ? vraag.geboortedatum_vanaf : vraag.geboortedatum_tot_en_met;
    const auto& tot = vraag.geboortedatum_tot_en_met ? vraag.geboortedatum_tot_en_met : vanaf;
    const auto eerste = OnvolledigeDatum::parse(*vanaf);
    if (!eerste) return fouten::val006("geboortedatumVanaf");
    const auto laatste = OnvolledigeDatum::parse(*tot);
    if (!laatste) return fouten::val006("geboortedatumTotEnMet");
    const Datumbereik begin = datumbereik(*eerste), einde = datumbereik(*laatste);
    const bool een_datum = *eerste == *laatste;
    if (!een_datum && einde.tot < begin.van) return fouten::val005("geboortedatumTotEnMet");
    return Geboorteperiode{begin.van, einde.tot, een_datum && begin.soort == Datumsoort::onmogelijk};
}

Uitkomst<void> lees_criteria(const PersonenVraag& vraag, Personenfilter& filter) {
    if (vraag.geboortedatum_vanaf || vraag.geboortedatum_tot_en_met) {
        const auto periode = lees_periode(vraag);
        if (!periode) return tl::make_unexpected(periode.error());
        filter.geboren = *periode;
    }
    if (vraag.geslacht && !zoek_waarde("geslacht", *vraag.geslacht))
        return fouten::val006("geslacht", *vraag.geslacht);
    filter.geslacht = vraag.geslacht;
    filter.nationaliteit = vraag.nationaliteit;
    return {};
}

Uitkomst<Personenfilter> lees_filter(const PersonenVraag& vraag, const Gemeentecode& gemeente, bool gewezen) {
    const bool met_nummers = vraag.bsn || vraag.a_nummer;
    if (met_nummers && heeft_criteria(vraag)) return fouten::val002();
    if (!met_nummers && !heeft_criteria(vraag)) return fouten::val001();
    Personenfilter filter{
        .gemeente = gemeente, .wet = vraag.wet, .gewezen = gewezen, .herkomst = vraag.zoeken_in_isi};
    const auto nummers = lees_nummers(vraag.bsn, vraag.a_nummer);
    if (!nummers) return tl::make_unexpected(nummers.error());
    filter.bsn = nummers->bsn;
    filter.a_nummer = nummers->a_nummer;
    if (const auto gelezen = lees_criteria(vraag, filter); !gelezen)
        return tl::make_unexpected(gelezen.error());
    if (filter.herkomst && !zoek_waarde("herkomst", *filter.herkomst))
        return fouten::val006("zoekenInIsi", *filter.herkomst);
    return filter;
}

}  // namespace

Uitkomst<Bevinding<GevondenPersonen>> zoek_personen(const PersonenVraag& vraag, const Verzoek& verzoek,
                                                    const Bladgrenzen& grenzen, Store& store) {
    const auto verblijf = lees_verblijf(vraag.verblijf);
    if (!verblijf) return tl::make_unexpected(verblijf.error());
    const auto filter = lees_filter(vraag, *verzoek.gemeente, is_gewezen(*verblijf));
    if (!filter) return tl::make_unexpected(filter.error());
    const auto blad = lees_bladkeuze(vraag.blad, rijen_per_pagina, grenzen, verzoek.nu);
    if (!blad) return tl::make_unexpected(blad.error());

    auto gevonden = store.zoek_personen(*filter, *blad);
    if (!gevonden) return fouten::val006("peilmoment");
    Bevinding<GevondenPersonen> bevinding;
    for (auto& rij : gevonden->rijen) {
        if (filter->gewezen && !verzoek.adres_gewezen_tonen)
            rij.gemeente_van_inschrijving.reset();  // where they live now: NL-M6
        bevinding.betrokkenen.push_back({rij.kop.bsn, true, "persoonsrij"});
    }
    if (filter->bsn && bevinding.betrokkenen.empty())
        bevinding.betrokkenen.push_back({*filter->bsn, false, "zoekPersonen"});
    if (gevonden->totaal > 0)
        bevinding.gegevens.emplace(GevondenPersonen{*verblijf, als_lijst(std::move(*gevonden), vraag.blad)});
    return bevinding;
}

}  // namespace isi::operaties
