// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace isi {

/// The published contract as `GET /isi/cvs/v1?wsdl` and `?xsd=…` give it: the files of wsdl/, with our
/// address (from the configuration, never from the Host field) and with an import that a client can follow.
class Publicatie {
 public:
    explicit Publicatie(const std::string& publiek_adres);  ///< e.g. https://localhost:8443
    /// `query` is what follows `?`; nullopt: there is no such document.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view query) const;

 private:
    std::string m_wsdl;
};

inline constexpr std::string_view dienstpad = "/isi/cvs/v1";

}  // namespace isi
