// SPDX-License-Identifier: GPL-3.0-or-later
#include "lijsten.hpp"

namespace isi::lijsten {

std::vector<Waardenlijst> voorzieningen() {
    return {
        maak("doelgroepVoorziening",
             {{"WERKENDE", "Werkende"},
              {"UITKERINGSGERECHTIGDE", "Uitkeringsgerechtigde"},
              {"NIET_UITKERINGSGERECHTIGDE", "Niet-uitkeringsgerechtigde en geen werk"}}),
        maak("soortVoorziening", {{"REGULIER", "Regulier"},
                                  {"DUAAL", "Duaal"},
                                  {"GEESTELIJK_BEDIENAAR", "Geestelijk bedienaar"},
                                  {"TAALKENNIS", "Taalkennis"}}),
        maak("vormDuaalTraject", {{"RE_INTEGRATIE", "Inburgering met re-integratie"},
                                  {"WERK", "Inburgering met werk"},
                                  {"ONDERNEMERSCHAP", "Inburgering met ondernemerschap"},
                                  {"BEROEPSOPLEIDING", "Inburgering met (beroeps)opleiding"},
                                  {"VRIJWILLIGERSWERK", "Inburgering met vrijwilligerswerk"},
                                  {"OPVOEDINGSONDERSTEUNING", "Inburgering met opvoedingsondersteuning"},
                                  {"MAATSCHAPPELIJKE_ACTIVERING", "Maatschappelijke activering"},
                                  {"OVERIG", "Overig"}}),
        maak("soortVrijstelling",
             {{"TIJDELIJK", "Tijdelijke vrijstelling"}, {"GEDEELTELIJK", "Gedeeltelijke vrijstelling"}}),
        maak("verleendDoor", {{"GEMEENTE", "Gemeente"}, {"DUO", "DUO"}}),
        maak("examenonderdeelVrijstelling",
             {{"TAAL", "Taal"},
              {"KNS_NL_CERTIFICAAT", "KNS o.b.v. een in Nederland behaald certificaat"},
              {"TGN_WIB_KNS", "TGN o.b.v. de Wet inburgering Buitenland + KNS"},
              {"TGN_WIB", "TGN o.b.v. de Wet inburgering Buitenland"}}),
        maak("niveauVrijstelling", {{"A1", "A1"}, {"A2", "A2"}}),
    };
}

}  // namespace isi::lijsten
