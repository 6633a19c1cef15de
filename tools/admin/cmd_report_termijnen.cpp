// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>

#include "gateway/kbi/datum.hpp"
#include "gateway/kbi/kbi.hpp"
#include "programma.hpp"
#include "termijnen.hpp"
#include "voortgang.hpp"

namespace isi::admin {
namespace {

constexpr std::string_view operatie = "report termijnen";

struct Opties {
    std::string peildatum, formaat = "tekst", met_nummers;
};

struct Regel {
    Insz insz;
    kbi::Termijn termijn;
};

std::string lees_dag(const Opties& opties) {
    if (opties.peildatum.empty())
        return kbi::maak_moment(std::chrono::duration_cast<std::chrono::seconds>(
                                    std::chrono::system_clock::now().time_since_epoch())
                                    .count())
            .vandaag;
    if (!kbi::lees_dag(opties.peildatum))
        throw Gebruiksfout("--peildatum must be a day that exists, yyyy-mm-dd");
    return opties.peildatum;
}

std::string als_csv(const std::vector<Regel>& regels) {
    std::string uit = "insz;soort;begin;uiterste_datum;stand\n";
    for (const auto& [insz, termijn] : regels)
        uit += fmt::format("{};{};{};{};{}\n", insz.text(), code(termijn.soort), termijn.begin,
                           termijn.uiterste_datum, code(termijn.stand));
    return uit;
}

/// Who may be in the file is on record before the file is there: one record per person, like every other
/// look.
void noteer(const Config& config, const std::vector<Regel>& regels) {
    std::vector<audit::Record> records;
    for (std::size_t i = 0; i < regels.size(); ++i) {
        if (i > 0 && regels[i].insz == regels[i - 1].insz) continue;
        auto& record = records.emplace_back();
        record.operatie = operatie;
        record.betrokkene = regels[i].insz;
        record.geleverd = true;
        record.uitkomst = "GEGEVENS";
    }
    if (!records.empty()) Programma::noteer(config, std::move(records));
}

/// For its owner only, from the first byte on; never through a link that somebody put there.
void schrijf_geheim(const std::string& bestand, const std::string& inhoud) {
    const int fd = ::open(bestand.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool goed = fd >= 0 && ::fchmod(fd, 0600) == 0;
    for (std::size_t n = 0; goed && n < inhoud.size();) {
        const auto geschreven = ::write(fd, inhoud.data() + n, inhoud.size() - n);
        goed = geschreven > 0;
        if (goed) n += static_cast<std::size_t>(geschreven);
    }
    if (fd >= 0) goed = ::close(fd) == 0 && goed;
    if (!goed) throw std::runtime_error("cannot write " + bestand);
}

int report(const Opties& opties, const Config& config) {
    const auto peildatum = lees_dag(opties);
    keur_uitvoer(opties.met_nummers);
    const kbi::Termijnregels regels{config.kbi.termijnen_vanaf, config.kbi.schorsing_stopt_termijn};
    const auto store = kbi::open_kbi_store(config.store, Openwijze::lezen);
    const auto plannen =
        kbi::open_kbi_store(config.store, Openwijze::lezen);  // asked while the other one walks

    termijnen::Overzicht overzicht(peildatum);
    std::vector<Regel> open;
    {
        Voortgang voortgang("dossiers", 0);
        std::uint64_t gedaan = 0;
        store->each_dossier([&](const kbi::KbiDossier& dossier) {
            const auto lijst = kbi::bereken_termijnen(
                kbi::lees_termijnfeiten(dossier, plannen->find_plan(dossier.insz)), peildatum, regels);
            overzicht.tel(lijst);
            for (const auto& termijn : lijst)
                if (!opties.met_nummers.empty() && termijnen::is_open(termijn))
                    open.push_back({dossier.insz, termijn});
            voortgang.stand(++gedaan);
            return true;
        });
    }
    if (!opties.met_nummers.empty()) {
        noteer(config, open);
        schrijf_geheim(opties.met_nummers, als_csv(open));
    }
    fmt::print("{}", opties.formaat == "csv" ? overzicht.csv() : overzicht.tekst());
    return goed;
}

}  // namespace

void voeg_report_termijnen_toe(CLI::App& groep, Programma& programma) {
    const auto opties = std::make_shared<Opties>();
    auto* opdracht = groep.add_subcommand("termijnen",
                                          "the terms of the policy of 2022 (parts of the plan within 30 "
                                          "days, contract within 90): how many persons "
                                          "meet them, how many run, how many have passed");
    opdracht->add_option("--peildatum", opties->peildatum,
                         "the day to look from, yyyy-mm-dd; default today in Belgium");
    opdracht->add_option("--formaat", opties->formaat, "tekst or csv")
        ->check(CLI::IsMember({"tekst", "csv"}))
        ->capture_default_str();
    opdracht->add_option(
        "--met-nummers", opties->met_nummers,
        "also write to this file, for its owner only, whose terms run or have passed; each person "
        "in it is recorded in the audit");
    opdracht->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return report(*opties, programma.lees_config()); };
    });
}

}  // namespace isi::admin
