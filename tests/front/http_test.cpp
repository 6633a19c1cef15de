// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "opstelling.hpp"

using namespace isi::proef;
namespace front = isi::front;
using namespace std::chrono_literals;

namespace {

const std::string host = "Host: localhost\r\n";

/// One request on a fresh connection.
std::optional<HttpAntwoord> vraag(const Opstelling& opstelling, const std::string& bytes,
                                  bool zonder_inhoud = false) {
    auto client = opstelling.bel();
    client.stuur(bytes);
    return client.lees_antwoord(zonder_inhoud);
}

}  // namespace

TEST_CASE("an answer names no product and allows no foreign origin; a refusal is bare") {
    const Opstelling opstelling;
    const auto goed = vraag(opstelling, post("<a/>"));
    REQUIRE(goed);
    CHECK(goed->kop.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(goed->veld("Content-Type") == "text/xml; charset=utf-8");
    CHECK(goed->veld("Date").ends_with(" GMT"));
    CHECK(goed->veld("Connection").empty());
    for (const auto* methode : {"OPTIONS", "TRACE", "PUT", "DELETE"}) {
        const auto antwoord = vraag(opstelling, std::string(methode) + " /isi/cvs/v1 HTTP/1.1\r\n" + host +
                                                    "Origin: https://x\r\n\r\n");
        REQUIRE(antwoord);
        CHECK(antwoord->status == 405);
        CHECK(antwoord->veld("Allow") == "GET, POST");
        CHECK(antwoord->inhoud.empty());
        for (const auto* veld : {"Server", "X-Powered-By", "Access-Control-Allow-Origin", "Via"})
            CHECK(antwoord->veld(veld).empty());
    }
    CHECK(vraag(opstelling, "HEAD / HTTP/1.1\r\n" + host + "\r\n", true)->status == 405);
    CHECK(opstelling.aantal_verzoeken() == 1);
}

TEST_CASE("the front's own refusals carry their status and close, and are reported with cause and peer") {
    const Opstelling opstelling;
    const std::vector<std::pair<int, std::string>> gevallen = {
        {400, "rommel\r\n"},
        {411, "POST / HTTP/1.1\r\n" + host + "\r\n"},
        {413, "POST / HTTP/1.1\r\n" + host + "Content-Length: 65537\r\n\r\n"},
        {413, "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n10001\r\n"},
        {417, "POST / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nExpect: x\r\n\r\n"},
        {431, "GET / HTTP/1.1\r\n" + host + "X: " + std::string(17'000, 'x')},
    };
    for (const auto& [status, bytes] : gevallen) {
        INFO(bytes.substr(0, 100));
        auto client = opstelling.bel();
        client.stuur(bytes);
        const auto antwoord = client.lees_antwoord();
        REQUIRE(antwoord);
        CHECK(antwoord->status == status);
        CHECK(antwoord->veld("Connection") == "close");
        CHECK(client.is_gesloten());
        CHECK(client.netjes());
    }
    const auto weigeringen = opstelling.weigeringen();
    REQUIRE(weigeringen.size() == gevallen.size());
    for (std::size_t i = 0; i < gevallen.size(); ++i) {
        CHECK_FALSE(weigeringen[i].handdruk);
        CHECK(weigeringen[i].http_status == static_cast<unsigned>(gevallen[i].first));
        REQUIRE(weigeringen[i].peer);
        CHECK(weigeringen[i].peer->oin == proef_oin);
    }
    CHECK(opstelling.aantal_verzoeken() == 0);
}

TEST_CASE("a body at the limit is served, and a 413 can be read by a client that goes on sending") {
    const Opstelling opstelling;
    const auto precies = vraag(opstelling, post(std::string(64 * 1024, 'x')));
    REQUIRE(precies);
    CHECK(precies->inhoud.size() == 64 * 1024);
    auto client = opstelling.bel();
    client.stuur("POST / HTTP/1.1\r\n" + host + "Content-Length: 3000000\r\n\r\n");
    client.stuur(
        std::string(3'000'000, 'x'));  // more than the socket's buffers hold: somebody must be reading it
    const auto antwoord = client.lees_antwoord();
    REQUIRE(antwoord);
    CHECK(antwoord->status == 413);
}

TEST_CASE("pipelined requests are answered in order, one at a time, and a kept connection serves again") {
    const Opstelling opstelling;
    auto client = opstelling.bel();
    std::string reeks;
    for (int i = 0; i < 50; ++i) reeks += post("<n>" + std::to_string(i) + "</n>");
    client.stuur(reeks);
    for (int i = 0; i < 50; ++i) {
        const auto antwoord = client.lees_antwoord();
        REQUIRE(antwoord);
        CHECK(antwoord->inhoud == "<n>" + std::to_string(i) + "</n>");
    }
    client.stuur(post("<later/>"));
    CHECK(client.lees_antwoord()->inhoud == "<later/>");
    CHECK(opstelling.aantal_verzoeken() == 51);
    // One whole request and a malformed one behind it: the first is answered, the second refused.
    client.stuur(post("<goed/>") + "rommel\r\n\r\n");
    CHECK(client.lees_antwoord()->status == 200);
    CHECK(client.lees_antwoord()->status == 400);
    CHECK(client.is_gesloten());
}

TEST_CASE("the next request is not handed over before the answer to the one before has left") {
    std::mutex slot;
    std::vector<front::Afgeven> open;
    const Opstelling opstelling([&](front::Opzet& opzet) {
        opzet.dienst = [&](front::Verzoek, front::Afgeven afgeven) {
            const std::lock_guard dicht(slot);
            open.push_back(std::move(afgeven));
        };
    });
    const auto aantal = [&] {
        const std::lock_guard dicht(slot);
        return open.size();
    };
    auto client = opstelling.bel(), ander = opstelling.bel();
    client.stuur(post("<een/>") + post("<twee/>"));
    REQUIRE(wacht_tot([&] { return aantal() == 1; }));
    ander.stuur(post("<ander/>"));  // shows that the loop has been round since
    REQUIRE(wacht_tot([&] { return aantal() == 2; }));
    front::Antwoord antwoord;
    antwoord.lichaam = std::string("<een/>");
    open[0](std::move(antwoord));  // from this thread
    CHECK(client.lees_antwoord()->inhoud == "<een/>");
    REQUIRE(wacht_tot([&] { return aantal() == 3; }));
    open.clear();  // let fall: the front answers for the service
    CHECK(client.lees_antwoord()->status == 500);
    CHECK(ander.lees_antwoord()->status == 500);
}

TEST_CASE("Expect: 100-continue is answered before the body, not after it and not by HTTP/1.0") {
    const Opstelling opstelling;
    auto client = opstelling.bel();
    const std::string kop =
        "POST / HTTP/1.1\r\n" + host + "Content-Length: 4\r\nExpect: 100-continue\r\n\r\n";
    client.stuur(kop);
    auto tussen = client.lees_antwoord();
    REQUIRE(tussen);
    CHECK(tussen->status == 100);
    client.stuur("<a/>");
    CHECK(client.lees_antwoord()->inhoud == "<a/>");
    client.stuur(kop + "<b/>");  // did not wait
    CHECK(client.lees_antwoord()->inhoud == "<b/>");
    client.stuur("POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.lees_antwoord()->status == 100);
    client.stuur("4\r\n<c/>\r\n0\r\n\r\n");
    CHECK(client.lees_antwoord()->inhoud == "<c/>");
    client.stuur("POST / HTTP/1.1\r\n" + host + "Content-Length: 70000\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.lees_antwoord()->status == 413);  // not invited to send it
    auto oud = opstelling.bel();
    oud.stuur("POST / HTTP/1.0\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    oud.stuur("<d/>");
    CHECK(oud.lees_antwoord()->status == 200);
}

TEST_CASE("HTTP/1.0 closes unless keep-alive is asked; Connection: close is honoured") {
    const Opstelling opstelling;
    auto oud = opstelling.bel();
    oud.stuur("GET /a HTTP/1.0\r\n\r\n");
    CHECK(oud.lees_antwoord()->veld("Connection") == "close");
    CHECK(oud.is_gesloten());
    auto blijft = opstelling.bel();
    for (int i = 0; i < 2; ++i) {
        blijft.stuur("GET /b HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        CHECK(blijft.lees_antwoord()->veld("Connection") == "keep-alive");
    }
    auto sluit = opstelling.bel();
    sluit.stuur(post("<a/>", "Connection: close\r\n") + post("<b/>"));
    CHECK(sluit.lees_antwoord()->veld("Connection") == "close");
    CHECK(sluit.lees_tot_einde().empty());
    CHECK(opstelling.aantal_verzoeken() == 4);
}

TEST_CASE(
    "a source of pieces goes out chunked, to HTTP/1.0 until close; one that breaks is cut off visibly") {
    enum { heel, breekt };
    int soort = heel;
    const Opstelling opstelling([&](front::Opzet& opzet) {
        opzet.dienst = [&](front::Verzoek, front::Afgeven afgeven) {
            front::Antwoord antwoord;
            antwoord.media_type = "text/csv";
            antwoord.velden = {{"X-Extra", "ja"}};
            antwoord.lichaam =
                front::Bron([n = 0, breekt_af = soort == breekt]() mutable -> std::optional<std::string> {
                    ++n;
                    if (n == 100 && breekt_af) throw std::runtime_error("bron stuk");
                    if (n == 5) return "";  // not the end
                    if (n > 200) return std::nullopt;
                    return std::string(5'000, static_cast<char>('a' + n % 26));
                });
            afgeven(std::move(antwoord));
        };
    });
    auto client = opstelling.bel();
    for (int keer = 0; keer < 2; ++keer) {
        client.stuur(post("<a/>"));
        const auto antwoord = client.lees_antwoord();
        REQUIRE(antwoord);
        CHECK(antwoord->veld("Transfer-Encoding") == "chunked");
        CHECK(antwoord->veld("Content-Length").empty());
        CHECK(antwoord->veld("X-Extra") == "ja");
        CHECK(antwoord->inhoud.size() == 199 * 5'000);
    }
    const auto oud = vraag(opstelling, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    REQUIRE(oud);
    CHECK(oud->veld("Transfer-Encoding").empty());
    CHECK(oud->veld("Connection") == "close");
    CHECK(oud->inhoud.size() == 199 * 5'000);
    soort = breekt;
    client.stuur(post("<a/>"));
    CHECK_FALSE(client.lees_antwoord());
    CHECK_FALSE(client.netjes());
}

TEST_CASE("what the service does wrong costs one answer, not the front") {
    int soort = 0;
    const Opstelling opstelling([&](front::Opzet& opzet) {
        opzet.dienst = [&](front::Verzoek, front::Afgeven afgeven) {
            front::Antwoord antwoord;
            if (soort == 0) throw std::runtime_error("dienst stuk");
            if (soort == 1) antwoord.velden = {{"X-Kwaad", "a\r\nSet-Cookie: b"}};
            if (soort == 2) antwoord.media_type = "text/xml\r\nX: y";
            afgeven(antwoord);
            afgeven(antwoord);  // once too often: ignored
        };
    });
    for (soort = 0; soort < 3; ++soort) {
        const auto antwoord = vraag(opstelling, post("<a/>"));
        REQUIRE(antwoord);
        CHECK(antwoord->status == 500);
        CHECK(antwoord->kop.find("Set-Cookie") == std::string::npos);
    }
    auto client = opstelling.bel();
    client.stuur(post("<a/>") + post("<b/>"));
    CHECK(client.lees_antwoord()->status == 200);
    CHECK(client.lees_antwoord()->status == 200);
}

TEST_CASE("a reporter that fails keeps no refusal from being carried out, in HTTP nor in the handshake") {
    const Opstelling opstelling([](front::Opzet& opzet) {
        opzet.melder = [](const front::Weigering&) { throw std::runtime_error("melder stuk"); };
    });
    for (int keer = 0; keer < 3; ++keer) {
        CHECK(vraag(opstelling, "rommel\r\n\r\n")->status == 400);
        auto vreemd = opstelling.bel(Client::Keuze{});
        vreemd.stuur(post("<a/>"));
        CHECK(vreemd.is_gesloten());
        CHECK(vraag(opstelling, post("<a/>"))->status == 200);
    }
}

TEST_CASE("a client that is gone before its answer comes is nobody's trouble") {
    std::mutex slot;
    std::vector<front::Afgeven> open;
    auto opstelling = std::make_unique<Opstelling>([&](front::Opzet& opzet) {
        opzet.dienst = [&](front::Verzoek, front::Afgeven afgeven) {
            const std::lock_guard dicht(slot);
            open.push_back(std::move(afgeven));
        };
        opzet.grenzen.leeglopen = 200ms;
    });
    {
        auto client = opstelling->bel(), ander = opstelling->bel();
        client.stuur(post("<a/>"));
        ander.stuur(post("<b/>"));
        REQUIRE(wacht_tot([&] {
            const std::lock_guard dicht(slot);
            return open.size() == 2;
        }));
    }
    front::Antwoord antwoord;
    antwoord.lichaam = std::string(100'000, 'x');
    open[0](antwoord);
    CHECK(wacht_tot([&] { return opstelling->front().tellers().open == 1; }));
    opstelling.reset();  // the other answer is still out
    open[1](antwoord);   // and comes after the front is gone
}

TEST_CASE("after verzoeken_per_verbinding the connection closes with the last answer") {
    const Opstelling opstelling([](front::Opzet& opzet) { opzet.grenzen.verzoeken_per_verbinding = 3; });
    auto client = opstelling.bel();
    client.stuur(post("<1/>") + post("<2/>") + post("<3/>") + post("<4/>"));
    CHECK(client.lees_antwoord()->veld("Connection").empty());
    CHECK(client.lees_antwoord()->veld("Connection").empty());
    CHECK(client.lees_antwoord()->veld("Connection") == "close");
    CHECK(client.lees_tot_einde().empty());
    CHECK(opstelling.aantal_verzoeken() == 3);
}

TEST_CASE("the admin port speaks plain HTTP with the same framing and no peer") {
    const Opstelling opstelling;
    auto client = opstelling.bel_beheer();
    client.stuur("GET /health/live HTTP/1.1\r\n" + host + "\r\n");
    CHECK(client.lees_antwoord()->status == 200);
    client.stuur("GET /metrics HTTP/1.1\r\n" + host + host + "\r\n");
    CHECK(client.lees_antwoord()->status == 400);
    CHECK(client.is_gesloten());
    const auto verzoeken = opstelling.verzoeken();
    REQUIRE(verzoeken.size() == 1);
    CHECK(verzoeken[0].doel == "/health/live");
    CHECK_FALSE(verzoeken[0].peer);
}
