// SPDX-License-Identifier: GPL-3.0-or-later
#include "persoonsblad.hpp"

#include "fouten.hpp"
#include "isi_store/domein/verblijf.hpp"

namespace isi::operaties {
namespace {

constexpr std::string_view woonachtig = "WOONACHTIG";
constexpr std::string_view gewezen = "GEWEZEN_INGEZETENE";

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

bool is_gewezen(const Codewaarde& verblijf) noexcept {
    return verblijf.code == gewezen;
}

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

Uitkomst<Codewaarde> lees_verblijf(const std::optional<std::string>& verblijf) {
    const auto waarde = zoek_waarde("verblijf", verblijf.value_or(std::string(woonachtig)));
    if (!waarde) return fouten::val006("verblijf", *verblijf);
    return *waarde;
}

std::optional<Persoonsblad> zoek_blad(const Nummers& nummers, Wet wet, const Codewaarde& verblijf,
                                      const Verzoek& verzoek, Store& store) {
    const Gemeentecode& gemeente = *verzoek.gemeente;
    auto dossier = store.find_persoon(nummers, wet, gemeente);
    if (!dossier) return std::nullopt;
    const bool woont_hier = dossier->woongemeente == gemeente;
    if (woont_hier != (verblijf.code == woonachtig)) return std::nullopt;

    std::optional<OnvolledigeDatum> vertrokken_op;
    if (!woont_hier) {
        const auto* eerder = zoek_eerder_verblijf(*dossier, gemeente);
        if (eerder == nullptr) return std::nullopt;
        vertrokken_op = eerder->vertrokken_op;
        if (!verzoek.adres_gewezen_tonen) verberg_huidig_adres(dossier->gegevens);
    }
    if (wet != Wet::wi2007) verwijder_wi2007_blokken(*dossier);
    pas_bladregels_toe(*dossier);
    return Persoonsblad{*std::move(dossier), verblijf, std::move(vertrokken_op)};
}

}  // namespace isi::operaties
