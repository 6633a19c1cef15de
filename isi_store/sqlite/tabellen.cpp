// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabellen.hpp"

#include <utility>

namespace isi::sqlite {

void Tabellen::replace(std::vector<Waardenlijst> lijsten, long long versie) {
    m_tabellen.clear();
    for (auto& lijst : lijsten) {
        Tabel& tabel = m_tabellen[lijst.naam];
        for (auto& waarde : lijst.waarden) {
            std::string code = waarde.code;
            tabel.emplace(std::move(code), std::move(waarde));
        }
    }
    m_versie = versie;
}

const Lijstwaarde* Tabellen::find(std::string_view tabel, std::string_view code) const {
    const auto found = m_tabellen.find(tabel);
    if (found == m_tabellen.end()) return nullptr;
    const auto waarde = found->second.find(code);
    return waarde == found->second.end() ? nullptr : &waarde->second;
}

}  // namespace isi::sqlite
