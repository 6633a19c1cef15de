// SPDX-License-Identifier: GPL-3.0-or-later
// kbi_keur magda|ksz FILE...: one line a file, "geldig NAME" or "ongeldig NAME: sentence", judged as the
// gateway judges. For tests that make more messages than a test program should hold.
#include <iostream>
#include <string_view>

#include "schema_proef.hpp"

using isi::kbi::contract::Dialect;
using namespace isi::proef::kbi;

int main(int aantal, char** woorden) {
    const std::vector<std::string_view> argumenten(woorden + 1, woorden + aantal);
    if (argumenten.empty() || (argumenten[0] != "magda" && argumenten[0] != "ksz")) {
        std::cerr << "usage: kbi_keur magda|ksz FILE...\n";
        return 2;
    }
    const auto schema = schema_van(argumenten[0] == "magda" ? Dialect::magda : Dialect::ksz);
    for (std::size_t i = 1; i < argumenten.size(); ++i) {
        const std::filesystem::path pad(argumenten[i]);
        const auto zin = keur(schema, lees_bestand(pad));
        std::cout << (zin.empty() ? "geldig " : "ongeldig ") << pad.filename().string();
        if (!zin.empty()) std::cout << ": " << zin;
        std::cout << '\n';
    }
    return 0;
}
