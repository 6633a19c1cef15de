# SPDX-License-Identifier: GPL-3.0-or-later
"""Spoils a file in one way that the published schema forbids: what the contract must refuse."""
import copy
import xml.etree.ElementTree as ET

OPEN = {"Adres", "LesPlaats", "Resultaat", "Centrum", "Opdrachtgever", "OnderwijsInstelling", "ErkenningsInstantie"}
VERPLICHT = {"INSZ", "Begin", "ID", "Nummer", "Achternaam", "KBIDossier", "Referte"}
DATUMS = ("Datum", "Begin", "Einde", "Geboortedatum", "StartDatum", "DatumAanmaak", "DatumRegistratie")


def plekken(wortel):
    """(parent, index) of every element whose form is known: not below one that takes any content."""
    for ouder in wortel.iter():
        if ouder.tag in OPEN and len(ouder) and ouder.find("DavinciInstellingsNummer") is None:
            ouder[:] = []  # out of sight of what follows
    return [(ouder, i) for ouder in wortel.iter() for i in range(len(ouder))]


def wissel(wortel, toeval):
    """Two neighbours with different names change places."""
    keuze = [(o, i) for o, i in plekken(wortel) if i + 1 < len(o) and o[i].tag != o[i + 1].tag]
    ouder, i = toeval.choice(keuze)
    ouder[i], ouder[i + 1] = ouder[i + 1], ouder[i]


def onbekend(wortel, toeval):
    """An element that nobody knows."""
    ouder, i = toeval.choice(plekken(wortel))
    ouder.insert(i, ET.Element("Onbekend"))


def zonder(wortel, toeval):
    """A required element is absent; of surnames, the last one."""
    keuze = [(o, i) for o, i in plekken(wortel) if o[i].tag in VERPLICHT and (o[i].tag != "Achternaam" or len(o) == 1)
             and not (o[i].tag == "ID" and o.tag == "Activiteit")]
    ouder, i = toeval.choice(keuze)
    del ouder[i]


def dubbel(wortel, toeval):
    """A part of the file twice."""
    dossier = next(wortel.iter("KBIDossier"))
    i = toeval.randrange(len(dossier))
    dossier.insert(i, copy.deepcopy(dossier[i]))


def datum(wortel, toeval):
    """A date that is none."""
    keuze = [e for e in wortel.iter() if e.tag in DATUMS and len(e) == 0]
    toeval.choice(keuze).text = toeval.choice(["1899-12-31", "2100-01-01", "2017-13-01", "2017-01-32", "17-01-01", "01/02/2017", "",
                                               "2017-01-01Z"])


def nummer(wortel, toeval):
    """A KBO number of another length, or the number of the person with letters or an impossible month."""
    keuze = [e for e in wortel.iter() if e.tag in ("KboNummer", "INSZ")]
    element = toeval.choice(keuze)
    fout = ["086091597", "08609159760", "0860.915.976", ""] if element.tag == "KboNummer" else ["9072250019", "9O722500191", "90182500191", ""]
    element.text = toeval.choice(fout)


def lang(wortel, toeval):
    """A code, or its name, longer than it may be."""
    keuze = [e for e in wortel.iter() if e.get("KorteNaam") is not None]
    element = toeval.choice(keuze)
    if toeval.random() < 0.5:
        element.text = "X" * 51
    else:
        element.set("KorteNaam", "X" * 26)


def tekst(wortel, toeval):
    """Text between elements."""
    ouder, _ = toeval.choice(plekken(wortel))
    ouder.text = "tussendoor"


def attribuut(wortel, toeval):
    """An attribute that nobody knows."""
    ouder, i = toeval.choice(plekken(wortel))
    ouder[i].set("onbekend", "1")


def naamruimte(wortel, toeval):
    """A child in the types' namespace: children are in none."""
    ouder, i = toeval.choice(plekken(wortel))
    ouder[i].tag = "{http://inburgering.be/types/V01}" + ouder[i].tag


def vlag(wortel, toeval):
    """A boolean that is none."""
    keuze = [e for e in wortel.iter() if e.tag.startswith(("OnderdeelMO", "OnderdeelNT2", "ContactTaal", "Moet", "Voldoet"))]
    toeval.choice(keuze).text = toeval.choice(["ja", "TRUE", "2"])


ALLE = [wissel, onbekend, zonder, dubbel, datum, nummer, lang, tekst, attribuut, naamruimte, vlag]
