// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "opstelling.hpp"

using namespace isi::proef;

namespace {

/// A TLS 1.3 client learns of the refusal only when it reads.
int alert_van(const Opstelling& opstelling, const Client::Keuze& keuze) {
    auto client = opstelling.bel(keuze);
    client.stuur(post("<a/>"));
    client.is_gesloten();
    return client.alert();
}

}  // namespace

TEST_CASE("a good certificate gets an answer over TLS 1.2 and 1.3 and its identity reaches the service") {
    const Opstelling opstelling;
    for (const int versie : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        auto client = opstelling.bel({.paar = &opstelling.goed, .versie = versie});
        REQUIRE(client.stuur(post("<vraag/>")));
        const auto antwoord = client.lees_antwoord();
        REQUIRE(antwoord);
        CHECK(antwoord->status == 200);
        CHECK(antwoord->inhoud == "<vraag/>");
    }
    const auto verzoeken = opstelling.verzoeken();
    REQUIRE(verzoeken.size() == 2);
    for (const auto& verzoek : verzoeken) {
        REQUIRE(verzoek.peer);
        CHECK(verzoek.peer->oin == proef_oin);
        CHECK_FALSE(verzoek.peer->kbo);
        CHECK(verzoek.peer->vingerafdruk.size() == 64);
        CHECK(verzoek.peer->onderwerp.find("CN=gemeente-groningen") != std::string::npos);
        CHECK(verzoek.peer->uitgever.find("CN=Proef CA") != std::string::npos);
        CHECK(verzoek.peer->geldig_tot > std::time(nullptr));
        CHECK(verzoek.herkomst.starts_with("127.0.0.1:"));
    }
}

TEST_CASE("every certificate that must be refused gets the same alert, and the true cause is reported") {
    Opstelling opstelling;
    Ca vreemd("Vreemde CA");
    Wens wens;
    wens.serial_number = proef_oin;
    struct Geval {
        std::string oorzaak;
        Paar paar;
    };
    std::vector<Geval> gevallen;
    const auto geval = [&](const std::string& oorzaak, Paar paar) {
        gevallen.push_back({oorzaak, std::move(paar)});
    };
    auto anders = wens;
    anders.tot = -60;
    geval("certificaat verlopen", opstelling.ca.geef(anders));
    anders = wens;
    anders.vanaf = 3600;
    geval("certificaat nog niet geldig", opstelling.ca.geef(anders));
    geval("certificaat van een vreemde CA", vreemd.geef(wens));
    geval("certificaat zelfondertekend of van een vreemde CA", zelfondertekend(wens));
    anders = wens;
    anders.eku = "serverAuth";
    geval("certificaat niet voor clients (doel)", opstelling.ca.geef(anders));
    auto ingetrokken = opstelling.ca.geef(wens);
    opstelling.ca.trek_in(ingetrokken);
    geval("certificaat ingetrokken", std::move(ingetrokken));
    anders = wens;
    anders.rsa_bits = 1024;
    geval("sleutel in de keten te kort", opstelling.ca.geef(anders));
    opstelling.schrijf_crl();
    REQUIRE(wacht_tot([&] { return opstelling.front().tellers().tls_gewisseld == 1; }));

    for (const int versie : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        for (const auto& [oorzaak, paar] : gevallen) {
            INFO(oorzaak << " TLS " << versie);
            CHECK(alert_van(opstelling, {.paar = &paar, .versie = versie}) == SSL_AD_BAD_CERTIFICATE);
            CHECK(opstelling.gemeld(oorzaak));
        }
    }
    CHECK(alert_van(opstelling, {.versie = TLS1_3_VERSION}) == 116);
    CHECK(alert_van(opstelling, {.versie = TLS1_2_VERSION}) == SSL_AD_HANDSHAKE_FAILURE);
    CHECK(opstelling.gemeld("geen certificaat"));
    CHECK(opstelling.aantal_verzoeken() == 0);
    for (const auto& weigering : opstelling.weigeringen()) {
        CHECK(weigering.handdruk);
        if (weigering.oorzaak != "geen certificaat") REQUIRE(weigering.peer);
    }
    // Control: the same client code with a good certificate does get in.
    auto client = opstelling.bel();
    client.stuur(post("<a/>"));
    CHECK(client.lees_antwoord());
}
