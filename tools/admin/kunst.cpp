// SPDX-License-Identifier: GPL-3.0-or-later
#include "kunst.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "isi_store/domein/herkomst.hpp"
#include "kunst_dossier.hpp"
#include "kunst_lijsten.hpp"
#include "kunst_nummers.hpp"

namespace isi::admin {
namespace {

using namespace kunst;

const Waardenlijst& zoek_tabel(const std::vector<Waardenlijst>& tabellen, std::string_view naam) {
    const auto gevonden = std::ranges::find(tabellen, naam, &Waardenlijst::naam);
    if (gevonden == tabellen.end())
        throw std::runtime_error("the store holds no BRP tables: run 'isi-admin store init'");
    return *gevonden;
}

// So many neighbours live in the same gemeente: a transaction then writes to few places of the indexes that
// begin with the gemeente, which is what it costs.
constexpr std::uint64_t buren = 128;

constexpr std::array<Loop, 20> lopen{
    Loop::plichtig, Loop::plichtig,      Loop::plichtig,      Loop::plichtig,   Loop::plichtig,
    Loop::plichtig, Loop::plichtig,      Loop::plichtig,      Loop::plichtig,   Loop::geslaagd,
    Loop::geslaagd, Loop::geslaagd,      Loop::geslaagd,      Loop::geslaagd,   Loop::tijdelijk_vrij,
    Loop::mogelijk, Loop::niet_plichtig, Loop::niet_plichtig, Loop::vrijwillig, Loop::vrijgesteld};

int dag_van(std::string_view tekst) {
    return static_cast<int>(Dag::parse(tekst).value().begin() / 86400);
}

Persoonsdossier leeg_dossier(const Bsn& bsn) {
    return {.kop = {.bsn = bsn,
                    .naam = {},
                    .geboortedatum = OnvolledigeDatum::parse("0000-00-00").value(),
                    .herkomst = {}},
            .gegevens = {}};
}

// When people under this law settled.
std::pair<int, int> vestigingstijd(Wet wet) {
    switch (wet) {
        case Wet::wi2007:
            return {dag_van("1998-01-01"), dag_van("2012-12-31")};
        case Wet::wi2013:
            return {dag_van("2013-01-01"), dag_van("2021-12-31")};
        case Wet::wi2021:
            break;
    }
    return {dag_van("2022-01-01"), dag_van("2200-01-01")};
}

}  // namespace

struct Kunstreeks::Binnen {
    Kunstopdracht opdracht;
    Gemeenten gemeenten;
    std::optional<Gemeente> vast;
    Bsnreeks bsns;
    ANummerreeks a_nummers;
    std::uint64_t nummer = 0;
    int peildag = 0;
    OnvolledigeDatum peildatum;

    Binnen(const Kunstopdracht& welke, const Waardenlijst& tabel33)
        : opdracht(welke),
          gemeenten(tabel33, welke.vast ? std::optional{welke.vast->code} : std::nullopt),
          peildag(static_cast<int>(welke.peildatum.begin() / 86400)),
          peildatum(OnvolledigeDatum::parse(welke.peildatum.text()).value()) {
        if (welke.vast) vast = Gemeente{welke.vast->code, {}, {}};
    }

    const Gemeente& kies_gemeente() {
        if (vast && opdracht.vast->elke > 0 && nummer % opdracht.vast->elke == 0) return *vast;
        Toeval buurt(opdracht.seed ^ 0x6275757274U, nummer / buren);
        return gemeenten.kies(buurt);
    }

    void kies_tijd(Wording& w) const {
        const auto lot = w.toeval.onder(1000);
        w.wet = lot < 320 ? Wet::wi2007 : lot < 700 ? Wet::wi2013 : Wet::wi2021;
        auto [van, tot] = vestigingstijd(w.wet);
        // Half a year at least, so that something can have happened since.
        tot = std::min(tot, peildag - 180);
        if (van > tot) {
            w.wet = Wet::wi2007;
            std::tie(van, tot) = vestigingstijd(w.wet);
            tot = std::min(tot, peildag - 180);
        }
        w.vestiging = w.toeval.tussen(van, tot);
    }

    Kunstpersoon maak(const Bsn& bsn, const ANummer& a_nummer) {
        Wording w{Toeval(opdracht.seed, nummer), leeg_dossier(bsn)};
        w.peildag = peildag;
        w.land = &kies_land(w.toeval);
        w.gemeente = &kies_gemeente();
        w.loop = w.toeval.kans(20) ? Loop::onbeslist : w.toeval.kies(lopen);
        w.onder_wet = !w.toeval.kans(20);
        kies_tijd(w);
        if (w.onder_wet) w.dossier.wet = w.wet;
        if (!w.toeval.kans(80)) w.dossier.kop.a_nummer = a_nummer;
        maak_kop(w);
        maak_gegevens(w);
        maak_verblijf(w, gemeenten);
        w.diploma = w.toeval.tussen(std::min(w.vestiging + 150, w.einde), w.einde);
        maak_plicht(w);
        maak_handhaving(w);
        maak_voorzieningen(w);
        maak_vrijstellingen(w);
        maak_examens(w);
        w.dossier.kop.herkomst = herkomst_bij(bepaal_herkomstgrond(w.dossier, peildatum));
        maak_signalen(w);
        return {std::move(w.dossier), std::move(w.signalen)};
    }
};

Kunstreeks::Kunstreeks(const Kunstopdracht& opdracht, const std::vector<Waardenlijst>& tabellen,
                       std::uint64_t eerste)
    : m_binnen(std::make_unique<Binnen>(opdracht, zoek_tabel(tabellen, "tabel33"))) {
    for (; m_binnen->nummer < eerste; ++m_binnen->nummer) {
        m_binnen->bsns.volgende();
        m_binnen->a_nummers.volgende();
    }
}

Kunstreeks::~Kunstreeks() = default;

Kunstpersoon Kunstreeks::volgende() {
    const Bsn bsn = m_binnen->bsns.volgende();
    const ANummer a_nummer = m_binnen->a_nummers.volgende();
    auto persoon = m_binnen->maak(bsn, a_nummer);
    ++m_binnen->nummer;
    return persoon;
}

}  // namespace isi::admin
