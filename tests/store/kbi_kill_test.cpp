// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <functional>
#include <map>
#include <random>
#include <thread>

#include "backends.hpp"
#include "kbi_voorbeelden.hpp"

using namespace isi;
using namespace isi::kbi;
using namespace isi::test;

namespace {

/// What the child tells before and after each step, so that whoever outlives it knows what must be on disk.
struct Melding {
    char stap = 0;  ///< a: accepted, p: the try is noted, b: the far side has it, k: that is noted
    int nummer = 0;
};

void meld(int pijp, char stap, int nummer) {
    const Melding melding{stap, nummer};
    if (::write(pijp, &melding, sizeof melding) != sizeof melding) ::_exit(3);
}

std::vector<Melding> lees_alles(int pijp) {
    std::vector<Melding> alle;
    Melding melding;
    while (::read(pijp, &melding, sizeof melding) == sizeof melding) alle.push_back(melding);
    return alle;
}

Afspraakvraag vraag(int nummer) {
    return volle_vraag(fmt::format("id-{}", nummer).c_str(), insz(nummer % 50));
}
int nummer_van(const Afspraak& afspraak) {
    return std::stoi(afspraak.vraag.id.substr(3));
}

/// A centre that asks and a delivery that delivers, until it is killed.
[[noreturn]] void vraag_en_bezorg(const std::string& plaats, int begin, int pijp) {
    const auto store = open_kbi_store(plaats, Openwijze::schrijven);
    for (int nummer = begin;; ++nummer) {
        if (store->save_afspraak(vraag(nummer), nummer) != Aanname::aangenomen) ::_exit(4);
        meld(pijp, 'a', nummer);
        for (const auto& afspraak : store->list_te_bezorgen(nummer, 1)) {
            store->note_poging(afspraak.nummer, nummer, nummer);
            meld(pijp, 'p', nummer_van(afspraak));
            meld(pijp, 'b', nummer_van(afspraak));
            store->note_aflevering(afspraak.nummer, Afleverstatus::bevestigd, nummer);
            meld(pijp, 'k', nummer_van(afspraak));
        }
    }
}

/// A child process that runs `werk` with the writing end of a pipe, which it has the reading end of.
struct Kind {
    pid_t pid = 0;
    int pijp = -1;
};
Kind start(const std::function<void(int)>& werk) {
    int pijp[2];
    REQUIRE(::pipe(pijp) == 0);
    const auto pid = ::fork();
    REQUIRE(pid >= 0);
    if (pid == 0) {
        ::close(pijp[0]);
        try {
            werk(pijp[1]);
        } catch (const std::exception&) {
            ::_exit(2);
        }
        ::_exit(0);
    }
    ::close(pijp[1]);
    return {pid, pijp[0]};
}

/// How it ended.
int wacht(const Kind& kind) {
    int einde = 0;
    REQUIRE(::waitpid(kind.pid, &einde, 0) == kind.pid);
    ::close(kind.pijp);
    return einde;
}

std::map<int, Afspraak> alle_afspraken(KbiStore& store) {
    std::map<int, Afspraak> alle;
    for (int n = 0; n < 50; ++n)
        for (auto& afspraak : store.list_afspraken(insz(n), ocmw_kbo)) {
            const int nummer = nummer_van(afspraak);
            INFO("appointment " << nummer);
            REQUIRE(alle.try_emplace(nummer, std::move(afspraak)).second);  // none twice
        }
    return alle;
}

void keur(KbiStore& store, const std::map<int, std::string>& gezegd) {
    const auto alle = alle_afspraken(store);
    std::map<int, bool> wachtend;
    for (const auto& afspraak : store.list_te_bezorgen(1'000'000'000, 1'000'000))
        wachtend[nummer_van(afspraak)] = true;
    for (const auto& [nummer, stappen] : gezegd) {
        INFO("appointment " << nummer << ", said: " << stappen);
        const auto gevonden = alle.find(nummer);
        REQUIRE(gevonden != alle.end());
        CHECK(gevonden->second.vraag == vraag(nummer));
        if (stappen.find('p') != std::string::npos) CHECK(gevonden->second.pogingen > 0);
        if (stappen.find('k') != std::string::npos)
            CHECK(gevonden->second.aflevering == Afleverstatus::bevestigd);
    }
    // What is not confirmed will be tried again, under the same id; what is, never.
    for (const auto& [nummer, afspraak] : alle) {
        INFO("appointment " << nummer);
        CHECK(wachtend.count(nummer) == (afspraak.aflevering == Afleverstatus::bevestigd ? 0 : 1));
    }
}

}  // namespace

TEST_CASE(
    "after kill -9 at any moment no accepted appointment is lost, none is there twice, none forgotten") {
    const SqliteBackend backend;
    std::mt19937 toeval(2026);
    std::map<int, std::string> gezegd;
    for (int ronde = 0; ronde < 30; ++ronde) {
        const std::chrono::microseconds na(std::uniform_int_distribution<int>(1'000, 60'000)(toeval));
        const Kind kind =
            start([&](int pijp) { vraag_en_bezorg(backend.plaats(), ronde * 1'000'000, pijp); });
        // Read meanwhile, so that the child never waits for us.
        std::vector<Melding> meldingen;
        std::thread lezer([&] { meldingen = lees_alles(kind.pijp); });
        std::this_thread::sleep_for(na);
        ::kill(kind.pid, SIGKILL);
        lezer.join();
        REQUIRE(WIFSIGNALED(wacht(kind)));  // anything else: it could not go on with what a kill left
        for (const auto& melding : meldingen) gezegd[melding.nummer] += melding.stap;
        const auto store = open_kbi_store(backend.plaats(), Openwijze::schrijven);
        keur(*store, gezegd);
    }
    REQUIRE(gezegd.size() > 30);
    CHECK(check_store(backend.plaats()).empty());
}

TEST_CASE("of two processes that ask the same appointments at once each is accepted by one of them") {
    const SqliteBackend backend;
    constexpr int aantal = 200;
    const auto vraag_alle = [&](int pijp) {
        const auto store = open_kbi_store(backend.plaats(), Openwijze::schrijven);
        for (int nummer = 0; nummer < aantal; ++nummer)
            meld(pijp, store->save_afspraak(vraag(nummer), 1) == Aanname::aangenomen ? 'a' : 'h', nummer);
    };
    const Kind een = start(vraag_alle);
    const Kind ander = start(vraag_alle);
    std::map<int, std::string> gezegd;
    for (const Kind& kind : {een, ander}) {
        for (const auto& melding : lees_alles(kind.pijp)) gezegd[melding.nummer] += melding.stap;
        CHECK(wacht(kind) == 0);
    }
    REQUIRE(gezegd.size() == aantal);
    for (const auto& [nummer, stappen] : gezegd) {
        INFO("appointment " << nummer << ", said: " << stappen);
        CHECK((stappen == "ah" || stappen == "ha"));
    }
    CHECK(alle_afspraken(*open_kbi_store(backend.plaats(), Openwijze::lezen)).size() == aantal);
}
