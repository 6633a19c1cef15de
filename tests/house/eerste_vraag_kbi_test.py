#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The messages that tools/eerste-vraag-kbi makes: valid by xmllint's verdict, new each time, and shown without a password."""
import os
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"
SCHEMA = {"GeefDossierKBI": "geefdossierkbi-01.00.xsd", "RegistreerInschrijving": "registreerinschrijving-02.00.xsd",
          "consultFileRequest": "civicintegration-v1.xsd", "registerInscriptionRequest": "civicintegration-v1.xsd"}
CLIENTS = {"ocmw-gent": ("0999000129", "isk1_proef\n", "HeelGeheim1\n"), "ocmw-leuven": ("0999000228", None, None),
           "vmsw": ("0999000327", "isk1_ander\n", "HeelGeheim2\n")}


class EersteVraagKbi(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.TemporaryDirectory()
        self.addCleanup(self.dir.cleanup)
        self.sandbox = Path(self.dir.name)
        (self.sandbox / "gateway.toml").write_text('omgeving = "sandbox"\n')
        for name, (kbo, key, password) in CLIENTS.items():
            client = self.sandbox / "clients" / name
            client.mkdir(parents=True)
            (client / "organisatie.toml").write_text(f'kbo = "{kbo}"\nidentificatie = "http://{name}.sandbox.test/kbi"\n' +
                                                      ('hoedanigheid = "3003"\n' if name == "vmsw" else ""))
            if key:
                (client / "applicatiesleutel").write_text(key)
                (client / "wachtwoord").write_text(password)
        (self.sandbox / "clients/gemeente-groningen").mkdir()
        (self.sandbox / "clients/gemeente-groningen/organisatie.toml").write_text('oin = "00000099000000014000"\n')

    def ask(self, *arguments):
        return subprocess.run([ROOT / "tools/eerste-vraag-kbi", *arguments], capture_output=True, text=True,
                              env={**os.environ, "ISI_SANDBOX": str(self.sandbox)})

    def question(self, *arguments):
        run = self.ask(*arguments)
        self.assertEqual(run.returncode, 0, run.stderr)
        return run, ET.fromstring(run.stdout).find(SOAP + "Body")[0]

    def valid(self, body):
        xsd = ROOT / "wsdl/kbi" / SCHEMA[body.tag.split("}")[1]]
        return subprocess.run(["xmllint", "--noout", "--nonet", "--schema", xsd, "-"], input=ET.tostring(body),
                              capture_output=True).returncode == 0

    def test_every_question_is_valid_in_both_dialects(self):
        seen = set()
        for dialect in ((), ("--ksz",)):
            for what in ((), ("--inschrijven",)):
                for client in CLIENTS:
                    with self.subTest(dialect=dialect, what=what, client=client):
                        _, body = self.question(*dialect, *what, client, "90650101470")
                        self.assertTrue(self.valid(body))
                        self.assertIn("90650101470", "".join(body.itertext()))
                        seen.add(body.tag.split("}")[1])
        self.assertEqual(seen, set(SCHEMA))
        body.remove(body.find("criteria"))  # the control: the judge can say no
        self.assertFalse(self.valid(body))

    def test_who_asks_is_the_folder(self):
        _, body = self.question("vmsw")
        sender = body.find("Verzoek/Context/Bericht/Afzender")
        self.assertEqual(sender.findtext("Identificatie"), "http://vmsw.sandbox.test/kbi")
        self.assertEqual(sender.findtext("Hoedanigheid"), "3003")
        self.assertIsNone(self.question("ocmw-gent")[1].find("Verzoek/Context/Bericht/Afzender/Hoedanigheid"))
        self.assertEqual(self.question("--ksz", "ocmw-leuven")[1].findtext(".//cbeNumber"), "0999000228")

    def test_the_key_goes_in_the_header_where_there_is_one_and_is_shown_masked(self):
        run, _ = self.question()
        self.assertIn("<wsse:Password>HeelGeheim1<", run.stdout)
        self.assertNotIn("HeelGeheim1", run.stderr)
        self.assertIn("<wsse:Password>***<", run.stderr)
        for arguments in (["ocmw-leuven"], ["--zonder-sleutel", "ocmw-gent"]):
            bare, _ = self.question(*arguments)
            self.assertNotIn("wsse", bare.stdout)
            self.assertNotIn("HeelGeheim1", bare.stdout)

    def test_new_each_time(self):
        self.assertNotEqual(self.ask().stdout, self.ask().stdout)

    def test_what_is_wrong_is_said(self):
        for arguments, word in ((["ocmw-gent", "12"], "eleven digits"), (["ocmw-gnt"], "names"), (["--kszz"], "usage"),
                                (["gemeente-groningen"], "no partner"), (["ocmw-gent", "90650101470", "x"], "usage")):
            run = self.ask(*arguments)
            self.assertEqual((run.returncode, run.stdout), (2, ""))
            self.assertIn(word, run.stderr)
        self.assertIn("quickstart", subprocess.run([ROOT / "tools/eerste-vraag-kbi"], capture_output=True, text=True, env={
            **os.environ, "ISI_SANDBOX": "/nergens"}).stderr)


if __name__ == "__main__":
    unittest.main()
