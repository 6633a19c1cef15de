-- SPDX-License-Identifier: GPL-3.0-or-later
-- The blocks that repeat become tables with a row number. A tree without row numbers holds whole rows in its upper
-- pages too, so few fit (43 exam parts on a page) and it grows a level with every 43 times as many rows; a table's
-- upper pages hold numbers only (370 on a page), its index's upper pages two small numbers (about 210). With 10
-- thousand persons the exam parts were 3 pages deep, with 3 million 5; now a table and an index grow by one at most.
-- Rows of one person are written together, so reading them costs the index's path and one page or two.

ALTER TABLE eerder_verblijf RENAME TO eerder_verblijf_oud;
CREATE TABLE eerder_verblijf (
    bsn INTEGER NOT NULL REFERENCES persoon (bsn) ON DELETE CASCADE,
    volgnummer INTEGER NOT NULL,
    gemeente TEXT NOT NULL,
    vertrokken_op TEXT,
    plichtig SMALLINT NOT NULL,
    PRIMARY KEY (bsn, volgnummer)
);
INSERT INTO eerder_verblijf SELECT * FROM eerder_verblijf_oud ORDER BY bsn, volgnummer;
DROP TABLE eerder_verblijf_oud;

ALTER TABLE verlenging RENAME TO verlenging_oud;
CREATE TABLE verlenging (
    bsn INTEGER NOT NULL REFERENCES persoon (bsn) ON DELETE CASCADE,
    volgnummer INTEGER NOT NULL,
    datum TEXT NOT NULL,
    reden_code TEXT,
    reden_tekst TEXT,
    nieuwe_einddatum TEXT,
    PRIMARY KEY (bsn, volgnummer)
);
INSERT INTO verlenging SELECT * FROM verlenging_oud ORDER BY bsn, volgnummer;
DROP TABLE verlenging_oud;

ALTER TABLE voorziening RENAME TO voorziening_oud;
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
);
INSERT INTO voorziening SELECT * FROM voorziening_oud ORDER BY bsn, volgnummer;
DROP TABLE voorziening_oud;

ALTER TABLE vrijstelling RENAME TO vrijstelling_oud;
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
);
INSERT INTO vrijstelling SELECT * FROM vrijstelling_oud ORDER BY bsn, volgnummer;
DROP TABLE vrijstelling_oud;

ALTER TABLE boete RENAME TO boete_oud;
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
);
INSERT INTO boete SELECT * FROM boete_oud ORDER BY bsn, volgnummer;
DROP TABLE boete_oud;

ALTER TABLE examenonderdeel RENAME TO examenonderdeel_oud;
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
);
INSERT INTO examenonderdeel SELECT * FROM examenonderdeel_oud ORDER BY bsn, volgnummer;
DROP TABLE examenonderdeel_oud;
