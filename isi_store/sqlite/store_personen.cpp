// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <type_traits>

#include "failure.hpp"
#include "fields.hpp"
#include "hex.hpp"
#include "isi_store/domein/sorteernaam.hpp"
#include "mapping.hpp"
#include "sqlite_store.hpp"

namespace isi::sqlite {
namespace {

std::uint32_t blokken_of(const Persoonsdossier& dossier) {
    std::uint32_t bits = 0;
    const auto mark = [&](bool present, Blok blok) {
        bits |= present ? static_cast<std::uint32_t>(blok) : 0U;
    };
    mark(dossier.inburgeringsplicht.has_value(), blok_plicht);
    mark(dossier.handhaving.has_value(), blok_handhaving);
    mark(dossier.examens.has_value(), blok_examens);
    mark(!dossier.eerder_verblijf.empty(), blok_eerder_verblijf);
    mark(dossier.handhaving && !dossier.handhaving->verlengingen.empty(), blok_verlenging);
    mark(!dossier.voorzieningen.empty(), blok_voorziening);
    mark(!dossier.vrijstellingen.empty(), blok_vrijstelling);
    mark(!dossier.boetes.empty(), blok_boete);
    mark(dossier.examens && !dossier.examens->onderdelen.empty(), blok_examenonderdeel);
    return bits;
}

void set_null(Row& row, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) row[i].set_null();
}

// NL-M3: exam parts by datum_deelname, newest first; what has no date comes last, ties keep the source's
// order.
std::vector<Examenonderdeel> newest_first(std::vector<Examenonderdeel> onderdelen) {
    std::stable_sort(onderdelen.begin(), onderdelen.end(),
                     [](const auto& a, const auto& b) { return a.datum_deelname > b.datum_deelname; });
    return onderdelen;
}

}  // namespace

// --- reading ---

std::optional<Persoonsdossier> SqliteStore::find_persoon(const Nummers& nummers, Wet wet,
                                                         const Gemeentecode& voor) {
    std::optional<Persoonsdossier> dossier;
    if (nummers.bsn || nummers.a_nummer)
        read_in_snapshot([&] { dossier = read_persoon(nummers, wet, voor); });
    return dossier;
}

std::optional<Persoonsdossier> SqliteStore::find_dossier(const Bsn& bsn) {
    std::optional<Persoonsdossier> dossier;
    read_in_snapshot([&] { dossier = read_dossier({bsn, std::nullopt}, std::nullopt); });
    return dossier;
}

std::optional<Persoonsdossier> SqliteStore::read_persoon(const Nummers& nummers, Wet wet,
                                                         const Gemeentecode& voor) {
    auto dossier = read_dossier(nummers, wet);
    if (dossier) dossier->signaaltelling = read_telling(voor, wet, to_number(dossier->kop.bsn));
    return dossier;
}

std::optional<Persoonsdossier> SqliteStore::read_dossier(const Nummers& nummers, std::optional<Wet> wet) {
    const bool by_bsn = nummers.bsn.has_value();
    if (!by_bsn && !nummers.a_nummer) return std::nullopt;
    Statement& st = statement(by_bsn ? Query::persoon_op_bsn : Query::persoon_op_a_nummer);
    st.with(by_bsn ? to_number(nummers.bsn.value()) : to_number(nummers.a_nummer.value()));
    if (!st.only()) return std::nullopt;
    const PersoonColumns& columns = persoon_columns();
    const Row& row = st.out();
    refresh_tabellen(row.back().number);

    Persoonsdossier dossier = blank_dossier();
    Reader reader(row, 0, m_tabellen);
    kop_fields(dossier.kop, reader);
    reader("wet", dossier.wet);
    reader("woongemeente", dossier.woongemeente);
    // Both numbers given: both must match (NL-M1).
    if ((wet && dossier.wet != wet) || (nummers.a_nummer && dossier.kop.a_nummer != nummers.a_nummer))
        return std::nullopt;

    const auto blokken = static_cast<std::uint32_t>(row[columns.gegevens - 1].number);
    Reader gegevens(row, columns.gegevens, m_tabellen);
    gegevens_fields(dossier.gegevens, gegevens);
    if ((blokken & blok_plicht) != 0) {
        Reader plicht(row, columns.plicht, m_tabellen);
        plicht_fields(dossier.inburgeringsplicht.emplace(), plicht);
    }
    if ((blokken & blok_handhaving) != 0) {
        Reader handhaving(row, columns.handhaving, m_tabellen);
        handhaving_fields(dossier.handhaving.emplace(), handhaving);
    }
    if ((blokken & blok_examens) != 0) {
        Reader examens(row, columns.examens, m_tabellen);
        examens_fields(dossier.examens.emplace(), examens);
    }
    const long long bsn = row[0].number;
    read_repeating(dossier, blokken, bsn);
    return dossier;
}

void SqliteStore::read_repeating(Persoonsdossier& dossier, std::uint32_t blokken, long long bsn) {
    const auto read = [&](Blok blok, Query query, auto& list, auto blank, auto fields) {
        if ((blokken & blok) == 0) return;
        Statement& st = statement(query).with(bsn * plaatsen, bsn * plaatsen + plaatsen - 1);
        for (bool more = st.first(); more; more = st.next()) {
            list.push_back(blank());
            Reader reader(st.out(), 0, m_tabellen);
            fields(list.back(), reader);
        }
    };
    read(blok_eerder_verblijf, Query::eerder_verblijf, dossier.eerder_verblijf, blank_eerder_verblijf,
         [](auto& x, auto& v) { eerder_verblijf_fields(x, v); });
    if (dossier.handhaving)
        read(blok_verlenging, Query::verlenging, dossier.handhaving->verlengingen, blank_verlenging,
             [](auto& x, auto& v) { verlenging_fields(x, v); });
    read(
        blok_voorziening, Query::voorziening, dossier.voorzieningen, [] { return Voorziening{}; },
        [](auto& x, auto& v) { voorziening_fields(x, v); });
    read(
        blok_vrijstelling, Query::vrijstelling, dossier.vrijstellingen, [] { return Vrijstelling{}; },
        [](auto& x, auto& v) { vrijstelling_fields(x, v); });
    read(
        blok_boete, Query::boete, dossier.boetes, [] { return Boete{}; },
        [](auto& x, auto& v) { boete_fields(x, v); });
    if (dossier.examens)
        read(
            blok_examenonderdeel, Query::examenonderdeel, dossier.examens->onderdelen,
            [] { return Examenonderdeel{}; }, [](auto& x, auto& v) { examenonderdeel_fields(x, v); });
}

Signaaltelling SqliteStore::read_telling(const Gemeentecode& voor, Wet wet, long long bsn) {
    Statement& st = statement(Query::signaaltelling).with(voor.text(), to_year(wet), bsn);
    return st.only() ? as_telling(st.out()) : Signaaltelling{};
}

Signaaltelling as_telling(const Row& row) {
    Signaaltelling telling;
    telling.nieuw = static_cast<std::uint32_t>(row[0].number);
    telling.in_behandeling = static_cast<std::uint32_t>(row[1].number);
    telling.afgehandeld = static_cast<std::uint32_t>(row[2].number);
    telling.totaal = telling.nieuw + telling.in_behandeling + telling.afgehandeld;
    return telling;
}

std::optional<Wetligging> SqliteStore::find_wet(const Bsn& bsn) {
    return guarded([&]() -> std::optional<Wetligging> {
        Statement& st = statement(Query::wet).with(to_number(bsn));
        if (!st.only()) return std::nullopt;
        Wetligging ligging;
        Reader reader(st.out(), 0, m_tabellen);
        reader("wet", ligging.wet);
        reader("woongemeente", ligging.woongemeente);
        ligging.overleden = !st.out()[2].is_null();
        return ligging;
    });
}

std::optional<Grafsteen> SqliteStore::find_grafsteen(const Nummerhash& hash) {
    return guarded([&]() -> std::optional<Grafsteen> {
        Statement& st = statement(Query::grafsteen).with(to_hex(hash));
        if (!st.only()) return std::nullopt;
        const Signaal blank = blank_signaal();
        Grafsteen grafsteen{Wet::wi2007, blank.gemeente, blank.datum};
        Reader reader(st.out(), 0, m_tabellen);
        reader("wet", grafsteen.wet);
        reader("gemeente", grafsteen.gemeente);
        reader("datum_overlijden", grafsteen.datum_overlijden);
        return grafsteen;
    });
}

// --- writing ---

void SqliteStore::save_persoon(const Persoonsdossier& dossier) {
    transaction([&] {
        refresh_tabellen(stand("tabellen"));
        const PersoonColumns& columns = persoon_columns();
        Statement& insert = statement(Query::insert_persoon);
        Row& row = insert.in();
        Writer kop(row, 0, m_tabellen);
        kop_fields(dossier.kop, kop);
        kop("wet", dossier.wet);
        kop("woongemeente", dossier.woongemeente);
        Cell& sleutel = row[columns.sleutel];
        if (dossier.kop.achternaam)
            sleutel.set(sorteernaam(*dossier.kop.achternaam));
        else
            sleutel.set_null();
        row[columns.gegevens - 1].set(static_cast<long long>(blokken_of(dossier)));
        Writer gegevens(row, columns.gegevens, m_tabellen);
        gegevens_fields(dossier.gegevens, gegevens);
        set_null(row, columns.plicht, row.size());
        if (dossier.inburgeringsplicht) {
            Writer plicht(row, columns.plicht, m_tabellen);
            plicht_fields(*dossier.inburgeringsplicht, plicht);
        }
        if (dossier.handhaving) {
            Writer handhaving(row, columns.handhaving, m_tabellen);
            handhaving_fields(*dossier.handhaving, handhaving);
        }
        if (dossier.examens) {
            Writer examens(row, columns.examens, m_tabellen);
            examens_fields(*dossier.examens, examens);
        }
        const long long bsn = to_number(dossier.kop.bsn);
        statement(Query::delete_persoon).with(bsn).run();  // with its repeating blocks
        insert.run();
        write_repeating(dossier, bsn);
        keep_zoekpersoon(bsn, zoekrijen(dossier));
    });
}

void SqliteStore::write_repeating(const Persoonsdossier& dossier, long long bsn) {
    const auto write = [&](Query query, const auto& list, auto fields) {
        if (list.size() >= static_cast<std::size_t>(plaatsen))
            throw StoreFailure(
                "a file may hold 4095 entries of each kind, this one has more: check the source");
        long long sleutel = bsn * plaatsen;
        for (const auto& item : list) {
            Statement& insert = statement(query).with(++sleutel);
            Writer writer(insert.in(), 1, m_tabellen);
            fields(item, writer);
            insert.run();
        }
    };
    write(Query::insert_eerder_verblijf, dossier.eerder_verblijf,
          [](const auto& x, auto& v) { eerder_verblijf_fields(x, v); });
    if (dossier.handhaving)
        write(Query::insert_verlenging, dossier.handhaving->verlengingen,
              [](const auto& x, auto& v) { verlenging_fields(x, v); });
    write(Query::insert_voorziening, dossier.voorzieningen,
          [](const auto& x, auto& v) { voorziening_fields(x, v); });
    write(Query::insert_vrijstelling, dossier.vrijstellingen,
          [](const auto& x, auto& v) { vrijstelling_fields(x, v); });
    write(Query::insert_boete, dossier.boetes, [](const auto& x, auto& v) { boete_fields(x, v); });
    if (dossier.examens)
        write(Query::insert_examenonderdeel, newest_first(dossier.examens->onderdelen),
              [](const auto& x, auto& v) { examenonderdeel_fields(x, v); });
}

void SqliteStore::remove_persoon(const Bsn& bsn) {
    transaction([&] {
        statement(Query::delete_persoon).with(to_number(bsn)).run();
        keep_zoekpersoon(to_number(bsn), {});
    });
}

void SqliteStore::save_grafsteen(const Nummerhash& hash, const Grafsteen& grafsteen) {
    transaction([&] {
        statement(Query::save_grafsteen)
            .with(to_hex(hash), to_year(grafsteen.wet), grafsteen.gemeente.text(),
                  grafsteen.datum_overlijden.text())
            .run();
    });
}

std::int64_t SqliteStore::save_signaal(const Signaal& signaal) {
    std::int64_t id = signaal.id;
    transaction([&] {
        refresh_tabellen(stand("tabellen"));
        if (id != 0) {
            Statement& old = statement(Query::signaalsleutel).with(static_cast<long long>(id));
            if (old.only())
                tel_signaal(old.out()[0].text, old.out()[1].number, old.out()[2].number, old.out()[3].text,
                            -1);
            Statement& update = statement(Query::update_signaal).with(static_cast<long long>(id));
            Writer writer(update.in(), 1, m_tabellen);
            signaal_fields(signaal, writer);
            update.run();
        } else {
            Statement& insert = statement(Query::insert_signaal);
            Writer writer(insert.in(), 0, m_tabellen);
            signaal_fields(signaal, writer);
            if (insert.only()) id = insert.out()[0].number;
        }
        tel_signaal(signaal.gemeente.text(), to_year(signaal.wet), to_number(signaal.bsn),
                    signaal.status.code, 1);
        keep_zoeksignaal(id, signaal);
    });
    return id;
}

void SqliteStore::tel_signaal(const std::string& gemeente, long long wet, long long bsn,
                              std::string_view status, int verschil) {
    const auto part = [&](std::string_view which) { return status == which ? verschil : 0; };
    statement(Query::tel_signaal)
        .with(gemeente, wet, bsn, part("NIEUW"), part("IN_BEHANDELING"), part("AFGEHANDELD"))
        .run();
    statement(Query::tel_totaal)
        .with(gemeente, wet, part("NIEUW"), part("IN_BEHANDELING"), part("AFGEHANDELD"))
        .run();
}

}  // namespace isi::sqlite
