// SPDX-License-Identifier: Apache-2.0
#include "wsdl/kbi/contract.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace isi::kbi::contract {

std::string_view codepadentekst() noexcept;  // in the source that CMake writes

namespace {

std::vector<Codepad> lees_codepaden(std::string_view tsv) {
    std::vector<Codepad> uit;
    while (!tsv.empty()) {
        const auto einde = tsv.find('\n');
        const auto regel = tsv.substr(0, einde);
        const auto tab = regel.find('\t');
        uit.push_back({regel.substr(0, tab), regel.substr(tab + 1)});
        tsv.remove_prefix(einde + 1);
    }
    std::ranges::sort(uit, {}, &Codepad::pad);
    return uit;
}

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

std::span<const Codepad> codepaden() {
    static const auto alle = lees_codepaden(codepadentekst());
    return alle;
}

std::optional<std::string_view> codelijst(std::string_view pad) {
    const auto alle = codepaden();
    const auto gevonden = std::ranges::lower_bound(alle, pad, {}, &Codepad::pad);
    if (gevonden == alle.end() || gevonden->pad != pad) return std::nullopt;
    return gevonden->lijst;
}

}  // namespace isi::kbi::contract
