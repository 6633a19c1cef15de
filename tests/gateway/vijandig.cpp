// SPDX-License-Identifier: GPL-3.0-or-later
#include "vijandig.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <map>

#include "xsd.hpp"

namespace isi::proef {
namespace {

std::string herkomst(const Client& client) {
    sockaddr_in adres{};
    socklen_t lengte = sizeof adres;
    REQUIRE(getsockname(client.fd(), reinterpret_cast<sockaddr*>(&adres), &lengte) == 0);
    return "127.0.0.1:" + std::to_string(ntohs(adres.sin_port));
}

std::string verzoek(const Geval& geval) {
    const bool eigen_type = geval.velden.find("Content-Type:") != std::string::npos;
    return "POST " + geval.doel + " HTTP/1.1\r\nHost: localhost\r\n" +
           std::string(eigen_type ? "" : "Content-Type: text/xml; charset=utf-8\r\n") + geval.velden +
           "Content-Length: " + std::to_string(geval.bytes.size()) + "\r\n\r\n" + geval.bytes;
}

// Said by the front itself, of a head or a size; the service's own refusals keep the connection.
bool is_van_front(int status) {
    return status == 400 || status == 405 || status == 411 || status == 413 || status == 417 || status == 431;
}

}  // namespace

std::string herhaal(const std::string& stuk, std::size_t keren) {
    std::string uit;
    uit.reserve(stuk.size() * keren);
    for (std::size_t i = 0; i < keren; ++i) uit += stuk;
    return uit;
}

std::string vervang(std::string tekst, const std::string& van, const std::string& naar) {
    const auto plaats = tekst.find(van);
    REQUIRE(plaats != std::string::npos);
    return tekst.replace(plaats, van.size(), naar);
}

Luisteraar::Luisteraar() : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
    sockaddr_in adres{};
    adres.sin_family = AF_INET;
    adres.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t lengte = sizeof adres;
    REQUIRE(::bind(m_fd, reinterpret_cast<sockaddr*>(&adres), lengte) == 0);
    REQUIRE(::listen(m_fd, 128) == 0);
    REQUIRE(::getsockname(m_fd, reinterpret_cast<sockaddr*>(&adres), &lengte) == 0);
    m_poort = ntohs(adres.sin_port);
}

Luisteraar::~Luisteraar() {
    ::close(m_fd);
}

int Luisteraar::aantal_verbindingen() {
    int aantal = 0;
    for (int fd = ::accept(m_fd, nullptr, nullptr); fd >= 0; fd = ::accept(m_fd, nullptr, nullptr)) {
        ::close(fd);
        ++aantal;
    }
    return aantal;
}

std::vector<Spoor> speel(const Huisproef& huis, const Verdraaid& v, const Groep& groep) {
    std::vector<Spoor> sporen;
    for (const auto& geval : groep.gevallen) {
        INFO(groep.naam << ": " << geval.naam);
        auto client = huis.bel();
        const auto wie = herkomst(client);
        client.stuur(verzoek(geval));
        const auto antwoord = client.lees_antwoord();
        CHECK(antwoord);
        if (!antwoord) continue;
        CHECK(antwoord->status == geval.status);
        CHECK(lees(antwoord->inhoud, "faultcode") == geval.faultcode);
        if (!geval.faultcode.empty()) {
            CHECK(xsd_oordeel(antwoord->inhoud).empty());
            CHECK_FALSE(lees(antwoord->inhoud, "faultstring").empty());
        }
        for (const char* woord : {"OR 1=1", "passwd", "zzBoos", "127.0.0.1:", "isk1_", "jndi"}) {
            if (geval.status != 200) CHECK(antwoord->inhoud.find(woord) == std::string::npos);
        }
        CHECK((antwoord->veld("Connection") == "close") == geval.dicht);
        if (geval.dicht) {
            CHECK(client.is_gesloten());
        } else {  // the same connection serves the next message
            client.stuur(verzoek({.naam = {}, .bytes = v.goed()}));
            const auto volgend = client.lees_antwoord();
            CHECK((volgend && volgend->status == 200));
        }
        const bool van_front = is_van_front(geval.status);
        const auto bare = "HTTP " + std::to_string(geval.status);
        auto uitkomst =
            geval.faultcode.empty() ? (geval.status == 200 ? "" : bare) : geval.faultcode.substr(5);
        sporen.push_back({groep.naam + ": " + geval.naam, wie, std::move(uitkomst), van_front});
    }
    return sporen;
}

void controleer_audit(const Huisproef& huis, const std::vector<Spoor>& sporen) {
    std::multimap<std::string, audit::Record> van;
    std::map<std::string, std::size_t> door_front, verwacht;
    audit::read_records(huis.audit(), [&](std::uint64_t, const audit::Record& record) {
        van.emplace(record.herkomst, record);
        if (record.gebeurtenis == audit::Gebeurtenis::bericht_geweigerd && record.operatie.empty())
            door_front[record.uitkomst] += record.aantal;
    });
    for (const auto& spoor : sporen) {
        if (spoor.van_front) {
            ++verwacht[spoor.uitkomst];
            continue;
        }
        INFO(spoor.naam);
        bool gevonden = false;
        const auto [begin, einde] = van.equal_range(spoor.herkomst);
        for (auto rij = begin; rij != einde; ++rij) {
            const bool geweigerd = rij->second.beslissing == audit::Beslissing::geweigerd;
            gevonden =
                gevonden ||
                (spoor.uitkomst.empty() ? !geweigerd : geweigerd && rij->second.uitkomst == spoor.uitkomst);
        }
        CHECK(gevonden);
    }
    for (const auto& [uitkomst, aantal] : verwacht) {
        INFO(uitkomst);
        CHECK(door_front[uitkomst] >= aantal);
    }
    CHECK(audit::verify(huis.audit(), {}, [](std::uint64_t) {}).in_orde);
}

}  // namespace isi::proef
