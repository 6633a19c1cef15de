// SPDX-License-Identifier: GPL-3.0-or-later
#include "werkmap.hpp"

#include <stdlib.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace isi::proef {

Werkmap::Werkmap() {
    std::string naam = (std::filesystem::temp_directory_path() / "isi-admin-XXXXXX").string();
    if (::mkdtemp(naam.data()) == nullptr) throw std::runtime_error("no folder for the test");
    m_pad = naam;
}

Werkmap::~Werkmap() {
    std::error_code fout;
    std::filesystem::remove_all(m_pad, fout);
}

Uitvoer run(const std::string& opdracht) {
    const std::string vol = "unset SSL_CERT_FILE SSL_CERT_DIR OPENSSL_CONF; (" + opdracht + ") 2>&1";
    FILE* pijp = ::popen(vol.c_str(), "r");
    if (pijp == nullptr) throw std::runtime_error("cannot start a shell");
    Uitvoer uitvoer;
    std::array<char, 4096> stuk{};
    for (std::size_t n = 0; (n = std::fread(stuk.data(), 1, stuk.size(), pijp)) > 0;)
        uitvoer.tekst.append(stuk.data(), n);
    const int status = ::pclose(pijp);
    uitvoer.afloop = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return uitvoer;
}

Uitvoer admin(const std::string& argumenten) {
    return run(std::string{ISI_ADMIN} + ' ' + argumenten);
}

std::string lees(const std::filesystem::path& pad) {
    std::ifstream bestand(pad, std::ios::binary);
    if (!bestand) throw std::runtime_error("no such file: " + pad.string());
    return {std::istreambuf_iterator<char>(bestand), {}};
}

void schrijf(const std::filesystem::path& pad, std::string_view inhoud) {
    std::ofstream bestand(pad, std::ios::binary);
    bestand.write(inhoud.data(), static_cast<std::streamsize>(inhoud.size()));
    if (!bestand) throw std::runtime_error("cannot write " + pad.string());
}

bool bevat(const std::string& tekst, std::string_view deel) {
    return tekst.find(deel) != std::string::npos;
}

}  // namespace isi::proef
