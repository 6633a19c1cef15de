// SPDX-License-Identifier: GPL-3.0-or-later
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <set>

#include "werkmap.hpp"

using namespace isi;
using namespace isi::audit;
using namespace isi::audit::test;

namespace {

/// Writes until it is killed and tells each acknowledged number through the pipe. Never returns.
[[noreturn]] void write_until_killed(const Instellingen& instellingen, std::uint32_t begin, int pijp) {
    const auto schrijver = open_schrijver(instellingen);
    for (std::uint32_t nummer = begin;; ++nummer) {
        const auto klaar = [pijp, nummer](bool geschreven) {
            if (geschreven && ::write(pijp, &nummer, sizeof nummer) != sizeof nummer) ::_exit(3);
        };
        while (!schrijver->submit({record(nummer, Bsn::parse("004002313"))}, klaar)) ::usleep(100);
    }
}

std::vector<std::uint32_t> acknowledged(int pijp) {
    std::vector<std::uint32_t> uit;
    std::uint32_t nummer = 0;
    while (::read(pijp, &nummer, sizeof nummer) == sizeof nummer) uit.push_back(nummer);
    return uit;
}

}  // namespace

TEST_CASE("After kill -9 at any moment every acknowledged record is there and the chain verifies") {
    Werkmap werk;
    werk.instellingen.segment_max_records = 400;  // so that kills also hit rotations
    werk.instellingen.groep_max = 16;
    werk.instellingen.checkpoint_records = 50;
    std::mt19937 toeval(2026);
    std::set<std::uint32_t> bevestigd;
    std::uint32_t begin = 0;
    for (int ronde = 0; ronde < 40; ++ronde) {
        int pijp[2];
        REQUIRE(::pipe(pijp) == 0);
        const auto kind = ::fork();
        REQUIRE(kind >= 0);
        if (kind == 0) {
            ::close(pijp[0]);
            try {
                write_until_killed(werk.instellingen, begin, pijp[1]);
            } catch (const std::exception& fout) {
                (void)!::write(STDERR_FILENO, fout.what(), std::string_view(fout.what()).size());
                ::_exit(2);
            }
        }
        ::close(pijp[1]);
        // Let it get going, then strike at any moment; the pipe is read meanwhile so that the child never
        // waits for us.
        std::vector<std::uint32_t> ronde_bevestigd;
        std::thread lezer([&] { ronde_bevestigd = acknowledged(pijp[0]); });
        std::this_thread::sleep_for(
            std::chrono::microseconds(std::uniform_int_distribution<int>(1'000, 60'000)(toeval)));
        ::kill(kind, SIGKILL);
        int einde = 0;
        REQUIRE(::waitpid(kind, &einde, 0) == kind);
        lezer.join();
        ::close(pijp[0]);
        REQUIRE(WIFSIGNALED(einde));  // anything else: the writer refused to start on what a kill left
        bevestigd.insert(ronde_bevestigd.begin(), ronde_bevestigd.end());
        begin += 1'000'000;

        const auto verificatie = werk.verify();
        INFO("round " << ronde << ": " << verificatie.bevinding);
        REQUIRE(verificatie.in_orde);
    }
    std::set<std::uint32_t> aanwezig;
    read_records(werk.instellingen, [&](std::uint64_t, const Record& een) { aanwezig.insert(een.duur_us); });
    std::size_t verloren = 0;
    for (const auto nummer : bevestigd) verloren += aanwezig.contains(nummer) ? 0U : 1U;
    CHECK(verloren == 0);
    CHECK(bevestigd.size() > 400);  // the control: something was really promised, over more than one segment
    CHECK(fs::exists(werk.segment(2)));
    werk.fill(10);
    CHECK(werk.verify().in_orde);
}
