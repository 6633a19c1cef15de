// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <stop_token>
#include <string>
#include <thread>

#include "gateway/log.hpp"
#include "gateway/magda/toeleiding_uit.hpp"
#include "instellingen.hpp"
#include "isi_store/kbi_store.hpp"
#include "lijnen.hpp"
#include "tellers.hpp"
#include "wachttijd.hpp"

/// The outbox: appointments that were accepted here go to the far side, each with the same id on every try.
/// Never lost: what has no answer stays in the store and is tried again. Never double: the far side knows an
/// id that it has seen.
namespace isi::bezorging {

/// Keeps a durable record that this appointment is about to be sent; false: it could not, and nothing is
/// sent.
using Vastlegger = std::function<bool(const kbi::Afspraak&)>;

/// A thread of its own from construction to `stop`.
class Bezorger {
 public:
    /// `store` is the outbox's own handle, open for writing; `klok` gives seconds since 1970. Throws when
    /// libcurl cannot be had.
    Bezorger(std::unique_ptr<kbi::KbiStore> store, Instellingen instellingen, magda::Zelf wij,
             Vastlegger leg_vast, std::function<Seconden()> klok, log::Log& log);
    ~Bezorger();
    Bezorger(const Bezorger&) = delete;
    Bezorger& operator=(const Bezorger&) = delete;

    /// Begins nothing more, gives what is under way a few seconds, and returns. What then has no answer yet
    /// is tried again after the next start.
    void stop() noexcept;
    [[nodiscard]] Tellers tellers() const noexcept;

 private:
    void loop(const std::stop_token& stop);
    void begin_wat_mag();
    bool begin(const kbi::Afspraak& afspraak, Seconden nu);
    void verwerk(const Antwoord& antwoord);
    void vergeefs(const std::string& oorzaak);
    void rond_af(const kbi::Afspraak& afspraak, const magda::Toeleidingsantwoord& antwoord);
    void beproef(const std::function<void()>& werk) noexcept;
    [[nodiscard]] double toeval();

    std::unique_ptr<kbi::KbiStore> m_store;
    Instellingen m_instellingen;
    magda::Zelf m_wij;
    Vastlegger m_leg_vast;
    std::function<Seconden()> m_klok;
    log::Log& m_log;
    Lijnen m_lijnen;
    Bereikbaarheid m_bereikbaarheid;
    std::mt19937_64 m_toeval{std::random_device{}()};
    std::map<std::int64_t, kbi::Afspraak> m_onderweg;
    bool m_vastgelegd = true;  ///< the last record could be kept
    std::atomic<std::uint64_t> m_pogingen{0}, m_bevestigd{0}, m_geweigerd{0}, m_vergeefs{0}, m_wachtend{0};
    std::atomic<bool> m_bereikbaar{false};
    std::jthread m_draad;  // last: stopped and joined first
};

}  // namespace isi::bezorging
