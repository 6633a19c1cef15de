#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kbi_dossiers_test.py ISI-ADMIN, under met_gateway: made-up dossiers that use every element and every code go in through
`isi-admin import kbi` while the gateway runs, are registered by message, and come out of both dialects as they went in."""
import datetime
import subprocess
import sys
import tempfile
import time
import unittest
import uuid
from pathlib import Path

from lxml import etree

import kbi_client
from kbi_client import KSZ, MAGDA, SANDBOX, Organisation
from kbi_test import ask_magda, outcome, panels, parse, sign, without_labels

TREE = Path(__file__).resolve().parents[2]
ADMIN = sys.argv.pop(1)
REGISTER = {"02.00": ("http://webservice.registreerinschrijvingdienst-02_00.repertorium-02_00.vip.vlaanderen.be",
                      "RegistreerInschrijving", "Inschrijving"),
            "02.01": ("http://webservice.registreerinschrijvingdienst-02_01.repertorium-02_01.vip.vlaanderen.be",
                      "RegistreerInschrijving", "Inschrijving"),
            "uit": ("http://webservice.registreeruitschrijvingdienst-02_00.repertorium-02_00.vip.vlaanderen.be",
                    "RegistreerUitschrijving", "Uitschrijving")}
GENT = Organisation("ocmw-gent")


def generate(*options):
    return subprocess.run([sys.executable, str(TREE / "tests/kbi/genereer_dossier.py"), "--kaal", *options],
                          capture_output=True, check=True).stdout


def registration(kind, insz, begin, end):
    """RegistreerInschrijving or -Uitschrijving with quality code 2."""
    namespace, name, element = REGISTER[kind]
    now = datetime.datetime.now()
    who = f"<INSZ>{insz}</INSZ>" if kind != "02.01" else (
        "<BetrokkenSubject><Type>PERS</Type><Subjecten><Subject><Type>PERS</Type>"
        f"<Sleutel>{insz}</Sleutel></Subject></Subjecten></BetrokkenSubject>")
    return f"""<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><w:{name} xmlns:w="{namespace}"><Verzoek><Context>
<Naam>{name}</Naam><Versie>{kind if kind != "uit" else "02.00"}.0000</Versie><Bericht><Type>VRAAG</Type><Tijdstip><Datum>{now:%Y-%m-%d}</Datum>
<Tijd>{now:%H:%M:%S}</Tijd></Tijdstip><Afzender><Identificatie>{GENT.identification}</Identificatie><Referte>{uuid.uuid4()}</Referte></Afzender>
</Bericht></Context><Vragen><Vraag><Referte>een</Referte><Inhoud><{element}><Identificatie>{GENT.identification}</Identificatie>
<Hoedanigheid>2</Hoedanigheid>{who}<Periode><Begin>{begin}</Begin><Einde>{end}</Einde></Periode></{element}></Inhoud></Vraag></Vragen>
</Verzoek></w:{name}></s:Body></s:Envelope>""".encode()


class Dossiers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.source = {}
        with tempfile.TemporaryDirectory() as folder:
            for seed in range(1, 61):  # 24 full ones hold every element and code; then ever thinner ones
                cls.keep(folder, generate("--seed", str(seed), "--dichtheid", f"{min(1, (84 - seed) / 60):.2f}"))
            cls.keep(folder, generate("--seed", "100", "--bytes", "250000"))
            done = subprocess.run([ADMIN, "--config", str(SANDBOX / "gateway.toml"), "import", "kbi", folder],
                                  capture_output=True, text=True, check=False)
            assert done.returncode in (0, 1), done.stderr  # 1: codes that no list has, kept with a warning
            assert done.stderr.count("\r") == 0, "progress in a pipe"
        cls.today = datetime.date.today()

    @classmethod
    def keep(cls, folder, bytes_):
        dossier = etree.fromstring(bytes_)
        insz = dossier.findtext("Personalia/INSZ")
        if insz is None:
            return  # a thin one about nobody: nothing to import
        cls.source[insz] = panels(dossier)
        Path(folder, f"{len(cls.source):03}.xml").write_bytes(bytes_)

    def register(self, kind, insz):
        root = parse(GENT.post(MAGDA, registration(kind, insz, self.today, self.today + datetime.timedelta(30))).content)
        return root.findtext(".//Resultaat"), outcome(root)

    def consult(self, insz):
        return parse(GENT.post(MAGDA, kbi_client.magda_envelope(GENT, insz)).content)

    def test_every_dossier_comes_out_canonically_identical_in_both_dialects(self):
        self.assertGreaterEqual(len(self.source), 40)
        self.assertGreater(max(sum(map(len, each.values())) for each in self.source.values()), 240_000)
        self.assertEqual(len({name for each in self.source.values() for name in each}), 20)
        for number, (insz, source) in enumerate(self.source.items()):
            with self.subTest(insz=insz):
                self.assertEqual(outcome(self.consult(insz)), "40003")  # not integrated: no hint
                self.assertEqual(self.register(("02.00", "02.01")[number % 2], insz)[0], "1")
                got = self.consult(insz).find(".//KBIDossier")
                self.assertEqual(panels(got), source)
                answer = GENT.post(KSZ, kbi_client.ksz_envelope(GENT, insz))
                self.assertEqual(panels(without_labels(parse(answer.content).find(".//KBIDossier"))), source)

    def test_who_is_no_longer_integrated_is_not_told_of(self):
        insz = next(reversed(self.source))
        self.register("02.00", insz)
        self.assertEqual(outcome(self.consult(insz)), "GEGEVENS")
        self.assertEqual(self.register("02.00", insz)[1], "40143")  # it exists
        self.assertEqual(self.register("uit", insz)[0], "1")
        yesterday = self.today - datetime.timedelta(1)
        parse(GENT.post(MAGDA, registration("uit", insz, yesterday, yesterday)).content)
        self.assertEqual(outcome(self.consult(insz)), "40003")


class MustSign(unittest.TestCase):
    """A partner whose profile says certificaat+handtekening; the running gateway follows within five seconds."""
    LEUVEN = Organisation("ocmw-leuven")

    def profile(self, way):
        subprocess.run([ADMIN, "--config", str(SANDBOX / "gateway.toml"), "profile", "set", "--org", self.LEUVEN.kbo,
                        "--authenticatie", way], check=True, capture_output=True)

    def ask(self, *options):
        return outcome(ask_magda("ocmw-leuven", "90722501676", sign("ocmw-leuven", *options) if options else None))

    def becomes(self, expected):
        for _ in range(50):
            if (got := self.ask()) == expected:
                return
            time.sleep(0.1)
        self.fail(f"after five seconds an unsigned question still gives {got}")

    def test_unsigned_is_refused_and_signed_is_answered(self):
        self.assertEqual(self.ask(), "GEGEVENS")
        self.profile("certificaat+handtekening")
        self.becomes("40006")
        self.assertEqual(self.ask("--geldig", "60"), "GEGEVENS")
        self.assertEqual(self.ask("--pkipath"), "GEGEVENS")
        self.assertEqual(self.ask("--sha1"), "40006")
        self.profile("certificaat")
        self.becomes("GEGEVENS")


if __name__ == "__main__":
    unittest.main(warnings="ignore")
