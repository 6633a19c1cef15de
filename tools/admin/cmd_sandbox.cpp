// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "catalogus_kbi.hpp"
#include "isi_store/brp_tabellen.hpp"
#include "programma.hpp"
#include "sandbox.hpp"

namespace isi::admin {
namespace {

struct Opties {
    std::string map;
    std::uint64_t seed = 1;
    std::string peildatum;
    bool json = false;
};

int init(const Opties& opties) {
    Sandboxwens wens;
    wens.map = opties.map;
    wens.seed = opties.seed;
    wens.nu = std::time(nullptr);
    wens.meld = voortgang;
    wens.peildatum = lees_peildatum(opties.peildatum);
    init_sandbox(wens);
    fmt::print("sandbox ready in {}; start it with: isi-gateway --config {}/gateway.toml\n", opties.map,
               opties.map);
    return goed;
}

int docs(const Opties& opties) {
    const auto tabellen = lees_brp_tabellen();
    const auto dag = lees_peildatum(opties.peildatum);
    const auto vragen = load_vragen(catalogus_bytes(), tabellen, dag);
    const auto vlaams = load_kbicatalogus(kbicatalogus_bytes(), dag);
    fmt::print("{}", opties.json
                         ? vragen_json(vragen, vlaams)
                         : testpersonen_docs(load_catalogus(catalogus_bytes(), tabellen, dag), vragen) +
                               kbi_testpersonen_docs(vlaams));
    return goed;
}

}  // namespace

void voeg_sandbox_toe(CLI::App& app, Programma& programma) {
    auto* sandbox = app.add_subcommand("sandbox", "a test environment with persons, keys and certificates");
    sandbox->require_subcommand(1);
    const auto opties = std::make_shared<Opties>();

    auto* maak = sandbox->add_subcommand(
        "init", "make or renew it; keys and passwords stay, what expires or depends on the day is renewed");
    maak->add_option("DIR", opties->map, "folder of the sandbox; made when absent")->required();
    maak->add_option("--seed", opties->seed,
                     "of generated data; the same seed and peildatum give the same data")
        ->capture_default_str();
    maak->add_option("--peildatum", opties->peildatum,
                     "the day that the data are for, yyyy-mm-dd; default today (UTC)");
    maak->callback([&programma, opties] { programma.actie = [opties] { return init(*opties); }; });

    auto* tekst = sandbox->add_subcommand(
        "docs", "print docs/testpersonen.md, made from the catalogue of test persons");
    tekst->add_flag("--json", opties->json,
                    "the catalogue's questions with the answers that must come, for tests in any language");
    tekst->add_option("--peildatum", opties->peildatum,
                      "the day that the sandbox was made for, yyyy-mm-dd; default today (UTC)");
    tekst->callback([&programma, opties] { programma.actie = [opties] { return docs(*opties); }; });
}

}  // namespace isi::admin
