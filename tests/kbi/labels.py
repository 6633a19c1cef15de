# SPDX-License-Identifier: GPL-3.0-or-later
"""The rule of wsdl/kbi/README.md that turns a MAGDA file into that of the KSZ dialect, written a second time: an oracle."""
import xml.etree.ElementTree as ET
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
ONDERNEMING = "https://kbopub.economie.fgov.be/kbopub/toonondernemingps.html?ondernemingsnummer="
VESTIGING = "https://kbopub.economie.fgov.be/kbopub/toonvestigingps.html?vestigingsnummer="


def paden():
    """Path from the panel on -> code list."""
    regels = (TREE / "wsdl/kbi/codepaden.tsv").read_text(encoding="utf-8").splitlines()
    return dict(regel.split("\t") for regel in regels)


def kbo_link(nummer):
    if len(nummer) != 10 or 97 - int(nummer[:8]) % 97 != int(nummer[8:]):
        return None
    return (VESTIGING if nummer[0] >= "2" else ONDERNEMING) + nummer


def label(element, lijst, codes):
    waarde = " ".join((element.text or "").split())
    uit_tabel = next((rij.get("label") for rij in codes[lijst] if rij["code"] == waarde), None)
    return uit_tabel or element.get("Naam") or element.get("KorteNaam") or element.get("Beschrijving")


def naast(naam, tekst):
    nieuw = ET.Element(naam)
    nieuw.text = tekst
    return nieuw


def voeg_toe(element, pad, lijsten, codes):
    kinderen = []
    for kind in element:
        hier = f"{pad}/{kind.tag}" if pad else kind.tag
        voeg_toe(kind, hier, lijsten, codes)
        kinderen.append(kind)
        tekst = label(kind, lijsten[hier], codes) if hier in lijsten else None
        if tekst:
            kinderen.append(naast(kind.tag + "Label", tekst))
        if kind.tag == "KboNummer" and kbo_link(kind.text or ""):
            kinderen.append(naast("KboLink", kbo_link(kind.text)))
    element[:] = kinderen


def met_labels(dossier, codes):
    """`dossier`: a KBIDossier as text. Its form in the KSZ dialect."""
    wortel = ET.fromstring(dossier)
    voeg_toe(wortel, "", paden(), codes)
    return ET.tostring(wortel, encoding="unicode")


def zonder_labels(dossier):
    """The way back: every Label and KboLink out."""
    wortel = ET.fromstring(dossier)
    for ouder in wortel.iter():
        ouder[:] = [kind for kind in ouder if not kind.tag.endswith("Label") and kind.tag != "KboLink"]
    return ET.tostring(wortel, encoding="unicode")
