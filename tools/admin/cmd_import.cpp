// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <fstream>

#include "catalogus.hpp"
#include "gateway/sleutels/sleutels.hpp"
#include "import/inlezen.hpp"
#include "programma.hpp"
#include "voortgang.hpp"

namespace isi::admin {
namespace {

struct Opties {
    std::string bestand, peildatum, afgewezen, rapport;
};

audit::Record record(const char* uitkomst, std::uint64_t aantal) {
    audit::Record uit;
    uit.operatie = "import gba-v";
    uit.uitkomst = uitkomst;
    uit.aantal = static_cast<std::uint32_t>(aantal);
    return uit;
}

void meld(const Opties& opties, const gba_v::Rapport& rapport, const gba_v::Afwijzingen& afwijzingen) {
    fmt::print("{}", rapport.tekst());
    if (!afwijzingen.empty() && opties.afgewezen.empty())
        fmt::print("{} lines were not taken, or not whole; --afgewezen FILE says which and why\n",
                   afwijzingen.size());
    fmt::print("{}\n",
               rapport.iets_veranderd() ? "imported" : "ongewijzigd: the register said all of this already");
}

int gba_v(const Opties& opties, const Config& config) {
    const auto peildatum = OnvolledigeDatum::parse(lees_peildatum(opties.peildatum).text()).value();
    keur_uitvoer(opties.afgewezen);
    keur_uitvoer(opties.rapport);
    std::ifstream in(opties.bestand, std::ios::binary);
    std::error_code fout;
    const auto grootte = std::filesystem::file_size(opties.bestand, fout);
    if (!in || fout) throw std::runtime_error("cannot read " + opties.bestand);
    const auto store = open_store(config.store, Openwijze::schrijven);
    const auto pepper = sleutels::load_pepper(config.pepper);
    Programma::noteer(config, record("BEGONNEN", 0));

    gba_v::Afwijzingen afwijzingen;
    auto rapport = [&] {
        Voortgang voortgang("bytes", grootte);
        const gba_v::Inleeswens wens{.peildatum = peildatum,
                                     .overleden_na_dagen = config.overleden_na_dagen,
                                     .bewaartermijn_jaren = config.bewaartermijn_overleden_jaren,
                                     .hash = [&](const Bsn& bsn) { return sleutels::hash_bsn(pepper, bsn); },
                                     .voortgang = [&](std::uint64_t n) { voortgang.stand(n); }};
        try {
            return gba_v::lees_in(in, *store, wens, afwijzingen);
        } catch (const gba_v::Bestandsfout& e) {
            throw Gebruiksfout(opties.bestand + ": " + e.what());
        }
    }();
    Programma::noteer(config, record("GEDAAN", rapport("store", "nieuw") + rapport("store", "gewijzigd") +
                                                   rapport("store", "verwijderd")));
    meld(opties, rapport, afwijzingen);
    write_uitvoer(opties.afgewezen, gba_v::afwijzingen_csv(afwijzingen));
    write_uitvoer(opties.rapport, rapport.json());
    return goed;
}

}  // namespace

void voeg_import_toe(CLI::App& app, Programma& programma) {
    auto* import = app.add_subcommand("import", "put data of others into the register");
    import->require_subcommand(1);
    voeg_import_kbi_toe(*import, programma);
    voeg_import_plan_toe(*import, programma);
    voeg_import_standen_toe(*import, programma);
    const auto opties = std::make_shared<Opties>();
    auto* opdracht = import->add_subcommand(
        "gba-v",
        "persoonslijsten as in the public test set of RvIG (CSV, semicolons); run again it changes only "
        "what differs, so it also finishes an import that was cut off");
    opdracht->add_option("FILE", opties->bestand, "the CSV file")->required();
    opdracht->add_option("--peildatum", opties->peildatum,
                         "the day that the data are for, yyyy-mm-dd; default today (UTC)");
    opdracht->add_option("--afgewezen", opties->afgewezen,
                         "write here what was not taken: line, element, reason; never a number");
    opdracht->add_option("--rapport", opties->rapport, "write the counts here as JSON");
    opdracht->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return gba_v(*opties, programma.lees_config()); };
    });
}

}  // namespace isi::admin
