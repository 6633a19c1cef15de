// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <deque>

#include "kunst.hpp"

namespace isi::admin {
namespace {

using Clock = std::chrono::steady_clock;
using Duur = std::chrono::duration<double, std::milli>;

/// What a transaction aims at, and the size that is thought to take so long. The design's limit is 50 ms: the
/// commit, whose length is not known beforehand, comes on top of the writing.
constexpr double doel_ms = 30;
constexpr double schrijfgrens_ms = 35;

/// Writes person after person, in transactions that hold the writer's lock for a short time only. New persons
/// are made between them, so that another writer gets its turn.
class Schrijver {
 public:
    Schrijver(Store& store, const Kunstopdracht& opdracht, std::uint64_t van, std::uint64_t tot)
        : m_store(store),
          m_reeks(opdracht, store.list_brp_tabellen(), van),
          m_merk{opdracht.seed, van, opdracht.peildatum.text()},
          m_gemaakt(van),
          m_tot(tot) {}

    bool klaar() const noexcept { return m_merk.personen == m_tot; }
    std::uint64_t volgende() const noexcept { return m_merk.personen; }
    const Kunstuitkomst& uitkomst() const noexcept { return m_uitkomst; }

    void schrijf_partij() {
        while (m_wachtend.size() < m_grootte && m_gemaakt < m_tot) {
            m_wachtend.push_back(m_reeks.volgende());
            ++m_gemaakt;
        }
        Clock::time_point begin;
        std::size_t aantal = 0;
        m_store.transaction([&] {
            begin = Clock::now();
            while (aantal < m_wachtend.size() && Duur(Clock::now() - begin).count() < schrijfgrens_ms)
                schrijf(m_wachtend[aantal++]);
            m_merk.personen += aantal;
            m_store.save_kenmerk("kunstmatig", als_tekst(m_merk));
        });
        const double ms = Duur(Clock::now() - begin).count();
        m_wachtend.erase(m_wachtend.begin(), m_wachtend.begin() + static_cast<std::ptrdiff_t>(aantal));
        m_uitkomst.langste_ms = std::max(m_uitkomst.langste_ms, ms);
        ++m_uitkomst.partijen;
        const double factor = std::clamp(doel_ms / std::max(ms, 0.01), 0.5, 1.25);
        m_grootte =
            std::clamp<std::size_t>(static_cast<std::size_t>(static_cast<double>(aantal) * factor), 8, 5000);
    }

 private:
    void schrijf(Kunstpersoon& persoon) {
        auto& dossier = persoon.dossier;
        try {
            m_store.save_persoon(dossier);
        } catch (const StoreFailure&) {
            // The A-nummer may be that of a person who was there before.
            if (!dossier.kop.a_nummer) throw;
            dossier.kop.a_nummer.reset();
            m_store.save_persoon(dossier);
            ++m_uitkomst.zonder_a_nummer;
        }
        for (const auto& signaal : persoon.signalen) m_store.save_signaal(signaal);
        ++m_uitkomst.personen;
        m_uitkomst.signalen += persoon.signalen.size();
        if (dossier.examens) m_uitkomst.examenonderdelen += dossier.examens->onderdelen.size();
    }

    Store& m_store;
    Kunstreeks m_reeks;
    Kunstmerk m_merk;
    std::uint64_t m_gemaakt, m_tot;
    std::size_t m_grootte = 50;
    std::deque<Kunstpersoon> m_wachtend;
    Kunstuitkomst m_uitkomst;
};

bool eet(std::string_view& tekst, std::string_view begin) {
    if (tekst.substr(0, begin.size()) != begin) return false;
    tekst.remove_prefix(begin.size());
    return true;
}

bool eet_getal(std::string_view& tekst, std::uint64_t& getal) {
    const auto [einde, fout] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), getal);
    if (fout != std::errc{}) return false;
    tekst.remove_prefix(static_cast<std::size_t>(einde - tekst.data()));
    return true;
}

}  // namespace

Kunstuitkomst schrijf_kunstpersonen(Store& store, const Kunstopdracht& opdracht, std::uint64_t van,
                                    std::uint64_t tot, const std::function<void(std::uint64_t)>& gedaan) {
    Schrijver schrijver(store, opdracht, van, std::max(van, tot));
    while (!schrijver.klaar()) {
        schrijver.schrijf_partij();
        gedaan(schrijver.volgende());
    }
    return schrijver.uitkomst();
}

std::string als_tekst(const Kunstmerk& merk) {
    return fmt::format("seed {}, peildatum {}, personen {}", merk.seed, merk.peildatum, merk.personen);
}

std::optional<Kunstmerk> parse_kunstmerk(const std::string& tekst) {
    Kunstmerk merk;
    std::string_view rest = tekst;
    if (!eet(rest, "seed ") || !eet_getal(rest, merk.seed) || !eet(rest, ", peildatum ") || rest.size() < 10)
        return std::nullopt;
    merk.peildatum = rest.substr(0, 10);
    rest.remove_prefix(10);
    if (!Dag::parse(merk.peildatum) || !eet(rest, ", personen ") || !eet_getal(rest, merk.personen) ||
        !rest.empty())
        return std::nullopt;
    return merk;
}

}  // namespace isi::admin
