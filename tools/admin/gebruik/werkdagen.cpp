// SPDX-License-Identifier: GPL-3.0-or-later
#include "werkdagen.hpp"

#include <algorithm>
#include <charconv>

namespace isi::gebruik {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

std::optional<unsigned> lees_getal(std::string_view tekst) {
    unsigned waarde = 0;
    const auto [rest, fout] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), waarde);
    return fout == std::errc() && rest == tekst.data() + tekst.size() ? std::optional(waarde) : std::nullopt;
}

Kalenderdag dag(std::chrono::year jaar, unsigned maand, unsigned nummer) {
    return year_month_day{jaar, std::chrono::month{maand}, std::chrono::day{nummer}};
}

bool is_weekend(Kalenderdag d) {
    const std::chrono::weekday w{d};
    return w == std::chrono::Saturday || w == std::chrono::Sunday;
}

}  // namespace

std::optional<Kalenderdag> lees_dag_of_maand(std::string_view tekst, bool einde) {
    if ((tekst.size() != 7 && tekst.size() != 10) || tekst[4] != '-') return std::nullopt;
    const auto jaar = lees_getal(tekst.substr(0, 4)), maand = lees_getal(tekst.substr(5, 2));
    if (!jaar || !maand) return std::nullopt;
    const auto ym = std::chrono::year{static_cast<int>(*jaar)} / std::chrono::month{*maand};
    if (!ym.ok()) return std::nullopt;
    if (tekst.size() == 7)
        return einde ? Kalenderdag{ym / std::chrono::last} : Kalenderdag{ym / std::chrono::day{1}};
    const auto nummer = tekst[7] == '-' ? lees_getal(tekst.substr(8)) : std::nullopt;
    if (!nummer) return std::nullopt;
    const auto ymd = ym / std::chrono::day{*nummer};
    return ymd.ok() ? std::optional(Kalenderdag{ymd}) : std::nullopt;
}

// The Gregorian computus in the form of 1876 (Nature, "Anonymous"): integers only, every year.
Kalenderdag pasen(std::chrono::year jaar) {
    const int j = static_cast<int>(jaar);
    const int a = j % 19, b = j / 100, c = j % 100, d = b / 4, e = b % 4;
    const int f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return dag(jaar, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

std::vector<Kalenderdag> feestdagen(std::chrono::year jaar) {
    const auto zondag = pasen(jaar);
    std::vector<Kalenderdag> uit{dag(jaar, 1, 1),     // nieuwjaar
                                 zondag + days{1},    // paasmaandag
                                 dag(jaar, 5, 1),     // feest van de arbeid
                                 zondag + days{39},   // Hemelvaart
                                 zondag + days{50},   // pinkstermaandag
                                 dag(jaar, 7, 21),    // nationale feestdag
                                 dag(jaar, 8, 15),    // Onze-Lieve-Vrouw-Hemelvaart
                                 dag(jaar, 11, 1),    // Allerheiligen
                                 dag(jaar, 11, 11),   // wapenstilstand
                                 dag(jaar, 12, 25)};  // Kerstmis
    std::ranges::sort(uit);
    return uit;
}

int tel_werkdagen(const Periode& periode, const std::set<Kalenderdag>& ook_vrij) {
    std::set<Kalenderdag> vrij = ook_vrij;
    for (auto jaar = year_month_day{periode.eerste}.year(); jaar <= year_month_day{periode.laatste}.year();
         ++jaar) {
        const auto dagen = feestdagen(jaar);
        vrij.insert(dagen.begin(), dagen.end());
    }
    int aantal = 0;
    for (auto d = periode.eerste; d <= periode.laatste; d += days{1})
        if (!is_weekend(d) && !vrij.contains(d)) ++aantal;
    return aantal;
}

}  // namespace isi::gebruik
