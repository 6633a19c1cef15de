// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

/// A message as a tree, and what its elements say.
namespace isi::bericht::boom {

/// The message as a tree; false when it is no XML. Comments are gone, white space is kept, so that a value
/// with a comment in it is one value.
[[nodiscard]] bool lees_boom(pugi::xml_document& boom, std::string_view bytes);

/// The value of an element of type xs:token: text and CDATA together, white space collapsed.
[[nodiscard]] std::string waarde(const pugi::xml_node& element);
/// nullopt when there is no such element.
[[nodiscard]] std::optional<std::string> waarde(const pugi::xml_node& ouder, const char* naam);
/// The value of an element of type xs:string: as it was written.
[[nodiscard]] std::string tekst(const pugi::xml_node& element);

/// The child of this local name, whatever its namespace.
[[nodiscard]] pugi::xml_node kind(const pugi::xml_node& ouder, std::string_view lokaal);
/// The local name of an element.
[[nodiscard]] std::string_view lokaal(const pugi::xml_node& element);

/// Characters, not bytes: what xs:maxLength counts. For valid UTF-8.
[[nodiscard]] std::size_t aantal_tekens(std::string_view tekst) noexcept;

}  // namespace isi::bericht::boom
