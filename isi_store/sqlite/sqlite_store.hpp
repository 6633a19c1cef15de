// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "connection.hpp"
#include "isi_store/store.hpp"
#include "queries.hpp"
#include "statement.hpp"
#include "tabellen.hpp"

struct sqlite3;

namespace isi::sqlite {

/// A row of zoekpersoon without the person and the time.
struct Zoekpersoon {
    std::string gemeente;
    long long gewezen = 0, wet = 0;
    std::string herkomst, geslacht, nationaliteit;
    long long soort = 0, geboren = 0;
    friend bool operator==(const Zoekpersoon&, const Zoekpersoon&) = default;
};

/// The counts of a row {nieuw, in_behandeling, afgehandeld}.
Signaaltelling as_telling(const Row& row);

/// The store in one SQLite file.
class SqliteStore final : public Store {
 public:
    /// `path` is an existing store of the right schema version (open_store has looked).
    SqliteStore(const std::string& path, Openwijze wijze);
    ~SqliteStore() override;

    std::optional<Persoonsdossier> find_persoon(const Nummers& nummers, Wet wet,
                                                const Gemeentecode& voor) override;
    std::optional<Persoonsdossier> find_dossier(const Bsn& bsn) override;
    std::optional<Wetligging> find_wet(const Bsn& bsn) override;
    std::optional<Grafsteen> find_grafsteen(const Nummerhash& hash) override;
    std::optional<Zoekblad<Persoonsrij>> zoek_personen(const Personenfilter& filter,
                                                       const Bladvraag& blad) override;
    std::optional<Zoekblad<Signaalrij>> zoek_signalen(const Signalenfilter& filter,
                                                      const Bladvraag& blad) override;
    Signaaltelling find_signaaltotaal(const Gemeentecode& gemeente, Wet wet) override;
    std::optional<Gemeente> find_gemeente(const Gemeentecode& code) override;
    std::vector<Waardenlijst> list_brp_tabellen() override;
    std::optional<Waardenlijst> find_brp_tabel(std::string_view naam) override;
    std::int64_t sleutelversie() override;
    Sleutelbestand load_sleutels() override;

    void save_persoon(const Persoonsdossier& dossier) override;
    void remove_persoon(const Bsn& bsn) override;
    void save_grafsteen(const Nummerhash& hash, const Grafsteen& grafsteen) override;
    std::int64_t save_signaal(const Signaal& signaal) override;
    void save_brp_tabel(const Waardenlijst& tabel) override;
    std::int64_t save_organisatie(const Organisatie& organisatie) override;
    void save_sleutel(const Sleutel& sleutel) override;
    void note_gebruik(const std::string& sleutel_id, Seconden wanneer) override;
    std::optional<Seconden> find_laatste_gebruik(const std::string& sleutel_id) override;

    std::optional<std::string> find_kenmerk(std::string_view naam) override;
    void save_kenmerk(std::string_view naam, std::string_view waarde) override;
    void transaction(const std::function<void()>& werk) override;

    /// The engine behind it, for tests and measurements of what a question costs.
    [[nodiscard]] sqlite3* engine();

 private:
    Statement& statement(Query query);
    /// In one snapshot, so that the parts of an answer belong together.
    void read_in_snapshot(const std::function<void()>& work);

    long long stand(std::string_view naam);
    void refresh_tabellen(long long versie);
    std::vector<Waardenlijst> read_tabellen();
    std::vector<Lijstwaarde> read_tabelwaarden(std::string_view tabel);

    std::optional<Persoonsdossier> read_persoon(const Nummers& nummers, Wet wet, const Gemeentecode& voor);
    /// Without `wet`: whatever the law.
    std::optional<Persoonsdossier> read_dossier(const Nummers& nummers, std::optional<Wet> wet);
    void read_repeating(Persoonsdossier& dossier, std::uint32_t blokken, long long bsn);
    Signaaltelling read_telling(const Gemeentecode& voor, Wet wet, long long bsn);
    void write_repeating(const Persoonsdossier& dossier, long long bsn);
    void tel_signaal(const std::string& gemeente, long long wet, long long bsn, std::string_view status,
                     int verschil);

    struct Signaalzoeker;
    Peilmoment laatste_moment();
    std::optional<Peilmoment> kies_peilmoment(const Bladvraag& blad, Peilmoment nu);
    std::vector<long long> zoek_nummers(const Personenfilter& filter, Peilmoment peil);
    std::optional<long long> zoek_bsn(const std::optional<Bsn>& bsn, const std::optional<ANummer>& a_nummer);
    void read_persoonsrij(long long bsn, const Personenfilter& filter, std::vector<Persoonsrij>& rijen);
    std::int64_t tel_signalen(const Signaalzoeker& zoeker, Peilmoment nu);
    std::vector<long long> zoek_signaalnummers(const Signaalzoeker& zoeker, const Bladvraag& blad);
    void read_signaalrij(long long id, const Signalenfilter& filter, std::vector<Signaalrij>& rijen);

    /// The moment of this transaction: the first asking makes it.
    long long moment();
    void prune(long long nu);
    static std::vector<Zoekpersoon> zoekrijen(const Persoonsdossier& dossier);
    /// Makes `nieuw` what the person is found by from this moment on; the rest ends.
    void keep_zoekpersoon(long long bsn, std::vector<Zoekpersoon> nieuw);
    void keep_zoeksignaal(long long id, const Signaal& signaal);

    void read_organisaties(Sleutelbestand& bestand);
    void read_sleutels(Sleutelbestand& bestand);
    void write_sleutel(const Sleutel& sleutel);

    Connection m_connection;
    // Prepared at first use, kept for the life of the store.
    std::array<std::unique_ptr<Statement>, static_cast<std::size_t>(Query::count_)> m_statements;
    Tabellen m_tabellen;
    long long m_moment = 0;  ///< of the open transaction; 0 = not asked for yet
};

}  // namespace isi::sqlite
