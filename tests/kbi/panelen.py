# SPDX-License-Identifier: GPL-3.0-or-later
"""panelen.py DOSSIERS UIT: what each kind of partner must see of each panel, written as cells for profiel_test.

The table is typed from the authorisation table of the contract (BE-M2, BE-M14), not from the gateway. A panel is read by
Python's parser, cut in the tree and written again by the canonical form's rules; the gateway cuts bytes.
"""
import itertools
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

SOORTEN = ("OCMW", "VMSW", "VDAB", "ACTIRIS", "CVO_CBE", "AHOVOKS", "GEMEENTE")
INZAGEN = ("GEEN", "GEHEEL", "ZONDER_GEVOELIG", "EIGEN_SANCTIES", "ALLEEN_NT2", "ALLEEN_HVN", "ALLEEN_NT2_NIVEAU",
           "SAMENVATTING", "ALLEEN_NAAM")
# Part -> who sees it: everything (*), or how much of it. Who is not named sees nothing. OCMW sees all.
BUITEN_OCMW = {
    "Personalia": "VMSW* VDAB* ACTIRIS* CVO_CBE* AHOVOKS* GEMEENTE:ALLEEN_NAAM",
    "Doelgroep": "VMSW VDAB ACTIRIS",
    "BehaaldeAttesten": "VMSW* VDAB* ACTIRIS* GEMEENTE:SAMENVATTING",
    "Contracten": "VMSW VDAB ACTIRIS GEMEENTE:SAMENVATTING",
    "UitstellenVanOndertekening": "VDAB ACTIRIS",
    "Aanmelding": "VMSW* VDAB* ACTIRIS*",
    "UitstellenVanAanmelding": "VDAB ACTIRIS",
    "Trajecten": "VMSW VDAB ACTIRIS",
    "VormingsActiviteiten": "VDAB* ACTIRIS* CVO_CBE:ALLEEN_NT2 AHOVOKS*",
    "AfgelegdeTesten": "VMSW* VDAB* ACTIRIS* AHOVOKS*",
    "Adviezen": "VDAB* ACTIRIS* CVO_CBE:ALLEEN_HVN",
    "Perspectieven": "VDAB* ACTIRIS* CVO_CBE:ALLEEN_HVN",
    "ToeleidingenDiplomaGelijkschakeling": "VDAB* ACTIRIS*",
    "ToeleidingenPartner": "VDAB* ACTIRIS*",
    "Inbreuken": "VMSW:EIGEN_SANCTIES VDAB:EIGEN_SANCTIES",
    "Talenkennis": "VMSW* VDAB* ACTIRIS* CVO_CBE* AHOVOKS:ALLEEN_NT2_NIVEAU",
    "Wachtlijst": "CVO_CBE*",
    "VoorkeurenKlant": "CVO_CBE*",
    "Gesprekken": "CVO_CBE*",
    "Wooncode": "VMSW*",
}
PANELEN = tuple(BUITEN_OCMW)
BLIJFT = {"ALLEEN_NT2": ("NT2Cursussen",), "ALLEEN_HVN": ("HvN",), "ALLEEN_NT2_NIVEAU": ("BehaaldNT2Niveau",),
          "ALLEEN_NAAM": ("INSZ", "Naam")}
# Where the reason may be an illness.
WACHTEND = ("UitstelVanOndertekening", "UitstelVanAanmelding", "Opschorting")
NOOIT = ("ContactPersoon", "Motivering", "RedenVrijstellingVanDeVerplichting")


def standaard(soort, paneel):
    if soort == "OCMW":
        return "GEHEEL"
    for wie in BUITEN_OCMW[paneel].split():
        naam, _, hoe = wie.partition(":")
        if naam.rstrip("*") == soort:
            return "GEHEEL" if naam.endswith("*") else hoe or "ZONDER_GEVOELIG"
    return "GEEN"


# --- XML ---

def lees(tekst):
    return ET.fromstring(tekst, parser=ET.XMLParser(target=ET.TreeBuilder(insert_comments=True)))


def ontsnap(tekst, tekens):
    for teken, vorm in tekens:
        tekst = tekst.replace(teken, vorm)
    return tekst


TEKST = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#xD;"))
ATTRIBUUT = (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;"), ("\t", "&#x9;"), ("\n", "&#xA;"), ("\r", "&#xD;"))


def canoniek(el):
    """Exclusive canonical form with comments, of elements without namespace."""
    if el.tag is ET.Comment:
        return "<!--" + el.text + "-->"
    attributen = "".join(f' {k}="{ontsnap(v, ATTRIBUUT)}"' for k, v in sorted(el.attrib.items()))
    binnen = ontsnap(el.text or "", TEKST)
    for kind in el:
        binnen += canoniek(kind) + ontsnap(kind.tail or "", TEKST)
    return f"<{el.tag}{attributen}>{binnen}</{el.tag}>"


def verwijder(ouder, kind):
    """Without the text behind it."""
    plaats, staart = list(ouder).index(kind), kind.tail or ""
    if plaats:
        ouder[plaats - 1].tail = (ouder[plaats - 1].tail or "") + staart
    else:
        ouder.text = (ouder.text or "") + staart
    ouder.remove(kind)


def elementen(el):
    return [k for k in el if k.tag is not ET.Comment]


def zonder_gevoelig(el):
    for kind in elementen(el):
        if kind.tag in NOOIT or (kind.tag == "Reden" and el.tag in WACHTEND):
            verwijder(el, kind)
        else:
            zonder_gevoelig(kind)


def gezien(tekst, inzage, soort):
    """What is left of a panel, or None."""
    if inzage == "GEHEEL":
        return tekst
    if inzage in ("GEEN", "SAMENVATTING"):
        return None
    wortel = lees(tekst)
    for kind in elementen(wortel):
        if inzage in BLIJFT and kind.tag not in BLIJFT[inzage]:
            verwijder(wortel, kind)
        if inzage == "EIGEN_SANCTIES" and (kind.findtext("SanctionerendeOverheid") or "").strip() != soort:
            verwijder(wortel, kind)
    if inzage in ("ZONDER_GEVOELIG", "EIGEN_SANCTIES"):
        zonder_gevoelig(wortel)
    over = canoniek(wortel)
    return over if over == tekst or elementen(wortel) else None


# --- panels to cut ---

CONTACT = ("<ContactPersoon><Naam><Achternamen><Achternaam>Peeters</Achternaam></Achternamen></Naam>"
           "<email>a@b.be</email></ContactPersoon>")
GEWOON = {
    "Personalia": "<INSZ>93051822361</INSZ><Naam><Achternamen><Achternaam>De &amp; Wit</Achternaam></Achternamen></Naam>"
                  "<Geboortedatum>1993-05-18</Geboortedatum><Geslacht><Code Beschrijving=\"M > V\">1</Code></Geslacht>",
    "VormingsActiviteiten": "<MOCursussen><MOCursus><Nummer>1</Nummer></MOCursus></MOCursussen>\n  <NT2Cursussen>"
                            "<NT2Cursus><ID>1</ID></NT2Cursus></NT2Cursussen>\n  <PLOCursussen></PLOCursussen>",
    "Adviezen": "<HvN>10</HvN><Arbeidsmarkt>AD</Arbeidsmarkt>",
    "Perspectieven": "<HvN>10</HvN><OB>11</OB>",
    "Talenkennis": "<Talen><Taal><Code>ALB</Code></Taal></Talen><BehaaldNT2Niveau><HoogstBehaald>B1</HoogstBehaald>"
                   "</BehaaldNT2Niveau>",
    "Contracten": "<Contract><DatumRegistratie>2024-01-01</DatumRegistratie></Contract>",
    "BehaaldeAttesten": "<Document><Soort>ATTEST</Soort></Document>",
    "Inbreuken": "<Inbreuk><Type>1</Type><SanctionerendeOverheid>VMSW</SanctionerendeOverheid></Inbreuk><Inbreuk>"
                 "<SanctionerendeOverheid Naam=\"VDAB\">\n VDAB </SanctionerendeOverheid></Inbreuk>",
}
GEVOELIG = {
    "Doelgroep": "<Code>JA</Code><RedenGeenDoelgroep>01</RedenGeenDoelgroep>"
                 "<RedenVrijstellingVanDeVerplichting Naam=\"Ernstig ziek\">02</RedenVrijstellingVanDeVerplichting>",
    "Contracten": "<Contract><Opschortingen><Opschorting><Periode><Begin>2024-01-01</Begin></Periode><Reden>ZIEK</Reden>"
                  "</Opschorting></Opschortingen></Contract>",
    "UitstellenVanOndertekening": "<UitstelVanOndertekening><Periode><Begin>2024-01-01</Begin></Periode>"
                                  "<Reden>BIJSTAND_ZIEK_FAMILIELID</Reden></UitstelVanOndertekening>",
    "UitstellenVanAanmelding": "<UitstelVanAanmelding><Reden>ZIEK</Reden></UitstelVanAanmelding>",
    "Aanmelding": "<Type>EA</Type><Reden>13</Reden>",
    "Trajecten": f"<Traject><Beheerder><Periode><Begin>2024-01-01</Begin></Periode>{CONTACT}</Beheerder>"
                 "<Besluit><Code>NEE</Code><Reden>X</Reden></Besluit></Traject>",
    "Inbreuken": "<Inbreuk><SanctionerendeOverheid>VMSW</SanctionerendeOverheid><Motivering>was ziek</Motivering></Inbreuk>"
                 "<Inbreuk><SanctionerendeOverheid>OCMW</SanctionerendeOverheid><Motivering>weg</Motivering></Inbreuk>",
}
# What trips a cutter of bytes: comments, line ends kept by reference, `>` in a value, a name inside another, text that
# looks like a tag, an element twice in itself.
LASTIG = ("<!-- <ContactPersoon> --><Opmerking Naam=\"a > b &lt;/Motivering>\">c&#xD;d &lt;ContactPersoon&gt;</Opmerking>"
          f"<!---->{CONTACT}tekst<Motivering><Motivering>x</Motivering></Motivering><!--einde--><Motiveringen>y</Motiveringen>"
          "<NT2Cursussen><MOCursussen></MOCursussen></NT2Cursussen><HvN></HvN><BehaaldNT2Niveau></BehaaldNT2Niveau>\n"
          "<Inbreuk><SanctionerendeOverheid>VDAB</SanctionerendeOverheid><Reden>blijft</Reden></Inbreuk><Naam></Naam>")
ALLEEN_GEVOELIG = "\n  " + CONTACT + "\n  <Motivering>x</Motivering><!-- hier stond iets -->\n"


def soorten_van(paneel):
    inhoud = {"leeg": "", "lastig": LASTIG, "alleen_gevoelig": ALLEEN_GEVOELIG,
              "gewoon": GEWOON.get(paneel, "<Iets>1</Iets>")}
    if paneel in GEVOELIG:
        inhoud["gevoelig"] = GEVOELIG[paneel]
    return {naam: canoniek(lees(f"<{paneel}>{tekst}</{paneel}>")) for naam, tekst in inhoud.items()}


def openbaar(map_):
    """The public dossiers: panels in order, as canonical text."""
    for pad in sorted(Path(map_).glob("*.xml")):
        dossier = lees(pad.read_text(encoding="utf-8")).find(".//KBIDossier")
        if dossier is not None:
            yield pad.stem, [(p.tag, canoniek(p)) for p in elementen(dossier)]


# --- cells ---

def cel(naam, soort, eigen, panelen):
    """`eigen`: what the operator set for this partner, {panel: inzage}."""
    def mag(paneel):
        return eigen.get(paneel, standaard(soort, paneel))
    over = [(p, gezien(t, mag(p), soort)) for p, t in panelen]
    zichtbaar = [(p, t) for p, t in over if t is not None]
    onthouden = [p for (p, t), (_, heel) in zip(over, panelen) if t != heel]
    samenvatting = any(mag(p) == "SAMENVATTING" for p in PANELEN)
    kort = {p: t for p, t in panelen if mag(p) == "SAMENVATTING"}
    contract = "Contracten" in kort and lees(kort["Contracten"]).find("Contract") is not None
    attest = "BehaaldeAttesten" in kort and lees(kort["BehaaldeAttesten"]).find("Document") is not None
    uitkomst = "ALLES_ONTHOUDEN" if onthouden and not zichtbaar and not samenvatting else "GEVONDEN"
    return (naam, soort, lijst(eigen.items()), stukken(panelen), uitkomst, stukken(zichtbaar), ",".join(onthouden) or "-",
            ja(samenvatting), ja(contract), ja(attest))


def ja(waarde):
    return "ja" if waarde else "nee"


def lijst(paren):
    return ",".join(f"{a}:{b}" for a, b in paren) or "-"


def stukken(panelen):
    return lijst((p, t.encode().hex()) for p, t in panelen)


def cellen(map_):
    for soort in SOORTEN:
        yield cel("niets", soort, {}, [])
        for naam, panelen in openbaar(map_):
            yield cel(naam, soort, {}, panelen)
        for variant in ("gewoon", "gevoelig", "leeg", "lastig"):
            alle = [(p, soorten_van(p).get(variant) or soorten_van(p)["gewoon"]) for p in PANELEN]
            yield cel("alle_" + variant, soort, {}, alle)
    for soort, paneel in itertools.product(SOORTEN, PANELEN):
        for naam, tekst in soorten_van(paneel).items():
            yield cel(naam, soort, {}, [(paneel, tekst)])
            for inzage in INZAGEN:
                yield cel(naam, soort, {paneel: inzage}, [(paneel, tekst)])


if __name__ == "__main__":
    kop = ("naam", "soort", "eigen", "dossier", "uitkomst", "panelen", "onthouden", "samenvatting", "contract", "attest")
    with open(sys.argv[2], "w", encoding="utf-8", newline="\n") as uit:
        for rij in itertools.chain([kop], cellen(sys.argv[1])):
            uit.write("\t".join(rij) + "\n")
