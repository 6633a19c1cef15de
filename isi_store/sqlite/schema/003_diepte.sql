-- SPDX-License-Identifier: GPL-3.0-or-later
-- The blocks that repeat become tables with a row number: bsn * 4096 + place in the source. A tree without row
-- numbers holds whole rows in its upper pages too (43 exam parts on a page), and an index beside a table holds 230
-- entries there: both may grow by two levels from 10 thousand to 3 million persons (measured: exam parts, provisions).
-- Of these numbers 340 fit, more than the 300 times that it grows, so that one level is the most. A person's rows
-- are one range, and there is no second tree to read.

ALTER TABLE eerder_verblijf RENAME TO eerder_verblijf_oud;
CREATE TABLE eerder_verblijf (
    sleutel INTEGER PRIMARY KEY,
    gemeente TEXT NOT NULL,
    vertrokken_op TEXT,
    plichtig SMALLINT NOT NULL
);
INSERT INTO eerder_verblijf SELECT bsn * 4096 + volgnummer, gemeente, vertrokken_op, plichtig
FROM eerder_verblijf_oud ORDER BY bsn, volgnummer;
DROP TABLE eerder_verblijf_oud;

ALTER TABLE verlenging RENAME TO verlenging_oud;
CREATE TABLE verlenging (
    sleutel INTEGER PRIMARY KEY,
    datum TEXT NOT NULL,
    reden_code TEXT,
    reden_tekst TEXT,
    nieuwe_einddatum TEXT
);
INSERT INTO verlenging SELECT bsn * 4096 + volgnummer, datum, reden_code, reden_tekst, nieuwe_einddatum
FROM verlenging_oud ORDER BY bsn, volgnummer;
DROP TABLE verlenging_oud;

ALTER TABLE voorziening RENAME TO voorziening_oud;
CREATE TABLE voorziening (
    sleutel INTEGER PRIMARY KEY,
    aanbod_door TEXT,
    doelgroep TEXT,
    soort TEXT,
    persoonlijk_inburgeringsbudget SMALLINT,
    vorm_duaal_traject TEXT,
    datum_start TEXT,
    datum_einde TEXT,
    reden_einde_code TEXT,
    reden_einde_tekst TEXT
);
INSERT INTO voorziening SELECT bsn * 4096 + volgnummer, aanbod_door, doelgroep, soort,
    persoonlijk_inburgeringsbudget, vorm_duaal_traject, datum_start, datum_einde, reden_einde_code,
    reden_einde_tekst
FROM voorziening_oud ORDER BY bsn, volgnummer;
DROP TABLE voorziening_oud;

ALTER TABLE vrijstelling RENAME TO vrijstelling_oud;
CREATE TABLE vrijstelling (
    sleutel INTEGER PRIMARY KEY,
    soort TEXT NOT NULL,
    verleend_door TEXT,
    gemeente TEXT,
    datum_start TEXT,
    datum_einde TEXT,
    examenonderdeel TEXT,
    niveau TEXT
);
INSERT INTO vrijstelling SELECT bsn * 4096 + volgnummer, soort, verleend_door, gemeente, datum_start,
    datum_einde, examenonderdeel, niveau
FROM vrijstelling_oud ORDER BY bsn, volgnummer;
DROP TABLE vrijstelling_oud;

ALTER TABLE boete RENAME TO boete_oud;
CREATE TABLE boete (
    sleutel INTEGER PRIMARY KEY,
    datum_toekenning TEXT,
    reden_code TEXT,
    reden_tekst TEXT,
    bedrag_cent BIGINT,
    soort_code TEXT,
    soort_tekst TEXT
);
INSERT INTO boete SELECT bsn * 4096 + volgnummer, datum_toekenning, reden_code, reden_tekst, bedrag_cent,
    soort_code, soort_tekst
FROM boete_oud ORDER BY bsn, volgnummer;
DROP TABLE boete_oud;

ALTER TABLE examenonderdeel RENAME TO examenonderdeel_oud;
CREATE TABLE examenonderdeel (
    sleutel INTEGER PRIMARY KEY,
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
    vrijgesteld SMALLINT
);
INSERT INTO examenonderdeel SELECT bsn * 4096 + volgnummer, soort_examen, onderdeel_code, onderdeel_tekst,
    niveau, uitslag, profiel_code, profiel_tekst, variant_code, variant_tekst, reden_geen_resultaat,
    datum_deelname, gemeente_behaald, vrijgesteld
FROM examenonderdeel_oud ORDER BY bsn, volgnummer;
DROP TABLE examenonderdeel_oud;

-- They go with their person, as the references did.
CREATE TRIGGER persoon_weg AFTER DELETE ON persoon BEGIN
    DELETE FROM eerder_verblijf WHERE sleutel BETWEEN OLD.bsn * 4096 AND OLD.bsn * 4096 + 4095;
    DELETE FROM verlenging WHERE sleutel BETWEEN OLD.bsn * 4096 AND OLD.bsn * 4096 + 4095;
    DELETE FROM voorziening WHERE sleutel BETWEEN OLD.bsn * 4096 AND OLD.bsn * 4096 + 4095;
    DELETE FROM vrijstelling WHERE sleutel BETWEEN OLD.bsn * 4096 AND OLD.bsn * 4096 + 4095;
    DELETE FROM boete WHERE sleutel BETWEEN OLD.bsn * 4096 AND OLD.bsn * 4096 + 4095;
    DELETE FROM examenonderdeel WHERE sleutel BETWEEN OLD.bsn * 4096 AND OLD.bsn * 4096 + 4095;
END;
