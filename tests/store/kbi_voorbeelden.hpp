// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "isi_store/kbi_store.hpp"

/// Persons, dossiers and appointments of the Flemish register to put into a store.
namespace isi::test {

/// The n-th valid made-up number, born before 2000.
Insz insz(int n);
/// Every part, each with bytes of its own.
kbi::KbiDossier vol_dossier(const Insz& insz);
kbi::Inschrijving inschrijving(const Insz& insz, const char* begin, const char* einde = nullptr);
/// Every field filled, or only what must be.
kbi::Afspraakvraag volle_vraag(const char* id, const Insz& insz);
kbi::Afspraakvraag kale_vraag(const char* id, const Insz& insz);
kbi::Partner vol_partner(std::int64_t organisatie_id);

inline constexpr const char* ocmw_kbo = "0207500123";

}  // namespace isi::test
