// SPDX-License-Identifier: GPL-3.0-or-later
#include "vraag.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace isi::proef {
namespace {

// The least that the schema wants of each operation, after the envelope: wet, bsn, the rest, verblijf.
struct Vorm {
    std::string_view operatie;
    bool wet = false, bsn = false, verblijf = false;
    std::string_view rest = {};
};

constexpr std::string_view versie = "<isi:versie>1</isi:versie>",
                           contactpersoon = "<isi:contactpersoonId>17</isi:contactpersoonId>",
                           contactpersoon_versie =
                               "<isi:contactpersoonId>17</isi:contactpersoonId><isi:versie>1</isi:versie>",
                           instelling = "<isi:instellingsnummer>A1</isi:instellingsnummer>";

constexpr std::array vormen{
    Vorm{"testVerbinding"},
    Vorm{"geefGemeenten"},
    Vorm{"geefWaardenlijsten", false, false, false, "<isi:lijst>verblijf</isi:lijst>"},
    Vorm{"geefSignaalcodes", true},
    Vorm{"geefInstellingen"},
    Vorm{"geefWet", false, true},
    Vorm{"stuurContactbericht", false, false, false,
         "<isi:naam>A</isi:naam><isi:eMail>a@b.nl</isi:eMail><isi:magBellen>false</isi:magBellen>"
         "<isi:onderwerp>OVERIG</isi:onderwerp><isi:bericht>Dag</isi:bericht>"},
    Vorm{"geefPersoon", true, true, true},
    Vorm{"zoekPersonen", true, true, true},
    Vorm{"zoekSignalen", true, true},
    Vorm{"geefExamens", true, true, true},
    Vorm{"geefMutaties", true, false, false, "<isi:gegevenssoort>SIGNALEN</isi:gegevenssoort>"},
    Vorm{"geefBestanden", true},
    Vorm{"downloadBestand", true, false, false, "<isi:bestandsnaam>lijst.zip</isi:bestandsnaam>"},
    Vorm{"downloadPersoonsoverzicht", true, true, true},
    Vorm{"wijzigSignaalstatus", true, false, false,
         "<isi:signaalId>1</isi:signaalId><isi:status>AFGEHANDELD</isi:status><isi:versie>1</isi:versie>"},
    Vorm{"registreerPip", false, true, false,
         "<isi:dagtekeningPip>2026-01-02</isi:dagtekeningPip><isi:leerroute>B1</isi:leerroute>"},
    Vorm{"verwijderPip", false, true, false, versie},
    Vorm{"registreerMap", false, true},
    Vorm{"registreerPvt", false, true},
    Vorm{"registreerZroute", false, true},
    Vorm{"registreerUren", false, true, false, "<isi:soort>PARTICIPATIEACTIVITEITEN</isi:soort>"},
    Vorm{"registreerInburgeringsaanbod", false, true, false, instelling},
    Vorm{"verwijderInburgeringsaanbod", false, true, false,
         "<isi:instellingsnummer>A1</isi:instellingsnummer><isi:versie>1</isi:versie>"},
    Vorm{"registreerContactpersoon", false, false, false,
         "<isi:contactpersoonId>17</isi:contactpersoonId><isi:naam>A</isi:naam>"},
    Vorm{"verwijderContactpersoon", false, false, false, contactpersoon_versie},
    Vorm{"koppelContactpersoon", false, true, false, contactpersoon},
    Vorm{"ontkoppelContactpersoon", false, true, false, versie},
    Vorm{"verwijderLbtAanmelding", false, true, false, versie},
};

const Vorm& vorm(const std::string& operatie) {
    const auto* const gevonden = std::ranges::find(vormen, operatie, &Vorm::operatie);
    if (gevonden == vormen.end()) throw std::runtime_error("no form for operation " + operatie);
    return *gevonden;
}

std::string element(const std::string& naam, const std::string& waarde) {
    return "<isi:" + naam + ">" + waarde + "</isi:" + naam + ">";
}

std::string nummers(const Rij& cel, const Wereld& wereld) {
    const auto bsn = wereld.bsn(cel);
    const auto& nummer = cel.at("nummer");
    std::string tekst;
    if (nummer != "a_nummer") tekst += element("bsn", bsn);
    if (nummer == "a_nummer" || nummer == "beide") tekst += element("aNummer", wereld.a_nummer(bsn));
    if (nummer == "twee_personen") tekst += element("aNummer", wereld.andermans_a_nummer(cel));
    return tekst;
}

}  // namespace

std::string maak_verzoek(const Rij& cel, const Wereld& wereld) {
    const auto& deze = vorm(cel.at("operatie"));
    std::string inhoud;
    if (deze.wet) inhoud += element("wet", cel.at("wet") == "misvormd" ? "wi2007" : cel.at("wet"));
    const bool allen = cel.at("situatie") == "allen";
    if (allen && cel.at("operatie") == "zoekPersonen") inhoud += element("geslacht", "V");
    if (deze.bsn && !allen) inhoud += nummers(cel, wereld);
    inhoud += deze.rest;
    if (deze.verblijf && cel.at("verblijf") != "-") inhoud += element("verblijf", cel.at("verblijf"));
    if (allen) inhoud += element("aantalPerPagina", "500");

    const auto aanmelding = wereld.aanmelding(cel);
    const auto& envelop = cel.at("envelop");
    std::string gemeentecode = cel.at("gemeentecode") == "-" ? "" : cel.at("gemeentecode");
    if (envelop == "gemeente_te_veel") gemeentecode = "0014";
    const auto tekst = Bericht{.sleutel = aanmelding.kop.value_or(Sleutelpaar{}),
                               .operatie = cel.at("operatie"),
                               .inhoud = inhoud,
                               .gemeentecode = gemeentecode,
                               .verzender = cel.at("verzender"),
                               .ontvanger = envelop == "ontvanger_ander" ? "00000099000000002000" : onze_oin,
                               .met_security = aanmelding.kop.has_value()}
                           .tekst();
    return "POST /isi/cvs/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml; charset=utf-8\r\n" +
           (aanmelding.basic ? basic(*aanmelding.basic) : "") +
           "Content-Length: " + std::to_string(tekst.size()) + "\r\n\r\n" + tekst;
}

}  // namespace isi::proef
