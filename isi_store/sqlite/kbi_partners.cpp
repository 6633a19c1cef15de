// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>

#include "failure.hpp"
#include "kbi_rij.hpp"
#include "kbi_sqlite_store.hpp"

namespace isi::sqlite {

using namespace kbi;

namespace {

struct Lijst {
    std::string_view naam;
    std::vector<std::string> Partner::* waarden;
};
constexpr std::array<Lijst, 4> lijsten{{{"identificatie", &Partner::identificaties},
                                        {"vingerafdruk", &Partner::vingerafdrukken},
                                        {"hoedanigheid", &Partner::hoedanigheden},
                                        {"legal_context", &Partner::legal_contexts}}};

Partner lees_partner(const Row& row) {
    Rijlezer rij(row);
    Partner partner;
    partner.organisatie_id = rij.getal();
    partner.naam = rij.tekst();
    partner.kbo = rij.misschien().value_or("");
    partner.soort = bekend(find_partnersoort(rij.tekst()), "kbi_partner.soort");
    partner.gewest = bekend(find_gewest(rij.tekst()), "kbi_partner.gewest");
    partner.authenticatie = bekend(find_authenticatie(rij.tekst()), "kbi_partner.authenticatie");
    if (!row[6].is_null()) partner.inschrijving_vereist = row[6].number != 0;
    partner.gebruiker_verplicht = row[7].number != 0;
    partner.ongelabeld_melden = row[8].number != 0;
    return partner;
}

}  // namespace

std::vector<Partner> SqliteKbiStore::load_partners() {
    std::vector<Partner> partners;
    m_connection.read_in_snapshot([&] {
        Statement& st = statement(KbiQuery::partners);
        for (bool more = st.first(); more; more = st.next()) partners.push_back(lees_partner(st.out()));
        for (auto& partner : partners) read_lijsten(partner);
    });
    return partners;
}

void SqliteKbiStore::read_lijsten(Partner& partner) {
    const long long id = partner.organisatie_id;
    Statement& waarden = statement(KbiQuery::partnerwaarden).with(id);
    for (bool more = waarden.first(); more; more = waarden.next())
        for (const auto& lijst : lijsten)
            if (lijst.naam == waarden.out()[0].text)
                (partner.*lijst.waarden).push_back(waarden.out()[1].text);
    Statement& inzagen = statement(KbiQuery::partnerinzagen).with(id);
    for (bool more = inzagen.first(); more; more = inzagen.next()) {
        const Paneel paneel = bekend(find_paneel(inzagen.out()[0].text), "kbi_partnerinzage.paneel");
        partner.inzage[paneel] = bekend(find_inzage(inzagen.out()[1].text), "kbi_partnerinzage.inzage");
    }
}

std::int64_t SqliteKbiStore::partnerversie() {
    return guarded([&]() -> std::int64_t {
        Statement& st = statement(KbiQuery::partnerversie);
        return st.only() ? st.out()[0].number : 0;
    });
}

void SqliteKbiStore::save_partner(const Partner& partner) {
    transaction([&] {
        const long long id = partner.organisatie_id;
        const std::optional<std::string_view> kbo =
            partner.kbo.empty() ? std::nullopt : std::optional<std::string_view>(partner.kbo);
        if (!statement(KbiQuery::update_organisatie).with(partner.naam, kbo, id).only())
            throw StoreFailure(fmt::format("there is no organisation {}: save it first", id));
        statement(KbiQuery::save_partner)
            .with(id, code(partner.soort), code(partner.gewest), code(partner.authenticatie),
                  partner.inschrijving_vereist, partner.gebruiker_verplicht, partner.ongelabeld_melden)
            .run();
        write_lijsten(partner);
        statement(KbiQuery::raise_partnerversie).run();
    });
}

void SqliteKbiStore::write_lijsten(const Partner& partner) {
    const long long id = partner.organisatie_id;
    statement(KbiQuery::delete_partnerwaarden).with(id).run();
    statement(KbiQuery::delete_partnerinzagen).with(id).run();
    for (const auto& lijst : lijsten) {
        int volgnummer = 0;
        for (const auto& waarde : partner.*lijst.waarden)
            statement(KbiQuery::insert_partnerwaarde).with(id, lijst.naam, ++volgnummer, waarde).run();
    }
    for (const auto& [paneel, inzage] : partner.inzage)
        statement(KbiQuery::insert_partnerinzage).with(id, element(paneel), code(inzage)).run();
}

}  // namespace isi::sqlite
