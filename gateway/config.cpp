// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include "config_regels.hpp"

namespace isi {
namespace {

namespace fs = std::filesystem;
using config::Regel;
using Soort = Configsleutel::Soort;

/// One pass over the file; gathers findings instead of stopping at the first, so that one start shows them
/// all.
class Lezer {
 public:
    explicit Lezer(const std::string& bestand)
        : m_pad(fs::absolute(bestand).lexically_normal()), m_naam(bestand) {
        for (auto& regel : config::regels()) {
            auto pad = regel.sleutel.pad;
            m_regels.emplace(std::move(pad), std::move(regel));
        }
        m_config.bestand = m_pad.string();
    }

    Config lees() {
        zet_standaardpaden();
        loop(ontleed(), "");
        for (const auto& [pad, regel] : m_regels)
            if (regel.sleutel.verplicht && !m_gezien.contains(pad))
                m_bevindingen.push_back(fmt::format("{}: '{}' is missing; add it", m_naam, pad));
        controleer_samenhang();
        if (!m_bevindingen.empty()) throw ConfigFout(fmt::format("{}", fmt::join(m_bevindingen, "\n")));
        return std::move(m_config);
    }

 private:
    toml::table ontleed() const {
        std::error_code fout;
        if (!fs::is_regular_file(m_pad, fout))
            throw ConfigFout(fmt::format("{}: no such file; name the gateway.toml with --config", m_naam));
        try {
            return toml::parse_file(m_pad.string());
        } catch (const toml::parse_error& e) {
            throw ConfigFout(
                fmt::format("{}:{}: not TOML: {}", m_naam, e.source().begin.line, e.description()));
        }
    }

    void zet_standaardpaden() {
        for (const auto& [pad, regel] : m_regels) {
            const auto& standaard = regel.sleutel.standaard;
            if (regel.sleutel.soort == Soort::pad && standaard.size() > 2)  // "" is no file
                regel.zet_tekst(m_config, absoluut(standaard.substr(1, standaard.size() - 2)));
        }
    }

    void loop(const toml::table& tabel, const std::string& voor) {
        for (const auto& [sleutel, knoop] : tabel) {
            const auto pad =
                voor.empty() ? std::string{sleutel.str()} : voor + '.' + std::string{sleutel.str()};
            const auto regel = m_regels.find(pad);
            if (regel != m_regels.end()) {
                m_gezien[pad] = knoop.source().begin.line;
                lees_waarde(regel->second, knoop);
            } else if (knoop.is_table() && is_tabel(pad)) {
                loop(*knoop.as_table(), pad);
            } else {
                meld(knoop, pad, is_tabel(pad) ? "is a table of keys, not a value" : "is not a known key");
            }
        }
    }

    [[nodiscard]] bool is_tabel(const std::string& pad) const {
        const auto eerste = m_regels.lower_bound(pad + '.');
        return eerste != m_regels.end() && eerste->first.compare(0, pad.size() + 1, pad + '.') == 0;
    }

    void lees_waarde(const Regel& regel, const toml::node& knoop) {
        const auto& s = regel.sleutel;
        if (s.soort == Soort::getal) {
            const auto getal = knoop.value_exact<std::int64_t>();
            if (!getal) return meld(knoop, s.pad, "must be a whole number");
            if (*getal < s.minimum || *getal > s.maximum)
                return meld(knoop, s.pad, fmt::format("must be from {} to {}", s.minimum, s.maximum));
            return regel.zet_getal(m_config, *getal);
        }
        const auto tekst = knoop.value_exact<std::string>();
        if (!tekst) return meld(knoop, s.pad, "must be a text in quotes");
        if (const auto bezwaar = keur(regel, *tekst); !bezwaar.empty()) return meld(knoop, s.pad, bezwaar);
        regel.zet_tekst(m_config, s.soort == Soort::pad ? absoluut(*tekst) : *tekst);
    }

    static std::string keur(const Regel& regel, const std::string& tekst) {
        const auto& s = regel.sleutel;
        if (s.soort == Soort::keuze) {
            const bool bekend = std::find(s.keuzes.begin(), s.keuzes.end(), tekst) != s.keuzes.end();
            return bekend ? "" : fmt::format("must be one of: {}", fmt::join(s.keuzes, ", "));
        }
        if (regel.keur) {
            if (auto bezwaar = regel.keur(tekst); !bezwaar.empty()) return bezwaar;
        }
        const auto lengte = static_cast<std::int64_t>(tekst.size());
        if (lengte < s.minimum || lengte > s.maximum)
            return fmt::format("must be {} to {} bytes long", s.minimum, s.maximum);
        const bool stuurteken =
            std::any_of(tekst.begin(), tekst.end(), [](char c) { return c >= 0 && c < ' '; });
        return stuurteken ? "may hold no control characters" : "";
    }

    [[nodiscard]] std::string absoluut(const std::string& tekst) const {
        constexpr std::string_view schema = "sqlite:";
        const bool met_schema = tekst.compare(0, schema.size(), schema) == 0;
        const fs::path pad{met_schema ? tekst.substr(schema.size()) : tekst};
        const auto vol = (pad.is_absolute() ? pad : m_pad.parent_path() / pad).lexically_normal().string();
        return met_schema ? std::string{schema} + vol : vol;
    }

    void controleer_samenhang() {
        if (m_config.onderhoud && (m_config.onderhoud->van.empty() || m_config.onderhoud->tot.empty()))
            m_bevindingen.push_back(fmt::format("{}: [onderhoud] needs both van and tot", m_naam));
        else if (m_config.onderhoud && m_config.onderhoud->tot <= m_config.onderhoud->van)
            meld_regel("onderhoud.tot", "must be later than van");
        if (m_config.omgeving != Omgeving::prod) return;
        if (m_config.oin.compare(0, 8, "00000099") == 0)
            meld_regel("oin",
                       "is a test OIN (prefix 00000099); omgeving = \"prod\" needs the organisation's own");
        if (m_config.luister.publiek_adres.find("//localhost") != std::string::npos)
            m_bevindingen.push_back(
                fmt::format("{}: luister.publiek_adres must be the address that clients use; omgeving = "
                            "\"prod\" refuses localhost",
                            m_naam));
    }

    void meld(const toml::node& knoop, const std::string& pad, const std::string& bezwaar) {
        m_bevindingen.push_back(
            fmt::format("{}:{}: '{}' {}", m_naam, knoop.source().begin.line, pad, bezwaar));
    }
    void meld_regel(const std::string& pad, const std::string& bezwaar) {
        m_bevindingen.push_back(fmt::format("{}:{}: '{}' {}", m_naam, m_gezien[pad], pad, bezwaar));
    }

    fs::path m_pad;
    std::string m_naam;  ///< as the operator wrote it, for the messages
    std::map<std::string, Regel> m_regels;
    std::map<std::string, std::uint32_t> m_gezien;
    std::vector<std::string> m_bevindingen;
    Config m_config;
};

}  // namespace

std::string_view code(Omgeving omgeving) noexcept {
    switch (omgeving) {
        case Omgeving::sandbox:
            return "sandbox";
        case Omgeving::test:
            return "test";
        case Omgeving::acpt:
            return "acpt";
        case Omgeving::prod:
            return "prod";
    }
    return "sandbox";
}

Config load_config(const std::string& bestand) {
    return Lezer{bestand}.lees();
}

std::vector<Configsleutel> configsleutels() {
    std::vector<Configsleutel> sleutels;
    for (auto& regel : config::regels()) sleutels.push_back(std::move(regel.sleutel));
    return sleutels;
}

std::string configwaarde(const Config& config, std::string_view pad) {
    for (const auto& regel : config::regels())
        if (regel.sleutel.pad == pad) return regel.toon(config);
    return {};
}

}  // namespace isi
