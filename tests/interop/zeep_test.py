#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A zeep client against a real gateway (tests/support/met_gateway). Expected values are the manual's, not ours."""
import unittest

import requests
import zeep
import zeep_client

# Handleiding Portal Inburgering Wi2007, § 3.4, the screen of the person, line by line; § 3.3 for the parts of the name.
# (printed label, where it is in the answer, value). A label without a value on the screen must be absent.
JA, NEE, ABSENT = True, False, None
MANUAL = [
    ("Naam", "persoon.naam", "Test GBAV-SAP"),
    ("Voornaam (§ 3.3)", "persoon.voornamen", "Test"),
    ("Voorvoegsels (§ 3.3)", "persoon.voorvoegsels", ABSENT),
    ("Achternaam (§ 3.3)", "persoon.achternaam", "GBAv-SAP"),
    ("BSN", "persoon.bsn", "004002313"),
    ("A-Nummer", "persoon.aNummer", "4020209358"),
    ("Geboortedatum", "persoon.geboortedatum", "1967-04-04"),
    ("Datum overlijden (§ 3.3)", "persoon.datumOverlijden", ABSENT),
    ("Herkomst", "persoon.herkomst", ("ACTIEF", "ISI Actief")),
    ("Signalen, totaal", "signaaltelling.totaal", 1),
    ("Signalen, nieuw", "signaaltelling.nieuw", 0),
    ("Signalen, in behandeling", "signaaltelling.inBehandeling", 1),
    ("Signalen, afgehandeld", "signaaltelling.afgehandeld", 0),
    ("Geboortedatum", "persoonsgegevens.geboortedatum", "1967-04-04"),
    ("Geslacht", "persoonsgegevens.geslacht", ("V", "Vrouw")),
    ("Geboorteland", "persoonsgegevens.geboorteland.omschrijving", "Mexico"),
    ("Geboorteplaats", "persoonsgegevens.geboorteplaats", "Mexico stad"),
    ("Nationaliteit 1", "persoonsgegevens.nationaliteit1.omschrijving", "Mexicaanse"),
    ("Nationaliteit 2", "persoonsgegevens.nationaliteit2", ABSENT),
    ("Postcode", "persoonsgegevens.postcode", "9722TB"),
    ("Woonplaats", "persoonsgegevens.woonplaats", "GRONINGEN"),
    ("Straatnaam", "persoonsgegevens.straatnaam", "Kempkensberg"),
    ("Huisnummer", "persoonsgegevens.huisnummer", "6"),
    ("Huisnr.toevoeging", "persoonsgegevens.huisnummertoevoeging", ABSENT),
    ("Aanduiding", "persoonsgegevens.aanduidingHuisnummer", ABSENT),
    ("Locatieomschrijving", "persoonsgegevens.locatieomschrijving", ABSENT),
    ("Indicatie betrouwbaar adres", "persoonsgegevens.indicatieBetrouwbaarAdres", JA),
    ("Datum vestiging in Nederland", "persoonsgegevens.datumVestigingInNederland", "2007-05-01"),
    ("Datum vertrek uit Nederland", "persoonsgegevens.datumVertrekUitNederland", ABSENT),
    ("Recht op lening en vergoeding", "persoonsgegevens.rechtOpLeningEnVergoeding", ABSENT),
    ("Indicatie asielgerechtigd", "persoonsgegevens.indicatieAsielgerechtigd", NEE),
    ("Indicatie verblijfsdoel", "persoonsgegevens.indicatieVerblijfsdoel", ("PERMANENT", "Permanent verblijf")),
    ("Indicatie rechtmatig verblijf", "persoonsgegevens.indicatieRechtmatigVerblijf", JA),
    ("Indicatie zgn. Pardonregeling", "persoonsgegevens.indicatiePardonregeling", NEE),
    ("Indicatie Persoonsvolgend Budget", "persoonsgegevens.indicatiePersoonsvolgendBudget", ABSENT),
    ("Persoonsvolgend Budget gebruikt", "persoonsgegevens.persoonsvolgendBudgetGebruikt", NEE),
    ("In AZC gehuisvest", "persoonsgegevens.inAzcGehuisvest", ABSENT),
    ("Datum beslissing verbijfsrecht", "persoonsgegevens.datumBeslissingVerblijfsrecht", ABSENT),
    ("Indicatie Diploma behaald", "persoonsgegevens.indicatieDiplomaBehaald", NEE),
    ("Niveau inburgeringsdiploma", "persoonsgegevens.niveauInburgeringsdiploma", ABSENT),
    ("Indicatie Schuld aanwezig", "persoonsgegevens.indicatieSchuldAanwezig", NEE),
    ("Indicatie Gehele vrijstelling door DUO", "persoonsgegevens.indicatieGeheleVrijstellingDoorDuo", NEE),
    ("Examen aanvraag aanwezig i.h.k.v.", "persoonsgegevens.examenaanvraagInHetKaderVan",
     ("GEEN", "Geen examen aanvraag aanwezig.")),
    ("Code geheim", "persoonsgegevens.codeGeheim", ("0", "Geen beperking")),
    ("Gekozen gemeente: Groningen", "verblijf.code", "WOONACHTIG"),
]


def find(node, path):
    for name in path.split("."):
        node = getattr(node, name)
    return node


class Groningen(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.client = zeep_client.Client("gemeente-groningen")

    def test_every_printed_field_of_the_sheet(self):
        answer = self.client.ask("geefPersoon", gemeentecode="0014", wet="WI2007", bsn="004002313")
        self.assertTrue(answer.requestGoedgekeurd)
        self.assertEqual((answer.gemeente.code, answer.gemeente.naam), ("0014", "Groningen"))
        for label, path, value in MANUAL:
            with self.subTest(label):
                found = find(answer.persoonsblad, path)
                if isinstance(value, tuple):
                    found = (found.code, found.omschrijving)
                self.assertEqual(found, value)

    def test_by_a_nummer_and_by_both_numbers(self):
        for numbers in ({"aNummer": "4020209358"}, {"aNummer": "4020209358", "bsn": "004002313"}):
            answer = self.client.ask("geefPersoon", gemeentecode="0014", wet="WI2007", **numbers)
            self.assertEqual(answer.persoonsblad.persoon.bsn, "004002313")

    def test_verbinding(self):
        answer = self.client.ask("testVerbinding", echo="één & twee <3>")
        self.assertEqual(answer.echo, "één & twee <3>")
        self.assertEqual(answer.oin, self.client.sender)
        self.assertEqual(answer.omgeving.lower(), "sandbox")
        self.assertEqual(answer.grenzen.maximaleBerichtgrootte, 65536)
        self.assertTrue(answer.systeemtijd and answer.certificaatGeldigTot and answer.sleutelGeldigTot)

    def test_gemeenten(self):
        answer = self.client.ask("geefGemeenten")
        found = {g.code: (g.naam, sorted(g.rollen.rol)) for g in answer.gemeenten.gemeente}
        self.assertEqual(found, {"0014": ("Groningen", ["Wi2007", "Wi2013MUT", "Wi2021MUT"])})

    def test_waardenlijsten(self):
        lists = {one.naam: one for one in self.client.ask("geefWaardenlijsten").lijsten.lijst}
        for name in ("geslacht", "herkomst", "tabel32", "tabel33", "tabel34", "tabel56"):
            self.assertIn(name, lists)
        values = {v.code: v.omschrijving for v in lists["geslacht"].waarden.waarde}
        self.assertEqual(values, {"M": "Man", "V": "Vrouw", "O": "Onbekend"})
        self.assertEqual({v.code: v.omschrijving for v in lists["tabel33"].waarden.waarde}["0014"], "Groningen")
        one = self.client.ask("geefWaardenlijsten", lijst="herkomst").lijsten.lijst
        self.assertEqual([x.naam for x in one], ["herkomst"])

    def test_wet_sentences(self):
        # § 3.10: the printed sentences, and a button only where the role gives one.
        answer = self.client.ask("geefWet", gemeentecode="0014", bsn="004002313")
        self.assertEqual((answer.wet, answer.woonachtigInGemeente, answer.overleden, answer.gegevensInTeZien),
                         ("WI2007", True, False, True))
        self.assertEqual([m.tekst for m in answer.meldingen.melding],
                         ["Persoon valt onder de Wet Inburgering 2007."])
        dead = self.client.ask("geefWet", gemeentecode="0014", bsn="569026040")
        self.assertEqual([m.tekst for m in dead.meldingen.melding],
                         ["Persoon is overleden.", "Persoon valt onder de Wet Inburgering 2021."])
        self.assertTrue(dead.overleden and dead.gegevensInTeZien)

    def test_nothing_found_is_an_answer(self):
        answer = self.client.ask("geefPersoon", gemeentecode="0014", wet="WI2007", bsn="999999990")
        self.assertTrue(answer.requestGoedgekeurd)
        self.assertIsNone(answer.persoonsblad)
        # zeep gives None for an empty element, present or not: look at what came over the wire.
        envelope = self.client.history.last_received["envelope"]
        self.assertEqual(len(envelope.findall(".//{urn:inburgering:isi:cvs:v1}nietsGevonden")), 1)

    def test_functional_refusals(self):
        for code, fields in [("VAL003", {"gemeentecode": "0014", "bsn": "004002314"}),
                             ("AUT401", {"gemeentecode": "0034", "bsn": "004002313"}),
                             ("VAL007", {"gemeentecode": "0014"})]:
            with self.subTest(code):
                answer = self.client.ask("geefPersoon", wet="WI2007", **fields)
                self.assertFalse(answer.requestGoedgekeurd)
                self.assertEqual([f.foutcode for f in answer.foutmelding], [code])
                self.assertIsNone(answer.persoonsblad)


class Faults(unittest.TestCase):
    def test_wrong_password_is_the_declared_fault(self):
        client = zeep_client.Client("gemeente-groningen", password="fout")
        with self.assertRaises(zeep.exceptions.Fault) as caught:
            client.ask("testVerbinding", echo="x")
        self.assertTrue(caught.exception.code.endswith("Client.DK0002"), caught.exception.code)
        detail = client.zeep.wsdl.types.deserialize(caught.exception.detail[0])
        self.assertEqual(detail.foutcode.rpartition(".")[2], "DK0002")
        self.assertEqual((detail.opnieuwProberen, detail.wieHandelt), ("NEE", "LEVERANCIER"))

    def test_schema_fault_names_element_and_no_value(self):
        client = zeep_client.Client("gemeente-groningen")
        with self.assertRaises(zeep.exceptions.Fault) as caught:
            client.ask("geefPersoon", gemeentecode="0014", wet="WI2007", bsn="12345")
        self.assertTrue(caught.exception.code.endswith("Client.DK0004"), caught.exception.code)
        detail = client.zeep.wsdl.types.deserialize(caught.exception.detail[0])
        self.assertEqual(detail.element, "bsn")
        self.assertNotIn("12345", caught.exception.message)

    def test_operation_of_a_later_release(self):
        client = zeep_client.Client("gemeente-groningen")
        with self.assertRaises(zeep.exceptions.Fault) as caught:
            client.ask("geefBestanden", gemeentecode="0014", wet="WI2007")
        self.assertTrue(caught.exception.code.endswith("Server.DK0051"), caught.exception.code)

    def test_certificates_that_must_not_get_in(self):
        for name in ("fout-verlopen", "fout-ingetrokken", "fout-vreemde-ca", "fout-nog-niet-geldig"):
            with self.subTest(name), self.assertRaises(requests.exceptions.RequestException):
                zeep_client.session(name).get(zeep_client.URL + "?wsdl", timeout=10)


if __name__ == "__main__":
    unittest.main()
