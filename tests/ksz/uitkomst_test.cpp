// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "proef.hpp"

using namespace isi;
using namespace isi::ksz::proef;

namespace {

const Insz bekend = insz(930518223), zonder = insz(930518225), onbekend = insz(930518227),
           geannuleerd = insz(930518229), overleden = insz(930518231), oud = insz(930518233),
           nieuw = insz(930518235), vreemd = insz(930518237);

void vul(Proef& proef) {
    for (const auto& wie : {bekend, geannuleerd, overleden, nieuw, vreemd})
        proef.store.save_dossier(dossier(wie));
    for (const auto& wie : {bekend, zonder, onbekend, geannuleerd, overleden, oud})
        proef.store.save_inschrijving(inschrijving(wie));
    proef.store.save_stand(zonder, {});
    proef.store.save_stand(geannuleerd, {true, {}, {}});
    proef.store.save_stand(overleden, {false, {}, "2020-02-29"});
    proef.store.save_stand(oud, {false, nieuw, {}});
    proef.store.onbekend = onbekend;
}

struct Geval {
    Insz ssin;
    std::string status, ssin_element;
};

std::string ssin_van(const Antwoord& antwoord) {
    const auto ssin = antwoord.wortel().child("ssin");
    std::string uit = ssin.child_value();
    for (const auto een : ssin.attributes()) uit += std::string(" ") + een.name() + "=" + een.value();
    return uit;
}

}  // namespace

TEST_CASE("every outcome of consultFile has its status, its particulars and its ssin") {
    Proef proef;
    vul(proef);
    const std::vector<Geval> gevallen{
        {bekend, "DATA_FOUND MSG00000", bekend.text()},
        {zonder, "NO_DATA_FOUND MSG00100", zonder.text()},
        {onbekend, "NO_RESULT MSG00005", ""},
        {overleden, "NO_DATA_FOUND MSG00009 deceiseDate=2020-02-29", overleden.text()},
        {geannuleerd, "NO_RESULT MSG00005", geannuleerd.text() + " canceled=true"},
        {oud, "NO_RESULT MSG00006 newSSIN=" + nieuw.text(), oud.text() + " replacedBy=" + nieuw.text()},
        {vreemd,
         "NO_RESULT MSG00012 details=No inscription of this SSIN by your organization is valid today ssin=" +
             vreemd.text() + " cbeNumber=" + kbo_gent,
         ""}};
    for (const auto& geval : gevallen) {
        INFO(geval.status);
        const auto uit = proef.vraag(geval.ssin);
        CHECK(uit.bezwaar.empty());
        CHECK(uit.antwoord.http_status == 200);
        CHECK(uit.status() == geval.status);
        CHECK(ssin_van(uit) == geval.ssin_element);
        CHECK(uit.wortel().child("result").empty() == (geval.ssin != bekend));
        CHECK(uit.antwoord.spoor.betrokkene == geval.ssin);
        CHECK(uit.antwoord.spoor.geleverd == (geval.ssin == bekend));
        CHECK(uit.antwoord.spoor.toegestaan == (geval.ssin != vreemd));
        CHECK(uit.antwoord.spoor.uitkomst == (geval.ssin == bekend ? "GEGEVENS" : uit.pad("status/code")));
    }
}

TEST_CASE("who is not integrated hears the same whether the register knows the number or not") {
    Proef proef;
    vul(proef);
    const auto een = proef.vraag(vreemd), ander = proef.vraag(insz(930518239));
    CHECK(een.pad("status/description") == "SSIN is not sufficiently integrated for your organization");
    CHECK(een.wortel().child("ssin").empty());
    auto zelfde = een.status();
    zelfde.replace(zelfde.find(vreemd.text()), 11, insz(930518239).text());
    CHECK(zelfde == ander.status());
    CHECK(ander.wortel().child("ssin").empty());
}

TEST_CASE("a malformed number is MSG00011 and no schema error, and a made-up one only where it is allowed") {
    Proef proef;
    Tekst tekst;
    for (const auto* ssin : {"93051822362", "9305182236", "abc", "", "930518223611"}) {
        tekst.ssin = ssin;
        const auto uit = proef.vraag(tekst);
        CHECK(uit.bezwaar.empty());
        CHECK(uit.status() == "NO_RESULT MSG00011");
        CHECK(uit.pad("criteria/ssin") == ssin);
        CHECK_FALSE(uit.antwoord.spoor.betrokkene);
    }
    tekst.ssin = "90722500191";
    CHECK(proef.vraag(tekst).status().starts_with("NO_RESULT MSG00012"));
    proef.regels.verzonnen_toegestaan = false;
    CHECK(proef.vraag(tekst).status() == "NO_RESULT MSG00011");
}

TEST_CASE("access is refused with MSG00013 and nothing else, whatever is wrong with the asker") {
    Proef proef;
    vul(proef);
    Tekst tekst;
    tekst.ssin = bekend.text();
    bool mag = false;
    SECTION("control: OCMW Gent as itself") {
        mag = true;
    }
    SECTION("control: as sector 17, institution 1") {
        mag = true;
        tekst.klant =
            "<customerIdentification><sector>17</sector><institution>1</institution>"
            "</customerIdentification>";
    }
    SECTION("not proven") {
        proef.bewezen = false;
    }
    SECTION("another organisation's number") {
        tekst.klant = "<customerIdentification><cbeNumber>0207450831</cbeNumber></customerIdentification>";
    }
    SECTION("another sector") {
        tekst.klant =
            "<customerIdentification><sector>12</sector><institution>1</institution>"
            "</customerIdentification>";
    }
    SECTION("another legal context") {
        tekst.doel = "<legalContext>PCSA:OTHER</legalContext>";
    }
    SECTION("no legal context") {
        tekst.doel.clear();
    }
    SECTION("not of the Flemish Region") {
        proef.partner.gewest = kbi::Gewest::brussels;
    }
    SECTION("no end user where one is demanded") {
        proef.partner.gebruiker_verplicht = true;
    }
    const auto uit = proef.vraag(tekst);
    CHECK(uit.bezwaar.empty());
    CHECK(uit.status() == (mag ? "DATA_FOUND MSG00000" : "NO_RESULT MSG00013"));
    CHECK(uit.wortel().child("ssin").empty() == !mag);
    CHECK(uit.antwoord.spoor.toegestaan == mag);
}

TEST_CASE("the end user goes on record when he is named") {
    Proef proef;
    vul(proef);
    proef.partner.gebruiker_verplicht = true;
    Tekst tekst;
    tekst.ssin = bekend.text();
    tekst.doel += "<userId>" + zonder.text() + "</userId>";
    const auto uit = proef.vraag(tekst);
    CHECK(uit.bezwaar.empty());
    CHECK(uit.status() == "DATA_FOUND MSG00000");
    CHECK(uit.antwoord.spoor.gebruiker == zonder);
    CHECK(uit.pad("userId") == zonder.text());
}

TEST_CASE("a register that is away is INCOMPLETE_DATA for a question and a fault for a registration") {
    Proef proef;
    vul(proef);
    proef.store.weg = true;
    const auto vraag = proef.vraag(bekend);
    CHECK(vraag.bezwaar.empty());
    CHECK(vraag.antwoord.http_status == 200);
    CHECK(vraag.status() == "INCOMPLETE_DATA HAN20200");
    CHECK(vraag.antwoord.spoor.mislukt);
    CHECK(vraag.antwoord.spoor.reden == "the register is lost");

    const auto melding =
        proef.vraag(bekend, "registerInscription",
                    "<inscription><qualityCode>2</qualityCode><period><beginDate>2026-11-01</beginDate>"
                    "</period></inscription>");
    CHECK(melding.bezwaar.empty());
    CHECK(melding.antwoord.http_status == 500);
    CHECK(melding.pad("detail/intf:registerInscriptionFault/detail/reasonCode") == "MSG00003");
}

TEST_CASE("what nobody foresaw is a CBSS fault MSG00003 that tells nothing") {
    Proef proef;
    vul(proef);
    proef.store.stuk = true;
    const auto uit = proef.vraag(bekend);
    CHECK(uit.bezwaar.empty());
    CHECK(uit.antwoord.http_status == 500);
    CHECK(uit.pad("faultcode") == "soapenv:Server");
    CHECK(uit.pad("faultstring") == "An error occurred while servicing your request.");
    const auto fout = uit.wortel().first_element_by_path("detail/intf:consultFileFault");
    CHECK(std::string(fout.child("informationCustomer").child_value("ticket")) ==
          "6f1c6ba0-0f6c-4d3c-9d0e-2f6f1a6c0a11");
    CHECK(std::string(fout.child("detail").child_value("severity")) == "FATAL");
    CHECK(std::string(fout.child("detail").child_value("diagnostic")) ==
          "Unexpected internal error occurred");
    CHECK(uit.antwoord.inhoud.find("foresaw") == std::string::npos);
    CHECK(uit.antwoord.spoor.mislukt);
    CHECK(uit.antwoord.spoor.reden == "nobody foresaw this");
}
