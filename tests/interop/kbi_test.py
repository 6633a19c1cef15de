#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flemish service asked by clients that we did not write: zeep from both WSDLs for every question of the catalogue,
and messages by hand, signed by openssl, whose answers are compared with the public dossiers panel by panel."""
import functools
import json
import os
import subprocess
import sys
import time
import unittest
from pathlib import Path

import requests
import zeep
from lxml import etree

import kbi_client
from kbi_client import KSZ, MAGDA, Organisation

TREE = Path(__file__).resolve().parents[2]
QUESTIONS = json.loads(Path(os.environ["ISI_VRAGEN"]).read_text(encoding="utf-8"))["kbi"]
PUBLIC = sorted((TREE / "data/kbi-dossiers").glob("9*.xml"))
# What BE-M2's table keeps from VMSW of these dossiers, and what it sees in part.
VMSW_NEVER = {"UitstellenVanOndertekening", "UitstellenVanAanmelding", "VormingsActiviteiten", "Adviezen", "Perspectieven",
              "ToeleidingenDiplomaGelijkschakeling", "ToeleidingenPartner", "Wachtlijst", "VoorkeurenKlant", "Gesprekken"}
VMSW_IN_PART = {"Trajecten", "Inbreuken"}


@functools.cache
def organisation(name):
    return Organisation(name)


@functools.cache
def zeep_client(name, url):
    return organisation(name).zeep(url)


def canonical(element):
    """Exclusive canonical form with comments, of the element alone."""
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=True, with_tail=False)


def panels(dossier):
    return {child.tag: canonical(child) for child in dossier if isinstance(child.tag, str)}


def without_labels(dossier):
    """The file of the KSZ dialect, with the words taken out again."""
    for element in list(dossier.iter()):
        if isinstance(element.tag, str) and (element.tag.endswith("Label") or element.tag == "KboLink"):
            before, parent = element.getprevious(), element.getparent()
            if before is not None:
                before.tail = (before.tail or "") + (element.tail or "") or None
            parent.remove(element)
    return dossier


def parse(data):
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def ask_magda(name, insz, sign=None):
    body = kbi_client.magda_envelope(organisation(name), insz)
    answer = organisation(name).post(MAGDA, sign(body) if sign else body)
    assert answer.status_code == 200, (answer.status_code, answer.text[:300])
    return parse(answer.content)


def outcome(root):
    """Code of the first exception, or GEGEVENS."""
    code = root.findtext(".//Uitzondering/Identificatie")
    return code or ("GEGEVENS" if root.find(".//KBIDossier") is not None else "-")


def sign(name, *options):
    folder = organisation(name).folder

    def signed(body):
        return subprocess.run([sys.executable, str(TREE / "tests/support/onderteken.py"), *options, str(folder / "client.crt"),
                               str(folder / "client.key")], input=body, capture_output=True, check=True).stdout
    return signed


class Catalogue(unittest.TestCase):
    def magda(self, door, insz):
        client = zeep_client(door, MAGDA)
        org = organisation(door)
        reply = client.service.GeefDossierKBI(Verzoek={
            "Context": kbi_client.magda_context(org),
            "Vragen": {"Vraag": [{"Referte": "vraag-1", "Inhoud": {"Criteria": {"INSZ": insz}}}]}})
        above = reply.Uitzonderingen.Uitzondering if reply.Uitzonderingen else []
        answers = reply.Antwoorden.Antwoord if reply.Antwoorden else []
        answer = (answers[0] if isinstance(answers, list) else answers) if answers else None
        below = answer.Uitzonderingen.Uitzondering if answer is not None and answer.Uitzonderingen else []
        codes = [u.Identificatie for u in [*above, *below]]
        return codes[0] if codes else "GEGEVENS" if answer is not None and answer.Inhoud else "-"

    def ksz(self, door, insz):
        try:
            answer = zeep_client(door, KSZ).service.consultFile(**kbi_client.ksz_criteria(organisation(door), insz))
        except zeep.exceptions.Fault as fault:
            return fault.detail.findtext(".//reasonCode")
        return "DATA_FOUND" if answer.status.value == "DATA_FOUND" else answer.status.code

    def test_every_question_of_the_catalogue_has_its_outcome_in_both_dialects(self):
        self.assertGreater(len(QUESTIONS), 60)
        for question in QUESTIONS:
            for dialect, ask in (("magda", self.magda), ("ksz", self.ksz)):
                expected = question[dialect]
                if expected == "-":
                    continue
                with self.subTest(dialect=dialect, **question):
                    begin = time.monotonic()
                    if expected == "verbroken":
                        with self.assertRaises(requests.exceptions.RequestException):
                            ask(question["door"], question["insz"])
                        continue
                    self.assertEqual(ask(question["door"], question["insz"]), expected)
                    if "drie seconden" in question["wat"]:
                        self.assertGreater(time.monotonic() - begin, 2.9)


class PublicDossiers(unittest.TestCase):
    def each(self):
        for path in PUBLIC:
            source = etree.parse(str(path)).find(".//KBIDossier")
            if source is not None:
                with self.subTest(dossier=path.stem):
                    yield path.stem, panels(source)

    def test_who_may_see_all_gets_every_panel_canonically_identical(self):
        seen = 0
        for insz, source in self.each():
            root = ask_magda("ocmw-gent", insz)
            self.assertEqual(panels(root.find(".//KBIDossier")), source)
            self.assertEqual([c.tag for c in root.find(".//KBIDossier")], list(source))
            seen += 1
        self.assertEqual(seen, 6)

    def test_vmsw_misses_exactly_the_withheld_panels(self):
        for insz, source in self.each():
            got = panels(ask_magda("vmsw", insz).find(".//KBIDossier"))
            self.assertEqual(set(got) - VMSW_IN_PART, set(source) - VMSW_NEVER - VMSW_IN_PART)
            for name in set(got) - VMSW_IN_PART:
                self.assertEqual(got[name], source[name])
            self.assertNotIn(b"ContactPersoon", b"".join(got.values()))
        self.assertIn(b"ContactPersoon", b"".join(b"".join(source.values()) for _, source in self.each()))  # the control

    def test_the_ksz_dialect_has_the_same_content_with_labels_added(self):
        labels = 0
        for insz, source in self.each():
            answer = organisation("ocmw-gent").post(KSZ, kbi_client.ksz_envelope(organisation("ocmw-gent"), insz))
            dossier = parse(answer.content).find(".//KBIDossier")
            labels += sum(isinstance(e.tag, str) and e.tag.endswith("Label") for e in dossier.iter())
            self.assertEqual(panels(without_labels(dossier)), source)
        self.assertGreater(labels, 50)


class Signed(unittest.TestCase):
    """The header of a real MAGDA connector: BinarySecurityToken, Timestamp, Signature over the Body."""
    INSZ = "90722501676"

    def test_a_signed_request_by_hand_is_answered(self):
        for options in ([], ["--pkipath"]):
            self.assertEqual(outcome(ask_magda("ocmw-leuven", self.INSZ, sign("ocmw-leuven", *options))), "GEGEVENS")

    def test_a_signature_that_is_wrong_is_refused_and_the_same_without_it_is_not(self):
        good = sign("ocmw-leuven")
        for spoil in (lambda m: m.replace(b"<Type>VRAAG</Type>", b"<Type>VRAAG</Type> "),
                      lambda m: m.replace(self.INSZ.encode(), b"90722501874")):
            self.assertEqual(outcome(ask_magda("ocmw-leuven", self.INSZ, lambda b, s=spoil: s(good(b)))), "40006")
        self.assertEqual(outcome(ask_magda("ocmw-leuven", self.INSZ)), "GEGEVENS")

    def test_anothers_signature_is_refused(self):
        self.assertEqual(outcome(ask_magda("ocmw-leuven", self.INSZ, sign("vdab"))), "40006")

    def test_sha1_is_refused_unless_it_is_allowed(self):
        self.assertEqual(outcome(ask_magda("ocmw-leuven", self.INSZ, sign("ocmw-leuven", "--sha1"))), "40006")


class Refused(unittest.TestCase):
    def test_without_the_key_that_it_must_have(self):
        org = organisation("ocmw-gent")
        body = kbi_client.magda_envelope(org, "90722501676")
        bare = kbi_client.post("ocmw-gent", MAGDA, body, None)
        self.assertEqual(outcome(parse(bare.content)), "40006")
        self.assertEqual(outcome(parse(org.post(MAGDA, body).content)), "GEGEVENS")

    def test_in_anothers_name(self):
        body = kbi_client.magda_envelope(organisation("ocmw-gent"), "90722501676")
        answer = organisation("ocmw-leuven").post(MAGDA, body)
        self.assertEqual(outcome(parse(answer.content)), "40006")

    def test_a_second_question_and_a_number_that_is_none(self):
        org = organisation("ocmw-leuven")
        second = "<Vraag><Referte>twee</Referte><Inhoud><INSZ>90722501676</INSZ></Inhoud></Vraag>"
        answer = org.post(MAGDA, kbi_client.magda_envelope(org, "90722501676", second))
        self.assertEqual(outcome(parse(answer.content)), "20110")
        self.assertEqual(outcome(ask_magda("ocmw-leuven", "90722501677")), "20002")

    def test_a_dutch_key_opens_nothing(self):
        folder = kbi_client.SANDBOX / "clients/gemeente-groningen"
        credentials = ((folder / "applicatiesleutel").read_text().strip(), (folder / "wachtwoord").read_text().strip())
        body = kbi_client.magda_envelope(organisation("ocmw-leuven"), "90722501676")
        answer = kbi_client.post("gemeente-groningen", MAGDA, body, credentials)
        self.assertEqual(outcome(parse(answer.content)), "40006")


if __name__ == "__main__":
    unittest.main(warnings="ignore")
