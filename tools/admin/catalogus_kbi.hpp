// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogus.hpp"
#include "isi_store/kbi/dossier.hpp"
#include "isi_store/kbi/partner.hpp"

/// The Flemish half of the sandbox, from data/sandbox/kbi.toml: one catalogue makes the store, the docs and
/// the tests.
namespace isi::admin {

/// One consult with the outcome that must come in each dialect.
struct Kbivraag {
    std::string door;        ///< folder in clients/
    std::string magda, ksz;  ///< code, GEGEVENS or DATA_FOUND, verbroken; "-" = is not asked
};

struct Kbipersoon {
    Insz insz;
    std::string wat;                     ///< what a vendor sees with this number, one Dutch line
    std::optional<std::string> dossier;  ///< name of the embedded file
    std::vector<kbi::Paneel> zonder;     ///< panels of it that are left out
    /// `kbo` holds the folder in clients/ until the organisations are known.
    std::vector<kbi::Inschrijving> ingeschreven;
    std::optional<kbi::Persoonsstand> stand;  ///< nullopt: the register has never heard of the number
    std::optional<std::string> scenario;      ///< what the sandbox plays (gateway/scenario)
    std::vector<Kbivraag> vragen;
};

struct Kbicatalogus {
    std::vector<kbi::Partner>
        partners;  ///< `naam` holds the folder in clients/, organisatie_id and kbo are empty
    std::vector<Kbipersoon> personen;
};

/// Throws std::runtime_error `kbi.toml:line: …` for a number that cannot be, an unknown key or word.
Kbicatalogus load_kbicatalogus(std::string_view toml, const Dag& peildatum);
std::string_view kbicatalogus_bytes();  ///< the catalogue inside this program
/// The bytes of an embedded dossier; throws std::runtime_error when there is none of this name.
std::string_view kbidossier_bytes(std::string_view naam);

/// The Flemish part of docs/testpersonen.md.
std::string kbi_testpersonen_docs(const Kbicatalogus& catalogus);

}  // namespace isi::admin
