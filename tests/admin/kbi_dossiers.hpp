// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

/// Files of dossiers to import.
namespace isi::proef {

inline const std::filesystem::path kbi_map = std::string(ISI_SOURCE_DIR) + "/data/kbi-dossiers";

inline std::string lees_kbi(const std::filesystem::path& pad) {
    std::ifstream in(pad, std::ios::binary);
    std::ostringstream uit;
    uit << in.rdbuf();
    return uit.str();
}

/// The KBIDossier of a reply, by itself.
inline std::string los_dossier(const std::string& antwoord) {
    constexpr std::string_view einde = "</KBIDossier>";
    const auto van = antwoord.find("<KBIDossier>");
    return antwoord.substr(van, antwoord.find(einde) + einde.size() - van);
}

inline std::string personalia(const std::string& insz = "93051822361") {
    return "<Personalia><INSZ>" + insz + "</INSZ></Personalia>";
}
inline std::string dossier(const std::string& inhoud) {
    return "<KBIDossier>" + inhoud + "</KBIDossier>";
}

/// The n-th made-up number with right check digits.
inline std::string verzonnen(unsigned n) {
    const auto twee = [](unsigned waarde) {
        return std::string{static_cast<char>('0' + waarde / 10), static_cast<char>('0' + waarde % 10)};
    };
    const std::string negen =
        twee(n % 100) + twee(61 + n / 100 % 12) + twee(1 + n / 1200 % 28) + "0" + twee(1 + n / 33'600 % 99);
    return negen + twee(static_cast<unsigned>(97 - std::stoull(negen) % 97));
}

}  // namespace isi::proef
