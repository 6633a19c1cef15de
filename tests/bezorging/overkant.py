#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""overkant.py FOLDER: the far side of RegistreerToeleiding, over mutual TLS, as good or as bad as FOLDER/modus says.

FOLDER holds ca.crt, overkant.crt, overkant.key; the port is written to FOLDER/poort and stays. The mode is looked at
for every message:
  goed            keeps the appointment, answers
  weg             refuses connections (the port stays ours)
  stil            takes connections, says nothing, not even TLS
  traag SECONDS   keeps it, answers late
  faalt           HTTP 500, keeps nothing
  druk CODE       an Uitzondering (99996, 60006 ...), keeps nothing
  weigert CODE    an Uitzondering about this appointment, keeps nothing
  dicht           closes after reading, keeps nothing
  ongezien        keeps it, and breaks the connection before it answers
  half            keeps it, and breaks the connection half-way its answer
  dubbel          keeps it, answers twice
  onleesbaar      keeps it, answers with what is no answer
  groot           keeps it, answers without end
  verhuisd        HTTP 307 to itself
  voor, na        waits before, after keeping, until the mode changes; then does as that says
What it gets is a line in FOLDER/opgetekend, synced before anything else: nieuw, herhaling or botsing (an id it knows,
with the same or with other content), then what the message holds. On standard output: `verbonden`, `ontvangen ID`,
`opgetekend ID`, `beantwoord ID`, as they happen.
"""
import contextlib
import hashlib
import os
import socket
import ssl
import struct
import sys
import threading
import time
import xml.etree.ElementTree as ET
from pathlib import Path

SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"
WEB = "{http://webservice.RegistreerToeleiding-01.00.kbi-01.00.vip.vlaanderen.be}"
TIJDSTIP = "<Tijdstip><Datum>2026-11-27</Datum><Tijd>12:00:00.000</Tijd></Tijdstip>"


class Boek:
    """What the far side has: by centre and id, durable."""

    def __init__(self, pad):
        self.slot, self.bekend = threading.Lock(), {}
        if pad.exists():
            for regel in pad.read_text().splitlines():
                soort, kbo, id_, inhoud = regel.split("\t")[:4]
                self.bekend.setdefault((kbo, id_), inhoud)
        self.bestand = open(pad, "a", encoding="utf-8")

    def teken_op(self, bericht):
        with self.slot:
            sleutel = (bericht["kbo"], bericht["id"])
            eerder = self.bekend.get(sleutel)
            soort = "nieuw" if eerder is None else "herhaling" if eerder == bericht["hash"] else "botsing"
            self.bekend.setdefault(sleutel, bericht["hash"])
            self.bestand.write("\t".join([soort, *sleutel, bericht["hash"], bericht["insz"], bericht["reden"],
                                          bericht["omschrijving"].encode().hex(), bericht["moment"]]) + "\n")
            self.bestand.flush()
            os.fsync(self.bestand.fileno())
            return soort


def lees(lichaam):
    wortel = ET.fromstring(lichaam)
    vraag = wortel.find(f"{SOAP}Body/{WEB}RegistreerToeleiding/Verzoek/Vragen/Vraag")
    inhoud = vraag.find("Inhoud")
    toeleiding = inhoud.find("Toeleiding")
    moment = toeleiding.find("AfspraakMoment")
    canoniek = ET.canonicalize(ET.tostring(inhoud, encoding="unicode"))
    return {"id": toeleiding.findtext("Id"), "referte": vraag.findtext("Referte"),
            "kbo": toeleiding.findtext("Van/KboNummer") or "", "insz": inhoud.findtext("Personalia/INSZ"),
            "reden": toeleiding.findtext("RedenToeleiding"),
            "omschrijving": toeleiding.findtext("RedenOmschrijving") or "",
            "moment": " ".join(e.text for e in moment) if moment is not None else "",
            "hash": hashlib.sha256(canoniek.encode()).hexdigest()}


def uitzondering(code):
    return ("<Uitzonderingen><Uitzondering><Identificatie>" + code + "</Identificatie><Oorsprong>MAGDA</Oorsprong>"
            "<Type>FOUT</Type>" + TIJDSTIP + "<Diagnose>Proef</Diagnose></Uitzondering></Uitzonderingen>")


def repliek(bericht, in_antwoord="", in_repliek=""):
    antwoord = "" if in_repliek else ("<Antwoorden><Antwoord><Referte>" + bericht["referte"] + "</Referte>" + in_antwoord +
                                      "</Antwoord></Antwoorden>")
    return ('<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="' + SOAP[1:-1] + '"><s:Body>'
            '<w:RegistreerToeleidingResponse xmlns:w="' + WEB[1:-1] + '"><Repliek><Context><Naam>RegistreerToeleiding</Naam>'
            "<Versie>01.00.0000</Versie><Bericht><Type>ANTWOORD</Type>" + TIJDSTIP +
            "<Afzender><Identificatie>overkant</Identificatie><Referte>1</Referte></Afzender></Bericht></Context>" +
            antwoord + in_repliek + "</Repliek></w:RegistreerToeleidingResponse></s:Body></s:Envelope>").encode()


def aanvaard(bericht):
    return repliek(bericht, "<Inhoud><Toeleiding><Id>" + bericht["id"] + "</Id><DatumAanvraag>2026-11-27</DatumAanvraag>"
                   "<RedenToeleiding>" + bericht["reden"] + "</RedenToeleiding><Status>OP</Status>"
                   "<Afleverstatus>BEVESTIGD</Afleverstatus><DatumAfleverstatus>2026-11-27</DatumAfleverstatus>"
                   "</Toeleiding></Inhoud>")


def http(status, lichaam, extra=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: text/xml\r\n{extra}Content-Length: {len(lichaam)}\r\n\r\n".encode() + lichaam


class Overkant:
    def __init__(self, map_):
        self.map = Path(map_)
        self.boek = Boek(self.map / "opgetekend")
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.minimum_version = ssl.TLSVersion.TLSv1_2
        self.tls.load_cert_chain(self.map / "overkant.crt", self.map / "overkant.key")
        self.tls.load_verify_locations(self.map / "ca.crt")
        self.tls.verify_mode = ssl.CERT_REQUIRED
        pad = self.map / "poort"
        self.luisteraar = self.open(int(pad.read_text()) if pad.exists() else 0)
        tijdelijk = self.map / "poort.nieuw"
        tijdelijk.write_text(str(self.luisteraar.getsockname()[1]))
        tijdelijk.rename(pad)

    def modus(self):
        return (self.map / "modus").read_text().split() or ["goed"]

    def meld(self, *woorden):
        # One write, so that lines of several threads do not mix; dropped when nobody reads them.
        with contextlib.suppress(BlockingIOError):
            os.write(1, (" ".join(woorden) + "\n").encode())

    def open(self, poort):
        s = socket.socket()
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(("127.0.0.1", poort))
        return s

    def loop(self):
        """Listens, but not while the mode is `weg`: a bound port that nobody listens on refuses."""
        luistert = False
        self.meld("klaar")
        poort = self.luisteraar.getsockname()[1]
        while True:
            weg = self.modus()[0] == "weg"
            if weg and luistert:
                self.luisteraar.close()
                self.luisteraar, luistert = self.open(poort), False
            elif not weg and not luistert:
                self.luisteraar.listen(64)
                self.luisteraar.settimeout(0.02)
                luistert = True
            if not luistert:
                time.sleep(0.02)
                continue
            try:
                verbinding, _ = self.luisteraar.accept()
            except TimeoutError:
                continue
            threading.Thread(target=self.bedien, args=(verbinding,), daemon=True).start()

    def bedien(self, kaal):
        kaal.settimeout(60)
        self.meld("verbonden")
        try:
            self.wacht_zolang("stil")
            with self.tls.wrap_socket(kaal, server_side=True) as s:
                while self.een_bericht(s):
                    pass
        except (OSError, ValueError):  # the other side has gone, or is none of ours
            kaal.close()

    def wacht_zolang(self, modus):
        while self.modus()[0] == modus:
            time.sleep(0.005)

    def lees_verzoek(self, s):
        kop = b""
        while b"\r\n\r\n" not in kop:
            deel = s.recv(65536)
            if not deel:
                return None
            kop += deel
        kop, lichaam = kop.split(b"\r\n\r\n", 1)
        lengte = next(int(r.split(b":")[1]) for r in kop.split(b"\r\n") if r.lower().startswith(b"content-length"))
        while len(lichaam) < lengte:
            deel = s.recv(65536)
            if not deel:
                return None
            lichaam += deel
        return lichaam

    def een_bericht(self, s):
        """True: the connection stays."""
        lichaam = self.lees_verzoek(s)
        if lichaam is None:
            return False
        bericht = lees(lichaam)
        self.meld("ontvangen", bericht["id"])
        self.wacht_zolang("voor")
        modus, *rest = self.modus()
        if modus in ("weg", "dicht"):
            return False
        if modus == "faalt":
            s.sendall(http("500 Internal Server Error", b"<oeps/>"))
            return True
        if modus == "verhuisd":
            s.sendall(http("307 Temporary Redirect", b"", "Location: /elders\r\n"))
            return True
        if modus in ("druk", "weigert"):
            s.sendall(http("200 OK", repliek(bericht, in_repliek=uitzondering(rest[0]))))
            return True
        soort = self.boek.teken_op(bericht)
        self.meld("opgetekend", bericht["id"], soort)
        if modus == "traag":
            time.sleep(float(rest[0]))
        self.wacht_zolang("na")
        return self.antwoord(s, bericht, self.modus()[0])

    def antwoord(self, s, bericht, modus):
        antwoord = http("200 OK", aanvaard(bericht))
        if modus in ("ongezien", "half"):
            if modus == "half":
                s.sendall(antwoord[:len(antwoord) // 2])
            s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
        if modus == "onleesbaar":
            s.sendall(http("200 OK", b"<html>Inloggen</html>"))
            return True
        if modus == "groot":
            s.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n")
            while True:
                s.sendall(b" " * 65536)
        s.sendall(antwoord + (antwoord if modus == "dubbel" else b""))
        self.meld("beantwoord", bericht["id"])
        return modus != "dubbel"


if __name__ == "__main__":
    os.set_blocking(1, False)
    Overkant(sys.argv[1]).loop()
