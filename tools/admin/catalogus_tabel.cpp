// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogus_tabel.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace isi::admin {

const toml::node* Tabel::zoek(const char* sleutel) {
    m_gevraagd.emplace(sleutel);
    return m_tabel->get(sleutel);
}

void Tabel::faal(const char* sleutel, std::string_view bezwaar) const {
    const auto* knoop = m_tabel->get(sleutel);
    const auto regel = (knoop != nullptr ? knoop->source() : m_tabel->source()).begin.line;
    throw std::runtime_error(fmt::format("personen.toml:{}: '{}' {}", regel, sleutel, bezwaar));
}

std::optional<std::string> Tabel::tekst(const char* sleutel) {
    const auto* knoop = zoek(sleutel);
    if (knoop == nullptr) return std::nullopt;
    auto waarde = knoop->value_exact<std::string>();
    if (!waarde || waarde->empty()) faal(sleutel, "must be a text, not empty");
    return waarde;
}

std::string Tabel::eis_tekst(const char* sleutel) {
    auto waarde = tekst(sleutel);
    if (!waarde) faal(sleutel, "is missing");
    return *std::move(waarde);
}

std::optional<bool> Tabel::ja_nee(const char* sleutel) {
    const auto* knoop = zoek(sleutel);
    if (knoop == nullptr) return std::nullopt;
    const auto waarde = knoop->value_exact<bool>();
    if (!waarde) faal(sleutel, "must be true or false");
    return waarde;
}

std::optional<std::int64_t> Tabel::getal(const char* sleutel) {
    const auto* knoop = zoek(sleutel);
    if (knoop == nullptr) return std::nullopt;
    const auto waarde = knoop->value_exact<std::int64_t>();
    if (!waarde) faal(sleutel, "must be a whole number");
    return waarde;
}

std::int64_t Tabel::eis_getal(const char* sleutel) {
    const auto waarde = getal(sleutel);
    if (!waarde || *waarde < 1) faal(sleutel, "must be a number from 1");
    return *waarde;
}

std::vector<std::string> Tabel::teksten(const char* sleutel) {
    const auto* knoop = zoek(sleutel);
    const auto* lijst = knoop != nullptr ? knoop->as_array() : nullptr;
    if (lijst == nullptr || lijst->empty()) faal(sleutel, "must be a list of texts");
    std::vector<std::string> waarden;
    for (const auto& element : *lijst) {
        auto waarde = element.value_exact<std::string>();
        if (!waarde || waarde->empty()) faal(sleutel, "must be a list of texts, none empty");
        waarden.push_back(*std::move(waarde));
    }
    return waarden;
}

std::vector<std::pair<std::string, std::string>> Tabel::paren(const char* sleutel) {
    std::vector<std::pair<std::string, std::string>> gevonden;
    const auto* knoop = zoek(sleutel);
    if (knoop == nullptr) return gevonden;
    if (!knoop->is_table()) faal(sleutel, "must be a table of texts");
    for (const auto& [naam, element] : *knoop->as_table()) {
        auto waarde = element.value_exact<std::string>();
        if (!waarde || waarde->empty()) faal(sleutel, "must be a table of texts, none empty");
        const auto dag = dag_van(*waarde);
        gevonden.emplace_back(naam.str(), dag ? dag->text() : *std::move(waarde));
    }
    return gevonden;
}

std::optional<Dag> Tabel::dag_van(std::string_view waarde) const {  // D, D-30, D+365
    if (!waarde.starts_with('D')) return std::nullopt;
    int dagen = 0;
    const char* begin = waarde.data() + 1;
    const char* einde = waarde.data() + waarde.size();
    if (begin != einde && *begin != '+' && *begin != '-') return std::nullopt;
    if (begin != einde && *begin == '+') ++begin;
    if (begin != einde && std::from_chars(begin, einde, dagen).ptr != einde) return std::nullopt;
    return m_bronnen->peildatum.plus(dagen);
}

Dag Tabel::eis_dag(const char* sleutel) {
    const auto dag = Dag::parse(eis_datum(sleutel).text());
    if (!dag) faal(sleutel, "must be a day that exists");
    return *dag;
}

std::optional<OnvolledigeDatum> Tabel::datum(const char* sleutel) {
    const auto waarde = tekst(sleutel);
    if (!waarde) return std::nullopt;
    if (waarde->front() == 'D') {
        const auto dag = dag_van(*waarde);
        if (!dag) faal(sleutel, "is not a day relative to D");
        return OnvolledigeDatum::parse(dag->text());
    }
    auto datum = OnvolledigeDatum::parse(*waarde);
    if (!datum) faal(sleutel, "must be yyyy-mm-dd or relative to D");
    return datum;
}

OnvolledigeDatum Tabel::eis_datum(const char* sleutel) {
    auto waarde = datum(sleutel);
    if (!waarde) faal(sleutel, "is missing");
    return *std::move(waarde);
}

std::optional<Codewaarde> Tabel::code(const char* sleutel, const char* lijst) {
    const auto waarde = tekst(sleutel);
    if (!waarde) return std::nullopt;
    auto gevonden = zoek_waarde(lijst, *waarde);
    if (!gevonden) faal(sleutel, fmt::format("is no code of the list {}", lijst));
    return gevonden;
}

Codewaarde Tabel::eis_code(const char* sleutel, const char* lijst) {
    auto waarde = code(sleutel, lijst);
    if (!waarde) faal(sleutel, "is missing");
    return *std::move(waarde);
}

const Lijstwaarde& Tabel::zoek_tabelwaarde(const char* sleutel, std::string_view naam,
                                           const std::string& waarde) const {
    for (const auto& tabel : *m_bronnen->tabellen)
        if (tabel.naam == naam)
            for (const auto& regel : tabel.waarden)
                if (regel.code == waarde) return regel;
    faal(sleutel, fmt::format("is no code of {}", naam));
}

std::optional<Codewaarde> Tabel::tabelcode(const char* sleutel, const char* naam) {
    const auto waarde = tekst(sleutel);
    if (!waarde) return std::nullopt;
    const auto& regel = zoek_tabelwaarde(sleutel, naam, *waarde);
    return Codewaarde{regel.code, regel.omschrijving};
}

std::optional<Codewaarde> Tabel::open(const char* sleutel) {
    const auto waarde = tekst(sleutel);
    if (!waarde) return std::nullopt;
    const auto streep = waarde->find('|');
    if (streep == std::string::npos || streep == 0 || streep + 1 == waarde->size())
        faal(sleutel, "must be CODE|text");
    return Codewaarde{waarde->substr(0, streep), waarde->substr(streep + 1)};
}

Codewaarde Tabel::eis_open(const char* sleutel) {
    auto waarde = open(sleutel);
    if (!waarde) faal(sleutel, "is missing");
    return *std::move(waarde);
}

std::optional<Gemeente> Tabel::gemeente(const char* sleutel) {
    const auto waarde = tekst(sleutel);
    if (!waarde) return std::nullopt;
    const auto& regel = zoek_tabelwaarde(sleutel, "tabel33", *waarde);
    auto gemeentecode = Gemeentecode::parse(regel.code);
    if (!gemeentecode) faal(sleutel, "is no gemeentecode");
    return Gemeente{*std::move(gemeentecode), regel.omschrijving, regel.geldig_tot};
}

std::optional<Tabel> Tabel::deel(const char* sleutel) {
    const auto* knoop = zoek(sleutel);
    if (knoop == nullptr) return std::nullopt;
    if (!knoop->is_table()) faal(sleutel, "must be a table");
    return Tabel{*knoop->as_table(), *m_bronnen};
}

std::vector<Tabel> Tabel::delen(const char* sleutel) {
    std::vector<Tabel> tabellen;
    const auto* knoop = zoek(sleutel);
    if (knoop == nullptr) return tabellen;
    if (!knoop->is_array_of_tables()) faal(sleutel, "must be a list of tables, [[…]]");
    for (const auto& element : *knoop->as_array()) tabellen.emplace_back(*element.as_table(), *m_bronnen);
    return tabellen;
}

void Tabel::sluit() const {
    for (const auto& [sleutel, knoop] : *m_tabel)
        if (!m_gevraagd.contains(sleutel.str()))
            faal(std::string{sleutel.str()}.c_str(), "is not a known key");
}

}  // namespace isi::admin
