// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite_store.hpp"

#include "failure.hpp"
#include "mapping.hpp"

namespace isi::sqlite {

SqliteStore::SqliteStore(const std::string& path, Openwijze wijze)
    // Both may stem from what is undone; what still follows makes them again.
    : m_connection(path, wijze, [this] {
          m_tabellen.replace({}, 0);
          m_moment = 0;
      }) {}

SqliteStore::~SqliteStore() = default;

sqlite3* SqliteStore::engine() {
    return m_connection.engine();
}

Statement& SqliteStore::statement(Query query) {
    auto& slot = m_statements[static_cast<std::size_t>(query)];
    if (!slot) {
        const QuerySpec made = spec(query);
        slot = std::make_unique<Statement>(m_connection.session(), made.sql, made.in, made.out);
    }
    return *slot;
}

void SqliteStore::read_in_snapshot(const std::function<void()>& work) {
    m_connection.read_in_snapshot(work);
}

void SqliteStore::transaction(const std::function<void()>& werk) {
    if (!m_connection.in_transaction()) m_moment = 0;
    m_connection.transaction(werk);
}

long long SqliteStore::stand(std::string_view naam) {
    Statement& st = statement(Query::stand).with(naam);
    return st.only() ? st.out()[0].number : 0;
}

std::optional<std::string> SqliteStore::find_kenmerk(std::string_view naam) {
    return guarded([&]() -> std::optional<std::string> {
        Statement& st = statement(Query::kenmerk).with(naam);
        if (!st.only()) return std::nullopt;
        return st.out()[0].text;
    });
}

void SqliteStore::save_kenmerk(std::string_view naam, std::string_view waarde) {
    transaction([&] { statement(Query::save_kenmerk).with(naam, waarde).run(); });
}

// --- BRP tables ---

std::optional<Gemeente> SqliteStore::find_gemeente(const Gemeentecode& code) {
    return guarded([&]() -> std::optional<Gemeente> {
        Statement& st = statement(Query::gemeente).with(code.text());
        if (!st.only()) return std::nullopt;
        const Row& row = st.out();
        return Gemeente{code, row[0].text,
                        row[1].is_null() ? std::nullopt : OnvolledigeDatum::parse(row[1].text)};
    });
}

std::vector<Lijstwaarde> SqliteStore::read_tabelwaarden(std::string_view tabel) {
    std::vector<Lijstwaarde> waarden;
    Statement& values = statement(Query::tabelwaarden).with(tabel);
    const auto datum = [](const Cell& cell) {
        return cell.is_null() ? std::nullopt : OnvolledigeDatum::parse(cell.text);
    };
    const Row& row = values.out();
    for (bool more = values.first(); more; more = values.next())
        waarden.push_back({row[0].text, row[1].text, datum(row[2]), datum(row[3])});
    return waarden;
}

std::vector<Waardenlijst> SqliteStore::read_tabellen() {
    std::vector<Waardenlijst> tabellen;
    Statement& heads = statement(Query::tabellen);
    for (bool more = heads.first(); more; more = heads.next())
        tabellen.push_back({heads.out()[0].text, heads.out()[1].text, {}});
    for (auto& tabel : tabellen) tabel.waarden = read_tabelwaarden(tabel.naam);
    return tabellen;
}

std::vector<Waardenlijst> SqliteStore::list_brp_tabellen() {
    std::vector<Waardenlijst> tabellen;
    read_in_snapshot([&] { tabellen = read_tabellen(); });
    return tabellen;
}

std::optional<Waardenlijst> SqliteStore::find_brp_tabel(std::string_view naam) {
    std::optional<Waardenlijst> tabel;
    read_in_snapshot([&] {
        Statement& head = statement(Query::tabel).with(naam);
        if (!head.only()) return;
        tabel = Waardenlijst{std::string(naam), head.out()[0].text, {}};
        tabel->waarden = read_tabelwaarden(naam);
    });
    return tabel;
}

void SqliteStore::refresh_tabellen(long long versie) {
    if (versie != m_tabellen.versie()) m_tabellen.replace(read_tabellen(), versie);
}

void SqliteStore::save_brp_tabel(const Waardenlijst& tabel) {
    transaction([&] {
        statement(Query::save_tabel).with(tabel.naam, tabel.versie).run();
        statement(Query::delete_tabelwaarden).with(tabel.naam).run();
        const auto text =
            [](const std::optional<OnvolledigeDatum>& datum) -> std::optional<std::string_view> {
            if (!datum) return std::nullopt;
            return datum->text();
        };
        Statement& insert = statement(Query::insert_tabelwaarde);
        for (const auto& waarde : tabel.waarden)
            insert
                .with(tabel.naam, waarde.code, waarde.omschrijving, text(waarde.geldig_vanaf),
                      text(waarde.geldig_tot))
                .run();
        statement(Query::raise_stand).with("tabellen").run();
    });
}

}  // namespace isi::sqlite
