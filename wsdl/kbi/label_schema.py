#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""label_schema.py [--check]: writes kbi-v01-labels.xsd and codepaden.tsv from kbi-v01.xsd, beside this file.

The KSZ dialect gives the file of the MAGDA dialect with words beside the codes. The rule, and all of it:
  - an element X of kbi-v01.xsd with an appinfo of urn:inburgering:kbi:codelijst may be followed by XLabel;
  - KboNummer may be followed by KboLink;
  - nothing else differs: same names, same order, same cardinality, children in no namespace.
codepaden.tsv lists each such element by its path from the panel on, with its code list in data/kbi/codes.toml.
--check writes nothing and ends with 1 when one of both is not what this program would write.
"""
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

XS = "{http://www.w3.org/2001/XMLSchema}"
FROM = "http://inburgering.be/types/V01"
TO = "http://isi-gateway.example/inburgering/dossier-labels/v1"
CODELIST = "urn:inburgering:kbi:codelijst"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Written by label_schema.py from kbi-v01.xsd; do not edit. The KBI file with a Label after each code and a KboLink after each
     KBO number, for the KSZ dialect. The namespace is ours and names no site; it is not seen in a message. -->
"""
LABELTYPE = """
  <xs:simpleType name="LabelType">
    <xs:annotation>
      <xs:documentation xml:lang="nl">Omschrijving van een code volgens de labeltabel, of van de bron.</xs:documentation>
      <xs:documentation xml:lang="en">Description of a code by the label table, or of the source.</xs:documentation>
    </xs:annotation>
    <xs:restriction base="xs:token">
      <xs:maxLength value="500"/>
    </xs:restriction>
  </xs:simpleType>
"""


def codelist(element):
    """The code list that the element names, or None."""
    for appinfo in element.iter(XS + "appinfo"):
        if appinfo.get("source") == CODELIST:
            return appinfo.text
    return None


def companion(name, kind, nl, en, indent):
    return (f'{indent}<xs:element name="{name}" type="{kind}" minOccurs="0">\n'
            f'{indent}  <xs:annotation>\n'
            f'{indent}    <xs:documentation xml:lang="nl">{nl}</xs:documentation>\n'
            f'{indent}    <xs:documentation xml:lang="en">{en}</xs:documentation>\n'
            f'{indent}  </xs:annotation>\n'
            f'{indent}</xs:element>\n')


def companions(xsd):
    """(type, element) -> the text that follows the element."""
    found = {}
    for kind in ET.fromstring(xsd).iter(XS + "complexType"):
        names = [e.get("name") for e in kind.iter(XS + "element")]
        for element in kind.iter(XS + "element"):
            name = element.get("name")
            if codelist(element):
                text = companion(name + "Label", "lab:LabelType", f"Omschrijving van {name}.", f"Description of {name}.", "      ")
            elif name == "KboNummer":
                text = companion("KboLink", "xs:anyURI", "Adres van de onderneming of vestiging bij de KBO; bij een nummer met een juist controlegetal.",
                                 "Address of the enterprise or establishment at the KBO; with a number whose check number is right.", "      ")
            else:
                continue
            assert element.get("maxOccurs", "1") == "1", f"{kind.get('name')}/{name} repeats: its label would stand loose"
            assert name + "Label" not in names, f"{kind.get('name')} has a {name}Label of its own"
            found[kind.get("name"), name] = text
    return found


def labelled(xsd):
    after = companions(xsd)
    body = xsd[xsd.index("<xs:schema"):].replace(f'xmlns:kbi="{FROM}"', f'xmlns:lab="{TO}"')
    body = body.replace(f'targetNamespace="{FROM}"', f'targetNamespace="{TO}"').replace('"kbi:', '"lab:')
    out, kind, pending = [], None, None
    for line in body.splitlines(keepends=True):
        word = line.strip()
        if word.startswith("<xs:complexType "):
            kind = word.split('name="')[1].split('"')[0]
        if word.startswith("<xs:element "):
            pending = (kind, word.split('name="')[1].split('"')[0])
        if "<xs:appinfo" not in word:
            out.append(line)
        if pending and (word == "</xs:element>" or (word.startswith("<xs:element ") and word.endswith("/>"))):
            out.append(after.pop(pending, ""))
            pending = None
    assert not after, f"elements without their companion: {sorted(after)}"
    text = "".join(out)
    first = text.index("  <xs:simpleType")
    return HEAD + text[:first] + LABELTYPE.lstrip("\n") + text[first:]


def paths(xsd):
    types = {t.get("name"): t for t in ET.fromstring(xsd).iter(XS + "complexType")}

    def walk(kind, prefix):
        for element in kind.iter(XS + "element"):
            path = prefix + element.get("name")
            if codelist(element):
                yield f"{path}\t{codelist(element)}\n"
            below = types.get(element.get("type", "").removeprefix("kbi:"))
            if below is not None:
                yield from walk(below, path + "/")

    return "".join(walk(types["DossierType"], ""))


def main(arguments):
    here = Path(__file__).resolve().parent
    xsd = (here / "kbi-v01.xsd").read_text(encoding="utf-8")
    stale = 0
    for name, text in (("kbi-v01-labels.xsd", labelled(xsd)), ("codepaden.tsv", paths(xsd))):
        if arguments == ["--check"]:
            if not (here / name).is_file() or (here / name).read_text(encoding="utf-8") != text:
                print(f"{name} is not what label_schema.py makes of kbi-v01.xsd; run it", file=sys.stderr)
                stale = 1
        else:
            (here / name).write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
