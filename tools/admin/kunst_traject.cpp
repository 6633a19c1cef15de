// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "kunst_dossier.hpp"

/// What was decided about the person, and what was offered.
namespace isi::admin::kunst {
namespace {

using Open = std::array<std::string_view, 2>;
Codewaarde open(const Open& waarde) {
    return {std::string(waarde[0]), std::string(waarde[1])};
}

constexpr std::array<Open, 3> redenen_verlenging{{{"ZIEKTE", "Langdurige ziekte"},
                                                  {"ALFABETISERING", "Alfabetiseringstraject"},
                                                  {"ZWANGERSCHAP", "Zwangerschap en bevalling"}}};
constexpr std::array<Open, 3> redenen_einde{{{"AFGEROND", "Traject afgerond"},
                                             {"VERHUISD", "Verhuisd naar andere gemeente"},
                                             {"GESTOPT", "Voortijdig gestopt"}}};
constexpr std::array<Open, 2> redenen_boete{
    {{"NIET_VERSCHENEN", "Niet verschenen op oproep"}, {"TERMIJN", "Niet geslaagd binnen de termijn"}}};
constexpr std::array<Open, 2> soorten_boete{{{"EERSTE", "Eerste boete"}, {"HERHAALD", "Herhaalde boete"}}};

Codewaarde reden_niet(Loop loop, Toeval& toeval) {
    switch (loop) {
        case Loop::geslaagd:
            return gesloten("redenGeenInburgeringsplicht", "VOLDAAN");
        case Loop::tijdelijk_vrij:
            return gesloten("redenGeenInburgeringsplicht", "TIJDELIJKE_VRIJSTELLING");
        case Loop::vrijgesteld:
            return gesloten("redenGeenInburgeringsplicht", "VOLLEDIGE_VRIJSTELLING");
        default:
            return gesloten("redenGeenInburgeringsplicht",
                            toeval.kans(500) ? "OVERIG" : "VERBLIJFSDOEL_GEWIJZIGD");
    }
}

Voorziening voorziening(Wording& w, int start) {
    Toeval& toeval = w.toeval;
    Voorziening v;
    v.aanbod_door = *w.gemeente;
    v.doelgroep = kies_gesloten(toeval, "doelgroepVoorziening");
    const auto lot = toeval.onder(1000);
    // A geestelijk bedienaar is never voluntary (manual 3.4).
    const bool bedienaar = lot >= 980 && w.loop != Loop::vrijwillig;
    v.soort = gesloten("soortVoorziening", lot < 550   ? "REGULIER"
                                           : lot < 850 ? "DUAAL"
                                           : bedienaar ? "GEESTELIJK_BEDIENAAR"
                                                       : "TAALKENNIS");
    if (v.soort->code == "DUAAL") v.vorm_duaal_traject = kies_gesloten(toeval, "vormDuaalTraject");
    v.persoonlijk_inburgeringsbudget = toeval.kans(150);
    v.datum_start = datum_van(start);
    const int einde = start + toeval.tussen(180, 900);
    if (einde < w.einde && toeval.kans(800)) {
        v.datum_einde = datum_van(einde);
        v.reden_einde = open(toeval.kies(redenen_einde));
    }
    return v;
}

}  // namespace

void maak_plicht(Wording& w) {
    if (!w.onder_wet || w.loop == Loop::onbeslist) return;
    Toeval& toeval = w.toeval;
    Inburgeringsplicht plicht;
    const char* status = w.loop == Loop::plichtig         ? "PLICHTIG"
                         : w.loop == Loop::tijdelijk_vrij ? "TIJDELIJK_NIET_PLICHTIG"
                         : w.loop == Loop::mogelijk       ? "MOGELIJK_PLICHTIG"
                                                          : "NIET_PLICHTIG";
    plicht.status = gesloten("statusInburgeringsplicht", status);
    plicht.vastgesteld_door =
        gesloten("vastgesteldDoor", w.wet == Wet::wi2007 && toeval.kans(700) ? "GEMEENTE" : "DUO");
    // NL-M9: the date only with PLICHTIG, the reason only with the others.
    if (w.loop == Loop::plichtig)
        plicht.datum_ingang = datum_van(w.vestiging + toeval.tussen(1, 60));
    else if (w.loop != Loop::mogelijk || toeval.kans(500))
        plicht.reden_niet = reden_niet(w.loop, toeval);
    plicht.vrijwillig = w.loop == Loop::vrijwillig;
    if (w.wet == Wet::wi2007) {
        plicht.oudkomer = toeval.kans(250);
        plicht.pardonregeling = w.dossier.gegevens.pardonregeling;
        plicht.asielgerechtigd = w.dossier.gegevens.asielgerechtigd;
    }
    w.dossier.inburgeringsplicht = std::move(plicht);
}

void maak_handhaving(Wording& w) {
    Toeval& toeval = w.toeval;
    if (!w.onder_wet || w.wet != Wet::wi2007) return;
    if (!((w.loop == Loop::plichtig && toeval.kans(750)) || (w.loop == Loop::geslaagd && toeval.kans(500))))
        return;
    Handhaving h;
    h.gehandhaafd = true;
    h.ingesteld_door = *w.gemeente;
    const int start = toeval.tussen(w.vestiging + 60, std::min(w.vestiging + 900, w.einde));
    h.datum_start = datum_van(start);
    if (toeval.kans(500)) h.eerste_door = *w.gemeente;
    int einde = start + 1277;  // three and a half years
    if (toeval.kans(150)) {
        const int verlengd = toeval.tussen(start + 300, einde);
        einde += 365;
        if (verlengd < w.einde)
            h.verlengingen.push_back(
                {datum_van(verlengd), open(toeval.kies(redenen_verlenging)), datum_van(einde)});
    }
    h.datum_einde_termijn = datum_van(einde);
    w.dossier.handhaving = std::move(h);
    if (!toeval.kans(60)) return;
    Boete boete;
    boete.datum_toekenning = datum_van(toeval.tussen(start, w.einde));
    boete.reden = open(toeval.kies(redenen_boete));
    boete.bedrag_cent = 25'00 * toeval.tussen(1, 20);  // at most 500 euro (Wi2007 art. 34)
    boete.soort = open(toeval.kies(soorten_boete));
    w.dossier.boetes.push_back(std::move(boete));
}

void maak_voorzieningen(Wording& w) {
    Toeval& toeval = w.toeval;
    if (!w.onder_wet || w.wet != Wet::wi2007) return;
    const bool gehandhaafd = w.dossier.handhaving.has_value();
    // NL-M9: a plichtige without handhaving has no voorziening.
    if (w.loop == Loop::plichtig && !gehandhaafd) return;
    if (!((gehandhaafd && toeval.kans(600)) || (w.loop == Loop::vrijwillig && toeval.kans(400)))) return;
    w.dossier.voorzieningen.push_back(voorziening(w, toeval.tussen(w.vestiging + 90, w.einde)));
    if (w.loop == Loop::geslaagd && toeval.kans(80) && w.diploma + 30 < w.einde)
        w.dossier.voorzieningen.push_back(voorziening(w, toeval.tussen(w.diploma + 1, w.einde)));
}

void maak_vrijstellingen(Wording& w) {
    Toeval& toeval = w.toeval;
    if (!w.onder_wet) return;
    if (w.loop != Loop::tijdelijk_vrij && !toeval.kans(60)) return;
    Vrijstelling v;
    const bool tijdelijk = w.loop == Loop::tijdelijk_vrij;
    v.soort = gesloten("soortVrijstelling", tijdelijk ? "TIJDELIJK" : "GEDEELTELIJK");
    const bool gemeente = w.wet == Wet::wi2007 && toeval.kans(500);
    v.verleend_door = gesloten("verleendDoor", gemeente ? "GEMEENTE" : "DUO");
    if (gemeente) v.gemeente = *w.gemeente;
    const int start = toeval.tussen(w.vestiging + 30, w.einde);
    v.datum_start = datum_van(start);
    // NL-M9: an end only when it is for a time, an exam part only when it is for a part.
    if (tijdelijk) {
        v.datum_einde = datum_van(w.peildag + toeval.tussen(30, 700));
    } else {
        v.examenonderdeel = kies_gesloten(toeval, "examenonderdeelVrijstelling");
        if (v.examenonderdeel->code == "TAAL") v.niveau = kies_gesloten(toeval, "niveauVrijstelling");
    }
    w.dossier.vrijstellingen.push_back(std::move(v));
}

}  // namespace isi::admin::kunst
