// SPDX-License-Identifier: GPL-3.0-or-later
#include "omzetting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bron.hpp"
#include "isi_store/domein/datumgrens.hpp"
#include "isi_store/domein/herkomst.hpp"

namespace isi::gba_v {
namespace {

/// What one line of the list must hold for the list to be loaded at all.
struct Eisen {
    Bsn bsn;
    OnvolledigeDatum geboortedatum;
    Codewaarde geslacht, geheim;
};

bool cijfers(std::string_view tekst) {
    return !tekst.empty() && std::ranges::all_of(tekst, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Eisen> keur(const Bron& bron) {
    const Rij& rij = bron.lijst.eerste();
    const auto weiger = [&](const char* element, Reden reden) {
        bron.afwijzingen.push_back({rij.regel, element, Wat::persoonslijst, reden});
        return std::nullopt;
    };
    const auto vervang = [&](const char* element, const char* leeg) {
        return rij[element].empty() ? std::string_view{leeg} : rij[element];
    };
    if (rij["07.67.20"] == "F") return weiger("07.67.20", Reden::fout_opgeschort);
    if (rij["01.01.20"].empty()) return weiger("01.01.20", Reden::geen_bsn);
    auto bsn = Bsn::parse(rij["01.01.20"]);
    if (!bsn) return weiger("01.01.20", Reden::elfproef);
    auto geboren = als_datum(vervang("01.03.10", "00000000"));
    if (!geboren) return weiger("01.03.10", Reden::geboortedatum);
    auto geslacht = zoek_waarde("geslacht", vervang("01.04.10", "O"));
    if (!geslacht) return weiger("01.04.10", Reden::geslacht);
    auto geheim = zoek_waarde("codeGeheim", vervang("07.70.10", "0"));
    if (!geheim) return weiger("07.70.10", Reden::geheim);
    for (const auto* element : {"01.02.10", "01.02.30", "01.02.40"})
        if (tekens(rij[element]) > 200) return weiger(element, Reden::te_lang);
    return Eisen{*std::move(bsn), *std::move(geboren), *std::move(geslacht), *std::move(geheim)};
}

std::optional<OnvolledigeDatum> overlijden(const Bron& bron) {
    const Rij& rij = bron.lijst.eerste();
    if (rij["07.67.20"] != "O") return std::nullopt;
    for (const auto* element : {"06.08.10", "07.67.10"})
        if (auto datum = als_datum(rij[element])) return datum;
    return als_datum("00000000");
}

std::optional<std::string> berichtdag(const Rij& rij) {
    for (const auto* element : {"06.86.10", "07.67.10", "06.08.10"})
        if (const auto datum = als_datum(rij[element]))
            if (auto dag = vroegste_dag(*datum)) return dag;
    return std::nullopt;
}

Persoonskop lees_kop(const Bron& bron, const Eisen& eisen) {
    const Rij& rij = bron.lijst.eerste();
    std::optional<ANummer> a_nummer;
    if (!rij["01.01.10"].empty()) {
        a_nummer = ANummer::parse(rij["01.01.10"]);
        if (!a_nummer) bron.mis(rij, "01.01.10", Reden::a_nummer);
    }
    std::string naam;
    for (const auto* element : {"01.02.10", "01.02.30", "01.02.40"})
        if (const auto deel = rij[element]; !deel.empty())
            naam += (naam.empty() ? "" : " ") + std::string{deel};
    return {.bsn = eisen.bsn,
            .a_nummer = std::move(a_nummer),
            .v_nummer = {},
            .naam = naam.empty() ? "." : std::move(naam),
            .voornamen = bron.tekst(rij, "01.02.10", 200),
            .voorvoegsels = bron.tekst(rij, "01.02.30", 200),
            .achternaam = bron.tekst(rij, "01.02.40", 200),
            .geboortedatum = eisen.geboortedatum,
            .datum_overlijden = overlijden(bron),
            .herkomst = {}};
}

/// For a birth in the Netherlands the BRP keeps the gemeente's code: its name at that time, if there is one.
std::optional<std::string> geboorteplaats(const Bron& bron, const OnvolledigeDatum& geboren) {
    auto plaats = bron.tekst(bron.lijst.eerste(), "01.03.20", 200);
    if (plaats && cijfers(*plaats))
        if (const auto* gemeente = bron.tabellen.find("tabel33", *plaats, geboren))
            return gemeente->omschrijving;
    return plaats;
}

std::vector<std::string> vroegere_nummers(const Bron& bron) {
    std::vector<std::string> nummers;
    const auto voorkomens = bron.lijst.voorkomens("01");
    for (const auto* rij : voorkomens.front().historie)
        if (const auto nummer = (*rij)["01.01.20"]; !nummer.empty() &&
                                                    nummer != bron.lijst.eerste()["01.01.20"] &&
                                                    std::ranges::find(nummers, nummer) == nummers.end()) {
            nummers.emplace_back(nummer);
            if (!Bsn::parse(nummer))
                bron.afwijzingen.push_back({rij->regel, "01.01.20", Wat::nummer, Reden::elfproef});
        }
    return nummers;
}

/// NL-M6: the person was plichtig while living there, so the stay ended after the duty began.
void merk_plichtig_verblijf(Persoonsdossier& dossier) {
    const auto& plicht = dossier.inburgeringsplicht;
    if (!plicht || !plicht->datum_ingang) return;
    for (auto& verblijf : dossier.eerder_verblijf) {
        const auto weg = verblijf.vertrokken_op ? vroegste_dag(*verblijf.vertrokken_op) : std::nullopt;
        verblijf.plichtig = weg && *weg > plicht->datum_ingang->text();
    }
}

}  // namespace

Tabellen::Tabellen(std::vector<Waardenlijst> lijsten) : m_lijsten(std::move(lijsten)) {
    for (auto& lijst : m_lijsten) std::ranges::stable_sort(lijst.waarden, {}, &Lijstwaarde::code);
}

std::span<const Lijstwaarde> Tabellen::regels(std::string_view tabel, std::string_view code) const {
    const auto lijst = std::ranges::find(m_lijsten, tabel, &Waardenlijst::naam);
    if (lijst == m_lijsten.end()) return {};
    return std::ranges::equal_range(lijst->waarden, code, {}, &Lijstwaarde::code);
}

const Lijstwaarde* Tabellen::find(std::string_view tabel, std::string_view code) const {
    const auto gevonden = regels(tabel, code);
    return gevonden.empty() ? nullptr : &gevonden.back();
}

const Lijstwaarde* Tabellen::find(std::string_view tabel, std::string_view code,
                                  const OnvolledigeDatum& datum) const {
    const auto gevonden = regels(tabel, code);
    const auto geldig = std::ranges::find_if(gevonden, [&](const Lijstwaarde& waarde) {
        return (!waarde.geldig_vanaf || *waarde.geldig_vanaf <= datum) &&
               (!waarde.geldig_tot || datum < *waarde.geldig_tot);
    });
    return geldig != gevonden.end() ? &*geldig : find(tabel, code);
}

std::optional<Omzetting> zet_om(const Persoonslijst& lijst, const Tabellen& tabellen,
                                const OnvolledigeDatum& peildatum, Afwijzingen& afwijzingen) {
    const Bron bron{lijst, tabellen, peildatum, afwijzingen};
    const auto eisen = keur(bron);
    if (!eisen) return std::nullopt;
    auto verblijf = lees_verblijf(bron);
    auto nationaliteiten = lees_nationaliteiten(bron, eisen->geboortedatum, verblijf);
    const auto keuze = kies_wet(nationaliteiten.feiten);

    Persoonsdossier d{.kop = lees_kop(bron, *eisen),
                      .wet = keuze ? std::optional{keuze->wet} : std::nullopt,
                      .eerder_verblijf = std::move(verblijf.eerder),
                      .gegevens = {}};
    if (d.kop.datum_overlijden)
        d.woongemeente = verblijf.laatste_gemeente;
    else if (verblijf.gemeente)
        d.woongemeente = verblijf.gemeente->code;
    if (d.woongemeente)
        std::erase_if(d.eerder_verblijf,
                      [&](const EerderVerblijf& v) { return v.gemeente == *d.woongemeente; });
    auto& g = d.gegevens;
    g.geslacht = eisen->geslacht;
    g.code_geheim = eisen->geheim;
    g.geboorteland = bron.waarde(lijst.eerste(), "01.03.30", "tabel34");
    g.geboorteplaats = geboorteplaats(bron, eisen->geboortedatum);
    g.nationaliteit1 = std::move(nationaliteiten.eerste);
    g.nationaliteit2 = std::move(nationaliteiten.tweede);
    g.gemeente_van_inschrijving = std::move(verblijf.gemeente);
    g.adres = std::move(verblijf.adres);
    g.datum_vestiging_in_nederland = std::move(verblijf.vestiging);
    g.datum_vertrek_uit_nederland = std::move(verblijf.vertrek);
    lees_verblijfstitel(bron, g);
    d.inburgeringsplicht = leid_plicht_af(bron, keuze, d);
    merk_plichtig_verblijf(d);
    d.kop.herkomst = herkomst_bij(bepaal_herkomstgrond(d, peildatum));
    auto dag = d.kop.datum_overlijden ? berichtdag(lijst.eerste()) : std::nullopt;
    return Omzetting{std::move(d), std::move(dag), vroegere_nummers(bron)};
}

Persoonsdossier voeg_samen(Persoonsdossier brp, const Persoonsdossier& bestaand,
                           const OnvolledigeDatum& peildatum) {
    brp.kop.v_nummer = bestaand.kop.v_nummer;
    auto& g = brp.gegevens;
    const auto& oud = bestaand.gegevens;
    g.recht_op_lening_en_vergoeding = oud.recht_op_lening_en_vergoeding;
    g.verblijfsdoel = oud.verblijfsdoel;
    g.pardonregeling = oud.pardonregeling;
    g.persoonsvolgend_budget = oud.persoonsvolgend_budget;
    g.persoonsvolgend_budget_gebruikt = oud.persoonsvolgend_budget_gebruikt;
    g.in_azc_gehuisvest = oud.in_azc_gehuisvest;
    g.datum_beslissing_verblijfsrecht = oud.datum_beslissing_verblijfsrecht;
    g.diploma_behaald = oud.diploma_behaald;
    g.niveau_inburgeringsdiploma = oud.niveau_inburgeringsdiploma;
    g.schuld_aanwezig = oud.schuld_aanwezig;
    g.gehele_vrijstelling_door_duo = oud.gehele_vrijstelling_door_duo;
    g.examenaanvraag = oud.examenaanvraag;
    brp.handhaving = bestaand.handhaving;
    brp.voorzieningen = bestaand.voorzieningen;
    brp.vrijstellingen = bestaand.vrijstellingen;
    brp.boetes = bestaand.boetes;
    brp.examens = bestaand.examens;
    if (bestaand.inburgeringsplicht && bestaand.inburgeringsplicht->vastgesteld_door) {
        brp.wet = bestaand.wet;
        brp.inburgeringsplicht = bestaand.inburgeringsplicht;
    }
    for (auto& verblijf : brp.eerder_verblijf)
        verblijf.plichtig =
            verblijf.plichtig || std::ranges::any_of(bestaand.eerder_verblijf, [&](const auto& v) {
                return v.gemeente == verblijf.gemeente && v.plichtig;
            });
    brp.kop.herkomst = herkomst_bij(bepaal_herkomstgrond(brp, peildatum));
    return brp;
}

}  // namespace isi::gba_v
