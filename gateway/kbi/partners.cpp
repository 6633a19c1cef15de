// SPDX-License-Identifier: GPL-3.0-or-later
#include "partners.hpp"

#include <utility>

namespace isi::kbi {
namespace {

template <class Kaart, class Sleutel>
std::shared_ptr<const Partner> find_in(const Kaart& kaart, const Sleutel& sleutel) {
    const auto plaats = kaart.find(sleutel);
    return plaats == kaart.end() ? nullptr : plaats->second;
}

}  // namespace

Partnerregister::Partnerregister(std::vector<Partner> partners) {
    for (auto& een : partners) {
        const auto partner = std::make_shared<const Partner>(std::move(een));
        m_organisatie.emplace(partner->organisatie_id, partner);
        // A number that two organisations claim proves neither.
        if (const auto [plaats, nieuw] = m_kbo.emplace(partner->kbo, partner); !nieuw)
            plaats->second = nullptr;
        for (const auto& afdruk : partner->vingerafdrukken)
            if (const auto [plaats, nieuw] = m_vingerafdruk.emplace(afdruk, partner); !nieuw)
                plaats->second = nullptr;
    }
}

std::shared_ptr<const Partner> Partnerregister::find_by_certificaat(const std::optional<std::string>& kbo,
                                                                    const std::string& vingerafdruk) const {
    return kbo ? find_in(m_kbo, *kbo) : find_in(m_vingerafdruk, vingerafdruk);
}

std::shared_ptr<const Partner> Partnerregister::find_by_organisatie(std::int64_t organisatie_id) const {
    return find_in(m_organisatie, organisatie_id);
}

}  // namespace isi::kbi
