// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "rapport.hpp"

namespace isi::gebruik {
namespace {

/// Columns of a terminal that the text takes: its characters, which are not its bytes.
std::size_t breedte(std::string_view tekst) {
    return static_cast<std::size_t>(std::ranges::count_if(
        tekst, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string vul(const std::string& tekst, std::size_t plaats, bool rechts) {
    const std::string wit(plaats - std::min(plaats, breedte(tekst)), ' ');
    return rechts ? wit + tekst : tekst + wit;
}

std::vector<std::size_t> breedten(const Tabel& tabel) {
    std::vector<std::size_t> uit{breedte(tabel.rijkop)};
    for (const auto& kolom : tabel.kolommen) uit.push_back(breedte(kolom.tekst));
    for (const auto& rij : tabel.rijen) {
        uit[0] = std::max(uit[0], breedte(rij.kop.tekst));
        for (std::size_t i = 0; i < rij.cellen.size(); ++i)
            uit[i + 1] = std::max(uit[i + 1], breedte(tekst(rij.cellen[i])));
    }
    return uit;
}

std::string als_tekst(const Tabel& tabel) {
    const auto plaats = breedten(tabel);
    auto uit = tabel.kop.tekst + "\n\n" + vul(tabel.rijkop, plaats[0], false);
    for (std::size_t i = 0; i < tabel.kolommen.size(); ++i)
        uit += "  " + vul(tabel.kolommen[i].tekst, plaats[i + 1], true);
    uit += '\n';
    for (const auto& rij : tabel.rijen) {
        auto regel = vul(rij.kop.tekst, plaats[0], false);
        for (std::size_t i = 0; i < rij.cellen.size(); ++i)
            regel += "  " + vul(tekst(rij.cellen[i]), plaats[i + 1], true);
        regel.erase(regel.find_last_not_of(' ') + 1);
        uit += regel + '\n';
    }
    for (const auto& noot : tabel.voetnoten) uit += noot + '\n';
    return uit;
}

/// Quoted where it must be. A text that a spreadsheet would take for a formula gets a ' before it: names are
/// typed in by people.
std::string csv_veld(const std::string& ruw) {
    std::string waarde = ruw;
    if (!waarde.empty() && std::string_view("=+-@\t\r").find(waarde.front()) != std::string_view::npos)
        waarde.insert(0, 1, '\'');
    if (waarde.find_first_of(";\"\r\n") == std::string::npos) return waarde;
    std::string uit = "\"";
    for (const char c : waarde) uit += c == '"' ? std::string("\"\"") : std::string(1, c);
    return uit + '"';
}

std::string csv_waarde(const Cel& cel) {
    if (cel.soort == Cel::Soort::leeg) return {};
    if (cel.soort == Cel::Soort::aantal) return std::to_string(cel.waarde);
    return fmt::format("{}.{}", cel.waarde / 10, cel.waarde % 10);
}

}  // namespace

std::string getal(std::int64_t waarde) {
    auto uit = fmt::format("{}", waarde);
    const std::size_t begin = waarde < 0 ? 1 : 0;
    for (auto i = uit.size(); i > begin + 3; i -= 3) uit.insert(i - 3, 1, '.');
    return uit;
}

std::string tekst(const Cel& cel) {
    switch (cel.soort) {
        case Cel::Soort::leeg:
            return {};
        case Cel::Soort::aantal:
            return getal(cel.waarde);
        case Cel::Soort::promille:
            return fmt::format("{},{}%", cel.waarde / 10, cel.waarde % 10);
    }
    return {};
}

std::string als_tekst(const Rapport& rapport) {
    auto uit = rapport.titel + '\n';
    for (const auto& tabel : rapport.tabellen) uit += '\n' + als_tekst(tabel);
    uit += '\n';
    for (const auto& regel : rapport.uitleg) uit += regel + '\n';
    return uit;
}

std::string als_csv(const Rapport& rapport) {
    std::string uit = "tabel;rij;kolom;waarde\n";
    for (const auto& tabel : rapport.tabellen)
        for (const auto& rij : tabel.rijen)
            for (std::size_t i = 0; i < rij.cellen.size(); ++i)
                uit += csv_veld(tabel.kop.sleutel) + ';' + csv_veld(rij.kop.sleutel) + ';' +
                       csv_veld(tabel.kolommen[i].sleutel) + ';' + csv_waarde(rij.cellen[i]) + '\n';
    return uit;
}

}  // namespace isi::gebruik
