// SPDX-License-Identifier: GPL-3.0-or-later
#include "bederf.hpp"

/// geefPersoon: what the sheet says, what a number leads to, who sees whom.
namespace isi::twin {
namespace {

constexpr const char* p = "([A-Za-z]*:?)";  ///< an element's prefix, if any

/// An edit of the answer about the person of this role.
Bederf blad_van(const std::string& rol, std::string id, const std::string& patroon, const std::string& wordt,
                std::set<std::string> ook = {}) {
    return bij_antwoord(
        std::move(id),
        [=](Gesprek& g) {
            if (g.operatie() == "geefPersoon" && g.over(rol))
                g.antwoord.body = resub(g.antwoord.body, patroon, wordt);
        },
        std::move(ook));
}

Bederf blad(std::string id, const std::string& patroon, const std::string& wordt,
            std::set<std::string> ook = {}) {
    return blad_van("inwoner_wi2007", std::move(id), patroon, wordt, std::move(ook));
}

/// An edit of the question, when `als` holds of it.
Bederf vraag(std::string id, const std::function<bool(const Gesprek&)>& als, const std::string& patroon,
             const std::string& wordt) {
    return bij_vraag(std::move(id), [=](Gesprek& g) {
        if (g.operatie() == "geefPersoon" && als(g)) g.vraag.body = resub(g.vraag.body, patroon, wordt);
    });
}

Bederf geweigerd(std::string id, const std::function<bool(const Gesprek&)>& als) {
    return bij_antwoord(std::move(id), [=](Gesprek& g) {
        if (g.operatie() == "geefPersoon" && als(g)) g.weiger();
    });
}

Bederf anders(std::string id, const std::string& van, const std::string& naar) {
    return bij_antwoord(std::move(id), [=](Gesprek& g) {
        if (g.operatie() == "geefPersoon") g.vervang(van, naar);
    });
}

}  // namespace

std::vector<Bederf> bederf_persoon() {
    const std::string naam = p;
    return {blad("PERS-001", "</" + naam + "persoonsblad>", "<$01extra>1</$01extra></$01persoonsblad>"),
            blad("PERS-002", "Test GBAV-SAP", "Test GBAV"),
            blad("PERS-003", "inBehandeling>1", "inBehandeling>2"),
            blad("PERS-004", "Mexico stad", "Mexico City"),
            blad("PERS-005", "Kempkensberg", "Kempkensweg"),
            blad("PERS-006", "Permanent verblijf", "Permanent"),
            blad("PERS-007", "Geen examen aanvraag aanwezig.", "Geen."),
            blad("PERS-008", "Geen beperking", "Geen"),
            blad("PERS-009", "</" + naam + "nationaliteit1>",
                 "</$01nationaliteit1><$01nationaliteit2><$01code>0001</"
                 "$01code><$01omschrijving>Nederlandse</$01omschrijving>"
                 "</$01nationaliteit2>"),
            blad("PERS-022", "(geboorteland><" + naam + "code>)[^<]*", "$01", {"PERS-001"}),
            blad("PERS-023", ">WOONACHTIG<", ">GEWEZEN_INGEZETENE<"),
            blad_van("overleden_wi2021", "PERS-020", ">DEFINITIEF<", ">ACTIEF<"),
            blad_van("inwoner_wi2013", "PERS-021", "signaaltelling>", "signalentelling>"),
            blad_van("alle_blokken", "PERS-024", "(<" + naam + "boetes>)", "<$02extra>1</$02extra>$01"),
            blad_van("vreemde_datums", "PERS-025", "2006-02-30", "2006-03-02"),
            blad_van("geheim", "PERS-026", "(codeGeheim><" + naam + "code>)7", std::string("$01") + "0"),
            blad_van("inwoner_wi2021", "PERS-027", "signaaltelling>", "signalentelling>"),
            blad_van("gewezen_ingezetene", "PERS-028", "</" + naam + "geslacht>",
                     "</$01geslacht><$01postcode>1315AB</$01postcode>")};
}

std::vector<Bederf> bederf_nummers() {
    const auto over = [](const std::string& rol) { return [rol](const Gesprek& g) { return g.over(rol); }; };
    const auto a_nummer = [](bool met_bsn) {
        return [met_bsn](const Gesprek& g) {
            return g.vraagt("<aNummer>") && g.vraagt("<bsn>") == met_bsn &&
                   (!met_bsn || g.over("inwoner_wi2007"));
        };
    };
    return {
        bij_antwoord("PERS-010",
                     [](Gesprek& g) {
                         if (g.operatie() == "geefPersoon" && g.over("inwoner_wi2007") &&
                             !g.vraagt("<aNummer>"))
                             g.vervang("requestGoedgekeurd>true", "requestGoedgekeurd>false");
                     }),
        vraag("PERS-011", a_nummer(false), "<aNummer>4020209358", "<aNummer>4020208962"),
        vraag("PERS-012", a_nummer(true), "<aNummer>4020209358", "<aNummer>4020208962"),
        vraag("PERS-013", over("onbekend"), "<bsn>[0-9]*</bsn>(<aNummer>)", "$01"),
        blad_van("elfproef_fout", "PERS-014", "VAL003", "VAL006"),
        vraag(
            "PERS-015", [](const Gesprek&) { return true; }, "<bsn>000000000", "<bsn>999998560"),
        anders("PERS-016", "VAL004", "VAL003"),
        anders("PERS-017", "VAL007", "VAL001"),
        geweigerd("PERS-018",
                  [](const Gesprek& g) {
                      return g.vraagt("WI2007") && !g.vraagt("<aNummer>") && !g.vraagt("<verblijf>");
                  }),
        vraag(
            "PERS-019", [](const Gesprek& g) { return g.over("inwoner_wi2007") && g.vraagt("<wet>WI2013"); },
            "WI2013", "WI2007")};
}

std::vector<Bederf> bederf_bereik() {
    const auto bereik = [](std::string id, const std::string& rol, bool gewezen) {
        return geweigerd(std::move(id),
                         [=](const Gesprek& g) { return g.over(rol) && g.vraagt("<verblijf>") == gewezen; });
    };
    const auto vreemde_gemeente = [](std::string id, const std::string& operatie) {
        return bij_vraag(std::move(id), [operatie](Gesprek& g) {
            if (g.operatie() == operatie && !g.vraagt("</gemeentecode><gemeentecode>"))
                g.vervang_vraag("<gemeentecode>" + g.zandbak.vreemde_gemeente, "<gemeentecode>0014");
        });
    };
    return {bereik("SCOPE-001", "elders_wi2007", false),
            bereik("SCOPE-002", "overleden_gewist", false),
            bereik("SCOPE-003", "elders_wi2007", true),
            vreemde_gemeente("SCOPE-004", "geefPersoon"),
            vreemde_gemeente("SCOPE-005", "geefWet"),
            vraag(
                "SCOPE-006", [](const Gesprek& g) { return g.is("gemeente-rotterdam"); }, "WI2013", "WI2007"),
            bij_vraag("SCOPE-007",
                      [](Gesprek& g) {
                          if (g.is("saas-leverancier")) g.als = "gemeente-groningen";
                      }),
            bereik("SCOPE-008", "gewezen_ingezetene", false),
            bereik("SCOPE-009", "gewezen_zonder_recht", true),
            bij_antwoord("SCOPE-010", [](Gesprek& g) {
                if (g.operatie() == "geefWet" && g.over("overleden_vergeten")) g.weiger();
            })};
}

}  // namespace isi::twin
