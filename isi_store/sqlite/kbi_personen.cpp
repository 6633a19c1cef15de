// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <charconv>

#include "failure.hpp"
#include "kbi_rij.hpp"
#include "kbi_sqlite_store.hpp"

namespace isi::sqlite {

using namespace kbi;

namespace {

long long eerste_sleutel(long long insz) {
    return insz * kbi_plaatsen;
}
long long laatste_sleutel(long long insz) {
    return insz * kbi_plaatsen + kbi_plaatsen - 1;
}
long long bit(Paneel paneel) {
    return 1LL << static_cast<unsigned>(paneel);
}

}  // namespace

void kbi_beschadigd(std::string_view kolom) {
    throw StoreFailure(fmt::format(
        "the store is damaged: column {} holds a value that cannot be; run 'isi-admin store check' and "
        "restore a backup",
        kolom));
}

long long to_number(const Insz& insz) {
    long long nummer = 0;
    const std::string& text = insz.text();
    std::from_chars(text.data(), text.data() + text.size(), nummer);
    return nummer;
}

Insz to_insz(long long nummer) {
    return bekend(Insz::parse(fmt::format("{:011}", nummer)), "insz");
}

Statement& SqliteKbiStore::statement(KbiQuery query) {
    auto& slot = m_statements[static_cast<std::size_t>(query)];
    if (!slot) {
        const QuerySpec made = spec(query);
        slot = std::make_unique<Statement>(m_connection.session(), made.sql, made.in, made.out);
    }
    return *slot;
}

SqliteKbiStore::SqliteKbiStore(const std::string& path, Openwijze wijze, std::chrono::milliseconds geduld)
    : m_connection(path, wijze, [] {}) {
    guarded([&] { m_connection.session() << "PRAGMA busy_timeout = " << geduld.count(); });
}

// --- what is known of a number ---

std::optional<Persoonsstand> SqliteKbiStore::find_stand(const Insz& insz) {
    return guarded([&]() -> std::optional<Persoonsstand> {
        Statement& st = statement(KbiQuery::stand).with(to_number(insz));
        if (!st.only()) return std::nullopt;
        Persoonsstand stand;
        stand.geannuleerd = st.out()[0].number != 0;
        if (!st.out()[1].is_null()) stand.vervangen_door = to_insz(st.out()[1].number);
        stand.overleden_op = Rijlezer(st.out(), 2).misschien();
        return stand;
    });
}

void SqliteKbiStore::save_stand(const Insz& insz, const Persoonsstand& stand) {
    transaction([&] {
        const std::optional<long long> nieuw =
            stand.vervangen_door ? std::optional(to_number(*stand.vervangen_door)) : std::nullopt;
        statement(KbiQuery::save_stand)
            .with(to_number(insz), stand.geannuleerd, nieuw, stand.overleden_op)
            .run();
    });
}

// --- dossiers ---

std::optional<long long> SqliteKbiStore::read_bits(long long insz) {
    Statement& st = statement(KbiQuery::dossier).with(insz);
    if (!st.only() || st.out()[0].is_null()) return std::nullopt;
    return st.out()[0].number;
}

std::optional<KbiDossier> SqliteKbiStore::read_dossier(const Insz& insz) {
    const long long nummer = to_number(insz);
    if (!read_bits(nummer)) return std::nullopt;
    KbiDossier dossier{insz, {}};
    Statement& st = statement(KbiQuery::panelen).with(eerste_sleutel(nummer), laatste_sleutel(nummer));
    for (bool more = st.first(); more; more = st.next()) {
        const auto plaats = static_cast<std::size_t>(st.out()[0].number - eerste_sleutel(nummer));
        if (plaats >= panelen().size()) kbi_beschadigd("kbi_paneel.sleutel");
        dossier.panelen.push_back({panelen().at(plaats), st.out()[1].text});
    }
    return dossier;
}

std::optional<KbiDossier> SqliteKbiStore::find_dossier(const Insz& insz) {
    std::optional<KbiDossier> dossier;
    m_connection.read_in_snapshot([&] { dossier = read_dossier(insz); });
    return dossier;
}

std::optional<KbiDossier> SqliteKbiStore::find_panelen(const Insz& insz, const std::vector<Paneel>& welke) {
    std::optional<KbiDossier> dossier;
    m_connection.read_in_snapshot([&] {
        const long long nummer = to_number(insz);
        const auto bits = read_bits(nummer);
        if (!bits) return;
        long long gevraagd = 0;
        for (const Paneel paneel : welke) gevraagd |= bit(paneel);
        dossier = KbiDossier{insz, {}};
        for (const Paneel paneel : panelen()) {
            if ((*bits & gevraagd & bit(paneel)) == 0) continue;
            Statement& st =
                statement(KbiQuery::paneel).with(eerste_sleutel(nummer) + static_cast<long long>(paneel));
            if (!st.only()) kbi_beschadigd("kbi_persoon.panelen");
            dossier->panelen.push_back({paneel, st.out()[0].text});
        }
    });
    return dossier;
}

std::vector<Insz> SqliteKbiStore::read_nummers(long long na) {
    return guarded([&] {
        std::vector<Insz> nummers;
        Statement& st = statement(KbiQuery::volgende_dossiers).with(na);
        for (bool more = st.first(); more; more = st.next()) nummers.push_back(to_insz(st.out()[0].number));
        return nummers;
    });
}

// A page of numbers at a time, and each dossier in a snapshot of its own: an open cursor would keep the log
// from being merged, and `geef` may ask the store for more.
void SqliteKbiStore::each_dossier(const std::function<bool(const KbiDossier&)>& geef) {
    for (auto nummers = read_nummers(-1); !nummers.empty(); nummers = read_nummers(to_number(nummers.back())))
        for (const Insz& insz : nummers) {
            const auto dossier = find_dossier(insz);
            if (dossier && !geef(*dossier)) return;
        }
}

void SqliteKbiStore::save_dossier(const KbiDossier& dossier) {
    transaction([&] {
        const long long nummer = to_number(dossier.insz);
        long long bits = 0;
        for (const auto& paneel : dossier.panelen) bits |= bit(paneel.paneel);
        statement(KbiQuery::save_dossier).with(nummer, bits).run();
        statement(KbiQuery::delete_panelen).with(eerste_sleutel(nummer), laatste_sleutel(nummer)).run();
        for (const auto& paneel : dossier.panelen)
            statement(KbiQuery::insert_paneel)
                .with(eerste_sleutel(nummer) + static_cast<long long>(paneel.paneel), paneel.bytes)
                .run();
    });
}

void SqliteKbiStore::remove_dossier(const Insz& insz) {
    transaction([&] {
        const long long nummer = to_number(insz);
        statement(KbiQuery::remove_dossier).with(nummer).run();
        statement(KbiQuery::delete_panelen).with(eerste_sleutel(nummer), laatste_sleutel(nummer)).run();
    });
}

// --- inschrijvingen ---

std::vector<Inschrijving> SqliteKbiStore::list_inschrijvingen(const Insz& insz, std::string_view kbo) {
    return guarded([&] {
        std::vector<Inschrijving> lijst;
        Statement& st = statement(KbiQuery::inschrijvingen).with(to_number(insz), kbo);
        for (bool more = st.first(); more; more = st.next()) {
            Rijlezer rij(st.out());
            Inschrijving een{rij.getal(), insz, std::string(kbo), rij.tekst(), rij.tekst(), rij.misschien()};
            lijst.push_back(std::move(een));
        }
        return lijst;
    });
}

Inschrijfresultaat SqliteKbiStore::save_inschrijving(const Inschrijving& inschrijving) {
    auto resultaat = Inschrijfresultaat::bestaat_al;
    transaction([&] {
        const long long nummer = to_number(inschrijving.insz);
        if (statement(KbiQuery::overlappende)
                .with(nummer, inschrijving.kbo, inschrijving.hoedanigheid, inschrijving.einde,
                      inschrijving.begin)
                .only())
            return;
        statement(KbiQuery::insert_inschrijving)
            .with(nummer, inschrijving.kbo, inschrijving.hoedanigheid, inschrijving.begin, inschrijving.einde)
            .run();
        resultaat = Inschrijfresultaat::ingeschreven;
    });
    return resultaat;
}

int SqliteKbiStore::end_inschrijvingen(const Insz& insz, std::string_view kbo, std::string_view hoedanigheid,
                                       std::string_view einde) {
    int aantal = 0;
    transaction([&] {
        const auto tel = [&](Statement& st) {
            for (bool more = st.first(); more; more = st.next()) ++aantal;
        };
        const long long nummer = to_number(insz);
        tel(statement(KbiQuery::end_inschrijvingen).with(einde, nummer, kbo, hoedanigheid, einde, einde));
        tel(statement(KbiQuery::delete_latere).with(nummer, kbo, hoedanigheid, einde));
    });
    return aantal;
}

}  // namespace isi::sqlite
