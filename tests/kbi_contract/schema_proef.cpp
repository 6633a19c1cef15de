// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema_proef.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace isi::proef::kbi {

bericht::Schema schema_van(isi::kbi::contract::Dialect dialect) {
    return bericht::make_schema(isi::kbi::contract::schemas(dialect));
}

std::string keur(const bericht::Schema& schema, const std::string& document) {
    const auto begin = document.starts_with("<?xml") ? document.find("?>") + 2 : 0;
    const auto bytes = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>" +
                       document.substr(begin) + "</s:Body></s:Envelope>";
    bericht::Grenzen ruim;
    ruim.elementen = 200'000;
    ruim.attributen = 200'000;
    const auto omslag = bericht::bewaak(bytes, ruim);
    if (!omslag) return "no message: " + omslag.error().faultstring;
    const auto uit = schema.keur(*omslag);
    return uit ? std::string() : uit.error().faultstring;
}

std::string lees_bestand(const std::filesystem::path& pad) {
    std::ifstream in(pad, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + pad.string());
    std::ostringstream tekst;
    tekst << in.rdbuf();
    return tekst.str();
}

std::vector<std::filesystem::path> xml_in(const std::string& map) {
    std::vector<std::filesystem::path> uit;
    for (const auto& rij : std::filesystem::directory_iterator(std::filesystem::path(ISI_SOURCE_DIR) / map))
        if (rij.path().extension() == ".xml") uit.push_back(rij.path());
    std::ranges::sort(uit);
    return uit;
}

}  // namespace isi::proef::kbi
