// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <fstream>

#include "kbi/standen.hpp"
#include "programma.hpp"
#include "voortgang.hpp"

namespace isi::admin {
namespace {

struct Opties {
    std::string bestand, afgewezen;
};

audit::Record record(const char* uitkomst, std::uint64_t aantal) {
    audit::Record uit;
    uit.operatie = "import kbi-standen";
    uit.uitkomst = uitkomst;
    uit.aantal = static_cast<std::uint32_t>(aantal);
    return uit;
}

int standen(const Opties& opties, const Config& config) {
    keur_uitvoer(opties.afgewezen);
    std::ifstream in(opties.bestand, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + opties.bestand);
    const auto store = kbi::open_kbi_store(config.store, Openwijze::schrijven);
    std::ofstream afgewezen;
    if (!opties.afgewezen.empty()) {
        afgewezen.open(opties.afgewezen, std::ios::binary | std::ios::trunc);
        afgewezen << "regel;reden;uitleg\n";
        if (!afgewezen) throw std::runtime_error("cannot write " + opties.afgewezen);
    }
    Programma::noteer(config, record("BEGONNEN", 0));
    const auto rapport = [&] {
        Voortgang voortgang("numbers", 0);
        const kbi_import::Standenwens wens{config.omgeving != Omgeving::prod,
                                           [&](std::uint64_t n) { voortgang.stand(n); },
                                           afgewezen.is_open() ? &afgewezen : nullptr};
        return kbi_import::lees_standen(in, *store, wens);
    }();
    Programma::noteer(config, record("GEDAAN", rapport.nieuw + rapport.gewijzigd));
    fmt::print("{}", rapport.tekst());
    afgewezen.close();
    if (!opties.afgewezen.empty() && !afgewezen)
        throw std::runtime_error("cannot write " + opties.afgewezen + "; the import itself is done");
    return goed;
}

}  // namespace

void voeg_import_standen_toe(CLI::App& import, Programma& programma) {
    const auto opties = std::make_shared<Opties>();
    auto* opdracht = import.add_subcommand(
        "kbi-standen",
        "what became of numbers: a file of lines insz;stand;waarde, with that heading; stand BEKEND, "
        "GEANNULEERD, VERVANGEN (waarde: the number in use) or OVERLEDEN (waarde: yyyy-mm-dd)");
    opdracht->add_option("FILE", opties->bestand, "the file")->required();
    opdracht->add_option("--afgewezen", opties->afgewezen,
                         "write here what was not taken: line and reason, never a number");
    opdracht->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return standen(*opties, programma.lees_config()); };
    });
}

}  // namespace isi::admin
