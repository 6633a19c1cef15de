// SPDX-License-Identifier: GPL-3.0-or-later
#include "kbi_queries.hpp"

#include <fmt/format.h>

#include <cassert>

namespace isi::sqlite {
namespace {

constexpr Kind T = Kind::text;
constexpr Kind N = Kind::number;

// What was asked, in the order of kbi_afspraken.cpp.
constexpr const char* vraagkolommen =
    "kbo, id, insz, van_kbo, van_identificatienummer, van_type, van_naam, van_contact, van_contact_voornaam, "
    "van_contact_telefoon, van_contact_email, naar_kbo, naar_identificatienummer, naar_type, naar_naam, "
    "naar_contact, naar_contact_voornaam, naar_contact_telefoon, naar_contact_email, reden, omschrijving, "
    "datum, aanvang, einde";
Kinds vraagsoorten() {
    Kinds kinds(24, T);
    kinds[2] = N;
    return kinds;
}

QuerySpec select_afspraak(const char* rest, Kinds in) {
    Kinds out = vraagsoorten();
    out.insert(out.begin(), N);
    out.insert(out.end(), {N, T, N, T, N, N});
    return {fmt::format("SELECT nummer, {}, aangevraagd_op, aflevering, aflevering_op, status, pogingen, "
                        "volgende_poging FROM kbi_afspraak WHERE {}",
                        vraagkolommen, rest),
            std::move(in), std::move(out)};
}

QuerySpec insert_afspraak() {
    std::string places;
    for (std::size_t i = 0; i < vraagsoorten().size(); ++i) places += fmt::format(":p{}, ", i);
    Kinds in = vraagsoorten();
    in.insert(in.end(), {N, N, N});
    return {fmt::format("INSERT INTO kbi_afspraak ({}, aangevraagd_op, aflevering, aflevering_op, pogingen, "
                        "volgende_poging) VALUES ({}:p24, 'AANVAARD', :p25, 0, :p26)",
                        vraagkolommen, places),
            std::move(in),
            {}};
}

QuerySpec reading_personen(KbiQuery query) {
    switch (query) {
        case KbiQuery::stand:
            return {"SELECT geannuleerd, vervangen_door, overleden_op FROM kbi_persoon WHERE insz = :p0",
                    {N},
                    {N, N, T}};
        case KbiQuery::dossier:
            return {"SELECT panelen FROM kbi_persoon WHERE insz = :p0", {N}, {N}};
        case KbiQuery::paneel:
            return {"SELECT bytes FROM kbi_paneel WHERE sleutel = :p0", {N}, {T}};
        case KbiQuery::panelen:
            return {
                "SELECT sleutel, bytes FROM kbi_paneel WHERE sleutel BETWEEN :p0 AND :p1 ORDER BY sleutel",
                {N, N},
                {N, T}};
        case KbiQuery::volgende_dossiers:
            return {fmt::format("SELECT insz FROM kbi_persoon WHERE insz > :p0 AND panelen IS NOT NULL "
                                "ORDER BY insz LIMIT {}",
                                kbi_bladgrootte),
                    {N},
                    {N}};
        case KbiQuery::inschrijvingen:
            return {
                "SELECT id, hoedanigheid, eerste_dag, laatste_dag FROM kbi_inschrijving WHERE insz = :p0 AND "
                "kbo = :p1 ORDER BY eerste_dag, hoedanigheid, laatste_dag, id",
                {N, T},
                {N, T, T, T}};
        // Begins before the other ends (an open one has ':', after every digit), and ends after it begins.
        case KbiQuery::overlappende:
            return {
                "SELECT id FROM kbi_inschrijving WHERE insz = :p0 AND kbo = :p1 AND hoedanigheid = :p2 AND "
                "eerste_dag <= coalesce(:p3, ':') AND (laatste_dag IS NULL OR laatste_dag >= :p4) LIMIT 1",
                {N, T, T, T, T},
                {N}};
        case KbiQuery::schoolinschrijving:
            return {"SELECT status, wijze, datum_bevraging FROM kbi_schoolinschrijving WHERE insz = :p0",
                    {N},
                    {T, T, T}};
        case KbiQuery::plan:
            return {"SELECT datum_opgemaakt, vorm, datum_onderdelen_bepaald FROM kbi_plan WHERE insz = :p0",
                    {N},
                    {T, T, T}};
        default:
            return {
                "SELECT pijler, stand, reden_vrijstelling, aanbodvorm, begindatum, einddatum FROM "
                "kbi_planonderdeel WHERE sleutel BETWEEN :p0 AND :p1 ORDER BY sleutel",
                {N, N},
                {T, T, T, T, T, T}};
    }
}

QuerySpec reading_rest(KbiQuery query) {
    switch (query) {
        case KbiQuery::afspraak:
            return select_afspraak("kbo = :p0 AND id = :p1", {T, T});
        case KbiQuery::afspraken:
            return select_afspraak("insz = :p0 AND kbo = :p1 ORDER BY nummer DESC", {N, T});
        case KbiQuery::te_bezorgen:
            return select_afspraak(
                "aflevering IN ('AANVAARD', 'VERZONDEN') AND volgende_poging <= :p0 ORDER BY "
                "volgende_poging, nummer LIMIT :p1",
                {N, N});
        case KbiQuery::volgende_bezorging:
            return {
                "SELECT volgende_poging FROM kbi_afspraak WHERE aflevering IN ('AANVAARD', 'VERZONDEN') AND "
                "volgende_poging >= 0 ORDER BY volgende_poging LIMIT 1",
                {},
                {N}};
        case KbiQuery::aantal_te_bezorgen:
            return {
                "SELECT COUNT(*) FROM kbi_afspraak WHERE aflevering IN ('AANVAARD', 'VERZONDEN') "
                "AND volgende_poging >= 0",
                {},
                {N}};
        case KbiQuery::partners:
            return {
                "SELECT p.organisatie_id, o.naam, o.kbo, p.soort, p.gewest, p.authenticatie, "
                "p.inschrijving_vereist, p.gebruiker_verplicht, p.ongelabeld_melden FROM kbi_partner p JOIN "
                "organisatie o ON o.id = p.organisatie_id ORDER BY p.organisatie_id",
                {},
                {N, T, T, T, T, T, N, N, N}};
        case KbiQuery::partnerwaarden:
            return {
                "SELECT lijst, waarde FROM kbi_partnerwaarde WHERE organisatie_id = :p0 ORDER BY lijst, "
                "volgnummer",
                {N},
                {T, T}};
        case KbiQuery::partnerinzagen:
            return {"SELECT paneel, inzage FROM kbi_partnerinzage WHERE organisatie_id = :p0", {N}, {T, T}};
        default:
            return {"SELECT versie FROM stand WHERE naam = 'sleutels'", {}, {N}};
    }
}

QuerySpec writing_personen(KbiQuery query) {
    switch (query) {
        case KbiQuery::save_stand:
            return {
                "INSERT INTO kbi_persoon (insz, geannuleerd, vervangen_door, overleden_op) VALUES (:p0, :p1, "
                ":p2, :p3) ON CONFLICT (insz) DO UPDATE SET geannuleerd = excluded.geannuleerd, "
                "vervangen_door = excluded.vervangen_door, overleden_op = excluded.overleden_op",
                {N, N, N, T},
                {}};
        case KbiQuery::save_dossier:
            return {
                "INSERT INTO kbi_persoon (insz, panelen) VALUES (:p0, :p1) ON CONFLICT (insz) DO UPDATE SET "
                "panelen = excluded.panelen",
                {N, N},
                {}};
        case KbiQuery::remove_dossier:
            return {"UPDATE kbi_persoon SET panelen = NULL WHERE insz = :p0", {N}, {}};
        case KbiQuery::delete_panelen:
            return {"DELETE FROM kbi_paneel WHERE sleutel BETWEEN :p0 AND :p1", {N, N}, {}};
        case KbiQuery::insert_paneel:
            return {"INSERT INTO kbi_paneel (sleutel, bytes) VALUES (:p0, :p1)", {N, T}, {}};
        case KbiQuery::insert_inschrijving:
            return {
                "INSERT INTO kbi_inschrijving (insz, kbo, hoedanigheid, eerste_dag, laatste_dag) VALUES "
                "(:p0, :p1, :p2, :p3, :p4)",
                {N, T, T, T, T},
                {}};
        case KbiQuery::end_inschrijvingen:
            return {
                "UPDATE kbi_inschrijving SET laatste_dag = :p0 WHERE insz = :p1 AND kbo = :p2 AND "
                "hoedanigheid = :p3 AND eerste_dag <= :p4 AND (laatste_dag IS NULL OR laatste_dag >= :p5) "
                "RETURNING id",
                {T, N, T, T, T, T},
                {N}};
        case KbiQuery::delete_latere:
            return {
                "DELETE FROM kbi_inschrijving WHERE insz = :p0 AND kbo = :p1 AND hoedanigheid = :p2 AND "
                "eerste_dag > :p3 RETURNING id",
                {N, T, T, T},
                {N}};
        case KbiQuery::save_schoolinschrijving:
            return {
                "INSERT INTO kbi_schoolinschrijving (insz, status, wijze, datum_bevraging) VALUES (:p0, :p1, "
                ":p2, :p3) ON CONFLICT (insz) DO UPDATE SET status = excluded.status, wijze = "
                "excluded.wijze, datum_bevraging = excluded.datum_bevraging",
                {N, T, T, T},
                {}};
        case KbiQuery::save_plan:
            return {
                "INSERT INTO kbi_plan (insz, datum_opgemaakt, vorm, datum_onderdelen_bepaald) VALUES (:p0, "
                ":p1, :p2, :p3) ON CONFLICT (insz) DO UPDATE SET datum_opgemaakt = excluded.datum_opgemaakt, "
                "vorm = excluded.vorm, datum_onderdelen_bepaald = excluded.datum_onderdelen_bepaald",
                {N, T, T, T},
                {}};
        case KbiQuery::delete_planonderdelen:
            return {"DELETE FROM kbi_planonderdeel WHERE sleutel BETWEEN :p0 AND :p1", {N, N}, {}};
        default:
            return {
                "INSERT INTO kbi_planonderdeel (sleutel, pijler, stand, reden_vrijstelling, aanbodvorm, "
                "begindatum, einddatum) VALUES (:p0, :p1, :p2, :p3, :p4, :p5, :p6)",
                {N, T, T, T, T, T, T},
                {}};
    }
}

QuerySpec writing_rest(KbiQuery query) {
    switch (query) {
        case KbiQuery::insert_afspraak:
            return insert_afspraak();
        case KbiQuery::note_poging:
            return {
                "UPDATE kbi_afspraak SET aflevering_op = CASE aflevering WHEN 'AANVAARD' THEN :p0 ELSE "
                "aflevering_op END, aflevering = CASE aflevering WHEN 'AANVAARD' THEN 'VERZONDEN' ELSE "
                "aflevering END, pogingen = pogingen + 1, volgende_poging = :p1 WHERE nummer = :p2",
                {N, N, N},
                {}};
        // The first answer stands: a late one of an earlier try says nothing new.
        case KbiQuery::note_aflevering:
            return {
                "UPDATE kbi_afspraak SET aflevering = :p0, aflevering_op = :p1 WHERE nummer = :p2 AND "
                "aflevering IN ('AANVAARD', 'VERZONDEN')",
                {T, N, N},
                {}};
        case KbiQuery::note_status:
            return {"UPDATE kbi_afspraak SET status = :p0 WHERE kbo = :p1 AND id = :p2", {T, T, T}, {}};
        case KbiQuery::update_organisatie:
            return {
                "UPDATE organisatie SET naam = :p0, kbo = :p1 WHERE id = :p2 RETURNING id", {T, T, N}, {N}};
        case KbiQuery::save_partner:
            return {
                "INSERT INTO kbi_partner (organisatie_id, soort, gewest, authenticatie, "
                "inschrijving_vereist, gebruiker_verplicht, ongelabeld_melden) VALUES (:p0, :p1, :p2, :p3, "
                ":p4, :p5, :p6) ON CONFLICT (organisatie_id) DO UPDATE SET soort = excluded.soort, gewest = "
                "excluded.gewest, authenticatie = excluded.authenticatie, inschrijving_vereist = "
                "excluded.inschrijving_vereist, gebruiker_verplicht = excluded.gebruiker_verplicht, "
                "ongelabeld_melden = excluded.ongelabeld_melden",
                {N, T, T, T, N, N, N},
                {}};
        case KbiQuery::delete_partnerwaarden:
            return {"DELETE FROM kbi_partnerwaarde WHERE organisatie_id = :p0", {N}, {}};
        case KbiQuery::delete_partnerinzagen:
            return {"DELETE FROM kbi_partnerinzage WHERE organisatie_id = :p0", {N}, {}};
        case KbiQuery::insert_partnerwaarde:
            return {
                "INSERT INTO kbi_partnerwaarde (organisatie_id, lijst, volgnummer, waarde) VALUES (:p0, :p1, "
                ":p2, :p3)",
                {N, T, N, T},
                {}};
        case KbiQuery::insert_partnerinzage:
            return {"INSERT INTO kbi_partnerinzage (organisatie_id, paneel, inzage) VALUES (:p0, :p1, :p2)",
                    {N, T, T},
                    {}};
        default:
            return {"UPDATE stand SET versie = versie + 1 WHERE naam = 'sleutels'", {}, {}};
    }
}

}  // namespace

bool reads(KbiQuery query) noexcept {
    return query < KbiQuery::save_stand;
}

QuerySpec spec(KbiQuery query) {
    assert(query < KbiQuery::count_);
    if (reads(query)) return query < KbiQuery::afspraak ? reading_personen(query) : reading_rest(query);
    return query < KbiQuery::insert_afspraak ? writing_personen(query) : writing_rest(query);
}

}  // namespace isi::sqlite
