// SPDX-License-Identifier: GPL-3.0-or-later
#include "weigerboek.hpp"

#include <openssl/rand.h>

#include <utility>
#include <vector>

namespace isi {

Weigerboek::Weigerboek(audit::Schrijver& audit, std::function<std::int64_t()> klok_us)
    : m_audit(audit),
      m_klok_us(std::move(klok_us)),
      m_draad([this](const std::stop_token& stop) { loop(stop); }) {}

Weigerboek::~Weigerboek() = default;

void Weigerboek::note(const front::Weigering& weigering) {
    const std::string wie = weigering.peer ? weigering.peer->vingerafdruk : "";
    const std::lock_guard slot(m_mutex);
    const bool vol = m_open.size() >= soorten_max;
    const std::string sleutel = vol ? "overig" : weigering.oorzaak + '\n' + wie;
    auto [plaats, nieuw] = m_open.try_emplace(sleutel);
    auto& record = plaats->second;
    if (!nieuw) {
        ++record.aantal;
        return;
    }
    record.gebeurtenis =
        weigering.handdruk ? audit::Gebeurtenis::handdruk_geweigerd : audit::Gebeurtenis::bericht_geweigerd;
    record.beslissing = audit::Beslissing::geweigerd;
    record.tijdstip_us = m_klok_us();
    record.vingerafdruk = wie;
    if (weigering.peer)
        record.oin_certificaat = weigering.peer->oin.value_or(weigering.peer->kbo.value_or(""));
    record.uitkomst = weigering.handdruk ? "TLS" : "HTTP " + std::to_string(weigering.http_status);
    record.reden = vol ? "overig" : weigering.oorzaak;
    record.http_status = static_cast<std::uint16_t>(weigering.http_status);
    record.herkomst = weigering.herkomst;
    RAND_bytes(record.verzoek_id.data(), static_cast<int>(record.verzoek_id.size()));
}

void Weigerboek::loop(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        {
            std::unique_lock slot(m_mutex);
            m_wek.wait_for(slot, stop, schrijf_elke, [] { return false; });
        }
        schrijf();
    }
}

void Weigerboek::schrijf() {
    std::map<std::string, audit::Record> open;
    {
        const std::lock_guard slot(m_mutex);
        open.swap(m_open);
    }
    if (open.empty()) return;
    std::vector<audit::Record> records;
    records.reserve(open.size());
    for (auto& [sleutel, record] : open) records.push_back(std::move(record));
    m_audit.submit(std::move(records), [](bool) {});
}

}  // namespace isi
