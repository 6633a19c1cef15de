#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""genereer_dossier.py [--seed N] [--dichtheid 0..1] [--bytes N] [--insz INSZ] [--kaal]: a KBI file on standard output, as a
GeefDossierKBI reply, or as the bare KBIDossier with --kaal. The same arguments give the same bytes.

What may stand where is read from wsdl/kbi/kbi-v01.xsd, the codes from data/kbi/codes.toml: a full file (--dichtheid 1, the
default) has every element of the schema, and the files of 24 seeds in a row hold every code. --bytes adds lessons until
the file is that long. Persons are made up: their numbers are test numbers (month 61-72).
"""
import argparse
import random
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

TREE = Path(__file__).resolve().parents[2]
XS = "{http://www.w3.org/2001/XMLSchema}"
WEB = "http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be"
TEKSTEN = ["Kortrijk", "Huis van het Nederlands", "Çelik & Söhne", "Zoë <Ann>", "l'Olivier", "Ναι", "niet deelgenomen", "10"]
KBO = ["0860915976", "0874713138", "0421722346", "2138199506", "0000000000", "0123456789"]


class Model:
    """The schema as a tree of (element, type) and the code lists."""

    def __init__(self):
        self.types = {}
        for bestand in ("kbi-v01.xsd", "generiek-02.00.xsd"):
            wortel = ET.parse(TREE / "wsdl/kbi" / bestand).getroot()
            for soort in wortel:
                if soort.tag in (XS + "complexType", XS + "simpleType"):
                    self.types[soort.get("name")] = soort
        with open(TREE / "data/kbi/codes.toml", "rb") as bron:
            self.codes = {lijst["naam"]: lijst["codes"] for lijst in tomllib.load(bron)["lijst"]}

    def kinderen(self, soort):
        reeks = self.types[soort].find(XS + "sequence") if soort in self.types else None
        return [] if reeks is None else [e for e in reeks if e.tag == XS + "element"]

    def attributen(self, soort):
        return [a.get("name") for a in self.types[soort].iter(XS + "attribute")] if soort in self.types else []


def kort(naam):
    return naam.split(":")[-1]


def insz_van(toeval):
    """A test number: month plus 60, right check digits."""
    geboren = toeval.randrange(1930, 2012)
    negen = f"{geboren % 100:02d}{toeval.randrange(61, 73)}{toeval.randrange(1, 29):02d}{toeval.randrange(1, 998):03d}"
    getal = int(("2" if geboren >= 2000 else "") + negen)
    return negen + f"{97 - getal % 97:02d}"


class Schrijver:
    def __init__(self, model, seed, dichtheid, insz):
        self.model, self.dichtheid = model, dichtheid
        self.toeval = random.Random(seed)
        # Each list begins where the seed says and goes on from there, so that seeds in a row reach every code.
        self.teller = {lijst: seed for lijst in model.codes}
        self.insz = insz or insz_van(self.toeval)

    def datum(self, van=2005, tot=2026):
        return f"{self.toeval.randrange(van, tot)}-{self.toeval.randrange(1, 13):02d}-{self.toeval.randrange(1, 29):02d}"

    def code(self, lijst, attributen):
        rijen = self.model.codes[lijst]
        rij = rijen[self.teller[lijst] % len(rijen)] if rijen else {"code": f"X{self.toeval.randrange(100)}"}
        self.teller[lijst] += 1
        label = rij.get("label", "")[:25]
        tekst = "".join(f" {a}={quoteattr(label)}" for a in attributen if label and self.kans())
        return escape(rij["code"]), tekst

    def kans(self):
        return self.dichtheid >= 1 or self.toeval.random() < self.dichtheid

    def waarde(self, soort, naam):
        keuze = {
            "DatumType": lambda: self.datum(1920, 2005) if naam == "Geboortedatum" else self.datum(),
            "TijdType": lambda: f"{self.toeval.randrange(8, 22):02d}:{self.toeval.choice(['00', '30:00', '15:30.125'])}",
            "boolean": lambda: self.toeval.choice(["true", "false"]),
            "integer": lambda: str(self.toeval.randrange(1, 10)),
            "InszType": lambda: self.insz,
            "KboNummerType": lambda: self.toeval.choice(KBO),
            "KbiNummerType": lambda: f"{self.toeval.getrandbits(128):032X}",
            "IdType": lambda: "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}".format(*(self.toeval.getrandbits(b) for b in (32, 16, 16, 16, 48))),
            "PostkantoncodeType": lambda: str(self.toeval.randrange(1000, 9993)),
        }.get(soort, lambda: self.toeval.choice(TEKSTEN))
        return escape(keuze())

    def element(self, e):
        naam, soort = e.get("name"), kort(e.get("type"))
        lijst = next((a.text for a in e.iter(XS + "appinfo")), None)
        if lijst:
            tekst, attributen = self.code(lijst, self.model.attributen(soort))
            return f"<{naam}{attributen}>{tekst}</{naam}>"
        if soort == "PeriodeType":
            begin, einde = sorted((self.datum(), self.datum()))
            return f"<{naam}><Begin>{begin}</Begin>" + (f"<Einde>{einde}</Einde>" if self.kans() else "") + f"</{naam}>"
        if soort in ("OpenType", "AdresType"):
            return f"<{naam}><Straat><Naam>{self.waarde('', '')}</Naam></Straat><Huisnummer>1</Huisnummer></{naam}>"
        if self.model.kinderen(soort):
            return f"<{naam}>{self.inhoud(soort)}</{naam}>"
        return f"<{naam}>{self.waarde(soort, naam)}</{naam}>"

    def inhoud(self, soort):
        uit = []
        for e in self.model.kinderen(soort):
            verplicht = e.get("minOccurs", "1") != "0"
            herhaalt = e.get("maxOccurs", "1") != "1"
            if verplicht or self.kans():
                uit += [self.element(e) for _ in range(self.toeval.randrange(1, 4) if herhaalt else 1)]
        return "".join(uit)

    def dossier(self, bytes_):
        tekst = f"<KBIDossier>{self.inhoud('DossierType')}</KBIDossier>"
        while len(tekst.encode()) < bytes_:
            tekst = self.langer(tekst, bytes_ - len(tekst.encode()))
        return tekst

    def langer(self, tekst, tekort):
        """More lessons in the first course, at once for what is missing; a file without lessons gets a course."""
        les = self.model.kinderen("LesMomentenType")[0]
        lessen = []
        while sum(map(len, lessen)) < tekort:
            lessen.append(self.element(les))
        if "</LesMomenten>" not in tekst:
            return self.met_cursus(tekst, "<MOCursus><ID>1</ID><Nummer>1</Nummer><LesMomenten></LesMomenten></MOCursus>")
        return tekst.replace("</LesMomenten>", "".join(lessen) + "</LesMomenten>", 1)

    def met_cursus(self, tekst, cursus):
        """The file with one course more, in its place."""
        if "<MOCursussen>" in tekst:
            return tekst.replace("<MOCursussen>", f"<MOCursussen>{cursus}", 1)
        cursus = f"<MOCursussen>{cursus}</MOCursussen>"
        if "<VormingsActiviteiten>" in tekst:
            return tekst.replace("<VormingsActiviteiten>", f"<VormingsActiviteiten>{cursus}", 1)
        cursus = f"<VormingsActiviteiten>{cursus}</VormingsActiviteiten>"
        namen = [e.get("name") for e in self.model.kinderen("DossierType")]
        volgende = [f"<{naam}>" for naam in namen[namen.index("VormingsActiviteiten") + 1:]] + ["</KBIDossier>"]
        plek = next(v for v in volgende if v in tekst)
        return tekst.replace(plek, cursus + plek, 1)


def antwoord(dossier):
    kop = ("<Naam>GeefDossierKBI</Naam><Versie>01.00.0000</Versie><Bericht><Type>ANTWOORD</Type><Tijdstip><Datum>2026-11-27</Datum>"
           "<Tijd>10:15:00.000</Tijd></Tijdstip><Afzender><Identificatie>vip.vlaanderen.be</Identificatie><Naam>MagdaGateway</Naam>"
           "<Referte>0f3a6c1e-8a52-4d0c-9c41-5b1f0f6f2a03</Referte></Afzender></Bericht>")
    return (f'<web:GeefDossierKBIResponse xmlns:web="{WEB}"><Repliek><Context>{kop}</Context><Antwoorden><Antwoord>'
            f"<Referte>0f3a6c1e-8a52-4d0c-9c41-5b1f0f6f2a02</Referte><Inhoud>{dossier}</Inhoud></Antwoord></Antwoorden></Repliek>"
            "</web:GeefDossierKBIResponse>")


def genereer(seed, dichtheid=1.0, bytes_=0, insz=None, model=None):
    """The KBIDossier of this seed, as text."""
    return Schrijver(model or Model(), seed, dichtheid, insz).dossier(bytes_)


def main():
    vraag = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    vraag.add_argument("--seed", type=int, default=1)
    vraag.add_argument("--dichtheid", type=float, default=1.0)
    vraag.add_argument("--bytes", type=int, default=0)
    vraag.add_argument("--insz")
    vraag.add_argument("--kaal", action="store_true")
    gevraagd = vraag.parse_args()
    dossier = genereer(gevraagd.seed, gevraagd.dichtheid, gevraagd.bytes, gevraagd.insz)
    sys.stdout.buffer.write((dossier if gevraagd.kaal else antwoord(dossier)).encode())


if __name__ == "__main__":
    main()
