// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "lijsten.hpp"

namespace isi::lijsten {

Waardenlijst maak(std::string naam, std::vector<Codewaarde> waarden) {
    Waardenlijst lijst{std::move(naam), "2026-01-01", {}};  // the day the contract isi_cvs_v1 was fixed
    for (auto& waarde : waarden)
        lijst.waarden.push_back({std::move(waarde.code), std::move(waarde.omschrijving), {}, {}});
    return lijst;
}

std::vector<Waardenlijst> persoon() {
    return {
        maak("geslacht", {{"M", "Man"}, {"V", "Vrouw"}, {"O", "Onbekend"}}),
        maak("herkomst", {{"ACTIEF", "ISI Actief"}, {"DEFINITIEF", "ISI Definitief"}}),
        maak("verblijf",
             {{"WOONACHTIG", "Woonachtig in gemeente"}, {"GEWEZEN_INGEZETENE", "Gewezen ingezetenen"}}),
        maak("wet", {{"WI2007", "Wet Inburgering 2007"},
                     {"WI2013", "Wet Inburgering 2013"},
                     {"WI2021", "Wet Inburgering 2021"}}),
        maak("rol", {{"Wi2007", "Raadplegen Wet Inburgering 2007"},
                     {"Wi2013", "Raadplegen Wet Inburgering 2013"},
                     {"Wi2013MUT", "Raadplegen en muteren Wet Inburgering 2013"},
                     {"Wi2021", "Raadplegen Wet Inburgering 2021"},
                     {"Wi2021MUT", "Raadplegen en muteren Wet Inburgering 2021"}}),
        maak("verblijfsdoel", {{"PERMANENT", "Permanent verblijf"}, {"TIJDELIJK", "Tijdelijk verblijf"}}),
        maak("examenaanvraag", {{"GEEN", "Geen examen aanvraag aanwezig."},
                                {"NATURALISATIE", "In het kader van naturalisatie"},
                                {"WET_INBURGERING", "In het kader van de Wet inburgering"}}),
        // Logisch Ontwerp BRP, element 07.70.10.
        maak("codeGeheim",
             {{"0", "Geen beperking"},
              {"1",
               "Niet zonder toestemming aan derden ter uitvoering van een algemeen verbindend voorschrift"},
              {"2", "Niet aan kerken"},
              {"3", "Niet aan vrije derden"},
              {"4",
               "Niet zonder toestemming aan derden ter uitvoering van een algemeen verbindend voorschrift en "
               "niet "
               "aan kerken"},
              {"5",
               "Niet zonder toestemming aan derden ter uitvoering van een algemeen verbindend voorschrift en "
               "niet "
               "aan vrije derden"},
              {"6", "Niet aan kerken en niet aan vrije derden"},
              {"7",
               "Niet zonder toestemming aan derden ter uitvoering van een algemeen verbindend voorschrift en "
               "niet "
               "aan vrije derden en niet aan kerken"}}),
        maak("niveauInburgeringsdiploma", {{"A1", "A1"}, {"A2", "A2"}}),
        maak("statusInburgeringsplicht", {{"PLICHTIG", "Inburgeringsplichtig"},
                                          {"NIET_PLICHTIG", "Niet inburgeringsplichtig"},
                                          {"TIJDELIJK_NIET_PLICHTIG", "Tijdelijk niet inburgeringsplichtig"},
                                          {"MOGELIJK_PLICHTIG", "Mogelijk inburgeringsplichtig"}}),
        maak("vastgesteldDoor", {{"GEMEENTE", "Gemeente"}, {"DUO", "DUO"}}),
    };
}

}  // namespace isi::lijsten
