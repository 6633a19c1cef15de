// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "gateway/audit/audit.hpp"
#include "gateway/front/front.hpp"

namespace isi {

/// What the front refused by itself (handshakes, framing) on its way to the audit: one record per cause,
/// subject and minute with a count, so that a flood costs the audit nothing. No data ever left on these, so a
/// record may be late.
class Weigerboek {
 public:
    Weigerboek(audit::Schrijver& audit, std::function<std::int64_t()> klok_us);
    ~Weigerboek();  ///< writes what it holds
    Weigerboek(const Weigerboek&) = delete;
    Weigerboek& operator=(const Weigerboek&) = delete;
    void note(const front::Weigering& weigering);

 private:
    static constexpr std::chrono::seconds schrijf_elke{60};
    static constexpr std::size_t soorten_max = 4096;  ///< above it causes are counted together

    void loop(const std::stop_token& stop);
    void schrijf();

    audit::Schrijver& m_audit;
    std::function<std::int64_t()> m_klok_us;
    std::mutex m_mutex;
    std::condition_variable_any m_wek;
    std::map<std::string, audit::Record> m_open;
    std::jthread m_draad;  // last: stopped and joined first
};

}  // namespace isi
