// SPDX-License-Identifier: GPL-3.0-or-later
#include "load.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <memory>
#include <stdexcept>

#include "connection.hpp"
#include "process.hpp"
#include "question.hpp"

namespace isi::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::uint64_t errors_max = 100;

class EpollFd {
 public:
    EpollFd() : m_fd(epoll_create1(EPOLL_CLOEXEC)) {
        if (m_fd < 0) throw std::runtime_error("no epoll");
    }
    EpollFd(const EpollFd&) = delete;
    EpollFd& operator=(const EpollFd&) = delete;
    ~EpollFd() { close(m_fd); }
    [[nodiscard]] int get() const noexcept { return m_fd; }

 private:
    int m_fd;
};

struct Slot {
    std::unique_ptr<Connection> connection;
    Questions::Question question;
    Clock::time_point asked;  ///< when the question was asked, or was due
    bool busy = false;
};

class Load {
 public:
    explicit Load(const Settings& settings)
        : m_settings(settings),
          m_context(make_context(settings.client)),
          m_questions(settings),
          m_slots(settings.connections) {
        m_result.per_operation.resize(settings.mix.size());
    }

    Result run() {
        if (m_settings.rate > 0) m_tick = seconds(1 / m_settings.rate);
        m_due = Clock::now();
        for (auto& slot : m_slots) open(slot);
        loop_until(Clock::now() + seconds(m_settings.warmup));
        measure();
        return std::move(m_result);
    }

 private:
    static Clock::duration seconds(double s) {
        return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(s));
    }

    void measure() {
        const bool watched = m_settings.pid > 0;
        const auto server = watched ? usage_of(m_settings.pid) : Usage{};
        const auto own = own_usage();
        m_begin = Clock::now();
        m_measuring = true;
        loop_until(m_begin + seconds(m_settings.seconds));
        m_result.seconds = std::chrono::duration<double>(Clock::now() - m_begin).count();
        m_result.own_cpu_seconds = own_usage().cpu_seconds - own.cpu_seconds;
        if (!watched) return;
        const auto after = usage_of(m_settings.pid);
        m_result.server_cpu_seconds = after.cpu_seconds - server.cpu_seconds;
        m_result.server_rss_bytes = after.rss_bytes;
    }

    [[nodiscard]] bool enough() const noexcept {
        if (m_errors >= errors_max) return true;
        return m_measuring && m_settings.count > 0 && m_result.latency.count() >= m_settings.count;
    }

    void loop_until(Clock::time_point end) {
        std::array<epoll_event, 64> events{};
        auto next_sweep = Clock::now() + seconds(1);
        while (!enough()) {
            const auto now = Clock::now();
            if (now >= end) return;
            if (now >= next_sweep) {
                drop_overdue(now);
                next_sweep = now + seconds(1);
            }
            ask_what_is_due(now);
            const timespec wait = time_to_wait(end);
            const int n =
                epoll_pwait2(m_epoll.get(), events.data(), static_cast<int>(events.size()), &wait, nullptr);
            for (int i = 0; i < n && !enough(); ++i) {
                auto& slot = *static_cast<Slot*>(events[static_cast<std::size_t>(i)].data.ptr);
                if (slot.busy) drive(slot);
            }
        }
    }

    [[nodiscard]] bool open_loop() const noexcept { return m_settings.rate > 0; }

    void ask_what_is_due(Clock::time_point now) {
        while (open_loop() && !m_idle.empty() && m_due <= now && !enough()) {
            Slot& slot = *m_idle.back();
            m_idle.pop_back();
            if (ask(slot)) drive(slot);
        }
    }

    [[nodiscard]] timespec time_to_wait(Clock::time_point end) const {
        auto until = std::min(end, Clock::now() + std::chrono::milliseconds(200));
        if (open_loop() && !m_idle.empty()) until = std::min(until, m_due);
        const auto left =
            std::chrono::nanoseconds(std::max(until - Clock::now(), Clock::duration::zero())).count();
        return {.tv_sec = left / 1'000'000'000, .tv_nsec = left % 1'000'000'000};
    }

    void open(Slot& slot) {
        slot.connection.reset();  // closing the socket takes it out of epoll
        slot.connection = std::make_unique<Connection>(*m_context, m_settings.target);
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLET;
        event.data.ptr = &slot;
        if (epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, slot.connection->fd(), &event) != 0)
            throw std::runtime_error("epoll takes no more connections");
        ask(slot);
    }

    /// false: nothing is due, the connection waits.
    bool ask(Slot& slot) {
        const auto now = Clock::now();
        slot.busy = !open_loop() || m_due <= now;
        if (!slot.busy) {
            m_idle.push_back(&slot);
            return false;
        }
        slot.asked = open_loop() ? m_due : now;
        m_due += m_tick;
        slot.question = m_questions.next();
        slot.connection->start(std::move(slot.question.http));
        return true;
    }

    void drive(Slot& slot) {
        for (;;) {
            switch (slot.connection->drive()) {
                case Connection::State::busy:
                    return;
                case Connection::State::broken:
                    fail(slot, "the connection broke, or the answer is not HTTP");
                    return;
                case Connection::State::whole:
                    break;
            }
            if (!finish(slot)) return;
            if (slot.connection->answer().closes()) {
                open(slot);
                return;
            }
            if (!ask(slot)) return;
        }
    }

    /// false: the load is over, nothing more may be asked.
    bool finish(Slot& slot) {
        const auto now = Clock::now();
        const auto& answer = slot.connection->answer();
        const auto wrong = m_questions.judge(slot.question, answer.status(), answer.body());
        if (!wrong.empty()) {
            note_error(wrong);
        } else if (m_measuring && slot.asked >= m_begin) {
            m_result.latency.add(
                static_cast<std::uint64_t>(std::chrono::nanoseconds(now - slot.asked).count()));
            ++m_result.per_operation[slot.question.kind];
            m_result.body_bytes += answer.body().size();
        }
        return !enough();
    }

    void note_error(const std::string& what) {
        ++m_errors;
        ++m_result.errors[what];
    }
    void fail(Slot& slot, const std::string& what) {
        note_error(what);
        if (!enough()) open(slot);
    }
    void drop_overdue(Clock::time_point now) {
        for (auto& slot : m_slots)
            if (slot.busy && now - slot.asked > seconds(m_settings.timeout)) fail(slot, "no answer in time");
    }

    const Settings& m_settings;
    SslCtx m_context;
    Questions m_questions;
    EpollFd m_epoll;
    std::vector<Slot> m_slots;
    std::vector<Slot*> m_idle;  ///< open loop: no question under way
    Clock::time_point m_due;    ///< of the next question
    Clock::duration m_tick{};
    Result m_result;
    Clock::time_point m_begin;
    bool m_measuring = false;
    std::uint64_t m_errors = 0;
};

}  // namespace

std::uint64_t Result::error_count() const noexcept {
    std::uint64_t sum = 0;
    for (const auto& [what, count] : errors) sum += count;
    return sum;
}

Result run_load(const Settings& settings) {
    return Load(settings).run();
}

}  // namespace isi::bench
