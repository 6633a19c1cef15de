#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The vendor's guides to the KBI say what the service says: each message valid, each outcome and each panel as in the sources,
and both languages with the same messages and commands."""
import re
import subprocess
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "docs/aansluitgids-kbi.md", ROOT / "docs/aansluitgids-kbi.nl.md"]
SCHEMA = {"GeefDossierKBI": "geefdossierkbi-01.00.xsd", "RegistreerInschrijving": "registreerinschrijving-02.00.xsd",
          "RegistreerToeleiding": "registreertoeleiding-01.00.xsd", "Inburgeringsplan": "uitbreiding-v1.xsd"}
# How the guides write what a kind of partner sees of a panel, by the name in gateway/kbi/profiel.cpp.
SIGHT = {"X": ("x", "x"), "O": ("–", "–"), "gevoelig": ("z", "z"), "sancties": ("own", "eigen"), "nt2": ("NT2", "NT2"),
         "hvn": ("HvN", "HvN"), "niveau": ("level", "niveau"), "kort": ("yes/no", "ja/nee"), "naam": ("name", "naam")}


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)


def commands(text):
    """The commands of a guide and what their answers must hold, without the remarks in its own language."""
    lines = "".join(blocks(text, "sh")).splitlines()
    return [re.sub(r"  # .*", "", line) for line in lines if not line.startswith("# ") or line.startswith("# → ")]


def valid(message):
    root = re.match(r"<\w+:(\w+)", message)[1]
    xsd = ROOT / "wsdl/kbi" / SCHEMA.get(root, "civicintegration-v1.xsd")
    return subprocess.run(["xmllint", "--noout", "--nonet", "--schema", xsd, "-"], input=message.encode(),
                          capture_output=True).returncode == 0


# What the guides' limits say, and the message and element that it is about.
LENGTHS = [("| 36 ", "GeefDossierKBI", "Referte", 36), ("| 36 ", "consultFile", "ticket", 36), ("| 36 ", "RegistreerToeleiding", "Id", 36),
           ("| 36 ", "requestAppointment", "id", 36), ("| 120; ", "GeefDossierKBI", "Identificatie", 120),
           ("; 64; ", "consultFile", "legalContext", 64), ("; 24 ", "GeefDossierKBI", "Hoedanigheid", 24),
           ("| 1000 ", "RegistreerToeleiding", "RedenOmschrijving", 1000)]
SETTINGS = [("64 KB", "grenzen.bericht_bytes", 64 * 1024), ("32 element", "grenzen.diepte", 32), (" 10 secon", "grenzen.verzoek_ms", 10000)]


def magda_outcomes():
    source = (ROOT / "gateway/magda/meldingen.cpp").read_text(encoding="utf-8")
    return re.findall(r'Meldingregel\{Melding::\w+, "(\d+)", Ernst::(\w+), Niveau::(\w+),\s*"([^"]+)"\}', source)


def ksz_outcomes():
    source = (ROOT / "gateway/ksz/meldingen.cpp").read_text(encoding="utf-8")
    return re.findall(r'\{"(\w+)", "(\w+)", "([^"]+)"\}', source)


def profiles():
    source = (ROOT / "gateway/kbi/profiel.cpp").read_text(encoding="utf-8")
    return {panel: row.split(", ") for row, panel in re.findall(r"^ *\{([\w, ]+)\}, +// (\w+)$", source, re.M)}


class Guides(unittest.TestCase):
    def setUp(self):
        self.texts = [guide.read_text(encoding="utf-8") for guide in GUIDES]

    def test_every_message_is_valid(self):
        for guide, text in zip(GUIDES, self.texts):
            messages = blocks(text, "xml")
            self.assertGreater(len(messages), 5)
            for message in messages:
                with self.subTest(guide=guide.name, message=message.split("\n")[0]):
                    self.assertTrue(valid(message))
        for part in ("Referte>", "informationCustomer>"):  # the control: the judge can say no
            self.assertFalse(valid(next(m for m in messages if part in m).replace(part, "Anders>")))

    def test_the_plan_in_the_operator_s_guide_is_valid(self):
        (file,) = blocks((ROOT / "docs/beheer.md").read_text(encoding="utf-8"), "xml")
        plan = re.search(r"<u:Inburgeringsplan>.*</u:Inburgeringsplan>", file, re.S)[0]
        plan = plan.replace("<u:Inburgeringsplan>", '<u:Inburgeringsplan xmlns:u="http://isi-gateway.example/inburgering/uitbreiding/v1">')
        self.assertTrue(valid(plan))
        self.assertFalse(valid(plan.replace("Vorm>", "Vormen>")))  # the control

    def test_both_languages_hold_the_same_messages_and_commands(self):
        english, dutch = self.texts
        self.assertEqual(blocks(english, "xml"), blocks(dutch, "xml"))
        self.assertEqual(commands(english), commands(dutch))

    def test_every_outcome_stands_in_one_row_with_its_code_kind_level_and_words(self):
        magda, ksz = magda_outcomes(), ksz_outcomes()
        self.assertGreater(len(magda), 20)
        self.assertEqual(len(ksz), 10)
        for text in self.texts:
            rows = [line for line in text.splitlines() if line.startswith("| ")]
            for code, kind, level, words in magda:
                expected = f'{code} {kind.upper()} {level.capitalize()} "{words}"'
                self.assertEqual(sum(expected in row for row in rows), 1, expected)
            for value, code, words in ksz:
                expected = f'{value} {code} "{words}"'
                self.assertEqual(sum(expected in row for row in rows), 1, expected)

    def test_the_limits_are_those_of_the_schemas_and_the_settings(self):
        for text in self.texts:
            limits = text[text.index("## 8. "):text.index("## 9. ")]
            for said, root, element, most in LENGTHS:
                self.assertIn(said, limits)
                message = next(m for m in blocks(text, "xml") if m.split(" ")[0].split(":")[1].startswith(root))
                message = message.replace("<Gebruiker>", "<Hoedanigheid>1300</Hoedanigheid><Gebruiker>")
                for length in (most, most + 1):
                    longer = re.sub(rf"<{element}>[^<]*<", f"<{element}>{'x' * length}<", message, count=1)
                    self.assertNotEqual(longer, message)
                    self.assertEqual(valid(longer), length == most, (root, element, length))
            manual = (ROOT / "docs/beheer.md").read_text(encoding="utf-8")
            for said, key, default in SETTINGS:  # docs_test holds the manual to the code
                self.assertTrue(said in limits, said)
                self.assertIn(f"| `{key}` | `{default}` |", manual)

    def test_the_table_of_panels_is_the_service_s(self):
        profile = profiles()
        self.assertEqual(len(profile), 20)
        for language, text in enumerate(self.texts):
            for panel, sights in profile.items():
                row = f"| {panel} | " + " | ".join(SIGHT[sight][language] for sight in sights) + " |\n"
                self.assertTrue(row in text, row)


if __name__ == "__main__":
    unittest.main()
