// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "opstelling.hpp"

using namespace isi::proef;
namespace front = isi::front;
using namespace std::chrono_literals;

namespace {

struct Eerste {
    SessiePtr sessie;
    bool gelukt = false;
};

/// A whole first visit, with the session it leaves behind (TLS 1.3 sends it after the handshake).
Eerste bezoek(const Opstelling& opstelling, const Paar& paar, int versie) {
    auto client = opstelling.bel({.paar = &paar, .versie = versie});
    client.stuur(post("<a/>"));
    Eerste eerste;
    eerste.gelukt = client.lees_antwoord().has_value();
    eerste.sessie = client.sessie();
    return eerste;
}

bool gewisseld(Opstelling& opstelling, std::uint64_t keer) {
    return wacht_tot([&] { return opstelling.front().tellers().tls_gewisseld == keer; });
}

}  // namespace

TEST_CASE("a resumed session carries the identity of its certificate, over TLS 1.2 and 1.3") {
    Opstelling opstelling;
    for (const int versie : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        const auto eerste = bezoek(opstelling, opstelling.goed, versie);
        REQUIRE(eerste.gelukt);
        // Without certificate: only the session speaks for it.
        auto client = opstelling.bel({.versie = versie, .sessie = eerste.sessie.get()});
        REQUIRE(client.stuur(post("<hervat/>")));
        REQUIRE(client.lees_antwoord());
        CHECK(client.hervat());
        const auto laatste = opstelling.verzoeken().back();
        REQUIRE(laatste.peer);
        CHECK(laatste.peer->oin == proef_oin);
        CHECK(laatste.peer->vingerafdruk == opstelling.verzoeken().front().peer->vingerafdruk);
    }
    CHECK(opstelling.front().tellers().hervat == 2);
}

TEST_CASE("no session survives a swap of the CRL, not even one of a certificate that is still good") {
    for (const int versie : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        Opstelling opstelling;
        Wens wens;
        wens.serial_number = proef_oin;
        auto straks_ingetrokken = opstelling.ca.geef(wens);
        const auto slecht = bezoek(opstelling, straks_ingetrokken, versie);
        const auto goed = bezoek(opstelling, opstelling.goed, versie);
        REQUIRE(slecht.gelukt);
        REQUIRE(goed.gelukt);
        {  // Control: before the swap this very session is resumed.
            auto client = opstelling.bel({.versie = versie, .sessie = slecht.sessie.get()});
            client.stuur(post("<a/>"));
            REQUIRE(client.lees_antwoord());
            REQUIRE(client.hervat());
        }
        opstelling.ca.trek_in(straks_ingetrokken);
        opstelling.schrijf_crl();
        REQUIRE(gewisseld(opstelling, 1));
        auto met_certificaat =
            opstelling.bel({.paar = &straks_ingetrokken, .versie = versie, .sessie = slecht.sessie.get()});
        met_certificaat.stuur(post("<a/>"));
        CHECK_FALSE(met_certificaat.lees_antwoord());
        CHECK(met_certificaat.alert() == SSL_AD_BAD_CERTIFICATE);
        auto zonder = opstelling.bel({.versie = versie, .sessie = slecht.sessie.get()});
        zonder.stuur(post("<a/>"));
        CHECK_FALSE(zonder.lees_antwoord());
        auto nog_goed =
            opstelling.bel({.paar = &opstelling.goed, .versie = versie, .sessie = goed.sessie.get()});
        nog_goed.stuur(post("<a/>"));
        CHECK(nog_goed.lees_antwoord());
        CHECK_FALSE(nog_goed.hervat());
        CHECK(opstelling.front().tellers().hervat == 1);  // the control's
    }
}

TEST_CASE("a session does not outlive its certificate, and an open connection neither") {
    for (const int versie : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        Opstelling opstelling;
        Wens wens;
        wens.serial_number = proef_oin;
        wens.tot = 3;
        const auto kort = opstelling.ca.geef(wens);
        auto open = opstelling.bel({.paar = &kort, .versie = versie});
        open.stuur(post("<a/>"));
        REQUIRE(open.lees_antwoord());
        const auto sessie = open.sessie();
        CHECK(open.is_gesloten());
        CHECK(opstelling.gemeld("certificaat verlopen"));
        auto client = opstelling.bel({.versie = versie, .sessie = sessie.get()});
        client.stuur(post("<a/>"));
        CHECK_FALSE(client.lees_antwoord());
        CHECK(opstelling.front().tellers().hervat == 0);
    }
}

TEST_CASE("tls_sessie = 0 turns resumption off") {
    Opstelling opstelling([](front::Opzet& opzet) { opzet.grenzen.tls_sessie = 0s; });
    for (const int versie : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        const auto eerste = bezoek(opstelling, opstelling.goed, versie);
        REQUIRE(eerste.gelukt);
        auto client =
            opstelling.bel({.paar = &opstelling.goed, .versie = versie, .sessie = eerste.sessie.get()});
        client.stuur(post("<a/>"));
        CHECK(client.lees_antwoord());
        CHECK_FALSE(client.hervat());
    }
}

TEST_CASE("a revoked certificate loses its open connection, the others keep theirs") {
    Opstelling opstelling;
    Wens wens;
    wens.serial_number = proef_oin;
    const auto straks = opstelling.ca.geef(wens);
    auto slecht = opstelling.bel({.paar = &straks}), goed = opstelling.bel();
    for (auto* client : {&slecht, &goed}) {
        client->stuur(post("<a/>"));
        REQUIRE(client->lees_antwoord());
    }
    opstelling.ca.trek_in(straks);
    opstelling.schrijf_crl();
    CHECK(slecht.is_gesloten());
    CHECK(opstelling.gemeld("certificaat ingetrokken"));
    goed.stuur(post("<b/>"));
    CHECK(goed.lees_antwoord()->inhoud == "<b/>");
    CHECK(opstelling.front().tellers().handdrukken == 2);
}

TEST_CASE("a CA that is taken away takes its open connections along; a new one is accepted at once") {
    Opstelling opstelling;
    Ca nieuw("Nieuwe CA");
    Wens wens;
    wens.serial_number = proef_oin;
    const auto van_nieuw = nieuw.geef(wens);
    auto oud = opstelling.bel();
    oud.stuur(post("<a/>"));
    REQUIRE(oud.lees_antwoord());
    opstelling.schrijf("ca.crt", opstelling.ca.pem() + nieuw.pem());
    opstelling.schrijf("crl.pem", opstelling.ca.crl_pem() + nieuw.crl_pem());
    REQUIRE(wacht_tot([&] {
        auto client = opstelling.bel({.paar = &van_nieuw});
        client.stuur(post("<a/>"));
        return client.lees_antwoord().has_value();
    }));
    oud.stuur(post("<b/>"));
    REQUIRE(oud.lees_antwoord());
    opstelling.schrijf("ca.crt", nieuw.pem());
    opstelling.schrijf("crl.pem", nieuw.crl_pem());
    CHECK(oud.is_gesloten());
    CHECK(opstelling.gemeld("certificaat van een vreemde CA"));
}

TEST_CASE("a server certificate is swapped without touching open connections") {
    Opstelling opstelling;
    auto open = opstelling.bel();
    open.stuur(post("<a/>"));
    REQUIRE(open.lees_antwoord());
    Wens server;
    server.naam = "nieuwe-server";
    server.eku = "serverAuth";
    server.san = "DNS:localhost";
    const auto paar = opstelling.ca.geef(server);
    opstelling.schrijf("server.crt", paar.pem());
    CHECK(wacht_tot([&] { return opstelling.front().tls_bezwaar().find("sleutel") != std::string::npos; }));
    CHECK(opstelling.front().tellers().tls_gewisseld == 0);  // half a pair is not a swap
    opstelling.schrijf("server.key", paar.sleutel_pem());
    REQUIRE(gewisseld(opstelling, 1));
    CHECK(opstelling.front().tls_bezwaar().empty());
    auto client = opstelling.bel();
    client.stuur(post("<a/>"));
    CHECK(client.lees_antwoord());
    X509* gezien = SSL_get0_peer_certificate(client.ssl());
    REQUIRE(gezien);
    CHECK(X509_cmp(gezien, paar.certificaat.get()) == 0);
    open.stuur(post("<b/>"));
    CHECK(open.lees_antwoord()->inhoud == "<b/>");
}

TEST_CASE("broken, empty, missing, expired or foreign files keep the old set, and readiness says so") {
    Ca vreemd("Vreemde CA");
    std::mutex slot;
    std::vector<std::string> log;
    Opstelling opstelling([&](front::Opzet& opzet) {
        opzet.log = [&](std::string_view zin) {
            const std::lock_guard dicht(slot);
            log.emplace_back(zin);
        };
    });
    const auto goed = opstelling.ca.crl_pem();
    Ca naamgenoot("Proef CA");  // same name, other key
    const std::vector<std::pair<std::string, std::string>> kapot = {
        {"crl.pem", ""},
        {"crl.pem", "geen PEM"},
        {"crl.pem", goed.substr(0, goed.size() / 2)},
        {"crl.pem", opstelling.ca.crl_pem(-7200, -3600)},
        {"crl.pem", naamgenoot.crl_pem()},
        {"ca.crt", ""},
        {"server.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"},
    };
    std::size_t gelogd = 0;
    for (const auto& [bestand, inhoud] : kapot) {
        INFO(bestand << ": " << inhoud);
        opstelling.schrijf("crl.pem", goed);
        opstelling.schrijf("ca.crt", opstelling.ca.pem());
        opstelling.schrijf(bestand, inhoud);
        REQUIRE(wacht_tot([&] {
            const std::lock_guard dicht(slot);
            const auto mislukt = std::count_if(
                log.begin(), log.end(), [](const auto& z) { return z.starts_with("oude TLS-bestanden"); });
            return static_cast<std::size_t>(mislukt) > gelogd;
        }));
        ++gelogd;
        CHECK(opstelling.front().tls_bezwaar().find(bestand) != std::string::npos);
        auto client = opstelling.bel();
        client.stuur(post("<a/>"));
        CHECK(client.lees_antwoord());
    }
}

TEST_CASE("make_front says which file is wrong and what to do") {
    const auto fout_bij = [](const std::function<void(front::Opzet&)>& bederf) {
        try {
            const Opstelling opstelling(bederf);
        } catch (const std::runtime_error& fout) {
            return std::string(fout.what());
        }
        return std::string();
    };
    using Catch::Matchers::Contains;
    CHECK_THAT(fout_bij([](auto& o) { o.tls.ca = "/bestaat/niet"; }),
               Contains("/bestaat/niet") && Contains("tls.ca"));
    CHECK_THAT(fout_bij([](auto& o) { o.tls.crl.clear(); }), Contains("tls.crl"));
    CHECK_THAT(fout_bij([](auto& o) { o.tls.sleutel = o.tls.certificaat; }), Contains("tls.sleutel"));
    CHECK_THAT(fout_bij([](auto& o) { o.adres = "overal"; }), Contains("overal"));
    const Opstelling ander;
    const auto poort = ander.front().poort();
    CHECK_THAT(fout_bij([&](auto& o) { o.poort = poort; }),
               Contains(std::to_string(poort)) && Contains("luister.poort"));
}
