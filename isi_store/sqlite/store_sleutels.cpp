// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <map>

#include "failure.hpp"
#include "hex.hpp"
#include "sqlite_store.hpp"

namespace isi::sqlite {
namespace {

// In the order of Certificaatidentiteit::Soort.
constexpr std::array<std::string_view, 3> soorten{"oin", "kbo", "vingerafdruk"};

std::optional<std::string> text_of(const Cell& cell) {
    return cell.is_null() ? std::nullopt : std::optional(cell.text);
}

[[noreturn]] void damaged(std::string_view table) {
    throw StoreFailure("the store is damaged: table " + std::string(table) +
                       " holds a value that cannot be; run 'isi-admin store check' and restore a backup");
}

template <class T>
T known(std::optional<T>&& value, std::string_view table) {
    if (!value) damaged(table);
    return *std::move(value);
}

Certificaatidentiteit::Soort parse_soort(std::string_view text) {
    for (std::size_t i = 0; i < soorten.size(); ++i)
        if (soorten[i] == text) return static_cast<Certificaatidentiteit::Soort>(i);
    damaged("sleutelcertificaat");
}

}  // namespace

// --- reading ---

std::int64_t SqliteStore::sleutelversie() {
    return guarded([&]() -> std::int64_t { return stand("sleutels"); });
}

Sleutelbestand SqliteStore::load_sleutels() {
    Sleutelbestand bestand;
    read_in_snapshot([&] {
        bestand.versie = stand("sleutels");
        read_organisaties(bestand);
        read_sleutels(bestand);
    });
    return bestand;
}

void SqliteStore::read_organisaties(Sleutelbestand& bestand) {
    Statement& st = statement(Query::organisaties);
    const Row& row = st.out();
    for (bool more = st.first(); more; more = st.next()) {
        Organisatie organisatie;
        organisatie.id = row[0].number;
        organisatie.naam = row[1].text;
        if (!row[2].is_null()) organisatie.oin = known(Oin::parse(row[2].text), "organisatie");
        organisatie.kbo = text_of(row[3]);
        organisatie.land = row[4].text;
        organisatie.leverancier = row[5].number != 0;
        bestand.organisaties.push_back(std::move(organisatie));
    }
}

void SqliteStore::read_sleutels(Sleutelbestand& bestand) {
    std::map<std::string, std::size_t> places;
    Statement& keys = statement(Query::sleutels);
    const Row& key = keys.out();
    for (bool more = keys.first(); more; more = keys.next()) {
        Sleutel sleutel;
        sleutel.sleutel_id = key[0].text;
        sleutel.organisatie_id = key[1].number;
        sleutel.applicatie = key[2].text;
        sleutel.geldig_vanaf = key[3].number;
        sleutel.geldig_tot = key[4].number;
        sleutel.ingetrokken = key[5].number != 0;
        sleutel.adressering_strikt = key[6].number != 0;
        sleutel.eindgebruiker_verplicht = key[7].number != 0;
        sleutel.contractversie = key[8].text;
        places.emplace(sleutel.sleutel_id, bestand.sleutels.size());
        bestand.sleutels.push_back(std::move(sleutel));
    }
    const auto each = [&](Query query, auto add) {
        Statement& st = statement(query);
        for (bool more = st.first(); more; more = st.next()) {
            const auto place = places.find(st.out()[0].text);
            if (place != places.end()) add(bestand.sleutels[place->second], st.out());
        }
    };
    each(Query::geheimen, [](Sleutel& sleutel, const Row& row) {
        sleutel.geheimen.push_back({row[1].number, known(parse_hex(row[2].text), "geheim"), row[3].number,
                                    row[4].number, row[5].number != 0});
    });
    each(Query::certificaten, [](Sleutel& sleutel, const Row& row) {
        sleutel.certificaten.push_back({parse_soort(row[1].text), row[2].text, row[3].text});
    });
    each(Query::bevoegdheden, [](Sleutel& sleutel, const Row& row) {
        sleutel.bevoegdheden[known(Gemeentecode::parse(row[1].text), "bevoegdheid")].insert(
            known(parse_rol(row[2].text), "bevoegdheid"));
    });
}

std::optional<Seconden> SqliteStore::find_laatste_gebruik(const std::string& sleutel_id) {
    return guarded([&]() -> std::optional<Seconden> {
        Statement& st = statement(Query::laatste_gebruik).with(sleutel_id);
        if (!st.only()) return std::nullopt;
        return st.out()[0].number;
    });
}

// --- writing ---

std::int64_t SqliteStore::save_organisatie(const Organisatie& organisatie) {
    std::int64_t id = organisatie.id;
    const std::optional<std::string> oin =
        organisatie.oin ? std::optional(organisatie.oin->text()) : std::nullopt;
    transaction([&] {
        if (id == 0) {
            Statement& insert =
                statement(Query::insert_organisatie)
                    .with(organisatie.naam, oin, organisatie.kbo, organisatie.land, organisatie.leverancier);
            if (insert.only()) id = insert.out()[0].number;
        } else {
            statement(Query::save_organisatie)
                .with(static_cast<long long>(id), organisatie.naam, oin, organisatie.kbo, organisatie.land,
                      organisatie.leverancier)
                .run();
        }
        statement(Query::raise_stand).with("sleutels").run();
    });
    return id;
}

void SqliteStore::save_sleutel(const Sleutel& sleutel) {
    transaction([&] {
        write_sleutel(sleutel);
        statement(Query::raise_stand).with("sleutels").run();
    });
}

void SqliteStore::write_sleutel(const Sleutel& sleutel) {
    const std::string& id = sleutel.sleutel_id;
    statement(Query::save_sleutel)
        .with(id, sleutel.organisatie_id, sleutel.applicatie, sleutel.geldig_vanaf, sleutel.geldig_tot,
              sleutel.ingetrokken, sleutel.adressering_strikt, sleutel.eindgebruiker_verplicht,
              sleutel.contractversie)
        .run();
    statement(Query::delete_geheimen).with(id).run();
    for (const auto& geheim : sleutel.geheimen) {
        // A secret that is new gets its number from the engine.
        const std::optional<std::int64_t> number = geheim.id == 0 ? std::nullopt : std::optional(geheim.id);
        statement(Query::insert_geheim)
            .with(number, id, to_hex(geheim.hmac), geheim.geldig_vanaf, geheim.geldig_tot, geheim.ingetrokken)
            .run();
    }
    statement(Query::delete_certificaten).with(id).run();
    for (const auto& certificaat : sleutel.certificaten)
        statement(Query::insert_certificaat)
            .with(id, soorten[static_cast<std::size_t>(certificaat.soort)], certificaat.waarde,
                  certificaat.uitgever)
            .run();
    statement(Query::delete_bevoegdheden).with(id).run();
    for (const auto& [gemeente, rollen] : sleutel.bevoegdheden)
        for (const Rol rol : rollen)
            statement(Query::insert_bevoegdheid).with(id, gemeente.text(), code(rol)).run();
}

void SqliteStore::note_gebruik(const std::string& sleutel_id, Seconden wanneer) {
    transaction([&] { statement(Query::save_gebruik).with(wanneer, sleutel_id).run(); });
}

}  // namespace isi::sqlite
