# SPDX-License-Identifier: GPL-3.0-or-later
"""cellen.py DIR: writes the cells of the product test with what the oracle expects of each, and NL-M12's table in full.

The whole product has about 10^9 cells. Written are full products of the dimensions that decide together (rights; scope;
proof of the key), and cells until every pair of values of all dimensions has occurred, once where the key is proven
(else Client.DK0002 would hide all that comes after) and once anywhere. The same every time.
"""
import itertools
import os
import random
import sys

sys.dont_write_bytecode = True
import orakel as o

BEWEZEN = [s for s, reden in o.SLEUTELSTANDEN.items() if not reden]
STELLEN = [tuple(itertools.compress(o.ROLLEN, ((i >> b) & 1 for b in range(5)))) for i in range(32)]
VERBLIJVEN = ("-", "WOONACHTIG", "GEWEZEN_INGEZETENE", "ELDERS")
ENVELOPPEN = ("goed", "verzender_ander", "verzender_certificaat", "ontvanger_ander", "gemeente_te_veel")
OVER_PERSOON = [op for op in o.GEBOUWD if op in o.MET_BSN]
DIMENSIES = {
    "organisatie": tuple(o.PARTIJEN), "sleutel": tuple(o.SLEUTELSTANDEN), "gemeente": tuple(o.GEMEENTEN["groningen"]),
    "wet": o.WETTEN + ("WI_ANDERS", "misvormd"), "rollen": STELLEN, "operatie": o.OPERATIES, "situatie": o.SITUATIES,
    "nummer": o.NUMMERS, "verblijf": VERBLIJVEN, "envelop": ENVELOPPEN}


def gewoon(**anders):
    """A cell that is allowed everything, but for what is said."""
    return o.Cel(**{"organisatie": "groningen", "sleutel": "geldig", "gemeente": "eigen", "wet": "WI2007",
                    "rollen": o.ROLLEN, "operatie": "geefPersoon", "situatie": "woont_hier", "nummer": "bsn",
                    "verblijf": "-", "envelop": "goed", **anders})


def normaal(cel):
    """What the message cannot say is taken out, so that two cells that differ are two different requests."""
    op, partij = cel.operatie, o.PARTIJEN[cel.organisatie]
    if op in o.ZONDER_ROL:
        cel = cel._replace(gemeente="-")
    elif cel.envelop == "gemeente_te_veel":
        cel = cel._replace(envelop="goed")
    if cel.envelop == "verzender_certificaat" and partij.oin in ("", o.EIGENAARS[partij.eigenaar]):
        cel = cel._replace(envelop="goed")
    if op not in o.MET_BSN:
        cel = cel._replace(situatie="-")
    if op not in o.MET_WET:
        cel = cel._replace(wet="-" if op not in o.MET_BSN else cel.wet if cel.wet in o.WETTEN else "WI2007")
    elif cel.wet not in o.WETTEN and cel.situatie != "-":
        cel = cel._replace(situatie="woont_hier")
    if op not in o.MET_BSN:
        cel = cel._replace(nummer="-")
    elif op not in o.MET_A_NUMMER or cel.situatie in ("ongeldig", o.ALLEN):
        cel = cel._replace(nummer="bsn")
    if op not in o.MET_VERBLIJF or (cel.situatie == "ongeldig" and cel.verblijf == "ELDERS"):
        cel = cel._replace(verblijf="-")
    if cel.sleutel in ("onbekend", "van_een_ander", "geen"):
        cel = cel._replace(rollen=o.ROLLEN)
    return cel


def rechten():
    for op, rollen, wet, gemeente, wie in itertools.product(
            ["geefGemeenten"] + OVER_PERSOON, STELLEN, o.WETTEN, ("eigen", "ook", "niet"), ("groningen", "almere")):
        if wie == "groningen" or len(rollen) % 2 == 1:
            yield gewoon(operatie=op, rollen=rollen, wet=wet, gemeente=gemeente, organisatie=wie)


def bereik():
    for op, situatie, wet, verblijf, gemeente in itertools.product(
            OVER_PERSOON, o.SITUATIES, o.WETTEN, VERBLIJVEN, ("eigen", "ook")):
        yield gewoon(operatie=op, situatie=situatie, wet=wet, verblijf=verblijf, gemeente=gemeente)


def nummers():
    for op, situatie, nummer, wet, verblijf in itertools.product(
            o.MET_A_NUMMER, o.SITUATIES, o.NUMMERS[1:], o.WETTEN, VERBLIJVEN[:3]):
        yield gewoon(operatie=op, situatie=situatie, nummer=nummer, wet=wet, verblijf=verblijf)


def zoeken():
    """Searches without a number: of all persons that there are, those of this gemeente and law and no other."""
    for op, rollen, wet, gemeente, wie, verblijf in itertools.product(
            ("zoekPersonen", "zoekSignalen"), [(), o.ROLLEN] + [(rol,) for rol in o.ROLLEN], o.WETTEN,
            ("eigen", "ook", "niet"), ("groningen", "almere"), ("-", "GEWEZEN_INGEZETENE")):
        yield gewoon(operatie=op, rollen=rollen, wet=wet, gemeente=gemeente, organisatie=wie, situatie=o.ALLEN,
                     verblijf=verblijf)


def bewijs():
    for wie, sleutel, op in itertools.product(
            o.PARTIJEN, o.SLEUTELSTANDEN, ("testVerbinding", "geefPersoon", "geefWet", "geefMutaties")):
        yield gewoon(organisatie=wie, sleutel=sleutel, operatie=op)


def paren(cel):
    return {(i, cel[i], j, cel[j]) for i, j in itertools.combinations(range(len(cel)), 2)}


def alle_paren(dimensies, zaad):
    """Cells in which every pair of values of two dimensions occurs, by greed."""
    namen, dobbel = list(dimensies), random.Random(zaad)
    te_doen = {(i, a, j, b) for i, j in itertools.combinations(range(len(namen)), 2)
               for a in dimensies[namen[i]] for b in dimensies[namen[j]]}
    for i, a, j, b in sorted(te_doen, key=repr):
        if (i, a, j, b) not in te_doen:
            continue
        worpen = []
        for _ in range(8):
            worp = [dobbel.choice(dimensies[n]) for n in namen]
            worp[i], worp[j] = a, b
            worpen.append(o.Cel(*worp))
        beste = max(worpen, key=lambda cel: len(paren(cel) & te_doen))
        te_doen -= paren(beste)
        yield beste


def maak_cellen():
    bewezen = dict(DIMENSIES, organisatie=("groningen", "almere", "leverancier"), sleutel=tuple(BEWEZEN))
    bronnen = (rechten(), bereik(), nummers(), zoeken(), bewijs(), alle_paren(bewezen, 1), alle_paren(DIMENSIES, 2))
    return list(dict.fromkeys(normaal(cel) for bron in bronnen for cel in bron))


def tekst(waarde):
    return {True: "ja", False: "nee"}.get(waarde, "+".join(waarde) if isinstance(waarde, tuple) else waarde) or "-"


def schrijf(pad, kop, rijen):
    with open(pad, "w", encoding="utf-8", newline="\n") as uit:
        for rij in itertools.chain([kop], rijen):
            uit.write("\t".join(tekst(v) for v in rij) + "\n")


def celrij(cel):
    codes = o.GEMEENTEN[o.eigenaar(cel)]
    verleend = o.verleend(cel)
    # About whom: persons are made per gemeente, law and situation; nobody lives in a gemeente that does not exist.
    plaats = codes["eigen"] if cel.gemeente in ("-", "misvormd", "bestaat_niet") else codes[cel.gemeente]
    wet = cel.wet if cel.wet in o.WETTEN else "WI2007"
    return (*cel, o.eigenaar(cel), o.gemeentecode(cel), verleend[codes["eigen"]], verleend[codes["ook"]],
            o.verzender(cel), *o.PARTIJEN[cel.organisatie][:2], plaats, wet, *o.verwacht(cel), *(o.verwacht(cel, b).antwoord for b in o.BEDERF))


def rechtenrijen():
    for op, rollen in itertools.product(o.OPERATIES, STELLEN):
        for wet in o.WETTEN if op in o.MET_WET else ("-",):
            for gemeente, gegeven in (("0014", rollen), ("0034", ())):
                yield (op, wet, rollen, gemeente, *o.recht(op, gemeente, wet, gegeven))


if __name__ == "__main__":
    os.makedirs(sys.argv[1], exist_ok=True)
    schrijf(os.path.join(sys.argv[1], "cellen.tsv"),
            (*o.Cel._fields, "eigenaar", "gemeentecode", "eigen_rollen", "ook_rollen", "verzender", "oin", "kbo", "plaats",
             "persoonswet", *o.Verwacht._fields, *(f"bederf:{b}" for b in o.BEDERF)), map(celrij, maak_cellen()))
    schrijf(os.path.join(sys.argv[1], "rechten.tsv"), ("operatie", "wet", "rollen", "gemeente", "uitkomst", "rol"),
            rechtenrijen())
