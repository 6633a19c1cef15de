// SPDX-License-Identifier: GPL-3.0-or-later
#include "lijsten.hpp"

namespace isi::lijsten {

std::vector<Waardenlijst> berichten() {
    return {
        maak("status",
             {{"NIEUW", "Nieuw"}, {"IN_BEHANDELING", "In behandeling"}, {"AFGEHANDELD", "Afgehandeld"}}),
        maak("doel", {{"UITVOERING_WI2007", "Uitvoering van de Wet inburgering 2007"},
                      {"UITVOERING_WI2013", "Uitvoering van de Wet inburgering 2013"},
                      {"UITVOERING_WI2021", "Uitvoering van de Wet inburgering 2021"},
                      {"TOEZICHT", "Toezicht"},
                      {"TEST", "Test van de koppeling"}}),
        // The manual's sentences; % stands for the name of the law.
        maak("melding",
             {{"OVERLEDEN", "Persoon is overleden."},
              {"WET_INWONER", "Persoon valt onder de %."},
              {"WET_NIET_INWONER", "Persoon valt onder de %, maar is niet woonachtig in uw gemeente."}}),
        maak("onderwerpContactbericht", {{"KLACHTEN", "Klachten"},
                                         {"STORING", "Storing"},
                                         {"LBT", "Leerbaarheidstoets"},
                                         {"SIGNALEN", "Signalen"},
                                         {"VRIJSTELLINGEN_ONTHEFFING", "Vrijstellingen en ontheffing"},
                                         {"PVT", "Participatieverklaringstraject"},
                                         {"LEERROUTES_EXAMEN", "Leerroutes en examen"},
                                         {"OVERIG", "Overig"}}),
        maak("gegevenssoort", {{"SIGNALEN", "Signalen"}, {"EXAMENS", "Examens"}, {"PERSONEN", "Personen"}}),
        maak("aard", {{"NIEUW", "Nieuw"},
                      {"GEWIJZIGD", "Gewijzigd"},
                      {"INGETROKKEN", "Koppeling met de gemeente ingetrokken"},
                      {"UIT_BEREIK", "Niet meer zichtbaar voor de gemeente"},
                      {"GESCHOOND", "Gegevens geschoond"}}),
        maak("kolom", {{"STATUS", "Status"},
                       {"BSN", "BSN"},
                       {"A_NUMMER", "A-nummer"},
                       {"ACHTERNAAM", "Achternaam"},
                       {"SIGNAALCODE", "Signaalcode"},
                       {"OMSCHRIJVING", "Omschrijving"},
                       {"DATUM_SIGNAAL", "Datum signaal"}}),
        maak("richting", {{"OPLOPEND", "Oplopend"}, {"AFLOPEND", "Aflopend"}}),
        maak("klasse",
             {{"SIGNAAL", "Signaal"}, {"GEBEURTENIS", "Gebeurtenis"}, {"ATTENTIE", "Attentiesignaal"}}),
        maak("aanleiding", {{"BRP", "Wijziging in de BRP"},
                            {"CONTROLE_DUO", "Controle door DUO"},
                            {"KETENPARTNER", "Bericht van een ketenpartner"}}),
        maak("ontvanger", {{"WOONGEMEENTE", "Gemeente van inschrijving"},
                           {"NIEUWE_WOONGEMEENTE", "Nieuwe gemeente van inschrijving"},
                           {"VORIGE_WOONGEMEENTE", "Vorige gemeente van inschrijving"},
                           {"HANDHAVENDE_GEMEENTE", "Gemeente die handhaaft"},
                           {"GEMEENTE_VAN_VOORZIENING", "Gemeente die de voorziening aanbood"}}),
        maak("reikwijdte", {{"GEMEENTE", "Per gemeente"}, {"LANDELIJK", "Landelijk"}}),
    };
}

}  // namespace isi::lijsten
