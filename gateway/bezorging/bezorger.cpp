// SPDX-License-Identifier: GPL-3.0-or-later
#include "bezorger.hpp"

#include <chrono>
#include <exception>
#include <utility>

#include "keuze.hpp"

namespace isi::bezorging {
namespace {

using kbi::Afleverstatus;
using kbi::Afspraak;
using log::Gebeurtenis;
using log::Niveau;
using log::Veld;
using Klok = std::chrono::steady_clock;

// How soon an appointment that was accepted is noticed, without a tie between the workers and this thread.
constexpr std::chrono::milliseconds kijk_elke{1000};
constexpr std::chrono::seconds stopgeduld{5};
constexpr auto operatie = "RegistreerToeleiding uit";

}  // namespace

Bezorger::Bezorger(std::unique_ptr<kbi::KbiStore> store, Instellingen instellingen, magda::Zelf wij,
                   Vastlegger leg_vast, std::function<Seconden()> klok, log::Log& log)
    : m_store(std::move(store)),
      m_instellingen(std::move(instellingen)),
      m_wij(std::move(wij)),
      m_leg_vast(std::move(leg_vast)),
      m_klok(std::move(klok)),
      m_log(log),
      m_lijnen(m_instellingen, magda::soap_action_toeleiding),
      m_bereikbaarheid(m_instellingen),
      m_draad([this](const std::stop_token& stop) { loop(stop); }) {}

Bezorger::~Bezorger() {
    stop();
}

void Bezorger::stop() noexcept {
    m_draad.request_stop();
    m_lijnen.wek();
    if (m_draad.joinable()) m_draad.join();
}

void Bezorger::loop(const std::stop_token& stop) {
    auto einde = Klok::time_point::max();
    for (;;) {
        if (!stop.stop_requested())
            beproef([this] { begin_wat_mag(); });
        else if (einde == Klok::time_point::max())
            einde = Klok::now() + stopgeduld;
        if (stop.stop_requested() && (m_onderweg.empty() || Klok::now() > einde)) return;
        for (const auto& antwoord : m_lijnen.wacht(kijk_elke)) beproef([&] { verwerk(antwoord); });
    }
}

// The store is away or full, or memory is: nothing is lost by waiting for the next round.
void Bezorger::beproef(const std::function<void()>& werk) noexcept {
    try {
        werk();
    } catch (const StoreFailure& e) {
        m_log.schrijf(Niveau::fout, Gebeurtenis::store_fout,
                      {{Veld::operatie, operatie}, {Veld::oorzaak, e.what()}});
    } catch (const std::exception& e) {
        m_log.schrijf(Niveau::fout, Gebeurtenis::onverwacht,
                      {{Veld::operatie, operatie}, {Veld::oorzaak, e.what()}});
    }
}

void Bezorger::begin_wat_mag() {
    m_wachtend = static_cast<std::uint64_t>(m_store->count_te_bezorgen());
    const auto ruimte = m_bereikbaarheid.ruimte(Klok::now(), m_onderweg.size());
    if (ruimte == 0 || m_wachtend == m_onderweg.size()) return;
    std::set<Insz> bezet;
    for (const auto& [nummer, afspraak] : m_onderweg) bezet.insert(afspraak.vraag.insz);
    const Seconden nu = m_klok();
    const Seconden tot = peilmoment(*m_store, nu, m_instellingen.hoogste_wachttijd.count());
    for (const auto& afspraak : kies(*m_store, tot, ruimte, bezet, m_bereikbaarheid.op_proef()))
        if (!begin(afspraak, nu)) return;
}

// In this order, so that a kill between any two steps leaves an appointment that is tried again, and never
// one that was sent without a record.
bool Bezorger::begin(const Afspraak& afspraak, Seconden nu) {
    const bool vastgelegd = m_leg_vast(afspraak);
    if (vastgelegd != std::exchange(m_vastgelegd, vastgelegd))
        m_log.schrijf(vastgelegd ? Niveau::info : Niveau::fout,
                      vastgelegd ? Gebeurtenis::audit_hersteld : Gebeurtenis::audit_onschrijfbaar,
                      {{Veld::operatie, operatie}});
    if (!vastgelegd) return false;
    const auto wacht = wachttijd(afspraak.pogingen + 1, m_instellingen, toeval());
    m_store->note_poging(afspraak.nummer, nu, nu + std::chrono::ceil<std::chrono::seconds>(wacht).count());
    ++m_pogingen;
    m_lijnen.begin(afspraak.nummer, magda::schrijf_toeleiding(afspraak, m_wij, nu));
    m_onderweg.emplace(afspraak.nummer, afspraak);
    return true;
}

void Bezorger::verwerk(const Antwoord& antwoord) {
    const auto rit = m_onderweg.extract(antwoord.nummer);
    const auto& afspraak = rit.mapped();
    if (antwoord.status == 0) return vergeefs(antwoord.oorzaak);
    if (antwoord.status != 200) return vergeefs("HTTP " + std::to_string(antwoord.status));
    const auto gelezen = magda::lees_toeleiding_antwoord(antwoord.inhoud, afspraak.vraag.id);
    if (gelezen.oordeel == magda::Oordeel::opnieuw)
        return vergeefs(gelezen.code.empty() ? "no answer to this question" : gelezen.code);
    if (m_bereikbaarheid.note_er())
        m_log.schrijf(Niveau::info, Gebeurtenis::bezorging_hersteld, {{Veld::wachtrij, m_wachtend.load()}});
    m_bereikbaar = true;
    rond_af(afspraak, gelezen);
}

void Bezorger::vergeefs(const std::string& oorzaak) {
    ++m_vergeefs;
    m_bereikbaar = false;
    if (m_bereikbaarheid.note_weg(Klok::now(), toeval()))
        m_log.schrijf(Niveau::waarschuwing, Gebeurtenis::bezorging_gestoord,
                      {{Veld::oorzaak, oorzaak}, {Veld::wachtrij, m_wachtend.load()}});
}

void Bezorger::rond_af(const Afspraak& afspraak, const magda::Toeleidingsantwoord& antwoord) {
    const bool goed = antwoord.oordeel == magda::Oordeel::bevestigd;
    m_store->transaction([&] {
        m_store->note_aflevering(afspraak.nummer, goed ? Afleverstatus::bevestigd : Afleverstatus::geweigerd,
                                 m_klok());
        if (antwoord.status) m_store->note_status(afspraak.vraag.kbo, afspraak.vraag.id, *antwoord.status);
    });
    ++(goed ? m_bevestigd : m_geweigerd);
    m_log.schrijf(goed ? Niveau::debug : Niveau::waarschuwing,
                  goed ? Gebeurtenis::bezorgd : Gebeurtenis::bezorging_geweigerd,
                  {{Veld::aantal, afspraak.pogingen + 1}, {Veld::uitkomst, antwoord.code}});
}

Tellers Bezorger::tellers() const noexcept {
    return {m_pogingen, m_bevestigd, m_geweigerd, m_vergeefs, m_wachtend, m_bereikbaar};
}

double Bezorger::toeval() {
    return std::uniform_real_distribution<double>(0, 1)(m_toeval);
}

}  // namespace isi::bezorging
