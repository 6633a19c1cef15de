#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""contract_test.py KBI_KEUR SOURCE SCRATCH [unittest arguments]: the KBI contract in the hands of others.

xmllint judges beside the gateway's own path; wsdl2h and zeep read both WSDLs; files that use all of the schema are valid and
their mutants are refused by both; the labelled form is what the rule makes of the plain one.
"""
import itertools
import random
import shutil
import subprocess
import sys
import tomllib
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path

KEUR, SOURCE, SCRATCH = (Path(p).resolve() for p in sys.argv[1:4])
sys.path[:0] = [str(SOURCE / "tests/kbi"), str(SOURCE / "tests/kbi_contract")]
import genereer_dossier  # noqa: E402
import labels  # noqa: E402
import mutanten  # noqa: E402

WSDL = SOURCE / "wsdl/kbi"
MODEL = genereer_dossier.Model()
SEED = 20261127
KSZ = "http://kszbcss.fgov.be/intf/CivicIntegrationService/v1"
ANTWOORD = (f'<i:consultFileResponse xmlns:i="{KSZ}"><informationCustomer><customerIdentification><cbeNumber>0207451227</cbeNumber>'
            "</customerIdentification></informationCustomer><informationCBSS/><criteria><ssin>1</ssin></criteria><status><value>DATA_FOUND"
            "</value><code>MSG00000</code></status><result>%s</result></i:consultFileResponse>")


def schrijf(map_, teksten):
    """name -> text into a fresh folder; the paths, in order."""
    shutil.rmtree(SCRATCH / map_, ignore_errors=True)
    (SCRATCH / map_).mkdir(parents=True)
    for naam, tekst in teksten.items():
        (SCRATCH / map_ / naam).write_text(tekst, encoding="utf-8")
    return [SCRATCH / map_ / naam for naam in teksten]


def gateway(dialect, paden):
    """The names that the gateway's path calls valid."""
    uit = subprocess.run([KEUR, dialect, *paden], capture_output=True, text=True, check=True).stdout
    regels = uit.splitlines()
    assert len(regels) == len(paden)
    return {regel.split()[1] for regel in regels if regel.startswith("geldig ")}


def xmllint(schema, paden):
    """The names that xmllint calls valid."""
    uit = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", WSDL / schema, *paden], capture_output=True, text=True).stderr
    return {Path(regel.rsplit(" ", 1)[0]).name for regel in uit.splitlines() if regel.endswith(" validates")}


class Dossiers(unittest.TestCase):
    def test_files_with_every_element_and_every_code_are_valid(self):
        teksten = {f"{seed}-{dichtheid}.xml": genereer_dossier.antwoord(genereer_dossier.genereer(seed, dichtheid, model=MODEL))
                   for seed in range(24) for dichtheid in (0.2, 0.6, 1.0)}
        teksten["250k.xml"] = genereer_dossier.antwoord(genereer_dossier.genereer(SEED, 0.3, 250_000, model=MODEL))
        self.assertGreater(len(teksten["250k.xml"]), 250_000)
        paden = schrijf("dossiers", teksten)
        self.assertEqual(xmllint("geefdossierkbi-01.00.xsd", paden), set(teksten))
        self.assertEqual(gateway("magda", paden), set(teksten))
        self.zie_alles(teksten.values())

    def zie_alles(self, teksten):
        """Control: those files do hold every element of the schema and every code of its lists."""
        paden = labels.paden()
        gezien, codes = set(), {lijst: set() for lijst in paden.values()}

        def loop(element, pad):
            for kind in element:
                hier = f"{pad}/{kind.tag}" if pad else kind.tag
                gezien.add(hier)
                if hier in paden:
                    codes[paden[hier]].add(kind.text)
                loop(kind, hier)

        def verwacht(soort, pad):
            for e in MODEL.kinderen(soort):
                hier = f"{pad}/{e.get('name')}" if pad else e.get("name")
                yield hier
                yield from verwacht(genereer_dossier.kort(e.get("type")), hier)

        for tekst in teksten:
            loop(next(ET.fromstring(tekst).iter("KBIDossier")), "")
        self.assertEqual(set(verwacht("DossierType", "")) - gezien, set())
        for lijst, waarden in codes.items():
            self.assertEqual({rij["code"] for rij in MODEL.codes[lijst]} - waarden, set(), lijst)

    def test_the_same_seed_gives_the_same_bytes(self):
        self.assertEqual(genereer_dossier.genereer(5), genereer_dossier.genereer(5))
        self.assertNotEqual(genereer_dossier.genereer(5), genereer_dossier.genereer(6))

    def test_mutants_are_refused_by_xmllint_and_by_the_gateway(self):
        toeval = random.Random(SEED)
        teksten, gaaf = {}, {}
        for ronde, mutatie in itertools.product(range(12), mutanten.ALLE):
            tekst = genereer_dossier.antwoord(genereer_dossier.genereer(ronde, model=MODEL))
            wortel = ET.fromstring(tekst)
            mutatie(wortel, toeval)
            teksten[f"{mutatie.__name__}-{ronde}.xml"] = ET.tostring(wortel, encoding="unicode")
            gaaf[f"gaaf-{ronde}.xml"] = tekst
        paden = schrijf("mutanten", teksten | gaaf)
        self.assertEqual(xmllint("geefdossierkbi-01.00.xsd", paden), set(gaaf))
        self.assertEqual(gateway("magda", paden), set(gaaf))

    def test_an_unknown_code_never_makes_a_file_invalid(self):
        tekst = genereer_dossier.antwoord(genereer_dossier.genereer(1, model=MODEL))
        wortel = ET.fromstring(tekst)
        paden = labels.paden()
        aantal = 0

        def loop(element, pad):
            nonlocal aantal
            for kind in element:
                hier = f"{pad}/{kind.tag}" if pad else kind.tag
                if hier in paden:
                    kind.text = "NIEUW/2027-x"
                    aantal += 1
                loop(kind, hier)

        loop(next(wortel.iter("KBIDossier")), "")
        self.assertGreater(aantal, 60)
        bestanden = schrijf("onbekend", {"onbekend.xml": ET.tostring(wortel, encoding="unicode")})
        self.assertEqual(gateway("magda", bestanden), {"onbekend.xml"})


class Labels(unittest.TestCase):
    def dossiers(self):
        return {f"{seed}-{dichtheid}.xml": genereer_dossier.genereer(seed, dichtheid, model=MODEL)
                for seed in range(12) for dichtheid in (0.3, 1.0)}

    def test_the_labelled_file_is_valid_and_without_labels_it_is_the_plain_one(self):
        kaal = self.dossiers()
        met = {naam: labels.met_labels(tekst, MODEL.codes) for naam, tekst in kaal.items()}
        self.assertGreater(sum(tekst.count("Label>") for tekst in met.values()), 1000)
        self.assertGreater(sum(tekst.count("KboLink>") for tekst in met.values()), 100)
        for naam, tekst in kaal.items():
            self.assertEqual(ET.canonicalize(labels.zonder_labels(met[naam])), ET.canonicalize(tekst), naam)
        paden = schrijf("labels", {naam: ANTWOORD % tekst for naam, tekst in met.items()})
        self.assertEqual(xmllint("civicintegration-v1.xsd", paden), set(met))
        self.assertEqual(gateway("ksz", paden), set(met))

    def test_a_plain_file_is_valid_in_the_ksz_dialect_and_a_labelled_one_not_in_magdas(self):
        kaal = self.dossiers()
        self.assertEqual(gateway("ksz", schrijf("kaal", {n: ANTWOORD % t for n, t in kaal.items()})), set(kaal))
        met = {n: genereer_dossier.antwoord(labels.met_labels(t, MODEL.codes)) for n, t in kaal.items() if n.endswith("1.0.xml")}
        self.assertEqual(gateway("magda", schrijf("met", met)), set())

    def test_a_label_stands_right_behind_its_code_and_nowhere_else(self):
        los = genereer_dossier.genereer(1, model=MODEL).replace("<Doelgroep><Code>", "<Doelgroep><CodeLabel>Los</CodeLabel><Code>")
        self.assertIn("Los", los)
        self.assertEqual(gateway("ksz", schrijf("los", {"los.xml": ANTWOORD % los})), set())


class Codes(unittest.TestCase):
    def setUp(self):
        with open(SOURCE / "data/kbi/codes.toml", "rb") as bron:
            self.lijsten = tomllib.load(bron)["lijst"]

    def test_every_list_of_the_schema_is_in_the_table_once_and_every_code_once(self):
        namen = [lijst["naam"] for lijst in self.lijsten]
        self.assertEqual(len(namen), len(set(namen)))
        self.assertEqual(set(labels.paden().values()) - set(namen), set())
        for lijst in self.lijsten:
            codes = [rij["code"] for rij in lijst["codes"]]
            self.assertEqual(len(codes), len(set(codes)), lijst["naam"])
            for rij in lijst["codes"]:
                self.assertLessEqual(set(rij), {"code", "label", "eigen", "rang"})
                self.assertTrue("label" in rij or "eigen" not in rij, rij)

    def test_the_levels_of_dutch_are_in_the_order_of_the_contract(self):
        niveaus = next(lijst["codes"] for lijst in self.lijsten if lijst["naam"] == "nt2_niveau")
        rang = {rij["code"]: rij["rang"] for rij in niveaus}
        volgorde = ["A1", "A2", "B1/1", "B1/2", "B1/3", "B1/4", "B2", "C1", "C2"]
        self.assertEqual(sorted(volgorde, key=rang.get), volgorde)
        self.assertEqual(len({rang[niveau] for niveau in volgorde}), len(volgorde))

    def test_the_public_replies_hold_no_code_that_the_table_does_not_know(self):
        bekend = {lijst["naam"]: {rij["code"] for rij in lijst["codes"]} for lijst in self.lijsten}
        paden, gezien = labels.paden(), 0
        for bestand in (SOURCE / "data/kbi-dossiers").glob("*.xml"):
            for dossier in ET.parse(bestand).getroot().iter("KBIDossier"):
                for pad, lijst in paden.items():
                    for element in dossier.findall(pad):
                        waarde = (element.text or "").strip()
                        gezien += 1
                        # "hvn content" is what the publishers put in place of an advice; an empty code has its words beside it.
                        self.assertIn(waarde, bekend[lijst] | {"", "hvn content"}, f"{bestand.name} {pad}")
        self.assertGreater(gezien, 100)


class Importers(unittest.TestCase):
    def test_wsdl2h_reads_both_without_a_complaint(self):
        for wsdl in ("kbi-magda.wsdl", "civicintegration-v1.wsdl"):
            run = subprocess.run(["wsdl2h", "-c++17", "-P", "-L", "-y", "-j", "-x", "-o", SCRATCH / (wsdl + ".h"), wsdl], cwd=WSDL,
                                 capture_output=True, text=True)
            self.assertEqual(run.returncode, 0)
            klachten = [r for r in (run.stderr + run.stdout).splitlines() if "arning" in r or "rror" in r]
            self.assertEqual([k for k in klachten if "jaxws:bindings" not in k], [])

    def test_zeep_finds_every_operation_and_writes_a_valid_question(self):
        try:
            import zeep
        except ImportError:
            self.skipTest("zeep is not installed")
        magda = zeep.Client(str(WSDL / "kbi-magda.wsdl"))
        ksz = zeep.Client(str(WSDL / "civicintegration-v1.wsdl"))
        self.assertEqual(set(magda.service._operations), {"GeefDossierKBI", "RegistreerToeleiding", "GeefToeleidingen", "RegistreerInschrijving",
                                                          "RegistreerInschrijving0201", "RegistreerUitschrijving"})
        self.assertEqual(set(ksz.service._operations), {"consultFile", "consultAppointments", "requestAppointment", "registerInscription",
                                                        "unregisterInscription", "listInscriptions", "TestConnection"})
        bericht = magda.create_message(magda.service, "GeefDossierKBI", Verzoek={
            "Context": {"Naam": "GeefDossierKBI", "Versie": "01.00.0000", "Bericht": {
                "Type": "VRAAG", "Tijdstip": {"Datum": "2026-11-27", "Tijd": "10:15:00"},
                "Afzender": {"Identificatie": "ocmw.example", "Referte": "r-1"}}},
            "Vragen": {"Vraag": [{"Referte": "v-1", "Inhoud": {"INSZ": "90722600260"}}]}})
        self.valid("magda", bericht)
        bericht = ksz.create_message(ksz.service, "consultFile", legalContext="PCSA:SOCIAL_INQUIRY", criteria={"ssin": "90722600260"},
                                     informationCustomer={"customerIdentification": {"cbeNumber": "0207451227"}})
        self.valid("ksz", bericht)

    def valid(self, dialect, envelop):
        body = next(e for e in envelop if e.tag.endswith("}Body"))
        from lxml import etree
        tekst = etree.tostring(body[0], encoding="unicode")
        self.assertEqual(gateway(dialect, schrijf("zeep-" + dialect, {"vraag.xml": tekst})), {"vraag.xml"})


if __name__ == "__main__":
    SCRATCH.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
