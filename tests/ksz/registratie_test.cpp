// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "proef.hpp"

using namespace isi;
using namespace isi::ksz::proef;

namespace {

const Insz wie = insz(930518223), ander = insz(930518225);

std::string afspraak(const std::string& id = "A-1", const std::string& moment = {},
                     const std::string& reden = "INT_HVN") {
    return "<appointment><id>" + id + "</id><reason>" + reden + "</reason>" + moment + "</appointment>";
}

std::string wens(const std::string& datum, const std::string& van, const std::string& tot) {
    return "<desiredMoment><date>" + datum + "</date><startTime>" + van + "</startTime><endTime>" + tot +
           "</endTime></desiredMoment>";
}

std::string integratie(const std::string& code, const std::string& begin, const std::string& einde = {}) {
    return "<inscription><qualityCode>" + code + "</qualityCode><period><beginDate>" + begin +
           "</beginDate>" + (einde.empty() ? "" : "<endDate>" + einde + "</endDate>") +
           "</period></inscription>";
}

// code begin einde, of each that the answer lists
std::vector<std::string> lijst(const Antwoord& uit) {
    std::vector<std::string> gevonden;
    for (const auto een : uit.wortel().child("result")) {
        const auto periode = een.child("period");
        gevonden.push_back(std::string(een.child_value("qualityCode")) + " " +
                           periode.child_value("beginDate") + " " + periode.child_value("endDate"));
    }
    return gevonden;
}

}  // namespace

TEST_CASE("an appointment is kept once, with Van the asker and Naar the KBI, and stands in the list") {
    Proef proef;
    proef.store.save_inschrijving(inschrijving(wie));
    const auto inhoud =
        "<appointment><id>A-1</id><reason>INT_HVN</reason><extraInformation> regel 1&#10;&lt;2&gt; "
        "</extraInformation>" +
        wens("2026-12-01", "09:00", "10:30:00") + "</appointment>";
    const auto eerst = proef.vraag(wie, "requestAppointment", inhoud);
    CHECK(eerst.bezwaar.empty());
    CHECK(eerst.status() == "OK MSG00000");
    CHECK(eerst.antwoord.spoor.toegestaan);
    const auto bewaard = proef.store.list_afspraken(wie, kbo_gent);
    REQUIRE(bewaard.size() == 1);
    const auto& vraag = bewaard.front().vraag;
    CHECK(vraag.van.kbo == kbo_gent);
    CHECK(vraag.van.type_partner == "OCMW");
    CHECK(vraag.naar.kbo == kbo_kbi);
    CHECK(vraag.naar.type_partner == "KBI");
    CHECK(vraag.omschrijving == " regel 1\n<2> ");
    CHECK(vraag.moment == kbi::Afspraakmoment{"2026-12-01", "09:00", "10:30:00"});

    const auto nogmaals = proef.vraag(wie, "requestAppointment", inhoud);
    CHECK(nogmaals.status() == "OK MSG00000");
    CHECK(proef.store.list_afspraken(wie, kbo_gent).size() == 1);

    const auto gezien = proef.vraag(wie, "consultAppointments");
    CHECK(gezien.bezwaar.empty());
    CHECK(gezien.status() == "DATA_FOUND MSG00000");
    CHECK(gezien.pad("result/appointment/id") == "A-1");
    CHECK(gezien.pad("result/appointment/requestDate") == "2026-11-27");
    CHECK(gezien.pad("result/appointment/reasonLabel") == labels().lookup("reden_toeleiding", "INT_HVN"));
    CHECK(gezien.pad("result/appointment/deliveryStatus") == "AANVAARD");
    CHECK(gezien.pad("result/appointment/deliveryStatusLabel") == "Aanvaard");
    CHECK(gezien.pad("result/appointment/desiredMoment/endTime") == "10:30:00");
    CHECK(gezien.antwoord.spoor.geleverd);
    for (const auto& een : {eerst, nogmaals})
        CHECK(een.pad("result/appointment/id") == gezien.pad("result/appointment/id"));
}

TEST_CASE("delivery and the source's own word show in the list, newest first") {
    Proef proef;
    proef.store.save_inschrijving(inschrijving(wie));
    for (const auto* id : {"A-1", "A-2"}) proef.vraag(wie, "requestAppointment", afspraak(id));
    proef.store.note_aflevering(1, kbi::Afleverstatus::bevestigd, moment().nu + 86'400);
    proef.store.note_status(kbo_gent, "A-1", "ONBEKEND");
    const auto uit = proef.vraag(wie, "consultAppointments");
    CHECK(uit.bezwaar.empty());
    const auto oudste = uit.wortel().child("result").last_child();
    CHECK(uit.pad("result/appointment/id") == "A-2");
    CHECK(std::string(oudste.child_value("deliveryStatus")) == "BEVESTIGD");
    CHECK(std::string(oudste.child_value("deliveryStatusDate")) == "2026-11-28");
    CHECK(std::string(oudste.child_value("status")) == "ONBEKEND");
    CHECK(oudste.child("statusLabel").empty());
}

TEST_CASE("an appointment is refused in the words of the contract, and nothing is kept") {
    Proef proef;
    proef.store.save_inschrijving(inschrijving(wie));
    CHECK(proef.vraag(wie, "requestAppointment", afspraak()).status() == "OK MSG00000");
    const auto status = [&](const std::string& inhoud) {
        const auto uit = proef.vraag(wie, "requestAppointment", inhoud);
        CHECK(uit.wortel().child("result").empty());
        return uit.status();
    };
    CHECK(status(afspraak("A-1", {}, "NIV_TEST")) ==
          "NOK MSG00008 id=already in use for another request of your organization");
    const std::string moment =
        "NOK MSG00008 desiredMoment=date must not be in the past, and endTime must come after startTime";
    CHECK(status(afspraak("A-2", wens("2026-11-26", "09:00", "10:00"))) == moment);
    CHECK(status(afspraak("A-2", wens("2026-12-01", "10:00", "10:00"))) == moment);
    // A date without a span is no message of the contract at all.
    CHECK(status(afspraak("A-2", "<desiredMoment><date>2026-12-01</date></desiredMoment>"))
              .starts_with("NOK MSG00008 "));
    CHECK(status(afspraak("A-2", wens("2026-12-01", "25:00", "26:00"))).starts_with("NOK MSG00008 "));
    CHECK(proef.store.list_afspraken(wie, kbo_gent).size() == 1);

    CHECK(proef.vraag(ander, "requestAppointment", afspraak("A-3")).status().starts_with("NOK MSG00012"));
    CHECK(proef.vraag(ander, "consultAppointments").status().starts_with("NO_RESULT MSG00012"));
    proef.partner.soort = kbi::Partnersoort::cvo_cbe;
    const auto school = proef.vraag(wie, "requestAppointment", afspraak("A-4"));
    CHECK(school.status() == "NOK MSG00013");
    CHECK_FALSE(school.antwoord.spoor.toegestaan);
    CHECK(proef.store.list_afspraken(wie, kbo_gent).size() == 1);
}

TEST_CASE("a service that does not know to whom an appointment goes fails, and says so to nobody") {
    Proef proef;
    proef.store.save_inschrijving(inschrijving(wie));
    proef.dienst.kbo_kbi = "0000000000";
    const auto uit = proef.vraag(wie, "requestAppointment", afspraak());
    CHECK(uit.antwoord.http_status == 500);
    CHECK(uit.antwoord.inhoud.find("kbo_kbi") == std::string::npos);
    CHECK(uit.antwoord.spoor.reden.find("kbo_kbi") != std::string::npos);
    CHECK(proef.store.list_afspraken(wie, kbo_gent).empty());
}

TEST_CASE("a person is integrated, listed and let go, and a consult opens and closes with it") {
    Proef proef;
    proef.store.save_dossier(dossier(wie));
    CHECK(proef.vraag(wie, "listInscriptions").status() == "NO_DATA_FOUND MSG00100");
    CHECK(proef.vraag(wie).status().starts_with("NO_RESULT MSG00012"));

    const auto erin = proef.vraag(wie, "registerInscription", integratie("+02", "2026-11-01"));
    CHECK(erin.bezwaar.empty());
    CHECK(erin.status() == "OK MSG00000");
    CHECK(erin.pad("inscription/qualityCode") == "+02");
    CHECK(proef.vraag(wie).status() == "DATA_FOUND MSG00000");
    const auto gezien = proef.vraag(wie, "listInscriptions");
    CHECK(gezien.bezwaar.empty());
    CHECK(lijst(gezien) == std::vector<std::string>{"2 2026-11-01 "});
    CHECK(gezien.pad("result/inscription/qualityCodeLabel") == "Leefloon");

    // Already so: nothing is added, and nothing went wrong.
    const auto dubbel = proef.vraag(wie, "registerInscription", integratie("2", "2026-11-20", "2026-12-31"));
    CHECK(dubbel.bezwaar.empty());
    CHECK(dubbel.status().starts_with("OK MSG00000 details=Already registered"));
    CHECK(lijst(proef.vraag(wie, "listInscriptions")).size() == 1);

    // The last day is still one of it.
    const auto eruit = proef.vraag(wie, "unregisterInscription", integratie("2", "2026-11-01", "2026-11-26"));
    CHECK(eruit.bezwaar.empty());
    CHECK(eruit.status() == "OK MSG00000");
    CHECK(lijst(proef.vraag(wie, "listInscriptions")) == std::vector<std::string>{"2 2026-11-01 2026-11-26"});
    CHECK(proef.vraag(wie).status().starts_with("NO_RESULT MSG00012"));
    CHECK(proef.vraag(wie, "unregisterInscription", integratie("3", "2026-11-27")).status() ==
          "NOK MSG00100");
}

TEST_CASE("endDate is the last day of what is let go, and without one beginDate is") {
    Proef proef;
    proef.store.save_inschrijving(inschrijving(wie, "5"));
    proef.vraag(wie, "unregisterInscription", integratie("5", "2026-01-01", "2026-06-30"));
    CHECK(lijst(proef.vraag(wie, "listInscriptions")) == std::vector<std::string>{"5 2026-01-01 2026-06-30"});
    proef.vraag(wie, "unregisterInscription", integratie("5", "2026-03-01"));
    CHECK(lijst(proef.vraag(wie, "listInscriptions")) == std::vector<std::string>{"5 2026-01-01 2026-03-01"});
}

TEST_CASE("an inscription is refused when its period or its code is none") {
    Proef proef;
    const auto status = [&](const std::string& inhoud) {
        return proef.vraag(wie, "registerInscription", inhoud).status();
    };
    CHECK(status(integratie("2", "2026-11-02", "2026-11-01")).starts_with("NOK MSG00008 period="));
    CHECK(status(integratie("100", "2026-11-01")).starts_with("NOK MSG00008 element=qualityCode"));
    CHECK(status(integratie("0", "2026-11-01")).starts_with("NOK MSG00008 element=qualityCode"));
    CHECK(status(integratie("2", "2026-02-30")).starts_with("NOK MSG00008 element=beginDate"));
    CHECK(proef.store.list_inschrijvingen(wie, kbo_gent).empty());
    proef.bewezen = false;
    CHECK(status(integratie("2", "2026-11-01")) == "NOK MSG00013");
    CHECK(proef.store.list_inschrijvingen(wie, kbo_gent).empty());
}

TEST_CASE("another organisation's inscriptions and appointments are not told") {
    Proef proef;
    proef.store.save_inschrijving(inschrijving(wie));
    proef.store.save_inschrijving(inschrijving(wie, "4", "2026-01-01", {}, kbo_leuven));
    CHECK(lijst(proef.vraag(wie, "listInscriptions")).size() == 1);
    kbi::Afspraakvraag van_leuven{.id = "L-1",
                                  .insz = wie,
                                  .kbo = kbo_leuven,
                                  .van = {},
                                  .naar = {},
                                  .reden = "INT_HVN",
                                  .omschrijving = {},
                                  .moment = {}};
    proef.store.save_afspraak(van_leuven, moment().nu);
    CHECK(proef.vraag(wie, "consultAppointments").status() == "NO_DATA_FOUND MSG00100");
}
