// SPDX-License-Identifier: GPL-3.0-or-later
#include "kolommen.hpp"

#include <algorithm>

namespace isi::gebruik {
namespace {

struct Soort {
    std::string_view code, naam;
};
// The order of the ministry's table; the kinds it does not have where they fit.
constexpr std::array<Soort, 7> soorten{{{"OCMW", "OCMW"},
                                        {"VMSW", "VMSW"},
                                        {"VDAB", "VDAB"},
                                        {"ACTIRIS", "Actiris"},
                                        {"CVO_CBE", "CVO/CBE"},
                                        {"AHOVOKS", "AHOVOKS"},
                                        {"GEMEENTE", "Gemeenten"}}};

std::size_t rang(std::string_view code) {
    return static_cast<std::size_t>(std::ranges::find(soorten, code, &Soort::code) - soorten.begin());
}

std::string naam_soort(const std::string& code) {
    const auto plaats = rang(code);
    if (plaats < soorten.size()) return std::string{soorten[plaats].naam};
    return code.empty() ? "onbekend" : code;
}

std::vector<Partnersleutel> list_gebruikers(const Telling& telling) {
    std::vector<Partnersleutel> uit;
    for (const auto& [partner, vakken] : telling.partners())
        if (std::ranges::any_of(vakken, [](const Aantallen& n) { return n.uitgewisseld() > 0; }))
            uit.push_back(partner);
    return uit;
}

}  // namespace

std::string naam_van(const Partnersleutel& partner, const std::map<std::string, std::string>& namen) {
    const auto gevonden = namen.find(partner.kbo);
    if (gevonden != namen.end()) return gevonden->second;
    return partner.kbo.empty() ? "onbekend" : partner.kbo;
}

Kolommen::Kolommen(const Telling& telling, const std::map<std::string, std::string>& namen,
                   bool per_partner) {
    auto partners = list_gebruikers(telling);
    const auto soort_van = [](const Partnersleutel& p) { return rang(p.soort); };
    const auto naam = [&](const Partnersleutel& p) { return naam_van(p, namen); };
    std::ranges::stable_sort(partners, {}, naam);
    std::ranges::stable_sort(partners, {}, soort_van);
    for (const auto& partner : partners) {
        const auto samen = std::ranges::count(partners, partner.soort, &Partnersleutel::soort);
        const bool apart = per_partner || (samen == 1 && partner.soort == "OCMW");
        const Kop kop{apart && per_partner ? partner.kbo : partner.soort,
                      apart ? naam(partner) : naam_soort(partner.soort)};
        const auto bestaand = std::ranges::find_if(
            m_koppen, [&](const Kop& k) { return !per_partner && k.sleutel == kop.sleutel; });
        m_plaats[partner] = static_cast<std::size_t>(bestaand - m_koppen.begin());
        if (bestaand == m_koppen.end()) m_koppen.push_back(kop);
    }
}

std::vector<Kop> Kolommen::koppen() const {
    auto uit = m_koppen;
    uit.push_back({"totaal", "Totaal"});
    return uit;
}

std::vector<std::int64_t> Kolommen::waarden(const Telling& telling, std::size_t vak) const {
    std::vector<std::int64_t> uit(aantal());
    for (const auto& [partner, plaats] : m_plaats) {
        const auto n = telling.partners().at(partner)[vak].uitgewisseld();
        uit[plaats] += n;
        uit.back() += n;
    }
    return uit;
}

}  // namespace isi::gebruik
