// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace isi {

/// The published contracts as GET gives them: the files of wsdl/, with our address (from the configuration,
/// never from the Host field) and with imports that a client can follow.
class Publicatie {
 public:
    explicit Publicatie(const std::string& publiek_adres);  ///< e.g. https://localhost:8443
    /// `query` is what follows `?`; nullopt: there is no such document.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view pad, std::string_view query) const;

    /// Also the Flemish contracts and labels, at their addresses.
    void add_kbi(const std::string& publiek_adres, const std::string& magda_pad, const std::string& ksz_pad,
                 std::string_view labels_pad, std::string labels_xml);

 private:
    std::map<std::string, std::string, std::less<>> m_documenten;  ///< by path?query
};

inline constexpr std::string_view dienstpad = "/isi/cvs/v1";

}  // namespace isi
