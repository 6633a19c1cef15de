// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "proxy.hpp"

namespace {

std::atomic<bool>& stop_flag() {
    static std::atomic<bool> flag{false};
    return flag;
}
void on_signal(int) {
    stop_flag() = true;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace isi::twin;
    CLI::App app{
        "isi-twin: a relay before a healthy gateway that spoils exactly one thing, to prove that "
        "isi-conformance sees it",
        "isi-twin"};
    std::string map, personen, personen_kbi, naam;
    Opzet opzet;
    bool lijst = false;
    app.add_flag("--lijst", lijst, "all spoils with the checks that each turns red");
    app.add_option("--zandbak", map, "folder made by isi-admin sandbox init");
    app.add_option("--personen", personen, "the persons file of isi-conformance");
    app.add_option("--personen-kbi", personen_kbi, "the same of the Flemish service");
    app.add_option("--gateway", opzet.upstream_poort, "port of the healthy gateway");
    app.add_option("--poort", opzet.poort, "port to listen on; 0: any, told on the first line");
    app.add_option("--bederf", naam, "what to spoil; nothing: a faithful relay");
    CLI11_PARSE(app, argc, argv);
    const std::vector<Bederf> alle = alle_bederf();
    if (lijst) {
        for (const Bederf& b : alle) fmt::print("{} {}\n", b.naam, fmt::join(b.rood, " "));
        return 0;
    }
    const Bederf* bederf = nullptr;
    for (const Bederf& b : alle)
        if (b.naam == naam) bederf = &b;
    if (!naam.empty() && !bederf) {
        std::cerr << "isi-twin: there is no spoil " << naam << "; see --lijst\n";
        return 2;
    }
    struct sigaction action{};
    action.sa_handler = on_signal;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, nullptr);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    try {
        const Zandbak zandbak = lees_zandbak(map, personen, personen_kbi);
        serve(opzet, zandbak, bederf, stop_flag(), [](std::uint16_t port) {
            std::cout << port << '\n' << std::flush;
        });
    } catch (const std::exception& e) {
        std::cerr << "isi-twin: " << e.what() << "\n";
        return 1;
    }
    return 0;
}
