#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The message that tools/eerste-vraag makes: valid by xmllint's verdict, new each time, and shown without its password."""
import os
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"
ISI = "{urn:inburgering:isi:cvs:v1}"


class EersteVraag(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.TemporaryDirectory()
        self.addCleanup(self.dir.cleanup)
        self.sandbox = Path(self.dir.name)
        client = self.sandbox / "clients/gemeente-groningen"
        client.mkdir(parents=True)
        (client / "applicatiesleutel").write_text("isk1_proef\n")
        (client / "wachtwoord").write_text("HeelGeheim1\n")
        (client / "organisatie.toml").write_text('naam = "Groningen"\noin = "00000099000000014000"\n')
        (self.sandbox / "gateway.toml").write_text('omgeving = "sandbox"\noin = "00000099000000001000"\n')

    def ask(self, *arguments):
        return subprocess.run([ROOT / "tools/eerste-vraag", *arguments], capture_output=True, text=True,
                              env={**os.environ, "ISI_SANDBOX": str(self.sandbox)})

    def xmllint(self, body):
        xsd = ROOT / "wsdl/isi_cvs_v1.xsd"
        return subprocess.run(["xmllint", "--noout", "--nonet", "--schema", xsd, "-"], input=ET.tostring(body),
                              capture_output=True).returncode

    def test_valid_and_masked(self):
        run = self.ask()
        self.assertEqual(run.returncode, 0, run.stderr)
        body = ET.fromstring(run.stdout).find(SOAP + "Body")[0]
        self.assertEqual(self.xmllint(body), 0)
        self.assertEqual(body.findtext(ISI + "bsn"), "004002313")
        self.assertIn("HeelGeheim1", run.stdout)
        self.assertNotIn("HeelGeheim1", run.stderr)
        self.assertIn(body.findtext(ISI + "identificatiecodeBedrijfsdocument"), run.stderr)
        body.remove(body.find(ISI + "wet"))  # the control: the judge can say no
        self.assertNotEqual(self.xmllint(body), 0)

    def test_new_each_time(self):
        self.assertNotEqual(self.ask().stdout, self.ask().stdout)

    def test_usage(self):
        self.assertEqual(self.ask("12").returncode, 2)
        self.assertIn("quickstart", subprocess.run([ROOT / "tools/eerste-vraag"], capture_output=True, text=True, env={
            **os.environ, "ISI_SANDBOX": "/nergens"}).stderr)


if __name__ == "__main__":
    unittest.main()
