// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>

#include "queries.hpp"

/// Every statement of the Flemish register, by name.
namespace isi::sqlite {

enum class KbiQuery : std::size_t {
    // reading
    stand,
    dossier,
    paneel,
    panelen,
    volgende_dossiers,
    inschrijvingen,
    overlappende,
    schoolinschrijving,
    plan,
    planonderdelen,
    afspraak,
    afspraken,
    te_bezorgen,
    volgende_bezorging,
    aantal_te_bezorgen,
    partners,
    partnerwaarden,
    partnerinzagen,
    partnerversie,
    // writing
    save_stand,
    save_dossier,
    remove_dossier,
    delete_panelen,
    insert_paneel,
    insert_inschrijving,
    end_inschrijvingen,
    delete_latere,
    save_schoolinschrijving,
    save_plan,
    delete_planonderdelen,
    insert_planonderdeel,
    insert_afspraak,
    note_poging,
    note_aflevering,
    note_status,
    update_organisatie,
    save_partner,
    delete_partnerwaarden,
    delete_partnerinzagen,
    insert_partnerwaarde,
    insert_partnerinzage,
    raise_partnerversie,
    count_  ///< not a query
};

QuerySpec spec(KbiQuery query);
[[nodiscard]] bool reads(KbiQuery query) noexcept;  ///< a SELECT

/// Rows of one person have the keys insz * kbi_plaatsen + place.
inline constexpr long long kbi_plaatsen = 32;

/// As many rows as each_dossier asks for at a time.
inline constexpr int kbi_bladgrootte = 256;

}  // namespace isi::sqlite
