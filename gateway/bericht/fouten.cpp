// SPDX-License-Identifier: GPL-3.0-or-later
#include "fouten.hpp"

#include <cassert>

namespace isi::bericht {
namespace {

constexpr std::string_view dk0004 = "Client.DK0004";

// Codes and their meaning: DUO, PvE RIO §6.5. Where two fit, the specific one is used (EK0023 above DK0011).
constexpr std::array tabel{
    Fouttekst{Gebrek::codering, "Client.DK0009",
              "Het bericht is niet in UTF-8 gecodeerd. Stuur het bericht als UTF-8."},
    Fouttekst{Gebrek::geen_xml, dk0004, "Het bericht is geen welgevormde XML."},
    Fouttekst{Gebrek::xml_versie, dk0004, "Het bericht is geen XML 1.0."},
    Fouttekst{Gebrek::teken, dk0004, "Het bericht bevat een teken dat in XML niet is toegestaan."},
    Fouttekst{Gebrek::verwijzing, dk0004,
              "Het bericht bevat een verwijzing die niet is toegestaan. Alleen lt, gt, amp, quot, apos en "
              "nummers van "
              "tekens die in XML zijn toegestaan kunnen worden gebruikt."},
    Fouttekst{Gebrek::doctype, dk0004, "Een DOCTYPE is niet toegestaan."},
    Fouttekst{Gebrek::instructie, dk0004, "Een processing instruction is niet toegestaan."},
    Fouttekst{Gebrek::dubbel_attribuut, dk0004, "Een element heeft tweemaal hetzelfde attribuut."},
    Fouttekst{
        Gebrek::naamruimte, dk0004,
        "Een naam in het bericht heeft een prefix die niet of niet goed aan een naamruimte is gebonden."},
    Fouttekst{Gebrek::naamruimte_uri, dk0004,
              "De naam van een naamruimte in het bericht is geen geldige URI."},
    Fouttekst{Gebrek::te_diep, dk0004, "Het bericht is te diep genest."},
    Fouttekst{Gebrek::te_veel_elementen, dk0004, "Het bericht heeft te veel elementen."},
    Fouttekst{Gebrek::te_veel_attributen, dk0004, "Het bericht heeft te veel attributen."},
    Fouttekst{Gebrek::naam_te_lang, dk0004, "Het bericht bevat een te lange naam."},
    Fouttekst{Gebrek::te_veel_naamruimten, dk0004, "Het bericht declareert te veel naamruimten."},
    Fouttekst{Gebrek::te_veel_in_kop, dk0004, "De SOAP-header heeft te veel elementen."},
    Fouttekst{
        Gebrek::versie, "VersionMismatch.DK0001",
        "De envelop heeft niet de naamruimte van SOAP 1.1 (http://schemas.xmlsoap.org/soap/envelope/)."},
    Fouttekst{Gebrek::geen_omslag, dk0004, "Het bericht is geen SOAP-envelop."},
    Fouttekst{
        Gebrek::structuur, dk0004,
        "De SOAP-envelop moet bestaan uit ten hoogste één Header, gevolgd door één Body, en niets anders."},
    Fouttekst{Gebrek::inhoud, dk0004, "De SOAP-body moet precies één element bevatten, en niets anders."},
    Fouttekst{Gebrek::xsi_type, dk0004, "Het attribuut xsi:type is in de SOAP-body niet toegestaan."},
    Fouttekst{Gebrek::kopblok, dk0004,
              "Een blok in de SOAP-header heeft geen naamruimte of een onverwachte inhoud."},
    Fouttekst{Gebrek::kop_dubbel, dk0004, "Een element van de SOAP-header komt tweemaal voor."},
    Fouttekst{Gebrek::kop_onvolledig, dk0004,
              "In een blok van de SOAP-header ontbreekt een verplicht element."},
    Fouttekst{Gebrek::mustunderstand_waarde, dk0004, "Het attribuut mustUnderstand moet 0 of 1 zijn."},
    Fouttekst{Gebrek::wachtwoordsoort, dk0004,
              "Het wachtwoord moet als PasswordText in de UsernameToken staan."},
    Fouttekst{Gebrek::begrijpplicht, "MustUnderstand",
              "De SOAP-header bevat een blok met mustUnderstand dat deze dienst niet kent."},
    Fouttekst{Gebrek::soapaction, "Client.DK0003",
              "De SOAPAction in de HTTP-header past niet bij de gevraagde operatie of bij wsa:Action."},
    Fouttekst{Gebrek::to_ontbreekt, "Client.DK0005", "wsa:To ontbreekt."},
    Fouttekst{Gebrek::action_ontbreekt, "Client.DK0006", "wsa:Action ontbreekt."},
    Fouttekst{Gebrek::message_id_ontbreekt, "Client.DK0007", "wsa:MessageID ontbreekt."},
    Fouttekst{Gebrek::from_ontbreekt, "Client.EK0020", "wsa:From ontbreekt."},
    Fouttekst{Gebrek::from_oin, "Client.EK0021", "wsa:From bevat geen geldig OIN."},
    Fouttekst{Gebrek::to_oin, "Client.EK0022", "wsa:To bevat geen geldig OIN."},
    Fouttekst{Gebrek::message_id_vorm, "Client.EK0023",
              "wsa:MessageID heeft niet de vorm urn:uuid: met een UUID."},
    Fouttekst{
        Gebrek::wsa_waarde, "Client.DK0011",
        "Een WS-Addressing-element heeft een onjuiste waarde. wsa:Action moet die van de operatie zijn; "
        "wsa:ReplyTo en wsa:FaultTo kunnen alleen anonymous zijn."},
    Fouttekst{Gebrek::schema, dk0004, "Het bericht voldoet niet aan het schema van de dienst."},
    Fouttekst{Gebrek::schema_operatie, dk0004,
              "Het element in de SOAP-body is geen operatie van deze dienst."},
    Fouttekst{Gebrek::schema_onverwacht, dk0004,
              "Het bericht voldoet niet aan het schema: element % staat hier niet goed."},
    Fouttekst{
        Gebrek::schema_onbekend, dk0004,
        "Het bericht voldoet niet aan het schema: element % bevat een element dat de dienst niet kent."},
    Fouttekst{Gebrek::schema_ontbreekt, dk0004,
              "Het bericht voldoet niet aan het schema: in element % ontbreekt een verplicht element."},
    Fouttekst{Gebrek::schema_waarde, dk0004,
              "Het bericht voldoet niet aan het schema: element % heeft een onjuiste waarde."},
    Fouttekst{
        Gebrek::schema_attribuut, dk0004,
        "Het bericht voldoet niet aan het schema: element % heeft een attribuut dat niet is toegestaan."},
    Fouttekst{Gebrek::schema_tekst, dk0004,
              "Het bericht voldoet niet aan het schema: element % bevat tekst waar die niet is toegestaan."},
    Fouttekst{Gebrek::schema_element, dk0004,
              "Het bericht voldoet niet aan het schema: element % is onjuist."},
    Fouttekst{Gebrek::niet_geautoriseerd, "Client.DK0002",
              "Niet geautoriseerd. Controleer applicatiesleutel, wachtwoord, geldigheid en het certificaat "
              "waarmee u "
              "verbindt; zie testVerbinding en de aansluitgids."},
    Fouttekst{Gebrek::intern, "Server.DK0050",
              "Het verzoek kon niet worden verwerkt. Probeer het later opnieuw."},
    Fouttekst{Gebrek::niet_gebouwd, "Server.DK0051", "Deze operatie is nog niet beschikbaar."},
    Fouttekst{Gebrek::niet_beschikbaar, "Server.DK0051",
              "De dienst is nu niet beschikbaar. Probeer het later opnieuw."},
};

constexpr bool op_volgorde() {
    for (std::size_t i = 0; i < tabel.size(); ++i) {
        if (tabel[i].gebrek != static_cast<Gebrek>(i)) return false;
    }
    return tabel.back().gebrek == Gebrek::niet_beschikbaar;
}
static_assert(op_volgorde());

}  // namespace

const Fouttekst& fouttekst(Gebrek gebrek) {
    assert(static_cast<std::size_t>(gebrek) < tabel.size());
    return tabel[static_cast<std::size_t>(gebrek)];
}

Protocolfout fout(Gebrek gebrek, std::optional<std::uint32_t> regel) {
    const auto& rij = fouttekst(gebrek);
    Protocolfout uit{std::string(rij.code), std::string(rij.tekst), std::nullopt, regel};
    if (gebrek == Gebrek::intern || gebrek == Gebrek::niet_gebouwd || gebrek == Gebrek::niet_beschikbaar) {
        uit.wie_handelt = Handelaar::beheerder;
        uit.opnieuw = gebrek == Gebrek::niet_gebouwd ? Opnieuw::nee : Opnieuw::later;
    }
    return uit;
}

Protocolfout schemafout(Gebrek gebrek, std::string_view element, std::uint32_t regel) {
    if (element.empty()) return fout(gebrek == Gebrek::schema_operatie ? gebrek : Gebrek::schema, regel);
    auto uit = fout(gebrek, regel);
    const auto plaats = uit.faultstring.find('%');
    if (plaats != std::string::npos) uit.faultstring.replace(plaats, 1, element);
    uit.element = std::string(element);
    return uit;
}

namespace fouten {
Protocolfout dk0002() {
    return fout(Gebrek::niet_geautoriseerd);
}
Protocolfout dk0004() {
    return fout(Gebrek::schema);
}
Protocolfout dk0050() {
    return fout(Gebrek::intern);
}
Protocolfout dk0051() {
    return fout(Gebrek::niet_beschikbaar);
}
Protocolfout niet_gebouwd() {
    return fout(Gebrek::niet_gebouwd);
}
}  // namespace fouten

}  // namespace isi::bericht
