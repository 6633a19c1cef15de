// SPDX-License-Identifier: GPL-3.0-or-later
#include "voortgang.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <utility>

namespace isi::admin {
namespace {

std::string duur(double seconden) {
    const auto heel = static_cast<std::uint64_t>(std::llround(seconden));
    if (heel < 60) return fmt::format("{}s", heel);
    if (heel < 3600) return fmt::format("{}m{:02}s", heel / 60, heel % 60);
    return fmt::format("{}h{:02}m", heel / 3600, heel % 3600 / 60);
}

}  // namespace

Voortgang::Voortgang(std::string wat, std::uint64_t totaal, std::uint64_t begonnen_bij)
    : m_wat(std::move(wat)),
      m_totaal(totaal),
      m_begonnen_bij(begonnen_bij),
      m_begin(Clock::now()),
      m_terminal(::isatty(STDERR_FILENO) == 1) {
    m_volgende = m_begin + std::chrono::seconds(1);
}

Voortgang::~Voortgang() {
    if (m_geschreven) std::fputc('\n', stderr);
}

void Voortgang::stand(std::uint64_t gedaan) {
    if (!m_terminal) return;
    const auto nu = Clock::now();
    if (nu < m_volgende) return;
    m_volgende = nu + std::chrono::seconds(1);
    m_geschreven = true;
    const auto tekst = regel(m_wat, gedaan, m_totaal, gedaan - m_begonnen_bij,
                             std::chrono::duration<double>(nu - m_begin).count());
    // \x1b[K: a shorter line must not leave the end of the one before it.
    fmt::print(stderr, "\r{}\x1b[K", tekst);
    std::fflush(stderr);
}

std::string Voortgang::regel(const std::string& wat, std::uint64_t gedaan, std::uint64_t totaal,
                             std::uint64_t nieuw, double seconden) {
    const double tempo = seconden > 0 ? static_cast<double>(nieuw) / seconden : 0;
    std::string tekst =
        totaal > 0 ? fmt::format("{} of {} {}", gedaan, totaal, wat) : fmt::format("{} {}", gedaan, wat);
    tekst += fmt::format(", {:.0f}/s", tempo);
    if (totaal >= gedaan && totaal > 0 && tempo > 0)
        tekst += fmt::format(", {} left", duur(static_cast<double>(totaal - gedaan) / tempo));
    return tekst;
}

}  // namespace isi::admin
