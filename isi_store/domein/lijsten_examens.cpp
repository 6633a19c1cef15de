// SPDX-License-Identifier: GPL-3.0-or-later
#include "lijsten.hpp"

namespace isi::lijsten {

std::vector<Waardenlijst> examens() {
    return {
        maak("soortExamen",
             {{"INBURGERING", "Inburgeringsexamen"}, {"STAATSEXAMEN_NT2", "Staatsexamen Nt2"}}),
        maak("indicatieGeslaagd",
             {{"MET_HERKANSING_MET_VRIJSTELLING", "Persoon is geslaagd met herkansing en vrijstelling"},
              {"MET_HERKANSING_ZONDER_VRIJSTELLING",
               "Persoon is geslaagd met herkansing, zonder vrijstelling"},
              {"ZONDER_HERKANSING_MET_VRIJSTELLING",
               "Persoon is geslaagd zonder herkansing, met vrijstelling"},
              {"ZONDER_HERKANSING_ZONDER_VRIJSTELLING",
               "Persoon is geslaagd zonder herkansing en vrijstelling"}}),
        maak("volledigeDeelnameNt2", {{"DEELGENOMEN", "Aan alle onderdelen deelgenomen"},
                                      {"GESLAAGD", "Voor alle onderdelen geslaagd"}}),
        maak("niveauExamen",
             {{"A1", "A1"}, {"A2", "A2"}, {"P1", "P1 (B1 niveau)"}, {"P2", "P2 (B2 niveau)"}}),
        maak("uitslag", {{"GESLAAGD", "Geslaagd"},
                         {"NIET_GESLAAGD", "Niet geslaagd"},
                         {"NIET_OP_KOMEN_DAGEN", "Niet op komen dagen"},
                         {"ONGELDIG", "Ongeldige uitslag"}}),
        maak("examenonderdeelWi2013", {{"LEZEN", "Lezen"},
                                       {"LUISTEREN", "Luisteren"},
                                       {"SCHRIJVEN", "Schrijven"},
                                       {"SPREKEN", "Spreken"},
                                       {"KNM", "Kennis van de Nederlandse Maatschappij"},
                                       {"ONA", "Oriëntatie op de Nederlandse Arbeidsmarkt"},
                                       {"PVT", "Participatieverklaringstraject"}}),
        maak("examenonderdeelWi2021", {{"KNM", "Kennis van de Nederlandse Maatschappij"},
                                       {"LE", "Leesvaardigheid"},
                                       {"LU", "Luistervaardigheid"},
                                       {"SC", "Schrijfvaardigheid"},
                                       {"SP", "Spreekvaardigheid"}}),
        maak("niveauExamenWi2021", {{"A2", "A2"}, {"B1", "B1"}, {"B2", "B2"}}),
        maak("uitslagWi2021", {{"GESLAAGD", "Geslaagd"}, {"GEZAKT", "Gezakt"}, {"GEEN", "Geen"}}),
        maak("redenGeenResultaat", {{"VERWIJTBAAR", "Verwijtbaar"},
                                    {"NIETVERWIJTBAAR", "Niet verwijtbaar"},
                                    {"AFGEMELD", "Afgemeld"},
                                    {"ABSENT", "Absent"}}),
    };
}

}  // namespace isi::lijsten
