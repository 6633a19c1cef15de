// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "programma.hpp"

namespace isi::admin {
namespace {

struct Opties {
    std::string naam, oin, kbo;
    bool leverancier = false;
};

Organisatie lees_organisatie(const Opties& opties, const Config& config) {
    Organisatie organisatie;
    organisatie.naam = opties.naam;
    organisatie.leverancier = opties.leverancier;
    if (opties.oin.empty() == opties.kbo.empty())
        throw Gebruiksfout("give --oin (Dutch) or --kbo (Belgian), one of the two");
    if (!opties.oin.empty()) {
        organisatie.oin = Oin::parse(opties.oin);
        if (!organisatie.oin)
            throw Gebruiksfout(
                "--oin must be twenty positions: eight digits, then twelve digits or capitals");
        if (config.omgeving == Omgeving::prod && opties.oin.compare(0, 8, "00000099") == 0)
            throw Gebruiksfout("--oin is a test OIN (prefix 00000099); omgeving = \"prod\" refuses it");
    } else {
        if (!goed_kbo(opties.kbo)) throw Gebruiksfout("--kbo must be ten digits with the right checksum");
        organisatie.kbo = opties.kbo;
        organisatie.land = "BE";
    }
    return organisatie;
}

int add(const Opties& opties, const Config& config) {
    auto organisatie = lees_organisatie(opties, config);
    const auto store = open_store(config.store, Openwijze::schrijven);
    for (const auto& bestaand : store->load_sleutels().organisaties)
        if ((organisatie.oin && bestaand.oin == organisatie.oin) ||
            (organisatie.kbo && bestaand.kbo == organisatie.kbo))
            throw Gebruiksfout("this number is registered already; see 'isi-admin org list'");
    Programma::wijzig(config, *store, [&] {
        organisatie.id = store->save_organisatie(organisatie);
        audit::Record record;
        record.operatie = "org add";
        record.oin_eigenaar = organisatie.oin ? organisatie.oin->text() : *organisatie.kbo;
        record.uitkomst = "GEDAAN";
        return record;
    });
    fmt::print("organisation {} added\n", organisatie.oin ? organisatie.oin->text() : *organisatie.kbo);
    return goed;
}

int list(const Config& config) {
    const auto store = open_store(config.store, Openwijze::lezen);
    fmt::print("nummer\tland\tleverancier\tnaam\n");
    for (const auto& o : store->load_sleutels().organisaties)
        fmt::print("{}\t{}\t{}\t{}\n", o.oin ? o.oin->text() : o.kbo.value_or("-"), o.land,
                   o.leverancier ? "ja" : "nee", o.naam);
    return goed;
}

}  // namespace

void voeg_org_toe(CLI::App& app, Programma& programma) {
    auto* org = app.add_subcommand("org", "organisations that may hold a key or carry one");
    org->require_subcommand(1);
    const auto opties = std::make_shared<Opties>();

    auto* nieuw = org->add_subcommand("add", "register an organisation");
    nieuw->add_option("--naam", opties->naam, "its name, for people")
        ->required()
        ->check(CLI::Validator(
            [](const std::string& naam) {
                return naam.empty() || naam.size() > 200 ? "must be 1 to 200 bytes" : "";
            },
            "TEXT"));
    nieuw->add_option("--oin", opties->oin,
                      "organisatie-identificatienummer, in subject.serialNumber of its certificate");
    nieuw->add_option("--kbo", opties->kbo, "Belgian company number, ten digits");
    nieuw->add_flag("--leverancier", opties->leverancier,
                    "a supplier: its certificate carries the keys of others");
    nieuw->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return add(*opties, programma.lees_config()); };
    });

    org->add_subcommand("list", "all organisations, tab separated")->callback([&programma] {
        programma.actie = [&programma] { return list(programma.lees_config()); };
    });
}

}  // namespace isi::admin
