// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace isi {

/// A bounded queue and the threads that empty it. Each thread owns a context of its own (a store handle, a
/// gSOAP context), made on the thread that uses it. Work that does not fit is refused at once: shedding is
/// cheaper than waiting.
template <class Context>
class Werkers {
 public:
    using Werk = std::function<void(Context&)>;
    using Maak = std::function<std::unique_ptr<Context>()>;

    /// Throws what `maak` throws when the first context cannot be made (so that a wrong config stops the
    /// start).
    Werkers(std::size_t aantal, std::size_t wachtrij, const Maak& maak) : m_wachtrij(wachtrij) {
        std::vector<std::unique_ptr<Context>> contexten;
        contexten.reserve(aantal);
        for (std::size_t i = 0; i < aantal; ++i) contexten.push_back(maak());
        for (auto& context : contexten) {
            m_draden.emplace_back([this, eigen = std::move(context)] { loop(*eigen); });
        }
    }
    Werkers(const Werkers&) = delete;
    Werkers& operator=(const Werkers&) = delete;
    ~Werkers() {
        {
            const std::lock_guard slot(m_mutex);
            m_stop = true;
        }
        m_werk.notify_all();
    }

    /// false: the queue is full or the house is closing; the work is not taken.
    bool submit(Werk werk) {
        {
            const std::lock_guard slot(m_mutex);
            if (m_stop || m_rij.size() >= m_wachtrij) return false;
            m_rij.push_back(std::move(werk));
        }
        m_werk.notify_one();
        return true;
    }

 private:
    void loop(Context& context) {
        for (;;) {
            Werk werk;
            {
                std::unique_lock slot(m_mutex);
                m_werk.wait(slot, [this] { return m_stop || !m_rij.empty(); });
                if (m_rij.empty()) return;
                werk = std::move(m_rij.front());
                m_rij.pop_front();
            }
            werk(context);
        }
    }

    const std::size_t m_wachtrij;
    std::mutex m_mutex;
    std::condition_variable m_werk;
    std::deque<Werk> m_rij;
    bool m_stop = false;
    std::vector<std::jthread> m_draden;  // last: joined first
};

}  // namespace isi
