// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "programma.hpp"

namespace isi::admin {
namespace {

int init(const Config& config) {
    const auto stand = schema_stand(config.store);
    if (stand.aanwezig == 0) {
        fmt::print("store made, schema {}\n", migrate_store(config.store));
        return goed;
    }
    if (stand.aanwezig == stand.nodig) {
        fmt::print("the store is there already, schema {}\n", stand.aanwezig);
        return goed;
    }
    fmt::print(stderr, "the store has schema {}, this release {}; run 'isi-admin store migrate'\n",
               stand.aanwezig, stand.nodig);
    return bevindingen;
}

int migrate(const Config& config) {
    const auto stand = schema_stand(config.store);
    if (stand.aanwezig == 0)
        throw Gebruiksfout("there is no store yet; make one with 'isi-admin store init'");
    voortgang("migrating; the gateway may keep running; a register of a million persons takes minutes");
    fmt::print("schema {} -> {}\n", stand.aanwezig, migrate_store(config.store));
    return goed;
}

/// Marks that production must not have (design: kunstmatig stores and the sandbox's).
void keur_kenmerken(const Config& config, std::vector<std::string>& gevonden) {
    if (config.omgeving != Omgeving::prod) return;
    const auto store = open_store(config.store, Openwijze::lezen);
    for (const auto kenmerk : kenmerken_verzonnen)
        if (store->find_kenmerk(kenmerk))
            gevonden.push_back(fmt::format(
                "the store is marked '{}': it holds test persons, omgeving = \"prod\" needs another",
                kenmerk));
}

int check(const Config& config) {
    voortgang("reading the whole store");
    auto gevonden = check_store(config.store);
    keur_kenmerken(config, gevonden);
    for (const auto& regel : gevonden) fmt::print("{}\n", regel);
    if (gevonden.empty()) fmt::print("the store is sound\n");
    return gevonden.empty() ? goed : bevindingen;
}

}  // namespace

void voeg_store_toe(CLI::App& app, Programma& programma) {
    auto* store = app.add_subcommand("store", "the register's file");
    store->require_subcommand(1);
    const auto opdracht = [&](const char* naam, const char* uitleg, int (*werk)(const Config&)) {
        store->add_subcommand(naam, uitleg)->callback([&programma, werk] {
            programma.actie = [&programma, werk] { return werk(programma.lees_config()); };
        });
    };
    opdracht("init", "make an empty store with the BRP tables", init);
    opdracht("migrate", "bring the store to the schema of this release", migrate);
    opdracht("check", "integrity of the file and its references; exit status 1 when something is wrong",
             check);
}

}  // namespace isi::admin
