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

/// Asks once to have everything prepared, then measures.
Kosten meet(sqlite::SqliteStore& store, const Groeivraag& vraag);

}  // namespace isi::test
