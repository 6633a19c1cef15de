// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/socket.h>

#include <catch2/catch.hpp>

#include "gateway/front/peer.hpp"
#include "opstelling.hpp"

using namespace isi::proef;
namespace front = isi::front;
using namespace std::chrono_literals;

namespace {

/// Does a client with these wishes get an answer?
bool lukt(const Opstelling& opstelling, Client::Keuze keuze) {
    keuze.paar = &opstelling.goed;
    auto client = opstelling.bel(keuze);
    client.stuur(post("<a/>"));
    return client.lees_antwoord().has_value();
}

}  // namespace

TEST_CASE("only TLS 1.2 and 1.3 are spoken, with ECDHE and AEAD") {
    const Opstelling opstelling;
    CHECK_FALSE(lukt(opstelling, {.versie = TLS1_VERSION}));
    CHECK_FALSE(lukt(opstelling, {.versie = TLS1_1_VERSION}));
    CHECK(opstelling.gemeld("TLS-versie niet toegestaan"));
    for (const auto* ciphers :
         {"ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384", "AES128-GCM-SHA256", "AES256-SHA",
          "DHE-RSA-AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-CCM", "NULL-SHA256", "AECDH-NULL-SHA"}) {
        INFO(ciphers);
        CHECK_FALSE(lukt(opstelling, {.versie = TLS1_2_VERSION, .ciphers = ciphers}));
    }
    CHECK(opstelling.gemeld("geen gedeelde versleuteling"));
    for (const auto* ciphers : {"ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305",
                                "ECDHE-ECDSA-AES128-GCM-SHA256"}) {
        INFO(ciphers);
        CHECK(lukt(opstelling, {.versie = TLS1_2_VERSION, .ciphers = ciphers}));
    }
}

TEST_CASE("TLS 1.2 without extended master secret is refused") {
    const Opstelling opstelling;
    CHECK_FALSE(lukt(opstelling, {.versie = TLS1_2_VERSION, .opties = SSL_OP_NO_EXTENDED_MASTER_SECRET}));
    CHECK(opstelling.gemeld("TLS 1.2 zonder extended master secret"));
}

TEST_CASE("no renegotiation, no compression, no stateless ticket, no early data") {
    const Opstelling opstelling;
    auto client = opstelling.bel({.paar = &opstelling.goed, .versie = TLS1_2_VERSION});
    client.stuur(post("<a/>"));
    REQUIRE(client.lees_antwoord());
    CHECK(SSL_get_secure_renegotiation_support(client.ssl()) == 1);
    CHECK(SSL_get_current_compression(client.ssl()) == nullptr);
    CHECK(SSL_SESSION_has_ticket(SSL_get_session(client.ssl())) == 0);
    SSL_renegotiate(client.ssl());
    client.wachttijd = 1s;
    SSL_do_handshake(client.ssl());
    client.stuur(post("<b/>"));
    client.is_gesloten();
    CHECK(opstelling.aantal_verzoeken() == 1);

    auto nieuw = opstelling.bel({.paar = &opstelling.goed, .versie = TLS1_3_VERSION});
    nieuw.stuur(post("<a/>"));
    REQUIRE(nieuw.lees_antwoord());
    const auto sessie = nieuw.sessie();
    CHECK(SSL_SESSION_get_max_early_data(sessie.get()) == 0);
    const unsigned char* ticket = nullptr;
    std::size_t lengte = 0;
    SSL_SESSION_get0_ticket(sessie.get(), &ticket, &lengte);
    CHECK(lengte == 32);  // a reference into the server's cache; sealed state would be hundreds of bytes
}

TEST_CASE(
    "resumption ends tls_sessie after the handshake that proved the certificate, however often it is "
    "renewed") {
    Opstelling opstelling([](front::Opzet& opzet) { opzet.grenzen.tls_sessie = 4s; });
    const auto hervat = [&](SessiePtr& sessie) {
        auto client =
            opstelling.bel({.paar = &opstelling.goed, .versie = TLS1_3_VERSION, .sessie = sessie.get()});
        client.stuur(post("<a/>"));
        REQUIRE(client.lees_antwoord());
        sessie = client.sessie();
        return client.hervat();
    };
    SessiePtr sessie;
    CHECK_FALSE(hervat(sessie));
    CHECK(hervat(sessie));
    std::this_thread::sleep_for(1500ms);
    CHECK(hervat(sessie));
    std::this_thread::sleep_for(3500ms);
    CHECK_FALSE(hervat(sessie));
}

TEST_CASE("a chain through an intermediate is accepted with its CRL, and refused without") {
    Opstelling opstelling;
    Ca tussen("Tussen-CA", opstelling.ca);
    Wens wens;
    wens.serial_number = proef_oin;
    const auto paar = tussen.geef(wens);
    const auto probeer = [&] {
        auto client = opstelling.bel({.paar = &paar});
        client.stuur(post("<a/>"));
        return client.lees_antwoord().has_value();
    };
    CHECK_FALSE(probeer());
    CHECK(opstelling.gemeld("geen CRL van de uitgever"));
    opstelling.schrijf("crl.pem", opstelling.ca.crl_pem() + tussen.crl_pem());
    REQUIRE(wacht_tot([&] { return opstelling.front().tellers().tls_gewisseld == 1; }));
    CHECK(probeer());
    // The same leaf without its intermediate leads nowhere.
    Paar kaal;
    X509_up_ref(paar.certificaat.get());
    kaal.certificaat.reset(paar.certificaat.get());
    EVP_PKEY_up_ref(paar.sleutel.get());
    kaal.sleutel.reset(paar.sleutel.get());
    auto client = opstelling.bel({.paar = &kaal});
    client.stuur(post("<a/>"));
    CHECK_FALSE(client.lees_antwoord());
    CHECK(client.alert() == SSL_AD_BAD_CERTIFICATE);
    // An intermediate whose leaf was withdrawn.
    tussen.trek_in(paar);
    opstelling.schrijf("crl.pem", opstelling.ca.crl_pem() + tussen.crl_pem());
    REQUIRE(wacht_tot([&] { return opstelling.front().tellers().tls_gewisseld == 2; }));
    CHECK_FALSE(probeer());
}

TEST_CASE("plain HTTP or noise on the TLS port is refused without harm") {
    const Opstelling opstelling;
    for (const auto& bytes : {std::string("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), std::string(2'000, '\xff'),
                              std::string("\x16\x03\x01\x00\x05rommel")}) {
        Client client(opstelling.front().poort(), {.tls = false});
        client.stuur(bytes);
        CHECK(client.is_gesloten());
    }
    CHECK(opstelling.gemeld("HTTP zonder TLS"));
    CHECK(lukt(opstelling, {}));
}

TEST_CASE("a flood of handshakes without certificate leaves an open connection its answers") {
    const Opstelling opstelling;
    auto client = opstelling.bel();
    for (int ronde = 0; ronde < 20; ++ronde) {
        std::vector<std::unique_ptr<Client>> vloed;
        for (int i = 0; i < 10; ++i)
            vloed.push_back(std::make_unique<Client>(opstelling.front().poort(), Client::Keuze{}));
        client.stuur(post("<a/>"));
        REQUIRE(client.lees_antwoord());
    }
    CHECK(wacht_tot([&] { return opstelling.front().tellers().handdrukken_geweigerd == 200; }));
}

TEST_CASE("read_peer: OIN and KBO by form and place, and a subject that names two names none") {
    Ca ca("Proef CA");
    const auto peer = [&](const std::string& nummer, const std::string& organisatie) {
        Wens wens;
        wens.serial_number = nummer;
        wens.organization_identifier = organisatie;
        return front::read_peer(ca.geef(wens).certificaat.get());
    };
    CHECK(peer(proef_oin, "").oin == proef_oin);
    CHECK(peer("0000000700025BE00000", "").oin == "0000000700025BE00000");  // BRIN: letters
    for (const auto* geen : {"", "0000009900000001400", "000000990000000140000", "A0000099000000014000",
                             "0000009900000001400a", "00000099000000014 00"}) {
        INFO(geen);
        CHECK_FALSE(peer(geen, "").oin);
    }
    CHECK(peer("", "NTRBE-0123456749").kbo == "0123456749");
    CHECK(peer("0123456749", "").kbo == "0123456749");
    CHECK_FALSE(peer("0123456749", "").oin);
    CHECK(peer(proef_oin, "NTRBE-0123456749").oin == proef_oin);
    for (const auto* geen :
         {"NTRNL-0123456749", "NTRBE-012345674", "NTRBE-01234567490", "0123456749", "ntrbe-0123456749"}) {
        INFO(geen);
        CHECK_FALSE(peer("", geen).kbo);
    }
    // The names as `openssl x509 -nameopt RFC2253` writes them: most specific first.
    CHECK(peer(proef_oin, "").onderwerp == "CN=proef,serialNumber=" + proef_oin + ",O=Proef,C=NL");
    CHECK(peer(proef_oin, "").uitgever == "CN=Proef CA,O=Proef,C=NL");

    Wens wens;
    wens.serial_number = proef_oin;
    const auto paar = ca.geef(wens);
    const auto der = front::read_peer(paar.certificaat.get()).der;
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> bio(BIO_new(BIO_s_mem()), BIO_free_all);
    REQUIRE(i2d_X509_bio(bio.get(), paar.certificaat.get()) == 1);
    char* bytes = nullptr;
    const long lengte = BIO_get_mem_data(bio.get(), &bytes);
    CHECK(der == std::string_view(bytes, static_cast<std::size_t>(lengte)));
    X509_NAME_add_entry_by_NID(X509_get_subject_name(paar.certificaat.get()), NID_serialNumber, MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("00000099000000034000"), -1, -1, 0);
    CHECK_FALSE(front::read_peer(paar.certificaat.get()).oin);
}
