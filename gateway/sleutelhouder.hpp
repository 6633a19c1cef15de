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

#include "gateway/sleutels/sleutels.hpp"
#include "isi_store/store.hpp"

namespace isi {

/// Keeps the key registry fresh: a thread of its own looks at the store's version every second and swaps the
/// whole snapshot, so that a revocation holds within five seconds, on open connections too. Also writes last
/// use, in batches.
class Sleutelhouder {
 public:
    using Melder = std::function<void(std::string_view wat)>;  ///< a failed refresh, for the technical log

    /// `store` is the holder's own handle, open for writing. Reads the first snapshot; throws StoreFailure.
    Sleutelhouder(std::unique_ptr<Store> store, Melder melder);
    ~Sleutelhouder();
    Sleutelhouder(const Sleutelhouder&) = delete;
    Sleutelhouder& operator=(const Sleutelhouder&) = delete;

    /// nullptr when the store could not be read for half a minute: who cannot know what was revoked, says no.
    [[nodiscard]] std::shared_ptr<const sleutels::Register> actueel() const;
    void note_gebruik(const std::string& sleutel_id, Seconden wanneer);

 private:
    static constexpr std::chrono::seconds ververs_elke{1};
    static constexpr std::chrono::seconds houdbaar{30};
    static constexpr int gebruik_elke = 10;  ///< rounds between two writes of last use

    void loop(const std::stop_token& stop);
    void ververs();
    void schrijf_gebruik();

    std::unique_ptr<Store> m_store;  // used by the constructor, then only by the thread
    Melder m_melder;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wek;
    std::shared_ptr<const sleutels::Register> m_register;
    std::chrono::steady_clock::time_point m_ververst;
    std::map<std::string, Seconden> m_gebruik;
    std::jthread m_draad;  // last: stopped and joined first
};

}  // namespace isi
