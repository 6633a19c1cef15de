# SPDX-License-Identifier: GPL-3.0-or-later
"""What the contract says must come back, for one cell of the product. Typed from the contract's text (who may ask, the
order of checks, NL-M6, NL-M12, NL-M13, NL-W1, NL-W3, NL-W11, NL-W13, NL-W15); knows no table of the gateway.

A cell says who asks with what, for which gemeente, which operation, about whom. `verwacht` walks the contract's order:
certificate, key and password -> schema -> envelope -> gemeente x wet x rol -> function.
"""
from collections import namedtuple

ROLLEN = ("Wi2007", "Wi2013", "Wi2013MUT", "Wi2021", "Wi2021MUT")
WETTEN = ("WI2007", "WI2013", "WI2021")
ONZE_OIN = "00000099000000001000"

# NL-M12.
ZONDER_ROL = ("testVerbinding", "geefGemeenten", "geefSignaalcodes", "geefWaardenlijsten", "geefInstellingen")
ELKE_ROL = ("geefWet", "stuurContactbericht")
LEZEND = ("geefPersoon", "zoekPersonen", "zoekSignalen", "geefExamens", "geefMutaties", "geefBestanden",
          "downloadBestand", "downloadPersoonsoverzicht")
WIJZIGEND = ("wijzigSignaalstatus",)
WIJZIGEND_WI2021 = ("registreerPip", "verwijderPip", "registreerMap", "registreerPvt", "registreerZroute",
                    "registreerUren", "registreerInburgeringsaanbod", "verwijderInburgeringsaanbod",
                    "registreerContactpersoon", "verwijderContactpersoon", "koppelContactpersoon",
                    "ontkoppelContactpersoon", "verwijderLbtAanmelding")
OPERATIES = ZONDER_ROL + ELKE_ROL + LEZEND + WIJZIGEND + WIJZIGEND_WI2021
assert len(set(OPERATIES)) == 29

# The contract's table of operations: what stands in a request.
MET_WET = LEZEND + WIJZIGEND + ("geefSignaalcodes",)
MET_BSN = ("geefWet", "geefPersoon", "zoekPersonen", "zoekSignalen", "geefExamens", "downloadPersoonsoverzicht",
           "registreerPip", "verwijderPip", "registreerMap", "registreerPvt", "registreerZroute", "registreerUren",
           "registreerInburgeringsaanbod", "verwijderInburgeringsaanbod", "koppelContactpersoon",
           "ontkoppelContactpersoon", "verwijderLbtAanmelding")
MET_A_NUMMER = ("geefPersoon", "zoekPersonen", "zoekSignalen", "downloadPersoonsoverzicht")
MET_VERBLIJF = ("geefPersoon", "zoekPersonen", "geefExamens", "downloadPersoonsoverzicht")

# The only thing here that is not the contract's: how far the house is built. All others answer Server.DK0051.
GEBOUWD = ("testVerbinding", "geefGemeenten", "geefWaardenlijsten", "geefSignaalcodes", "geefWet", "geefPersoon",
           "geefExamens", "zoekPersonen", "zoekSignalen")

# Who holds the certificate: its OIN, and whether that organisation is registered. `eigenaar` owns the key.
Partij = namedtuple("Partij", "oin kbo geregistreerd eigenaar vermeld")
GRONINGEN, ALMERE = "00000099000000014000", "00000099000000034000"
PARTIJEN = {
    "groningen": Partij(GRONINGEN, "", True, "groningen", True),
    "almere": Partij(ALMERE, "", True, "almere", True),
    "almere_met_andermans_sleutel": Partij(ALMERE, "", True, "groningen", False),
    "leverancier": Partij("00000099000000900000", "", True, "groningen", True),
    "leverancier_niet_vermeld": Partij("00000099000000901000", "", True, "groningen", False),
    "niet_geregistreerd": Partij("00000099000000777000", "", False, "groningen", False),
    "zonder_oin": Partij("", "", False, "groningen", False),
    "vingerafdruk": Partij("", "", True, "groningen", True),       # no OIN, but the key lists this certificate
    "vlaams": Partij("", "0999000129", True, "groningen", False),
    "vlaams_vermeld": Partij("", "0999000327", True, "groningen", True),
    "vlaams_met_eigen_sleutel": Partij("", "0999000129", True, "vlaams", True),
}
EIGENAARS = {"groningen": GRONINGEN, "almere": ALMERE, "vlaams": ""}

# The gemeente that is asked for: the owner's own, another that the key was given too, one that it was not given, one
# that does not exist, and what is no code.
GEMEENTEN = {
    "groningen": {"eigen": "0014", "ook": "0599", "niet": "0518", "bestaat_niet": "9999", "misvormd": "14"},
    "almere": {"eigen": "0034", "ook": "0599", "niet": "0014", "bestaat_niet": "9999", "misvormd": "34"},
}
GEMEENTEN["vlaams"] = GEMEENTEN["groningen"]

# What is done with key and password, and what the audit must say of it; empty = proven.
SLEUTELSTANDEN = {
    "geldig": "", "tweede_geheim": "", "eerste_ingetrokken_tweede_gebruikt": "", "alleen_basic": "", "beide_gelijk": "",
    "nog_niet_geldig": "sleutel nog niet geldig", "verlopen": "sleutel verlopen",
    "ingetrokken": "sleutel ingetrokken", "eerste_ingetrokken": "sleutel ingetrokken",
    "geheim_verlopen": "sleutel verlopen", "geheim_nog_niet_geldig": "sleutel nog niet geldig",
    "wachtwoord_onjuist": "wachtwoord onjuist", "wachtwoord_misvormd": "wachtwoord misvormd",
    "onbekend": "applicatiesleutel onbekend", "van_een_ander": "certificaat hoort niet bij de sleutel",
    "verschillend": "twee verschillende aanmeldingen", "geen": "geen applicatiesleutel",
}
IN_DE_KOP_TE_ZIEN = ("verschillend", "geen")  # seen before the certificate is looked at

# Where the person stands towards the gemeente that is asked for.
SITUATIES = ("woont_hier", "elders", "vertrokken_plichtig", "vertrokken_handhaving", "vertrokken_voorziening",
             "vertrokken_niet_plichtig", "geen_gemeente_plichtig", "geen_gemeente", "overleden", "overleden_vertrokken",
             "grafsteen", "voorbij", "zonder_wet", "andere_wet", "onbekend", "ongeldig")
WOONT = ("woont_hier", "overleden")
GEWEZEN_TE_ZIEN = ("vertrokken_plichtig", "vertrokken_handhaving", "vertrokken_voorziening", "geen_gemeente_plichtig",
                   "overleden_vertrokken")
OVERLEDEN = ("overleden", "overleden_vertrokken", "grafsteen")
ALLEN = "allen"  # not a person but a search without a number: exactly those whom this gemeente may see
ZONDER_LIGGING = ("voorbij", "zonder_wet", "onbekend")
MET_SIGNAAL_HIER = ("woont_hier", "overleden", "grafsteen") + GEWEZEN_TE_ZIEN + ("vertrokken_niet_plichtig",
                                                                                 "geen_gemeente")

# By which number the person is asked for; NL-M1: both given must both match.
NUMMERS = ("bsn", "a_nummer", "beide", "twee_personen")

Cel = namedtuple("Cel", "organisatie sleutel gemeente wet rollen operatie situatie nummer verblijf envelop")
Verwacht = namedtuple("Verwacht", "antwoord beslissing reden rol betrokkene geleverd")

# Spoiled oracles: the comparison must see each of them.
BEDERF = ("mut_leest_niet", "almere_ziet_groningen", "gewezen_zonder_grond", "verlopen_geldt", "elke_leverancier",
          "vlaams_mag", "overleden_weg", "wet_zonder_rol_zien", "zonder_wet_verraden")


def eigenaar(cel):
    return PARTIJEN[cel.organisatie].eigenaar


def gemeentecode(cel):
    return GEMEENTEN[eigenaar(cel)][cel.gemeente] if cel.gemeente != "-" else ""


def ander_stel(rollen):
    return tuple(r for r in ROLLEN if r not in rollen)


def verleend(cel):
    """Code -> roles. The other gemeente of the key has exactly the roles that the asked one has not."""
    codes = GEMEENTEN[eigenaar(cel)]
    hier, daar = cel.rollen, ander_stel(cel.rollen)
    if cel.gemeente == "ook":
        hier, daar = daar, hier
    return {codes["eigen"]: hier, codes["ook"]: daar}


def leesrol(rollen, wet, bederf=""):
    """The role by which `wet` may be read, or nothing."""
    jaar = "Wi" + wet[2:]
    if jaar in rollen:
        return jaar
    return jaar + "MUT" if jaar + "MUT" in rollen and bederf != "mut_leest_niet" else ""


def wet_van_persoon(cel):
    if cel.situatie == "andere_wet":
        return WETTEN[(WETTEN.index(cel.wet) + 1) % 3]
    return cel.wet


def recht(operatie, gemeente, wet, rollen, bederf=""):
    """NL-M12: ('', role that gave it) or (refusal, '')."""
    if operatie in ZONDER_ROL:
        return "", ""
    if operatie in ELKE_ROL:
        return ("", "") if rollen else (f"AUT401 gemeentecode={gemeente}", "")
    if operatie in LEZEND:
        rol = leesrol(rollen, wet, bederf)
        return ("", rol) if rol else (f"AUT401 gemeentecode={gemeente};wet={wet};rol=Wi{wet[2:]}", "")
    wet = "WI2021" if operatie in WIJZIGEND_WI2021 else wet
    if wet == "WI2007":
        return "AUT403 wet=WI2007", ""
    rol = f"Wi{wet[2:]}MUT"
    return ("", rol) if rol in rollen else (f"AUT402 gemeentecode={gemeente};wet={wet};rol={rol}", "")


def waarom_niet_bewezen(cel, bederf):
    """The certificate first, then key and password, then whether they belong together, then whether it is for us."""
    partij, reden = PARTIJEN[cel.organisatie], SLEUTELSTANDEN[cel.sleutel]
    if bederf == "verlopen_geldt" and cel.sleutel == "verlopen":
        reden = ""
    vermeld = partij.vermeld or (bederf == "elke_leverancier" and cel.organisatie == "leverancier_niet_vermeld")
    if cel.sleutel in IN_DE_KOP_TE_ZIEN:
        return reden
    if not partij.geregistreerd:
        return "organisatie van het certificaat onbekend" if partij.oin else "certificaat zonder OIN of KBO-nummer"
    if reden and cel.sleutel != "van_een_ander":
        return reden
    if not vermeld or cel.sleutel == "van_een_ander":
        return "certificaat hoort niet bij de sleutel"
    if not partij.oin and bederf != "vlaams_mag":
        return "sleutel of certificaat is niet voor deze dienst"
    return ""


def schemafout(cel):
    if cel.operatie in ZONDER_ROL and cel.envelop == "gemeente_te_veel":
        return "gemeentecode"
    if cel.gemeente == "misvormd":
        return "gemeentecode"
    return "wet" if cel.operatie in MET_WET and cel.wet == "misvormd" else ""


def verzender(cel):
    partij = PARTIJEN[cel.organisatie]
    return {"verzender_ander": "00000099000000599000", "verzender_certificaat": partij.oin}.get(
        cel.envelop, EIGENAARS[partij.eigenaar] or GRONINGEN)


def envelopfout(cel):
    if verzender(cel) != EIGENAARS[eigenaar(cel)]:
        return "VAL006 veld=verzendendeInstantie"
    if cel.envelop == "ontvanger_ander" and cel.operatie != "testVerbinding":
        return "VAL006 veld=ontvangendeInstantie"
    return ""


def ziet(cel, bederf):
    """The state of residence under which this gemeente sees the person, or nothing."""
    if cel.situatie in ("andere_wet", "zonder_wet") or cel.nummer == "twee_personen":
        return ""
    if cel.situatie == ALLEN:
        return "WOONACHTIG" if cel.verblijf == "-" else cel.verblijf
    if cel.verblijf == "GEWEZEN_INGEZETENE":
        gewezen = cel.situatie in GEWEZEN_TE_ZIEN or (
            bederf == "gewezen_zonder_grond" and cel.situatie == "vertrokken_niet_plichtig")
        return "GEWEZEN_INGEZETENE" if gewezen else ""
    if bederf == "overleden_weg" and cel.situatie == "overleden":
        return ""
    return "WOONACHTIG" if cel.situatie in WOONT else ""


def ja(waarheid):
    return "true" if waarheid else "false"


def functie(cel, rollen, bederf):
    """The operation itself, once allowed: answer and whether data of the person are in it."""
    if cel.operatie == "testVerbinding":
        return f"GEGEVENS oin={PARTIJEN[cel.organisatie].oin}", False
    if cel.operatie == "geefGemeenten":
        gegeven = [f"{code}:{','.join(r)}" for code, r in sorted(verleend(cel).items()) if r]
        return f"GEGEVENS {';'.join(gegeven)}".strip(), False
    if cel.operatie in ("geefWaardenlijsten", "geefSignaalcodes"):
        return "GEGEVENS", False
    if cel.situatie == "ongeldig":
        return "VAL003 veld=bsn", False
    if cel.verblijf == "ELDERS":
        return "VAL006 veld=verblijf", False
    if cel.operatie == "geefWet":
        if cel.situatie in ZONDER_LIGGING and not (bederf == "zonder_wet_verraden" and cel.situatie == "zonder_wet"):
            return "NIETS_GEVONDEN", False
        woont = cel.situatie in ("woont_hier", "overleden", "grafsteen", "andere_wet", "zonder_wet")
        wet = wet_van_persoon(cel)
        zien = woont and cel.situatie != "grafsteen" and (
            bool(leesrol(rollen, wet, bederf)) or bederf == "wet_zonder_rol_zien")
        return (f"GEGEVENS wet={wet};woonachtigInGemeente={ja(woont)};overleden={ja(cel.situatie in OVERLEDEN)};"
                f"gegevensInTeZien={ja(zien)}"), True
    if cel.operatie == "zoekSignalen" and cel.situatie == ALLEN:
        return "GEGEVENS", True
    if cel.operatie == "zoekSignalen":
        # Of the erased dead only the signal is left, and of the person only the bsn in it.
        hier = cel.situatie in MET_SIGNAAL_HIER and cel.nummer != "twee_personen" and (
            cel.situatie != "grafsteen" or cel.nummer == "bsn")
        return f"GEGEVENS totaal={1 if hier else 0}", hier
    verblijf = ziet(cel, bederf)
    if not verblijf:
        return "NIETS_GEVONDEN", False
    return ("GEGEVENS" if cel.operatie == "geefExamens" else f"GEGEVENS verblijf={verblijf}"), True


def verwacht(cel, bederf=""):
    reden = waarom_niet_bewezen(cel, bederf)
    if reden:
        return Verwacht("Client.DK0002", "geweigerd", reden, "", False, False)
    element = schemafout(cel)
    if element:
        return Verwacht(f"Client.DK0004 element={element}", "geweigerd", "*", "", False, False)
    if cel.operatie not in GEBOUWD:
        return Verwacht("Server.DK0051", "geweigerd", "operatie is nog niet gebouwd", "", False, False)
    # Nobody learns, not even from the audit, whose an A-nummer is that led to nothing.
    betrokkene = cel.operatie in MET_BSN and cel.situatie not in ("ongeldig", ALLEN) and cel.nummer != "a_nummer"
    weigering, rol = envelopfout(cel), ""
    if not weigering and cel.operatie in MET_WET and cel.wet == "WI_ANDERS":
        weigering = "VAL006 veld=wet"
    rollen = verleend(cel).get(gemeentecode(cel), ())
    if bederf == "almere_ziet_groningen" and cel.organisatie == "almere" and cel.gemeente == "niet":
        rollen = cel.rollen
    if not weigering:
        weigering, rol = recht(cel.operatie, gemeentecode(cel), cel.wet, rollen, bederf)
    if weigering:
        return Verwacht(weigering, "geweigerd", "", "", betrokkene, False)
    antwoord, geleverd = functie(cel, rollen, bederf)
    if cel.situatie == ALLEN:
        betrokkene = ALLEN
    return Verwacht(antwoord, "toegestaan", "", rol, betrokkene or geleverd, geleverd)
