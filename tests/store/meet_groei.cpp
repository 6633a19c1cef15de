// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>

#include "groei.hpp"
#include "isi_store/sqlite/database.hpp"

/// `meet_groei DIR PERSONS...`: a register of each size with the same gemeente of 2000 persons, and what each
/// question about it reads. A store that is in DIR already is used again.
namespace {

using namespace isi;
using namespace isi::test;

constexpr std::uint64_t inwoners = 2000;

double microseconden(Store& store, const Groeivraag& vraag) {
    constexpr int keren = 200;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < keren; ++i) vraag.stel(store);
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count() /
           keren;
}

void druk_diepten(const std::string& bestand) {
    sqlite::Database database(bestand, sqlite::Database::Mode::read);
    // A path is "/", then four characters a level; one that ends in an overflow page has a '+'.
    const auto rijen = database.query(
        "SELECT name, max((length(path) - 1) / 4 + 1), count(*) FROM dbstat WHERE path NOT LIKE '%+%' GROUP "
        "BY name "
        "HAVING count(*) > 100 ORDER BY count(*) DESC");
    fmt::print("  depth of each tree (pages):");
    for (const auto& rij : rijen) fmt::print(" {} {} ({})", rij[0], rij[1], rij[2]);
    fmt::print("\n");
}

void meet_register(const std::string& map, std::uint64_t personen) {
    const std::string bestand = fmt::format("{}/{}.db", map, personen);
    if (!std::filesystem::exists(bestand)) {
        const auto begin = std::chrono::steady_clock::now();
        vul_groeistore(bestand, inwoners, personen);
        const double duur = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        fmt::print("{} persons made in {:.0f} s\n", personen, duur);
    }
    fmt::print("{} persons, {} in the gemeente, {:.0f} MB\n", personen, inwoners,
               static_cast<double>(std::filesystem::file_size(bestand)) / 1e6);
    sqlite::SqliteStore store(bestand, Openwijze::lezen);
    for (const auto& vraag : groeivragen(store)) {
        const Kosten kosten = meet(store, vraag);
        fmt::print("  {:<28} {:>4} rows {:>6} steps {:>4} pages (empty cache, {} trees) {:>8.1f} us (warm)\n",
                   vraag.naam, kosten.rijen, kosten.stappen, kosten.bladzijden, vraag.bomen,
                   microseconden(store, vraag));
    }
    druk_diepten(bestand);
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
        for (int i = 2; i < argc; ++i)
            meet_register(argv[1], std::max<std::uint64_t>(inwoners, std::strtoull(argv[i], nullptr, 10)));
        return 0;
    } catch (const std::exception& fout) {
        fmt::print(stderr, "meet_groei: {}\n", fout.what());
        return 3;
    }
}
