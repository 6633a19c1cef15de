// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "afwijzing.hpp"
#include "gateway/bericht/bericht.hpp"
#include "gateway/kbi/labels.hpp"
#include "isi_store/kbi/dossier.hpp"

namespace isi::kbi_import {

struct Gelezen {
    kbi::KbiDossier dossier;
    std::optional<std::string> geboortedatum;  ///< xs:date
    std::vector<Gebrek> twijfels;              ///< codes that no list has, one per list
};

/// From the bytes of a file to a dossier. The judge is the published schema; what is kept of each part is its
/// exclusive canonical form with comments, so that it can stand in any message.
class Dossierlezer {
 public:
    explicit Dossierlezer(bool verzonnen_toegestaan);
    /// A GeefDossierKBIResponse, bare or in an envelope, or a KBIDossier by itself. nullopt: a reply that has
    /// no dossier.
    [[nodiscard]] tl::expected<std::optional<Gelezen>, Gebrek> lees(std::string_view bytes) const;

 private:
    struct Antwoord {
        std::string document;
        std::uint32_t regel = 1;
    };
    [[nodiscard]] tl::expected<Antwoord, Gebrek> keur(std::string_view bytes) const;
    [[nodiscard]] tl::expected<Insz, Gebrek> keur_insz(std::string_view tekst, std::uint32_t waar) const;

    bool m_verzonnen_toegestaan;
    bericht::Schema m_schema;
    kbi::Labels m_labels;
};

}  // namespace isi::kbi_import
