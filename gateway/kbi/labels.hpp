// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/kbi/codeplekken.hpp"

/// Words beside the codes of the KBI: the table in the program (data/kbi/codes.toml), with the operator's own
/// words over it. Never for a MAGDA reply, which stays as the source wrote it.
namespace isi::kbi {

class Labels {
 public:
    /// `eigen_bestand`: the operator's table, in the form of codes.toml; it may give other words to a code of
    /// the lists, and words to new ones. Throws std::runtime_error with file and line for anything else.
    explicit Labels(const std::optional<std::string>& eigen_bestand = {});

    /// The words for a code of that list; nullopt: shown as it is.
    [[nodiscard]] std::optional<std::string_view> lookup(std::string_view lijst, std::string_view code) const;
    /// Whether the list has the code at all, with words or without.
    [[nodiscard]] bool known(std::string_view lijst, std::string_view code) const;
    /// Order of levels, lowest first; nullopt: this list has none, or not for this code.
    [[nodiscard]] std::optional<int> rank(std::string_view lijst, std::string_view code) const;

    /// For a code where it stands in a dossier: the words of the table, else the source's own.
    [[nodiscard]] std::optional<std::string_view> label(const Codeplek& plek) const;
    /// Whether a panel holds a code for which nobody has words (MAGDA's 99984).
    [[nodiscard]] bool has_unlabelled(std::string_view paneel) const;
    /// Codes of a panel that their list does not have, as `list: code`, each once; for who imports it. A list
    /// of which no code was ever published has no say.
    [[nodiscard]] std::vector<std::string> unknown_codes(std::string_view paneel) const;
    [[nodiscard]] const Dossierplek& codepaden() const noexcept { return *m_codepaden; }

    /// All of it as one document, for GET /kbi/labels.xml:
    /// `<labels xmlns="http://isi-gateway.example/inburgering/labels/v1" versie taal>` with
    /// `<lijst naam titel>` with `<code waarde rang?>words</code>`; a code without words is empty.
    [[nodiscard]] std::string xml() const;

 private:
    struct Code {
        std::string waarde;
        std::optional<std::string> label;
        std::optional<int> rang;
    };
    struct Lijst {
        std::string titel;
        std::vector<Code> codes;  ///< as they stand in the table
        std::map<std::string, std::size_t, std::less<>> plaats;
    };
    friend class Labeltabel;
    [[nodiscard]] const Code* find(std::string_view lijst, std::string_view code) const;

    std::string m_versie, m_taal;
    std::vector<std::string> m_volgorde;
    std::map<std::string, Lijst, std::less<>> m_lijsten;
    std::unique_ptr<const Dossierplek> m_codepaden;
};

}  // namespace isi::kbi
