// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "isi_store/sqlite/sqlite_store.hpp"

/// What a question costs in registers of different sizes that hold one and the same gemeente.
namespace isi::test {

/// Makes a store with `gemeente` 0014 of `inwoners` persons, the same ones in every store, and so many
/// elsewhere that there are `personen` in all.
void vul_groeistore(const std::string& plaats, std::uint64_t inwoners, std::uint64_t personen);

struct Kosten {
    std::uint64_t stappen = 0;     ///< of the engine's machine, the cache does not matter
    std::uint64_t doorlopen = 0;   ///< steps of a scan from end to end
    std::uint64_t bladzijden = 0;  ///< read with an empty cache
    std::uint64_t rijen = 0;       ///< of the answer
};

struct Groeivraag {
    std::string naam;
    unsigned bomen = 0;                         ///< tables and indexes that it reads at most
    std::function<std::uint64_t(Store&)> stel;  ///< the number of rows found
};
/// The reading verbs, about the residents of 0014 in this store.
std::vector<Groeivraag> groeivragen(Store& store);

/// A table's or index's tree in the file. A look-up reads one page per level.
struct Boom {
    std::string naam;
    unsigned diepte = 0;
    std::uint64_t bladen = 0;  ///< pages without children
    double volle_bladen = 0;   ///< the same; of a single one the part that is used
    double waaier = 0;         ///< children that fit on a page that has some
};
/// Every tree of the file with something in it, by name.
std::vector<Boom> bomen(const std::string& bestand);
/// How deep this tree is with `factor` times as many rows and full pages.
unsigned diepte_bij(const Boom& boom, double factor);

/// Asks once to have everything prepared, then measures.
Kosten meet(sqlite::SqliteStore& store, const Groeivraag& vraag);

}  // namespace isi::test
