// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input through the front door: each message gets its refusal, cheaply, and the gateway goes on.
#include <arpa/inet.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "vijandig.hpp"

using namespace isi;
using namespace isi::proef;

namespace {

double cpu_seconden() {
    rusage gebruik{};
    getrusage(RUSAGE_SELF, &gebruik);
    return static_cast<double>(gebruik.ru_utime.tv_sec + gebruik.ru_stime.tv_sec) +
           static_cast<double>(gebruik.ru_utime.tv_usec + gebruik.ru_stime.tv_usec) / 1e6;
}

std::size_t geheugen_bytes() {
    std::size_t alles = 0, in_gebruik = 0;
    std::ifstream("/proc/self/statm") >> alles >> in_gebruik;
    return in_gebruik * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// A sanitizer keeps what was freed for a while.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t groei_max = std::size_t{1024} * 1024 * 1024;
#else
constexpr std::size_t groei_max = std::size_t{64} * 1024 * 1024;
#endif

std::string alle_logregels(const Huisproef& huis) {
    std::ostringstream uit;
    for (const auto& bestand : std::filesystem::directory_iterator(huis.pad("log"))) {
        uit << std::ifstream(bestand.path(), std::ios::binary).rdbuf();
    }
    return uit.str();
}

std::vector<Groep> alle_groepen(const Verdraaid& v) {
    return {{"encoding", codering_gevallen(v)},
            {"structure", structuur_gevallen(v)},
            {"size", omvang_gevallen(v)},
            {"SOAPAction", soapaction_gevallen(v)},
            {"addressing", adressering_gevallen(v)},
            {"key", sleutel_gevallen(v)},
            {"injection", injectie_gevallen(v)},
            {"HTTP", http_gevallen(v)}};
}

}  // namespace

TEST_CASE(
    "each hostile message gets its own refusal and its row in the audit, and no address in it is ever "
    "visited") {
    Huisproef huis;
    Luisteraar luisteraar;
    const Verdraaid v(huis.sleutel_groningen, luisteraar.poort());
    const auto geheugen = geheugen_bytes();
    std::vector<Spoor> sporen;
    std::size_t aantal = 0, vijandig = 0;
    std::string verslag;
    for (const auto& groep : alle_groepen(v)) {
        const double voor = cpu_seconden();
        const auto deel = speel(huis, v, groep);
        sporen.insert(sporen.end(), deel.begin(), deel.end());
        std::size_t goed = 0;
        for (const auto& geval : groep.gevallen) goed += geval.status == 200;
        INFO(groep.naam);
        CHECK(goed > 0);  // the control: not everything that looks odd is refused
        aantal += groep.gevallen.size();
        vijandig += groep.gevallen.size() - goed;
        // Reported, not asserted (no timing asserts): client, handshakes and server together.
        verslag +=
            "\n  " + groep.naam + ": " + std::to_string(groep.gevallen.size() - goed) + " refused, " +
            std::to_string(goed) + " answered, " +
            std::to_string((cpu_seconden() - voor) * 1000 / static_cast<double>(groep.gevallen.size())) +
            " ms CPU each";
    }
    WARN(aantal << " messages:" << verslag);
    CHECK(vijandig >= 120);
    CHECK(luisteraar.aantal_verbindingen() == 0);
    CHECK(geheugen_bytes() < geheugen + groei_max);
    CHECK(huis.stuur(v.goed()).status == 200);
    huis.stop();
    const auto log = alle_logregels(huis);
    CHECK_FALSE(log.empty());
    for (const char* woord : {"zzBoos", "OR 1=1", "jndi", "passwd", "004002313"})
        CHECK(log.find(woord) == std::string::npos);
    controleer_audit(huis, sporen);
    // Control: the listener does notice a visit.
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in adres{};
    adres.sin_family = AF_INET;
    adres.sin_port = htons(luisteraar.poort());
    adres.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    CHECK(::connect(fd, reinterpret_cast<const sockaddr*>(&adres), sizeof adres) == 0);
    CHECK(luisteraar.aantal_verbindingen() == 1);
    ::close(fd);
}

TEST_CASE("a fault leaves the connection open for the next message") {
    Huisproef huis;
    auto client = huis.bel();
    for (const auto& tekst : {Bericht{.sleutel = huis.sleutel_almere}.tekst(),
                              Bericht{.sleutel = huis.sleutel_groningen}.tekst()}) {
        client.stuur(
            "POST /isi/cvs/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: " +
            std::to_string(tekst.size()) + "\r\n\r\n" + tekst);
        REQUIRE(client.lees_antwoord());
    }
}

TEST_CASE("methods other than POST and GET are refused with what is allowed") {
    Huisproef huis;
    for (const char* methode : {"PUT", "DELETE", "OPTIONS", "TRACE", "HEAD", "PATCH"}) {
        auto client = huis.bel();
        client.stuur(std::string(methode) +
                     " /isi/cvs/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
        const auto antwoord = client.lees_antwoord(std::string(methode) == "HEAD");
        REQUIRE(antwoord);
        INFO(methode);
        CHECK(antwoord->status == 405);
        CHECK_FALSE(antwoord->veld("Allow").empty());
        CHECK(antwoord->veld("Access-Control-Allow-Origin").empty());
    }
}

TEST_CASE("when the audit cannot be written there is no answer with data, and when it can again there is") {
    Huisproef huis;
    const auto vraag = [&] { return huis.stuur(Bericht{.sleutel = huis.sleutel_groningen}.tekst()); };
    CHECK(vraag().status == 200);
    // A full disk, as far as this process can see: no file may grow any more.
    rlimit oud{};
    getrlimit(RLIMIT_FSIZE, &oud);
    signal(SIGXFSZ, SIG_IGN);
    const rlimit vol{1, oud.rlim_max};
    setrlimit(RLIMIT_FSIZE, &vol);
    std::vector<HttpAntwoord> zonder;
    for (int i = 0; i < 3; ++i) zonder.push_back(vraag());
    setrlimit(RLIMIT_FSIZE, &oud);
    for (const auto& antwoord : zonder) {
        CHECK(antwoord.status == 500);
        CHECK(lees(antwoord.inhoud, "faultcode") == "soap:Server.DK0051");
        CHECK(antwoord.inhoud.find("Kempkensberg") == std::string::npos);
    }
    int status = 0;
    for (int poging = 0; poging < 20 && status != 200; ++poging) status = vraag().status;
    CHECK(status == 200);
    huis.stop();
    CHECK(audit::verify(huis.audit(), {}, [](std::uint64_t) {}).in_orde);
}
