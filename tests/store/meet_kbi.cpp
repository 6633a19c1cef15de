// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <functional>
#include <random>

#include "kbi_voorbeelden.hpp"

/// `meet_kbi DIR DOSSIERS`: a Flemish register of so many dossiers of 3 to 8 KB and, one in a thousand, 250
/// KB: how fast they are written, how long the writer's lock is held for it, and what the verbs of a
/// consultation cost.
namespace {

using namespace isi;
using namespace isi::kbi;
using namespace isi::test;
using Klok = std::chrono::steady_clock;

/// Dossiers of a transaction, as many as `isi-admin import kbi` writes at a time.
constexpr int partij = 32;

double milliseconden(Klok::time_point begin) {
    return std::chrono::duration<double, std::milli>(Klok::now() - begin).count();
}

KbiDossier dossier(int n) {
    KbiDossier dossier{insz(n), {}};
    for (const Paneel paneel : panelen()) {
        if (paneel != Paneel::personalia && (n * 7 + static_cast<int>(paneel) * 3) % 10 < 4) continue;
        const std::size_t omvang = n % 1000 == 999 && paneel == Paneel::vormings_activiteiten
                                       ? 250'000U
                                       : 200U + static_cast<unsigned>(n) % 400U;
        dossier.panelen.push_back(
            {paneel, fmt::format("<{0}>{1}</{0}>", element(paneel), std::string(omvang, 'x'))});
    }
    return dossier;
}

/// How long each transaction held the writer's lock: the writing, and the commit after it.
struct Slotduur {
    double schrijven = 0, geheel = 0;
};

void druk_sloten(std::vector<Slotduur> sloten) {
    std::sort(sloten.begin(), sloten.end(), [](const auto& a, const auto& b) { return a.geheel < b.geheel; });
    const auto te_lang =
        std::count_if(sloten.begin(), sloten.end(), [](const auto& een) { return een.geheel > 50; });
    const Slotduur& langste = sloten.back();
    fmt::print(
        "  {} transactions, the lock: median {:.1f} ms, longest {:.1f} ms (commit {:.1f}), {} over 50 ms\n",
        sloten.size(), sloten[sloten.size() / 2].geheel, langste.geheel, langste.geheel - langste.schrijven,
        te_lang);
}

void vul(KbiStore& store, int aantal) {
    const auto begin = Klok::now();
    std::vector<Slotduur> sloten;
    for (int n = 0; n < aantal;) {
        Klok::time_point vanaf;
        Slotduur duur;
        store.transaction([&] {
            vanaf = Klok::now();  // only now is the lock ours
            do {
                store.save_dossier(dossier(n));
                store.save_inschrijving(inschrijving(insz(n), "2026-01-01"));
                ++n;
            } while (n < aantal && n % partij != 0);
            duur.schrijven = milliseconden(vanaf);
        });
        duur.geheel = milliseconden(vanaf);
        sloten.push_back(duur);
    }
    const double duur = milliseconden(begin) / 1000;
    fmt::print("{} dossiers in {:.1f} s, {:.0f}/s\n", aantal, duur, aantal / duur);
    druk_sloten(std::move(sloten));
}

void meet(const char* wat, int aantal, const std::function<bool(const Insz&)>& vraag) {
    std::mt19937 toeval(1);
    std::uniform_int_distribution<int> kies(0, aantal - 1);
    constexpr int keren = 20'000;
    int gevonden = 0;
    const auto begin = Klok::now();
    for (int i = 0; i < keren; ++i) gevonden += vraag(insz(kies(toeval))) ? 1 : 0;
    fmt::print("  {:<28} {:>6.1f} us at random, {} of {} found\n", wat, milliseconden(begin) * 1000 / keren,
               gevonden, keren);
}

void meet_vragen(KbiStore& store, int aantal) {
    meet("find_stand", aantal, [&](const Insz& wie) { return store.find_stand(wie).has_value(); });
    meet("list_inschrijvingen", aantal,
         [&](const Insz& wie) { return !store.list_inschrijvingen(wie, ocmw_kbo).empty(); });
    meet("find_panelen, two", aantal, [&](const Insz& wie) {
        return store.find_panelen(wie, {Paneel::personalia, Paneel::trajecten}).has_value();
    });
    meet("find_dossier", aantal, [&](const Insz& wie) { return store.find_dossier(wie).has_value(); });
    const auto begin = Klok::now();
    int gezien = 0;
    store.each_dossier([&](const KbiDossier& /*dossier*/) { return ++gezien > 0; });
    fmt::print("  each_dossier                 {} in {:.1f} s\n", gezien, milliseconden(begin) / 1000);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "meet_kbi DIR DOSSIERS: for instance meet_kbi /var/tmp/kbi 100000\n");
        return 2;
    }
    try {
        prepare_store_engine();
        std::filesystem::create_directories(argv[1]);
        const std::string bestand = fmt::format("{}/kbi-{}.db", argv[1], argv[2]);
        const int aantal = std::atoi(argv[2]);
        migrate_store(bestand);
        vul(*open_kbi_store(bestand, Openwijze::schrijven), aantal);
        fmt::print("  {:.0f} MB\n", static_cast<double>(std::filesystem::file_size(bestand)) / 1e6);
        meet_vragen(*open_kbi_store(bestand, Openwijze::lezen), aantal);
        return 0;
    } catch (const std::exception& fout) {
        fmt::print(stderr, "meet_kbi: {}\n", fout.what());
        return 3;
    }
}
