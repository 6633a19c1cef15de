// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "isi_store/domein/waardenlijst.hpp"

namespace isi::sqlite {

/// The four BRP tables in memory, for the names on a sheet. Reloaded when their number in `stand` differs.
class Tabellen {
 public:
    static constexpr std::array<std::string_view, 4> namen{"tabel32", "tabel33", "tabel34", "tabel56"};

    [[nodiscard]] long long versie() const noexcept { return m_versie; }
    void replace(std::vector<Waardenlijst> lijsten, long long versie);
    /// nullptr when the table or the code is unknown. An ended code is found as well as a current one.
    [[nodiscard]] const Lijstwaarde* find(std::string_view tabel, std::string_view code) const;

 private:
    using Tabel = std::map<std::string, Lijstwaarde, std::less<>>;
    std::map<std::string, Tabel, std::less<>> m_tabellen;
    long long m_versie = 0;
};

}  // namespace isi::sqlite
