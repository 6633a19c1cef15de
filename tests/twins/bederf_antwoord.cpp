// SPDX-License-Identifier: GPL-3.0-or-later
#include "bederf.hpp"

namespace isi::twin {
namespace {

constexpr const char* naam = "([A-Za-z]*:?)";  ///< an element's prefix, if any

Bederf in(std::string operatie, std::string id, std::string patroon, std::string wordt,
          std::string bij = "") {
    return bij_antwoord(std::move(id), [=](Gesprek& g) {
        if (g.operatie() == operatie && g.vraagt(bij))
            g.antwoord.body = resub(g.antwoord.body, patroon, wordt);
    });
}

/// An element too many at the end of the answer: still readable, no longer valid.
Bederf ongeldig(std::string operatie, std::string id, std::string bij = "") {
    return bij_antwoord(std::move(id), [=](Gesprek& g) {
        if (g.operatie() == operatie && g.vraagt(bij))
            g.antwoord.body = resub(g.antwoord.body, std::string("</") + naam + operatie + "Response>",
                                    "<$01extra>1</$01extra></$01" + operatie + "Response>");
    });
}

std::string bsn(const Gesprek& g, const std::string& rol) {
    return "<bsn>" + g.zandbak.nummers.at(rol) + "</bsn>";
}

/// nietsGevonden turned into a refusal, on which all answers alike still are.
void weiger(Gesprek& g) {
    g.antwoord.body =
        resub(g.antwoord.body, "<([A-Za-z]*:?)nietsGevonden( [^>]*)?(/>|></[A-Za-z]*:?nietsGevonden>)",
              "<$01foutmelding><$01foutcode>VAL003</$01foutcode><$01fouttekst>Nee.</$01fouttekst></"
              "$01foutmelding>");
}

Bederf wet_melding(std::string id, std::string van, std::string naar) {
    return in("geefWet", std::move(id), std::move(van), std::move(naar));
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
                             if (g.operatie() == "geefWet" && g.vraagt(bsn(g, "overleden_gewist")))
                                 g.vervang("gegevensInTeZien>false", "gegevensInTeZien>true");
                         }),
            in("geefWet", "WET-006", "VAL003", "VAL004"),
            bij_antwoord("WET-007",
                         [](Gesprek& g) {
                             if (g.operatie() == "geefWet") weiger(g);
                         }),
            bij_antwoord("WET-008",
                         [](Gesprek& g) {
                             if (g.operatie() == "geefWet" && g.vraagt(bsn(g, "zonder_wet"))) weiger(g);
                         }),
            bij_antwoord("WET-009",
                         [](Gesprek& g) {
                             if (g.operatie() == "geefWet" && g.vraagt(bsn(g, "inwoner_wi2007")))
                                 g.vervang("overleden>", "gestorven>");
                         },
                         {"WET-001"})};
}

std::vector<Bederf> bederf_persoon() {
    const std::string p = naam;
    const auto blad = [](std::string id, std::string van, std::string naar, std::set<std::string> ook = {}) {
        return bij_antwoord(
            std::move(id),
            [=](Gesprek& g) {
                if (g.operatie() == "geefPersoon" && g.vraagt(bsn(g, "inwoner_wi2007")))
                    g.antwoord.body = resub(g.antwoord.body, van, naar);
            },
            std::move(ook));
    };
    const auto vraag = [](std::string id, std::function<bool(const Gesprek&)> als, std::string van,
                          std::string naar) {
        return bij_vraag(std::move(id), [=](Gesprek& g) {
            if (g.operatie() == "geefPersoon" && als(g)) g.vraag.body = resub(g.vraag.body, van, naar);
        });
    };
    const auto alleen_a = [](const Gesprek& g) { return g.vraagt("<aNummer>") && !g.vraagt("<bsn"); };
    const auto beide = [](const Gesprek& g) {
        return g.vraagt("<aNummer>") && g.vraagt(bsn(g, "inwoner_wi2007"));
    };
    const auto over = [](std::string rol, std::string wet = "") {
        return [=](const Gesprek& g) {
            return g.vraagt(bsn(g, rol)) && g.vraagt(wet.empty() ? "" : "<wet>" + wet);
        };
    };
    std::vector<Bederf> out = {
        bij_antwoord("PERS-001",
                     [p](Gesprek& g) {
                         if (g.operatie() == "geefPersoon" && g.vraagt(bsn(g, "inwoner_wi2007")))
                             g.antwoord.body = resub(g.antwoord.body, "</" + p + "persoonsblad>",
                                                     "<$01extra>1</$01extra></$01persoonsblad>");
                     }),
        blad("PERS-002", "Test GBAV-SAP", "Test GBAV"),
        blad("PERS-003", "(inBehandeling>)1",
             "$01"
             "2"),
        blad("PERS-004", "Mexico stad", "Mexico City"),
        blad("PERS-005", "Kempkensberg", "Kempkensweg"),
        blad("PERS-006", "Permanent verblijf", "Permanent"),
        blad("PERS-007", "Geen examen aanvraag aanwezig.", "Geen."),
        blad("PERS-008", "Geen beperking", "Geen"),
        blad("PERS-009", "</" + p + "nationaliteit1>",
             "</$01nationaliteit1><$01nationaliteit2><$01code>0001</$01code><$01omschrijving>Nederlandse</"
             "$01omschrijving></$01nationaliteit2>"),
        bij_antwoord("PERS-010",
                     [](Gesprek& g) {
                         if (g.operatie() == "geefPersoon" && g.vraagt(bsn(g, "inwoner_wi2007")) &&
                             !g.vraagt("<aNummer>"))
                             g.vervang("requestGoedgekeurd>true", "requestGoedgekeurd>false");
                     }),
        vraag("PERS-011", alleen_a, "<aNummer>4020209358", "<aNummer>4020208962"),
        vraag("PERS-012", beide, "<aNummer>4020209358", "<aNummer>4020208962"),
        vraag("PERS-013", over("onbekend"), "<bsn>[0-9]*</bsn>(<aNummer>)", "$01"),
        bij_antwoord("PERS-014",
                     [](Gesprek& g) {
                         if (g.operatie() == "geefPersoon" && g.vraagt(bsn(g, "elfproef_fout")))
                             g.vervang("VAL003", "VAL006");
                     }),
        vraag(
            "PERS-015", [](const Gesprek&) { return true; }, "<bsn>000000000", "<bsn>999998560"),
        in("geefPersoon", "PERS-016", "VAL004", "VAL003"),
        in("geefPersoon", "PERS-017", "VAL007", "VAL001"),
        bij_antwoord("PERS-018",
                     [](Gesprek& g) {
                         if (g.operatie() == "geefPersoon" && g.vraagt("WI2007") && !g.vraagt("<aNummer>") &&
                             !g.vraagt("<verblijf>"))
                             weiger(g);
                     }),
        vraag("PERS-019", over("inwoner_wi2007", "WI2013"), "WI2013", "WI2007"),
        bij_antwoord("PERS-020",
                     [](Gesprek& g) {
                         if (g.operatie() == "geefPersoon" && g.vraagt(bsn(g, "overleden_wi2021")))
                             g.vervang(">DEFINITIEF<", ">ACTIEF<");
                     }),
        bij_antwoord("PERS-021",
                     [](Gesprek& g) {
                         if (g.operatie() == "geefPersoon" && g.vraagt(bsn(g, "inwoner_wi2013")))
                             g.vervang("signaaltelling>", "signalentelling>");
                     }),
        blad("PERS-022", "(geboorteland><" + p + "code>)[^<]*", "$01", {"PERS-001"}),
        blad("PERS-023", ">WOONACHTIG<", ">GEWEZEN_INGEZETENE<")};
    const auto bereik = [](std::string id, std::string rol, bool gewezen) {
        return bij_antwoord(std::move(id), [=](Gesprek& g) {
            if (g.operatie() == "geefPersoon" && g.vraagt(bsn(g, rol)) && g.vraagt("<verblijf>") == gewezen)
                weiger(g);
        });
    };
    out.push_back(bereik("SCOPE-001", "elders_wi2007", false));
    out.push_back(bereik("SCOPE-002", "overleden_gewist", false));
    out.push_back(bereik("SCOPE-003", "elders_wi2007", true));
    out.push_back(bereik("SCOPE-008", "gewezen_ingezetene", false));
    out.push_back(bereik("SCOPE-009", "gewezen_zonder_recht", true));
    out.push_back(bij_antwoord("SCOPE-010", [](Gesprek& g) {
        if (g.operatie() == "geefWet" && g.vraagt(bsn(g, "overleden_vergeten"))) weiger(g);
    }));
    const auto van = [](std::string id, std::string rol, std::string patroon, std::string wordt) {
        return bij_antwoord(std::move(id), [=](Gesprek& g) {
            if (g.operatie() == "geefPersoon" && g.vraagt(bsn(g, rol)))
                g.antwoord.body = resub(g.antwoord.body, patroon, wordt);
        });
    };
    out.push_back(van("PERS-024", "alle_blokken", "(<" + p + "boetes>)", "<$02extra>1</$02extra>$01"));
    out.push_back(van("PERS-025", "vreemde_datums", "2006-02-30", "2006-03-02"));
    out.push_back(van("PERS-026", "geheim", "(codeGeheim><" + p + "code>)7",
                      "$01"
                      "0"));
    out.push_back(van("PERS-027", "inwoner_wi2021", "signaaltelling>", "signalentelling>"));
    out.push_back(van("PERS-028", "gewezen_ingezetene", "</" + p + "geslacht>",
                      "</$01geslacht><$01postcode>1315AB</$01postcode>"));
    for (const auto& [id, operatie] :
         {std::pair<std::string, std::string>{"SCOPE-004", "geefPersoon"}, {"SCOPE-005", "geefWet"}})
        out.push_back(bij_vraag(id, [operatie = operatie](Gesprek& g) {
            if (g.operatie() == operatie && !has(g.origineel.body, "</gemeentecode><gemeentecode>"))
                g.vervang_vraag("<gemeentecode>" + g.zandbak.vreemde_gemeente, "<gemeentecode>0014");
        }));
    out.push_back(
        vraag("SCOPE-006", [](const Gesprek& g) { return g.is("gemeente-rotterdam"); }, "WI2013", "WI2007"));
    out.push_back(bij_vraag("SCOPE-007", [](Gesprek& g) {
        if (g.is("saas-leverancier")) g.als = "gemeente-groningen";
    }));
    return out;
}

}  // namespace isi::twin
