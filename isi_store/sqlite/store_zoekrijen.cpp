// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>

#include "isi_store/domein/datumbereik.hpp"
#include "isi_store/domein/verblijf.hpp"
#include "mapping.hpp"
#include "sqlite_store.hpp"

/// Keeps what is searched: the rows that a person or signal is found by, with the time they were so.
namespace isi::sqlite {

long long SqliteStore::moment() {
    if (m_moment != 0) return m_moment;
    using namespace std::chrono;
    const Peilmoment klok = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    m_moment = std::max(klok, laatste_moment() + 1);
    statement(Query::insert_moment).with(m_moment).run();
    prune(m_moment);
    return m_moment;
}

// What no list can refer to any more: moments that were followed by another before the time a list may last,
// and rows that had ended by the oldest moment that is left.
void SqliteStore::prune(long long nu) {
    constexpr long long bewaard = 2LL * 60 * 60 * 1000;  // twice what a peilmoment lasts (NL-M3: one hour)
    Statement& oudste = statement(Query::oudste_moment).with(nu - bewaard);
    if (!oudste.only() || oudste.out()[0].is_null()) return;
    const long long grens = oudste.out()[0].number;
    statement(Query::prune_moment).with(grens).run();
    statement(Query::prune_zoekpersoon).with(grens).run();
    statement(Query::prune_zoeksignaal).with(grens).run();
}

void SqliteStore::keep_zoekpersoon(long long bsn, std::vector<Zoekpersoon> nieuw) {
    std::vector<std::pair<Zoekpersoon, long long>> weg;
    Statement& open = statement(Query::open_zoekpersoon).with(bsn);
    const Row& row = open.out();
    for (bool more = open.first(); more; more = open.next()) {
        Zoekpersoon oud{row[0].text, row[1].number, row[3].number, row[4].text,
                        row[5].text, row[6].text,   row[7].number, row[8].number};
        if (std::erase(nieuw, oud) == 0) weg.emplace_back(std::move(oud), row[2].number);
    }
    for (const auto& [oud, sinds] : weg) {
        if (sinds == moment())  // never seen by anybody
            statement(Query::delete_zoekpersoon).with(bsn, oud.gemeente, oud.gewezen, sinds).run();
        else
            statement(Query::sluit_zoekpersoon).with(moment(), bsn, oud.gemeente, oud.gewezen, sinds).run();
    }
    for (const auto& rij : nieuw)
        statement(Query::insert_zoekpersoon)
            .with(bsn, rij.gemeente, rij.gewezen, moment(), rij.wet, rij.herkomst, rij.geslacht,
                  rij.nationaliteit, rij.soort, rij.geboren)
            .run();
}

std::vector<Zoekpersoon> SqliteStore::zoekrijen(const Persoonsdossier& dossier) {
    std::vector<Zoekpersoon> rijen;
    if (!dossier.wet) return rijen;
    const Datumbereik geboren = datumbereik(dossier.kop.geboortedatum);
    const auto& nationaliteit = dossier.gegevens.nationaliteit1;
    const auto voeg_toe = [&](const Gemeentecode& gemeente, bool gewezen) {
        rijen.push_back({gemeente.text(), gewezen ? 1 : 0, to_year(*dossier.wet), dossier.kop.herkomst.code,
                         dossier.gegevens.geslacht.code, nationaliteit ? nationaliteit->code : "",
                         static_cast<long long>(geboren.soort), geboren.van});
    };
    if (dossier.woongemeente) voeg_toe(*dossier.woongemeente, false);
    std::set<Gemeentecode> eerder;
    for (const auto& verblijf : dossier.eerder_verblijf) {
        if (verblijf.gemeente == dossier.woongemeente || !eerder.insert(verblijf.gemeente).second) continue;
        if (zoek_eerder_verblijf(dossier, verblijf.gemeente) != nullptr) voeg_toe(verblijf.gemeente, true);
    }
    return rijen;
}

void SqliteStore::keep_zoeksignaal(long long id, const Signaal& signaal) {
    const long long wet = to_year(signaal.wet);
    const long long bsn = to_number(signaal.bsn);
    Statement& open = statement(Query::open_zoeksignaal).with(id);
    if (open.only()) {
        const Row& row = open.out();
        if (row[1].text == signaal.gemeente.text() && row[2].number == wet &&
            row[3].text == signaal.status.code && row[4].text == signaal.datum.text() &&
            row[5].text == signaal.signaalcode.code && row[6].number == bsn)
            return;
        const long long sinds = row[0].number;
        if (sinds == moment())
            statement(Query::delete_zoeksignaal).with(id, sinds).run();
        else
            statement(Query::sluit_zoeksignaal).with(moment(), id, sinds).run();
    }
    statement(Query::insert_zoeksignaal)
        .with(id, moment(), signaal.gemeente.text(), wet, signaal.status.code, signaal.datum.text(),
              signaal.signaalcode.code, bsn)
        .run();
}

}  // namespace isi::sqlite
