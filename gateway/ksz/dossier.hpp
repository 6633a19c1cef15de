// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "gateway/kbi/kbi.hpp"
#include "gateway/kbi/labels.hpp"

namespace isi::ksz {

/// What `result` of consultFile holds: the panels as they are kept, with a Label after each code that has one
/// and a KboLink after each KBO number with a right check number; then what is computed.
[[nodiscard]] std::string schrijf_dossier(const kbi::Bevinding& bevinding, const kbi::Labels& labels);

/// Which elements of the dossier this partner did not get, by their path from the panel on.
[[nodiscard]] std::vector<std::string> lees_filters(const kbi::Bevinding& bevinding,
                                                    const kbi::Partner& partner);

}  // namespace isi::ksz
