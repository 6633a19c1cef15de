// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>
#include <vector>

namespace isi::proef {

/// What the program xmllint (libxml2-utils) says of a document: read from a file, by the tree, in another
/// process; the gateway validates events in memory.
struct Oordeel {
    bool welgevormd = false, geldig = false;
    std::string melding;  ///< all that it wrote about this document
};

/// The verdict of `xmllint --schema` on each document, in their order; one process for all. Needs `map` for
/// itself and leaves it empty. Throws std::runtime_error when xmllint is not there or skipped a document.
std::vector<Oordeel> xmllint(const std::string& map, const std::string& xsd,
                             const std::vector<std::string>& documenten);

}  // namespace isi::proef
