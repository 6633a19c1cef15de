-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. A migration that has been released is never changed: a later one follows it.
-- Numbers of persons are integers (the text form has fixed width), dates are text as the source gave them,
-- yes/no is 1/0 with NULL for "not established", laws are their year.

CREATE TABLE stand (                    -- rises with each change of what processes keep in memory
    naam TEXT PRIMARY KEY,              -- sleutels, tabellen
    versie BIGINT NOT NULL
) WITHOUT ROWID;
INSERT INTO stand (naam, versie) VALUES ('sleutels', 1);
INSERT INTO stand (naam, versie) VALUES ('tabellen', 1);

CREATE TABLE kenmerk (naam TEXT PRIMARY KEY, waarde TEXT NOT NULL) WITHOUT ROWID;

-- The official BRP tables 32, 33, 34 and 56.
CREATE TABLE tabel (naam TEXT PRIMARY KEY, versie TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE tabelwaarde (
    tabel TEXT NOT NULL REFERENCES tabel (naam) ON DELETE CASCADE,
    code TEXT NOT NULL,
    omschrijving TEXT NOT NULL,
    geldig_vanaf TEXT,
    geldig_tot TEXT,
    PRIMARY KEY (tabel, code)
) WITHOUT ROWID;

-- One row per person holds every block that occurs at most once, so that a sheet is few look-ups; `blokken` tells
-- which blocks there are (bits in fields.hpp), so that an empty one costs none.
CREATE TABLE persoon (
    bsn INTEGER PRIMARY KEY,
    a_nummer BIGINT UNIQUE,
    wet SMALLINT,
    woongemeente TEXT,
    blokken INTEGER NOT NULL,
    v_nummer TEXT,
    naam TEXT NOT NULL,
    voornamen TEXT,
    voorvoegsels TEXT,
    achternaam TEXT,
    geboortedatum TEXT NOT NULL,
    datum_overlijden TEXT,
    herkomst TEXT NOT NULL,
    geslacht TEXT NOT NULL,
    geboorteland TEXT,
    geboorteplaats TEXT,
    nationaliteit1 TEXT,
    nationaliteit2 TEXT,
    gemeente_van_inschrijving TEXT,
    postcode TEXT,
    woonplaats TEXT,
    straatnaam TEXT,
    huisnummer TEXT,
    huisletter TEXT,
    huisnummertoevoeging TEXT,
    aanduiding_huisnummer TEXT,
    locatieomschrijving TEXT,
    betrouwbaar_adres SMALLINT,
    datum_vestiging_in_nederland TEXT,
    datum_vertrek_uit_nederland TEXT,
    recht_op_lening_en_vergoeding SMALLINT,
    asielgerechtigd SMALLINT,
    verblijfsdoel TEXT,
    rechtmatig_verblijf SMALLINT,
    pardonregeling SMALLINT,
    persoonsvolgend_budget SMALLINT,
    persoonsvolgend_budget_gebruikt SMALLINT,
    in_azc_gehuisvest SMALLINT,
    datum_beslissing_verblijfsrecht TEXT,
    diploma_behaald SMALLINT,
    niveau_inburgeringsdiploma TEXT,
    schuld_aanwezig SMALLINT,
    gehele_vrijstelling_door_duo SMALLINT,
    examenaanvraag TEXT,
    code_geheim TEXT NOT NULL,
    plicht_status TEXT,
    plicht_vastgesteld_door TEXT,
    plicht_datum_ingang TEXT,
    plicht_reden_niet_code TEXT,
    plicht_reden_niet_tekst TEXT,
    plicht_vrijwillig SMALLINT,
    plicht_oudkomer SMALLINT,
    plicht_pardonregeling SMALLINT,
    plicht_asielgerechtigd SMALLINT,
    handhaving_gehandhaafd SMALLINT,
    handhaving_ingesteld_door TEXT,
    handhaving_eerste_door TEXT,
    handhaving_datum_start TEXT,
    handhaving_datum_einde_termijn TEXT,
    examens_diploma_behaald SMALLINT,
    examens_datum_diploma TEXT,
    examens_diploma_gemeente TEXT,
    examens_geslaagd TEXT,
    examens_deelgenomen_volledig SMALLINT,
    examens_gemeente_volledige_deelname TEXT,
    examens_volledige_deelname_nt2 TEXT,
    examens_datum_volledige_deelname_nt2 TEXT,
    examens_gemeente_volledige_deelname_nt2 TEXT,
    examens_examenaanvraag TEXT
);

-- The blocks that repeat, in the order of the source.
CREATE TABLE eerder_verblijf (
    bsn INTEGER NOT NULL REFERENCES persoon (bsn) ON DELETE CASCADE,
    volgnummer INTEGER NOT NULL,
    gemeente TEXT NOT NULL,
    vertrokken_op TEXT,
    plichtig SMALLINT NOT NULL,
    PRIMARY KEY (bsn, volgnummer)
) WITHOUT ROWID;

CREATE TABLE verlenging (
    bsn INTEGER NOT NULL REFERENCES persoon (bsn) ON DELETE CASCADE,
    volgnummer INTEGER NOT NULL,
    datum TEXT NOT NULL,
    reden_code TEXT,
    reden_tekst TEXT,
    nieuwe_einddatum TEXT,
    PRIMARY KEY (bsn, volgnummer)
) WITHOUT ROWID;

CREATE TABLE voorziening (
    bsn INTEGER NOT NULL REFERENCES persoon (bsn) ON DELETE CASCADE,
    volgnummer INTEGER NOT NULL,
    aanbod_door TEXT,
    doelgroep TEXT,
    soort TEXT,
    persoonlijk_inburgeringsbudget SMALLINT,
    vorm_duaal_traject TEXT,
    datum_start TEXT,
    datum_einde TEXT,
    reden_einde_code TEXT,
    reden_einde_tekst TEXT,
    PRIMARY KEY (bsn, volgnummer)
) WITHOUT ROWID;

CREATE TABLE vrijstelling (
    bsn INTEGER NOT NULL REFERENCES persoon (bsn) ON DELETE CASCADE,
    volgnummer INTEGER NOT NULL,
    soort TEXT NOT NULL,
    verleend_door TEXT,
    gemeente TEXT,
    datum_start TEXT,
    datum_einde TEXT,
    examenonderdeel TEXT,
    niveau TEXT,
    PRIMARY KEY (bsn, volgnummer)
) WITHOUT ROWID;

CREATE TABLE boete (
    bsn INTEGER NOT NULL REFERENCES persoon (bsn) ON DELETE CASCADE,
    volgnummer INTEGER NOT NULL,
    datum_toekenning TEXT,
    reden_code TEXT,
    reden_tekst TEXT,
    bedrag_cent BIGINT,
    soort_code TEXT,
    soort_tekst TEXT,
    PRIMARY KEY (bsn, volgnummer)
) WITHOUT ROWID;

CREATE TABLE examenonderdeel (
    bsn INTEGER NOT NULL REFERENCES persoon (bsn) ON DELETE CASCADE,
    volgnummer INTEGER NOT NULL,
    soort_examen TEXT NOT NULL,
    onderdeel_code TEXT NOT NULL,
    onderdeel_tekst TEXT NOT NULL,
    niveau TEXT,
    uitslag TEXT,
    profiel_code TEXT,
    profiel_tekst TEXT,
    variant_code TEXT,
    variant_tekst TEXT,
    reden_geen_resultaat TEXT,
    datum_deelname TEXT,
    gemeente_behaald TEXT,
    vrijgesteld SMALLINT,
    PRIMARY KEY (bsn, volgnummer)
) WITHOUT ROWID;

-- Signals outlive the person's file (the SS008 of a deceased stays), so no reference to persoon.
CREATE TABLE signaal (
    signaal_id INTEGER PRIMARY KEY,
    versie INTEGER NOT NULL,
    status TEXT NOT NULL,
    status_gewijzigd_op TEXT,
    status_gewijzigd_door TEXT,
    bsn INTEGER NOT NULL,
    wet SMALLINT NOT NULL,
    gemeente TEXT NOT NULL,
    signaalcode_code TEXT NOT NULL,
    signaalcode_tekst TEXT NOT NULL,
    datum TEXT NOT NULL
);
-- Kept with every change of signaal: a sheet shows the counts, and a person may have hundreds.
CREATE TABLE signaaltelling (
    gemeente TEXT NOT NULL,
    wet SMALLINT NOT NULL,
    bsn INTEGER NOT NULL,
    nieuw INTEGER NOT NULL,
    in_behandeling INTEGER NOT NULL,
    afgehandeld INTEGER NOT NULL,
    PRIMARY KEY (gemeente, wet, bsn)
) WITHOUT ROWID;

-- What stays of the deceased: a keyed hash (hex), never the number.
CREATE TABLE grafsteen (
    hash TEXT PRIMARY KEY,
    wet SMALLINT NOT NULL,
    gemeente TEXT NOT NULL,
    datum_overlijden TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE organisatie (
    id INTEGER PRIMARY KEY,
    naam TEXT NOT NULL,
    oin TEXT,
    kbo TEXT,
    land TEXT NOT NULL,
    leverancier SMALLINT NOT NULL
);
CREATE TABLE sleutel (
    sleutel_id TEXT PRIMARY KEY,
    organisatie_id INTEGER NOT NULL REFERENCES organisatie (id),
    applicatie TEXT NOT NULL,
    geldig_vanaf BIGINT NOT NULL,
    geldig_tot BIGINT NOT NULL,
    ingetrokken SMALLINT NOT NULL,
    adressering_strikt SMALLINT NOT NULL,
    eindgebruiker_verplicht SMALLINT NOT NULL,
    contractversie TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE geheim (
    id INTEGER PRIMARY KEY,
    sleutel_id TEXT NOT NULL REFERENCES sleutel (sleutel_id),
    hmac TEXT NOT NULL,                 -- hex
    geldig_vanaf BIGINT NOT NULL,
    geldig_tot BIGINT NOT NULL,
    ingetrokken SMALLINT NOT NULL
);
CREATE INDEX geheim_sleutel ON geheim (sleutel_id);
CREATE TABLE sleutelcertificaat (
    sleutel_id TEXT NOT NULL REFERENCES sleutel (sleutel_id),
    soort TEXT NOT NULL,                -- oin, kbo, vingerafdruk
    waarde TEXT NOT NULL,
    uitgever TEXT NOT NULL,
    PRIMARY KEY (sleutel_id, soort, waarde, uitgever)
) WITHOUT ROWID;
CREATE TABLE bevoegdheid (
    sleutel_id TEXT NOT NULL REFERENCES sleutel (sleutel_id),
    gemeente TEXT NOT NULL,
    rol TEXT NOT NULL,
    PRIMARY KEY (sleutel_id, gemeente, rol)
) WITHOUT ROWID;
-- Apart from sleutel: written often, and no change of the key.
CREATE TABLE sleutelgebruik (
    sleutel_id TEXT PRIMARY KEY REFERENCES sleutel (sleutel_id),
    laatste BIGINT NOT NULL
) WITHOUT ROWID;
