// SPDX-License-Identifier: GPL-3.0-or-later
#include "sleutelhouder.hpp"

#include <utility>

namespace isi {

Sleutelhouder::Sleutelhouder(std::unique_ptr<Store> store, std::unique_ptr<kbi::KbiStore> kbi, Melder melder)
    : m_store(std::move(store)), m_kbi(std::move(kbi)), m_melder(std::move(melder)) {
    ververs();
    m_draad = std::jthread([this](const std::stop_token& stop) { loop(stop); });
}

Sleutelhouder::~Sleutelhouder() = default;

Wiemag Sleutelhouder::actueel() const {
    const std::lock_guard slot(m_mutex);
    if (std::chrono::steady_clock::now() - m_ververst > houdbaar) return {};
    return m_wiemag;
}

void Sleutelhouder::note_gebruik(const std::string& sleutel_id, Seconden wanneer) {
    const std::lock_guard slot(m_mutex);
    m_gebruik[sleutel_id] = wanneer;
}

void Sleutelhouder::loop(const std::stop_token& stop) {
    for (int ronde = 1; !stop.stop_requested(); ++ronde) {
        {
            std::unique_lock slot(m_mutex);
            m_wek.wait_for(slot, stop, ververs_elke, [] { return false; });
        }
        try {
            ververs();
            if (ronde % gebruik_elke == 0 || stop.stop_requested()) schrijf_gebruik();
        } catch (const std::exception& e) {
            m_melder(e.what());
        }
    }
}

void Sleutelhouder::ververs() {
    const auto versie = m_store->sleutelversie();
    Wiemag nieuw = m_wiemag;  // only this thread writes it
    if (!nieuw.sleutels || nieuw.sleutels->versie() != versie) {
        nieuw.partners = std::make_shared<const kbi::Partnerregister>(m_kbi->load_partners());
        nieuw.sleutels = std::make_shared<const sleutels::Register>(m_store->load_sleutels());
    }
    const std::lock_guard slot(m_mutex);
    m_wiemag = std::move(nieuw);
    m_ververst = std::chrono::steady_clock::now();
}

void Sleutelhouder::schrijf_gebruik() {
    std::map<std::string, Seconden> gebruik;
    {
        const std::lock_guard slot(m_mutex);
        gebruik.swap(m_gebruik);
    }
    if (gebruik.empty()) return;
    m_store->transaction([&] {
        for (const auto& [sleutel_id, wanneer] : gebruik) m_store->note_gebruik(sleutel_id, wanneer);
    });
}

}  // namespace isi
