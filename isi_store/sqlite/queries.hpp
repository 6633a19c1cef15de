// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "cell.hpp"
#include "isi_store/domein/zoeken.hpp"

/// Every statement that the store prepares, by name. In one list, so that a test can put each through
/// EXPLAIN.
namespace isi::sqlite {

/// The way into the signals of a gemeente: which index the criteria choose.
enum class Toegang : std::size_t { status, code, bsn };
inline constexpr std::size_t toegangen = 3;

inline constexpr long long altijd = 9223372036854775807;  ///< `tot` of what is so now

enum class Query : std::size_t {
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
    tabel,
    tabelwaarden,
    stand,
    kenmerk,
    organisaties,
    sleutels,
    geheimen,
    certificaten,
    bevoegdheden,
    laatste_gebruik,
    // searching (queries_zoeken.cpp)
    laatste_moment,
    oudste_moment,  ///< the last one at or before a time
    geldig_moment,
    bsn_op_a_nummer,
    zoek_bsn,
    zoek_geslacht,
    zoek_geslacht_geboren,
    zoek_nationaliteit,
    zoek_nationaliteit_geslacht,
    zoek_nationaliteit_geboren,
    persoonsrij,
    signaaltotaal,
    signaalblad,  ///< one per Toegang
    signaalaantal = signaalblad + toegangen,
    signaalvolgorde = signaalaantal + toegangen,  ///< one per Toegang, column and direction
    signaalrij = signaalvolgorde + toegangen * signaalkolommen * 2,
    open_zoekpersoon,
    open_zoeksignaal,
    // writing
    delete_persoon,
    insert_moment,
    prune_moment,
    prune_zoekpersoon,
    prune_zoeksignaal,
    insert_zoekpersoon,
    sluit_zoekpersoon,
    delete_zoekpersoon,
    insert_zoeksignaal,
    sluit_zoeksignaal,
    delete_zoeksignaal,
    tel_totaal,
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
/// The statements of queries_zoeken.cpp, for spec().
QuerySpec zoekspec(Query query);
[[nodiscard]] Query signaalblad(Toegang toegang) noexcept;
[[nodiscard]] Query signaalaantal(Toegang toegang) noexcept;
[[nodiscard]] Query signaalvolgorde(Toegang toegang, Signaalvolgorde volgorde) noexcept;
/// Sorts the matches of one gemeente (a column that no index has): the plan may show it.
[[nodiscard]] bool sorteert(Query query) noexcept;
[[nodiscard]] bool reads(Query query) noexcept;  ///< a SELECT

/// Columns of the row `persoon`, and where its groups begin.
struct PersoonColumns {
    Columns all;
    std::size_t vaste = 0, sleutel = 0, gegevens = 0, plicht = 0, handhaving = 0, examens = 0;
};
const PersoonColumns& persoon_columns();

/// Columns of the table `signaal`, in order.
Columns signaal_columns();

/// Tables with columns whose codes must stand in a BRP table, for check_store.
struct TableColumns {
    std::string table;
    Columns columns;
};
std::vector<TableColumns> tables_with_codes();

/// Rows of a repeating block have the key bsn * plaatsen + place, from 1 on (migration 3).
inline constexpr long long plaatsen = 4096;

/// Tables of the repeating blocks with their bit in persoon.blokken.
std::vector<std::pair<std::string, unsigned>> repeating_blocks();

}  // namespace isi::sqlite
