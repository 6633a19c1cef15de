// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bsn.hpp"
#include "codes.hpp"

/// What the register holds of one person: the manual's sheet (Handleiding Portal Inburgering Wi2007 §3.4),
/// field by field. Everything optional is "not given" when absent, never "no"; what is not given need not be
/// written when a value is made.
namespace isi {

/// One or both; a look-up needs at least one, and both given must both match (NL-M1).
struct Nummers {
    std::optional<Bsn> bsn;
    std::optional<ANummer> a_nummer;
    friend bool operator==(const Nummers&, const Nummers&) = default;
};

struct Persoonskop {
    Bsn bsn;
    std::optional<ANummer> a_nummer = {};
    std::optional<std::string> v_nummer = {};  ///< at most ten digits, Wi2021 only
    std::string naam;                          ///< one string, as the sheet prints it
    std::optional<std::string> voornamen = {}, voorvoegsels = {}, achternaam = {};
    OnvolledigeDatum geboortedatum;  ///< 0000-00-00 when unknown
    std::optional<OnvolledigeDatum> datum_overlijden = {};
    Codewaarde herkomst;  ///< ACTIEF | DEFINITIEF
    friend bool operator==(const Persoonskop&, const Persoonskop&) = default;
};

struct Adres {
    std::optional<std::string> postcode, woonplaats, straatnaam, huisnummer, huisletter, huisnummertoevoeging,
        aanduiding_huisnummer, locatieomschrijving;
    std::optional<bool> betrouwbaar;
    friend bool operator==(const Adres&, const Adres&) = default;
};

struct Persoonsgegevens {
    Codewaarde geslacht;  ///< M | V | O
    std::optional<Codewaarde> geboorteland;
    std::optional<std::string> geboorteplaats;
    std::optional<Codewaarde> nationaliteit1, nationaliteit2;
    std::optional<Gemeente> gemeente_van_inschrijving;
    Adres adres;
    std::optional<OnvolledigeDatum> datum_vestiging_in_nederland, datum_vertrek_uit_nederland;
    std::optional<bool> recht_op_lening_en_vergoeding, asielgerechtigd;
    std::optional<Codewaarde> verblijfsdoel;  ///< PERMANENT | TIJDELIJK
    std::optional<bool> rechtmatig_verblijf, pardonregeling, persoonsvolgend_budget,
        persoonsvolgend_budget_gebruikt, in_azc_gehuisvest;
    std::optional<OnvolledigeDatum> datum_beslissing_verblijfsrecht;
    std::optional<bool> diploma_behaald;  ///< absent = not obtained (the one exception, NL-M9)
    std::optional<Codewaarde> niveau_inburgeringsdiploma;
    std::optional<bool> schuld_aanwezig, gehele_vrijstelling_door_duo;
    std::optional<Codewaarde> examenaanvraag;  ///< GEEN | NATURALISATIE | WET_INBURGERING
    Codewaarde code_geheim;                    ///< 0…7
    friend bool operator==(const Persoonsgegevens&, const Persoonsgegevens&) = default;
};

struct Inburgeringsplicht {
    Codewaarde status;  ///< PLICHTIG | NIET_PLICHTIG | TIJDELIJK_NIET_PLICHTIG | MOGELIJK_PLICHTIG
    std::optional<Codewaarde> vastgesteld_door;  ///< GEMEENTE | DUO
    std::optional<OnvolledigeDatum> datum_ingang;
    std::optional<Codewaarde> reden_niet;
    std::optional<bool> vrijwillig, oudkomer, pardonregeling, asielgerechtigd;
    friend bool operator==(const Inburgeringsplicht&, const Inburgeringsplicht&) = default;
};

struct Verlenging {
    OnvolledigeDatum datum;
    std::optional<Codewaarde> reden;
    std::optional<OnvolledigeDatum> nieuwe_einddatum;
    friend bool operator==(const Verlenging&, const Verlenging&) = default;
};

struct Handhaving {
    bool gehandhaafd = false;
    std::optional<Gemeente> ingesteld_door, eerste_door;
    std::optional<OnvolledigeDatum> datum_start, datum_einde_termijn;
    std::vector<Verlenging> verlengingen;
    friend bool operator==(const Handhaving&, const Handhaving&) = default;
};

struct Voorziening {
    std::optional<Gemeente> aanbod_door;
    std::optional<Codewaarde> doelgroep, soort;
    std::optional<bool> persoonlijk_inburgeringsbudget;
    std::optional<Codewaarde> vorm_duaal_traject;
    std::optional<OnvolledigeDatum> datum_start, datum_einde;
    std::optional<Codewaarde> reden_einde;
    friend bool operator==(const Voorziening&, const Voorziening&) = default;
};

struct Vrijstelling {
    Codewaarde soort;  ///< TIJDELIJK | GEDEELTELIJK
    std::optional<Codewaarde> verleend_door;
    std::optional<Gemeente> gemeente;
    std::optional<OnvolledigeDatum> datum_start, datum_einde;
    std::optional<Codewaarde> examenonderdeel, niveau;
    friend bool operator==(const Vrijstelling&, const Vrijstelling&) = default;
};

struct Boete {
    std::optional<OnvolledigeDatum> datum_toekenning;
    std::optional<Codewaarde> reden;
    std::optional<std::int64_t> bedrag_cent;  ///< EUR cents, never a double
    std::optional<Codewaarde> soort;
    friend bool operator==(const Boete&, const Boete&) = default;
};

struct Examenonderdeel {
    Codewaarde soort_examen;  ///< INBURGERING | STAATSEXAMEN_NT2
    Codewaarde onderdeel;
    std::optional<Codewaarde> niveau, uitslag, profiel, variant, reden_geen_resultaat;
    std::optional<OnvolledigeDatum> datum_deelname;
    std::optional<Gemeente> gemeente_behaald;
    std::optional<bool> vrijgesteld;
    friend bool operator==(const Examenonderdeel&, const Examenonderdeel&) = default;
};

struct Examens {
    std::optional<bool> diploma_behaald;
    std::optional<OnvolledigeDatum> datum_diploma;
    std::optional<Gemeente> diploma_gemeente;
    std::optional<Codewaarde> geslaagd;
    std::optional<bool> deelgenomen_volledig_examen;
    std::optional<Gemeente> gemeente_volledige_deelname;
    std::optional<Codewaarde> volledige_deelname_nt2;  ///< DEELGENOMEN | GESLAAGD
    std::optional<OnvolledigeDatum> datum_volledige_deelname_nt2;
    std::optional<Gemeente> gemeente_volledige_deelname_nt2;
    std::optional<Codewaarde> examenaanvraag;
    std::vector<Examenonderdeel> onderdelen;  ///< datum_deelname descending (NL-M3)
    friend bool operator==(const Examens&, const Examens&) = default;
};

/// Signals of one person that one gemeente received, by status.
struct Signaaltelling {
    std::uint32_t totaal = 0, nieuw = 0, in_behandeling = 0, afgehandeld = 0;
    friend bool operator==(const Signaaltelling&, const Signaaltelling&) = default;
};

/// A gemeente where the person once lived, and whether it may still look (NL-M6): the person was
/// inburgeringsplichtig while living there, or the gemeente has a handhaving or voorziening of its own.
struct EerderVerblijf {
    Gemeentecode gemeente;
    std::optional<OnvolledigeDatum> vertrokken_op;
    bool plichtig = false;
    friend bool operator==(const EerderVerblijf&, const EerderVerblijf&) = default;
};

/// The whole file of one person under one law, as the store keeps it: what is read for the sheet and what
/// an import writes.
struct Persoonsdossier {
    Persoonskop kop;
    std::optional<Wet> wet = {};  ///< absent: known, but under no law
    std::optional<Gemeentecode> woongemeente =
        {};  ///< where the person lives, or last lived when deceased; absent: none (RNI, emigrated)
    std::vector<EerderVerblijf> eerder_verblijf = {};
    Persoonsgegevens gegevens;
    std::optional<Inburgeringsplicht> inburgeringsplicht = {};
    std::optional<Handhaving> handhaving = {};
    std::vector<Voorziening> voorzieningen = {};
    std::vector<Vrijstelling> vrijstellingen = {};
    std::vector<Boete> boetes = {};
    std::optional<Examens> examens = {};
    Signaaltelling signaaltelling = {};  ///< filled on reading, for the asking gemeente; ignored on writing
    friend bool operator==(const Persoonsdossier&, const Persoonsdossier&) = default;
};

/// What geefWet needs to know of a BSN (NL-W1, NL-W11): nothing more is read.
struct Wetligging {
    std::optional<Wet> wet;
    std::optional<Gemeentecode> woongemeente;
    bool overleden = false;
    bool gegevens_aanwezig = true;  ///< false: only the tombstone is left
    friend bool operator==(const Wetligging&, const Wetligging&) = default;
};

struct Signaal {
    std::int64_t id = 0;  ///< signaalId, given by the store when 0 on writing
    std::int32_t versie = 1;
    Codewaarde status;                                    ///< NIEUW | IN_BEHANDELING | AFGEHANDELD
    std::optional<std::string> status_gewijzigd_op = {};  ///< xs:dateTime, UTC
    std::optional<std::string> status_gewijzigd_door = {};
    Bsn bsn;
    Wet wet = Wet::wi2007;
    Gemeentecode gemeente;  ///< the gemeente that received it; it stays there when the person moves (NL-M17)
    Codewaarde signaalcode;
    OnvolledigeDatum datum;
    friend bool operator==(const Signaal&, const Signaal&) = default;
};

}  // namespace isi
