#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""discimus.py CERT KEY CLIENT-CA ANSWERS LOG: plays the far side of `isi-admin kbi discimus` on a free port of this machine.

Prints `poort N` when it listens; ends when its standard input does. See README.md for the outcomes.
"""
import http.server
import os
import ssl
import sys
import threading
import time
import xml.etree.ElementTree as ET

NS = "http://webservice.geefhistoriekinschrijvingdienst-02_01.onderwijs-02_01.vip.vlaanderen.be"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
CERT, KEY, CA, ANSWERS, LOG = sys.argv[1:6]


def uitzondering(code, oorsprong="Disci"):
    return (f"<Uitzonderingen><Uitzondering><Identificatie>{code}</Identificatie><Oorsprong>{oorsprong}</Oorsprong>"
            f"<Type>FOUT</Type><Diagnose>zie code</Diagnose></Uitzondering></Uitzonderingen>")


def inschrijving(begin, einde=None):
    tot = f"<Einde>{einde}</Einde>" if einde else ""
    return f"<Inschrijving><Periode><Begin>{begin}</Begin>{tot}</Periode><Instelling>0123</Instelling></Inschrijving>"


def inhoud(*inschrijvingen):
    return "<Inhoud><Inschrijvingen>" + "".join(inschrijvingen) + "</Inschrijvingen></Inhoud>"


BINNEN = {
    "ingeschreven": inhoud(inschrijving("2019-09-01", "2020-06-30"), inschrijving("2020-09-01")),
    "begint": inhoud(inschrijving("2098-09-01", "2099-06-30")),
    "uitgeschreven": inhoud(inschrijving("2019-09-01", "2020-06-30"), inschrijving("2020-09-01", "2021-01-15")),
    "niet_ingeschreven": uitzondering("30101"),
    "andere_30101": uitzondering("30101", "KSZ"),
    "fout": uitzondering("60009", "MAGDA"),
    "leeg": inhoud(),
    "referte": inhoud(inschrijving("2020-09-01")),
}


def lees(bytes_):
    """(INSZ, Referte) of a question that is one; raises otherwise."""
    root = ET.fromstring(bytes_)
    vraag = root.find(f"{{{SOAP}}}Body/{{{NS}}}GeefHistoriekInschrijving/Verzoek")
    context = vraag.find("Context")
    assert context.findtext("Naam") == "GeefHistoriekInschrijving" and context.findtext("Versie") == "02.01.0000"
    assert context.findtext("Bericht/Type") == "VRAAG" and context.findtext("Bericht/Afzender/Identificatie")
    assert len(context.findtext("Bericht/Afzender/Referte")) == 36
    assert context.findtext("Bericht/Tijdstip/Datum") and context.findtext("Bericht/Tijdstip/Tijd")
    (een,) = vraag.findall("Vragen/Vraag")
    return een.findtext("Inhoud/Criteria/INSZ"), een.findtext("Referte")


def repliek(referte, uitkomst):
    if uitkomst == "druk":
        binnen = uitzondering("99996", "MAGDA")
    else:
        binnen = f"<Antwoorden><Antwoord><Referte>{referte}</Referte>{BINNEN[uitkomst]}</Antwoord></Antwoorden>"
    return (f'<s:Envelope xmlns:s="{SOAP}"><s:Body><w:GeefHistoriekInschrijvingResponse xmlns:w="{NS}"><Repliek>'
            f"{binnen}</Repliek></w:GeefHistoriekInschrijvingResponse></s:Body></s:Envelope>").encode()


class Loket(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        bytes_ = self.rfile.read(int(self.headers["Content-Length"]))
        insz, referte = lees(bytes_)
        actie = self.headers["SOAPAction"]
        assert actie == f'"{NS}/GeefHistoriekInschrijving"', actie
        subject = dict(veld[0] for veld in self.connection.getpeercert()["subject"])
        with open(ANSWERS, encoding="ascii") as answers:
            uitkomst = dict(regel.split() for regel in answers)[insz]
        with open(LOG, "a", encoding="ascii") as log:
            log.write(f"{insz} {uitkomst} {subject['commonName']}\n")
        self.antwoord(uitkomst, referte)

    def antwoord(self, uitkomst, referte):
        if uitkomst == "dicht":
            self.close_connection = True
            return
        if uitkomst == "traag":
            time.sleep(30)
        status, uit = 200, b"geen XML"
        if uitkomst == "http500":
            status = 500
        elif uitkomst == "groot":
            uit = b"x" * (1 << 20)
        elif uitkomst == "doctype":
            uit = b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + repliek(referte, "ingeschreven")
        elif uitkomst not in ("onzin", "traag"):
            uit = repliek("iets anders" if uitkomst == "referte" else referte, uitkomst)
        self.send_response(status)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(uit)))
        self.end_headers()
        self.wfile.write(uit)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):  # a client that we do not trust, or that goes away
        with open(LOG, "a", encoding="ascii") as log:
            log.write(f"fout {sys.exc_info()[0].__name__}\n")


def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(CERT, KEY)
    context.load_verify_locations(CA)
    context.verify_mode = ssl.CERT_REQUIRED
    server = Server(("127.0.0.1", 0), Loket)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"poort {server.server_address[1]}", flush=True)
    sys.stdin.buffer.read()
    os._exit(0)


main()
