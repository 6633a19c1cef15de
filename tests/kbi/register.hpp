// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "isi_store/kbi_store.hpp"

namespace isi::kbi::proef {

/// A register in memory: the plainest thing that keeps the promises of KbiStore.
class Register : public KbiStore {
 public:
    std::optional<Persoonsstand> find_stand(const Insz& insz) override { return zoek(m.standen, insz); }
    std::optional<KbiDossier> find_dossier(const Insz& insz) override { return zoek(m.dossiers, insz); }
    std::optional<KbiDossier> find_panelen(const Insz& insz, const std::vector<Paneel>& welke) override {
        auto dossier = find_dossier(insz);
        if (dossier)
            std::erase_if(dossier->panelen, [&](const Paneeltekst& een) {
                return std::find(welke.begin(), welke.end(), een.paneel) == welke.end();
            });
        return dossier;
    }
    std::vector<Inschrijving> list_inschrijvingen(const Insz& insz, std::string_view kbo) override {
        std::vector<Inschrijving> uit;
        for (const auto& een : m.inschrijvingen)
            if (een.insz == insz && een.kbo == kbo) uit.push_back(een);
        std::stable_sort(uit.begin(), uit.end(),
                         [](const auto& a, const auto& b) { return a.begin < b.begin; });
        return uit;
    }
    std::optional<Schoolinschrijving> find_schoolinschrijving(const Insz& insz) override {
        return zoek(m.scholen, insz);
    }
    std::optional<Inburgeringsplan> find_plan(const Insz& insz) override { return zoek(m.plannen, insz); }
    void each_dossier(const std::function<bool(const KbiDossier&)>& geef) override {
        for (const auto& [insz, dossier] : m.dossiers)
            if (!geef(dossier)) return;
    }

    std::vector<Partner> load_partners() override { return m.partners; }
    std::int64_t partnerversie() override { return m.versie; }

    void save_stand(const Insz& insz, const Persoonsstand& stand) override {
        m.standen.insert_or_assign(insz, stand);
    }
    void save_dossier(const KbiDossier& dossier) override {
        m.dossiers.insert_or_assign(dossier.insz, dossier);
        m.standen.try_emplace(dossier.insz);
    }
    void remove_dossier(const Insz& insz) override { m.dossiers.erase(insz); }
    Inschrijfresultaat save_inschrijving(const Inschrijving& nieuw) override {
        for (const auto& een : m.inschrijvingen)
            if (zelfde(een, nieuw.insz, nieuw.kbo, nieuw.hoedanigheid) &&
                (!nieuw.einde || een.begin <= *nieuw.einde) && (!een.einde || nieuw.begin <= *een.einde))
                return Inschrijfresultaat::bestaat_al;
        m.inschrijvingen.push_back(nieuw);
        m.inschrijvingen.back().id = static_cast<std::int64_t>(m.inschrijvingen.size());
        return Inschrijfresultaat::ingeschreven;
    }
    int end_inschrijvingen(const Insz& insz, std::string_view kbo, std::string_view hoedanigheid,
                           std::string_view einde) override {
        const auto raakt = [&](const Inschrijving& een) {
            return zelfde(een, insz, kbo, hoedanigheid) && (!een.einde || *een.einde >= einde);
        };
        const auto weg = std::erase_if(
            m.inschrijvingen, [&](const Inschrijving& een) { return raakt(een) && een.begin > einde; });
        int aantal = static_cast<int>(weg);
        for (auto& een : m.inschrijvingen) {
            if (!raakt(een)) continue;
            een.einde = std::string(einde);
            ++aantal;
        }
        return aantal;
    }
    void save_schoolinschrijving(const Schoolinschrijving& een) override {
        m.scholen.insert_or_assign(een.insz, een);
    }
    void save_plan(const Inburgeringsplan& plan) override { m.plannen.insert_or_assign(plan.insz, plan); }
    void save_partner(const Partner& partner) override {
        ++m.versie;
        for (auto& een : m.partners)
            if (een.organisatie_id == partner.organisatie_id) {
                een = partner;
                return;
            }
        m.partners.push_back(partner);
    }

    Aanname save_afspraak(const Afspraakvraag& vraag, Seconden nu) override {
        for (const auto& een : m.afspraken)
            if (een.vraag.id == vraag.id && een.vraag.kbo == vraag.kbo)
                return een.vraag == vraag ? Aanname::herhaling : Aanname::botsing;
        Afspraak nieuw{static_cast<std::int64_t>(m.afspraken.size()) + 1,
                       vraag,
                       nu,
                       Afleverstatus::aanvaard,
                       nu,
                       {},
                       0,
                       0};
        m.afspraken.push_back(nieuw);
        return Aanname::aangenomen;
    }
    std::vector<Afspraak> list_afspraken(const Insz& insz, std::string_view kbo) override {
        std::vector<Afspraak> uit;
        std::copy_if(m.afspraken.rbegin(), m.afspraken.rend(), std::back_inserter(uit),
                     [&](const Afspraak& een) { return een.vraag.insz == insz && een.vraag.kbo == kbo; });
        return uit;
    }
    std::vector<Afspraak> list_te_bezorgen(Seconden nu, std::size_t hoogstens) override {
        std::vector<Afspraak> uit;
        for (const auto& een : m.afspraken)
            if (wacht(een) && een.volgende_poging <= nu && uit.size() < hoogstens) uit.push_back(een);
        return uit;
    }
    std::optional<Seconden> find_volgende_bezorging() override {
        std::optional<Seconden> uit;
        for (const auto& een : m.afspraken)
            if (wacht(een) && (!uit || een.volgende_poging < *uit)) uit = een.volgende_poging;
        return uit;
    }
    std::int64_t count_te_bezorgen() override {
        return std::count_if(m.afspraken.begin(), m.afspraken.end(), wacht);
    }
    void note_poging(std::int64_t nummer, Seconden nu, Seconden volgende) override {
        auto& een = m.afspraken.at(static_cast<std::size_t>(nummer - 1));
        if (een.aflevering == Afleverstatus::aanvaard) een.aflevering_op = nu;
        if (wacht(een)) een.aflevering = Afleverstatus::verzonden;
        ++een.pogingen;
        een.volgende_poging = volgende;
    }
    void note_aflevering(std::int64_t nummer, Afleverstatus status, Seconden nu) override {
        auto& een = m.afspraken.at(static_cast<std::size_t>(nummer - 1));
        een.aflevering = status;
        een.aflevering_op = nu;
    }
    void note_status(std::string_view kbo, std::string_view id, std::string_view status) override {
        for (auto& een : m.afspraken)
            if (een.vraag.kbo == kbo && een.vraag.id == id) een.status = std::string(status);
    }

    void transaction(const std::function<void()>& werk) override {
        const Inhoud voor = m;
        try {
            werk();
        } catch (...) {
            m = voor;
            throw;
        }
    }

 private:
    template <class Waarde>
    static std::optional<Waarde> zoek(const std::map<Insz, Waarde>& tabel, const Insz& insz) {
        const auto rij = tabel.find(insz);
        return rij == tabel.end() ? std::nullopt : std::optional(rij->second);
    }
    static bool zelfde(const Inschrijving& een, const Insz& insz, std::string_view kbo,
                       std::string_view hoedanigheid) {
        return een.insz == insz && een.kbo == kbo && een.hoedanigheid == hoedanigheid;
    }
    static bool wacht(const Afspraak& een) {
        return een.aflevering == Afleverstatus::aanvaard || een.aflevering == Afleverstatus::verzonden;
    }

    struct Inhoud {
        std::map<Insz, Persoonsstand> standen;
        std::map<Insz, KbiDossier> dossiers;
        std::map<Insz, Inburgeringsplan> plannen;
        std::map<Insz, Schoolinschrijving> scholen;
        std::vector<Inschrijving> inschrijvingen;
        std::vector<Afspraak> afspraken;
        std::vector<Partner> partners;
        std::int64_t versie = 0;
    };
    Inhoud m;
};

}  // namespace isi::kbi::proef
