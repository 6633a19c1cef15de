// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gateway/bericht/bericht.hpp"
#include "wsdl/kbi/contract.hpp"

/// The contract judged the way the gateway judges it: the bytes of a message against the embedded schemas.
namespace isi::proef::kbi {

bericht::Schema schema_van(isi::kbi::contract::Dialect dialect);
/// Empty when valid, else the gateway's sentence. `document` is a message without envelope.
std::string keur(const bericht::Schema& schema, const std::string& document);

std::string lees_bestand(const std::filesystem::path& pad);
/// The .xml files of a folder of the tree, in order of name.
std::vector<std::filesystem::path> xml_in(const std::string& map);

}  // namespace isi::proef::kbi
