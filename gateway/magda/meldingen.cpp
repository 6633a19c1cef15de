// SPDX-License-Identifier: GPL-3.0-or-later
#include "meldingen.hpp"

#include <array>
#include <cassert>

namespace isi::magda {
namespace {

// Codes: MAGDA's list of Uitzonderingen. Level and words as in MAGDA's public replies where there is one
// (30001, 20002, 30003, 30004, 40006, 15021, 20110, 60009, 99996); the others are ours. What has to do with
// one question and is no fault of the message stands in its Antwoord.
constexpr std::array tabel{
    Meldingregel{Melding::geen_gegevens, "30001", Ernst::fout, Niveau::repliek,
                 "Geen gegevens gevonden voor de vraag"},
    Meldingregel{Melding::insz_misvormd, "20002", Ernst::fout, Niveau::repliek,
                 "INSZ in de vraag heeft een ongeldige structuur"},
    Meldingregel{Melding::insz_onbekend, "30003", Ernst::fout, Niveau::antwoord, "Onbestaande INSZ"},
    Meldingregel{Melding::insz_geannuleerd, "30002", Ernst::fout, Niveau::antwoord, "INSZ is geannuleerd"},
    Meldingregel{Melding::insz_vervangen, "30004", Ernst::waarschuwing, Niveau::antwoord,
                 "Persoon heeft een nieuw INSZ verkregen"},
    Meldingregel{Melding::niet_ingeschreven, "40003", Ernst::fout, Niveau::antwoord,
                 "Geen inschrijving gevonden voor deze INSZ"},
    Meldingregel{Melding::niet_bevoegd, "40006", Ernst::fout, Niveau::repliek, "Fout in autorisatie"},
    Meldingregel{Melding::geen_rechtsgrond, "40001", Ernst::fout, Niveau::repliek,
                 "Geen geldige wettelijke context"},
    Meldingregel{Melding::alles_onthouden, "15021", Ernst::fout, Niveau::antwoord,
                 "Geen gegevens in antwoord wegens filtering"},
    Meldingregel{Melding::te_veel_vragen, "20110", Ernst::fout, Niveau::antwoord,
                 "Het maximum aantal vragen in het verzoek is overschreden"},
    Meldingregel{Melding::naamruimte, "50000", Ernst::fout, Niveau::repliek,
                 "De naamruimte van het verzoek is niet die van de dienst"},
    Meldingregel{Melding::schema, "50000", Ernst::fout, Niveau::repliek,
                 "Het verzoek voldoet niet aan het schema van de dienst"},
    Meldingregel{Melding::context, "50000", Ernst::fout, Niveau::repliek,
                 "De context van het verzoek past niet bij de dienst"},
    Meldingregel{Melding::subject, "50000", Ernst::fout, Niveau::repliek,
                 "Het verzoek moet over precies een subject van type PERS gaan"},
    Meldingregel{Melding::geen_kbi, "50000", Ernst::fout, Niveau::repliek,
                 "De toeleiding moet naar een partner van type KBI gaan"},
    Meldingregel{Melding::botsing, "50000", Ernst::fout, Niveau::repliek,
                 "Deze Id is al gebruikt voor een toeleiding met een andere inhoud"},
    Meldingregel{Melding::periode, "20003", Ernst::fout, Niveau::antwoord, "Periode in de vraag is ongeldig"},
    Meldingregel{Melding::hoedanigheid, "20005", Ernst::fout, Niveau::antwoord,
                 "Identificatie of Hoedanigheid in de vraag komt niet overeen met de context"},
    Meldingregel{Melding::kbo_ongeldig, "20007", Ernst::fout, Niveau::antwoord,
                 "KBO-nummer in de vraag is ongeldig"},
    Meldingregel{Melding::inschrijving_bestaat, "40143", Ernst::waarschuwing, Niveau::antwoord,
                 "Er bestaat al een inschrijving voor deze INSZ in deze periode"},
    Meldingregel{Melding::code_zonder_omschrijving, "99984", Ernst::waarschuwing, Niveau::antwoord,
                 "Omschrijving van een code in het antwoord ontbreekt"},
    Meldingregel{Melding::overbelast, "99996", Ernst::fout, Niveau::repliek,
                 "Te veel gelijktijdige bevragingen"},
    Meldingregel{Melding::bron_weg, "99996", Ernst::fout, Niveau::repliek,
                 "Bron is tijdelijk niet beschikbaar"},
    Meldingregel{Melding::intern, "60009", Ernst::fout, Niveau::repliek,
                 "Er heeft zich een interne fout voorgedaan"}};

constexpr bool op_volgorde() {
    for (std::size_t i = 0; i < tabel.size(); ++i) {
        if (tabel[i].melding != static_cast<Melding>(i)) return false;
    }
    return tabel.back().melding == Melding::intern;
}
static_assert(op_volgorde());

}  // namespace

const Meldingregel& regel(Melding melding) noexcept {
    return tabel[static_cast<std::size_t>(melding)];
}

Melding melding(kbi::Uitkomst uitkomst) noexcept {
    switch (uitkomst) {
        case kbi::Uitkomst::geen_dossier:
        case kbi::Uitkomst::overleden:  // this dialect has no word for it
            return Melding::geen_gegevens;
        case kbi::Uitkomst::insz_misvormd:
            return Melding::insz_misvormd;
        case kbi::Uitkomst::insz_onbekend:
            return Melding::insz_onbekend;
        case kbi::Uitkomst::insz_geannuleerd:
            return Melding::insz_geannuleerd;
        case kbi::Uitkomst::insz_vervangen:
            return Melding::insz_vervangen;
        case kbi::Uitkomst::niet_ingeschreven:
            return Melding::niet_ingeschreven;
        case kbi::Uitkomst::niet_bevoegd:
            return Melding::niet_bevoegd;
        case kbi::Uitkomst::geen_rechtsgrond:
            return Melding::geen_rechtsgrond;
        case kbi::Uitkomst::alles_onthouden:
            return Melding::alles_onthouden;
        case kbi::Uitkomst::gevonden:
            break;
    }
    assert(false && "found is nothing to report");
    return Melding::intern;
}

}  // namespace isi::magda
