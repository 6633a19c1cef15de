# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients of the Flemish service as vendors make them: by zeep from each served ?wsdl, and by hand from bytes."""
import datetime
import os
import re
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import zeep
from zeep.wsse.username import UsernameToken

from zeep_client import SANDBOX, session

BASE = "{0.scheme}://{0.netloc}".format(urlsplit(os.environ["ISI_URL"]))
MAGDA, KSZ = BASE + "/Magda-02.00/soap/WebService", BASE + "/ksz/CivicIntegrationService/v1"
WEB = "http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be"


def post(client, url, body, credentials):
    with session(client) as made:
        return made.post(url, data=body, auth=credentials, timeout=20, headers={"Content-Type": "text/xml; charset=utf-8"})


class Organisation:
    """A folder in clients/: who it is in its messages, and how it proves so."""

    def __init__(self, name):
        folder = SANDBOX / "clients" / name
        text = (folder / "organisatie.toml").read_text(encoding="utf-8")
        self.name, self.folder = name, folder
        self.kbo, self.identification = (re.search(rf'^{key} *= *"([^"]+)"', text, re.M)[1]
                                         for key in ("kbo", "identificatie"))
        purpose = re.search(r'^hoedanigheid *= *"([^"]+)"', text, re.M)
        self.purpose = purpose[1] if purpose else None
        key = folder / "applicatiesleutel"
        self.credentials = (key.read_text().strip(), (folder / "wachtwoord").read_text().strip()) if key.exists() else None

    def zeep(self, url):
        wsse = UsernameToken(*self.credentials) if self.credentials else None
        return zeep.Client(url + "?wsdl", wsse=wsse,
                           transport=zeep.transports.Transport(session=session(self.name), timeout=20))

    def post(self, url, body):
        return post(self.name, url, body, self.credentials)


def magda_context(organisation, name="GeefDossierKBI", version="01.00.0000"):
    now = datetime.datetime.now()
    sender = {"Identificatie": organisation.identification, "Referte": str(uuid.uuid4())}
    if organisation.purpose:
        sender["Hoedanigheid"] = organisation.purpose
    return {"Naam": name, "Versie": version,
            "Bericht": {"Type": "VRAAG", "Afzender": sender,
                        "Tijdstip": {"Datum": now.strftime("%Y-%m-%d"), "Tijd": now.strftime("%H:%M:%S.000")}}}


def magda_envelope(organisation, insz, extra=""):
    """GeefDossierKBI as the connector of a real MAGDA client writes it."""
    now = datetime.datetime.now()
    purpose = f"<Hoedanigheid>{organisation.purpose}</Hoedanigheid>" if organisation.purpose else ""
    return f"""<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:web="{WEB}">
  <soapenv:Header/>
  <soapenv:Body>
    <web:GeefDossierKBI>
      <Verzoek>
        <Context>
          <Naam>GeefDossierKBI</Naam>
          <Versie>01.00.0000</Versie>
          <Bericht>
            <Type>VRAAG</Type>
            <Tijdstip><Datum>{now:%Y-%m-%d}</Datum><Tijd>{now:%H:%M:%S}.000</Tijd></Tijdstip>
            <Afzender><Identificatie>{organisation.identification}</Identificatie><Referte>{uuid.uuid4()}</Referte>{purpose}</Afzender>
          </Bericht>
        </Context>
        <Vragen><Vraag><Referte>{uuid.uuid4()}</Referte><Inhoud><Criteria><INSZ>{insz}</INSZ></Criteria></Inhoud></Vraag>{extra}</Vragen>
      </Verzoek>
    </web:GeefDossierKBI>
  </soapenv:Body>
</soapenv:Envelope>""".encode()


def ksz_criteria(organisation, insz):
    return {"informationCustomer": {"ticket": str(uuid.uuid4()), "timestampSent": datetime.datetime.now(datetime.timezone.utc),
                                    "customerIdentification": {"cbeNumber": organisation.kbo}},
            "legalContext": "PCSA:SOCIAL_INQUIRY", "criteria": {"ssin": insz}}


def ksz_envelope(organisation, insz):
    return f"""<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:v1="http://kszbcss.fgov.be/intf/CivicIntegrationService/v1">
<soap:Body><v1:consultFileRequest><informationCustomer><ticket>{uuid.uuid4()}</ticket><timestampSent>{datetime.datetime.now(datetime.timezone.utc):%Y-%m-%dT%H:%M:%SZ}</timestampSent><customerIdentification><cbeNumber>{organisation.kbo}</cbeNumber></customerIdentification></informationCustomer><legalContext>PCSA:SOCIAL_INQUIRY</legalContext><criteria><ssin>{insz}</ssin></criteria></v1:consultFileRequest></soap:Body></soap:Envelope>""".encode()
