// SPDX-License-Identifier: GPL-3.0-or-later
#include "queries.hpp"

#include <fmt/format.h>

#include <cassert>
#include <iterator>

#include "fields.hpp"
#include "mapping.hpp"

namespace isi::sqlite {
namespace {

constexpr Kind T = Kind::text;
constexpr Kind N = Kind::number;

template <class Fields, class Sample>
Columns list_columns(Fields fields, const Sample& sample) {
    Columns columns;
    ColumnLister lister(columns);
    fields(sample, lister);
    return columns;
}

// The field lists are templates; these lambdas give them an address.
constexpr auto eerder_verblijf = [](const auto& x, auto& v) { eerder_verblijf_fields(x, v); };
constexpr auto verlenging = [](const auto& x, auto& v) { verlenging_fields(x, v); };
constexpr auto voorziening = [](const auto& x, auto& v) { voorziening_fields(x, v); };
constexpr auto vrijstelling = [](const auto& x, auto& v) { vrijstelling_fields(x, v); };
constexpr auto boete = [](const auto& x, auto& v) { boete_fields(x, v); };
constexpr auto examenonderdeel = [](const auto& x, auto& v) { examenonderdeel_fields(x, v); };
constexpr auto signaal = [](const auto& x, auto& v) { signaal_fields(x, v); };

Columns child_columns(Query query) {
    switch (query) {
        case Query::eerder_verblijf:
        case Query::insert_eerder_verblijf:
            return list_columns(eerder_verblijf, blank_eerder_verblijf());
        case Query::verlenging:
        case Query::insert_verlenging:
            return list_columns(verlenging, blank_verlenging());
        case Query::voorziening:
        case Query::insert_voorziening:
            return list_columns(voorziening, Voorziening{});
        case Query::vrijstelling:
        case Query::insert_vrijstelling:
            return list_columns(vrijstelling, Vrijstelling{});
        case Query::boete:
        case Query::insert_boete:
            return list_columns(boete, Boete{});
        default:
            return list_columns(examenonderdeel, Examenonderdeel{});
    }
}

std::string names(const Columns& columns) {
    std::string text;
    for (const auto& column : columns) text += (text.empty() ? "" : ", ") + column.name;
    return text;
}

Kinds kinds(const Columns& columns) {
    Kinds result;
    for (const auto& column : columns) result.push_back(column.kind);
    return result;
}

// SOCI binds by position; the names only have to differ.
std::string placeholders(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += fmt::format("{}:p{}", i == 0 ? "" : ", ", i);
    return text;
}

Columns with_first(Columns first, const Columns& rest) {
    first.insert(first.end(), rest.begin(), rest.end());
    return first;
}

QuerySpec select_persoon(const char* where) {
    const Columns& columns = persoon_columns().all;
    Kinds out = kinds(columns);
    out.push_back(N);
    // The number of the tables comes along in the same snapshot, so that names and codes belong together.
    return {fmt::format(
                "SELECT {}, (SELECT versie FROM stand WHERE naam = 'tabellen') FROM persoon WHERE {} = :p0",
                names(columns), where),
            {N},
            std::move(out)};
}

QuerySpec select_children(Query query, const char* table) {
    const Columns columns = child_columns(query);
    return {fmt::format("SELECT {} FROM {} WHERE sleutel BETWEEN :p0 AND :p1 ORDER BY sleutel",
                        names(columns), table),
            {N, N},
            kinds(columns)};
}

QuerySpec insert_into(const char* table, const Columns& columns) {
    return {
        fmt::format("INSERT INTO {} ({}) VALUES ({})", table, names(columns), placeholders(columns.size())),
        kinds(columns),
        {}};
}

QuerySpec insert_child(Query query, const char* table) {
    return insert_into(table, with_first({{"sleutel", N, ""}}, child_columns(query)));
}

QuerySpec update_signaal() {
    const Columns columns = signaal_columns();
    std::string updates;
    for (const auto& column : columns)
        updates += fmt::format("{}{} = excluded.{}", updates.empty() ? "" : ", ", column.name, column.name);
    QuerySpec query = insert_into("signaal", with_first({{"signaal_id", N, ""}}, columns));
    query.sql += " ON CONFLICT (signaal_id) DO UPDATE SET " + updates;
    return query;
}

QuerySpec insert_signaal() {
    QuerySpec query = insert_into("signaal", signaal_columns());
    query.sql += " RETURNING signaal_id";
    query.out = {N};
    return query;
}

QuerySpec reading(Query query) {
    switch (query) {
        case Query::persoon_op_bsn:
            return select_persoon("bsn");
        case Query::persoon_op_a_nummer:
            return select_persoon("a_nummer");
        case Query::wet:
            return {
                "SELECT wet, woongemeente, datum_overlijden FROM persoon WHERE bsn = :p0", {N}, {N, T, T}};
        case Query::eerder_verblijf:
            return select_children(query, "eerder_verblijf");
        case Query::verlenging:
            return select_children(query, "verlenging");
        case Query::voorziening:
            return select_children(query, "voorziening");
        case Query::vrijstelling:
            return select_children(query, "vrijstelling");
        case Query::boete:
            return select_children(query, "boete");
        case Query::examenonderdeel:
            return select_children(query, "examenonderdeel");
        case Query::signaaltelling:
            return {
                "SELECT nieuw, in_behandeling, afgehandeld FROM signaaltelling WHERE gemeente = :p0 AND wet "
                "= :p1 AND bsn = :p2",
                {T, N, N},
                {N, N, N}};
        case Query::signaalsleutel:
            return {
                "SELECT gemeente, wet, bsn, status FROM signaal WHERE signaal_id = :p0", {N}, {T, N, N, T}};
        case Query::grafsteen:
            return {"SELECT wet, gemeente, datum_overlijden FROM grafsteen WHERE hash = :p0", {T}, {N, T, T}};
        case Query::gemeente:
            return {"SELECT omschrijving, geldig_tot FROM tabelwaarde WHERE tabel = 'tabel33' AND code = :p0",
                    {T},
                    {T, T}};
        case Query::tabellen:
            return {"SELECT naam, versie FROM tabel ORDER BY naam", {}, {T, T}};
        case Query::tabel:
            return {"SELECT versie FROM tabel WHERE naam = :p0", {T}, {T}};
        case Query::tabelwaarden:
            return {
                "SELECT code, omschrijving, geldig_vanaf, geldig_tot FROM tabelwaarde WHERE tabel = :p0 "
                "ORDER BY code",
                {T},
                {T, T, T, T}};
        case Query::stand:
            return {"SELECT versie FROM stand WHERE naam = :p0", {T}, {N}};
        case Query::kenmerk:
            return {"SELECT waarde FROM kenmerk WHERE naam = :p0", {T}, {T}};
        case Query::organisaties:
            return {"SELECT id, naam, oin, kbo, land, leverancier FROM organisatie ORDER BY id",
                    {},
                    {N, T, T, T, T, N}};
        case Query::sleutels:
            return {
                "SELECT sleutel_id, organisatie_id, applicatie, geldig_vanaf, geldig_tot, ingetrokken, "
                "adressering_strikt, "
                "eindgebruiker_verplicht, contractversie FROM sleutel ORDER BY sleutel_id",
                {},
                {T, N, T, N, N, N, N, N, T}};
        case Query::geheimen:
            return {
                "SELECT sleutel_id, id, hmac, geldig_vanaf, geldig_tot, ingetrokken FROM geheim ORDER BY "
                "sleutel_id, id",
                {},
                {T, N, T, N, N, N}};
        case Query::certificaten:
            return {
                "SELECT sleutel_id, soort, waarde, uitgever FROM sleutelcertificaat ORDER BY sleutel_id, "
                "soort, waarde, uitgever",
                {},
                {T, T, T, T}};
        case Query::bevoegdheden:
            return {"SELECT sleutel_id, gemeente, rol FROM bevoegdheid ORDER BY sleutel_id, gemeente, rol",
                    {},
                    {T, T, T}};
        default:
            return {"SELECT laatste FROM sleutelgebruik WHERE sleutel_id = :p0", {T}, {N}};
    }
}

QuerySpec writing_register(Query query) {
    switch (query) {
        case Query::delete_persoon:
            return {"DELETE FROM persoon WHERE bsn = :p0", {N}, {}};
        case Query::insert_persoon:
            return insert_into("persoon", persoon_columns().all);
        case Query::insert_eerder_verblijf:
            return insert_child(query, "eerder_verblijf");
        case Query::insert_verlenging:
            return insert_child(query, "verlenging");
        case Query::insert_voorziening:
            return insert_child(query, "voorziening");
        case Query::insert_vrijstelling:
            return insert_child(query, "vrijstelling");
        case Query::insert_boete:
            return insert_child(query, "boete");
        case Query::insert_examenonderdeel:
            return insert_child(query, "examenonderdeel");
        case Query::insert_signaal:
            return insert_signaal();
        case Query::update_signaal:
            return update_signaal();
        case Query::tel_signaal:
            return {
                "INSERT INTO signaaltelling (gemeente, wet, bsn, nieuw, in_behandeling, afgehandeld) VALUES "
                "(:p0, :p1, :p2, :p3, :p4, "
                ":p5) ON CONFLICT (gemeente, wet, bsn) DO UPDATE SET nieuw = signaaltelling.nieuw + "
                "excluded.nieuw, in_behandeling = "
                "signaaltelling.in_behandeling + excluded.in_behandeling, afgehandeld = "
                "signaaltelling.afgehandeld + "
                "excluded.afgehandeld",
                {T, N, N, N, N, N},
                {}};
        case Query::save_grafsteen:
            return {
                "INSERT INTO grafsteen (hash, wet, gemeente, datum_overlijden) VALUES (:p0, :p1, :p2, :p3) "
                "ON CONFLICT (hash) DO "
                "UPDATE SET wet = excluded.wet, gemeente = excluded.gemeente, datum_overlijden = "
                "excluded.datum_overlijden",
                {T, N, T, T},
                {}};
        case Query::save_tabel:
            return {
                "INSERT INTO tabel (naam, versie) VALUES (:p0, :p1) ON CONFLICT (naam) DO UPDATE SET versie "
                "= excluded.versie",
                {T, T},
                {}};
        case Query::delete_tabelwaarden:
            return {"DELETE FROM tabelwaarde WHERE tabel = :p0", {T}, {}};
        case Query::insert_tabelwaarde:
            return {
                "INSERT INTO tabelwaarde (tabel, code, omschrijving, geldig_vanaf, geldig_tot) VALUES (:p0, "
                ":p1, :p2, :p3, :p4)",
                {T, T, T, T, T},
                {}};
        case Query::raise_stand:
            return {"UPDATE stand SET versie = versie + 1 WHERE naam = :p0", {T}, {}};
        default:
            return {
                "INSERT INTO kenmerk (naam, waarde) VALUES (:p0, :p1) ON CONFLICT (naam) DO UPDATE SET "
                "waarde = excluded.waarde",
                {T, T},
                {}};
    }
}

QuerySpec writing_sleutels(Query query) {
    switch (query) {
        case Query::insert_organisatie:
            return {
                "INSERT INTO organisatie (naam, oin, kbo, land, leverancier) VALUES (:p0, :p1, :p2, :p3, "
                ":p4) RETURNING id",
                {T, T, T, T, N},
                {N}};
        case Query::save_organisatie:
            return {
                "INSERT INTO organisatie (id, naam, oin, kbo, land, leverancier) VALUES (:p0, :p1, :p2, :p3, "
                ":p4, :p5) ON CONFLICT (id) "
                "DO UPDATE SET naam = excluded.naam, oin = excluded.oin, kbo = excluded.kbo, land = "
                "excluded.land, leverancier = "
                "excluded.leverancier",
                {N, T, T, T, T, N},
                {}};
        case Query::save_sleutel:
            return {
                "INSERT INTO sleutel (sleutel_id, organisatie_id, applicatie, geldig_vanaf, geldig_tot, "
                "ingetrokken, adressering_strikt, "
                "eindgebruiker_verplicht, contractversie) VALUES (:p0, :p1, :p2, :p3, :p4, :p5, :p6, :p7, "
                ":p8) ON CONFLICT (sleutel_id) "
                "DO UPDATE SET organisatie_id = excluded.organisatie_id, applicatie = excluded.applicatie, "
                "geldig_vanaf = "
                "excluded.geldig_vanaf, geldig_tot = excluded.geldig_tot, ingetrokken = "
                "excluded.ingetrokken, adressering_strikt = "
                "excluded.adressering_strikt, eindgebruiker_verplicht = excluded.eindgebruiker_verplicht, "
                "contractversie = "
                "excluded.contractversie",
                {T, N, T, N, N, N, N, N, T},
                {}};
        case Query::delete_geheimen:
            return {"DELETE FROM geheim WHERE sleutel_id = :p0", {T}, {}};
        case Query::insert_geheim:
            return {
                "INSERT INTO geheim (id, sleutel_id, hmac, geldig_vanaf, geldig_tot, ingetrokken) VALUES "
                "(:p0, :p1, :p2, :p3, :p4, :p5)",
                {N, T, T, N, N, N},
                {}};
        case Query::delete_certificaten:
            return {"DELETE FROM sleutelcertificaat WHERE sleutel_id = :p0", {T}, {}};
        case Query::insert_certificaat:
            return {
                "INSERT INTO sleutelcertificaat (sleutel_id, soort, waarde, uitgever) VALUES (:p0, :p1, :p2, "
                ":p3)",
                {T, T, T, T},
                {}};
        case Query::delete_bevoegdheden:
            return {"DELETE FROM bevoegdheid WHERE sleutel_id = :p0", {T}, {}};
        case Query::insert_bevoegdheid:
            return {
                "INSERT INTO bevoegdheid (sleutel_id, gemeente, rol) VALUES (:p0, :p1, :p2)", {T, T, T}, {}};
        default:
            return {
                "INSERT INTO sleutelgebruik (sleutel_id, laatste) SELECT sleutel_id, :p0 FROM sleutel WHERE "
                "sleutel_id = :p1 ON CONFLICT "
                "(sleutel_id) DO UPDATE SET laatste = excluded.laatste WHERE excluded.laatste > "
                "sleutelgebruik.laatste",
                {N, T},
                {}};
    }
}

PersoonColumns make_persoon_columns() {
    PersoonColumns columns;
    ColumnLister lister(columns.all);
    const Persoonsdossier sample = blank_dossier();
    kop_fields(sample.kop, lister);
    columns.vaste = columns.all.size();
    lister("wet", sample.wet);
    lister("woongemeente", sample.woongemeente);
    columns.sleutel = columns.all.size();
    columns.all.push_back({"achternaam_sleutel", T, ""});
    columns.all.push_back({"blokken", N, ""});
    columns.gegevens = columns.all.size();
    gegevens_fields(sample.gegevens, lister);
    columns.plicht = columns.all.size();
    const Inburgeringsplicht plicht;
    plicht_fields(plicht, lister);
    columns.handhaving = columns.all.size();
    const Handhaving handhaving;
    handhaving_fields(handhaving, lister);
    columns.examens = columns.all.size();
    const Examens examens;
    examens_fields(examens, lister);
    return columns;
}

}  // namespace

const PersoonColumns& persoon_columns() {
    static const PersoonColumns columns = make_persoon_columns();
    return columns;
}

Columns signaal_columns() {
    return list_columns(signaal, blank_signaal());
}

bool reads(Query query) noexcept {
    return query >= Query::persoon_op_bsn && query < Query::delete_persoon;
}

QuerySpec spec(Query query) {
    assert(query < Query::count_);
    if (query >= Query::laatste_moment && query <= Query::open_zoeksignaal) return zoekspec(query);
    if (query >= Query::insert_moment && query <= Query::tel_totaal) return zoekspec(query);
    if (reads(query)) return reading(query);
    return query < Query::insert_organisatie ? writing_register(query) : writing_sleutels(query);
}

std::vector<std::pair<std::string, unsigned>> repeating_blocks() {
    return {{"eerder_verblijf", blok_eerder_verblijf},
            {"verlenging", blok_verlenging},
            {"voorziening", blok_voorziening},
            {"vrijstelling", blok_vrijstelling},
            {"boete", blok_boete},
            {"examenonderdeel", blok_examenonderdeel}};
}

std::vector<TableColumns> tables_with_codes() {
    return {{"persoon", persoon_columns().all},
            {"eerder_verblijf", child_columns(Query::eerder_verblijf)},
            {"voorziening", child_columns(Query::voorziening)},
            {"vrijstelling", child_columns(Query::vrijstelling)},
            {"examenonderdeel", child_columns(Query::examenonderdeel)},
            {"signaal", signaal_columns()},
            {"bevoegdheid", {{"gemeente", Kind::text, "tabel33"}}}};
}

}  // namespace isi::sqlite
