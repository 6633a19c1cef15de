// SPDX-License-Identifier: GPL-3.0-or-later
#include "sorteernaam.hpp"

#include <cstddef>

namespace isi {
namespace {

// Base letters of U+00C0 … U+017F, in order: Latin-1 Supplement and Latin Extended-A hold every letter of the
// BRP's character set. '*' keeps the character (multiplication and division sign).
constexpr std::string_view basisletters =
    "AAAAAAACEEEEIIII"   // C0
    "DNOOOOO*OUUUUYTS"   // D0
    "AAAAAAACEEEEIIII"   // E0
    "DNOOOOO*OUUUUYTY"   // F0
    "AAAAAACCCCCCCCDD"   // 100
    "DDEEEEEEEEEEGGGG"   // 110
    "GGGGHHHHIIIIIIII"   // 120
    "IIIIJJKKKLLLLLLL"   // 130
    "LLLNNNNNNNNNOOOO"   // 140
    "OOOORRRRRRSSSSSS"   // 150
    "SSTTTTTTUUUUUUUU"   // 160
    "UUUUWWYYYZZZZZZS";  // 170
constexpr unsigned eerste = 0xC0;
static_assert(basisletters.size() == 0x180 - eerste);

}  // namespace

std::string sorteernaam(std::string_view naam) {
    std::string sleutel;
    sleutel.reserve(naam.size());
    for (std::size_t i = 0; i < naam.size(); ++i) {
        const auto byte = static_cast<unsigned char>(naam[i]);
        if (byte >= 'a' && byte <= 'z') {
            sleutel += static_cast<char>(byte - 'a' + 'A');
            continue;
        }
        // Two bytes of UTF-8: U+0080 … U+07FF.
        if (byte >= 0xC2 && byte <= 0xDF && i + 1 < naam.size()) {
            const unsigned teken = ((byte & 0x1FU) << 6U) | (static_cast<unsigned char>(naam[i + 1]) & 0x3FU);
            if (teken >= eerste && teken - eerste < basisletters.size() &&
                basisletters[teken - eerste] != '*') {
                sleutel += basisletters[teken - eerste];
                ++i;
                continue;
            }
        }
        sleutel += naam[i];
    }
    return sleutel;
}

}  // namespace isi
