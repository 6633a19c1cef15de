// SPDX-License-Identifier: GPL-3.0-or-later
// The sandbox's faults, through the front door.
#include <catch2/catch.hpp>
#include <memory>
#include <vector>

#include "huisproef.hpp"
#include "support/dossier.hpp"
#include "xsd.hpp"

using namespace isi;
using namespace isi::proef;

namespace {

constexpr auto* regels =
    "999998821 INT500\n999998833 DK0051\n999998845 traag 50\n999998857 overbelast\n999998869 verbreek\n";

void vul(Huisproef& huis) {
    for (const auto* bsn : {"999998821", "999998833", "999998845", "999998857", "999998869"})
        huis.bewaar(dossier(bsn, Wet::wi2007, Gemeentecode::parse("0014")));
}

Bericht vraag(const Huisproef& huis, const std::string& bsn, const std::string& gemeente = "0014") {
    return {.sleutel = huis.sleutel_groningen,
            .inhoud = "<isi:wet>WI2007</isi:wet><isi:bsn>" + bsn + "</isi:bsn>",
            .gemeentecode = gemeente};
}

std::string http(const std::string& lichaam) {
    return "POST /isi/cvs/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: " +
           std::to_string(lichaam.size()) + "\r\n\r\n" + lichaam;
}

}  // namespace

TEST_CASE("each scenario's answer keeps the contract") {
    Huisproef huis{"", "sandbox", regels};
    vul(huis);

    const auto intern = huis.stuur(vraag(huis, "999998821").tekst());
    CHECK(intern.status == 200);
    CHECK(xsd_oordeel(intern.inhoud).empty());
    CHECK(lees(intern.inhoud, "requestGoedgekeurd") == "false");
    CHECK(lees(intern.inhoud, "foutcode") == "INT500");

    auto dicht = vraag(huis, "999998833");
    dicht.code = nieuwe_code();
    for (int keer = 0; keer < 2; ++keer) {  // the same code again: it was not used up
        const auto antwoord = huis.stuur(dicht.tekst());
        CHECK(antwoord.status == 500);
        CHECK(xsd_oordeel(antwoord.inhoud).empty());
        CHECK(lees(antwoord.inhoud, "faultcode") == "soap:Server.DK0051");
        CHECK(lees(antwoord.inhoud, "opnieuwProberen") == "LATER");
    }

    const auto vol = huis.stuur(vraag(huis, "999998857").tekst());
    CHECK(vol.status == 503);
    CHECK(vol.inhoud.find('<') == std::string::npos);

    auto client = huis.bel();
    client.stuur(http(vraag(huis, "999998869").tekst()));
    CHECK_FALSE(client.lees_antwoord());  // never a whole answer
}

TEST_CASE("a slow answer is the ordinary one") {
    Huisproef huis{"", "sandbox", "999998845 traag 50\n"};
    vul(huis);
    const auto antwoord = huis.stuur(vraag(huis, "999998845").tekst());
    CHECK(antwoord.status == 200);
    CHECK(xsd_oordeel(antwoord.inhoud).empty());
    CHECK(lees(antwoord.inhoud, "bsn") == "999998845");
}

TEST_CASE("slow answers hold no worker: with one worker and eight of them waiting a question is answered") {
    Huisproef huis{"[grenzen]\nwerkers = 1\nleeglopen_ms = 100\n", "sandbox", "999998845 traag 60000\n"};
    vul(huis);
    std::vector<std::unique_ptr<Client>> traag;
    for (int k = 0; k < 8; ++k) {
        traag.emplace_back(new Client(huis.bel()));
        traag.back()->stuur(http(vraag(huis, "999998845").tekst()));
    }
    // All on record: their worker has long let go of them.
    const auto aantal = [&] { return audit::read_gezien(huis.audit(), 0).size(); };
    for (int poging = 0; poging < 200 && aantal() < traag.size(); ++poging)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK(aantal() == traag.size());
    CHECK(lees(huis.stuur(vraag(huis, bsn_groningen).tekst()).inhoud, "straatnaam") == "Kempkensberg");
}

TEST_CASE("a scenario is played only for whoever may ask, and only for the number that the question names") {
    Huisproef huis{"", "sandbox", regels};
    vul(huis);
    CHECK(lees(huis.stuur(vraag(huis, "999998833", "0034").tekst()).inhoud, "foutcode") == "AUT401");
    CHECK(lees(huis.stuur(vraag(huis, bsn_groningen).tekst()).inhoud, "requestGoedgekeurd") == "true");
}

TEST_CASE("what a scenario did is on record: failed, nothing delivered") {
    Huisproef huis{"", "sandbox", regels};
    vul(huis);
    for (const auto* bsn : {"999998821", "999998833", "999998857"}) {
        CHECK(huis.stuur(vraag(huis, bsn).tekst()).status != 404);
    }
    huis.stop();
    for (const auto& [bsn, uitkomst] :
         {std::pair{"999998821", "INT500"}, std::pair{"999998833", "Server.DK0051"},
          std::pair{"999998857", "HTTP 503"}}) {
        INFO(bsn);
        int records = 0;
        audit::who(huis.audit(), Bsn::parse(bsn).value(), [&](std::uint64_t, const audit::Record& record) {
            ++records;
            CHECK(record.uitkomst == uitkomst);
            CHECK(record.beslissing == audit::Beslissing::mislukt);
            CHECK_FALSE(record.geleverd);
        });
        CHECK(records == 1);
    }
}

TEST_CASE("outside a sandbox the same store plays nothing") {
    Huisproef huis{"", "test", regels};
    vul(huis);
    for (const auto* bsn : {"999998821", "999998833", "999998845", "999998857", "999998869"}) {
        const auto antwoord = huis.stuur(vraag(huis, bsn).tekst());
        CHECK(antwoord.status == 200);
        CHECK(lees(antwoord.inhoud, "requestGoedgekeurd") == "true");
    }
}
