// SPDX-License-Identifier: GPL-3.0-or-later
#include "bederf.hpp"

namespace isi::twin {
namespace {

constexpr const char* naam = "([A-Za-z]*:?)";  ///< an element's prefix, if any

Bederf in(const std::string& operatie, std::string id, const std::string& patroon, const std::string& wordt,
          const std::string& bij = "") {
    return bij_antwoord(std::move(id), [=](Gesprek& g) {
        if (g.operatie() == operatie && g.vraagt(bij))
            g.antwoord.body = resub(g.antwoord.body, patroon, wordt);
    });
}

/// An element too many at the end of the answer: still readable, no longer valid.
Bederf ongeldig(const std::string& operatie, std::string id, const std::string& bij = "") {
    return bij_antwoord(std::move(id), [=](Gesprek& g) {
        if (g.operatie() == operatie && g.vraagt(bij))
            g.antwoord.body = resub(g.antwoord.body, std::string("</") + naam + operatie + "Response>",
                                    "<$01extra>1</$01extra></$01" + operatie + "Response>");
    });
}

Bederf wet_melding(std::string id, const std::string& van, const std::string& naar) {
    return in("geefWet", std::move(id), van, naar);
}

}  // namespace

std::vector<Bederf> bederf_operaties() {
    const std::string p = naam;
    return {ongeldig("testVerbinding", "VERB-001"),
            in("testVerbinding", "VERB-002", "Zo\xc3\xab", "Zoe"),
            bij_antwoord("VERB-003",
                         [p](Gesprek& g) {
                             if (g.operatie() == "testVerbinding" && !g.vraagt("<echo>"))
                                 g.antwoord.body = resub(g.antwoord.body, "</" + p + "requestGoedgekeurd>",
                                                         "</$01requestGoedgekeurd><$01echo>x</$01echo>");
                         }),
            in("testVerbinding", "VERB-004", "(<" + p + "oin>)[0-9]{8}",
               "$01"
               "00000098"),
            in("testVerbinding", "VERB-005", "(certificaatGeldigTot>)[0-9]{4}",
               "$01"
               "1999"),
            in("testVerbinding", "VERB-006", "(maximaalAantalPerPagina>)500",
               "$01"
               "400"),
            in("testVerbinding", "VERB-007", "(contractversie>)1",
               "$01"
               "2"),
            in("testVerbinding", "VERB-008", "(systeemtijd>)[0-9]{4}",
               "$01"
               "2001"),
            ongeldig("geefGemeenten", "GEM-001"),
            in("geefGemeenten", "GEM-002", "(code>)0014",
               "$01"
               "0034"),
            in("geefGemeenten", "GEM-003", ">Wi2007<", ">WI2007<"),
            ongeldig("geefWaardenlijsten", "WRD-001", "<lijst>geslacht</lijst>"),
            bij_antwoord("WRD-002",
                         [p](Gesprek& g) {
                             if (g.vraagt("<lijst>geslacht</lijst>"))
                                 g.antwoord.body =
                                     resub(g.antwoord.body, "</" + p + "lijsten>",
                                           "<$01lijst><$01naam>wet</$01naam><$01versie>2026-01-01</"
                                           "$01versie><$01waarden/></$01lijst></$01lijsten>");
                         }),
            in("geefWaardenlijsten", "WRD-003", ">Vrouw<", ">Dame<"),
            in("geefWaardenlijsten", "WRD-004", ">Groningen<", ">Grunn<"),
            in("geefWaardenlijsten", "WRD-005", "2019-01-01", "2018-01-01", "<lijst>tabel33</lijst>"),
            bij_antwoord("WRD-006", [](Gesprek& g) {
                if (g.operatie() == "geefWaardenlijsten" && !g.vraagt("<lijst>"))
                    g.vervang(">tabel56<", ">tabel57<");
            })};
}

std::vector<Bederf> bederf_wet() {
    return {wet_melding("WET-001", "(Wet Inburgering 2007)\\.", "$01!"),
            wet_melding("WET-002", "(Wet Inburgering 2013)\\.", "$01!"),
            wet_melding("WET-003", "maar is niet woonachtig", "maar woont niet"),
            wet_melding("WET-004", "Persoon is overleden", "Persoon leeft niet meer"),
            bij_antwoord("WET-005",
                         [](Gesprek& g) {
                             if (g.operatie() == "geefWet" && g.over("overleden_gewist"))
                                 g.vervang("gegevensInTeZien>false", "gegevensInTeZien>true");
                         }),
            in("geefWet", "WET-006", "VAL003", "VAL004"),
            bij_antwoord("WET-007",
                         [](Gesprek& g) {
                             if (g.operatie() == "geefWet") g.weiger();
                         }),
            bij_antwoord("WET-008",
                         [](Gesprek& g) {
                             if (g.operatie() == "geefWet" && g.over("zonder_wet")) g.weiger();
                         }),
            bij_antwoord("WET-009",
                         [](Gesprek& g) {
                             if (g.operatie() == "geefWet" && g.over("inwoner_wi2007"))
                                 g.vervang("overleden>", "gestorven>");
                         },
                         {"WET-001"})};
}

}  // namespace isi::twin
