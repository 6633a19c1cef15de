#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""zeep asks what the manual shows (handleiding.json: §3.3 and §3.6 as printed) and every question of the catalogue of test
persons (ISI_VRAGEN, made by `isi-admin sandbox docs --json`)."""
import functools
import json
import os
import time
import unittest
from pathlib import Path

import requests
import zeep
import zeep_client

MANUAL = json.loads((Path(__file__).parent / "handleiding.json").read_text(encoding="utf-8"))
QUESTIONS = json.loads(Path(os.environ["ISI_VRAGEN"]).read_text(encoding="utf-8"))["vragen"]
NAMESPACE = "{urn:inburgering:isi:cvs:v1}"
OPEN = {"status": ["NIEUW", "IN_BEHANDELING"]}


@functools.cache
def client(name):
    return zeep_client.Client(name)


def printed_date(date):
    return "-".join(reversed(date.split("-"))) if date else ""


def printed_person(p):
    return [p.bsn, p.aNummer or "", p.voornamen or "", p.voorvoegsels or "", p.achternaam or "",
            printed_date(p.geboortedatum), p.geslacht.omschrijving, p.herkomst.omschrijving,
            printed_date(p.datumOverlijden), "Ja" if p.signaalAanwezig else "Nee"]


def printed_signal(s):
    return [s.status.omschrijving, s.bsn, s.aNummer or "", s.achternaam or "", s.signaalcode, s.omschrijving,
            printed_date(s.datumSignaal)]


class Manual(unittest.TestCase):
    def test_the_list_of_found_persons(self):
        answer = client("gemeente-groningen").ask(
            "zoekPersonen", gemeentecode="0014", wet="WI2007", geboortedatumVanaf="1966-04-04",
            geboortedatumTotEnMet="1970-04-04")
        rows = [printed_person(p) for p in answer.personen.persoon]
        self.assertEqual(rows, MANUAL["gevondenPersonen"]["rijen"])
        self.assertEqual((answer.totaal, answer.pagina, answer.gemeente.naam), (13, 1, "Groningen"))

    def test_the_list_of_found_signals_page_by_page(self):
        expected = MANUAL["gevondenSignalen"]
        moment, pages = None, []
        while not pages or pages[-1]:
            more = {"peilmoment": moment} if moment else {}
            answer = client("gemeente-groningen").ask("zoekSignalen", gemeentecode="0014", wet="WI2007",
                                                      statussen=OPEN, pagina=len(pages) + 1, **more)
            self.assertEqual((answer.totaal, answer.aantalNietAfgehandeld), (expected["aantal"],) * 2)
            moment = answer.peilmoment
            pages.append(answer.signalen.signaal if answer.signalen else [])
        pages.pop()  # the empty one behind the last
        self.assertEqual(len(pages), expected["paginas"])
        self.assertEqual({len(page) for page in pages[:-1]}, {10})
        self.assertEqual([printed_signal(s) for s in pages[0]], expected["rijen"])
        signals = [s for page in pages for s in page]
        self.assertEqual(len({s.signaalId for s in signals}), expected["aantal"])
        order = [(s.datumSignaal, -int(s.signaalId)) for s in signals]
        self.assertEqual(order, sorted(order, reverse=True))

    def test_three_clicks_on_a_column(self):
        """Up, down, and the order as it was (§ 3.6)."""
        def ask(**sorting):
            answer = client("gemeente-groningen").ask("zoekSignalen", gemeentecode="0014", wet="WI2007", statussen=OPEN,
                                                      aantalPerPagina=500, **sorting)
            return answer.signalen.signaal
        up = [s.signaalcode for s in ask(sorteren={"kolom": "SIGNAALCODE", "richting": "OPLOPEND"})]
        down = [s.signaalcode for s in ask(sorteren={"kolom": "SIGNAALCODE", "richting": "AFLOPEND"})]
        self.assertEqual((up, down), (sorted(up), sorted(up, reverse=True)))
        self.assertGreater(len(set(up)), 20)
        again = [printed_signal(s) for s in ask()[:10]]
        self.assertEqual(again, MANUAL["gevondenSignalen"]["rijen"])


def find(node, path):
    """The value at `path` as the catalogue writes it: codes without their text, "-" for what is not there."""
    for name in path.split("."):
        if name == "#":
            return str(len(node or []))
        if node is None:
            return "0" if path.endswith("#") else "-"
        if name.isdigit():
            node = node[int(name)] if int(name) < len(node) else None
        else:
            node = getattr(node, name)
    node = getattr(node, "code", node)
    if node is None:
        return "-"
    return str(node).lower() if isinstance(node, bool) else str(node)


class Catalogue(unittest.TestCase):
    def outcome(self, question):
        """(what the client got, the answer if there is one)"""
        asked = client(question["door"])
        try:
            answer = asked.ask(question["operatie"], gemeentecode=question["gemeentecode"], **question["velden"])
        except zeep.exceptions.Fault as fault:
            return fault.code.rpartition(":")[2], None
        except zeep_client.HttpStatus as error:
            self.assertTrue(int(error.headers["Retry-After"]) > 0)
            return f"HTTP {error.status}", None
        except requests.exceptions.RequestException:
            return "verbroken", None
        if not answer.requestGoedgekeurd:
            return answer.foutmelding[0].foutcode, answer
        # zeep gives None for an empty element, present or not: look at what came over the wire.
        if asked.history.last_received["envelope"].find(f".//{NAMESPACE}nietsGevonden") is not None:
            return "niets", answer
        return ("lijst" if question["operatie"].startswith("zoek") else "gevonden"), answer

    def test_every_question_has_its_answer(self):
        self.assertGreater(len(QUESTIONS), 100)
        for question in QUESTIONS:
            with self.subTest(json.dumps(question, ensure_ascii=False)):
                started = time.monotonic()
                outcome, answer = self.outcome(question)
                waited = (time.monotonic() - started) * 1000
                self.assertEqual(outcome, question["geeft"])
                found = {path: find(answer, path) for path in question["verwacht"]}
                self.assertEqual(found, question["verwacht"])
                self.assertGreaterEqual(waited, question.get("minstensMs", 0))


if __name__ == "__main__":
    unittest.main()
