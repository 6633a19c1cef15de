// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "gateway/config.hpp"

namespace {

using Sleutel = isi::Configsleutel;

std::string bereik(const Sleutel& s) {
    switch (s.soort) {
        case Sleutel::Soort::getal:
            return std::to_string(s.minimum) + " – " + std::to_string(s.maximum);
        case Sleutel::Soort::pad:
            return "path";
        case Sleutel::Soort::tekst:
            return "text, " + std::to_string(s.minimum) + " – " + std::to_string(s.maximum) + " bytes";
        case Sleutel::Soort::keuze:
            break;
    }
    std::string alle;
    for (const auto& keuze : s.keuzes) alle += (alle.empty() ? "" : ", ") + keuze;
    return alle;
}

/// The row up to where the explanation begins.
std::string rij(const Sleutel& s) {
    const auto standaard = s.verplicht ? "required" : s.standaard.empty() ? "–" : "`" + s.standaard + "`";
    return "| `" + s.pad + "` | " + standaard + " | " + bereik(s) + " |";
}

}  // namespace

TEST_CASE("docs/beheer.md names every key of gateway.toml with its default and its range") {
    std::ifstream in(ISI_SOURCE_DIR "/docs/beheer.md");
    const std::string tekst{std::istreambuf_iterator<char>(in), {}};
    REQUIRE_FALSE(tekst.empty());
    for (const auto& sleutel : isi::configsleutels()) {
        const auto verwacht = rij(sleutel);
        INFO(verwacht);
        CHECK(tekst.find(verwacht) != std::string::npos);
    }
}
