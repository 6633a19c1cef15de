// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace isi::admin {

/// How far long work is, for the eyes of an operator: one line of stderr that is rewritten each second.
/// Nothing where stderr is no terminal: what is piped or run by a timer stays quiet.
class Voortgang {
 public:
    /// `wat` is what is counted ("persons"); `totaal` 0 = not known, then there is no time left to tell.
    Voortgang(std::string wat, std::uint64_t totaal, std::uint64_t begonnen_bij = 0);
    Voortgang(const Voortgang&) = delete;
    Voortgang& operator=(const Voortgang&) = delete;
    ~Voortgang();  ///< ends the line that is being rewritten

    void stand(std::uint64_t gedaan);  ///< cheap: mostly a look at the clock

    /// "250000 of 1000000 persons, 8333/s, 1m30s left": `gedaan` in all, `nieuw` of them in `seconden`.
    static std::string regel(const std::string& wat, std::uint64_t gedaan, std::uint64_t totaal,
                             std::uint64_t nieuw, double seconden);

 private:
    using Clock = std::chrono::steady_clock;

    std::string m_wat;
    std::uint64_t m_totaal, m_begonnen_bij;
    Clock::time_point m_begin, m_volgende;
    bool m_terminal, m_geschreven = false;
};

}  // namespace isi::admin
