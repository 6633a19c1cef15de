#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""labels.py TREE OUT: panels in canonical form and what the KSZ dialect must make of them, by the rule of
wsdl/kbi/README.md ("The file in the KSZ dialect"), written down here a second time, in another language.

Each line of OUT: name TAB panel TAB labelled panel TAB 1 if a code has no words, else 0; the XML in hex.
Panels are those of the public replies, and one for each coded place in each way a code can be written there.
"""
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path


def read(text):
    return ET.fromstring(text, parser=ET.XMLParser(target=ET.TreeBuilder(insert_comments=True)))


def canonical(element):
    return ET.canonicalize(ET.tostring(element, encoding="unicode"), with_comments=True)


def own_text(element):
    return ((element.text or "") + "".join(child.tail or "" for child in element)).strip(" \t\r\n")


def kbo_link(number):
    if len(number) != 10 or not number.isascii() or not number.isdigit() or number[0] == "9":
        return None
    if 97 - int(number[:8]) % 97 != int(number[8:]):
        return None
    page = "toonvestigingps.html?vestigingsnummer=" if number[0] >= "2" else "toonondernemingps.html?ondernemingsnummer="
    return "https://kbopub.economie.fgov.be/kbopub/" + page + number


class Rule:
    def __init__(self, tree):
        table = tomllib.loads((tree / "data/kbi/codes.toml").read_text(encoding="utf-8"))
        self.words = {(l["naam"], c["code"]): c["label"] for l in table["lijst"] for c in l["codes"] if "label" in c}
        self.codes = [(l["naam"], c["code"]) for l in table["lijst"] for c in l["codes"]]
        lines = (tree / "wsdl/kbi/codepaden.tsv").read_text(encoding="utf-8").splitlines()
        self.lists = dict(line.split("\t") for line in lines)

    def companion(self, element, path):
        """(name, text) that must follow, and whether words are wanting."""
        text = own_text(element)
        if element.tag == "KboNummer":
            link = kbo_link(text)
            return (("KboLink", link) if link else None), False
        if path not in self.lists:
            return None, False
        source = element.get("Naam") or element.get("KorteNaam") or element.get("Beschrijving") or ""
        words = self.words.get((self.lists[path], text)) or source.strip(" \t\r\n")
        return ((element.tag + "Label", words) if words else None), bool(text) and not words

    def label(self, element, path):
        wanting = False
        for child in list(element):
            if child.tag is ET.Comment:
                continue
            below = path + "/" + child.tag
            wanting |= self.label(child, below)
            found, missing = self.companion(child, below)
            wanting |= missing
            if found:
                new = ET.Element(found[0])
                new.text, new.tail, child.tail = found[1], child.tail, None
                element.insert(list(element).index(child) + 1, new)
        return wanting


def spellings(rule, path):
    """Ways to write a code at this place; of a code that the list has with words, has without, or has not."""
    name, kind = path.rsplit("/", 1)[1], rule.lists[path]
    for code in [c for l, c in rule.codes if l == kind] + ["NIEUW_2031"]:
        yield f"<{name}>{code}</{name}>"
    code = next((c for l, c in rule.codes if l == kind), "X")
    yield f"<{name}> \n {code}\t</{name}>"
    yield f"<{name}>{code[0]}<!-- > </{name}> -->{code[1:]}</{name}>"
    yield f"<{name} KorteNaam='kort' Naam='lang &amp; &lt;breed&gt; \"ja\"'>ONBEKEND/9</{name}>"
    yield f"<{name} KorteNaam='a > b'></{name}>"
    yield f"<{name} Beschrijving='van de bron'>A&amp;B&lt;C</{name}>"
    yield f"<{name}></{name}>"


def made_up(rule):
    for path in rule.lists:
        steps = path.split("/")[:-1]
        before, after = "".join(f"<{s}>" for s in steps), "".join(f"</{s}>" for s in reversed(steps))
        for number, code in enumerate(spellings(rule, path)):
            # Beside it a place that is no code here, though it has the name of one elsewhere.
            yield f"{path} {number}", f"{before}{code}<Onbekend><{steps[-1]}>JA</{steps[-1]}></Onbekend>{after}"
    for number in ["0421722346", "2138199506", "0000000000", "0123456789", "9421722346", "042172234", "abcdefghij", "",
                   " 0862910119 ", "0207451227", "2147812897", "2147812800"]:
        yield f"kbo {number}", ("<Contracten><Contract><AangemaaktDoor><KboNummer>" + number +
                                "</KboNummer><KbiNummer>DF42</KbiNummer></AangemaaktDoor></Contract></Contracten>")


def published(tree):
    for file in sorted((tree / "data/kbi-dossiers").glob("*.xml")):
        dossier = ET.fromstring(file.read_bytes()).find(".//KBIDossier")
        for panel in dossier if dossier is not None else ():
            panel.tail = None
            yield f"{file.name} {panel.tag}", ET.tostring(panel, encoding="unicode")


def main(tree, out):
    rule = Rule(tree)
    with out.open("w", encoding="utf-8") as lines:
        for name, text in [*published(tree), *made_up(rule)]:
            panel = read(text)
            plain = canonical(panel)
            wanting = rule.label(panel, panel.tag)
            labelled = canonical(panel)
            print(name, plain.encode().hex(), labelled.encode().hex(), int(wanting), sep="\t", file=lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
