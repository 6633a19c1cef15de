// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

#include "kunst.hpp"
#include "programma.hpp"
#include "tools/admin/voortgang.hpp"

namespace isi::admin {
namespace {

struct Opties {
    std::uint64_t personen = 0;
    std::optional<std::uint64_t> seed;
    std::string peildatum;
};

Dag lees_kunstdag(const std::string& tekst) {
    const auto dag = lees_peildatum(tekst);
    if (!tekst.empty() && (dag.begin() < Dag::parse("2008-01-01").value().begin() ||
                           dag.begin() > Dag::parse("2100-01-01").value().begin()))
        throw Gebruiksfout("--peildatum must lie between 2008-01-01 and 2100-01-01: the laws begin in 2007");
    return dag;
}

/// What the store holds already of the same order; a store has one order only.
Kunstmerk begin_bij(const std::optional<std::string>& kenmerk, const Opties& opties) {
    if (!kenmerk) return {opties.seed.value_or(1), 0, lees_kunstdag(opties.peildatum).text()};
    const auto merk = parse_kunstmerk(*kenmerk);
    if (!merk)
        throw Gebruiksfout(
            "the store is marked as artificial, but not by this command: generate into a new store "
            "('isi-admin "
            "store init')");
    if ((opties.seed && *opties.seed != merk->seed) ||
        (!opties.peildatum.empty() && lees_kunstdag(opties.peildatum).text() != merk->peildatum))
        throw Gebruiksfout(
            fmt::format("the store holds persons made with --seed {} --peildatum {}: go on with those, or "
                        "generate into a new "
                        "store",
                        merk->seed, merk->peildatum));
    return *merk;
}

void noteer_werk(const Config& config, const Kunstmerk& merk, std::uint64_t tot) {
    audit::Record record;
    record.operatie = "generate";
    record.uitkomst = "BEGONNEN";
    record.reden = fmt::format("seed {}, peildatum {}, personen {} tot {}", merk.seed, merk.peildatum,
                               merk.personen, tot);
    Programma::noteer(config, record);
}

int genereer(const Opties& opties, const Config& config) {
    if (config.omgeving == Omgeving::prod)
        throw Gebruiksfout(
            "omgeving = \"prod\" takes no artificial persons: generate into a store of another");
    const auto store = open_store(config.store, Openwijze::schrijven);
    const auto merk = begin_bij(store->find_kenmerk("kunstmatig"), opties);
    if (merk.personen >= opties.personen) {
        fmt::print("nothing to do: the store holds {} artificial persons already (seed {}, peildatum {})\n",
                   merk.personen, merk.seed, merk.peildatum);
        return goed;
    }
    noteer_werk(config, merk, opties.personen);
    if (merk.personen > 0) voortgang(fmt::format("{} persons are there already: going on", merk.personen));
    // Who answers questions on this machine goes first.
    if (::nice(10) == -1) voortgang("cannot lower the own priority; going on");
    const Kunstopdracht opdracht{merk.seed, Dag::parse(merk.peildatum).value(), std::nullopt};
    const auto begin = std::chrono::steady_clock::now();
    Kunstuitkomst uitkomst;
    {
        Voortgang stand("persons", opties.personen, merk.personen);
        uitkomst = schrijf_kunstpersonen(*store, opdracht, merk.personen, opties.personen,
                                         [&](std::uint64_t gedaan) { stand.stand(gedaan); });
    }
    const double seconden = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    fmt::print(
        "made {} persons with {} signals and {} exam parts in {:.1f} s ({:.0f} persons/s); the store now "
        "holds {} "
        "artificial persons (seed {}, peildatum {})\n",
        uitkomst.personen, uitkomst.signalen, uitkomst.examenonderdelen, seconden,
        static_cast<double>(uitkomst.personen) / seconden, opties.personen, merk.seed, merk.peildatum);
    fmt::print("{} transactions, the longest held the store for {:.0f} ms\n", uitkomst.partijen,
               uitkomst.langste_ms);
    if (uitkomst.zonder_a_nummer > 0)
        fmt::print("{} got no A-nummer, because somebody in the store had it already\n",
                   uitkomst.zonder_a_nummer);
    return goed;
}

}  // namespace

void voeg_generate_toe(CLI::App& app, Programma& programma) {
    auto opties = std::make_shared<Opties>();
    auto* opdracht = app.add_subcommand(
        "generate", "fill the store with artificial persons; run again with more --persons it goes on");
    opdracht->add_option("--persons", opties->personen, "how many the store must hold in all")
        ->required()
        ->check(CLI::Range(std::uint64_t{1}, kunst_max));
    opdracht->add_option("--seed", opties->seed,
                         "the same seed and peildatum make the same persons (default 1)");
    opdracht->add_option("--peildatum", opties->peildatum,
                         "the day on which the register stands so, yyyy-mm-dd (default today)");
    opdracht->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return genereer(*opties, programma.lees_config()); };
    });
}

}  // namespace isi::admin
