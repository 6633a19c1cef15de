// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <toml++/toml.h>

#include "catalogus.hpp"

namespace isi::admin {

/// What the reading of the catalogue needs besides the text itself.
struct Bronnen {
    const std::vector<Waardenlijst>* tabellen;
    Dag peildatum;
};

/// One TOML table read into domain types. Remembers which keys were asked for, so that `sluit` can refuse the
/// rest: a misspelt key must not become an absent field.
class Tabel {
 public:
    Tabel(const toml::table& tabel, const Bronnen& bronnen) : m_tabel(&tabel), m_bronnen(&bronnen) {}

    [[nodiscard]] std::string eis_tekst(const char* sleutel);
    [[nodiscard]] std::optional<std::string> tekst(const char* sleutel);
    [[nodiscard]] std::optional<bool> ja_nee(const char* sleutel);
    [[nodiscard]] std::optional<std::int64_t> getal(const char* sleutel);
    [[nodiscard]] OnvolledigeDatum eis_datum(const char* sleutel);
    [[nodiscard]] std::optional<OnvolledigeDatum> datum(const char* sleutel);
    [[nodiscard]] Codewaarde eis_code(const char* sleutel, const char* lijst);             ///< closed list
    [[nodiscard]] std::optional<Codewaarde> code(const char* sleutel, const char* lijst);  ///< closed list
    [[nodiscard]] std::optional<Codewaarde> tabelcode(const char* sleutel, const char* naam);  ///< BRP table
    [[nodiscard]] Codewaarde eis_open(const char* sleutel);             ///< "CODE|text"
    [[nodiscard]] std::optional<Codewaarde> open(const char* sleutel);  ///< "CODE|text"
    [[nodiscard]] std::optional<Gemeente> gemeente(const char* sleutel);
    [[nodiscard]] std::int64_t eis_getal(const char* sleutel);            ///< from 1
    [[nodiscard]] std::vector<std::string> teksten(const char* sleutel);  ///< a list of texts; at least one
    [[nodiscard]] Dag eis_dag(const char* sleutel);                       ///< a day that exists
    /// A table of texts, in the order of its keys; a value relative to D becomes that day. Empty when absent.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> paren(const char* sleutel);
    [[nodiscard]] std::optional<Tabel> deel(const char* sleutel);
    [[nodiscard]] std::vector<Tabel> delen(const char* sleutel);  ///< empty when absent
    void sluit() const;
    [[noreturn]] void faal(const char* sleutel, std::string_view bezwaar) const;

 private:
    const toml::node* zoek(const char* sleutel);
    [[nodiscard]] std::optional<Dag> dag_van(std::string_view waarde) const;  ///< D, D-30; nullopt otherwise
    const Lijstwaarde& zoek_tabelwaarde(const char* sleutel, std::string_view naam,
                                        const std::string& waarde) const;

    const toml::table* m_tabel;
    const Bronnen* m_bronnen;
    std::set<std::string, std::less<>> m_gevraagd;
};

}  // namespace isi::admin
