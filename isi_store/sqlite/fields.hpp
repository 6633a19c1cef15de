// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

#include "isi_store/domein/persoon.hpp"

/// Which field of the dossier is which column: said once, for reading, writing and the SQL text. A visitor
/// has
///   v(column, member)                      text, dates, numbers, yes/no
///   v.closed(column, list, member[, list2]) a code of a closed list: only the code is stored
///   v.open(column, member)                 an open list: column_code and column_tekst
///   v.tabel(column, tabel, member)         a code of a BRP table
///   v.gemeente(column, member)             the same, with the gemeente's name
namespace isi::sqlite {

/// Bits of persoon.blokken: which blocks exist.
enum Blok : std::uint32_t {
    blok_plicht = 1,
    blok_handhaving = 2,
    blok_examens = 4,
    blok_eerder_verblijf = 8,
    blok_verlenging = 16,
    blok_voorziening = 32,
    blok_vrijstelling = 64,
    blok_boete = 128,
    blok_examenonderdeel = 256,
};

template <class Kop, class V>
void kop_fields(Kop& kop, V& v) {
    v("bsn", kop.bsn);
    v("a_nummer", kop.a_nummer);
    v("v_nummer", kop.v_nummer);
    v("naam", kop.naam);
    v("voornamen", kop.voornamen);
    v("voorvoegsels", kop.voorvoegsels);
    v("achternaam", kop.achternaam);
    v("geboortedatum", kop.geboortedatum);
    v("datum_overlijden", kop.datum_overlijden);
    v.closed("herkomst", "herkomst", kop.herkomst);
}

template <class Adres, class V>
void adres_fields(Adres& adres, V& v) {
    v("postcode", adres.postcode);
    v("woonplaats", adres.woonplaats);
    v("straatnaam", adres.straatnaam);
    v("huisnummer", adres.huisnummer);
    v("huisletter", adres.huisletter);
    v("huisnummertoevoeging", adres.huisnummertoevoeging);
    v("aanduiding_huisnummer", adres.aanduiding_huisnummer);
    v("locatieomschrijving", adres.locatieomschrijving);
    v("betrouwbaar_adres", adres.betrouwbaar);
}

template <class Gegevens, class V>
void gegevens_fields(Gegevens& g, V& v) {
    v.closed("geslacht", "geslacht", g.geslacht);
    v.tabel("geboorteland", "tabel34", g.geboorteland);
    v("geboorteplaats", g.geboorteplaats);
    v.tabel("nationaliteit1", "tabel32", g.nationaliteit1);
    v.tabel("nationaliteit2", "tabel32", g.nationaliteit2);
    v.gemeente("gemeente_van_inschrijving", g.gemeente_van_inschrijving);
    adres_fields(g.adres, v);
    v("datum_vestiging_in_nederland", g.datum_vestiging_in_nederland);
    v("datum_vertrek_uit_nederland", g.datum_vertrek_uit_nederland);
    v("recht_op_lening_en_vergoeding", g.recht_op_lening_en_vergoeding);
    v("asielgerechtigd", g.asielgerechtigd);
    v.closed("verblijfsdoel", "verblijfsdoel", g.verblijfsdoel);
    v("rechtmatig_verblijf", g.rechtmatig_verblijf);
    v("pardonregeling", g.pardonregeling);
    v("persoonsvolgend_budget", g.persoonsvolgend_budget);
    v("persoonsvolgend_budget_gebruikt", g.persoonsvolgend_budget_gebruikt);
    v("in_azc_gehuisvest", g.in_azc_gehuisvest);
    v("datum_beslissing_verblijfsrecht", g.datum_beslissing_verblijfsrecht);
    v("diploma_behaald", g.diploma_behaald);
    v.closed("niveau_inburgeringsdiploma", "niveauInburgeringsdiploma", g.niveau_inburgeringsdiploma);
    v("schuld_aanwezig", g.schuld_aanwezig);
    v("gehele_vrijstelling_door_duo", g.gehele_vrijstelling_door_duo);
    v.closed("examenaanvraag", "examenaanvraag", g.examenaanvraag);
    v.closed("code_geheim", "codeGeheim", g.code_geheim);
}

/// What a list shows of them.
template <class Gegevens, class V>
void rij_fields(Gegevens& g, V& v) {
    v.closed("geslacht", "geslacht", g.geslacht);
    v.gemeente("gemeente_van_inschrijving", g.gemeente_van_inschrijving);
    v.closed("code_geheim", "codeGeheim", g.code_geheim);
}

template <class Plicht, class V>
void plicht_fields(Plicht& plicht, V& v) {
    v.closed("plicht_status", "statusInburgeringsplicht", plicht.status);
    v.closed("plicht_vastgesteld_door", "vastgesteldDoor", plicht.vastgesteld_door);
    v("plicht_datum_ingang", plicht.datum_ingang);
    v.open("plicht_reden_niet", plicht.reden_niet);
    v("plicht_vrijwillig", plicht.vrijwillig);
    v("plicht_oudkomer", plicht.oudkomer);
    v("plicht_pardonregeling", plicht.pardonregeling);
    v("plicht_asielgerechtigd", plicht.asielgerechtigd);
}

template <class Handhaving, class V>
void handhaving_fields(Handhaving& handhaving, V& v) {
    v("handhaving_gehandhaafd", handhaving.gehandhaafd);
    v.gemeente("handhaving_ingesteld_door", handhaving.ingesteld_door);
    v.gemeente("handhaving_eerste_door", handhaving.eerste_door);
    v("handhaving_datum_start", handhaving.datum_start);
    v("handhaving_datum_einde_termijn", handhaving.datum_einde_termijn);
}

template <class Examens, class V>
void examens_fields(Examens& examens, V& v) {
    v("examens_diploma_behaald", examens.diploma_behaald);
    v("examens_datum_diploma", examens.datum_diploma);
    v.gemeente("examens_diploma_gemeente", examens.diploma_gemeente);
    v.closed("examens_geslaagd", "indicatieGeslaagd", examens.geslaagd);
    v("examens_deelgenomen_volledig", examens.deelgenomen_volledig_examen);
    v.gemeente("examens_gemeente_volledige_deelname", examens.gemeente_volledige_deelname);
    v.closed("examens_volledige_deelname_nt2", "volledigeDeelnameNt2", examens.volledige_deelname_nt2);
    v("examens_datum_volledige_deelname_nt2", examens.datum_volledige_deelname_nt2);
    v.gemeente("examens_gemeente_volledige_deelname_nt2", examens.gemeente_volledige_deelname_nt2);
    v.closed("examens_examenaanvraag", "examenaanvraag", examens.examenaanvraag);
}

template <class Verblijf, class V>
void eerder_verblijf_fields(Verblijf& verblijf, V& v) {
    v("gemeente", verblijf.gemeente);
    v("vertrokken_op", verblijf.vertrokken_op);
    v("plichtig", verblijf.plichtig);
}

template <class Verlenging, class V>
void verlenging_fields(Verlenging& verlenging, V& v) {
    v("datum", verlenging.datum);
    v.open("reden", verlenging.reden);
    v("nieuwe_einddatum", verlenging.nieuwe_einddatum);
}

template <class Voorziening, class V>
void voorziening_fields(Voorziening& voorziening, V& v) {
    v.gemeente("aanbod_door", voorziening.aanbod_door);
    v.closed("doelgroep", "doelgroepVoorziening", voorziening.doelgroep);
    v.closed("soort", "soortVoorziening", voorziening.soort);
    v("persoonlijk_inburgeringsbudget", voorziening.persoonlijk_inburgeringsbudget);
    v.closed("vorm_duaal_traject", "vormDuaalTraject", voorziening.vorm_duaal_traject);
    v("datum_start", voorziening.datum_start);
    v("datum_einde", voorziening.datum_einde);
    v.open("reden_einde", voorziening.reden_einde);
}

template <class Vrijstelling, class V>
void vrijstelling_fields(Vrijstelling& vrijstelling, V& v) {
    v.closed("soort", "soortVrijstelling", vrijstelling.soort);
    v.closed("verleend_door", "verleendDoor", vrijstelling.verleend_door);
    v.gemeente("gemeente", vrijstelling.gemeente);
    v("datum_start", vrijstelling.datum_start);
    v("datum_einde", vrijstelling.datum_einde);
    v.closed("examenonderdeel", "examenonderdeelVrijstelling", vrijstelling.examenonderdeel);
    v.closed("niveau", "niveauVrijstelling", vrijstelling.niveau);
}

template <class Boete, class V>
void boete_fields(Boete& boete, V& v) {
    v("datum_toekenning", boete.datum_toekenning);
    v.open("reden", boete.reden);
    v("bedrag_cent", boete.bedrag_cent);
    v.open("soort", boete.soort);
}

template <class Onderdeel, class V>
void examenonderdeel_fields(Onderdeel& onderdeel, V& v) {
    v.closed("soort_examen", "soortExamen", onderdeel.soort_examen);
    v.open("onderdeel", onderdeel.onderdeel);
    // Wi2013 has the levels and results of Wi2007; where the lists share a code, they share its text.
    v.closed("niveau", "niveauExamen", onderdeel.niveau, "niveauExamenWi2021");
    v.closed("uitslag", "uitslag", onderdeel.uitslag, "uitslagWi2021");
    v.open("profiel", onderdeel.profiel);
    v.open("variant", onderdeel.variant);
    v.closed("reden_geen_resultaat", "redenGeenResultaat", onderdeel.reden_geen_resultaat);
    v("datum_deelname", onderdeel.datum_deelname);
    v.gemeente("gemeente_behaald", onderdeel.gemeente_behaald);
    v("vrijgesteld", onderdeel.vrijgesteld);
}

template <class Signaal, class V>
void signaal_fields(Signaal& signaal, V& v) {
    v("versie", signaal.versie);
    v.closed("status", "status", signaal.status);
    v("status_gewijzigd_op", signaal.status_gewijzigd_op);
    v("status_gewijzigd_door", signaal.status_gewijzigd_door);
    v("bsn", signaal.bsn);
    v("wet", signaal.wet);
    v("gemeente", signaal.gemeente);
    v.open("signaalcode", signaal.signaalcode);
    v("datum", signaal.datum);
}

// A value of each, for a reader to fill: the number types have no empty state.
Persoonsdossier blank_dossier();
EerderVerblijf blank_eerder_verblijf();
Verlenging blank_verlenging();
Signaal blank_signaal();

}  // namespace isi::sqlite
