// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <catch2/catch.hpp>

#include "opstelling.hpp"

using namespace isi::proef;
namespace front = isi::front;
using namespace std::chrono_literals;

namespace {

const std::string host = "Host: localhost\r\n";

/// Sends a byte every 20 ms until `genoeg`; false if that never comes.
bool druppel(Client& client, const std::string& bytes, const std::function<bool()>& genoeg) {
    for (std::size_t i = 0; i < 300 && !genoeg(); ++i) {
        const auto byte = bytes.substr(i % bytes.size(), 1);
        if (client.ssl())
            client.stuur(byte);
        else
            client.stuur_kaal(byte);
        std::this_thread::sleep_for(20ms);
    }
    return genoeg();
}

}  // namespace

TEST_CASE("whoever is slow is cut at the deadline of the whole request, however steadily it drips") {
    const Opstelling opstelling([](front::Opzet& opzet) { opzet.grenzen.verzoek = 400ms; });
    const auto gemeld = [&] { return !opstelling.weigeringen().empty(); };
    SECTION("in the head") {
        auto client = opstelling.bel();
        client.stuur("GET / HTTP/1.1\r\nX: ");
        CHECK(druppel(client, "x", gemeld));
        CHECK(client.lees_antwoord()->status == 408);
        CHECK(client.is_gesloten());
    }
    SECTION("in the body") {
        auto client = opstelling.bel();
        client.stuur("POST / HTTP/1.1\r\n" + host + "Content-Length: 60000\r\n\r\n");
        CHECK(druppel(client, "x", gemeld));
        CHECK(client.lees_antwoord()->status == 408);
    }
    SECTION("in the chunks") {
        auto client = opstelling.bel();
        client.stuur("POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n");
        CHECK(druppel(client, "1\r\nx\r\n", gemeld));
        CHECK(client.lees_antwoord()->status == 408);
    }
    SECTION("silent after half a head") {
        auto client = opstelling.bel();
        client.stuur("POST / HTTP/1.1\r\n");
        CHECK(client.lees_antwoord()->status == 408);
    }
    SECTION("after 100 Continue") {
        auto client = opstelling.bel();
        client.stuur("POST / HTTP/1.1\r\n" + host + "Content-Length: 4\r\nExpect: 100-continue\r\n\r\n");
        CHECK(client.lees_antwoord()->status == 100);
        CHECK(client.lees_antwoord()->status == 408);
    }
    CHECK(opstelling.gemeld("verzoek duurde te lang"));
    CHECK(opstelling.aantal_verzoeken() == 0);
    // Control: an idle connection outlives that deadline; only a request that has begun is on the clock.
    auto client = opstelling.bel();
    std::this_thread::sleep_for(700ms);
    client.stuur(post("<a/>"));
    CHECK(client.lees_antwoord()->status == 200);
}

TEST_CASE("a handshake that does not come, or drips, is cut at its deadline and reported") {
    const Opstelling opstelling([](front::Opzet& opzet) { opzet.grenzen.handdruk = 300ms; });
    Client stil(opstelling.front().poort(), {.tls = false});
    Client druppelt(opstelling.front().poort(), {.tls = false});
    CHECK(druppel(druppelt, std::string("\x16\x03\x01\x01\x00\x01\x00\x00\xfc\x03\x03", 11),
                  [&] { return opstelling.front().tellers().handdrukken_geweigerd == 2; }));
    CHECK(stil.is_gesloten());
    CHECK(opstelling.gemeld("handdruk duurde te lang"));
}

TEST_CASE("an idle connection is closed politely after `rust`") {
    const Opstelling opstelling([](front::Opzet& opzet) { opzet.grenzen.rust = 300ms; });
    auto client = opstelling.bel();
    client.stuur(post("<a/>"));
    CHECK(client.lees_antwoord());
    CHECK(client.lees_tot_einde().empty());
    CHECK(client.netjes());
}

TEST_CASE("a client that does not read its answer is cut off, and others are served meanwhile") {
    const Opstelling opstelling([](front::Opzet& opzet) {
        opzet.grenzen.antwoord = 400ms;
        opzet.dienst = [](front::Verzoek verzoek, front::Afgeven afgeven) {
            front::Antwoord antwoord;
            antwoord.lichaam = verzoek.doel == "/groot" ? std::string(20'000'000, 'x') : verzoek.inhoud;
            afgeven(std::move(antwoord));
        };
    });
    auto traag = opstelling.bel({.paar = &opstelling.goed, .ontvangstbuffer = 4096});
    traag.stuur(post("<a/>", {}, "/groot"));
    auto ander = opstelling.bel();
    ander.stuur(post("<b/>"));
    CHECK(ander.lees_antwoord()->inhoud == "<b/>");
    CHECK(wacht_tot([&] { return opstelling.front().tellers().open == 1; }));
    CHECK_FALSE(traag.lees_antwoord());
}

TEST_CASE("a client that will not close after a refusal is let go of after uitlezen_413") {
    const Opstelling opstelling([](front::Opzet& opzet) { opzet.grenzen.uitlezen_413 = 300ms; });
    auto client = opstelling.bel();
    client.stuur("rommel\r\n");
    CHECK(client.lees_antwoord()->status == 400);
    CHECK(druppel(client, "x", [&] { return opstelling.front().tellers().open == 0; }));
}

TEST_CASE("above `verbindingen` a connection is closed at once, and room is room again") {
    const Opstelling opstelling([](front::Opzet& opzet) { opzet.grenzen.verbindingen = 3; });
    {
        auto een = opstelling.bel(), twee = opstelling.bel(), drie = opstelling.bel();
        drie.stuur(post("<a/>"));
        CHECK(drie.lees_antwoord());
        auto vier = opstelling.bel();
        CHECK_FALSE(vier.verbonden());
        CHECK(opstelling.front().tellers().vol == 1);
        CHECK(opstelling.front().tellers().open == 3);
    }
    REQUIRE(wacht_tot([&] { return opstelling.front().tellers().open == 0; }));
    auto weer = opstelling.bel();
    weer.stuur(post("<a/>"));
    CHECK(weer.lees_antwoord());
}

TEST_CASE("out of file descriptors the front waits instead of spinning, and recovers") {
    const Opstelling opstelling;
    auto eerst = opstelling.bel();
    eerst.stuur(post("<a/>"));
    REQUIRE(eerst.lees_antwoord());
    rlimit oud{};
    getrlimit(RLIMIT_NOFILE, &oud);
    // The client below still gets its own descriptor; accepting the other end of it is one too many.
    const int hoogste = ::dup(0);
    ::close(hoogste);
    const rlimit krap{static_cast<rlim_t>(hoogste) + 1, oud.rlim_max};
    setrlimit(RLIMIT_NOFILE, &krap);
    Client wacht(opstelling.front().poort(), {.tls = false});
    rusage voor{}, na{};
    getrusage(RUSAGE_SELF, &voor);
    std::this_thread::sleep_for(500ms);
    getrusage(RUSAGE_SELF, &na);
    eerst.stuur(post("<b/>"));
    const auto antwoord = eerst.lees_antwoord();
    setrlimit(RLIMIT_NOFILE, &oud);
    REQUIRE(antwoord);
    CHECK(antwoord->inhoud == "<b/>");
    const auto ms = [](const timeval& t) { return t.tv_sec * 1000 + t.tv_usec / 1000; };
    CHECK(ms(na.ru_utime) + ms(na.ru_stime) - ms(voor.ru_utime) - ms(voor.ru_stime) <
          60);  // spinning takes all it can get
    auto weer = opstelling.bel();
    weer.stuur(post("<c/>"));
    CHECK(weer.lees_antwoord());
}

TEST_CASE("drain: answers under way leave, idle connections close, nobody new gets in, run() returns") {
    std::mutex slot;
    std::vector<front::Afgeven> open;
    auto opstelling = std::make_unique<Opstelling>([&](front::Opzet& opzet) {
        opzet.dienst = [&](front::Verzoek verzoek, front::Afgeven afgeven) {
            front::Antwoord antwoord;
            antwoord.lichaam = std::string("<klaar/>");
            if (verzoek.doel != "/traag") return afgeven(std::move(antwoord));
            const std::lock_guard dicht(slot);
            open.push_back(std::move(afgeven));
        };
    });
    auto bezig = opstelling->bel(), stil = opstelling->bel(), half = opstelling->bel();
    stil.stuur(post("<a/>"));
    REQUIRE(stil.lees_antwoord());
    bezig.stuur(post("<a/>", {}, "/traag"));
    half.stuur("POST / HTTP/1.1\r\n" + host + "Content-Length: 4\r\n\r\n<h");
    REQUIRE(wacht_tot([&] {
        const std::lock_guard dicht(slot);
        return open.size() == 1;
    }));
    const auto poort = opstelling->front().poort();
    opstelling->front().drain();
    opstelling->front().drain();  // twice is once
    CHECK(stil.lees_tot_einde().empty());
    CHECK(stil.netjes());
    CHECK_FALSE(Client(poort, {.tls = false}).verbonden());
    half.stuur("/>");
    const auto afgemaakt = half.lees_antwoord();
    REQUIRE(afgemaakt);
    CHECK(afgemaakt->veld("Connection") == "close");
    front::Antwoord antwoord;
    antwoord.lichaam = std::string("<laat/>");
    open[0](std::move(antwoord));
    const auto laatste = bezig.lees_antwoord();
    REQUIRE(laatste);
    CHECK(laatste->inhoud == "<laat/>");
    CHECK(laatste->veld("Connection") == "close");
    CHECK(bezig.is_gesloten());
    opstelling->herstart_klaar();
}

TEST_CASE("drain ends after `leeglopen` even if an answer never comes") {
    std::vector<front::Afgeven> open;
    Opstelling opstelling([&](front::Opzet& opzet) {
        opzet.grenzen.leeglopen = 300ms;
        opzet.dienst = [&](front::Verzoek, front::Afgeven afgeven) { open.push_back(std::move(afgeven)); };
    });
    auto client = opstelling.bel();
    client.stuur(post("<a/>"));
    REQUIRE(wacht_tot([&] { return opstelling.front().tellers().verzoeken == 1; }));
    opstelling.herstart_klaar();
    CHECK_FALSE(client.lees_antwoord());
}
