// SPDX-License-Identifier: GPL-3.0-or-later
#include "lijsten.hpp"

// The value lists that DUO publishes for its Wi2021 interface with gemeenten
// (github.com/duonl/gemeente-m2m-inburgering), spelled as codes of this contract.
namespace isi::lijsten {
namespace {

std::vector<Waardenlijst> plicht() {
    return {
        maak("redenGeenInburgeringsplicht", {{"VOLLEDIGE_ONTHEFFING", "Volledige ontheffing"},
                                             {"VOLLEDIGE_VRIJSTELLING", "Volledige vrijstelling"},
                                             {"VOLDAAN", "Inburgeringsplicht voldaan"},
                                             {"VERBLIJFSDOEL_GEWIJZIGD", "Verblijfsdoel gewijzigd"},
                                             {"VERTREK", "Vertrek uit Nederland langer dan een jaar"},
                                             {"OVERLIJDEN", "Overlijden"},
                                             {"OVERIG", "Overig"},
                                             {"TIJDELIJKE_VRIJSTELLING", "Tijdelijke vrijstelling"}}),
        maak("doelgroepWi2021", {{"ASIELSTATUSHOUDER", "Asielstatushouder"},
                                 {"GEZINSMIGRANT_EN_OVERIGE_MIGRANT", "Gezinsmigrant en overige migrant"}}),
        maak("gedetailleerdeDoelgroep", {{"ASIELSTATUSHOUDER", "Asielstatushouder"},
                                         {"GEESTELIJK_BEDIENAAR", "Geestelijk bedienaar"},
                                         {"GEZINSHERENIGER", "Gezinshereniger"},
                                         {"GEZINSHERENIGER_ASIEL", "Gezinshereniger met Asielstatushouder"},
                                         {"GEZINSVORMER", "Gezinsvormer"},
                                         {"GEZINSVORMER_ASIEL", "Gezinsvormer met Asielstatushouder"},
                                         {"OVERIG", "Overig"}}),
        maak("asielrechtenWijzigingVerblijfsdoel",
             {{"TOEGEKEND", "Asielrechten toegekend"},
              {"BEHOUD", "Behoud asielrechten"},
              {"BEHOUD_RECHTEN_GEZINSMIGRANT", "Op verzoek behoud rechten van gezins- en overige migrant"},
              {"RECHTEN_GEZINSMIGRANT_TOEGEKEND",
               "Op verzoek rechten van gezins- en overige migrant toegekend"}}),
        maak("resultaatLeerbaarheidstoets", {{"B1_HAALBAAR", "B1-route haalbaar"},
                                             {"B1_NIET_HAALBAAR", "B1-route niet haalbaar"},
                                             {"ONBEKEND", "Onbekend"}}),
    };
}

std::vector<Waardenlijst> besluiten() {
    return {
        maak("oordeel", {{"TOEKENNING", "Toekenning"}, {"AFWIJZING", "Afwijzing"}}),
        maak("redenVrijstellingWi2021",
             {{"AVI", "Op verzoek beoordeeld: aantoonbaar voldoende ingeburgerd"},
              {"DIP", "Vrijstellend diploma in het register van DUO"},
              {"DOC", "Vrijstellend document, door DUO beoordeeld"},
              {"GED", "Gedeeltelijke vrijstelling op behaald taalniveau"},
              {"INB", "Inburgeringsdiploma van de Wet inburgering 2013 met taal op ten minste B1"},
              {"INS", "Tijdelijke vrijstelling op verzoek, op bewijs van inschrijving"},
              {"OPL", "Tijdelijke vrijstelling, ambtshalve, wegens inschrijving op een vervolgopleiding"}}),
        maak("grondOntheffing", {{"BIO", "Bijzondere individuele omstandigheden"}, {"MED", "Medisch"}}),
        maak("examenonderdeelVrijstellingWi2021", {{"LE", "Leesvaardigheid"},
                                                   {"LU", "Luistervaardigheid"},
                                                   {"SC", "Schrijfvaardigheid"},
                                                   {"SP", "Spreekvaardigheid"}}),
        maak("niveauVrijstellingWi2021", {{"A2", "A2"}, {"B1", "B1"}}),
    };
}

std::vector<Waardenlijst> plan() {
    return {
        maak("leerroute", {{"B", "B1-route"}, {"O", "Onderwijsroute"}, {"Z", "Z-route"}}),
        maak("niveauLeerroute", {{"A2", "A2"}, {"B1", "B1"}}),
        maak("alfabetiseringsonderwijs", {{"A", "Onderwijs voor analfabeet"},
                                          {"AA", "Onderwijs voor anders-analfabeet"},
                                          {"NVT", "Niet van toepassing"}}),
        maak("soortUren", {{"TAALLES_KNM_BREDE_INTAKE", "Taalles, KNM en brede intake"},
                           {"PARTICIPATIEACTIVITEITEN", "Participatieactiviteiten"},
                           {"PARTICIPATIE_ALS_TAALLES", "Participatie als taalles"}}),
    };
}

}  // namespace

std::vector<Waardenlijst> wi2021() {
    std::vector<Waardenlijst> lijsten = plicht();
    for (const auto& groep : {besluiten(), plan()}) lijsten.insert(lijsten.end(), groep.begin(), groep.end());
    return lijsten;
}

}  // namespace isi::lijsten
