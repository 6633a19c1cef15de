// SPDX-License-Identifier: GPL-3.0-or-later
#include "berichten.hpp"

#include <stdexcept>

namespace isi::proef {

std::string vervang(std::string tekst, std::string_view oud, std::string_view nieuw) {
    const auto plaats = tekst.find(oud);
    if (plaats == std::string::npos) throw std::logic_error("nothing to replace: the sample has changed");
    return tekst.replace(plaats, oud.size(), nieuw);
}

std::string inhoud() {
    return R"(<isi:geefPersoon>
      <isi:identificatiecodeBedrijfsdocument>6f1b3c1e-8f0e-4b1c-9d59-0c5c4a5d7e21</isi:identificatiecodeBedrijfsdocument>
      <isi:verzendendeInstantie>00000099000000014000</isi:verzendendeInstantie>
      <isi:ontvangendeInstantie>00000099000000001000</isi:ontvangendeInstantie>
      <isi:datumTijdBedrijfsdocument>2026-01-02T03:04:05.678Z</isi:datumTijdBedrijfsdocument>
      <isi:gemeentecode>0014</isi:gemeentecode>
      <isi:eindgebruiker>kl&amp;nt-7</isi:eindgebruiker>
      <isi:wet>WI2007</isi:wet>
      <isi:bsn>999990019</isi:bsn>
    </isi:geefPersoon>)";
}

std::string omslag(std::string_view inhoud, std::string_view kop) {
    std::string uit = R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/")"
                      R"( xmlns:isi="urn:inburgering:isi:cvs:v1">)";
    uit.append(kop).append("<soap:Body>").append(inhoud).append("</soap:Body></soap:Envelope>");
    return uit;
}

std::string verzoek() {
    std::string uit = R"(<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:isi="urn:inburgering:isi:cvs:v1">
  <soap:Header>
    <wsse:Security soap:mustUnderstand="1" xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">
      <wsse:UsernameToken>
        <wsse:Username>isk1_abcdefghijkl</wsse:Username>
        <wsse:Password Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText">geheim&lt;1&gt;</wsse:Password>
      </wsse:UsernameToken>
    </wsse:Security>
    <wsa:To xmlns:wsa="http://www.w3.org/2005/08/addressing">http://www.w3.org/2005/08/addressing/anonymous?oin=00000099000000001000</wsa:To>
    <wsa:Action xmlns:wsa="http://www.w3.org/2005/08/addressing">urn:inburgering:isi:cvs:v1/geefPersoon</wsa:Action>
    <wsa:MessageID xmlns:wsa="http://www.w3.org/2005/08/addressing">urn:uuid:0a6dc791-2be6-4991-9af1-454778a1917a</wsa:MessageID>
  </soap:Header>
  <soap:Body>
    )";
    uit += inhoud();
    uit += "\n  </soap:Body>\n</soap:Envelope>\n";
    return uit;
}

std::vector<std::string> verzoeken() {
    const std::string vier =
        R"(<identificatiecodeBedrijfsdocument>6f1b3c1e-8f0e-4b1c-9d59-0c5c4a5d7e21</identificatiecodeBedrijfsdocument><verzendendeInstantie>00000099000000014000</verzendendeInstantie><ontvangendeInstantie>00000099000000001000</ontvangendeInstantie><datumTijdBedrijfsdocument>2026-01-02T03:04:05Z</datumTijdBedrijfsdocument>)";
    std::vector<std::string> uit{verzoek()};
    uit.push_back(
        "\xEF\xBB\xBF" +
        omslag("<testVerbinding xmlns='urn:inburgering:isi:cvs:v1'>" + vier +
               "<!-- groet --><echo>h\xC3\xA9llo <![CDATA[<&>]]> w\xC3\xB6reld</echo></testVerbinding>"));
    uit.push_back(
        "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Header/><Body><ns1:zoekPersonen "
        "xmlns:ns1='urn:inburgering:isi:cvs:v1' xmlns='urn:inburgering:isi:cvs:v1' "
        "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
        "xsi:schemaLocation='urn:inburgering:isi:cvs:v1 x.xsd'>" +
        vier +
        "<gemeentecode>0014</gemeentecode><wet>WI2021</wet><geboortedatumVanaf>1966-00-00</"
        "geboortedatumVanaf>"
        "<geslacht>M</geslacht><pagina>1</pagina><aantalPerPagina>20</aantalPerPagina></ns1:zoekPersonen></"
        "Body></Envelope>");
    uit.push_back(
        omslag("\r\n\t<isi:registreerUren xmlns:isi='urn:inburgering:isi:cvs:v1' "
               "xmlns='urn:inburgering:isi:cvs:v1'>" +
               vier +
               "<gemeentecode>0014</gemeentecode><bsn>999990019</bsn><soort>PARTICIPATIEACTIVITEITEN</soort>"
               "<aantalUren>12</aantalUren><bekendTot>2026-01-01</bekendTot></isi:registreerUren>\r\n"));
    return uit;
}

bericht::Gebrek oorzaak(const Protocolfout& fout) {
    for (std::size_t i = 0; i <= static_cast<std::size_t>(bericht::Gebrek::niet_beschikbaar); ++i) {
        const auto& rij = bericht::fouttekst(static_cast<bericht::Gebrek>(i));
        if (rij.tekst == fout.faultstring && rij.code == fout.faultcode) return rij.gebrek;
    }
    throw std::logic_error("a sentence that is not in the table");
}

}  // namespace isi::proef
