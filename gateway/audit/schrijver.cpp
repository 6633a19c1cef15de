// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "audit.hpp"
#include "codec.hpp"
#include "logboek.hpp"

namespace isi::audit {
namespace {

using Tijd = std::chrono::steady_clock::time_point;
constexpr std::chrono::seconds opnieuw_na{1};

struct Aanvraag {
    std::vector<Bytes> records;
    Schrijver::Klaar klaar;
};

class Groepsschrijver final : public Schrijver {
 public:
    explicit Groepsschrijver(const Instellingen& instellingen)
        : m_instellingen(instellingen), m_nummers(instellingen.sleutelbestand), m_logboek(instellingen) {
        m_logboek.open();
        m_draad = std::thread([this] { run(); });
    }
    ~Groepsschrijver() override { Groepsschrijver::stop(); }

    bool submit(std::vector<Record> records, Klaar klaar) override;
    [[nodiscard]] bool schrijfbaar() const noexcept override { return m_schrijfbaar; }
    [[nodiscard]] std::string storing() const override;
    [[nodiscard]] Tellers tellers() const noexcept override;
    void stop() override;

 private:
    void run();
    bool wait_for_work(std::deque<Aanvraag>& groep);
    void write(std::deque<Aanvraag>& groep) noexcept;
    void append(const std::deque<Aanvraag>& groep);
    void note_failure(const std::exception& fout, std::size_t aanvragen) noexcept;
    void sign_if_due(bool nu) noexcept;
    [[nodiscard]] Bytes hersteld() const;

    const Instellingen m_instellingen;
    const Nummers m_nummers;
    Logboek m_logboek;  // of the writer's thread, once that runs

    mutable std::mutex m_mutex;
    std::condition_variable m_werk;
    std::deque<Aanvraag> m_wachtrij;
    bool m_stoppen = false;
    std::string m_storing;

    std::atomic<bool> m_schrijfbaar{true};
    std::atomic<std::uint64_t> m_records{0}, m_transacties{0}, m_mislukt{0}, m_vol{0};
    std::uint64_t m_gemist = 0;  // requests refused since the last success
    Tijd m_ondertekend = std::chrono::steady_clock::now();
    std::thread m_draad;
};

bool Groepsschrijver::submit(std::vector<Record> records, Klaar klaar) {
    {
        const std::lock_guard slot(m_mutex);  // look first: an overload should not pay for encryption
        if (m_stoppen || m_wachtrij.size() >= m_instellingen.wachtrij_max) {
            ++m_vol;
            return false;
        }
    }
    Aanvraag aanvraag{{}, std::move(klaar)};
    aanvraag.records.reserve(records.size());
    for (const auto& record : records) aanvraag.records.push_back(encode(record, m_nummers));
    {
        const std::lock_guard slot(m_mutex);
        if (m_stoppen || m_wachtrij.size() >= m_instellingen.wachtrij_max) {
            ++m_vol;
            return false;
        }
        m_wachtrij.push_back(std::move(aanvraag));
    }
    m_werk.notify_one();
    return true;
}

void Groepsschrijver::stop() {
    {
        const std::lock_guard slot(m_mutex);
        m_stoppen = true;
    }
    m_werk.notify_one();
    if (m_draad.joinable()) m_draad.join();
}

std::string Groepsschrijver::storing() const {
    const std::lock_guard slot(m_mutex);
    return m_storing;
}

Tellers Groepsschrijver::tellers() const noexcept {
    const std::lock_guard slot(m_mutex);
    return {m_records, m_transacties, m_mislukt, m_vol, m_wachtrij.size(), m_logboek.niet_verzegeld()};
}

void Groepsschrijver::run() {
    std::deque<Aanvraag> groep;
    while (wait_for_work(groep)) {
        if (!groep.empty() || !m_schrijfbaar) write(groep);
        groep.clear();
        sign_if_due(false);
    }
    sign_if_due(true);
}

/// Takes what has gathered, at most groep_max records but always a whole request. false: stopped and nothing
/// waits.
bool Groepsschrijver::wait_for_work(std::deque<Aanvraag>& groep) {
    std::unique_lock slot(m_mutex);
    // Without work it wakes for a checkpoint that is due, and to see whether the disk is back.
    const std::chrono::seconds wekker = m_schrijfbaar ? m_instellingen.checkpoint_elke : opnieuw_na;
    m_werk.wait_for(slot, wekker, [this] { return m_stoppen || !m_wachtrij.empty(); });
    std::size_t records = 0;
    while (!m_wachtrij.empty() &&
           (groep.empty() || records + m_wachtrij.front().records.size() <= m_instellingen.groep_max)) {
        records += m_wachtrij.front().records.size();
        groep.push_back(std::move(m_wachtrij.front()));
        m_wachtrij.pop_front();
    }
    return !groep.empty() || !m_stoppen;
}

void Groepsschrijver::write(std::deque<Aanvraag>& groep) noexcept {
    bool geschreven = false;
    try {
        append(groep);
        geschreven = true;
    } catch (const std::exception& fout) {
        note_failure(fout, groep.size());
    }
    for (auto& aanvraag : groep)
        if (aanvraag.klaar) aanvraag.klaar(geschreven);
}

void Groepsschrijver::append(const std::deque<Aanvraag>& groep) {
    if (!m_logboek.is_open()) m_logboek.open();
    std::vector<const Bytes*> records;
    Bytes melding;
    if (!m_schrijfbaar) records.push_back(&(melding = hersteld()));
    for (const auto& aanvraag : groep)
        for (const auto& record : aanvraag.records) records.push_back(&record);
    if (records.empty()) return;
    m_logboek.append(records);
    m_records += records.size();
    ++m_transacties;
    if (m_schrijfbaar) return;
    m_gemist = 0;
    const std::lock_guard slot(m_mutex);
    m_storing.clear();
    m_schrijfbaar = true;
}

void Groepsschrijver::note_failure(const std::exception& fout, std::size_t aanvragen) noexcept {
    m_logboek.close();
    m_mislukt += aanvragen;
    m_gemist += aanvragen;
    const std::lock_guard slot(m_mutex);
    m_storing = fout.what();
    m_schrijfbaar = false;
}

void Groepsschrijver::sign_if_due(bool nu) noexcept {
    const auto tijd = std::chrono::steady_clock::now();
    const bool tijd_om = tijd - m_ondertekend >= m_instellingen.checkpoint_elke;
    if (!m_logboek.is_open()) return;
    if (!nu && !tijd_om && m_logboek.zonder_checkpoint() < m_instellingen.checkpoint_records) return;
    m_ondertekend = tijd;
    try {
        m_logboek.write_checkpoint();
    } catch (const std::exception& fout) {
        // The records are durable, so answers may go on; the next turn signs again.
        const std::lock_guard slot(m_mutex);
        m_storing = fout.what();
    }
}

Bytes Groepsschrijver::hersteld() const {
    Record record;
    record.gebeurtenis = Gebeurtenis::beheer;
    record.beslissing = Beslissing::mislukt;
    record.tijdstip_us = std::chrono::duration_cast<std::chrono::microseconds>(
                             std::chrono::system_clock::now().time_since_epoch())
                             .count();
    record.operatie = "audit";
    record.reden = fmt::format("schrijven hersteld; verzoeken zonder record geweigerd: {}", m_gemist);
    record.aantal = static_cast<std::uint32_t>(m_gemist);
    return encode(record, m_nummers);
}

}  // namespace

std::unique_ptr<Schrijver> open_schrijver(const Instellingen& instellingen) {
    return std::make_unique<Groepsschrijver>(instellingen);
}

}  // namespace isi::audit
