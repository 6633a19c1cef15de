// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>
#include <cassert>

#include "fields.hpp"
#include "mapping.hpp"
#include "queries.hpp"

/// The statements of the two searches. Each reads one range of one index per execution, all of it matches of
/// the asking gemeente; what is more than a range (several sexes, three kinds of date) is several executions.
namespace isi::sqlite {
namespace {

constexpr Kind T = Kind::text;
constexpr Kind N = Kind::number;

constexpr std::size_t plaats(Query query) noexcept {
    return static_cast<std::size_t>(query);
}

// Numbers the places: SOCI binds by position, and a test wants :p0, :p1, … in every statement.
class Tekst {
 public:
    Tekst& plus(std::string_view sql, Kinds waarden = {}) {
        std::size_t gebruikt = 0;
        for (const char teken : sql) {
            if (teken == '?') {
                m_sql += ":p" + std::to_string(m_in.size());
                m_in.push_back(waarden[gebruikt++]);
            } else {
                m_sql += teken;
            }
        }
        assert(gebruikt == waarden.size());
        return *this;
    }
    QuerySpec klaar(Kinds out) { return {std::move(m_sql), std::move(m_in), std::move(out)}; }

 private:
    std::string m_sql;
    Kinds m_in;
};

// --- persons ---

QuerySpec zoek_persoon(std::string_view waar, Kinds waarden) {
    Tekst tekst;
    tekst.plus("SELECT bsn FROM zoekpersoon WHERE gemeente = ? AND wet = ? AND gewezen = ?", {T, N, N});
    tekst.plus(waar, std::move(waarden));
    tekst.plus(" AND sinds <= ? AND tot > ? AND herkomst IN (?, ?)", {N, N, T, T});
    return tekst.klaar({N});
}

QuerySpec persoonsrij() {
    Columns columns;
    ColumnLister lister(columns);
    const Persoonsdossier sample = blank_dossier();
    kop_fields(sample.kop, lister);
    rij_fields(sample.gegevens, lister);
    std::string namen;
    Kinds out;
    for (const auto& column : columns) {
        namen += column.name + ", ";
        out.push_back(column.kind);
    }
    out.push_back(N);
    out.push_back(N);
    Tekst tekst;
    tekst.plus("SELECT " + namen + "(SELECT versie FROM stand WHERE naam = 'tabellen'), ");
    tekst.plus(
        "EXISTS (SELECT 1 FROM signaaltelling t WHERE t.gemeente = ? AND t.wet = ? AND t.bsn = persoon.bsn "
        "AND "
        "t.nieuw + t.in_behandeling + t.afgehandeld > 0) FROM persoon WHERE bsn = ?",
        {T, N, N});
    tekst.plus(
        fmt::format(" AND EXISTS (SELECT 1 FROM zoekpersoon z WHERE z.bsn = persoon.bsn AND z.gemeente = ? "
                    "AND z.gewezen = ? AND z.wet = ? AND z.tot = {})",
                    altijd),
        {T, N, N});
    return tekst.klaar(std::move(out));
}

// --- signals ---

struct Ingang {
    std::string_view waar;
    Kinds waarden;
};

Ingang ingang(Toegang toegang) {
    switch (toegang) {
        case Toegang::status:
            return {"gemeente = ? AND wet = ?", {T, N}};
        case Toegang::code:
            return {"gemeente = ? AND wet = ? AND signaalcode = ?", {T, N, T}};
        case Toegang::bsn:
            break;
    }
    // With a number there are few rows: a code beside it is compared, not searched for.
    return {"gemeente = ? AND wet = ? AND bsn = ? AND (signaalcode = ? OR ? = '')", {T, N, N, T, T}};
}

constexpr std::string_view zoeksignaal_periode = " AND datum >= ? AND datum <= ? AND sinds <= ? AND tot > ?";
const Kinds periode_waarden{T, T, N, N};

// The three statuses are three ranges, each in the list's order already: the engine merges them and stops at
// the page's end.
QuerySpec signaalblad_spec(Toegang toegang) {
    const Ingang in = ingang(toegang);
    Tekst tekst;
    for (int status = 0; status < 3; ++status) {
        if (status > 0) tekst.plus(" UNION ALL ");
        tekst.plus("SELECT signaal_id, datum FROM zoeksignaal WHERE ").plus(in.waar, in.waarden);
        tekst.plus(" AND status = ?", {T}).plus(zoeksignaal_periode, periode_waarden);
    }
    tekst.plus(" ORDER BY datum DESC, signaal_id LIMIT ? OFFSET ?", {N, N});
    return tekst.klaar({N, T});
}

Tekst& matches(Tekst& tekst, Toegang toegang) {
    const Ingang in = ingang(toegang);
    return tekst.plus(" FROM zoeksignaal WHERE ")
        .plus(in.waar, in.waarden)
        .plus(" AND status IN (?, ?, ?)", {T, T, T})
        .plus(zoeksignaal_periode, periode_waarden);
}

QuerySpec signaalaantal_spec(Toegang toegang) {
    Tekst tekst;
    tekst.plus("SELECT count(*)");
    return matches(tekst, toegang).klaar({N});
}

// What the column shows, as an expression: a bare column tempts the engine to walk the whole gemeente in
// another index's order. An absent A-nummer or name comes last, whatever the direction (NL-M3).
std::string sorteersleutel(Signaalkolom kolom) {
    switch (kolom) {
        case Signaalkolom::status:
            return "status || ''";
        case Signaalkolom::bsn:
            return "bsn + 0";
        case Signaalkolom::a_nummer:
            return "(SELECT a_nummer FROM persoon WHERE persoon.bsn = zoeksignaal.bsn)";
        case Signaalkolom::achternaam:
            return "(SELECT achternaam_sleutel FROM persoon WHERE persoon.bsn = zoeksignaal.bsn)";
        case Signaalkolom::signaalcode:
            return "signaalcode || ''";
        case Signaalkolom::omschrijving:
            return "(SELECT signaalcode_tekst FROM signaal WHERE signaal.signaal_id = "
                   "zoeksignaal.signaal_id)";
        case Signaalkolom::datum_signaal:
            break;
    }
    return "datum || ''";
}

QuerySpec signaalvolgorde_spec(std::size_t welke) {
    const auto toegang = static_cast<Toegang>(welke / (signaalkolommen * 2));
    const auto kolom = static_cast<Signaalkolom>(welke / 2 % signaalkolommen);
    Tekst tekst;
    tekst.plus("SELECT signaal_id, " + sorteersleutel(kolom) + " AS sleutel");
    matches(tekst, toegang)
        .plus(fmt::format(" ORDER BY sleutel {} NULLS LAST, datum DESC, signaal_id",
                          welke % 2 == 0 ? "ASC" : "DESC"))
        .plus(" LIMIT ? OFFSET ?", {N, N});
    return tekst.klaar({N, T});
}

QuerySpec signaalrij() {
    std::string namen;
    Kinds out{N};
    for (const auto& column : signaal_columns()) {
        namen += ", " + column.name;
        out.push_back(column.kind);
    }
    out.push_back(N);
    out.push_back(T);
    Tekst tekst;
    tekst.plus(
        "SELECT signaal_id" + namen +
        ", (SELECT a_nummer FROM persoon WHERE persoon.bsn = signaal.bsn), (SELECT achternaam FROM persoon "
        "WHERE persoon.bsn = signaal.bsn) FROM signaal");
    tekst.plus(" WHERE signaal_id = ? AND gemeente = ? AND wet = ?", {N, T, N});
    return tekst.klaar(std::move(out));
}

// --- the moments and what is written ---

QuerySpec momentspec(Query query) {
    Tekst tekst;
    switch (query) {
        case Query::laatste_moment:
            return tekst.plus("SELECT max(tijdstip) FROM moment").klaar({N});
        case Query::oudste_moment:
            return tekst.plus("SELECT max(tijdstip) FROM moment WHERE tijdstip <= ?", {N}).klaar({N});
        case Query::bsn_op_a_nummer:
            return tekst.plus("SELECT bsn FROM persoon WHERE a_nummer = ?", {N}).klaar({N});
        case Query::geldig_moment:
            return tekst
                .plus(
                    "SELECT (SELECT min(m.tijdstip) FROM moment m WHERE m.tijdstip > moment.tijdstip) FROM "
                    "moment "
                    "WHERE tijdstip = ?",
                    {N})
                .klaar({N});
        case Query::insert_moment:
            return tekst.plus("INSERT INTO moment (tijdstip) VALUES (?)", {N}).klaar({});
        case Query::prune_moment:
            return tekst.plus("DELETE FROM moment WHERE tijdstip < ?", {N}).klaar({});
        case Query::prune_zoekpersoon:
            return tekst.plus(fmt::format("DELETE FROM zoekpersoon WHERE tot <= ? AND tot < {}", altijd), {N})
                .klaar({});
        default:
            return tekst.plus(fmt::format("DELETE FROM zoeksignaal WHERE tot <= ? AND tot < {}", altijd), {N})
                .klaar({});
    }
}

QuerySpec rijspec(Query query) {
    Tekst tekst;
    switch (query) {
        case Query::open_zoekpersoon:
            return tekst
                .plus(fmt::format(
                          "SELECT gemeente, gewezen, sinds, wet, herkomst, geslacht, nationaliteit, soort, "
                          "geboren FROM zoekpersoon WHERE bsn = ? AND tot = {}",
                          altijd),
                      {N})
                .klaar({T, N, N, N, T, T, T, N, N});
        case Query::open_zoeksignaal:
            return tekst
                .plus(fmt::format(
                          "SELECT sinds, gemeente, wet, status, datum, signaalcode, bsn FROM zoeksignaal "
                          "WHERE signaal_id = ? AND tot = {}",
                          altijd),
                      {N})
                .klaar({N, T, N, T, T, T, N});
        case Query::insert_zoekpersoon:
            return tekst
                .plus(
                    fmt::format(
                        "INSERT INTO zoekpersoon (bsn, gemeente, gewezen, sinds, tot, wet, herkomst, "
                        "geslacht, nationaliteit, soort, geboren) VALUES (?, ?, ?, ?, {}, ?, ?, ?, ?, ?, ?)",
                        altijd),
                    {N, T, N, N, N, T, T, T, N, N})
                .klaar({});
        case Query::sluit_zoekpersoon:
            return tekst
                .plus(
                    "UPDATE zoekpersoon SET tot = ? WHERE bsn = ? AND gemeente = ? AND gewezen = ? AND sinds "
                    "= ?",
                    {N, N, T, N, N})
                .klaar({});
        case Query::delete_zoekpersoon:
            return tekst
                .plus("DELETE FROM zoekpersoon WHERE bsn = ? AND gemeente = ? AND gewezen = ? AND sinds = ?",
                      {N, T, N, N})
                .klaar({});
        case Query::insert_zoeksignaal:
            return tekst
                .plus(fmt::format(
                          "INSERT INTO zoeksignaal (signaal_id, sinds, tot, gemeente, wet, status, datum, "
                          "signaalcode, bsn) VALUES (?, ?, {}, ?, ?, ?, ?, ?, ?)",
                          altijd),
                      {N, N, T, N, T, T, T, N})
                .klaar({});
        case Query::sluit_zoeksignaal:
            return tekst.plus("UPDATE zoeksignaal SET tot = ? WHERE signaal_id = ? AND sinds = ?", {N, N, N})
                .klaar({});
        case Query::delete_zoeksignaal:
            return tekst.plus("DELETE FROM zoeksignaal WHERE signaal_id = ? AND sinds = ?", {N, N}).klaar({});
        default:
            return tekst
                .plus(
                    "INSERT INTO signaaltotaal (gemeente, wet, nieuw, in_behandeling, afgehandeld) VALUES "
                    "(?, ?, ?, "
                    "?, ?) ON CONFLICT (gemeente, wet) DO UPDATE SET nieuw = signaaltotaal.nieuw + "
                    "excluded.nieuw, "
                    "in_behandeling = signaaltotaal.in_behandeling + excluded.in_behandeling, afgehandeld = "
                    "signaaltotaal.afgehandeld + excluded.afgehandeld",
                    {T, N, N, N, N})
                .klaar({});
    }
}

QuerySpec persoonspec(Query query) {
    switch (query) {
        case Query::zoek_bsn:
            return zoek_persoon(" AND bsn = ?", {N});
        case Query::zoek_geslacht:
            return zoek_persoon(" AND geslacht = ?", {T});
        case Query::zoek_geslacht_geboren:
            return zoek_persoon(" AND geslacht = ? AND soort = ? AND geboren >= ? AND geboren <= ?",
                                {T, N, N, N});
        case Query::zoek_nationaliteit:
            return zoek_persoon(" AND nationaliteit = ?", {T});
        case Query::zoek_nationaliteit_geslacht:
            return zoek_persoon(" AND nationaliteit = ? AND geslacht = ?", {T, T});
        case Query::zoek_nationaliteit_geboren:
            return zoek_persoon(
                " AND nationaliteit = ? AND geslacht = ? AND soort = ? AND geboren >= ? AND geboren <= ?",
                {T, T, N, N, N});
        default:
            return persoonsrij();
    }
}

}  // namespace

Query signaalblad(Toegang toegang) noexcept {
    return static_cast<Query>(plaats(Query::signaalblad) + static_cast<std::size_t>(toegang));
}

Query signaalaantal(Toegang toegang) noexcept {
    return static_cast<Query>(plaats(Query::signaalaantal) + static_cast<std::size_t>(toegang));
}

Query signaalvolgorde(Toegang toegang, Signaalvolgorde volgorde) noexcept {
    const std::size_t welke =
        (static_cast<std::size_t>(toegang) * signaalkolommen + static_cast<std::size_t>(volgorde.kolom)) * 2 +
        (volgorde.aflopend ? 1 : 0);
    return static_cast<Query>(plaats(Query::signaalvolgorde) + welke);
}

bool sorteert(Query query) noexcept {
    return query >= Query::signaalvolgorde && query < Query::signaalrij;
}

QuerySpec zoekspec(Query query) {
    if (query >= Query::signaalblad && query < Query::signaalaantal)
        return signaalblad_spec(static_cast<Toegang>(plaats(query) - plaats(Query::signaalblad)));
    if (query >= Query::signaalaantal && query < Query::signaalvolgorde)
        return signaalaantal_spec(static_cast<Toegang>(plaats(query) - plaats(Query::signaalaantal)));
    if (sorteert(query)) return signaalvolgorde_spec(plaats(query) - plaats(Query::signaalvolgorde));
    if (query == Query::signaalrij) return signaalrij();
    if (query == Query::signaaltotaal)
        return {
            "SELECT nieuw, in_behandeling, afgehandeld FROM signaaltotaal WHERE gemeente = :p0 AND wet = :p1",
            {T, N},
            {N, N, N}};
    assert(query >= Query::laatste_moment);
    if (query >= Query::zoek_bsn && query <= Query::persoonsrij) return persoonspec(query);
    if (query <= Query::bsn_op_a_nummer ||
        (query >= Query::insert_moment && query <= Query::prune_zoeksignaal))
        return momentspec(query);
    return rijspec(query);
}

}  // namespace isi::sqlite
