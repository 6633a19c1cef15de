-- SPDX-License-Identifier: GPL-3.0-or-later
-- The Flemish register (KBI): dossiers per part, integrations, appointments, and who may consult. Numbers of persons
-- (INSZ, eleven digits) are integers, dates are text (xs:date).

-- Who the register knows. A person may be known without a dossier, as one who died or whose number was replaced.
CREATE TABLE kbi_persoon (
    insz INTEGER PRIMARY KEY,
    geannuleerd SMALLINT NOT NULL DEFAULT 0,
    vervangen_door BIGINT,
    overleden_op TEXT,
    panelen INTEGER                     -- a bit per part, the first of DossierType is 1; NULL: no dossier
);

-- The parts as the source delivered them: insz * 32 + place in DossierType, from 0 on, so that a dossier is one
-- range of one tree (see migration 3).
CREATE TABLE kbi_paneel (
    sleutel INTEGER PRIMARY KEY,
    bytes TEXT NOT NULL
);

-- No reference to kbi_persoon: whom an organisation integrates need not be known here.
CREATE TABLE kbi_inschrijving (
    id INTEGER PRIMARY KEY,
    insz BIGINT NOT NULL,
    kbo TEXT NOT NULL,
    hoedanigheid TEXT NOT NULL,
    eerste_dag TEXT NOT NULL,
    laatste_dag TEXT                    -- included; NULL: it goes on
);
CREATE INDEX kbi_inschrijving_persoon ON kbi_inschrijving (insz, kbo, eerste_dag, hoedanigheid, laatste_dag);

CREATE TABLE kbi_schoolinschrijving (
    insz INTEGER PRIMARY KEY,
    status TEXT NOT NULL,
    wijze TEXT NOT NULL,
    datum_bevraging TEXT NOT NULL
);

CREATE TABLE kbi_plan (
    insz INTEGER PRIMARY KEY,
    datum_opgemaakt TEXT,
    vorm TEXT NOT NULL,
    datum_onderdelen_bepaald TEXT
);
CREATE TABLE kbi_planonderdeel (
    sleutel INTEGER PRIMARY KEY,        -- insz * 32 + place, from 0 on
    pijler TEXT NOT NULL,
    stand TEXT NOT NULL,
    reden_vrijstelling TEXT,
    aanbodvorm TEXT,
    begindatum TEXT,
    einddatum TEXT
);

-- Appointments that were asked for: the list of who asked, and the outbox to the far side.
CREATE TABLE kbi_afspraak (
    nummer INTEGER PRIMARY KEY,
    kbo TEXT NOT NULL,                  -- who asked, with its own id
    id TEXT NOT NULL,
    insz BIGINT NOT NULL,
    van_kbo TEXT,
    van_identificatienummer TEXT,
    van_type TEXT NOT NULL,
    van_naam TEXT,
    van_contact TEXT,                   -- NULL: no contact person
    van_contact_voornaam TEXT,
    van_contact_telefoon TEXT,
    van_contact_email TEXT,
    naar_kbo TEXT,
    naar_identificatienummer TEXT,
    naar_type TEXT NOT NULL,
    naar_naam TEXT,
    naar_contact TEXT,
    naar_contact_voornaam TEXT,
    naar_contact_telefoon TEXT,
    naar_contact_email TEXT,
    reden TEXT NOT NULL,
    omschrijving TEXT,
    datum TEXT,                         -- NULL: no moment asked
    aanvang TEXT,
    einde TEXT,
    aangevraagd_op BIGINT NOT NULL,
    aflevering TEXT NOT NULL,           -- AANVAARD, VERZONDEN, BEVESTIGD, GEWEIGERD
    aflevering_op BIGINT NOT NULL,
    status TEXT,                        -- of the source
    pogingen INTEGER NOT NULL,
    volgende_poging BIGINT NOT NULL,
    UNIQUE (kbo, id)
);
CREATE INDEX kbi_afspraak_persoon ON kbi_afspraak (insz, kbo);
CREATE INDEX kbi_afspraak_bezorging ON kbi_afspraak (volgende_poging) WHERE aflevering IN ('AANVAARD', 'VERZONDEN');

-- What an organisation is to the Flemish register; its name and number are those of organisatie.
CREATE TABLE kbi_partner (
    organisatie_id INTEGER PRIMARY KEY REFERENCES organisatie (id),
    soort TEXT NOT NULL,
    gewest TEXT NOT NULL,
    authenticatie TEXT NOT NULL,
    inschrijving_vereist SMALLINT,
    gebruiker_verplicht SMALLINT NOT NULL,
    ongelabeld_melden SMALLINT NOT NULL
);
CREATE TABLE kbi_partnerwaarde (
    organisatie_id INTEGER NOT NULL REFERENCES kbi_partner (organisatie_id),
    lijst TEXT NOT NULL,                -- identificatie, vingerafdruk, hoedanigheid, legal_context
    volgnummer INTEGER NOT NULL,
    waarde TEXT NOT NULL,
    PRIMARY KEY (organisatie_id, lijst, volgnummer)
) WITHOUT ROWID;
CREATE TABLE kbi_partnerinzage (
    organisatie_id INTEGER NOT NULL REFERENCES kbi_partner (organisatie_id),
    paneel TEXT NOT NULL,
    inzage TEXT NOT NULL,
    PRIMARY KEY (organisatie_id, paneel)
) WITHOUT ROWID;
