// SPDX-License-Identifier: GPL-3.0-or-later
#include "rijen.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace isi::proef {
namespace {

std::vector<std::string> splits(const std::string& tekst, char teken) {
    std::vector<std::string> delen;
    std::istringstream in(tekst);
    for (std::string deel; std::getline(in, deel, teken);) delen.push_back(deel);
    return delen;
}

}  // namespace

std::vector<Rij> lees_rijen(const std::string& naam) {
    std::ifstream in(std::string(ISI_CELLEN_DIR "/") + naam);
    std::string regel;
    if (!std::getline(in, regel)) throw std::runtime_error(naam + " is missing: build bevoegdheid_cellen");
    const auto kop = splits(regel, '\t');
    std::vector<Rij> rijen;
    while (std::getline(in, regel)) {
        const auto waarden = splits(regel, '\t');
        if (waarden.size() != kop.size()) throw std::runtime_error(naam + ": columns do not fit");
        auto& rij = rijen.emplace_back();
        for (std::size_t i = 0; i < kop.size(); ++i) rij[kop[i]] = waarden[i];
    }
    return rijen;
}

std::set<Rol> lees_rollen(const std::string& tekst) {
    std::set<Rol> rollen;
    if (tekst == "-") return rollen;
    for (const auto& naam : splits(tekst, '+')) rollen.insert(parse_rol(naam).value());
    return rollen;
}

}  // namespace isi::proef
