// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <libxml/xmlschemas.h>

#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "bericht.hpp"

namespace isi::bericht {

template <auto Vrij>
struct Opruimer {
    void operator()(auto* p) const { Vrij(p); }
};
using Schemaboom = std::unique_ptr<xmlSchema, Opruimer<xmlSchemaFree>>;
using Namen = std::set<std::string, std::less<>>;

/// The documents as one schema; `namen` gets the names of all declared elements. Throws std::runtime_error.
/// Nothing is ever fetched: a document that wants one outside the set is refused.
Schemaboom compileer(std::span<const Schemadocument> documenten, Namen& namen);

}  // namespace isi::bericht
