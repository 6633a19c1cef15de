// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>

#include "gateway/config.hpp"
#include "gateway/log.hpp"
#include "gateway/opstelling.hpp"
#include "gateway/versie.hpp"
#include "isi_store/store.hpp"

namespace {

// Person numbers and secrets live in this process's memory: no core may ever hold them.
void verbied_core() {
    const rlimit geen{0, 0};
    setrlimit(RLIMIT_CORE, &geen);
    prctl(PR_SET_DUMPABLE, 0);
}

// A connection is a descriptor; the rest is for files, the store and the log.
void geef_ruimte(std::size_t verbindingen) {
    rlimit nu{};
    if (getrlimit(RLIMIT_NOFILE, &nu) != 0) return;
    const rlim_t nodig = verbindingen + 256;
    if (nu.rlim_cur >= nodig) return;
    nu.rlim_cur = std::min<rlim_t>(nodig, nu.rlim_max);
    setrlimit(RLIMIT_NOFILE, &nu);  // less is no failure: the front pauses accepting when there are none left
}

// The signals are blocked before any thread starts, so that only the waiting thread receives them.
sigset_t stopsignalen() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    return set;
}

void serve(const isi::Config& config, const sigset_t& signalen) {
    geef_ruimte(config.front.verbindingen);
    const auto log = isi::log::open_log({.map = config.log.map,
                                         .niveau = isi::log::parse_niveau(config.log.niveau),
                                         .scherm = isatty(2) != 0});
    isi::Opstelling opstelling(config, *log);
    std::jthread wachter([&] {
        int signaal = 0;
        sigwait(&signalen, &signaal);
        if (signaal == SIGUSR1) return;  // run() ended by itself
        log->schrijf(isi::log::Niveau::info, isi::log::Gebeurtenis::leeglopen, {});
        opstelling.drain();
    });
    // However run() ends, the waiting thread must be told, or its join would wait for a signal that never
    // comes.
    const auto wek = [](std::jthread* draad) { pthread_kill(draad->native_handle(), SIGUSR1); };
    const std::unique_ptr<std::jthread, decltype(wek)> gewekt(&wachter, wek);
    opstelling.run();
    log->schrijf(isi::log::Niveau::info, isi::log::Gebeurtenis::stop, {});
}

}  // namespace

int main(int argc, char** argv) {
    verbied_core();
    isi::prepare_store_engine();  // before the audit, which uses the same engine, opens its first file
    CLI::App app{"ISI Gateway: answers person, signal and exam queries over mutual TLS"};
    std::string bestand;
    bool alleen_keuren = false;
    app.add_option("--config", bestand, "gateway.toml")->required();
    app.add_flag("--check-config", alleen_keuren, "say what is wrong with the configuration and stop");
    app.set_version_flag("--version", std::string(isi::gatewayversie));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : 2;
    }
    try {
        signal(SIGPIPE, SIG_IGN);
        const sigset_t signalen = stopsignalen();
        const auto config = isi::load_config(bestand);
        const auto bevindingen = isi::check_bestanden(config);
        for (const auto& bevinding : bevindingen)
            std::fprintf(stderr, "isi-gateway: %s\n", bevinding.c_str());
        if (!bevindingen.empty()) return 2;
        if (alleen_keuren) {
            std::puts("configuration is sound");
            return 0;
        }
        serve(config, signalen);
        return 0;
    } catch (const isi::ConfigFout& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 2;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "isi-gateway: %s\n", e.what());
        return 4;
    }
}
