// SPDX-License-Identifier: GPL-3.0-or-later
#include "failure.hpp"
#include "kbi_rij.hpp"
#include "kbi_sqlite_store.hpp"

namespace isi::sqlite {

using namespace kbi;

namespace {

void schrijf_partij(const Toeleidingspartij& partij, Rijschrijver& rij) {
    rij(partij.kbo);
    rij(partij.identificatienummer);
    rij(partij.type_partner);
    rij(partij.naam);
    const auto& contact = partij.contactpersoon;
    if (!contact) {
        for (int i = 0; i < 4; ++i) rij.niets();
        return;
    }
    rij(contact->naam);
    rij(contact->voornaam);
    rij(contact->telefoon);
    rij(contact->email);
}

Toeleidingspartij lees_partij(Rijlezer& rij) {
    Toeleidingspartij partij{rij.misschien(), rij.misschien(), rij.tekst(), rij.misschien(), {}};
    auto naam = rij.misschien();
    Contactpersoon contact{naam.value_or(""), rij.misschien(), rij.misschien(), rij.misschien()};
    if (naam) partij.contactpersoon = std::move(contact);
    return partij;
}

void schrijf_vraag(const Afspraakvraag& vraag, Rijschrijver& rij) {
    rij(vraag.kbo);
    rij(vraag.id);
    rij(to_number(vraag.insz));
    schrijf_partij(vraag.van, rij);
    schrijf_partij(vraag.naar, rij);
    rij(vraag.reden);
    rij(vraag.omschrijving);
    if (!vraag.moment) {
        for (int i = 0; i < 3; ++i) rij.niets();
        return;
    }
    rij(vraag.moment->datum);
    rij(vraag.moment->aanvang);
    rij(vraag.moment->einde);
}

Afspraakvraag lees_vraag(Rijlezer& rij) {
    std::string kbo = rij.tekst();
    std::string id = rij.tekst();
    const Insz insz = to_insz(rij.getal());
    Afspraakvraag vraag{std::move(id), insz, std::move(kbo), lees_partij(rij), lees_partij(rij), {}, {}, {}};
    vraag.reden = rij.tekst();
    vraag.omschrijving = rij.misschien();
    const auto datum = rij.misschien();
    Afspraakmoment moment{datum.value_or(""), rij.tekst(), rij.tekst()};
    if (datum) vraag.moment = std::move(moment);
    return vraag;
}

Afspraak lees_afspraak(const Row& row) {
    Rijlezer rij(row);
    const long long nummer = rij.getal();
    Afspraak afspraak{nummer, lees_vraag(rij), rij.getal(), Afleverstatus::aanvaard, 0, {}, 0, 0};
    afspraak.aflevering = bekend(find_afleverstatus(rij.tekst()), "kbi_afspraak.aflevering");
    afspraak.aflevering_op = rij.getal();
    afspraak.status = rij.misschien();
    afspraak.pogingen = rij.getal();
    afspraak.volgende_poging = rij.getal();
    return afspraak;
}

std::vector<Afspraak> lees_afspraken(Statement& st) {
    std::vector<Afspraak> lijst;
    for (bool more = st.first(); more; more = st.next()) lijst.push_back(lees_afspraak(st.out()));
    return lijst;
}

}  // namespace

// The look and the insert under one lock: of two that come at once, one is the repetition.
Aanname SqliteKbiStore::save_afspraak(const Afspraakvraag& vraag, Seconden nu) {
    auto aanname = Aanname::aangenomen;
    transaction([&] {
        Statement& bestaande = statement(KbiQuery::afspraak).with(vraag.kbo, vraag.id);
        if (bestaande.only()) {
            const bool gelijk = lees_afspraak(bestaande.out()).vraag == vraag;
            aanname = gelijk ? Aanname::herhaling : Aanname::botsing;
            return;
        }
        Statement& insert = statement(KbiQuery::insert_afspraak);
        Rijschrijver rij(insert.in());
        schrijf_vraag(vraag, rij);
        for (int i = 0; i < 3; ++i) rij(static_cast<long long>(nu));
        insert.run();
    });
    return aanname;
}

std::vector<Afspraak> SqliteKbiStore::list_afspraken(const Insz& insz, std::string_view kbo) {
    return guarded([&] { return lees_afspraken(statement(KbiQuery::afspraken).with(to_number(insz), kbo)); });
}

std::vector<Afspraak> SqliteKbiStore::list_te_bezorgen(Seconden nu, std::size_t hoogstens) {
    return guarded([&] {
        return lees_afspraken(statement(KbiQuery::te_bezorgen).with(nu, static_cast<long long>(hoogstens)));
    });
}

std::optional<Seconden> SqliteKbiStore::find_volgende_bezorging() {
    return guarded([&]() -> std::optional<Seconden> {
        Statement& st = statement(KbiQuery::volgende_bezorging);
        if (!st.only()) return std::nullopt;
        return st.out()[0].number;
    });
}

std::int64_t SqliteKbiStore::count_te_bezorgen() {
    return guarded([&]() -> std::int64_t {
        Statement& st = statement(KbiQuery::aantal_te_bezorgen);
        return st.only() ? st.out()[0].number : 0;
    });
}

void SqliteKbiStore::note_poging(std::int64_t nummer, Seconden nu, Seconden volgende) {
    transaction([&] { statement(KbiQuery::note_poging).with(nu, volgende, nummer).run(); });
}

void SqliteKbiStore::note_aflevering(std::int64_t nummer, Afleverstatus status, Seconden nu) {
    transaction([&] { statement(KbiQuery::note_aflevering).with(code(status), nu, nummer).run(); });
}

void SqliteKbiStore::note_status(std::string_view kbo, std::string_view id, std::string_view status) {
    transaction([&] { statement(KbiQuery::note_status).with(status, kbo, id).run(); });
}

}  // namespace isi::sqlite
