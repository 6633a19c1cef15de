-- SPDX-License-Identifier: GPL-3.0-or-later
-- The two searches. What they look for stands apart from the files, with the time it was so: a list is cut into
-- pages as it was at the moment of page 1, while the register goes on (NL-M3).

-- One row per transaction that changed the register, in milliseconds since 1970: rising, also when the clock is
-- set back. The ones that no list can refer to any more are removed by later writers.
CREATE TABLE moment (tijdstip INTEGER PRIMARY KEY);
INSERT INTO moment (tijdstip) VALUES (CAST(strftime('%s', 'now') AS INTEGER) * 1000);

ALTER TABLE persoon ADD COLUMN achternaam_sleutel TEXT;  -- sorteernaam.hpp; filled by the program

-- A person under one law in one gemeente: its resident, or a former resident that it may still see (NL-M6).
-- Valid at a moment m when sinds <= m < tot; tot = 9223372036854775807 while it is so.
-- `soort` and `geboren` are datumbereik.hpp: 0 dag, 1 maand, 2 jaar, 3 onmogelijk, 4 onbekend; yyyymmdd.
CREATE TABLE zoekpersoon (
    bsn INTEGER NOT NULL,
    gemeente TEXT NOT NULL,
    gewezen SMALLINT NOT NULL,
    sinds BIGINT NOT NULL,
    tot BIGINT NOT NULL,
    wet SMALLINT NOT NULL,
    herkomst TEXT NOT NULL,
    geslacht TEXT NOT NULL,
    nationaliteit TEXT NOT NULL,
    soort SMALLINT NOT NULL,
    geboren INTEGER NOT NULL,
    PRIMARY KEY (bsn, gemeente, gewezen, sinds)
) WITHOUT ROWID;
CREATE INDEX zoekpersoon_geslacht ON zoekpersoon
    (gemeente, wet, gewezen, geslacht, soort, geboren, tot, sinds, herkomst, bsn);
CREATE INDEX zoekpersoon_nationaliteit ON zoekpersoon
    (gemeente, wet, gewezen, nationaliteit, geslacht, soort, geboren, tot, sinds, herkomst, bsn);
CREATE INDEX zoekpersoon_vervallen ON zoekpersoon (tot) WHERE tot < 9223372036854775807;

INSERT INTO zoekpersoon
WITH datum AS (
    SELECT bsn, geboortedatum AS g, substr(geboortedatum, 1, 4) AS jaar, substr(geboortedatum, 6, 2) AS maand,
        substr(geboortedatum, 9, 2) AS dag FROM persoon
), soorten AS (
    SELECT bsn, g, jaar, maand, CASE WHEN jaar = '0000' THEN 4 WHEN maand > '12' OR dag > '31' THEN 3
        WHEN maand = '00' THEN 2 WHEN dag = '00' THEN 1 WHEN date(julianday(g)) = g THEN 0 ELSE 3 END AS soort FROM datum
), bereik AS (
    SELECT bsn, soort, CAST(CASE soort WHEN 4 THEN '0' WHEN 2 THEN jaar || '0101' WHEN 1 THEN jaar || maand || '01'
        ELSE replace(g, '-', '') END AS INTEGER) AS geboren FROM soorten
), waar AS (
    SELECT bsn, woongemeente AS gemeente, 0 AS gewezen FROM persoon WHERE woongemeente IS NOT NULL
    UNION
    SELECT v.bsn, v.gemeente, 1 FROM eerder_verblijf v JOIN persoon p ON p.bsn = v.bsn
    WHERE v.gemeente IS NOT p.woongemeente AND (v.plichtig = 1 OR p.handhaving_ingesteld_door = v.gemeente
        OR EXISTS (SELECT 1 FROM voorziening z WHERE z.bsn = v.bsn AND z.aanbod_door = v.gemeente))
)
SELECT p.bsn, w.gemeente, w.gewezen, (SELECT max(tijdstip) FROM moment), 9223372036854775807, p.wet, p.herkomst,
    p.geslacht, coalesce(p.nationaliteit1, ''), b.soort, b.geboren
FROM waar w JOIN persoon p ON p.bsn = w.bsn JOIN bereik b ON b.bsn = w.bsn WHERE p.wet IS NOT NULL;

-- The same of a signal: status and date that it is found by.
CREATE TABLE zoeksignaal (
    signaal_id INTEGER NOT NULL,
    sinds BIGINT NOT NULL,
    tot BIGINT NOT NULL,
    gemeente TEXT NOT NULL,
    wet SMALLINT NOT NULL,
    status TEXT NOT NULL,
    datum TEXT NOT NULL,
    signaalcode TEXT NOT NULL,
    bsn INTEGER NOT NULL,
    PRIMARY KEY (signaal_id, sinds)
) WITHOUT ROWID;
CREATE INDEX zoeksignaal_status ON zoeksignaal
    (gemeente, wet, status, datum DESC, signaal_id, tot, signaalcode, bsn);
CREATE INDEX zoeksignaal_code ON zoeksignaal (gemeente, wet, signaalcode, status, datum DESC, signaal_id, tot);
CREATE INDEX zoeksignaal_bsn ON zoeksignaal (bsn, gemeente, wet, status, datum DESC, signaal_id, tot);
CREATE INDEX zoeksignaal_vervallen ON zoeksignaal (tot) WHERE tot < 9223372036854775807;
INSERT INTO zoeksignaal
SELECT signaal_id, (SELECT max(tijdstip) FROM moment), 9223372036854775807, gemeente, wet, status, datum,
    signaalcode_code, bsn FROM signaal;

-- Signals of a gemeente and law by status: a list begins with their number, and counting would be reading them all.
CREATE TABLE signaaltotaal (
    gemeente TEXT NOT NULL,
    wet SMALLINT NOT NULL,
    nieuw INTEGER NOT NULL,
    in_behandeling INTEGER NOT NULL,
    afgehandeld INTEGER NOT NULL,
    PRIMARY KEY (gemeente, wet)
) WITHOUT ROWID;
INSERT INTO signaaltotaal
SELECT gemeente, wet, sum(nieuw), sum(in_behandeling), sum(afgehandeld) FROM signaaltelling GROUP BY gemeente, wet;
