// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>
#include <vector>

#include "rapport.hpp"

namespace isi::gebruik {

/// What a partner is called: its name, else its number, else that nobody knows.
[[nodiscard]] std::string naam_van(const Partnersleutel& partner,
                                   const std::map<std::string, std::string>& namen);

/// The columns of the first two tables: those partners, or kinds of them, that exchanged anything, in the
/// order of the ministry's table, and the total.
class Kolommen {
 public:
    Kolommen(const Telling& telling, const std::map<std::string, std::string>& namen, bool per_partner);

    [[nodiscard]] std::vector<Kop> koppen() const;
    [[nodiscard]] std::size_t aantal() const noexcept { return m_koppen.size() + 1; }
    /// Exchanges in one piece of the count, the total last.
    [[nodiscard]] std::vector<std::int64_t> waarden(const Telling& telling, std::size_t vak) const;

 private:
    std::vector<Kop> m_koppen;
    std::map<Partnersleutel, std::size_t> m_plaats;
};

}  // namespace isi::gebruik
