// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <memory>

#include "connection.hpp"
#include "isi_store/kbi_store.hpp"
#include "kbi_queries.hpp"
#include "statement.hpp"

namespace isi::sqlite {

/// The Flemish register in the same file as the Dutch one.
class SqliteKbiStore final : public kbi::KbiStore {
 public:
    /// `path` is an existing store of the right schema version (open_kbi_store has looked).
    SqliteKbiStore(const std::string& path, Openwijze wijze, std::chrono::milliseconds geduld);

    std::optional<kbi::Persoonsstand> find_stand(const Insz& insz) override;
    std::optional<kbi::KbiDossier> find_dossier(const Insz& insz) override;
    std::optional<kbi::KbiDossier> find_panelen(const Insz& insz,
                                                const std::vector<kbi::Paneel>& welke) override;
    std::vector<kbi::Inschrijving> list_inschrijvingen(const Insz& insz, std::string_view kbo) override;
    std::optional<kbi::Schoolinschrijving> find_schoolinschrijving(const Insz& insz) override;
    std::optional<kbi::Inburgeringsplan> find_plan(const Insz& insz) override;
    void each_dossier(const std::function<bool(const kbi::KbiDossier&)>& geef) override;

    std::vector<kbi::Partner> load_partners() override;
    std::int64_t partnerversie() override;

    void save_stand(const Insz& insz, const kbi::Persoonsstand& stand) override;
    void save_dossier(const kbi::KbiDossier& dossier) override;
    void remove_dossier(const Insz& insz) override;
    kbi::Inschrijfresultaat save_inschrijving(const kbi::Inschrijving& inschrijving) override;
    int end_inschrijvingen(const Insz& insz, std::string_view kbo, std::string_view hoedanigheid,
                           std::string_view einde) override;
    void save_schoolinschrijving(const kbi::Schoolinschrijving& inschrijving) override;
    void save_plan(const kbi::Inburgeringsplan& plan) override;

    void save_partner(const kbi::Partner& partner) override;

    kbi::Aanname save_afspraak(const kbi::Afspraakvraag& vraag, Seconden nu) override;
    std::vector<kbi::Afspraak> list_afspraken(const Insz& insz, std::string_view kbo) override;
    std::vector<kbi::Afspraak> list_te_bezorgen(Seconden nu, std::size_t hoogstens) override;
    std::optional<Seconden> find_volgende_bezorging() override;
    std::int64_t count_te_bezorgen() override;
    void note_poging(std::int64_t nummer, Seconden nu, Seconden volgende) override;
    void note_aflevering(std::int64_t nummer, kbi::Afleverstatus status, Seconden nu) override;
    void note_status(std::string_view kbo, std::string_view id, std::string_view status) override;

    void transaction(const std::function<void()>& werk) override { m_connection.transaction(werk); }

 private:
    Statement& statement(KbiQuery query);
    /// The bits of the parts that are there; nullopt: no dossier.
    std::optional<long long> read_bits(long long insz);
    std::optional<kbi::KbiDossier> read_dossier(const Insz& insz);
    std::vector<Insz> read_nummers(long long na);
    void read_lijsten(kbi::Partner& partner);
    void write_lijsten(const kbi::Partner& partner);

    Connection m_connection;
    // Prepared at first use, kept for the life of the store.
    std::array<std::unique_ptr<Statement>, static_cast<std::size_t>(KbiQuery::count_)> m_statements;
};

}  // namespace isi::sqlite
