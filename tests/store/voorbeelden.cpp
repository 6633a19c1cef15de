// SPDX-License-Identifier: GPL-3.0-or-later
#include "voorbeelden.hpp"

#include "support/dossier.hpp"

namespace isi::test {
namespace {

Codewaarde closed(const char* lijst, const char* code) {
    return zoek_waarde(lijst, code).value();
}

Persoonsgegevens full_gegevens() {
    Persoonsgegevens g;
    g.geslacht = closed("geslacht", "V");
    g.geboorteland = Codewaarde{"7006", "Mexico"};
    g.geboorteplaats = "Mexico stad";
    g.nationaliteit1 = Codewaarde{"0216", "Mexicaanse"};
    g.nationaliteit2 = Codewaarde{"0001", "Nederlandse"};
    g.gemeente_van_inschrijving = groningen();
    g.adres = {.postcode = "9722TB",
               .woonplaats = "GRONINGEN",
               .straatnaam = "Kempkensberg",
               .huisnummer = "6",
               .huisletter = "a",
               .huisnummertoevoeging = "bis",
               .aanduiding_huisnummer = "by",
               .locatieomschrijving = "Woonboot ‘Zeeën’ tegenover 12",
               .betrouwbaar = true};
    g.datum_vestiging_in_nederland = datum("2007-05-01");
    g.datum_vertrek_uit_nederland = datum("2009-00-00");
    g.recht_op_lening_en_vergoeding = true;
    g.asielgerechtigd = false;
    g.verblijfsdoel = closed("verblijfsdoel", "PERMANENT");
    g.rechtmatig_verblijf = true;
    g.pardonregeling = false;
    g.persoonsvolgend_budget = true;
    g.persoonsvolgend_budget_gebruikt = false;
    g.in_azc_gehuisvest = true;
    g.datum_beslissing_verblijfsrecht = datum("2007-04-01");
    g.diploma_behaald = true;
    g.niveau_inburgeringsdiploma = closed("niveauInburgeringsdiploma", "A2");
    g.schuld_aanwezig = false;
    g.gehele_vrijstelling_door_duo = true;
    g.examenaanvraag = closed("examenaanvraag", "NATURALISATIE");
    g.code_geheim = closed("codeGeheim", "7");
    return g;
}

Examenonderdeel full_onderdeel(const char* op) {
    Examenonderdeel onderdeel;
    onderdeel.soort_examen = closed("soortExamen", "INBURGERING");
    onderdeel.onderdeel = {"TGN", "Toets Gesproken Nederlands"};
    onderdeel.niveau = closed("niveauExamen", "P1");
    onderdeel.uitslag = closed("uitslag", "NIET_OP_KOMEN_DAGEN");
    onderdeel.profiel = Codewaarde{"WERK", "Werk"};
    onderdeel.variant = Codewaarde{"1", "Variant 1"};
    onderdeel.reden_geen_resultaat = closed("redenGeenResultaat", "ABSENT");
    onderdeel.datum_deelname = datum(op);
    onderdeel.gemeente_behaald = eemsmond();
    onderdeel.vrijgesteld = false;
    return onderdeel;
}

Examens full_examens() {
    Examens examens;
    examens.diploma_behaald = true;
    examens.datum_diploma = datum("2010-02-30");
    examens.diploma_gemeente = groningen();
    examens.geslaagd = closed("indicatieGeslaagd", "MET_HERKANSING_ZONDER_VRIJSTELLING");
    examens.deelgenomen_volledig_examen = true;
    examens.gemeente_volledige_deelname = eemsmond();
    examens.volledige_deelname_nt2 = closed("volledigeDeelnameNt2", "DEELGENOMEN");
    examens.datum_volledige_deelname_nt2 = datum("2010-01-02");
    examens.gemeente_volledige_deelname_nt2 = groningen();
    examens.examenaanvraag = closed("examenaanvraag", "GEEN");
    Examenonderdeel nt2;
    nt2.soort_examen = closed("soortExamen", "STAATSEXAMEN_NT2");
    nt2.onderdeel = {"LEZEN", "Lezen"};
    nt2.niveau = closed("niveauExamenWi2021", "B2");
    nt2.uitslag = closed("uitslagWi2021", "GEZAKT");
    examens.onderdelen = {full_onderdeel("2010-01-02"), full_onderdeel("2009-12-00"), nt2};
    return examens;
}

Voorziening full_voorziening() {
    return {.aanbod_door = groningen(),
            .doelgroep = closed("doelgroepVoorziening", "WERKENDE"),
            .soort = closed("soortVoorziening", "DUAAL"),
            .persoonlijk_inburgeringsbudget = true,
            .vorm_duaal_traject = closed("vormDuaalTraject", "WERK"),
            .datum_start = datum("2008-03-01"),
            .datum_einde = datum("2009-03-01"),
            .reden_einde = Codewaarde{"03", "Verhuisd naar een andere gemeente"}};
}

Vrijstelling full_vrijstelling() {
    return {.soort = closed("soortVrijstelling", "GEDEELTELIJK"),
            .verleend_door = closed("verleendDoor", "GEMEENTE"),
            .gemeente = groningen(),
            .datum_start = datum("2008-01-01"),
            .datum_einde = datum("2008-12-31"),
            .examenonderdeel = closed("examenonderdeelVrijstelling", "TGN_WIB"),
            .niveau = closed("niveauVrijstelling", "A1")};
}

Boete full_boete() {
    return {.datum_toekenning = datum("2011-05-06"),
            .reden = Codewaarde{"1", "Niet verschenen"},
            .bedrag_cent = 123456789012,
            .soort = Codewaarde{"A", "Eerste boete"}};
}

}  // namespace

Bsn bsn(const char* text) {
    return Bsn::parse(text).value();
}
ANummer a_nummer(const char* text) {
    return ANummer::parse(text).value();
}
Gemeentecode gemeente(const char* code) {
    return Gemeentecode::parse(code).value();
}
OnvolledigeDatum datum(const char* text) {
    return OnvolledigeDatum::parse(text).value();
}
Gemeente groningen() {
    return {gemeente("0014"), "Groningen", {}};
}
Gemeente eemsmond() {
    return {gemeente("1651"), "Eemsmond", datum("2019-01-01")};
}

Persoonsdossier minimal_dossier(const char* nummer, Wet wet) {
    return proef::kaal_dossier(nummer, wet);
}

Persoonsdossier full_dossier() {
    Persoonsdossier dossier = minimal_dossier("004002313");
    dossier.kop.a_nummer = a_nummer("4020209358");
    dossier.kop.v_nummer = "0123456789";
    dossier.kop.naam = "Test GBAV-SAP";
    dossier.kop.voornamen = "Test Çelik 李";
    dossier.kop.voorvoegsels = "van 't";
    dossier.kop.achternaam = "GBAv-SAP";
    dossier.kop.geboortedatum = datum("1967-02-30");
    dossier.kop.datum_overlijden = datum("2015-00-00");
    dossier.kop.herkomst = closed("herkomst", "DEFINITIEF");
    dossier.woongemeente = gemeente("0014");
    dossier.eerder_verblijf = {{gemeente("1651"), datum("2007-04-30"), true}, {gemeente("0034"), {}, false}};
    dossier.gegevens = full_gegevens();
    dossier.inburgeringsplicht = {.status = closed("statusInburgeringsplicht", "TIJDELIJK_NIET_PLICHTIG"),
                                  .vastgesteld_door = closed("vastgesteldDoor", "DUO"),
                                  .datum_ingang = datum("2007-05-02"),
                                  .reden_niet = Codewaarde{"12", "Jonger dan 16; \"leerplichtig\""},
                                  .vrijwillig = true,
                                  .oudkomer = false,
                                  .pardonregeling = true,
                                  .asielgerechtigd = false};
    dossier.handhaving = {
        .gehandhaafd = true,
        .ingesteld_door = groningen(),
        .eerste_door = eemsmond(),
        .datum_start = datum("2008-02-01"),
        .datum_einde_termijn = datum("2011-08-01"),
        .verlengingen = {{datum("2011-01-01"), Codewaarde{"2", "Ziekte"}, datum("2012-01-01")},
                         {datum("2012-01-01"), {}, {}}}};
    Voorziening bare;
    dossier.voorzieningen = {full_voorziening(), bare};
    Vrijstelling tijdelijk;
    tijdelijk.soort = closed("soortVrijstelling", "TIJDELIJK");
    dossier.vrijstellingen = {full_vrijstelling(), tijdelijk};
    dossier.boetes = {full_boete(), Boete{}};
    dossier.examens = full_examens();
    return dossier;
}

Signaal signaal(const char* nummer, const char* gemeentecode, const char* status, Wet wet) {
    return {.id = 0,
            .versie = 1,
            .status = closed("status", status),
            .status_gewijzigd_op = "2026-01-02T03:04:05Z",
            .status_gewijzigd_door = "medewerker-7",
            .bsn = bsn(nummer),
            .wet = wet,
            .gemeente = gemeente(gemeentecode),
            .signaalcode = {"SS012", "Persoon is verhuisd"},
            .datum = datum("2026-01-01")};
}

Organisatie organisatie(const char* naam) {
    return {.id = 0,
            .naam = naam,
            .oin = Oin::parse("00000099000000014000"),
            .kbo = {},
            .land = "NL",
            .leverancier = false};
}

Sleutel full_sleutel(std::int64_t organisatie_id) {
    Sleutel sleutel;
    sleutel.sleutel_id = "isk1_voorbeeld";
    sleutel.organisatie_id = organisatie_id;
    sleutel.applicatie = "Voorbeeld CVS";
    sleutel.geldig_vanaf = 1'700'000'000;
    sleutel.geldig_tot = 4'000'000'000;  // past 2038
    sleutel.adressering_strikt = true;
    sleutel.eindgebruiker_verplicht = true;
    sleutel.contractversie = "1.1";
    Geheim eerste, tweede;
    for (std::size_t i = 0; i < eerste.hmac.size(); ++i) {
        eerste.hmac[i] = static_cast<unsigned char>(i * 8 + 7);
        tweede.hmac[i] = static_cast<unsigned char>(255 - i);
    }
    eerste.geldig_vanaf = 1, eerste.geldig_tot = 2, eerste.ingetrokken = true;
    tweede.geldig_vanaf = 3, tweede.geldig_tot = 4;
    sleutel.geheimen = {eerste, tweede};
    sleutel.certificaten = {{Certificaatidentiteit::Soort::oin, "00000099000000014000", "CN=Test CA,O=Test"},
                            {Certificaatidentiteit::Soort::kbo, "0123456789", ""},
                            {Certificaatidentiteit::Soort::vingerafdruk, std::string(64, 'a'), ""}};
    sleutel.bevoegdheden = {{gemeente("0014"), {Rol::wi2007, Rol::wi2013_mut, Rol::wi2021_mut}},
                            {gemeente("0034"), {Rol::wi2007}}};
    return sleutel;
}

}  // namespace isi::test
