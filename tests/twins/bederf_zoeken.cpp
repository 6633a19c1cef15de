// SPDX-License-Identifier: GPL-3.0-or-later
#include "bederf_zoeken.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

/// zoekPersonen, and what both searches share.
namespace isi::twin {

bool Als::past(const Gesprek& g) const {
    const auto staat = [&](const std::string& text) { return g.vraagt(text); };
    return g.operatie() == operatie && (over.empty() || g.over(over)) && std::ranges::all_of(met, staat) &&
           std::ranges::none_of(zonder, staat);
}

std::string weg(const std::string& element) {
    return fmt::format("<(?:[A-Za-z]*:)?{0}>[\\s\\S]*?</(?:[A-Za-z]*:)?{0}>", element);
}

Bederf vraag_anders(std::string id, const Als& als, const std::string& patroon, const std::string& wordt) {
    return bij_vraag(std::move(id), [=](Gesprek& g) {
        if (als.past(g)) g.vraag.body = resub(g.vraag.body, patroon, wordt);
    });
}

Bederf antwoord_anders(std::string id, const Als& als, const std::string& patroon, const std::string& wordt,
                       std::set<std::string> ook) {
    return bij_antwoord(
        std::move(id),
        [=](Gesprek& g) {
            if (als.past(g)) g.antwoord.body = resub(g.antwoord.body, patroon, wordt);
        },
        std::move(ook));
}

Bederf antwoord_eerste(std::string id, const Als& als, const std::string& patroon, const std::string& wordt) {
    return bij_antwoord(std::move(id), [=](Gesprek& g) {
        if (als.past(g))
            g.antwoord.body = std::regex_replace(g.antwoord.body, std::regex(patroon), wordt,
                                                 std::regex_constants::format_first_only);
    });
}

Bederf geweigerd_als(std::string id, const Als& als) {
    return bij_antwoord(std::move(id), [=](Gesprek& g) {
        if (als.past(g)) g.weiger();
    });
}

Bederf te_veel(std::string id, const Als& als) {
    const std::string eind = als.operatie + "Response>";
    return antwoord_anders(std::move(id), als, "</" + naam + eind, "<$01extra>1</$01extra></$01" + eind);
}

Bederf vreemde_gemeente(std::string id, std::string operatie) {
    return bij_vraag(std::move(id), [operatie = std::move(operatie)](Gesprek& g) {
        if (g.operatie() == operatie && g.is("gemeente-groningen"))  // the neighbour may
            g.vervang_vraag("<gemeentecode>" + g.zandbak.vreemde_gemeente, "<gemeentecode>0014");
    });
}

std::vector<Bederf> bladeren(const std::string& groep, int eerste, const Als& alles,
                             const std::string& gang) {
    const auto id = [&] { return fmt::format("{}-{:03}", groep, eerste++); };
    const auto per = [&](const std::string& aantal, const std::string& ook = "") {
        Als out = alles;
        out.met.push_back("<aantalPerPagina>" + aantal + "</aantalPerPagina>");
        if (!ook.empty()) out.met.push_back(ook);
        return out;
    };
    Als zonder_aantal = alles;
    zonder_aantal.zonder.emplace_back("<aantalPerPagina>");
    const std::string eind = "</" + alles.operatie + ">", peilmoment = weg("peilmoment");
    std::vector<Bederf> out;
    out.push_back(vraag_anders(id(), zonder_aantal, eind, "<aantalPerPagina>23</aantalPerPagina>" + eind));
    out.push_back(vraag_anders(id(), per("500", "<pagina>1<"), "Pagina>500<", "Pagina>501<"));
    out.push_back(vraag_anders(id(), per("501"), "Pagina>501<", "Pagina>500<"));
    out.push_back(vraag_anders(id(), per(gang, "<pagina>2<"), "<pagina>2<", "<pagina>1<"));
    out.push_back(antwoord_anders(id(), per("2", "<pagina>99999<"), "totaal>[0-9]+<", "totaal>0<"));
    out.push_back(antwoord_anders(id(), per("4"), "totaal>[0-9]+<", "totaal>4<"));
    out.push_back(antwoord_anders(id(), per("5"), "pagina>2<", "pagina>1<"));
    out.push_back(antwoord_anders(id(), per("6"), peilmoment, ""));
    out.push_back(vraag_anders(id(), per("7", "<peilmoment>"), "<peilmoment>2[0-9]{3}", "<peilmoment>2999"));
    out.push_back(vraag_anders(id(), per("8"), peilmoment, ""));
    out.push_back(vraag_anders(id(), per("9"), peilmoment, ""));
    return out;
}

namespace {

Als zoek(std::vector<std::string> met, std::vector<std::string> zonder = {}, std::string over = {}) {
    return {"zoekPersonen", std::move(met), std::move(zonder), std::move(over)};
}

const std::string bsn = "<bsn>004002313</bsn>", a_nummer = "<aNummer>4020209358</aNummer>";
const std::string vanaf = "<geboortedatumVanaf>", tot = "<geboortedatumTotEnMet>", isi = "<zoekenInIsi>";
const std::string geslacht = "<geslacht>", verblijf = "<verblijf>", aantal = "<aantalPerPagina>";
const std::string geboren = "1967-04-04", breed = "<geboortedatumVanaf>1900-01-01";

std::vector<Bederf> nummers_of_criteria() {
    return {vraag_anders("ZOEKP-001", zoek({"WI2007</wet>" + bsn}, {"<aNummer>", geslacht}), "<bsn>004002313",
                         "<bsn>004002398"),
            vraag_anders("ZOEKP-002", zoek({"WI2007</wet>" + a_nummer}, {vanaf}), "4020209358", "4020208962"),
            vraag_anders("ZOEKP-003", zoek({bsn + a_nummer}), "4020209358", "4020208962"),
            vraag_anders("ZOEKP-004", zoek({a_nummer}, {}, "alle_blokken"), weg("aNummer"), ""),
            antwoord_anders("ZOEKP-005", zoek({}, {isi}), "VAL001", "VAL007"),
            vraag_anders("ZOEKP-006", zoek({isi, verblijf}, {geslacht, vanaf}), isi,
                         "<geslacht>V</geslacht>" + isi),
            vraag_anders("ZOEKP-007", zoek({bsn, geslacht}), weg("geslacht"), ""),
            vraag_anders("ZOEKP-008", zoek({a_nummer + vanaf}), weg("geboortedatumVanaf"), ""),
            antwoord_anders("ZOEKP-009", zoek({}), "VAL003", "VAL006"),
            antwoord_anders("ZOEKP-010", zoek({}), "VAL004", "VAL003"),
            antwoord_anders("ZOEKP-011", zoek({}, {"1980-01-02"}), "VAL005", "VAL006"),
            antwoord_anders("ZOEKP-012", zoek({"1980-01-02"}), ">geboortedatumTotEnMet<", ">iets<"),
            vraag_anders("ZOEKP-013", zoek({}), "<geslacht>X", "<geslacht>V"),
            vraag_anders("ZOEKP-014", zoek({"ALLES"}), weg("zoekenInIsi"), ""),
            vraag_anders("ZOEKP-015", zoek({"OVERAL"}), weg("verblijf"), ""),
            vraag_anders("ZOEKP-016", zoek({}), "WI2030", "WI2007")};
}

std::vector<Bederf> geboortedatums() {
    return {vraag_anders("ZOEKP-017", zoek({vanaf + geboren, tot}, {tot + geboren}), vanaf + geboren,
                         vanaf + "1967-04-05"),
            vraag_anders("ZOEKP-018", zoek({vanaf, tot + geboren}, {vanaf + geboren}), tot + geboren,
                         tot + "1967-04-03"),
            vraag_anders("ZOEKP-019", zoek({vanaf + geboren}, {tot, "<aNummer>"}), "</geboortedatumVanaf>",
                         "</geboortedatumVanaf><geboortedatumTotEnMet>2099-12-31</geboortedatumTotEnMet>"),
            vraag_anders("ZOEKP-020", zoek({tot + geboren}, {vanaf}), tot,
                         "<geboortedatumVanaf>1900-01-01</geboortedatumVanaf>" + tot),
            vraag_anders("ZOEKP-021", zoek({tot + "1972-01-31"}), "1971-12-31", "1972-01-01"),
            vraag_anders("ZOEKP-022", zoek({tot + "1972-12-31"}), "1972-01-01", "1971-12-31"),
            antwoord_anders("ZOEKP-023", zoek({vanaf + "0001-01-01"}), "geboortedatum>1966-04-04",
                            "geboortedatum>0000-00-00"),
            vraag_anders("ZOEKP-024", zoek({"1982-12-91"}), "1982-12-91", "1982-12-31"),
            vraag_anders("ZOEKP-025", zoek({"1982-12-01"}), "1982-12-01|1983-01-31", "1982-12-91")};
}

std::vector<Bederf> andere_criteria() {
    return {vraag_anders("ZOEKP-026", zoek({vanaf, geslacht, isi}), weg("geslacht"), ""),
            antwoord_anders("ZOEKP-027", zoek({"<geslacht>V</geslacht></zoekPersonen>"}),
                            "(geslacht><" + naam + "code>)V", "$01M"),
            vraag_anders("ZOEKP-028", zoek({}), "<nationaliteit>0216", "<nationaliteit>0309"),
            vraag_anders("ZOEKP-029", zoek({vanaf, isi + "ACTIEF"}, {geslacht}), weg("zoekenInIsi"), ""),
            vraag_anders("ZOEKP-030", zoek({vanaf, isi + "DEFINITIEF"}), weg("zoekenInIsi"), ""),
            vraag_anders("ZOEKP-031", zoek({"<geslacht>V", aantal + "1<"}, {isi}), aantal,
                         isi + "ACTIEF</zoekenInIsi>" + aantal),
            vraag_anders("ZOEKP-032", zoek({"<geslacht>M</geslacht></zoekPersonen>"}), "</zoekPersonen>",
                         "<verblijf>GEWEZEN_INGEZETENE</verblijf></zoekPersonen>")};
}

std::vector<Bederf> rijen() {
    const Als gedrukt =
        zoek({vanaf + "1966-04-04", tot + "1970-04-04</geboortedatumTotEnMet></zoekPersonen>"});
    const Als bladzijde = zoek({"WI2007", breed}, {aantal});
    return {te_veel("ZOEKP-033", gedrukt),
            antwoord_eerste("ZOEKP-034", zoek({"<geslacht>M", aantal + "500"}), "bsn>[0-9]{9}<",
                            "bsn>999999999<"),
            antwoord_anders("ZOEKP-035", zoek({}, {"<aNummer>"}, "alle_blokken"), ">van der<", ">van<"),
            antwoord_anders("ZOEKP-036", zoek({}, {}, "vreemde_datums"), "signaalAanwezig>false",
                            "signaalAanwezig>true"),
            antwoord_eerste("ZOEKP-037", bladzijde, weg("codeGeheim"), ""),
            antwoord_anders("ZOEKP-038", zoek({}, {}, "geheim"), "(codeGeheim><" + naam + "code>)7", "$010"),
            antwoord_eerste("ZOEKP-039", bladzijde, "</" + naam + "bsn>",
                            "</$01bsn><$01postcode>9711AA</$01postcode>"),
            antwoord_anders("ZOEKP-040", zoek({}, {}, "geslaagd"), "Woonachtig in gemeente", "Woonachtig"),
            antwoord_anders("ZOEKP-041", zoek({}, {}, "overleden_wi2021"), ">DEFINITIEF<", ">ACTIEF<"),
            antwoord_anders("ZOEKP-054", gedrukt, "004004681", "004004693"),
            antwoord_anders("ZOEKP-055", gedrukt, "GBAv-SAP", "GBAV-SAP")};
}

std::vector<Bederf> wie() {
    return {geweigerd_als("ZOEKP-042", zoek({"WI2007</wet><bsn>"}, {"<aNummer>", verblijf})),
            geweigerd_als("ZOEKP-043", zoek({"1850-01-01"})),
            geweigerd_als("ZOEKP-044", zoek({}, {}, "elders_wi2007")),
            geweigerd_als("ZOEKP-045", zoek({}, {}, "overleden_gewist")),
            geweigerd_als("ZOEKP-046", zoek({}, {verblijf}, "gewezen_ingezetene")),
            geweigerd_als("ZOEKP-047", zoek({verblijf}, {}, "gewezen_zonder_recht")),
            antwoord_anders("ZOEKP-048", zoek({verblijf}, {}, "gewezen_ingezetene"), ">GEWEZEN_INGEZETENE<",
                            ">WOONACHTIG<"),
            vraag_anders("ZOEKP-049", zoek({vanaf, verblijf + "GEWEZEN"}), weg("verblijf"), ""),
            antwoord_eerste(
                "ZOEKP-050",
                zoek({"WI2007", "2099-12-31</geboortedatumTotEnMet><aantalPerPagina>500"}, {"<pagina>"}),
                "(gemeenteVanInschrijving><" + naam + "code>)0014", "$010034"),
            vraag_anders("ZOEKP-051", zoek({bsn}), "WI2013", "WI2007"),
            vraag_anders("ZOEKP-052", zoek({breed}), "WI2013", "WI2007"),
            vreemde_gemeente("ZOEKP-053", "zoekPersonen")};
}

}  // namespace

std::vector<Bederf> bederf_zoek_personen() {
    std::vector<Bederf> out;
    for (const auto& deel : {nummers_of_criteria(), geboortedatums(), andere_criteria(), rijen(), wie(),
                             bladeren("ZOEKP", 56, zoek({"WI2007", breed}), "30")})
        out.insert(out.end(), deel.begin(), deel.end());
    return out;
}

}  // namespace isi::twin
