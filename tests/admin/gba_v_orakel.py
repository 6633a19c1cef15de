#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gba_v_orakel.py FILE REPORT: counts the public test set of RvIG by itself and compares with isi-admin's report.

The reading that gives the counts of the design: a person is a distinct number of 01.01.20; its facts are those of the
first line of the first persoonslijst with that number; a persoonslijst without a number is nobody. Numbers are counted
in every line, history too: two stand only there, one of which fails the elfproef. Prints each difference; exit 1.
"""
import csv
import json
import sys

AFGESPROKEN = {"nummers": 682, "nummers_afgewezen": 1, "rni": 72, "nederlands": 527, "verblijfstitel": 34,
               "overleden": 20, "geemigreerd": 56, "geheim": 45, "in_onderzoek": 17, "huisletter": 52,
               "zonder_voornamen": 11, "achternaam_punt": 2, "zonder_geboortedatum": 1, "zonder_geslacht": 1,
               "langste_naam": 197, "persoonslijsten": 687}
GEMEENTEN = {"0518": 174, "0599": 140, "0363": 116, "0530": 44, "0344": 31, "0014": 9, "0034": 2}


def elfproef(nummer):
    som = sum(int(c) * w for c, w in zip(nummer, (9, 8, 7, 6, 5, 4, 3, 2, -1)))
    return len(nummer) == 9 and nummer.isdigit() and nummer != "000000000" and som % 11 == 0


def lees(bestand):
    """(first lines of every persoonslijst, every number of the file)"""
    with open(bestand, encoding="utf-8-sig", newline="") as f:
        kop, *regels = csv.reader(f, delimiter=";")
        plaats = {}
        for i, naam in enumerate(kop):
            plaats.setdefault(naam, i)
    def waarde(regel, element):
        return regel[plaats[element]]
    eerste = [(lambda element, r=r: waarde(r, element)) for r in regels if r[0]]
    return eerste, {waarde(r, "01.01.20") for r in regels} - {""}


def tel(bestand):
    lijsten, nummers = lees(bestand)
    personen = {}
    for lijst in lijsten:
        if elfproef(lijst("01.01.20")):
            personen.setdefault(lijst("01.01.20"), lijst)
    alle = list(personen.values())
    hoeveel = lambda vraag: sum(1 for p in alle if vraag(p))
    bestand = {
        "persoonslijsten": len(lijsten),
        "nummers": len(nummers),
        "nummers_afgewezen": sum(1 for n in nummers if not elfproef(n)),
        "rni": hoeveel(lambda p: p("08.09.10") == "1999"),
        "nederlands": hoeveel(lambda p: p("04.05.10") == "0001"),
        "verblijfstitel": hoeveel(lambda p: p("10.39.10")),
        "overleden": hoeveel(lambda p: p("07.67.20") == "O"),
        "geemigreerd": hoeveel(lambda p: p("07.67.20") == "E"),
        "geheim": hoeveel(lambda p: p("07.70.10") not in ("", "0")),
        "in_onderzoek": hoeveel(lambda p: p("08.83.10")),
        "huisletter": hoeveel(lambda p: p("08.11.30")),
        "zonder_voornamen": hoeveel(lambda p: not p("01.02.10")),
        "achternaam_punt": hoeveel(lambda p: p("01.02.40") == "."),
        "zonder_geboortedatum": hoeveel(lambda p: not p("01.03.10")),
        "zonder_geslacht": hoeveel(lambda p: not p("01.04.10")),
        "langste_naam": max(max(len(p("01.02.10")), len(p("01.02.40"))) for p in alle),
    }
    gemeente = {}
    for p in alle:
        code = p("08.09.10")
        if code not in ("", "1999"):
            gemeente[code] = gemeente.get(code, 0) + 1
    return {"bestand": bestand, "gemeente": gemeente}


def verschillen(naam, verwacht, gevonden):
    for teller in sorted(verwacht.keys() | gevonden.keys()):
        if verwacht.get(teller) != gevonden.get(teller):
            yield f"{naam}.{teller}: expected {verwacht.get(teller)}, found {gevonden.get(teller)}"


def main():
    geteld = tel(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as f:
        rapport = json.load(f)
    fouten = list(verschillen("agreed", AFGESPROKEN, geteld["bestand"]))
    fouten += verschillen("agreed", GEMEENTEN, {k: geteld["gemeente"].get(k) for k in GEMEENTEN})
    fouten += verschillen("bestand", geteld["bestand"], rapport["bestand"])
    fouten += verschillen("gemeente", geteld["gemeente"], rapport["gemeente"])
    # Nobody is lost: rejected, in the register, or gone by the rule for the deceased.
    lot = rapport["overleden"]
    som = (rapport["afgewezen"]["PERSOONSLIJST"] + rapport["geladen"]["totaal"] + lot["grafsteen"] + lot["vergeten"] +
           lot["zonder_wet"])
    if som != rapport["bestand"]["persoonslijsten"]:
        fouten.append(f"{som} persoonslijsten accounted for, {rapport['bestand']['persoonslijsten']} in the file")
    store = rapport["store"]
    gedaan = store["nieuw"] + store["gewijzigd"] + store["ongewijzigd"] + store["verwijderd"]
    if gedaan != som - rapport["afgewezen"]["PERSOONSLIJST"]:
        fouten.append(f"{gedaan} written or left as they were, of {som}")
    if sum(rapport["wet"].values()) != rapport["geladen"]["totaal"]:
        fouten.append("the laws do not add up")
    print("\n".join(fouten) or "the report is right")
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main())
