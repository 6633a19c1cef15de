// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>

#include "groei.hpp"

/// `meet_groei DIR PERSONS...`: a register of each size with the same gemeente of 2000 persons, and what each
/// question about it reads. A store that is in DIR already is used again. Exit status 1 when a tree of a
/// later register is more than one page deeper than in the first.
namespace {

using namespace isi;
using namespace isi::test;

constexpr std::uint64_t inwoners = 2000;

struct Vraagmeting {
    std::string naam;
    std::uint64_t bladzijden = 0;
    unsigned bomen = 0;
};
struct Meting {
    std::uint64_t personen = 0;
    std::vector<Vraagmeting> bladzijden;
    std::vector<Boom> bomen;
};

double microseconden(Store& store, const Groeivraag& vraag) {
    constexpr int keren = 200;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < keren; ++i) vraag.stel(store);
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count() /
           keren;
}

Meting meet_register(const std::string& map, std::uint64_t personen) {
    const std::string bestand = fmt::format("{}/{}.db", map, personen);
    if (!std::filesystem::exists(bestand)) {
        const auto begin = std::chrono::steady_clock::now();
        vul_groeistore(bestand, inwoners, personen);
        const double duur = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        fmt::print("{} persons made in {:.0f} s\n", personen, duur);
    } else {
        migrate_store(bestand);  // an earlier release may have made it
    }
    fmt::print("{} persons, {} in the gemeente, {:.0f} MB\n", personen, inwoners,
               static_cast<double>(std::filesystem::file_size(bestand)) / 1e6);
    sqlite::SqliteStore store(bestand, Openwijze::lezen);
    Meting meting{personen, {}, bomen(bestand)};
    for (const auto& vraag : groeivragen(store)) {
        const Kosten kosten = meet(store, vraag);
        meting.bladzijden.push_back({vraag.naam, kosten.bladzijden, vraag.bomen});
        fmt::print("  {:<28} {:>4} rows {:>6} steps {:>4} pages (empty cache, {} trees) {:>8.1f} us (warm)\n",
                   vraag.naam, kosten.rijen, kosten.stappen, kosten.bladzijden, vraag.bomen,
                   microseconden(store, vraag));
    }
    return meting;
}

// Each tree of the one register beside the same in the other.
bool diepten_gelijk_op(const Meting& klein, const Meting& groot) {
    bool goed = true;
    fmt::print("depth of each tree (pages that a look-up reads in it): {} and {} persons\n", klein.personen,
               groot.personen);
    for (const auto& boom : groot.bomen) {
        const auto zelfde = std::find_if(klein.bomen.begin(), klein.bomen.end(),
                                         [&](const Boom& ander) { return ander.naam == boom.naam; });
        if (zelfde == klein.bomen.end()) continue;
        const bool te_diep = boom.diepte > zelfde->diepte + 1;
        goed = goed && !te_diep;
        fmt::print("  {:<34} {} {}  ({} and {} leaves, {:.0f} children fit on a page){}\n", boom.naam,
                   zelfde->diepte, boom.diepte, zelfde->bladen, boom.bladen, boom.waaier,
                   te_diep ? "  TOO DEEP" : "");
    }
    return goed;
}

// At most one page more in each tree that the question reads.
bool vragen_gelijk_op(const Meting& klein, const Meting& groot) {
    bool goed = true;
    for (std::size_t i = 0; i < groot.bladzijden.size(); ++i) {
        const auto& vraag = groot.bladzijden[i];
        if (vraag.bladzijden <= klein.bladzijden[i].bladzijden + vraag.bomen) continue;
        goed = false;
        fmt::print("  {}: {} pages, now {}\n", vraag.naam, klein.bladzijden[i].bladzijden, vraag.bladzijden);
    }
    return goed;
}

bool oordeel(const std::vector<Meting>& metingen) {
    bool goed = true;
    for (std::size_t i = 1; i < metingen.size(); ++i) {
        goed = diepten_gelijk_op(metingen[0], metingen[i]) && goed;
        goed = vragen_gelijk_op(metingen[0], metingen[i]) && goed;
    }
    fmt::print("{}\n", goed ? "no tree grew by more than one page" : "a tree grew by more than one page");
    return goed;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        fmt::print(
            stderr,
            "meet_groei DIR PERSONS...: for instance meet_groei /var/tmp/groei 10000 100000 1000000\n");
        return 2;
    }
    try {
        prepare_store_engine();
        std::filesystem::create_directories(argv[1]);
        std::vector<Meting> metingen;
        for (int i = 2; i < argc; ++i)
            metingen.push_back(meet_register(
                argv[1], std::max<std::uint64_t>(inwoners, std::strtoull(argv[i], nullptr, 10))));
        return oordeel(metingen) ? 0 : 1;
    } catch (const std::exception& fout) {
        fmt::print(stderr, "meet_groei: {}\n", fout.what());
        return 3;
    }
}
