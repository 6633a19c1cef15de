// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace isi::proef {

/// A folder of its own for one test, gone at its end.
class Werkmap {
 public:
    Werkmap();
    Werkmap(const Werkmap&) = delete;
    Werkmap& operator=(const Werkmap&) = delete;
    ~Werkmap();
    [[nodiscard]] const std::filesystem::path& pad() const noexcept { return m_pad; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& naam) const { return m_pad / naam; }

 private:
    std::filesystem::path m_pad;
};

struct Uitvoer {
    int afloop = -1;
    std::string tekst;  ///< stdout and stderr
};

/// Runs a shell command with what could lead TLS tools astray taken out of the environment.
Uitvoer run(const std::string& opdracht);
/// isi-admin with these arguments.
Uitvoer admin(const std::string& argumenten);

std::string lees(const std::filesystem::path& pad);
void schrijf(const std::filesystem::path& pad, std::string_view inhoud);
bool bevat(const std::string& tekst, std::string_view deel);

}  // namespace isi::proef
