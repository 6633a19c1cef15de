// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cstdio>

#include "programma.hpp"

namespace {

using namespace isi::admin;

int meld(const std::exception& e, int afloop) {
    std::fflush(stdout);
    fmt::print(stderr, "isi-admin: {}\n", e.what());
    return afloop;
}

int run(const Programma& programma) {
    try {
        return programma.actie();
    } catch (const isi::ConfigFout& e) {
        return meld(e, gebruik);
    } catch (const Gebruiksfout& e) {
        return meld(e, gebruik);
    } catch (const std::logic_error& e) {
        return meld(e, intern);
    } catch (
        const std::exception& e) {  // the store, the audit, a file: something this program needs is not there
        return meld(e, onbereikbaar);
    }
}

}  // namespace

int main(int argc, char** argv) {
    isi::prepare_store_engine();
    Programma programma;
    CLI::App app{"Management of ISI Gateway: sandbox, store, imports, organisations, keys, audit, reports."};
    app.name("isi-admin");
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option("--config", programma.config,
                   "the gateway's gateway.toml; every command but sandbox needs it")
        ->type_name("FILE");
    app.footer(
        "Exit status: 0 done, 1 findings, 2 usage or configuration, 3 store, audit or file not reachable, 4 "
        "internal.");
    voeg_sandbox_toe(app, programma);
    voeg_store_toe(app, programma);
    voeg_generate_toe(app, programma);
    voeg_org_toe(app, programma);
    voeg_key_toe(app, programma);
    voeg_profile_toe(app, programma);
    voeg_import_toe(app, programma);
    voeg_audit_toe(app, programma);
    voeg_report_toe(app, programma);
    voeg_kbi_toe(app, programma);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? goed : gebruik;
    }
    return run(programma);
}
