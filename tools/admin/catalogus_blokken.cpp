// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogus_blokken.hpp"

namespace isi::admin {
namespace {

Adres lees_adres(Tabel& t) {
    return {.postcode = t.tekst("postcode"),
            .woonplaats = t.tekst("woonplaats"),
            .straatnaam = t.tekst("straatnaam"),
            .huisnummer = t.tekst("huisnummer"),
            .huisletter = t.tekst("huisletter"),
            .huisnummertoevoeging = t.tekst("huisnummertoevoeging"),
            .aanduiding_huisnummer = t.tekst("aanduiding_huisnummer"),
            .locatieomschrijving = t.tekst("locatieomschrijving"),
            .betrouwbaar = t.ja_nee("betrouwbaar_adres")};
}

Examenonderdeel lees_onderdeel(Tabel t) {
    Examenonderdeel onderdeel{.soort_examen = t.eis_code("soort_examen", "soortExamen"),
                              .onderdeel = t.eis_open("onderdeel"),
                              .niveau = t.code("niveau", "niveauExamen"),
                              .uitslag = t.code("uitslag", "uitslag"),
                              .profiel = t.open("profiel"),
                              .variant = t.open("variant"),
                              .reden_geen_resultaat = t.code("reden_geen_resultaat", "redenGeenResultaat"),
                              .datum_deelname = t.datum("datum_deelname"),
                              .gemeente_behaald = t.gemeente("gemeente_behaald"),
                              .vrijgesteld = t.ja_nee("vrijgesteld")};
    t.sluit();
    return onderdeel;
}

}  // namespace

Persoonsgegevens lees_gegevens(std::optional<Tabel> deel, Codewaarde geslacht) {
    Persoonsgegevens g;
    g.geslacht = std::move(geslacht);
    g.code_geheim = *zoek_waarde("codeGeheim", "0");
    if (!deel) return g;
    auto& t = *deel;
    g.geboorteland = t.tabelcode("geboorteland", "tabel34");
    g.geboorteplaats = t.tekst("geboorteplaats");
    g.nationaliteit1 = t.tabelcode("nationaliteit1", "tabel32");
    g.nationaliteit2 = t.tabelcode("nationaliteit2", "tabel32");
    g.gemeente_van_inschrijving = t.gemeente("gemeente_van_inschrijving");
    g.adres = lees_adres(t);
    g.datum_vestiging_in_nederland = t.datum("datum_vestiging_in_nederland");
    g.datum_vertrek_uit_nederland = t.datum("datum_vertrek_uit_nederland");
    g.recht_op_lening_en_vergoeding = t.ja_nee("recht_op_lening_en_vergoeding");
    g.asielgerechtigd = t.ja_nee("asielgerechtigd");
    g.verblijfsdoel = t.code("verblijfsdoel", "verblijfsdoel");
    g.rechtmatig_verblijf = t.ja_nee("rechtmatig_verblijf");
    g.pardonregeling = t.ja_nee("pardonregeling");
    g.persoonsvolgend_budget = t.ja_nee("persoonsvolgend_budget");
    g.persoonsvolgend_budget_gebruikt = t.ja_nee("persoonsvolgend_budget_gebruikt");
    g.in_azc_gehuisvest = t.ja_nee("in_azc_gehuisvest");
    g.datum_beslissing_verblijfsrecht = t.datum("datum_beslissing_verblijfsrecht");
    g.diploma_behaald = t.ja_nee("diploma_behaald");
    g.niveau_inburgeringsdiploma = t.code("niveau_inburgeringsdiploma", "niveauInburgeringsdiploma");
    g.schuld_aanwezig = t.ja_nee("schuld_aanwezig");
    g.gehele_vrijstelling_door_duo = t.ja_nee("gehele_vrijstelling_door_duo");
    g.examenaanvraag = t.code("examenaanvraag", "examenaanvraag");
    if (auto geheim = t.code("code_geheim", "codeGeheim")) g.code_geheim = *std::move(geheim);
    t.sluit();
    return g;
}

std::optional<Inburgeringsplicht> lees_plicht(std::optional<Tabel> deel) {
    if (!deel) return std::nullopt;
    auto& t = *deel;
    Inburgeringsplicht plicht{.status = t.eis_code("status", "statusInburgeringsplicht"),
                              .vastgesteld_door = t.code("vastgesteld_door", "vastgesteldDoor"),
                              .datum_ingang = t.datum("datum_ingang"),
                              .reden_niet = t.open("reden_niet"),
                              .vrijwillig = t.ja_nee("vrijwillig"),
                              .oudkomer = t.ja_nee("oudkomer"),
                              .pardonregeling = t.ja_nee("pardonregeling"),
                              .asielgerechtigd = t.ja_nee("asielgerechtigd")};
    t.sluit();
    return plicht;
}

std::optional<Handhaving> lees_handhaving(std::optional<Tabel> deel) {
    if (!deel) return std::nullopt;
    auto& t = *deel;
    Handhaving handhaving{.gehandhaafd = t.ja_nee("gehandhaafd").value_or(false),
                          .ingesteld_door = t.gemeente("ingesteld_door"),
                          .eerste_door = t.gemeente("eerste_door"),
                          .datum_start = t.datum("datum_start"),
                          .datum_einde_termijn = t.datum("datum_einde_termijn"),
                          .verlengingen = {}};
    for (auto& v : t.delen("verlenging")) {
        handhaving.verlengingen.push_back(
            {v.eis_datum("datum"), v.open("reden"), v.datum("nieuwe_einddatum")});
        v.sluit();
    }
    t.sluit();
    return handhaving;
}

std::optional<Examens> lees_examens(std::optional<Tabel> deel) {
    if (!deel) return std::nullopt;
    auto& t = *deel;
    Examens examens{.diploma_behaald = t.ja_nee("diploma_behaald"),
                    .datum_diploma = t.datum("datum_diploma"),
                    .diploma_gemeente = t.gemeente("diploma_gemeente"),
                    .geslaagd = t.code("geslaagd", "indicatieGeslaagd"),
                    .deelgenomen_volledig_examen = t.ja_nee("deelgenomen_volledig_examen"),
                    .gemeente_volledige_deelname = t.gemeente("gemeente_volledige_deelname"),
                    .volledige_deelname_nt2 = t.code("volledige_deelname_nt2", "volledigeDeelnameNt2"),
                    .datum_volledige_deelname_nt2 = t.datum("datum_volledige_deelname_nt2"),
                    .gemeente_volledige_deelname_nt2 = t.gemeente("gemeente_volledige_deelname_nt2"),
                    .examenaanvraag = t.code("examenaanvraag", "examenaanvraag"),
                    .onderdelen = {}};
    for (auto& onderdeel : t.delen("onderdeel")) examens.onderdelen.push_back(lees_onderdeel(onderdeel));
    t.sluit();
    return examens;
}

std::vector<EerderVerblijf> lees_eerder_verblijf(Tabel& persoon) {
    std::vector<EerderVerblijf> verblijven;
    for (auto& t : persoon.delen("eerder_verblijf")) {
        const auto gemeente = t.gemeente("gemeente");
        if (!gemeente) t.faal("gemeente", "is missing");
        verblijven.push_back(
            {gemeente->code, t.datum("vertrokken_op"), t.ja_nee("plichtig").value_or(false)});
        t.sluit();
    }
    return verblijven;
}

std::vector<Voorziening> lees_voorzieningen(Tabel& persoon) {
    std::vector<Voorziening> voorzieningen;
    for (auto& t : persoon.delen("voorziening")) {
        voorzieningen.push_back({.aanbod_door = t.gemeente("aanbod_door"),
                                 .doelgroep = t.code("doelgroep", "doelgroepVoorziening"),
                                 .soort = t.code("soort", "soortVoorziening"),
                                 .persoonlijk_inburgeringsbudget = t.ja_nee("persoonlijk_inburgeringsbudget"),
                                 .vorm_duaal_traject = t.code("vorm_duaal_traject", "vormDuaalTraject"),
                                 .datum_start = t.datum("datum_start"),
                                 .datum_einde = t.datum("datum_einde"),
                                 .reden_einde = t.open("reden_einde")});
        t.sluit();
    }
    return voorzieningen;
}

std::vector<Vrijstelling> lees_vrijstellingen(Tabel& persoon) {
    std::vector<Vrijstelling> vrijstellingen;
    for (auto& t : persoon.delen("vrijstelling")) {
        vrijstellingen.push_back({.soort = t.eis_code("soort", "soortVrijstelling"),
                                  .verleend_door = t.code("verleend_door", "verleendDoor"),
                                  .gemeente = t.gemeente("gemeente"),
                                  .datum_start = t.datum("datum_start"),
                                  .datum_einde = t.datum("datum_einde"),
                                  .examenonderdeel = t.code("examenonderdeel", "examenonderdeelVrijstelling"),
                                  .niveau = t.code("niveau", "niveauVrijstelling")});
        t.sluit();
    }
    return vrijstellingen;
}

std::vector<Boete> lees_boetes(Tabel& persoon) {
    std::vector<Boete> boetes;
    for (auto& t : persoon.delen("boete")) {
        boetes.push_back({.datum_toekenning = t.datum("datum_toekenning"),
                          .reden = t.open("reden"),
                          .bedrag_cent = t.getal("bedrag_cent"),
                          .soort = t.open("soort")});
        t.sluit();
    }
    return boetes;
}

}  // namespace isi::admin
