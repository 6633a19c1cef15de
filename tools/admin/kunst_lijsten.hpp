// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isi_store/domein/persoon.hpp"
#include "isi_store/domein/waardenlijst.hpp"
#include "kunst_toeval.hpp"

/// What artificial persons are drawn from.
namespace isi::admin::kunst {

/// A country that people come from, with its nationality and names; weights are of a thousand.
struct Herkomstland {
    std::string_view land, nationaliteit;  ///< tabel 34, tabel 32
    std::uint32_t gewicht = 0;
    std::vector<std::string_view> mannen, vrouwen, achternamen, plaatsen;
};
const std::vector<Herkomstland>& herkomstlanden();
const Herkomstland& kies_land(Toeval& toeval);

/// The gemeenten of today with a size each: the large ones first, then the rest of tabel 33, the n-th as
/// large as 1 / (n + 3.4); the largest holds some 5 % of all persons.
class Gemeenten {
 public:
    /// `zonder` is never chosen.
    Gemeenten(const Waardenlijst& tabel33, const std::optional<Gemeentecode>& zonder);
    [[nodiscard]] const Gemeente& kies(Toeval& toeval) const;
    [[nodiscard]] std::size_t aantal() const noexcept { return m_gemeenten.size(); }

 private:
    std::vector<Gemeente> m_gemeenten;
    std::vector<std::uint32_t> m_grenzen;  ///< cumulative, of m_grenzen.back()
};

/// Codes of the closed lists and of open ones, with their texts.
Codewaarde gesloten(std::string_view lijst, std::string_view code);
Codewaarde kies_gesloten(Toeval& toeval, std::string_view lijst);

}  // namespace isi::admin::kunst
