// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <utility>

#include "gateway/front/front.hpp"
#include "isi_store/domein/persoonsnummer.hpp"

/// Faults that a vendor can ask for, by the number of a test person. Exists only while `omgeving` is sandbox.
namespace isi::scenario {

enum class Soort : std::uint8_t {
    int500,      ///< the operation fails: foutmelding INT500
    dk0051,      ///< the service is not available: fault Server.DK0051
    overbelast,  ///< HTTP 503 with Retry-After
    verbreek,    ///< half of the answer, then the connection ends
    traag        ///< the answer as it is, later
};

struct Spel {
    Soort soort = Soort::int500;
    std::chrono::milliseconds duur{0};  ///< traag: at most a minute
    friend bool operator==(const Spel&, const Spel&) = default;
};

/// INT500, DK0051, overbelast, verbreek, "traag 3000" (milliseconds).
std::optional<Spel> parse_spel(std::string_view tekst);

/// The mark of the store that holds the scenarios: one line per number, "<BSN or INSZ> <spel>".
inline constexpr std::string_view kenmerk = "scenarios";

/// Thrown in the place of an operation that must fail.
class Gespeeld : public std::runtime_error {
 public:
    Gespeeld() : std::runtime_error("scenario van de sandbox") {}
};

/// Which number plays what, and the clock of those who must wait. Thread-safe.
class Toneel {
 public:
    /// Throws std::runtime_error when a line is none: the sandbox must be made again.
    explicit Toneel(std::string_view regels);
    /// Whoever still waits gets no answer from here.
    ~Toneel() = default;
    Toneel(const Toneel&) = delete;
    Toneel& operator=(const Toneel&) = delete;

    [[nodiscard]] std::optional<Spel> zoek(const Persoonsnummer& nummer) const;
    /// Gives the answer on after `duur`, from a thread of its own: nobody waits but the client.
    [[nodiscard]] front::Afgeven vertraag(std::chrono::milliseconds duur, front::Afgeven afgeven);

 private:
    using Klok = std::chrono::steady_clock;
    void later(std::chrono::milliseconds duur, std::function<void()> werk);
    void loop(const std::stop_token& stop);

    std::map<Persoonsnummer, Spel> m_spelen;
    std::mutex m_mutex;
    std::condition_variable_any m_nieuw;
    std::multimap<Klok::time_point, std::function<void()>> m_wachtend;
    std::jthread m_draad;  // last: stopped first
};

/// The first half of the answer; then its source breaks, and so does the connection.
front::Antwoord halveer(front::Antwoord antwoord);

}  // namespace isi::scenario
