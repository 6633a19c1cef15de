// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "isi_store/domein/persoon.hpp"
#include "kunst_lijsten.hpp"
#include "kunst_toeval.hpp"

/// How the file of one artificial person comes about, step by step. Each step keeps the rules of the sheet
/// (NL-M9): what may stand beside what is decided where it is made.
namespace isi::admin::kunst {

/// Where the person stands; everything else follows from it.
enum class Loop {
    plichtig,
    geslaagd,        ///< has the diploma
    tijdelijk_vrij,  ///< tijdelijk niet plichtig
    mogelijk,        ///< perhaps plichtig later
    niet_plichtig,
    vrijwillig,
    vrijgesteld,  ///< geheel, by DUO
    onbeslist     ///< no decision yet
};

/// Days are counted since 1970-01-01.
struct Wording {
    Wording(const Toeval& begin, Persoonsdossier leeg) : toeval(begin), dossier(std::move(leeg)) {}

    Toeval toeval;
    Persoonsdossier dossier;
    std::vector<Signaal> signalen;
    const Herkomstland* land = nullptr;
    const Gemeente* gemeente = nullptr;  ///< where the person lives or last lived
    Wet wet = Wet::wi2007;
    bool onder_wet = true;
    Loop loop = Loop::plichtig;
    int peildag = 0;
    int vestiging = 0;  ///< day of settling in the Netherlands
    int einde = 0;      ///< last day that something may happen: death, departure or peildag
    int diploma = 0;    ///< day, when geslaagd
};

OnvolledigeDatum datum_van(int dag);
std::string tekst_van(int dag);  ///< yyyy-mm-dd

void maak_kop(Wording& w);
void maak_gegevens(Wording& w);
/// Former gemeenten, departure and death; `gemeenten` to draw them from.
void maak_verblijf(Wording& w, const Gemeenten& gemeenten);
void maak_plicht(Wording& w);
void maak_handhaving(Wording& w);
void maak_voorzieningen(Wording& w);
void maak_vrijstellingen(Wording& w);
void maak_examens(Wording& w);
void maak_signalen(Wording& w);

}  // namespace isi::admin::kunst
