// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "failure.hpp"
#include "fields.hpp"
#include "isi_store/domein/datumbereik.hpp"
#include "mapping.hpp"
#include "sqlite_store.hpp"

namespace isi::sqlite {
namespace {

constexpr std::array<std::string_view, 3> geslachten{"M", "V", "O"};
constexpr std::array<std::string_view, 3> alle_statussen{"NIEUW", "IN_BEHANDELING", "AFGEHANDELD"};

// Text of dates: before and after every day that can be written.
constexpr std::string_view eerste_dag = "0000-00-00";
constexpr std::string_view laatste_dag = "9999-99-99";

constexpr long long eerste_van_maand(std::int32_t dag) noexcept {
    return dag / 100 * 100 + 1;
}
constexpr long long eerste_van_jaar(std::int32_t dag) noexcept {
    return dag / 10000 * 10000 + 101;
}

struct Datumgang {
    Datumsoort soort;
    long long van, tot;
};

// Which first days a stored date of each kind may have to overlap the period (NL-M2).
std::vector<Datumgang> datumgangen(const Geboorteperiode& periode) {
    if (periode.letterlijk) return {{Datumsoort::onmogelijk, periode.van, periode.van}};
    return {{Datumsoort::dag, periode.van, periode.tot},
            {Datumsoort::maand, eerste_van_maand(periode.van), periode.tot},
            {Datumsoort::jaar, eerste_van_jaar(periode.van), periode.tot}};
}

Toegang kies_toegang(const Signalenfilter& filter, bool met_nummer) {
    if (met_nummer) return Toegang::bsn;
    return filter.signaalcode ? Toegang::code : Toegang::status;
}

// The three places for statuses; one that is not asked for finds nothing.
std::array<std::string_view, 3> statusplaatsen(const std::set<std::string>& gevraagd) {
    if (gevraagd.empty()) return alle_statussen;
    std::array<std::string_view, 3> plaatsen{};
    std::size_t i = 0;
    for (const auto status : alle_statussen)
        if (gevraagd.contains(std::string(status))) plaatsen[i++] = status;
    return plaatsen;
}

// Sets parameters one after another, for statements whose number of them differs.
class Vuller {
 public:
    explicit Vuller(Row& row) : m_row(row) {}
    Vuller& tekst(std::string_view waarde) {
        m_row[m_plaats++].set(waarde);
        return *this;
    }
    Vuller& getal(long long waarde) {
        m_row[m_plaats++].set(waarde);
        return *this;
    }

 private:
    Row& m_row;
    std::size_t m_plaats = 0;
};

}  // namespace

struct SqliteStore::Signaalzoeker {
    const Signalenfilter& filter;
    std::optional<long long> bsn;
    Toegang toegang;
    std::array<std::string_view, 3> statussen;
    Peilmoment peil;

    void ingang(Vuller& vul) const {
        vul.tekst(filter.gemeente.text()).getal(to_year(filter.wet));
        const std::string code = filter.signaalcode.value_or("");
        if (toegang == Toegang::code) vul.tekst(code);
        if (toegang == Toegang::bsn) vul.getal(*bsn).tekst(code).tekst(code);
    }
    void periode(Vuller& vul) const {
        vul.tekst(filter.datum_vanaf ? std::string_view(*filter.datum_vanaf) : eerste_dag)
            .tekst(filter.datum_tot_en_met ? std::string_view(*filter.datum_tot_en_met) : laatste_dag)
            .getal(peil)
            .getal(peil);
    }
    void matches(Vuller& vul) const {
        ingang(vul);
        for (const auto status : statussen) vul.tekst(status);
        periode(vul);
    }
    [[nodiscard]] bool alleen_statussen() const {
        return toegang == Toegang::status && !filter.datum_vanaf && !filter.datum_tot_en_met;
    }
};

// --- moments ---

Peilmoment SqliteStore::laatste_moment() {
    Statement& st = statement(Query::laatste_moment);
    return st.only() ? st.out()[0].number : 0;
}

// nullopt: no list can have begun at that moment, or too long ago.
std::optional<Peilmoment> SqliteStore::kies_peilmoment(const Bladvraag& blad, Peilmoment nu) {
    if (!blad.peilmoment) return nu;
    Statement& st = statement(Query::geldig_moment).with(static_cast<long long>(*blad.peilmoment));
    if (!st.only()) return std::nullopt;
    const Cell& volgende = st.out()[0];
    if (!volgende.is_null() && volgende.number < blad.geldig_vanaf) return std::nullopt;
    return blad.peilmoment;
}

// --- persons ---

std::optional<Zoekblad<Persoonsrij>> SqliteStore::zoek_personen(const Personenfilter& filter,
                                                                const Bladvraag& blad) {
    std::optional<Zoekblad<Persoonsrij>> gevonden;
    read_in_snapshot([&] {
        const auto peil = kies_peilmoment(blad, laatste_moment());
        if (!peil) return;
        auto nummers = zoek_nummers(filter, *peil);
        std::ranges::sort(nummers);
        gevonden.emplace();
        gevonden->totaal = static_cast<std::int64_t>(nummers.size());
        gevonden->peilmoment = *peil;
        const auto begin = std::min<std::int64_t>(blad.overslaan, gevonden->totaal);
        const auto einde = std::min<std::int64_t>(begin + blad.aantal, gevonden->totaal);
        for (auto i = begin; i < einde; ++i)
            read_persoonsrij(nummers[static_cast<std::size_t>(i)], filter, gevonden->rijen);
    });
    return gevonden;
}

std::vector<long long> SqliteStore::zoek_nummers(const Personenfilter& filter, Peilmoment peil) {
    std::vector<long long> gevonden;
    const auto zoek = [&](Query query, auto vul_criteria) {
        Statement& st = statement(query);
        Vuller vul(st.in());
        vul.tekst(filter.gemeente.text()).getal(to_year(filter.wet)).getal(filter.gewezen ? 1 : 0);
        vul_criteria(vul);
        const std::string_view een = filter.herkomst ? std::string_view(*filter.herkomst) : "ACTIEF";
        const std::string_view ander = filter.herkomst ? std::string_view(*filter.herkomst) : "DEFINITIEF";
        vul.getal(peil).getal(peil).tekst(een).tekst(ander);
        for (bool more = st.first(); more; more = st.next()) gevonden.push_back(st.out()[0].number);
    };
    if (filter.bsn || filter.a_nummer) {
        if (const auto bsn = zoek_bsn(filter.bsn, filter.a_nummer))
            zoek(Query::zoek_bsn, [&](Vuller& vul) { vul.getal(*bsn); });
        return gevonden;
    }
    const auto met_geslacht = [&](std::string_view geslacht) {
        const auto criteria = [&](Vuller& vul) {
            if (filter.nationaliteit) vul.tekst(*filter.nationaliteit);
            vul.tekst(geslacht);
        };
        if (!filter.geboren) {
            zoek(filter.nationaliteit ? Query::zoek_nationaliteit_geslacht : Query::zoek_geslacht, criteria);
            return;
        }
        for (const auto& gang : datumgangen(*filter.geboren))
            zoek(filter.nationaliteit ? Query::zoek_nationaliteit_geboren : Query::zoek_geslacht_geboren,
                 [&](Vuller& vul) {
                     criteria(vul);
                     vul.getal(static_cast<long long>(gang.soort)).getal(gang.van).getal(gang.tot);
                 });
    };
    if (filter.geslacht) {
        met_geslacht(*filter.geslacht);
    } else if (!filter.geboren && filter.nationaliteit) {
        zoek(Query::zoek_nationaliteit, [&](Vuller& vul) { vul.tekst(*filter.nationaliteit); });
    } else {
        for (const auto geslacht : geslachten) met_geslacht(geslacht);
    }
    return gevonden;
}

// Both numbers given: both must match (NL-M1).
std::optional<long long> SqliteStore::zoek_bsn(const std::optional<Bsn>& bsn,
                                               const std::optional<ANummer>& a_nummer) {
    if (!a_nummer) return to_number(bsn.value());
    Statement& st = statement(Query::bsn_op_a_nummer).with(to_number(*a_nummer));
    if (!st.only()) return std::nullopt;
    const long long gevonden = st.out()[0].number;
    if (bsn && to_number(*bsn) != gevonden) return std::nullopt;
    return gevonden;
}

void SqliteStore::read_persoonsrij(long long bsn, const Personenfilter& filter,
                                   std::vector<Persoonsrij>& rijen) {
    const long long wet = to_year(filter.wet);
    Statement& st = statement(Query::persoonsrij)
                        .with(filter.gemeente.text(), wet, bsn, filter.gemeente.text(), filter.gewezen, wet);
    if (!st.only()) return;
    const Row& row = st.out();
    refresh_tabellen(row[row.size() - 2].number);
    Persoonsdossier blank = blank_dossier();
    Reader reader(row, 0, m_tabellen);
    kop_fields(blank.kop, reader);
    rij_fields(blank.gegevens, reader);
    rijen.push_back({.kop = std::move(blank.kop),
                     .geslacht = std::move(blank.gegevens.geslacht),
                     .code_geheim = std::move(blank.gegevens.code_geheim),
                     .gemeente_van_inschrijving = std::move(blank.gegevens.gemeente_van_inschrijving),
                     .signaal_aanwezig = row.back().number != 0});
}

// --- signals ---

std::optional<Zoekblad<Signaalrij>> SqliteStore::zoek_signalen(const Signalenfilter& filter,
                                                               const Bladvraag& blad) {
    std::optional<Zoekblad<Signaalrij>> gevonden;
    read_in_snapshot([&] {
        const Peilmoment nu = laatste_moment();
        const auto peil = kies_peilmoment(blad, nu);
        if (!peil) return;
        gevonden.emplace().peilmoment = *peil;
        const bool met_nummer = filter.bsn || filter.a_nummer;
        const auto bsn = met_nummer ? zoek_bsn(filter.bsn, filter.a_nummer) : std::nullopt;
        if (met_nummer && !bsn) return;
        const Signaalzoeker zoeker{filter, bsn, kies_toegang(filter, met_nummer),
                                   statusplaatsen(filter.statussen), *peil};
        gevonden->totaal = tel_signalen(zoeker, nu);
        for (const long long id : zoek_signaalnummers(zoeker, blad))
            read_signaalrij(id, filter, gevonden->rijen);
    });
    return gevonden;
}

// A list of whole statuses as it is now has its length in the store; any other is counted in its own range.
std::int64_t SqliteStore::tel_signalen(const Signaalzoeker& zoeker, Peilmoment nu) {
    if (zoeker.alleen_statussen() && zoeker.peil == nu) {
        const auto totaal = find_signaaltotaal(zoeker.filter.gemeente, zoeker.filter.wet);
        std::int64_t som = 0;
        for (const auto status : zoeker.statussen)
            som += status == "NIEUW"            ? totaal.nieuw
                   : status == "IN_BEHANDELING" ? totaal.in_behandeling
                   : status == "AFGEHANDELD"    ? totaal.afgehandeld
                                                : 0;
        return som;
    }
    Statement& st = statement(signaalaantal(zoeker.toegang));
    Vuller vul(st.in());
    zoeker.matches(vul);
    return st.only() ? st.out()[0].number : 0;
}

std::vector<long long> SqliteStore::zoek_signaalnummers(const Signaalzoeker& zoeker, const Bladvraag& blad) {
    const bool gesorteerd = zoeker.filter.volgorde.has_value();
    Statement& st = statement(gesorteerd ? signaalvolgorde(zoeker.toegang, *zoeker.filter.volgorde)
                                         : signaalblad(zoeker.toegang));
    Vuller vul(st.in());
    if (gesorteerd) {
        zoeker.matches(vul);
    } else {
        for (const auto status : zoeker.statussen) {
            zoeker.ingang(vul);
            vul.tekst(status);
            zoeker.periode(vul);
        }
    }
    vul.getal(blad.aantal).getal(blad.overslaan);
    std::vector<long long> nummers;
    for (bool more = st.first(); more; more = st.next()) nummers.push_back(st.out()[0].number);
    return nummers;
}

void SqliteStore::read_signaalrij(long long id, const Signalenfilter& filter,
                                  std::vector<Signaalrij>& rijen) {
    Statement& st = statement(Query::signaalrij).with(id, filter.gemeente.text(), to_year(filter.wet));
    if (!st.only()) return;
    Signaalrij rij{blank_signaal(), {}, {}};
    rij.signaal.id = st.out()[0].number;
    Reader reader(st.out(), 1, m_tabellen);
    signaal_fields(rij.signaal, reader);
    reader("a_nummer", rij.a_nummer);
    reader("achternaam", rij.achternaam);
    rijen.push_back(std::move(rij));
}

Signaaltelling SqliteStore::find_signaaltotaal(const Gemeentecode& gemeente, Wet wet) {
    return guarded([&] {
        Signaaltelling telling;
        Statement& st = statement(Query::signaaltotaal).with(gemeente.text(), to_year(wet));
        if (st.only()) telling = as_telling(st.out());
        return telling;
    });
}

}  // namespace isi::sqlite
