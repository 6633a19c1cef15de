# SPDX-License-Identifier: GPL-3.0-or-later
"""termijnen.py UIT: the terms of 30 and 90 days for made-up facts, counted day by day on a calendar (BE-M7).

A term of n days begins with the aanmelding (day 0); every later day counts, but for CONTRACT_90 the suspended ones; the
n-th that counts is the last on which it can be met.
"""
import random
import sys
from datetime import date, timedelta

DAG = timedelta(days=1)


def stil(schorsingen, tot):
    """The suspended days; one without end is known up to and with `tot`."""
    dagen = set()
    for begin, einde in schorsingen:
        dag = begin
        while dag <= (einde or tot):
            dagen.add(dag)
            dag += DAG
    return dagen


def termijn(soort, aanmelding, n, vervuld, vandaag, schorsingen):
    vervuld = sorted(d for d in vervuld if aanmelding <= d <= vandaag)
    voldaan = vervuld[0] if vervuld else None
    # After it was met nothing matters; as long as it is not, what is planned to be suspended does.
    niet = {d for d in stil(schorsingen, voldaan or vandaag) if not voldaan or d <= voldaan}
    dag, telt = aanmelding, 0
    while telt < n:
        dag += DAG
        telt += dag not in niet
    if (voldaan or vandaag) > dag:
        stand = "OVERSCHREDEN"
    elif voldaan:
        stand = "VOLDAAN"
    else:
        stand = "GESCHORST" if vandaag in niet else "LOPEND"
    return soort, aanmelding, dag, voldaan, stand


def termijnen(aanmelding, contracten, schorsingen, plan, bepaald, vandaag, vanaf, stopt):
    if aanmelding is None or aanmelding < vanaf:
        return []
    dertig = termijn("ONDERDELEN_30", aanmelding, 30, [bepaald] if bepaald else [], vandaag, [])
    if not plan:
        dertig = dertig[:4] + ("ONBEKEND",)
    return [dertig, termijn("CONTRACT_90", aanmelding, 90, contracten, vandaag, schorsingen if stopt else [])]


def gevallen():
    dobbel = random.Random(2022)
    vanaf = date(2022, 1, 1)
    for i in range(4000):
        basis = date(2021, 12, 20) + timedelta(days=dobbel.randrange(30 if i % 4 == 0 else 1800))
        aanmelding = None if i % 50 == 0 else basis

        def rond(spreiding=150):
            return basis + timedelta(days=dobbel.randrange(-20, spreiding))
        schorsingen = []
        for _ in range(dobbel.choice((0, 0, 1, 1, 2, 3))):
            begin = rond()
            schorsingen.append((begin, dobbel.choice((None, begin + timedelta(days=dobbel.randrange(60))))))
        # Often close to the edge: that is where a day more or less shows.
        rand = dobbel.choice((29, 30, 31, 89, 90, 91))
        contracten = [dobbel.choice((rond(), basis + timedelta(days=rand))) for _ in range(dobbel.randrange(3))]
        vandaag = max(dobbel.choice((rond(250), basis + timedelta(days=rand), basis)), date(2021, 12, 1))
        plan = dobbel.random() < 0.6
        bepaald = dobbel.choice((None, rond(60), basis + timedelta(days=30))) if plan else None
        yield aanmelding, contracten, schorsingen, plan, bepaald, vandaag, vanaf, dobbel.random() < 0.8


def tekst(waarde):
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return "-" if waarde is None else str(waarde)


if __name__ == "__main__":
    with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as uit:
        for geval in gevallen():
            a, contracten, schorsingen, plan, bepaald, vandaag, vanaf, stopt = geval
            uit.write("\t".join((
                tekst(a), ",".join(map(str, contracten)) or "-",
                ",".join(f"{tekst(b)}/{tekst(e)}" for b, e in schorsingen) or "-", tekst(plan), tekst(bepaald),
                tekst(vandaag), tekst(vanaf), tekst(stopt),
                ",".join("/".join(map(tekst, t)) for t in termijnen(*geval)) or "-")) + "\n")
