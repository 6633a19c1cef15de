// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

#include "gateway/kbi/partners.hpp"
#include "gateway/sleutels/sleutels.hpp"
#include "isi_store/kbi_store.hpp"

namespace isi {

/// Who may ask, as it was at one moment.
struct Wiemag {
    std::shared_ptr<const sleutels::Register> sleutels;
    std::shared_ptr<const kbi::Partnerregister> partners;
};

/// Keeps the registries of keys and of Flemish partners fresh: a thread of its own looks at the store's
/// version every second and swaps the whole snapshot, so that a revocation holds within five seconds, on open
/// connections too. Also writes last use, in batches.
class Sleutelhouder {
 public:
    using Melder = std::function<void(std::string_view wat)>;  ///< a failed refresh, for the technical log

    /// `store` and `kbi` are the holder's own handles, the first open for writing. Reads the first snapshot;
    /// throws StoreFailure.
    Sleutelhouder(std::unique_ptr<Store> store, std::unique_ptr<kbi::KbiStore> kbi, Melder melder);
    ~Sleutelhouder();
    Sleutelhouder(const Sleutelhouder&) = delete;
    Sleutelhouder& operator=(const Sleutelhouder&) = delete;

    /// Both null when the store could not be read for half a minute: who cannot know what was revoked, says
    /// no.
    [[nodiscard]] Wiemag actueel() const;
    void note_gebruik(const std::string& sleutel_id, Seconden wanneer);

 private:
    static constexpr std::chrono::seconds ververs_elke{1};
    static constexpr std::chrono::seconds houdbaar{30};
    static constexpr int gebruik_elke = 10;  ///< rounds between two writes of last use

    void loop(const std::stop_token& stop);
    void ververs();
    void schrijf_gebruik();

    std::unique_ptr<Store> m_store;  // used by the constructor, then only by the thread
    std::unique_ptr<kbi::KbiStore> m_kbi;
    Melder m_melder;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wek;
    Wiemag m_wiemag;
    std::chrono::steady_clock::time_point m_ververst;
    std::map<std::string, Seconden> m_gebruik;
    std::jthread m_draad;  // last: stopped and joined first
};

}  // namespace isi
