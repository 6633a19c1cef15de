// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "plan/plannen.hpp"
#include "programma.hpp"
#include "voortgang.hpp"

namespace isi::admin {
namespace {

struct Opties {
    std::string plaats, afgewezen;
};

audit::Record record(const char* uitkomst, std::uint64_t aantal) {
    audit::Record uit;
    uit.operatie = "import plan";
    uit.uitkomst = uitkomst;
    uit.aantal = static_cast<std::uint32_t>(aantal);
    return uit;
}

std::vector<std::filesystem::path> vind(const std::string& plaats) {
    if (!std::filesystem::exists(plaats)) throw std::runtime_error("cannot read " + plaats);
    auto bestanden = plan_import::vind_bestanden(plaats);
    if (bestanden.empty()) throw Gebruiksfout("no .xml file in " + plaats);
    return bestanden;
}

/// Opened before anything is changed: a mistyped path must not cost it.
std::ofstream open_afgewezen(const std::string& pad) {
    std::ofstream uit;
    if (pad.empty()) return uit;
    uit.open(pad, std::ios::binary | std::ios::trunc);
    plan_import::schrijf_kop(uit);
    if (!uit) throw Gebruiksfout("--afgewezen: cannot write " + pad);
    return uit;
}

int plan(const Opties& opties, const Config& config) {
    const auto bestanden = vind(opties.plaats);
    const auto store = kbi::open_kbi_store(config.store, Openwijze::schrijven);
    const plan_import::Planlezer lezer(config.omgeving != Omgeving::prod);
    auto afgewezen = open_afgewezen(opties.afgewezen);
    Programma::noteer(config, record("BEGONNEN", 0));
    const auto rapport = [&] {
        Voortgang voortgang("files", bestanden.size());
        plan_import::Inleeswens wens;
        wens.voortgang = [&](std::uint64_t n) { voortgang.stand(n); };
        if (afgewezen.is_open()) wens.afgewezen = &afgewezen;
        return plan_import::lees_in(bestanden, lezer, *store, wens);
    }();
    Programma::noteer(config, record("GEDAAN", rapport.nieuw + rapport.gewijzigd));

    fmt::print("{}", rapport.tekst());
    const bool iets = rapport.nieuw + rapport.gewijzigd > 0;
    fmt::print("{}\n", iets ? "imported" : "ongewijzigd: the register said all of this already");
    if (!rapport.redenen.empty() && opties.afgewezen.empty())
        fmt::print("--afgewezen FILE says what was not taken and why\n");
    afgewezen.close();
    if (!opties.afgewezen.empty() && !afgewezen)
        throw std::runtime_error("cannot write " + opties.afgewezen + "; the import itself is done");
    return goed;
}

}  // namespace

void voeg_import_plan_toe(CLI::App& import, Programma& programma) {
    const auto opties = std::make_shared<Opties>();
    auto* opdracht = import.add_subcommand("plan",
                                           "inburgeringsplannen of the policy of 2022 (XML, uitbreiding/v1); "
                                           "run again it changes only what differs, so "
                                           "it also finishes an import that was cut off");
    opdracht
        ->add_option("FILE-OR-DIR", opties->plaats, "an XML file, or a folder with .xml files at any depth")
        ->required();
    opdracht->add_option(
        "--afgewezen", opties->afgewezen,
        "write here what was not taken, and codes that no list has: file and person by their place, "
        "element, reason; never a number");
    opdracht->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return plan(*opties, programma.lees_config()); };
    });
}

}  // namespace isi::admin
