// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "cell.hpp"

/// Every statement that the store prepares, by name. In one list, so that a test can put each through
/// EXPLAIN.
namespace isi::sqlite {

enum class Query : std::size_t {
    begin_read,
    begin_write,
    commit,
    rollback,
    savepoint,
    release,
    rollback_to,
    // reading
    persoon_op_bsn,
    persoon_op_a_nummer,
    wet,
    eerder_verblijf,
    verlenging,
    voorziening,
    vrijstelling,
    boete,
    examenonderdeel,
    signaaltelling,
    signaalsleutel,
    grafsteen,
    gemeente,
    tabellen,
    tabelwaarden,
    stand,
    kenmerk,
    organisaties,
    sleutels,
    geheimen,
    certificaten,
    bevoegdheden,
    laatste_gebruik,
    // writing
    delete_persoon,
    insert_persoon,
    insert_eerder_verblijf,
    insert_verlenging,
    insert_voorziening,
    insert_vrijstelling,
    insert_boete,
    insert_examenonderdeel,
    insert_signaal,
    update_signaal,
    tel_signaal,
    save_grafsteen,
    save_tabel,
    delete_tabelwaarden,
    insert_tabelwaarde,
    raise_stand,
    save_kenmerk,
    insert_organisatie,
    save_organisatie,
    save_sleutel,
    delete_geheimen,
    insert_geheim,
    delete_certificaten,
    insert_certificaat,
    delete_bevoegdheden,
    insert_bevoegdheid,
    save_gebruik,
    count_  ///< not a query
};

struct QuerySpec {
    std::string sql;
    Kinds in, out;
};
QuerySpec spec(Query query);
[[nodiscard]] bool reads(Query query) noexcept;  ///< a SELECT

/// Columns of the row `persoon`, and where its groups begin.
struct PersoonColumns {
    Columns all;
    std::size_t vaste = 0, gegevens = 0, plicht = 0, handhaving = 0, examens = 0;
};
const PersoonColumns& persoon_columns();

/// Tables with columns whose codes must stand in a BRP table, for check_store.
struct TableColumns {
    std::string table;
    Columns columns;
};
std::vector<TableColumns> tables_with_codes();

/// Tables of the repeating blocks with their bit in persoon.blokken.
std::vector<std::pair<std::string, unsigned>> repeating_blocks();

}  // namespace isi::sqlite
