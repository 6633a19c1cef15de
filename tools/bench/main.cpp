// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>

#include "tools/bench/load.hpp"
#include "tools/bench/report.hpp"
#include "tools/bench/setup.hpp"

namespace {

constexpr int errors_seen = 1, usage = 2, unreachable = 3;

int say(int code, const char* text) {
    std::fprintf(stderr, "isi-bench: %s\n", text);
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    isi::bench::Settings settings;
    std::string url = "https://localhost:8443/isi/cvs/v1", client, ca, gateway_oin, mix = "geefPersoon";
    bool json = false;

    CLI::App app{
        "Load on an ISI gateway on this machine, over mutual TLS. Every answer is checked; a refusal is an "
        "error "
        "(exit 1)."};
    app.add_option("--url", url, "the service")->capture_default_str();
    app.add_option("--client", client, "who asks: a folder as sandbox/clients/gemeente-groningen")
        ->required();
    app.add_option("--ca", ca, "trust anchor (default: the sandbox's ca.crt)");
    app.add_option("--gateway-oin", gateway_oin,
                   "ontvangendeInstantie (default: oin in the sandbox's gateway.toml)");
    app.add_option("--mix", mix,
                   "operations and weights: geefPersoon=70,geefWet=20,testVerbinding=10, or "
                   "GeefDossierKBI=80,consultFile=20 (these have their own address)")
        ->capture_default_str();
    app.add_option("--bsn", settings.bsn, "whom to ask for, drawn at random (default 004002313)")
        ->delimiter(',');
    app.add_option("--insz", settings.insz, "whom to ask for in Flanders (default 90722501676)")
        ->delimiter(',');
    app.add_option("--gemeente", settings.gemeente, "gemeentecode")->capture_default_str();
    app.add_option("--wet", settings.wet, "WI2007, WI2013 or WI2021")->capture_default_str();
    app.add_option("-c,--connections", settings.connections, "kept connections")
        ->check(CLI::Range(1, 2000))
        ->capture_default_str();
    app.add_option("-d,--seconds", settings.seconds, "measured span")
        ->check(CLI::Range(0.1, 3600.0))
        ->capture_default_str();
    app.add_option("-n,--count", settings.count, "stop after so many answers");
    app.add_option("-w,--warmup", settings.warmup, "seconds before the measured span")
        ->check(CLI::Range(0.0, 600.0))
        ->capture_default_str();
    app.add_option(
           "--rate", settings.rate,
           "open loop: so many questions a second, each measured from when it was due (default: closed loop)")
        ->check(CLI::Range(0.1, 100000.0));
    app.add_option("--timeout", settings.timeout, "seconds for one answer")
        ->check(CLI::Range(0.1, 600.0))
        ->capture_default_str();
    app.add_option("--pid", settings.pid, "the server's process: adds its CPU per request and memory");
    app.add_flag("--json", json, "one JSON object");
    try {
        app.parse(argc, argv);
        settings.target = isi::bench::parse_url(url);
        settings.mix = isi::bench::parse_mix(mix);
        settings.client = isi::bench::load_client(client, ca, gateway_oin);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : usage;
    } catch (const std::exception& e) {
        return say(usage, e.what());
    }
    try {
        const auto result = isi::bench::run_load(settings);
        std::fputs((json ? make_json(settings, result) : make_text(settings, result)).c_str(), stdout);
        if (result.error_count() > 0) return errors_seen;
        return result.latency.count() == 0 ? say(unreachable, "nothing was measured; give it more --seconds")
                                           : 0;
    } catch (const std::exception& e) {
        return say(unreachable, e.what());
    }
}
