// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

/// Where the codes stand in a dossier, and the walk that finds them in a panel's bytes.
namespace isi::kbi {

/// An element of the dossier and the code list of its text, if it is coded.
struct Dossierplek {
    std::map<std::string, std::unique_ptr<Dossierplek>, std::less<>> kinderen;
    std::string lijst;  ///< empty: no code
    [[nodiscard]] const Dossierplek* find(std::string_view element) const;
};

/// From lines of `path TAB list`, each path from the panel on. Throws std::runtime_error for another line.
[[nodiscard]] std::unique_ptr<Dossierplek> lees_codepaden(std::string_view regels);

/// A code or a number of the KBO, where it stands. The texts are decoded and without white space around them.
struct Codeplek {
    std::string_view element;       ///< its name
    std::string_view lijst;         ///< its code list; empty: it is a KboNummer
    std::string_view tekst;         ///< empty when the source gives a description only
    std::string_view omschrijving;  ///< of the source itself: Naam, else KorteNaam, else Beschrijving
    std::size_t na = 0;             ///< where its end tag ends in the panel's bytes
};
/// Passes once over a panel, from left to right. Throws std::runtime_error when the bytes are no well-formed
/// element: nobody's message comes here, only what the register holds.
void each_code(std::string_view paneel, const Dossierplek& dossier,
               const std::function<void(const Codeplek&)>& doe);

}  // namespace isi::kbi
