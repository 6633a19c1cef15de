// SPDX-License-Identifier: GPL-3.0-or-later
#include "zoek_signalen.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "fouten.hpp"
#include "isi_store/domein/waardenlijst.hpp"
#include "nummers.hpp"

namespace isi::operaties {
namespace {

constexpr std::int32_t rijen_per_pagina = 10;  // manual §3.6

constexpr std::array<std::pair<std::string_view, Signaalkolom>, signaalkolommen> kolommen{
    {{"STATUS", Signaalkolom::status},
     {"BSN", Signaalkolom::bsn},
     {"A_NUMMER", Signaalkolom::a_nummer},
     {"ACHTERNAAM", Signaalkolom::achternaam},
     {"SIGNAALCODE", Signaalkolom::signaalcode},
     {"OMSCHRIJVING", Signaalkolom::omschrijving},
     {"DATUM_SIGNAAL", Signaalkolom::datum_signaal}}};

Uitkomst<Signaalvolgorde> lees_volgorde(const SignalenVraag::Volgorde& sorteren) {
    const auto* const kolom =
        std::ranges::find(kolommen, sorteren.kolom, [](const auto& k) { return k.first; });
    if (kolom == kolommen.end()) return fouten::val006("kolom", sorteren.kolom);
    if (!zoek_waarde("richting", sorteren.richting)) return fouten::val006("richting", sorteren.richting);
    return Signaalvolgorde{kolom->second, sorteren.richting == "AFLOPEND"};
}

Uitkomst<Signalenfilter> lees_filter(const SignalenVraag& vraag, const Gemeentecode& gemeente) {
    Signalenfilter filter{.gemeente = gemeente,
                          .wet = vraag.wet,
                          .signaalcode = vraag.signaalcode,
                          .datum_vanaf = vraag.datum_vanaf,
                          .datum_tot_en_met = vraag.datum_tot_en_met,
                          .statussen = {vraag.statussen.begin(), vraag.statussen.end()}};
    const auto nummers = lees_nummers(vraag.bsn, vraag.a_nummer);
    if (!nummers) return tl::make_unexpected(nummers.error());
    filter.bsn = nummers->bsn;
    filter.a_nummer = nummers->a_nummer;
    // The schema made both yyyy-mm-dd, so text compares as time.
    if (filter.datum_vanaf && filter.datum_tot_en_met && *filter.datum_tot_en_met < *filter.datum_vanaf)
        return fouten::val005("datumTotEnMet");
    for (const auto& status : filter.statussen)
        if (!zoek_waarde("status", status)) return fouten::val006("status", status);
    if (vraag.sorteren) {
        const auto volgorde = lees_volgorde(*vraag.sorteren);
        if (!volgorde) return tl::make_unexpected(volgorde.error());
        filter.volgorde = *volgorde;
    }
    return filter;
}

std::vector<Betrokkene> betrokkenen(const Signalenfilter& filter, const std::vector<Signaalrij>& rijen) {
    std::vector<Betrokkene> personen;
    std::set<Bsn> gezien;
    for (const auto& rij : rijen)
        if (gezien.insert(rij.signaal.bsn).second) personen.push_back({rij.signaal.bsn, true, "signaalrij"});
    if (filter.bsn && personen.empty()) personen.push_back({*filter.bsn, false, "zoekSignalen"});
    return personen;
}

}  // namespace

Uitkomst<Bevinding<GevondenSignalen>> zoek_signalen(const SignalenVraag& vraag, const Verzoek& verzoek,
                                                    const Bladgrenzen& grenzen, Store& store) {
    const auto filter = lees_filter(vraag, *verzoek.gemeente);
    if (!filter) return tl::make_unexpected(filter.error());
    const auto blad = lees_bladkeuze(vraag.blad, rijen_per_pagina, grenzen, verzoek.nu);
    if (!blad) return tl::make_unexpected(blad.error());

    auto gevonden = store.zoek_signalen(*filter, *blad);
    if (!gevonden) return fouten::val006("peilmoment");
    const auto totaal = store.find_signaaltotaal(filter->gemeente, filter->wet);
    Bevinding<GevondenSignalen> bevinding{{}, betrokkenen(*filter, gevonden->rijen)};
    bevinding.gegevens.emplace(
        GevondenSignalen{totaal.nieuw + totaal.in_behandeling, als_lijst(std::move(*gevonden), vraag.blad)});
    return bevinding;
}

}  // namespace isi::operaties
