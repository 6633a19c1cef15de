// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isi_store/kbi/partner.hpp"

namespace isi::kbi {

/// The Flemish organisations as one immutable snapshot. Thread-safe.
class Partnerregister {
 public:
    explicit Partnerregister(std::vector<Partner> partners);
    /// By what its certificate says: the KBO number, else the fingerprint. nullptr: none of ours, or more
    /// than one with that number.
    [[nodiscard]] std::shared_ptr<const Partner> find_by_certificaat(const std::optional<std::string>& kbo,
                                                                     const std::string& vingerafdruk) const;
    [[nodiscard]] std::shared_ptr<const Partner> find_by_organisatie(std::int64_t organisatie_id) const;

 private:
    std::unordered_map<std::string, std::shared_ptr<const Partner>> m_kbo, m_vingerafdruk;
    std::unordered_map<std::int64_t, std::shared_ptr<const Partner>> m_organisatie;
};

}  // namespace isi::kbi
