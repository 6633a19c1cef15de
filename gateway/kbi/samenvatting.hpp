// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gateway/kbi/termijnen.hpp"
#include "isi_store/kbi/dossier.hpp"
#include "isi_store/kbi/partner.hpp"

namespace isi::kbi {

/// A dossier in six answers: part of our extension. What the partner may not see of the panel it comes from
/// is absent; what the panel does not have is a no, or absent when it is no yes or no.
struct Samenvatting {
    std::optional<std::string> doelgroep;  ///< Doelgroep/Type
    std::optional<bool> contract, attest;
    std::optional<std::string> nt2_niveau;        ///< the highest by the source's own word
    std::optional<std::size_t> open_inbreuken;    ///< without a form that rectifies them
    std::optional<std::string> volgende_termijn;  ///< the first last day that still lies open
    friend bool operator==(const Samenvatting&, const Samenvatting&) = default;
};
[[nodiscard]] Samenvatting vat_samen(const KbiDossier& dossier, const Partner& partner,
                                     const std::vector<Termijn>& termijnen);

}  // namespace isi::kbi
