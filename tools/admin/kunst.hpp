// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "isi_store/domein/persoon.hpp"
#include "isi_store/store.hpp"
#include "tools/admin/catalogus.hpp"

/// Artificial persons with all that the register may hold of them, for load and for a store of realistic
/// size. None of them exists: the numbers are of ranges that are not given out, the names of short lists.
namespace isi::admin {

/// Persons that can be made: valid BSNs of 9xxxxxxxx, then 8xxxxxxxx, without the blocks 90019xxxx and
/// 99999xxxx that public test sets use.
inline constexpr std::uint64_t kunst_max = 18'000'000;

struct Kunstpersoon {
    Persoonsdossier dossier;
    std::vector<Signaal> signalen;  ///< with ids of their own: BSN x 10 + 0…9, so that a second save replaces
};

/// For measurements, a gemeente whose size does not depend on the register's: every `elke`-th person lives
/// there (1 all, 0 none), and nobody else ever did.
struct VasteGemeente {
    Gemeentecode code;
    std::uint64_t elke = 0;
};

struct Kunstopdracht {
    std::uint64_t seed = 1;
    Dag peildatum = Dag::vandaag();
    std::optional<VasteGemeente> vast = std::nullopt;
};

/// Gives person after person, in order of BSN. Person n depends on the order and n alone, so that work that
/// was broken off can go on, and a larger register begins with the smaller one.
class Kunstreeks {
 public:
    /// `tabellen` are the BRP tables of the store; throws std::runtime_error when they lack what is used.
    Kunstreeks(const Kunstopdracht& opdracht, const std::vector<Waardenlijst>& tabellen,
               std::uint64_t eerste = 0);
    Kunstreeks(const Kunstreeks&) = delete;
    Kunstreeks& operator=(const Kunstreeks&) = delete;
    ~Kunstreeks();

    Kunstpersoon volgende();  ///< at most kunst_max times, `eerste` counted in

 private:
    struct Binnen;
    std::unique_ptr<Binnen> m_binnen;
};

struct Kunstuitkomst {
    std::uint64_t personen = 0, signalen = 0, examenonderdelen = 0;
    std::uint64_t zonder_a_nummer = 0;  ///< the A-nummer was already another person's, so it was left out
    std::uint64_t partijen = 0;         ///< transactions
    double langste_ms = 0;              ///< the longest that one of them held the writer's lock
};

/// Writes persons `van` up to `tot` (not included) and marks the store `kunstmatig`, each transaction with
/// how far it has come. `gedaan` is told the number of the next person after each.
Kunstuitkomst schrijf_kunstpersonen(Store& store, const Kunstopdracht& opdracht, std::uint64_t van,
                                    std::uint64_t tot, const std::function<void(std::uint64_t)>& gedaan);

/// What the mark `kunstmatig` says: the order that the store was filled by, and how far.
struct Kunstmerk {
    std::uint64_t seed = 0, personen = 0;
    std::string peildatum;
};
std::string als_tekst(const Kunstmerk& merk);  ///< "seed 1, peildatum 2026-01-01, personen 1000"
std::optional<Kunstmerk> parse_kunstmerk(const std::string& tekst);

}  // namespace isi::admin
