// SPDX-License-Identifier: GPL-3.0-or-later
#include "geef_persoon.hpp"

#include "fouten.hpp"
#include "isi_store/domein/verblijf.hpp"

namespace isi::operaties {
namespace {

constexpr std::string_view woonachtig = "WOONACHTIG";
constexpr std::string_view gewezen = "GEWEZEN_INGEZETENE";

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

// Where the person lives now is not the former gemeente's business (NL-M6).
void verberg_huidig_adres(Persoonsgegevens& gegevens) {
    gegevens.adres = {};
    gegevens.gemeente_van_inschrijving.reset();
}

// The Wi2007 blocks belong to that law; under the others the sheet has persoon, verblijf, signaaltelling,
// persoonsgegevens and blocks of its own.
void verwijder_wi2007_blokken(Persoonsdossier& dossier) {
    dossier.inburgeringsplicht.reset();
    dossier.handhaving.reset();
    dossier.voorzieningen.clear();
    dossier.vrijstellingen.clear();
    dossier.boetes.clear();
    dossier.examens.reset();
}

void houd_examenregels(Examens& examens) {
    if (!examens.datum_diploma) examens.geslaagd.reset();
    if (!examens.volledige_deelname_nt2) {
        examens.datum_volledige_deelname_nt2.reset();
        examens.gemeente_volledige_deelname_nt2.reset();
    }
}

}  // namespace

void pas_bladregels_toe(Persoonsdossier& dossier) {
    auto& gegevens = dossier.gegevens;
    if (gegevens.diploma_behaald != true) gegevens.niveau_inburgeringsdiploma.reset();
    if (gegevens.pardonregeling != true) gegevens.in_azc_gehuisvest.reset();
    if (dossier.inburgeringsplicht) {
        auto& plicht = *dossier.inburgeringsplicht;
        if (plicht.status.code == "PLICHTIG") {
            plicht.reden_niet.reset();
        } else {
            plicht.datum_ingang.reset();
        }
    }
    for (auto& voorziening : dossier.voorzieningen) {
        if (!voorziening.soort || voorziening.soort->code != "DUAAL") voorziening.vorm_duaal_traject.reset();
    }
    for (auto& vrijstelling : dossier.vrijstellingen) {
        if (vrijstelling.soort.code != "TIJDELIJK") vrijstelling.datum_einde.reset();
        if (vrijstelling.soort.code != "GEDEELTELIJK") vrijstelling.examenonderdeel.reset();
        if (!vrijstelling.examenonderdeel || vrijstelling.examenonderdeel->code != "TAAL")
            vrijstelling.niveau.reset();
        if (!vrijstelling.verleend_door || vrijstelling.verleend_door->code != "GEMEENTE")
            vrijstelling.gemeente.reset();
    }
    if (dossier.examens) houd_examenregels(*dossier.examens);
}

Uitkomst<Bevinding<Persoonsblad>> geef_persoon(const PersoonVraag& vraag, const Verzoek& verzoek,
                                               Store& store) {
    const auto nummers = lees_nummers(vraag);
    if (!nummers) return tl::make_unexpected(nummers.error());
    const auto verblijf = zoek_waarde("verblijf", vraag.verblijf.value_or(std::string(woonachtig)));
    if (!verblijf) return fouten::val006("verblijf", *vraag.verblijf);

    const Gemeentecode& gemeente = *verzoek.gemeente;
    auto dossier = store.find_persoon(*nummers, vraag.wet, gemeente);
    // Nobody learns who an A-nummer belongs to: without a find, only a number that was asked for is on
    // record.
    const auto niets = [&] {
        Bevinding<Persoonsblad> leeg;
        if (nummers->bsn) leeg.betrokkenen.push_back({*nummers->bsn, false, "geefPersoon"});
        return leeg;
    };
    if (!dossier) return niets();

    std::optional<OnvolledigeDatum> vertrokken_op;
    if (verblijf->code == gewezen) {
        const auto* eerder =
            dossier->woongemeente == gemeente ? nullptr : zoek_eerder_verblijf(*dossier, gemeente);
        if (eerder == nullptr) return niets();
        vertrokken_op = eerder->vertrokken_op;
        verberg_huidig_adres(dossier->gegevens);
    } else if (dossier->woongemeente != gemeente) {
        return niets();
    }
    if (vraag.wet != Wet::wi2007) verwijder_wi2007_blokken(*dossier);
    pas_bladregels_toe(*dossier);

    const Bsn bsn = dossier->kop.bsn;
    return Bevinding<Persoonsblad>{Persoonsblad{std::move(*dossier), *verblijf, std::move(vertrokken_op)},
                                   {{bsn, true, "persoonsblad"}}};
}

}  // namespace isi::operaties
