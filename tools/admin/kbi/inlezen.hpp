// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "dossierlezer.hpp"
#include "isi_store/kbi_store.hpp"

namespace isi::kbi_import {

/// What an import found and did. Every file is in exactly one of nieuw, gewijzigd, ongewijzigd,
/// zonder_dossier and afgewezen.
struct Rapport {
    std::uint64_t bestanden = 0, nieuw = 0, gewijzigd = 0, ongewijzigd = 0, zonder_dossier = 0, afgewezen = 0;
    std::map<std::string, std::uint64_t> redenen;          ///< of what was not taken
    std::map<std::string, std::uint64_t> onbekende_codes;  ///< dossiers per code list
    std::uint64_t langste_slot_ms = 0;                     ///< that other writers had to wait

    [[nodiscard]] std::string tekst() const;  ///< for the operator
    [[nodiscard]] std::string json() const;
};

/// A person whom the register did not have before.
struct Nieuwkomer {
    Insz insz;
    std::optional<std::string> geboortedatum;  ///< xs:date, as the dossier says
};

struct Inleeswens {
    std::function<void(std::uint64_t)> voortgang = {};  ///< files done so far; may be empty
    std::ostream* afgewezen = nullptr;                  ///< the reject file, its heading written; or none
    std::function<void(const Nieuwkomer&)> nieuwkomer = {};  ///< after its dossier is on disk; may be empty
    /// No new write begins in a transaction that has lasted this long: other writers wait for it.
    std::chrono::milliseconds slot{10};
};

/// The file itself, or every .xml file below the folder, in order of name. Throws std::filesystem errors.
[[nodiscard]] std::vector<std::filesystem::path> vind_bestanden(const std::filesystem::path& plaats);

/// Reads dossiers into the register: what would not change is not written; a dossier is replaced whole. Each
/// batch is a transaction of its own, so an import that was cut off is finished by running it again. Throws
/// StoreFailure.
Rapport lees_in(const std::vector<std::filesystem::path>& bestanden, const Dossierlezer& lezer,
                kbi::KbiStore& store, const Inleeswens& wens);

}  // namespace isi::kbi_import
