// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "rapport.hpp"

namespace isi::gebruik {
namespace {

// Okabe and Ito's colours, which people who see no red or no green tell apart too.
constexpr std::array<std::string_view, 7> kleuren{"#0072b2", "#e69f00", "#009e73", "#cc79a7",
                                                  "#56b4e9", "#d55e00", "#7f7f7f"};
constexpr double breed = 960, hoog = 440, links = 100, boven = 50, onder = 370;
constexpr std::size_t namen_max = 24;  ///< more months than that: only every second, third … is named

std::int64_t hoogte(const Staven::Staaf& staaf) {
    std::int64_t som = 0;
    for (const auto waarde : staaf.waarden) som += waarde;
    return som;
}

/// The smallest of 1, 2 or 5 times a power of ten of which at most six steps reach `hoogste`.
std::int64_t maatstap(std::int64_t hoogste) {
    for (std::int64_t macht = 1;; macht *= 10)
        for (const std::int64_t stap : {macht, 2 * macht, 5 * macht})
            if (stap * 6 >= hoogste) return stap;
}

std::string tekst_op(double x, double y, std::string_view anker, std::string_view inhoud) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anker,
                       veilig(inhoud));
}

std::string legende(const std::vector<std::string>& delen) {
    std::string uit;
    const double stap = (breed - links) / static_cast<double>(std::max<std::size_t>(delen.size(), 1));
    for (std::size_t i = 0; i < delen.size(); ++i) {
        const double x = links + stap * static_cast<double>(i);
        uit += fmt::format("<rect x=\"{:.1f}\" y=\"12\" width=\"14\" height=\"14\" fill=\"{}\"/>\n", x,
                           kleuren[i % kleuren.size()]);
        uit += tekst_op(x + 20, 24, "start", delen[i]);
    }
    return uit;
}

std::string maat(std::int64_t stap, std::int64_t top) {
    std::string uit;
    for (std::int64_t n = 0; n <= top; n += stap) {
        const double y = onder - (onder - boven) * static_cast<double>(n) / static_cast<double>(top);
        uit += fmt::format("<line x1=\"{}\" y1=\"{:.1f}\" x2=\"{}\" y2=\"{:.1f}\" stroke=\"#ccc\"/>\n", links,
                           y, breed, y);
        uit += tekst_op(links - 8, y + 4, "end", getal(n));
    }
    return uit;
}

std::string staaf_op(const Staven& staven, const Staven::Staaf& staaf, double x, double b, std::int64_t top) {
    std::string uit;
    double y = onder;
    for (std::size_t i = 0; i < staaf.waarden.size(); ++i) {
        const double h = (onder - boven) * static_cast<double>(staaf.waarden[i]) / static_cast<double>(top);
        if (staaf.waarden[i] == 0) continue;
        y -= h;
        uit += fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.2f}\" width=\"{:.1f}\" height=\"{:.2f}\" fill=\"{}\">"
            "<title>{} {}: {}</title></rect>\n",
            x, y, b, h, kleuren[i % kleuren.size()], veilig(staaf.naam), veilig(staven.delen[i]),
            getal(staaf.waarden[i]));
    }
    return uit;
}

}  // namespace

std::string als_svg(const Staven& staven) {
    std::int64_t hoogste = 1;
    for (const auto& staaf : staven.staven) hoogste = std::max(hoogste, hoogte(staaf));
    const auto stap = maatstap(hoogste);
    const auto top = (hoogste + stap - 1) / stap * stap;
    auto uit = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" "
        "aria-labelledby=\"staven-titel staven-uitleg\" font-family=\"system-ui,sans-serif\" "
        "font-size=\"13\">\n<title id=\"staven-titel\">{}</title>\n<desc id=\"staven-uitleg\">Gestapelde "
        "staven, een per maand; dezelfde getallen staan in de eerste tabel.</desc>\n",
        breed, hoog, veilig(staven.titel));
    uit += legende(staven.delen) + maat(stap, top);
    const double plaats =
        (breed - links) / static_cast<double>(std::max<std::size_t>(staven.staven.size(), 1));
    const auto elke = (staven.staven.size() + namen_max - 1) / namen_max;
    for (std::size_t i = 0; i < staven.staven.size(); ++i) {
        const double x = links + plaats * static_cast<double>(i);
        uit += staaf_op(staven, staven.staven[i], x + plaats * 0.15, plaats * 0.7, top);
        if (i % elke == 0)
            uit += fmt::format(
                "<text transform=\"translate({:.1f} {:.1f}) rotate(-45)\" text-anchor=\"end\">{}</text>\n",
                x + plaats / 2 + 4, onder + 18, veilig(staven.staven[i].naam));
    }
    return uit + "</svg>\n";
}

}  // namespace isi::gebruik
