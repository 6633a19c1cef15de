// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <atomic>
#include <memory>

#include "bederf_zoeken.hpp"

/// zoekSignalen, geefExamens, geefSignaalcodes.
namespace isi::twin {
namespace {

Als zoek(std::vector<std::string> met, std::vector<std::string> zonder = {}, std::string over = {}) {
    return {"zoekSignalen", std::move(met), std::move(zonder), std::move(over)};
}

const std::string wet = "<wet>WI2007</wet>", eind = "</zoekSignalen>", code = "<signaalcode>";
const std::string vanaf = "<datumVanaf>", tot = "<datumTotEnMet>", statussen = "<statussen>";
const std::string alle_drie = "IN_BEHANDELING</status><status>AFGEHANDELD</status></statussen>";
const std::string open = "<statussen><status>NIEUW</status><status>IN_BEHANDELING</status></statussen>";
const std::string alles = wet + "<aantalPerPagina>500</aantalPerPagina>" + eind;
const std::string niet_afgehandeld = "aantalNietAfgehandeld>[0-9]+<";

std::string sorteren(const std::string& kolom, const std::string& richting) {
    return fmt::format("<sorteren><kolom>{}</kolom><richting>{}</richting></sorteren>", kolom, richting);
}

std::vector<Bederf> lijst_en_filters() {
    const std::string a_nummer = "<aNummer>4020209358</aNummer>";
    return {
        te_veel("ZOEKS-001", zoek({"<statussen><status>AFGEHANDELD</status></statussen>" + eind}, {"<bsn>"})),
        antwoord_anders("ZOEKS-002", zoek({wet + open + eind}), "totaal>452<", "totaal>451<"),
        antwoord_anders("ZOEKS-003", zoek({wet + open + eind}), "Nieuwkomer", "Nieuwkoomer"),
        vraag_anders("ZOEKS-004", zoek({"<pagina>46<"}), "<pagina>46<", "<pagina>45<"),
        vraag_anders("ZOEKS-005",
                     zoek({wet + "<statussen><status>IN_BEHANDELING</status></statussen>" + eind}),
                     "IN_BEHANDELING", "NIEUW"),
        antwoord_anders("ZOEKS-006", zoek({open + "<aantalPerPagina>1<"}), "totaal>[0-9]+<", "totaal>7<"),
        vraag_anders("ZOEKS-007", zoek({wet + "<aantalPerPagina>1<"}), "<aantalPerPagina>",
                     "<statussen><status>NIEUW</status></statussen><aantalPerPagina>"),
        vraag_anders("ZOEKS-008", zoek({}), "GEZIEN", "NIEUW"),
        vraag_anders("ZOEKS-009", zoek({code, "<aantalPerPagina>500"}, {statussen}), weg("signaalcode"), ""),
        vraag_anders("ZOEKS-010", zoek({"ZZ999"}), weg("signaalcode"), ""),
        vraag_anders("ZOEKS-011", zoek({code, statussen}), weg("signaalcode"), ""),
        vraag_anders("ZOEKS-012", zoek({wet + "<bsn>004002313</bsn>" + eind}), weg("bsn"), ""),
        vraag_anders("ZOEKS-013", zoek({wet + a_nummer}), weg("aNummer"), ""),
        vraag_anders("ZOEKS-014", zoek({a_nummer}, {}, "alle_blokken"), weg("aNummer"), ""),
        antwoord_anders("ZOEKS-015", zoek({}), "VAL003", "VAL006"),
        antwoord_anders("ZOEKS-016", zoek({}), "VAL004", "VAL003")};
}

/// The bound moves to the other one, so that the signals of that very day are no longer within it.
std::vector<Bederf> periodes() {
    const std::string dag = "([0-9-]{10})";
    return {
        vraag_anders("ZOEKS-017", zoek({tot + "2099-12-31"}), vanaf + dag, vanaf + "2099-01-01"),
        vraag_anders("ZOEKS-018", zoek({vanaf + "1900-01-01"}), tot + dag, tot + "1900-01-01"),
        vraag_anders("ZOEKS-019", zoek({vanaf, tot}), vanaf + dag + "</datumVanaf>" + tot + "\\1<[^>]*>",
                     vanaf + "$01</datumVanaf>"),
        vraag_anders("ZOEKS-020", zoek({vanaf}, {tot}), vanaf + dag + "</datumVanaf>",
                     vanaf + "$01</datumVanaf>" + tot + "$01</datumTotEnMet>"),
        vraag_anders("ZOEKS-021", zoek({tot}, {vanaf}), tot + dag, vanaf + "$01</datumVanaf>" + tot + "$01"),
        antwoord_anders("ZOEKS-022", zoek({}, {"2014-01-02"}), "VAL005", "VAL006"),
        antwoord_anders("ZOEKS-023", zoek({"2014-01-02"}), ">datumTotEnMet<", ">iets<")};
}

std::vector<Bederf> tellingen_en_rijen() {
    return {
        antwoord_anders("ZOEKS-024", zoek({"ZZ998"}), niet_afgehandeld, "aantalNietAfgehandeld>0<"),
        antwoord_anders("ZOEKS-025", zoek({"AFGEHANDELD", "<aantalPerPagina>2<"}), niet_afgehandeld,
                        "aantalNietAfgehandeld>0<"),
        antwoord_anders("ZOEKS-026", zoek({"<aantalPerPagina>3<"}), niet_afgehandeld,
                        "aantalNietAfgehandeld>1<"),
        antwoord_anders("ZOEKS-027", zoek({"WI2021", statussen}), niet_afgehandeld,
                        "aantalNietAfgehandeld>452<"),
        bij_antwoord("ZOEKS-028",
                     [](Gesprek& g) {
                         if (g.operatie() == "zoekSignalen" &&
                             (g.over("onbekend") || g.over("elders_wi2007")))
                             g.antwoord.body = resub(g.antwoord.body, "<" + naam + "aantalNietAfgehandeld>",
                                                     "<$01nietsGevonden/><$01aantalNietAfgehandeld>");
                     }),
        antwoord_eerste("ZOEKS-029", zoek({}, {}, "veel_signalen"), ">IN_BEHANDELING<", ">NIEUW<"),
        antwoord_anders("ZOEKS-030", zoek({alle_drie + "<aantalPerPagina>500"}), ">In behandeling<",
                        ">Bezig<"),
        antwoord_anders("ZOEKS-031", zoek({statussen}, {}, "alle_blokken"), weg("statusGewijzigdDoor"), ""),
        antwoord_anders("ZOEKS-032", zoek({alles}), "volgens GBA overleden", "volgens BRP overleden"),
        antwoord_anders("ZOEKS-033", zoek({}, {}, "overleden_gewist"), "</" + naam + "bsn>",
                        "</$01bsn><$01achternaam>Geschoond</$01achternaam>"),
        antwoord_anders("ZOEKS-034", zoek({}, {}, "elders_wi2007"), "totaal>0<", "totaal>1<"),
        vraag_anders("ZOEKS-035", zoek({}, {}, "inwoner_wi2021"), "WI2007", "WI2021"),
        vreemde_gemeente("ZOEKS-036", "zoekSignalen")};
}

std::vector<Bederf> volgordes() {
    std::vector<Bederf> out = {
        vraag_anders("ZOEKS-037", zoek({alles}), "<aantalPerPagina>",
                     sorteren("DATUM_SIGNAAL", "OPLOPEND") + "<aantalPerPagina>"),
        antwoord_eerste("ZOEKS-063", zoek({sorteren("A_NUMMER", "OPLOPEND")}), weg("aNummer"), ""),
        vraag_anders("ZOEKS-065", zoek({}), "KLEUR", "BSN"),
        vraag_anders("ZOEKS-066", zoek({}), "ZIJWAARTS", "OPLOPEND")};
    int nummer = 38;
    for (const char* kolom :
         {"STATUS", "BSN", "A_NUMMER", "ACHTERNAAM", "SIGNAALCODE", "OMSCHRIJVING", "DATUM_SIGNAAL"})
        for (const char* richting : {"OPLOPEND", "AFLOPEND"}) {
            const std::string anders = richting == std::string("OPLOPEND") ? "AFLOPEND" : "OPLOPEND";
            out.push_back(vraag_anders(fmt::format("ZOEKS-{:03}", nummer++),
                                       zoek({sorteren(kolom, richting), "<aantalPerPagina>500"}), richting,
                                       anders));
        }
    // A service that remembers the order: the second question without sorteren is still sorted.
    auto keer = std::make_shared<std::atomic<int>>(0);
    out.push_back(bij_vraag("ZOEKS-064", [keer](Gesprek& g) {
        if (g.operatie() == "zoekSignalen" && g.vraagt(wet + "<aantalPerPagina>73<") && (*keer)++ == 1)
            g.vervang_vraag("<aantalPerPagina>", sorteren("SIGNAALCODE", "OPLOPEND") + "<aantalPerPagina>");
    }));
    return out;
}

// --- exams ---

Als examens(std::vector<std::string> met, std::vector<std::string> zonder = {}, std::string over = {}) {
    return {"geefExamens", std::move(met), std::move(zonder), std::move(over)};
}

/// Sheet and exams wrong alike.
Bederf overal(std::string id, const std::string& over, const std::string& patroon, const std::string& wordt) {
    return bij_antwoord(std::move(id), [=](Gesprek& g) {
        if ((g.operatie() == "geefExamens" || g.operatie() == "geefPersoon") && g.over(over))
            g.antwoord.body = resub(g.antwoord.body, patroon, wordt);
    });
}

}  // namespace

std::vector<Bederf> bederf_zoek_signalen() {
    std::vector<Bederf> out;
    for (const auto& deel :
         {lijst_en_filters(), periodes(), tellingen_en_rijen(), volgordes(),
          bladeren("ZOEKS", 52,
                   zoek({wet}, {"<bsn>", "<aNummer>", code, vanaf, tot, statussen, "<sorteren>"}), "97")})
        out.insert(out.end(), deel.begin(), deel.end());
    return out;
}

std::vector<Bederf> bederf_examens() {
    const std::string verblijf = "<verblijf>";
    return {te_veel("EXAM-001", examens({}, {}, "alle_blokken")),
            antwoord_anders("EXAM-002", examens({}, {}, "alle_blokken"), "diplomaBehaald>true",
                            "diplomaBehaald>false"),
            antwoord_anders("EXAM-003", examens({}, {}, "geslaagd"), ">GESLAAGD<", ">ONGELDIG<"),
            overal("EXAM-004", "alle_blokken", "datumDeelname>2013-05-20", "datumDeelname>2001-05-20"),
            overal("EXAM-005", "geslaagd", weg("datumDiplomaBehaald"), ""),
            overal("EXAM-006", "geslaagd", weg("volledigeDeelnameNt2"), ""),
            overal("EXAM-007", "alle_blokken", ">NIET_OP_KOMEN_DAGEN<", ">AFWEZIG<"),
            overal("EXAM-008", "alle_blokken", "P1 \\(B1 niveau\\)", "P1"),
            overal("EXAM-009", "alle_blokken", ">STAATSEXAMEN_NT2<", ">INBURGERING<"),
            antwoord_anders("EXAM-010", examens({wet}, {verblijf}, "inwoner_wi2007"), "<" + naam + "examens",
                            "<$01nietsGevonden/><$01examens"),
            geweigerd_als("EXAM-011", examens({wet}, {verblijf})),
            geweigerd_als("EXAM-012", examens({}, {}, "elders_wi2007")),
            geweigerd_als("EXAM-013", examens({}, {}, "overleden_gewist")),
            geweigerd_als("EXAM-014", examens({}, {verblijf}, "gewezen_ingezetene")),
            geweigerd_als("EXAM-015", examens({verblijf}, {}, "gewezen_zonder_recht")),
            vraag_anders("EXAM-016", examens({verblijf}, {}, "gewezen_ingezetene"), weg("verblijf"), ""),
            vraag_anders("EXAM-017", examens({}, {}, "inwoner_wi2007"), "WI2013", "WI2007"),
            antwoord_anders("EXAM-018", examens({}), "VAL003", "VAL006"),
            vraag_anders("EXAM-019", examens({"OVERAL"}), weg("verblijf"), ""),
            vreemde_gemeente("EXAM-020", "geefExamens")};
}

std::vector<Bederf> bederf_signaalcodes() {
    const Als catalogus{"geefSignaalcodes", {wet}, {}};
    const Als elke{"geefSignaalcodes", {}, {}};
    return {te_veel("CODE-001", catalogus),
            antwoord_anders("CODE-002", catalogus, "code>SS066<", "code>SS067<"),
            antwoord_anders("CODE-003", catalogus, "verblijfsdoel volgens IND",
                            "verblijfsdoel volgens de IND", {"ZOEKS-032"}),
            antwoord_anders("CODE-004", catalogus, ">HANDHAVENDE_GEMEENTE<", ">WOONGEMEENTE<"),
            antwoord_eerste("CODE-005", catalogus, weg("vervolgactie"), ""),
            antwoord_anders("CODE-006", catalogus, ">KETENPARTNER<", ">ANDERS<"),
            antwoord_eerste("CODE-007", catalogus, ">SIGNAAL<", ">ATTENTIE<"),
            antwoord_anders("CODE-008", catalogus, "alleenMetKoppeling>true", "alleenMetKoppeling>false"),
            antwoord_eerste("CODE-009", catalogus, "wet>WI2007<", "wet>WI2013<"),
            vraag_anders("CODE-010", elke, "WI2021", "WI2007"),
            vraag_anders("CODE-011", elke, "WI2030", "WI2007"),
            vraag_anders("CODE-012", elke, weg("gemeentecode"), ""),
            bij_vraag("CODE-013", [](Gesprek& g) {
                if (g.operatie() == "geefSignaalcodes" && g.is("gemeente-rotterdam"))
                    g.vervang_vraag("WI2013", "WI2030");
            })};
}

}  // namespace isi::twin
