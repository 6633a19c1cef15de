// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace isi::conformance {

/// The persons and partners that an endpoint of the Flemish service is expected to know, from a TOML file
/// (default: those of the sandbox, built in).
struct KbiProfile {
    std::map<std::string, std::string> partners;      ///< role -> client folder; see personen_kbi.toml
    std::map<std::string, std::string> hoedanigheid;  ///< client folder -> what it writes as Hoedanigheid
    std::map<std::string, std::string> nummers;       ///< role -> INSZ
    std::vector<std::string> nooit, deels;  ///< panels the partner `beperkt` misses, and sees in part
    using Panelen = std::vector<std::pair<std::string, std::string>>;  ///< name, sha256 of its canonical form
    std::map<std::string, Panelen> dossiers;                           ///< role -> published panels, in order

    [[nodiscard]] const std::string& insz(const std::string& role) const;  ///< these throw Skip
    [[nodiscard]] const std::string& partner(const std::string& role) const;
    [[nodiscard]] const Panelen& dossier(const std::string& role) const;
};

KbiProfile builtin_kbi_profile();
KbiProfile load_kbi_profile(const std::string& path);  ///< throws UsageError

}  // namespace isi::conformance
