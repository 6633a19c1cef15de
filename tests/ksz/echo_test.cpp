// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <regex>

#include "proef.hpp"

using namespace isi;
using namespace isi::ksz::proef;

namespace {

const Insz wie = insz(930518223);

std::string namen(const pugi::xml_node& ouder) {
    std::string uit;
    for (const auto kind : ouder.children()) uit += (uit.empty() ? "" : " ") + std::string(kind.name());
    return uit;
}

Tekst van(const Insz& ssin) {
    Tekst uit;
    uit.ssin = ssin.text();
    return uit;
}

bool bevat(const Antwoord& antwoord, std::string_view wat) {
    return antwoord.antwoord.inhoud.find(wat) != std::string::npos;
}

}  // namespace

TEST_CASE("a request's elements come back in their own order, informationCBSS in between") {
    Proef proef;
    proef.zet(dossier(wie));
    auto tekst = van(wie);
    tekst.doel += "<userId>" + wie.text() + "</userId>";
    const auto uit = proef.vraag(tekst);
    CHECK(uit.bezwaar.empty());
    CHECK(std::string(uit.wortel().name()) == "intf:consultFileResponse");
    CHECK(uit.wortel().attribute("xmlns:intf").value() == naamruimte);
    CHECK(namen(uit.wortel()) ==
          "informationCustomer informationCBSS legalContext userId criteria status ssin result");
    CHECK(bevat(uit, "<informationCustomer>" + tekst.klant + "</informationCustomer>"));
    CHECK(bevat(uit, tekst.doel + "<criteria><ssin>" + tekst.ssin + "</ssin></criteria>"));
}

TEST_CASE("informationCBSS has a reference of its own and both times, whatever the asker wrote there") {
    Proef proef;
    proef.zet(dossier(wie));
    auto tekst = van(wie);
    tekst.doel = "<informationCBSS><ticketCBSS>van de vrager</ticketCBSS></informationCBSS>" + tekst.doel;
    const auto een = proef.vraag(tekst), ander = proef.vraag(tekst);
    CHECK(een.bezwaar.empty());
    CHECK_FALSE(bevat(een, "van de vrager"));
    const std::regex uuid("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    CHECK(std::regex_match(een.pad("informationCBSS/ticketCBSS"), uuid));
    CHECK(een.pad("informationCBSS/ticketCBSS") != ander.pad("informationCBSS/ticketCBSS"));
    CHECK(een.pad("informationCBSS/timestampReceive") == "2026-11-27T11:00:00Z");
    CHECK(een.pad("informationCBSS/timestampReply") == "2026-11-27T11:00:01Z");
}

TEST_CASE("the trail names who asked and by which reference; without a ticket it is ours") {
    Proef proef;
    proef.zet(dossier(wie));
    auto tekst = van(wie);
    const auto met = proef.vraag(tekst).antwoord.spoor;
    CHECK(met.operatie == "consultFile");
    CHECK(met.weg == kbi::Weg::ksz);
    CHECK(met.identificatie == kbo_gent);
    CHECK(met.referte == "6f1c6ba0-0f6c-4d3c-9d0e-2f6f1a6c0a11");
    CHECK(met.hoedanigheid == "PCSA:SOCIAL_INQUIRY");
    tekst.klant = "<customerIdentification><cbeNumber>0207451227</cbeNumber></customerIdentification>";
    const auto zonder = proef.vraag(tekst);
    CHECK(zonder.antwoord.spoor.referte == zonder.pad("informationCBSS/ticketCBSS"));
}

TEST_CASE("text with markup in it comes back as text") {
    Proef proef;
    proef.zet(dossier(wie));
    auto tekst = van(wie);
    tekst.klant =
        "<ticket>&lt;/ticket&gt;&amp;lt;&#13;]]&gt;&#x41;</ticket>"
        "<customerIdentification><cbeNumber>0207451227</cbeNumber></customerIdentification>";
    const auto uit = proef.vraag(tekst);
    CHECK(uit.bezwaar.empty());
    CHECK(uit.pad("informationCustomer/ticket") == "</ticket>&lt;\r]]>A");
    CHECK(namen(uit.wortel().child("informationCustomer")) == "ticket customerIdentification");
}

TEST_CASE("a value is one value, however it is written") {
    Proef proef;
    proef.zet(dossier(wie));
    const auto nummer = wie.text();
    const std::vector<std::string> schrijfwijzen{
        nummer.substr(0, 5) + "<!-- en -->" + nummer.substr(5), "<![CDATA[" + nummer + "]]>",
        nummer.substr(0, 3) + "<![CDATA[" + nummer.substr(3, 4) + "]]>" + nummer.substr(7),
        "\n   " + nummer + "\t", "&#57;" + nummer.substr(1)};
    for (const auto& ssin : schrijfwijzen) {
        INFO(ssin);
        auto tekst = van(wie);
        tekst.ssin = ssin;
        const auto uit = proef.vraag(tekst);
        CHECK(uit.bezwaar.empty());
        CHECK(uit.status() == "DATA_FOUND MSG00000");
        CHECK(uit.antwoord.spoor.betrokkene == wie);
    }
}

TEST_CASE("prefixes bound on the Envelope, and a default namespace there, are the vendor's own affair") {
    Proef proef;
    proef.zet(dossier(wie));
    auto bytes = schrijf(van(wie));
    const std::string declaratie = " xmlns:k=\"" + std::string(naamruimte) + "\"";
    bytes.replace(bytes.find(declaratie), declaratie.size(), "");
    CHECK(proef.vraag_bytes(bytes, declaratie).status() == "DATA_FOUND MSG00000");
    // The children then stand in that default namespace: another message.
    const auto anders = proef.vraag_bytes(bytes, declaratie + " xmlns=\"" + std::string(naamruimte) + "\"");
    CHECK(anders.status().starts_with("NO_RESULT MSG00008"));
}

TEST_CASE("a request that is not the contract's gets MSG00008 with what could be read, and no value of it") {
    Proef proef;
    proef.zet(dossier(wie));
    auto tekst = van(wie);
    auto bytes = schrijf(tekst);
    SECTION("an element that nobody knows") {
        tekst.rest = "<geheim>Z0RGVULD1G</geheim>";
        const auto uit = proef.vraag(tekst);
        CHECK(uit.bezwaar.empty());
        CHECK(uit.status() == "NO_RESULT MSG00008 element=consultFileRequest line=1");
        CHECK(namen(uit.wortel()) == "informationCustomer informationCBSS legalContext criteria status");
        CHECK(bevat(uit, tekst.klant));
        CHECK_FALSE(bevat(uit, "geheim"));
        CHECK_FALSE(bevat(uit, "Z0RGVULD1G"));
        CHECK(uit.antwoord.spoor.betrokkene == wie);
        CHECK_FALSE(uit.antwoord.spoor.toegestaan);
    }
    SECTION("another namespace") {
        bytes.replace(bytes.find("Service/v1"), 10, "Service/v2");
        const auto uit = proef.vraag_bytes(bytes);
        CHECK(uit.bezwaar.empty());
        CHECK(uit.status().starts_with("NO_RESULT MSG00008"));
        CHECK(uit.wortel().attribute("xmlns:intf").value() == naamruimte);
    }
    SECTION("an element twice") {
        tekst.rest = "<criteria><ssin>" + tekst.ssin + "</ssin></criteria>";
        CHECK(proef.vraag(tekst).status().starts_with("NO_RESULT MSG00008"));
    }
    SECTION("values that have not the form of the contract stay where they are") {
        tekst.klant = "<ticket>" + std::string(37, 'T') +
                      "</ticket><timestampSent>nu &amp; meteen</timestampSent>"
                      "<customerIdentification><cbeNumber>020745122X</cbeNumber></customerIdentification>";
        tekst.doel = "<legalContext>" + std::string(65, 'L') + "</legalContext>";
        const auto uit = proef.vraag(tekst);
        CHECK(uit.status().starts_with("NO_RESULT MSG00008 element=ticket"));
        CHECK(uit.bezwaar.empty());
        for (const auto* weg : {"TTT", "meteen", "020745122X", "LLL"}) CHECK_FALSE(bevat(uit, weg));
        CHECK(namen(uit.wortel()) == "informationCBSS criteria status");
        CHECK(uit.pad("criteria/ssin") == tekst.ssin);
    }
    SECTION("values that have it come back, beside those that have not") {
        tekst.klant = "<ticket>" + std::string(37, 'T') +
                      "</ticket><customerIdentification><sector>17</sector>"
                      "<institution>1</institution></customerIdentification>";
        tekst.ssin = std::string(51, '9');
        const auto uit = proef.vraag(tekst);
        CHECK(uit.bezwaar.empty());
        CHECK(namen(uit.wortel()) == "informationCustomer informationCBSS legalContext status");
        CHECK(namen(uit.wortel().child("informationCustomer")) == "customerIdentification");
    }
    SECTION("nothing in it at all") {
        const auto uit =
            proef.vraag_bytes("<k:consultFileRequest xmlns:k=\"" + std::string(naamruimte) + "\"/>");
        CHECK(uit.bezwaar.empty());
        CHECK(uit.status().starts_with("NO_RESULT MSG00008"));
        CHECK(namen(uit.wortel()) == "informationCBSS status");
    }
}

TEST_CASE("a message of no operation is a Client fault") {
    Proef proef;
    for (const auto* naam : {"deleteEverythingRequest", "consultFile", "consultFileResponse", "Request"}) {
        const auto uit =
            proef.vraag_bytes("<k:" + std::string(naam) + " xmlns:k=\"" + std::string(naamruimte) +
                              "\"><geheim>Z0RG</geheim></k:" + naam + ">");
        INFO(naam);
        CHECK(uit.bezwaar.empty());
        CHECK(uit.antwoord.http_status == 500);
        CHECK(uit.pad("faultcode") == "soapenv:Client");
        CHECK(uit.pad("detail/intf:consultFileFault/detail/reasonCode") == "MSG00008");
        CHECK_FALSE(bevat(uit, "Z0RG"));
        CHECK_FALSE(bevat(uit, "delete"));
    }
}

TEST_CASE("TestConnection tells text, certificate and environment back") {
    Proef proef;
    const auto vraag = [&](const std::string& inhoud) {
        return proef.vraag_bytes("<k:TestConnectionRequest xmlns:k=\"" + std::string(naamruimte) + "\">" +
                                 inhoud + "</k:TestConnectionRequest>");
    };
    proef.certificaat = "CN=ocmw \"gent\" & <co>\x01,O=\xff";
    const auto uit = vraag("<echo> hallo &lt;daar&gt; </echo>");
    CHECK(uit.bezwaar.empty());
    CHECK(uit.antwoord.http_status == 200);
    CHECK(uit.pad("echo") == " hallo <daar> ");
    CHECK(uit.pad("sslCertificate") == "CN=ocmw \"gent\" & <co>?,O=?");
    CHECK(uit.pad("environment") == "sandbox");
    CHECK(uit.antwoord.spoor.operatie == "TestConnection");
    CHECK(uit.antwoord.spoor.toegestaan);
    proef.bewezen = false;
    CHECK_FALSE(vraag("<echo/>").antwoord.spoor.toegestaan);

    const auto fout = vraag("<echo>x</echo><meer/>");
    CHECK(fout.bezwaar.empty());
    CHECK(fout.antwoord.http_status == 500);
    CHECK(fout.pad("detail/intf:TestConnectionFault/detail/reasonCode") == "MSG00008");
}

TEST_CASE("the fault for what never was served is the contract's, with an echo where there is a message") {
    const ksz::Dienst dienst;
    const auto kaal = ksz::Kamer::fout_msg00003(dienst, moment());
    CHECK(kaal.find("<intf:consultFileFault ") != std::string::npos);
    CHECK(kaal.find("informationCustomer") == std::string::npos);

    const auto bytes = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + [] {
        Tekst tekst;
        tekst.operatie = "listInscriptions";
        return schrijf(tekst);
    }() + "</s:Body></s:Envelope>";
    const auto omslag = bericht::bewaak(bytes, {});
    REQUIRE(omslag);
    const auto vol = ksz::Kamer::fout_msg00003(dienst, moment(), &*omslag);
    CHECK(vol.find("<intf:listInscriptionsFault ") != std::string::npos);
    CHECK(vol.find("<ticket>6f1c6ba0-0f6c-4d3c-9d0e-2f6f1a6c0a11</ticket>") != std::string::npos);
    for (const auto& een : {kaal, vol}) {
        CHECK(een.find("<reasonCode>MSG00003</reasonCode>") != std::string::npos);
        CHECK(een.find("An error occurred while servicing your request.") != std::string::npos);
    }
}

TEST_CASE("an operator's other name for the service is the answer's namespace") {
    Proef proef;
    proef.zet(dossier(wie));
    proef.dienst.naamruimte = "http://kszbcss.fgov.be/intf/InburgeringService/v1";
    const auto uit = proef.vraag(van(wie));
    CHECK(uit.wortel().attribute("xmlns:intf").value() == proef.dienst.naamruimte);
}
