// SPDX-License-Identifier: Apache-2.0
#include "wsdl/kbi/contract.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace isi::kbi::contract {
namespace {

std::vector<Bestand> kies_schemas(Dialect dialect) {
    std::vector<Bestand> uit;
    std::ranges::copy_if(bestanden(dialect), std::back_inserter(uit),
                         [](const Bestand& b) { return b.naam.ends_with(".xsd"); });
    return uit;
}

}  // namespace

std::span<const Bestand> schemas(Dialect dialect) {
    static const auto magda = kies_schemas(Dialect::magda);
    static const auto ksz = kies_schemas(Dialect::ksz);
    return dialect == Dialect::magda ? magda : ksz;
}

std::optional<std::string_view> bestand(Dialect dialect, std::string_view naam) {
    const auto alle = bestanden(dialect);
    const auto gevonden = std::ranges::find(alle, naam, &Bestand::naam);
    if (gevonden == alle.end()) return std::nullopt;
    return gevonden->tekst;
}

}  // namespace isi::kbi::contract
