// SPDX-License-Identifier: GPL-3.0-or-later
#include "groei.hpp"

#include <sqlite3.h>

#include <cmath>
#include <stdexcept>

#include "isi_store/sqlite/database.hpp"
#include "tools/admin/kunst.hpp"

namespace isi::test {
namespace {

admin::Kunstopdracht opdracht(std::uint64_t elke) {
    return {.seed = 3,
            .peildatum = admin::Dag::parse("2026-01-01").value(),
            .vast = admin::VasteGemeente{Gemeentecode::parse("0014").value(), elke}};
}

// The first person that the generator makes under Wi2007, as a known resident.
Persoonsdossier bekende_inwoner(Store& store) {
    admin::Kunstreeks reeks(opdracht(1), store.list_brp_tabellen());
    for (;;) {
        auto dossier = reeks.volgende().dossier;
        if (dossier.wet == Wet::wi2007 && dossier.woongemeente && dossier.kop.a_nummer && dossier.examens)
            return dossier;
    }
}

std::uint64_t som(sqlite3* engine, int teller) {
    std::uint64_t totaal = 0;
    for (auto* st = sqlite3_next_stmt(engine, nullptr); st != nullptr; st = sqlite3_next_stmt(engine, st))
        totaal += static_cast<std::uint64_t>(sqlite3_stmt_status(st, teller, 1));
    return totaal;
}

std::uint64_t gelezen(sqlite3* engine) {
    int nu = 0;
    int hoogste = 0;
    sqlite3_db_status(engine, SQLITE_DBSTATUS_CACHE_MISS, &nu, &hoogste, 1);
    return static_cast<std::uint64_t>(nu);
}

Personenfilter personenfilter() {
    return {.gemeente = Gemeentecode::parse("0014").value()};
}

Signalenfilter signalenfilter() {
    return {.gemeente = Gemeentecode::parse("0014").value()};
}

std::uint64_t zoek(Store& store, const Personenfilter& filter) {
    return store.zoek_personen(filter, {}).value().rijen.size();
}

std::uint64_t zoek(Store& store, const Signalenfilter& filter) {
    return store.zoek_signalen(filter, {}).value().rijen.size();
}

std::uint64_t vind(Store& store, const Nummers& nummers) {
    return store.find_persoon(nummers, Wet::wi2007, Gemeentecode::parse("0014").value()) ? 1 : 0;
}

constexpr double bladbytes = 4096 - 8, binnenbytes = 4096 - 12;

// Seven bits a byte.
int rijnummerbytes(long long nummer) {
    int bytes = 1;
    while ((nummer >>= 7) != 0) ++bytes;
    return bytes;
}

}  // namespace

void vul_groeistore(const std::string& plaats, std::uint64_t inwoners, std::uint64_t personen) {
    migrate_store(plaats);
    const auto store = open_store(plaats, Openwijze::schrijven);
    const auto niets = [](std::uint64_t /*gedaan*/) {};
    admin::schrijf_kunstpersonen(*store, opdracht(1), 0, inwoners, niets);
    admin::schrijf_kunstpersonen(*store, opdracht(0), inwoners, personen, niets);
}

std::vector<Groeivraag> groeivragen(Store& store) {
    const Persoonsdossier inwoner = bekende_inwoner(store);
    const Bsn bsn = inwoner.kop.bsn;
    const auto a_nummer = inwoner.kop.a_nummer;
    return {
        // persoon, six blocks, signaaltelling, stand
        {"find_persoon by BSN", 9, [bsn](Store& s) { return vind(s, {bsn, {}}); }},
        {"find_persoon by A-nummer", 10, [a_nummer](Store& s) { return vind(s, {{}, a_nummer}); }},
        {"find_wet", 1, [bsn](Store& s) { return s.find_wet(bsn) ? 1U : 0U; }},
        // an index of zoekpersoon and the table, persoon, signaaltelling, moment, stand
        {"zoek_personen by sex", 6,
         [](Store& s) {
             auto filter = personenfilter();
             filter.geslacht = "V";
             return zoek(s, filter);
         }},
        {"zoek_personen by nationality", 6,
         [](Store& s) {
             auto filter = personenfilter();
             filter.nationaliteit = "0336";
             return zoek(s, filter);
         }},
        {"zoek_personen by period", 6,
         [](Store& s) {
             auto filter = personenfilter();
             filter.geboren = Geboorteperiode{19700101, 19741231, false};
             return zoek(s, filter);
         }},
        // an index of zoeksignaal, signaal, persoon, signaaltotaal, moment
        {"zoek_signalen, all", 5, [](Store& s) { return zoek(s, signalenfilter()); }},
        {"zoek_signalen of one code", 5,
         [](Store& s) {
             auto filter = signalenfilter();
             filter.signaalcode = "SS052";
             return zoek(s, filter);
         }},
        {"zoek_signalen by name", 6,
         [](Store& s) {
             auto filter = signalenfilter();
             filter.volgorde = Signaalvolgorde{Signaalkolom::achternaam, false};
             return zoek(s, filter);
         }},
        {"find_signaaltotaal", 1,
         [](Store& s) {
             return s.find_signaaltotaal(Gemeentecode::parse("0014").value(), Wet::wi2007).totaal > 0 ? 1U
                                                                                                      : 0U;
         }},
    };
}

std::vector<Boom> bomen(const std::string& bestand) {
    sqlite::Database database(bestand, sqlite::Database::Mode::read);
    // A path is "/", then four characters a level; one that ends in an overflow page has a '+'. Of a page
    // with children 12 bytes are its head, the rest its cells and free space; of a leaf 8.
    const auto rijen = database.query(
        "SELECT name, max((length(path) - 1) / 4 + 1), sum(pagetype = 'leaf'), "
        "sum(iif(pagetype = 'leaf', pgsize - 8 - unused, 0)), sum(iif(pagetype = 'leaf', ncell, 0)), "
        "sum(iif(pagetype = 'internal', pgsize - 12 - unused, 0)), sum(iif(pagetype = 'internal', ncell, "
        "0)), "
        "name IN (SELECT name FROM pragma_table_list WHERE type = 'table' AND wr = 0) FROM dbstat "
        "WHERE path NOT LIKE '%+%' AND name <> 'sqlite_schema' GROUP BY name HAVING sum(ncell) > 0 ORDER BY "
        "name");
    std::vector<Boom> alle;
    alle.reserve(rijen.size());
    for (const auto& rij : rijen) {
        const auto getal = [&](std::size_t plaats) { return std::stod(rij[plaats]); };
        Boom boom{rij[0], static_cast<unsigned>(std::stoul(rij[1])), std::stoull(rij[2]), getal(2), 0};
        double per_kind = 0;  // bytes on a page with children
        if (boom.bladen > 1) {
            per_kind = getal(5) / getal(6);
        } else {
            // There is no such page yet: a child's number, 2 bytes of place, and the row's number or the
            // whole key.
            boom.volle_bladen = getal(3) / bladbytes;
            per_kind =
                4 + (rij[7] == "1" ? 2 + rijnummerbytes(database.number("SELECT max(rowid) FROM " + rij[0]))
                                   : getal(3) / getal(4));
        }
        boom.waaier = binnenbytes / per_kind + 1;
        alle.push_back(boom);
    }
    return alle;
}

unsigned diepte_bij(const Boom& boom, double factor) {
    unsigned diepte = 1;
    for (double bladen = std::ceil(boom.volle_bladen * factor); bladen > 1;
         bladen = std::ceil(bladen / boom.waaier))
        ++diepte;
    return diepte;
}

Kosten meet(sqlite::SqliteStore& store, const Groeivraag& vraag) {
    sqlite3* const engine = store.engine();
    vraag.stel(store);
    som(engine, SQLITE_STMTSTATUS_VM_STEP);
    som(engine, SQLITE_STMTSTATUS_FULLSCAN_STEP);
    sqlite3_db_release_memory(engine);
    gelezen(engine);
    Kosten kosten;
    kosten.rijen = vraag.stel(store);
    kosten.bladzijden = gelezen(engine);
    kosten.stappen = som(engine, SQLITE_STMTSTATUS_VM_STEP);
    kosten.doorlopen = som(engine, SQLITE_STMTSTATUS_FULLSCAN_STEP);
    return kosten;
}

}  // namespace isi::test
