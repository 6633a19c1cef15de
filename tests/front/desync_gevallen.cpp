// SPDX-License-Identifier: GPL-3.0-or-later
#include "desync_gevallen.hpp"

#include <fstream>
#include <stdexcept>

namespace isi::proef {
namespace {

/// Double-quoted, single-quoted or plain scalar.
std::string scalar(const std::string& ruw) {
    if (ruw.empty() || (ruw.front() != '"' && ruw.front() != '\'')) return ruw;
    const char teken = ruw.front();
    std::string uit;
    for (std::size_t i = 1; i < ruw.size() && ruw[i] != teken; ++i) {
        if (teken == '\'' || ruw[i] != '\\') {
            uit += ruw[i];
            continue;
        }
        switch (ruw.at(++i)) {
            case 'r':
                uit += '\r';
                break;
            case 'n':
                uit += '\n';
                break;
            case 't':
                uit += '\t';
                break;
            case 'x':
                uit += static_cast<char>(std::stoi(ruw.substr(i + 1, 2), nullptr, 16));
                i += 2;
                break;
            default:
                uit += ruw[i];
        }
    }
    return uit;
}

}  // namespace

std::string Desyncgeval::bytes() const {
    std::string uit = methode + ' ' + doel + (versie.empty() ? "" : ' ' + versie) + "\r\n";
    bool host = false;
    for (const auto& [naam_veld, waarde] : velden) host = host || naam_veld == "Host";
    if (!host) uit += "Host: localhost\r\n";
    for (const auto& [naam_veld, waarde] : velden) uit += naam_veld + ": " + waarde + "\r\n";
    return uit + "\r\n";
}

std::vector<Desyncgeval> lees_desync(const std::string& bestand) {
    std::ifstream in(bestand);
    if (!in) throw std::runtime_error("ontbreekt: " + bestand);
    std::vector<Desyncgeval> gevallen;
    for (std::string regel; std::getline(in, regel);) {
        const auto begin = regel.find_first_not_of(' ');
        if (begin == std::string::npos || regel[begin] == '#') continue;
        const bool nieuw = regel.compare(begin, 2, "- ") == 0;
        const auto tekst = regel.substr(nieuw ? begin + 2 : begin);
        const auto punt = tekst.find(':');
        if (punt == std::string::npos) continue;
        const auto sleutel = tekst.substr(0, punt);
        const auto van = tekst.find_first_not_of(' ', punt + 1);
        const auto waarde = van == std::string::npos ? std::string() : scalar(tekst.substr(van));
        if (nieuw && begin == 0)
            gevallen.push_back({waarde, {}, {}, {}, {}, {}});
        else if (sleutel == "name")
            gevallen.back().velden.emplace_back(waarde, "");
        else if (sleutel == "value")
            gevallen.back().velden.back().second = waarde;
        else if (sleutel == "method")
            gevallen.back().methode = waarde;
        else if (sleutel == "uri")
            gevallen.back().doel = waarde;
        else if (sleutel == "version")
            gevallen.back().versie = waarde;
        else if (sleutel == "tier" && begin == 4)
            gevallen.back().rang = waarde;
    }
    return gevallen;
}

}  // namespace isi::proef
