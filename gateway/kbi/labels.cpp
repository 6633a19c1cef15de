// SPDX-License-Identifier: GPL-3.0-or-later
#include "labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include <toml++/toml.h>

extern "C" {
extern const char isi_embed_kbi_codes[], isi_embed_kbi_codes_end[];
extern const char isi_embed_kbi_codepaden[], isi_embed_kbi_codepaden_end[];
}

namespace isi::kbi {
namespace {

constexpr std::size_t langste_label = 500;  // the contract's LabelType

[[noreturn]] void faal(std::string_view bron, const toml::node& plaats, std::string_view bezwaar) {
    throw std::runtime_error(fmt::format("{}:{}: {}", bron, plaats.source().begin.line, bezwaar));
}

void schrijf_tekst(std::string& uit, std::string_view tekst) {
    for (const char c : tekst) {
        if (c == '&')
            uit += "&amp;";
        else if (c == '<')
            uit += "&lt;";
        else if (c == '>')
            uit += "&gt;";
        else if (c == '"')
            uit += "&quot;";
        else
            uit += c;
    }
}

void schrijf_attribuut(std::string& uit, std::string_view naam, std::string_view tekst) {
    uit.append(" ").append(naam).append("=\"");
    schrijf_tekst(uit, tekst);
    uit += '"';
}

}  // namespace

/// Reads one table over what is there already.
class Labeltabel {
 public:
    Labeltabel(Labels& labels, std::string bron, bool eigen)
        : m_labels(labels), m_bron(std::move(bron)), m_eigen(eigen) {}

    void lees(const toml::table& tabel) {
        keur_sleutels(tabel, {"versie", "taal", "lijst"});
        if (!m_eigen) {
            m_labels.m_versie = eis_tekst(tabel, "versie");
            m_labels.m_taal = eis_tekst(tabel, "taal");
        }
        for (const auto& lijst : eis_lijst(tabel, "lijst")) lees_lijst(eis_tabel(lijst));
    }

 private:
    void lees_lijst(const toml::table& tabel) {
        keur_sleutels(tabel, {"naam", "titel", "codes"});
        const auto naam = eis_tekst(tabel, "naam");
        if (m_eigen && !m_labels.m_lijsten.contains(naam))
            faal(m_bron, tabel, "there is no list of that name");
        auto& lijst = m_labels.m_lijsten[naam];
        if (!m_eigen) m_labels.m_volgorde.push_back(naam);
        if (tabel.contains("titel")) lijst.titel = eis_tekst(tabel, "titel");
        for (const auto& code : eis_lijst(tabel, "codes")) lees_code(eis_tabel(code), lijst);
    }
    void lees_code(const toml::table& tabel, Labels::Lijst& lijst) {
        keur_sleutels(tabel, {"code", "label", "eigen", "rang"});
        const auto waarde = eis_tekst(tabel, "code");
        const auto [plaats, nieuw] = lijst.plaats.try_emplace(waarde, lijst.codes.size());
        if (nieuw) lijst.codes.push_back({waarde, {}, {}});
        auto& code = lijst.codes[plaats->second];
        if (tabel.contains("label")) code.label = eis_tekst(tabel, "label");
        if (const auto* rang = tabel.get("rang")) {
            const auto getal = rang->value_exact<std::int64_t>();
            if (!getal || *getal < 0 || *getal > 1000)
                faal(m_bron, *rang, "rang must be a number up to 1000");
            code.rang = static_cast<int>(*getal);
        }
    }

    // A misspelt key must not become a word that is not there.
    void keur_sleutels(const toml::table& tabel, std::initializer_list<std::string_view> mag) const {
        for (const auto& [sleutel, knoop] : tabel) {
            if (std::ranges::find(mag, sleutel.str()) == mag.end())
                faal(m_bron, knoop, fmt::format("'{}' is no key of this table", sleutel.str()));
        }
    }
    [[nodiscard]] const toml::array& eis_lijst(const toml::table& tabel, std::string_view sleutel) const {
        const auto* lijst = tabel.get_as<toml::array>(sleutel);
        if (lijst == nullptr) faal(m_bron, tabel, fmt::format("'{}' must be a list", sleutel));
        return *lijst;
    }
    [[nodiscard]] const toml::table& eis_tabel(const toml::node& knoop) const {
        if (!knoop.is_table()) faal(m_bron, knoop, "must be a table");
        return *knoop.as_table();
    }
    // Ends up in XML, as xs:token: no control characters, no white space at the ends.
    [[nodiscard]] std::string eis_tekst(const toml::table& tabel, std::string_view sleutel) const {
        const auto* knoop = tabel.get(sleutel);
        const auto tekst = knoop == nullptr ? std::nullopt : knoop->value_exact<std::string>();
        const auto stuur = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
        if (!tekst || tekst->empty() || tekst->size() > langste_label || std::ranges::any_of(*tekst, stuur) ||
            tekst->front() == ' ' || tekst->back() == ' ')
            faal(m_bron, knoop == nullptr ? static_cast<const toml::node&>(tabel) : *knoop,
                 fmt::format("'{}' must be a text of 1 to {} bytes on one line", sleutel, langste_label));
        return *tekst;
    }

    Labels& m_labels;
    std::string m_bron;
    bool m_eigen;
};

Labels::Labels(const std::optional<std::string>& eigen_bestand)
    : m_codepaden(lees_codepaden({isi_embed_kbi_codepaden, isi_embed_kbi_codepaden_end})) {
    const std::string_view tabel(isi_embed_kbi_codes, isi_embed_kbi_codes_end);
    Labeltabel(*this, "codes.toml", false).lees(toml::parse(tabel));
    if (!eigen_bestand) return;
    try {
        Labeltabel(*this, *eigen_bestand, true).lees(toml::parse_file(*eigen_bestand));
    } catch (const toml::parse_error& fout) {
        throw std::runtime_error(
            fmt::format("{}:{}: {}", *eigen_bestand, fout.source().begin.line, fout.description()));
    }
}

const Labels::Code* Labels::find(std::string_view lijst, std::string_view code) const {
    const auto gevonden = m_lijsten.find(lijst);
    if (gevonden == m_lijsten.end()) return nullptr;
    const auto plaats = gevonden->second.plaats.find(code);
    return plaats == gevonden->second.plaats.end() ? nullptr : &gevonden->second.codes[plaats->second];
}

std::optional<std::string_view> Labels::lookup(std::string_view lijst, std::string_view code) const {
    const auto* gevonden = find(lijst, code);
    return gevonden == nullptr || !gevonden->label ? std::nullopt
                                                   : std::optional<std::string_view>(*gevonden->label);
}

bool Labels::known(std::string_view lijst, std::string_view code) const {
    return find(lijst, code) != nullptr;
}

std::optional<int> Labels::rank(std::string_view lijst, std::string_view code) const {
    const auto* gevonden = find(lijst, code);
    return gevonden == nullptr ? std::nullopt : gevonden->rang;
}

std::optional<std::string_view> Labels::label(const Codeplek& plek) const {
    if (const auto woorden = lookup(plek.lijst, plek.tekst)) return woorden;
    return plek.omschrijving.empty() ? std::nullopt : std::optional(plek.omschrijving);
}

bool Labels::has_unlabelled(std::string_view paneel) const {
    bool gevonden = false;
    each_code(paneel, *m_codepaden,
              [&](const Codeplek& plek) { gevonden |= !plek.lijst.empty() && !label(plek); });
    return gevonden;
}

std::vector<std::string> Labels::unknown_codes(std::string_view paneel) const {
    std::vector<std::string> uit;
    each_code(paneel, *m_codepaden, [&](const Codeplek& plek) {
        const auto lijst = m_lijsten.find(plek.lijst);
        const bool iets_bekend = lijst != m_lijsten.end() && !lijst->second.codes.empty();
        if (!iets_bekend || plek.tekst.empty() || known(plek.lijst, plek.tekst)) return;
        auto een = fmt::format("{}: {}", plek.lijst, plek.tekst);
        if (std::ranges::find(uit, een) == uit.end()) uit.push_back(std::move(een));
    });
    return uit;
}

std::string Labels::xml() const {
    std::string uit = R"(<?xml version="1.0" encoding="UTF-8"?>)"
                      "\n"
                      R"(<labels xmlns="http://isi-gateway.example/inburgering/labels/v1")";
    schrijf_attribuut(uit, "versie", m_versie);
    schrijf_attribuut(uit, "taal", m_taal);
    uit += ">\n";
    for (const auto& naam : m_volgorde) {
        const auto& lijst = m_lijsten.find(naam)->second;
        uit += "  <lijst";
        schrijf_attribuut(uit, "naam", naam);
        schrijf_attribuut(uit, "titel", lijst.titel);
        uit += ">\n";
        for (const auto& code : lijst.codes) {
            uit += "    <code";
            schrijf_attribuut(uit, "waarde", code.waarde);
            if (code.rang) schrijf_attribuut(uit, "rang", std::to_string(*code.rang));
            uit += ">";
            schrijf_tekst(uit, code.label.value_or(""));
            uit += "</code>\n";
        }
        uit += "  </lijst>\n";
    }
    return uit + "</labels>\n";
}

}  // namespace isi::kbi
