// SPDX-License-Identifier: GPL-3.0-or-later
#include "xmllint.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace isi::proef {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t naam_lengte = 11;  // m000000.xml

std::string bestandsnaam(std::size_t i) {
    char naam[32];
    std::snprintf(naam, sizeof naam, "m%06zu.xml", i);
    return naam;
}

void schrijf(const fs::path& pad, const std::string& bytes) {
    std::ofstream uit(pad, std::ios::binary);
    uit << bytes;
    if (!uit.flush()) throw std::runtime_error("cannot write " + pad.string());
}

std::string draai(const std::string& opdracht) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pijp(popen(opdracht.c_str(), "r"), pclose);
    if (!pijp) throw std::runtime_error("cannot start a shell");
    std::string uit;
    std::array<char, 65536> stuk{};
    for (std::size_t n = 0; (n = fread(stuk.data(), 1, stuk.size(), pijp.get())) > 0;)
        uit.append(stuk.data(), n);
    return uit;
}

// The document a line is about; values with line ends in them make lines that begin otherwise.
bool lees_naam(const std::string& regel, std::size_t& i) {
    if (regel.size() <= naam_lengte || regel[0] != 'm' || regel.compare(7, 4, ".xml") != 0) return false;
    i = 0;
    for (std::size_t p = 1; p < 7; ++p) {
        if (regel[p] < '0' || regel[p] > '9') return false;
        i = i * 10 + static_cast<std::size_t>(regel[p] - '0');
    }
    return true;
}

}  // namespace

std::vector<Oordeel> xmllint(const std::string& map, const std::string& xsd,
                             const std::vector<std::string>& documenten) {
    fs::remove_all(map);
    fs::create_directories(map);
    schrijf(fs::path(map) / "schema.xsd", xsd);
    for (std::size_t i = 0; i < documenten.size(); ++i)
        schrijf(fs::path(map) / bestandsnaam(i), documenten[i]);
    std::istringstream regels(
        draai("cd '" + map + "' && xmllint --nonet --noout --schema schema.xsd m*.xml 2>&1"));
    fs::remove_all(map);
    std::vector<Oordeel> uit(documenten.size());
    std::vector<bool> besproken(documenten.size());
    std::size_t i = documenten.size();
    for (std::string regel; std::getline(regels, regel);) {
        lees_naam(regel, i);
        if (i >= documenten.size()) continue;
        auto& oordeel = uit[i];
        besproken[i] = true;
        oordeel.melding += regel + "\n";
        const auto rest = regel.size() > naam_lengte ? regel.substr(naam_lengte) : "";
        if (rest == " validates") oordeel.welgevormd = oordeel.geldig = true;
        if (rest == " fails to validate") oordeel.welgevormd = true;
    }
    for (std::size_t n = 0; n < uit.size(); ++n) {
        if (!besproken[n])
            throw std::runtime_error("xmllint (package libxml2-utils) is absent or skipped a document");
    }
    return uit;
}

}  // namespace isi::proef
