// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <string>

namespace isi::scenario {
namespace {

constexpr std::array woorden{std::pair{std::string_view{"INT500"}, Soort::int500},
                             std::pair{std::string_view{"DK0051"}, Soort::dk0051},
                             std::pair{std::string_view{"overbelast"}, Soort::overbelast},
                             std::pair{std::string_view{"verbreek"}, Soort::verbreek}};
constexpr std::string_view traag = "traag ";
constexpr int langst_ms = 60'000;

}  // namespace

std::optional<Spel> parse_spel(std::string_view tekst) {
    for (const auto& [woord, soort] : woorden)
        if (tekst == woord) return Spel{soort};
    if (!tekst.starts_with(traag)) return std::nullopt;
    int duur = 0;
    const char* einde = tekst.data() + tekst.size();
    const auto gelezen = std::from_chars(tekst.data() + traag.size(), einde, duur);
    if (gelezen.ec != std::errc{} || gelezen.ptr != einde || duur < 1 || duur > langst_ms)
        return std::nullopt;
    return Spel{Soort::traag, std::chrono::milliseconds{duur}};
}

Toneel::Toneel(std::string_view regels) {
    while (!regels.empty()) {
        const auto einde = std::min(regels.find('\n'), regels.size());
        const auto regel = regels.substr(0, einde);
        regels.remove_prefix(std::min(einde + 1, regels.size()));
        const auto blank = std::min(regel.find(' '), regel.size());
        auto nummer = Persoonsnummer::parse(regel.substr(0, blank));
        const auto spel = blank < regel.size() ? parse_spel(regel.substr(blank + 1)) : std::optional<Spel>{};
        if (!nummer || !spel)
            throw std::runtime_error(
                "the store's scenarios cannot be read: run isi-admin sandbox init on this sandbox again");
        m_spelen.emplace(*std::move(nummer), *spel);
    }
    m_draad = std::jthread([this](const std::stop_token& stop) { loop(stop); });
}

std::optional<Spel> Toneel::zoek(const Persoonsnummer& nummer) const {
    const auto gevonden = m_spelen.find(nummer);
    return gevonden == m_spelen.end() ? std::nullopt : std::optional(gevonden->second);
}

front::Afgeven Toneel::vertraag(std::chrono::milliseconds duur, front::Afgeven afgeven) {
    return [this, duur, afgeven = std::move(afgeven)](front::Antwoord antwoord) {
        later(duur, [afgeven, antwoord = std::make_shared<front::Antwoord>(std::move(antwoord))] {
            afgeven(std::move(*antwoord));
        });
    };
}

void Toneel::later(std::chrono::milliseconds duur, std::function<void()> werk) {
    {
        const std::lock_guard slot(m_mutex);
        m_wachtend.emplace(Klok::now() + duur, std::move(werk));
    }
    m_nieuw.notify_one();
}

void Toneel::loop(const std::stop_token& stop) {
    std::unique_lock slot(m_mutex);
    while (!stop.stop_requested()) {
        if (m_wachtend.empty()) {
            m_nieuw.wait(slot, stop, [this] { return !m_wachtend.empty(); });
            continue;
        }
        const auto eerst = m_wachtend.begin()->first;
        if (Klok::now() < eerst) {
            m_nieuw.wait_until(slot, stop, eerst,
                               [&] { return m_wachtend.begin()->first < eerst; });  // a shorter wait came
            continue;
        }
        auto werk = std::move(m_wachtend.begin()->second);
        m_wachtend.erase(m_wachtend.begin());
        slot.unlock();
        werk();
        slot.lock();
    }
}

front::Antwoord halveer(front::Antwoord antwoord) {
    const auto* tekst = std::get_if<std::string>(&antwoord.lichaam);
    if (tekst == nullptr) return antwoord;
    auto rest = std::make_shared<std::optional<std::string>>(tekst->substr(0, tekst->size() / 2));
    antwoord.lichaam = front::Bron([rest]() -> std::optional<std::string> {
        if (!*rest) throw Gespeeld();
        return std::exchange(*rest, std::nullopt);
    });
    antwoord.sluiten = true;
    return antwoord;
}

}  // namespace isi::scenario
