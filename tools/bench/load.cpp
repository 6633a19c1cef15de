// SPDX-License-Identifier: GPL-3.0-or-later
#include "load.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <chrono>
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
    Clock::time_point asked;
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
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - now).count() + 1;
            const int n = epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()),
                                     static_cast<int>(std::min<std::int64_t>(left, 200)));
            for (int i = 0; i < n && !enough(); ++i)
                drive(*static_cast<Slot*>(events[static_cast<std::size_t>(i)].data.ptr));
        }
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

    void ask(Slot& slot) {
        slot.question = m_questions.next();
        slot.asked = Clock::now();
        slot.connection->start(std::move(slot.question.http));
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
            ask(slot);
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
            if (now - slot.asked > seconds(m_settings.timeout)) fail(slot, "no answer in time");
    }

    const Settings& m_settings;
    SslCtx m_context;
    Questions m_questions;
    EpollFd m_epoll;
    std::vector<Slot> m_slots;
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
