// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "doctor.hpp"
#include "kbi.hpp"
#include "report.hpp"

namespace {

using namespace isi::conformance;

enum Exit { conformant = 0, not_conformant = 1, usage = 2, could_not_judge = 3, internal = 4 };

struct Arguments {
    std::string url, client, cert, key, ca, key_file, password_file, clients, oin, sender, profile;
    std::string json, junit, level = "should", color = "auto", format = "text", id;
    std::vector<std::string> selectors, excluded;
    bool quick = false, list = false, fail_fast = false, quiet = false;
    int verbose = 0;
    double timeout = 10;
};

/// The one thing a signal handler can reach.
std::atomic<bool>& stop_flag() {
    static std::atomic<bool> flag{false};
    return flag;
}

void on_signal(int) {
    stop_flag() = true;
}

void add_target_options(CLI::App* app, Arguments& a) {
    app->add_option("--url", a.url,
                    "the endpoint, e.g. https://localhost:8443/isi/cvs/v1; for a Flemish client https://HOST "
                    "(both dialects), or one dialect's own address")
        ->required();
    app->add_option(
        "--client", a.client,
        "a client folder as sandbox/clients/<name>: client.crt, client.key, "
        "applicatiesleutel, wachtwoord, organisatie.toml. One with a kbo in organisatie.toml is a "
        "partner of the Flemish service: that is judged then");
    app->add_option("--cert", a.cert, "client certificate (PEM), instead of --client");
    app->add_option("--key", a.key, "its private key (PEM)");
    app->add_option("--ca", a.ca,
                    "trust anchor of the server (PEM); default: ca.crt two folders above the client's");
    app->add_option("--applicatiesleutel-file", a.key_file,
                    "file with the applicatiesleutel (never on the command line)");
    app->add_option("--wachtwoord-file", a.password_file,
                    "file with the wachtwoord (never on the command line)");
    app->add_option("--clients", a.clients,
                    "folder with other clients (gemeente-almere, fout-*) for the certificate "
                    "matrix; default: the folder that holds --client");
    app->add_option("--oin", a.oin,
                    "the gateway's OIN (ontvangendeInstantie); default: as the endpoint says");
    app->add_option("--verzendende-oin", a.sender,
                    "what to write as verzendendeInstantie; default: organisatie.toml, "
                    "else the certificate's OIN");
    app->add_option("--profile", a.profile,
                    "TOML file with the persons the endpoint knows; default: the sandbox's");
    app->add_option("--timeout", a.timeout, "seconds to wait for an answer")->check(CLI::Range(0.1, 600.0));
    app->add_option("--color", a.color, "auto, always or never; NO_COLOR counts as never")
        ->check(CLI::IsMember({"auto", "always", "never"}));
}

void add_selection(CLI::App* app, Arguments& a) {
    app->add_option("SELECTOR", a.selectors, "what to run: TLS, ERR-003, CRED-01*; default: everything");
    app->add_option("--exclude", a.excluded, "what to leave out, same notation")->allow_extra_args(false);
    app->add_option("--level", a.level, "must, should or may: the weakest level that is run")
        ->check(CLI::IsMember({"must", "should", "may"}));
    app->add_flag("--quick", a.quick, "one happy path per operation");
}

/// Which dialects, by the path of the URL: none is both.
KbiTarget make_kbi_target(const Arguments& a, const Endpoint& endpoint) {
    KbiTarget out;
    const std::string& path = endpoint.path;
    if (starts_with(path, "/isi/"))
        throw UsageError(
            "this client is of the Flemish service, and the URL has the path of the Dutch one; give "
            "https://HOST, "
            "or the address of a dialect");
    const bool magda = contains(path, "/soap/WebService");
    if (path.empty() || magda) out.magda_pad = magda ? path : magda_path;
    if (!magda) out.ksz_pad = path.empty() ? std::string(ksz_path) : path;
    out.profile = a.profile.empty() ? builtin_kbi_profile() : load_kbi_profile(a.profile);
    return out;
}

/// A partner proves himself by key, or by certificate alone.
Target finish_kbi(Target target, const Arguments& a) {
    target.kbi = make_kbi_target(a, target.endpoint);
    if (target.own.identificatie.empty()) target.own.identificatie = target.own.kbo;
    return target;
}

Target make_target(const Arguments& a) {
    namespace fs = std::filesystem;
    Target out;
    out.endpoint = parse_url(a.url);
    out.timeout = std::chrono::milliseconds(static_cast<int>(a.timeout * 1000));
    out.gateway_oin = a.oin;
    out.ca = a.ca;
    out.clients = a.clients;
    if (!a.client.empty()) {
        const std::string folder = fs::path(a.client + "/").parent_path().string();
        out.own = load_party(folder);
        if (out.ca.empty()) out.ca = folder + "/../../ca.crt";
        if (out.clients.empty()) out.clients = folder + "/..";
    } else if (!a.cert.empty() && !a.key.empty()) {
        out.own.identity = load_identity(a.cert, a.cert, a.key);
        out.own.oin = oin_of(out.own.identity.certificate.get());
    } else {
        throw UsageError("who asks? give --client DIR, or --cert and --key");
    }
    if (out.ca.empty()) throw UsageError("whom to trust? give --ca FILE");
    read_file(out.ca);
    if (!a.key_file.empty() || !a.password_file.empty())
        out.own.secrets = Secrets{read_first_line(a.key_file), read_first_line(a.password_file)};
    if (!out.own.kbo.empty()) return finish_kbi(std::move(out), a);
    if (out.endpoint.path.empty()) out.endpoint.path = "/isi/cvs/v1";
    if (!out.own.secrets)
        throw UsageError(
            "no applicatiesleutel: the client folder has none; give --applicatiesleutel-file and "
            "--wachtwoord-file");
    if (!a.sender.empty()) out.own.oin = a.sender;
    if (out.own.oin.empty()) throw UsageError("the certificate names no OIN; give --verzendende-oin");
    out.profile = a.profile.empty() ? builtin_profile() : load_profile(a.profile);
    return out;
}

Mask make_mask(const Target& target) {
    Mask out;
    if (const auto& s = target.own.secrets) {
        out.hide(s->wachtwoord);
        out.hide(s->applicatiesleutel);
        out.hide(base64(s->applicatiesleutel + ":" + s->wachtwoord));
    }
    return out;
}

bool use_colour(const Arguments& a, int fd) {
    if (a.color != "auto") return a.color == "always";
    const char* no = std::getenv("NO_COLOR");
    return isatty(fd) == 1 && (!no || !*no);
}

void write_report(const std::string& where, const std::string& bytes) {
    if (where.empty()) return;
    if (where == "-")
        std::cout << bytes << std::flush;
    else
        write_file(where, bytes);
}

Selection selection_of(const Arguments& a) {
    Selection out{a.selectors, a.excluded, Level::may, a.quick, every_dienst()};
    if (a.level == "must") out.level = Level::must;
    if (a.level == "should") out.level = Level::should;
    return out;
}

Selection selection_of(const Arguments& a, const Target& target) {
    Selection out = selection_of(a);
    out.diensten.clear();
    if (!target.kbi) out.diensten.insert(Dienst::cvs);
    if (target.kbi && !target.kbi->magda_pad.empty()) out.diensten.insert(Dienst::magda);
    if (target.kbi && !target.kbi->ksz_pad.empty()) out.diensten.insert(Dienst::ksz);
    return out;
}

int do_run(const Arguments& a) {
    const Catalogue catalogue = load_catalogue();
    if (a.list && a.client.empty()) {
        std::cout << list_text(select(catalogue, selection_of(a)));
        return conformant;
    }
    Target target = make_target(a);
    const auto checks = select(catalogue, selection_of(a, target));
    if (a.list) {
        std::cout << list_text(checks);
        return conformant;
    }
    if (a.json == "-" && a.junit == "-")
        throw UsageError("--json - and --junit - both want standard output; give one a file");
    const Mask mask = make_mask(target);
    const Contract contract;
    Report report;
    prepare(target, contract, report);
    // With a report on standard output, people read standard error.
    const bool machine = a.json == "-" || a.junit == "-";
    const Verbosity verbosity = a.quiet          ? Verbosity::quiet
                                : a.verbose >= 2 ? Verbosity::envelopes
                                : a.verbose == 1 ? Verbosity::ids
                                                 : Verbosity::normal;
    Console console(machine ? std::cerr : std::cout, use_colour(a, machine ? STDERR_FILENO : STDOUT_FILENO),
                    verbosity, mask, catalogue, checks);
    console.begin(report, a.level);
    RunOptions options;
    options.fail_fast = a.fail_fast;
    options.stop = &stop_flag();
    options.on_result = [&](const Result& result) { console.result(result); };
    run(target, contract, checks, options, report);
    console.end(report, a.level);
    write_report(a.json, to_json(report, mask));
    write_report(a.junit, to_junit(report, mask));
    return report.exit_code();
}

int do_list(const Arguments& a) {
    const Catalogue catalogue = load_catalogue();
    Arguments all = a;
    all.level = "may";
    const auto checks = select(catalogue, selection_of(all));
    std::cout << (a.format == "json" ? list_json(checks)
                  : a.format == "md" ? list_markdown(checks)
                                     : list_text(checks));
    return conformant;
}

int do_explain(const Arguments& a) {
    const Catalogue catalogue = load_catalogue();
    const Check* check = catalogue.find(a.id);
    if (!check) throw UsageError(fmt::format("there is no check {}; see isi-conformance list", a.id));
    std::cout << explain(*check);
    return conformant;
}

int dispatch(CLI::App& app, const Arguments& a) {
    if (app.got_subcommand("run")) return do_run(a);
    if (app.got_subcommand("list")) return do_list(a);
    if (app.got_subcommand("explain")) return do_explain(a);
    Target target = make_target(a);
    if (target.kbi)
        throw UsageError(
            "doctor looks at the Dutch service only; -vv with run shows what a Flemish partner is told");
    return doctor(target, std::cout) ? conformant : not_conformant;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "isi-conformance: judges an endpoint of the contract isi_cvs_v1, or of the Flemish service in its "
        "two "
        "dialects, from the outside.\n"
        "Exit: 0 conformant, 1 not, 2 usage, 3 could not judge, 4 internal, 130 interrupted.",
        "isi-conformance"};
    app.set_version_flag("--version", std::string("isi-conformance ") + ISI_VERSION);
    app.require_subcommand(1);
    Arguments a;
    CLI::App* run = app.add_subcommand("run", "judge an endpoint");
    add_target_options(run, a);
    add_selection(run, a);
    run->add_option("--json", a.json, "write the results as CTRF JSON; - is standard output");
    run->add_option("--junit", a.junit, "write the results as JUnit XML; - is standard output");
    run->add_flag("--list", a.list, "only say what would be run");
    run->add_flag("--fail-fast", a.fail_fast, "stop at the first failure");
    run->add_flag("-q,--quiet", a.quiet, "the verdict only");
    run->add_flag("-v,--verbose", a.verbose,
                  "-v: a line per check; -vv: the messages too, secrets and numbers masked");
    CLI::App* list = app.add_subcommand("list", "all checks: id, level, title");
    list->add_option("SELECTOR", a.selectors, "TLS, ERR-003, CRED-01*");
    list->add_option("--format", a.format, "text, json or md")->check(CLI::IsMember({"text", "json", "md"}));
    CLI::App* explain =
        app.add_subcommand("explain", "one check: requirement, source, how it is tested, usual causes");
    explain->add_option("ID", a.id, "e.g. TLS-004")->required();
    add_target_options(
        app.add_subcommand("doctor", "why does it not work? certificate, chain, clock, TLS, key, WSDL"), a);

    struct sigaction action{};
    action.sa_handler = on_signal;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, nullptr);
    try {
        app.parse(argc, argv);
        return dispatch(app, a);
    } catch (const CLI::ParseError& e) {
        const int code = app.exit(e);
        return code == 0 ? 0 : usage;
    } catch (const UsageError& e) {
        std::cerr << "isi-conformance: " << e.what() << "\n";
        return usage;
    } catch (const Unreachable& e) {
        std::cerr << "isi-conformance: could not judge: " << e.what() << "\n";
        return could_not_judge;
    } catch (const std::exception& e) {
        std::cerr << "isi-conformance: internal error: " << e.what() << "\n";
        return internal;
    }
}
