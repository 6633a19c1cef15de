// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>

#include "kunst_dossier.hpp"

/// Who it is and where the person lives.
namespace isi::admin::kunst {
namespace {

constexpr std::array<std::string_view, 8> straten{"Kunstlaan",      "Proefweg",    "Teststraat",
                                                  "Voorbeeldplein", "Monsterkade", "Modelsingel",
                                                  "Schijnhof",      "Nepdijk"};
constexpr std::array<std::string_view, 4> toevoegingen{"A", "B", "2", "HS"};

OnvolledigeDatum datum(const std::string& tekst) {
    return OnvolledigeDatum::parse(tekst).value();
}

// One in a hundred is known in part, one in a thousand is no day of the calendar, as in the real register.
OnvolledigeDatum geboortedatum(Toeval& toeval, int dag) {
    const auto lot = toeval.onder(1000);
    const std::string tekst = tekst_van(dag);
    if (lot < 5) return datum(tekst.substr(0, 5) + "00-00");
    if (lot < 9) return datum(tekst.substr(0, 8) + "00");
    if (lot == 9) return datum("0000-00-00");
    if (lot == 10) return datum(tekst.substr(0, 5) + (dag % 2 == 0 ? "02-30" : "12-91"));
    return datum(tekst);
}

std::string hoofdletters(std::string tekst) {
    for (auto& teken : tekst)
        if (teken >= 'a' && teken <= 'z') teken = static_cast<char>(teken - 'a' + 'A');
    return tekst;
}

Adres adres(Toeval& toeval, const Gemeente& gemeente) {
    Adres adres;
    if (toeval.kans(10)) {
        adres.locatieomschrijving = "Woonboot bij de Proefbrug";
        adres.woonplaats = hoofdletters(gemeente.naam);
        return adres;
    }
    constexpr std::string_view letters = "ABCDEGHJKLNPRTVWXZ";
    adres.postcode =
        fmt::format("{}{}{}", 1000 + toeval.onder(9000), toeval.kies(letters), toeval.kies(letters));
    adres.woonplaats = hoofdletters(gemeente.naam);
    adres.straatnaam = std::string(toeval.kies(straten));
    adres.huisnummer = std::to_string(1 + toeval.onder(250));
    if (toeval.kans(60)) adres.huisletter = std::string(1, toeval.kies(letters));
    if (toeval.kans(120)) adres.huisnummertoevoeging = std::string(toeval.kies(toevoegingen));
    adres.betrouwbaar = !toeval.kans(20);
    return adres;
}

}  // namespace

std::string tekst_van(int dag) {
    const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{dag}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

OnvolledigeDatum datum_van(int dag) {
    return datum(tekst_van(dag));
}

void maak_kop(Wording& w) {
    Toeval& toeval = w.toeval;
    auto& kop = w.dossier.kop;
    auto& gegevens = w.dossier.gegevens;
    const auto geslacht = toeval.onder(1000);
    gegevens.geslacht = gesloten("geslacht", geslacht < 480 ? "M" : geslacht < 995 ? "V" : "O");
    kop.voornamen = std::string(toeval.kies(geslacht < 480 ? w.land->mannen : w.land->vrouwen));
    kop.achternaam = std::string(toeval.kies(w.land->achternamen));
    if (toeval.kans(40)) kop.voorvoegsels = "van der";
    if (toeval.kans(15)) kop.voornamen.reset();
    kop.naam = (kop.voornamen ? *kop.voornamen + ' ' : std::string{}) +
               (kop.voorvoegsels ? *kop.voorvoegsels + ' ' : std::string{}) + *kop.achternaam;
    if (w.wet == Wet::wi2021) kop.v_nummer = std::to_string(1'000'000'000 + toeval.onder(2'000'000'000));
    // Settled as an adult: two draws, so that the young are more.
    const int leeftijd = 16 + std::min(toeval.tussen(0, 46), toeval.tussen(0, 46));
    kop.geboortedatum = geboortedatum(toeval, w.vestiging - leeftijd * 365 - toeval.tussen(0, 364));
}

void maak_gegevens(Wording& w) {
    Toeval& toeval = w.toeval;
    auto& g = w.dossier.gegevens;
    const Codewaarde nationaliteit{std::string(w.land->nationaliteit), {}};
    g.geboorteland = Codewaarde{std::string(w.land->land), {}};
    g.geboorteplaats = std::string(toeval.kies(w.land->plaatsen));
    const bool genaturaliseerd = w.loop == Loop::geslaagd && toeval.kans(300);
    g.nationaliteit1 = genaturaliseerd ? Codewaarde{"0001", {}} : nationaliteit;
    if (genaturaliseerd && toeval.kans(400)) g.nationaliteit2 = nationaliteit;
    g.datum_vestiging_in_nederland = datum_van(w.vestiging);
    g.rechtmatig_verblijf = true;
    const bool asiel = toeval.kans(350);
    if (w.wet == Wet::wi2007) {
        if (toeval.kans(800)) g.asielgerechtigd = asiel;
        g.pardonregeling = toeval.kans(40);
        if (*g.pardonregeling) g.in_azc_gehuisvest = toeval.kans(300);  // NL-M9: only with the pardon
        if (toeval.kans(500)) g.persoonsvolgend_budget = toeval.kans(150);
        if (g.persoonsvolgend_budget.value_or(false)) g.persoonsvolgend_budget_gebruikt = toeval.kans(600);
    }
    if (toeval.kans(700))
        g.verblijfsdoel = gesloten("verblijfsdoel", toeval.kans(850) ? "PERMANENT" : "TIJDELIJK");
    if (toeval.kans(600)) g.datum_beslissing_verblijfsrecht = datum_van(w.vestiging + toeval.tussen(0, 200));
    if (toeval.kans(700)) g.recht_op_lening_en_vergoeding = w.wet == Wet::wi2013 && toeval.kans(700);
    if (toeval.kans(800)) g.schuld_aanwezig = w.wet == Wet::wi2013 && toeval.kans(350);
    g.gehele_vrijstelling_door_duo = w.loop == Loop::vrijgesteld;
    g.diploma_behaald = w.loop == Loop::geslaagd;
    if (*g.diploma_behaald && w.wet != Wet::wi2021)  // NL-M9: the level only with the diploma
        g.niveau_inburgeringsdiploma = gesloten("niveauInburgeringsdiploma", toeval.kans(900) ? "A2" : "A1");
    g.examenaanvraag = toeval.kans(750)   ? gesloten("examenaanvraag", "GEEN")
                       : toeval.kans(200) ? gesloten("examenaanvraag", "NATURALISATIE")
                                          : gesloten("examenaanvraag", "WET_INBURGERING");
    const auto geheim = toeval.onder(1000);
    g.code_geheim = gesloten("codeGeheim", geheim < 940 ? "0" : geheim < 990 ? "7" : "1");
}

void maak_verblijf(Wording& w, const Gemeenten& gemeenten) {
    Toeval& toeval = w.toeval;
    auto& d = w.dossier;
    const bool plichtig = w.onder_wet && (w.loop == Loop::plichtig || w.loop == Loop::geslaagd);
    const int verhuizingen = toeval.kans(120) ? (toeval.kans(150) ? 2 : 1) : 0;
    int dag = w.vestiging;
    for (int i = 0; i < verhuizingen; ++i) {
        const Gemeente& eerder = gemeenten.kies(toeval);
        dag = toeval.tussen(dag + 30, w.peildag - 30);
        if (eerder.code != w.gemeente->code && dag < w.peildag)
            d.eerder_verblijf.push_back({eerder.code, datum_van(dag), plichtig && toeval.kans(700)});
    }
    w.einde = w.peildag;
    const auto lot = toeval.onder(1000);
    if (lot < 6 && w.wet != Wet::wi2007) {
        // NL-W1: a Wi2007 person's data go on the day itself, the others' stay for a year.
        w.einde = toeval.tussen(std::max(dag, w.peildag - 360), w.peildag - 1);
        d.kop.datum_overlijden = datum_van(w.einde);
    } else if (lot < 26) {
        w.einde = toeval.tussen(dag + 30, w.peildag - 1);
        d.gegevens.datum_vertrek_uit_nederland = datum_van(w.einde);
        d.eerder_verblijf.push_back({w.gemeente->code, datum_van(w.einde), plichtig});
        return;  // no gemeente, no address
    }
    d.woongemeente = w.gemeente->code;
    d.gegevens.gemeente_van_inschrijving = *w.gemeente;
    d.gegevens.adres = adres(toeval, *w.gemeente);
}

}  // namespace isi::admin::kunst
