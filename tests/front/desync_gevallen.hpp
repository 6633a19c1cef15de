// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace isi::proef {

struct Desyncgeval {
    std::string naam, methode, doel, versie, rang;  ///< rang = Severe | Ambiguous | Compliant …
    std::vector<std::pair<std::string, std::string>> velden;
    /// As it goes over the wire; a Host is added where the case has none, so that its absence is not what
    /// refuses it.
    [[nodiscard]] std::string bytes() const;
};

/// Reads one file of data/http-desync: the little YAML that those files use, nothing more.
std::vector<Desyncgeval> lees_desync(const std::string& bestand);

}  // namespace isi::proef
