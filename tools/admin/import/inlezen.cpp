// SPDX-License-Identifier: GPL-3.0-or-later
#include "inlezen.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "isi_store/domein/datumgrens.hpp"

namespace isi::gba_v {
namespace {

/// `dagen` after `dag`. A day that does not exist counts on from the end of its month.
std::string plus_dagen(const std::string& dag, std::int64_t dagen) {
    using namespace std::chrono;
    const auto deel = [&](std::size_t van, std::size_t lengte) { return std::stoi(dag.substr(van, lengte)); };
    const auto maand = static_cast<unsigned>(std::clamp(deel(5, 2), 1, 12));
    const sys_days begin = year{deel(0, 4)} / month{maand} / 1;
    const year_month_day uit{begin + days{deel(8, 2) - 1} + days{dagen}};
    const auto getal = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const std::string jaar = std::to_string(static_cast<int>(uit.year()));
    return std::string(jaar.size() < 4 ? 4 - jaar.size() : 0, '0') + jaar + '-' +
           getal(static_cast<unsigned>(uit.month())) + '-' + getal(static_cast<unsigned>(uit.day()));
}

struct Opdracht {
    Persoonsdossier dossier;
    Lot lot = Lot::aanwezig;
    std::optional<Nummerhash> hash;  ///< with a Grafsteen
    std::optional<Grafsteen> grafsteen;
};

enum class Gevolg : std::uint8_t { ongewijzigd, nieuw, gewijzigd, verwijderd };

class Inlezer {
 public:
    Inlezer(Store& store, const Inleeswens& wens, Rapport& rapport)
        : m_store(store), m_wens(wens), m_rapport(rapport) {}

    void neem(Omzetting omzetting);
    void schrijf();  ///< what is waiting

 private:
    static constexpr std::size_t max_wachtend = 256;

    Opdracht maak_opdracht(Omzetting omzetting) const;
    /// What the order would do, and does when `schrijf`.
    Gevolg voer_uit(const Opdracht& opdracht, bool schrijf);
    void tel(Gevolg gevolg);

    Store& m_store;
    const Inleeswens& m_wens;
    Rapport& m_rapport;
    std::vector<Opdracht> m_wachtend;
};

Opdracht Inlezer::maak_opdracht(Omzetting omzetting) const {
    const Lot lot = bepaal_lot(omzetting, m_wens);
    Opdracht opdracht{std::move(omzetting.dossier), lot, {}, {}};
    if (opdracht.lot == Lot::grafsteen) {
        const auto& d = opdracht.dossier;
        // Who died abroad without a gemeente in the history: the RNI's code, which no gemeente has.
        opdracht.grafsteen = Grafsteen{
            *d.wet, d.woongemeente ? *d.woongemeente : *Gemeentecode::parse("1999"), *d.kop.datum_overlijden};
        opdracht.hash = m_wens.hash(d.kop.bsn);
    }
    return opdracht;
}

void Inlezer::neem(Omzetting omzetting) {
    auto opdracht = maak_opdracht(std::move(omzetting));
    switch (opdracht.lot) {
        case Lot::aanwezig:
            break;
        case Lot::grafsteen:
            ++m_rapport("overleden", "grafsteen");
            break;
        case Lot::vergeten:
            ++m_rapport("overleden", "vergeten");
            break;
        case Lot::zonder_wet:
            ++m_rapport("overleden", "zonder_wet");
            break;
    }
    if (opdracht.lot == Lot::aanwezig && opdracht.dossier.kop.datum_overlijden)
        ++m_rapport("overleden", "aanwezig");
    // Looked at outside a transaction: a second import never waits for a writer, nor makes one wait.
    if (voer_uit(opdracht, false) == Gevolg::ongewijzigd) {
        tel(Gevolg::ongewijzigd);
        return;
    }
    m_wachtend.push_back(std::move(opdracht));
    if (m_wachtend.size() >= max_wachtend) schrijf();
}

Gevolg Inlezer::voer_uit(const Opdracht& opdracht, bool schrijf) {
    const auto& bsn = opdracht.dossier.kop.bsn;
    const auto bestaand = m_store.find_dossier(bsn);
    if (opdracht.lot == Lot::aanwezig) {
        const auto nieuw =
            bestaand ? voeg_samen(opdracht.dossier, *bestaand, m_wens.peildatum) : opdracht.dossier;
        const bool gelijk = bestaand && *bestaand == nieuw;
        if (schrijf || gelijk) m_rapport.tel_dossier(nieuw);
        if (schrijf && !gelijk) m_store.save_persoon(nieuw);
        if (gelijk) return Gevolg::ongewijzigd;
        return bestaand ? Gevolg::gewijzigd : Gevolg::nieuw;
    }
    const bool steen_staat =
        !opdracht.grafsteen || m_store.find_grafsteen(*opdracht.hash) == opdracht.grafsteen;
    if (schrijf && bestaand) m_store.remove_persoon(bsn);
    if (schrijf && !steen_staat) m_store.save_grafsteen(*opdracht.hash, *opdracht.grafsteen);
    if (bestaand) return Gevolg::verwijderd;
    return steen_staat ? Gevolg::ongewijzigd : Gevolg::nieuw;
}

void Inlezer::tel(Gevolg gevolg) {
    static constexpr std::array<const char*, 4> namen{"ongewijzigd", "nieuw", "gewijzigd", "verwijderd"};
    ++m_rapport("store", namen[static_cast<std::size_t>(gevolg)]);
}

void Inlezer::schrijf() {
    using Klok = std::chrono::steady_clock;
    std::size_t i = 0;
    while (i < m_wachtend.size()) {
        Klok::time_point begin;
        m_store.transaction([&] {
            begin = Klok::now();  // only now is the lock ours
            do tel(voer_uit(m_wachtend[i++], true));
            while (i < m_wachtend.size() && Klok::now() - begin < m_wens.slot);
        });
        const auto duur = std::chrono::ceil<std::chrono::milliseconds>(Klok::now() - begin).count();
        auto& langste = m_rapport("store", "langste_slot_ms");
        langste = std::max(langste, static_cast<std::uint64_t>(duur));
    }
    m_wachtend.clear();
}

/// What the file says twice.
struct Gezien {
    std::unordered_set<std::string> nummers, a_nummers;
    std::set<std::string> vroeger, afgewezen;
};

bool dubbel(const Persoonslijst& lijst, const Gezien& gezien, Afwijzingen& afwijzingen) {
    if (!gezien.nummers.contains(std::string{lijst.eerste()["01.01.20"]})) return false;
    afwijzingen.push_back({lijst.eerste().regel, "01.01.20", Wat::persoonslijst, Reden::dubbel_bsn});
    return true;
}

void keur_a_nummer(const Persoonslijst& lijst, Persoonskop& kop, Gezien& gezien, Afwijzingen& afwijzingen) {
    if (!kop.a_nummer || gezien.a_nummers.insert(kop.a_nummer->text()).second) return;
    kop.a_nummer.reset();
    afwijzingen.push_back({lijst.eerste().regel, "01.01.10", Wat::gegeven, Reden::dubbel_a_nummer});
}

}  // namespace

Lot bepaal_lot(const Omzetting& omzetting, const Inleeswens& wens) {
    const auto& d = omzetting.dossier;
    if (!d.kop.datum_overlijden) return Lot::aanwezig;
    if (!d.wet) return Lot::zonder_wet;
    // Not known when: the longest ago it can be.
    if (!omzetting.berichtdag) return Lot::vergeten;
    const std::string& peildag = wens.peildatum.text();
    const auto dagen = wens.overleden_na_dagen[static_cast<std::size_t>(*d.wet)];
    if (peildag < plus_dagen(*omzetting.berichtdag, dagen)) return Lot::aanwezig;
    const auto einde = plus_maanden(*omzetting.berichtdag, static_cast<int>(wens.bewaartermijn_jaren) * 12);
    return peildag < einde ? Lot::grafsteen : Lot::vergeten;
}

Rapport lees_in(std::istream& in, Store& store, const Inleeswens& wens, Afwijzingen& afwijzingen) {
    Rapport rapport;
    Lezer lezer(in);
    const Tabellen tabellen{store.list_brp_tabellen()};
    Inlezer inlezer(store, wens, rapport);
    Gezien gezien;
    while (const auto lijst = lezer.next(afwijzingen)) {
        if (wens.voortgang) wens.voortgang(lezer.gelezen());
        if (dubbel(*lijst, gezien, afwijzingen)) continue;
        auto omzetting = zet_om(*lijst, tabellen, wens.peildatum, afwijzingen);
        if (!omzetting) {
            if (const auto nummer = lijst->eerste()["01.01.20"]; !nummer.empty() && !Bsn::parse(nummer))
                gezien.afgewezen.emplace(nummer);
            continue;
        }
        gezien.nummers.insert(omzetting->dossier.kop.bsn.text());
        keur_a_nummer(*lijst, omzetting->dossier.kop, gezien, afwijzingen);
        rapport.tel_bestand(lijst->eerste());
        for (auto& nummer : omzetting->vroegere_nummers) {
            if (!Bsn::parse(nummer)) gezien.afgewezen.insert(nummer);
            gezien.vroeger.insert(std::move(nummer));
        }
        inlezer.neem(*std::move(omzetting));
    }
    inlezer.schrijf();
    auto nummers = gezien.vroeger;
    nummers.insert(gezien.afgewezen.begin(), gezien.afgewezen.end());
    std::erase_if(nummers, [&](const std::string& nummer) { return gezien.nummers.contains(nummer); });
    rapport("bestand", "persoonslijsten") = lezer.lijsten();
    rapport("bestand", "nummers") = gezien.nummers.size() + nummers.size();
    rapport("bestand", "nummers_afgewezen") = gezien.afgewezen.size();
    rapport.tel_afwijzingen(afwijzingen);
    return rapport;
}

}  // namespace isi::gba_v
