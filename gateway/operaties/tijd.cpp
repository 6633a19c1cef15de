// SPDX-License-Identifier: GPL-3.0-or-later
#include "tijd.hpp"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace isi::operaties {
namespace {

using std::chrono::floor;
using std::chrono::seconds;
using std::chrono::sys_seconds;

// Exactly `n` digits at `plaats`; -1 when there are none.
int cijfers(std::string_view tekst, std::size_t plaats, std::size_t n) {
    if (plaats + n > tekst.size()) return -1;
    int waarde = 0;
    for (std::size_t i = plaats; i < plaats + n; ++i) {
        if (tekst[i] < '0' || tekst[i] > '9') return -1;
        waarde = waarde * 10 + (tekst[i] - '0');
    }
    return waarde;
}

// `Z`, `+hh:mm`, `-hh:mm` or nothing, in seconds east of UTC.
std::optional<Seconden> verschil(std::string_view rest) {
    if (rest.empty() || rest == "Z") return 0;
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':') return std::nullopt;
    const int uren = cijfers(rest, 1, 2);
    const int minuten = cijfers(rest, 4, 2);
    if (uren < 0 || uren > 14 || minuten < 0 || minuten > 59) return std::nullopt;
    const Seconden oost = uren * 3600 + minuten * 60;
    return rest[0] == '+' ? oost : -oost;
}

}  // namespace

std::string schrijf_tijd(Seconden tijdstip) {
    const sys_seconds moment{seconds{tijdstip}};
    const auto dag = floor<std::chrono::days>(moment);
    const std::chrono::hh_mm_ss tijd{moment - dag};
    char tekst[32];
    std::snprintf(tekst, sizeof tekst, "%sT%02d:%02d:%02dZ", schrijf_datum(tijdstip).c_str(),
                  static_cast<int>(tijd.hours().count()), static_cast<int>(tijd.minutes().count()),
                  static_cast<int>(tijd.seconds().count()));
    return tekst;
}

std::string schrijf_moment(std::int64_t milliseconden) {
    std::string tekst = schrijf_tijd(milliseconden / 1000);
    char breuk[8];
    std::snprintf(breuk, sizeof breuk, ".%03dZ", static_cast<int>(milliseconden % 1000));
    tekst.replace(tekst.size() - 1, 1, breuk);
    return tekst;
}

std::optional<std::int64_t> lees_moment(std::string_view tekst) {
    const auto tijd = lees_tijd(tekst);
    if (!tijd) return std::nullopt;
    std::int64_t breuk = 0;
    std::size_t plaats = 20;  // after "yyyy-mm-ddThh:mm:ss."
    const bool heeft_breuk = tekst.size() > plaats && tekst[plaats - 1] == '.';
    for (int cijfer = 0; cijfer < 3; ++cijfer) {
        const bool is_cijfer =
            heeft_breuk && plaats < tekst.size() && tekst[plaats] >= '0' && tekst[plaats] <= '9';
        breuk = breuk * 10 + (is_cijfer ? tekst[plaats] - '0' : 0);
        if (is_cijfer) ++plaats;
    }
    return *tijd * 1000 + breuk;
}

std::string schrijf_datum(Seconden tijdstip) {
    const auto dag = floor<std::chrono::days>(sys_seconds{seconds{tijdstip}});
    const std::chrono::year_month_day datum{dag};
    char tekst[16];
    std::snprintf(tekst, sizeof tekst, "%04d-%02u-%02u", static_cast<int>(datum.year()) % 10000,
                  static_cast<unsigned>(datum.month()) % 100U, static_cast<unsigned>(datum.day()) % 100U);
    return tekst;
}

std::optional<Seconden> lees_tijd(std::string_view tekst) {
    if (tekst.size() < 19 || tekst[4] != '-' || tekst[7] != '-' || tekst[10] != 'T' || tekst[13] != ':' ||
        tekst[16] != ':') {
        return std::nullopt;
    }
    const int jaar = cijfers(tekst, 0, 4), maand = cijfers(tekst, 5, 2), dag = cijfers(tekst, 8, 2);
    const int uur = cijfers(tekst, 11, 2), minuut = cijfers(tekst, 14, 2), seconde = cijfers(tekst, 17, 2);
    if (jaar < 0 || maand < 0 || dag < 0 || uur < 0 || uur > 23 || minuut < 0 || minuut > 59 || seconde < 0 ||
        seconde > 59) {
        return std::nullopt;
    }
    const std::chrono::year_month_day datum{std::chrono::year{jaar},
                                            std::chrono::month{static_cast<unsigned>(maand)},
                                            std::chrono::day{static_cast<unsigned>(dag)}};
    if (!datum.ok()) return std::nullopt;
    std::size_t plaats = 19;
    if (plaats < tekst.size() && tekst[plaats] == '.') {
        ++plaats;
        while (plaats < tekst.size() && tekst[plaats] >= '0' && tekst[plaats] <= '9') ++plaats;
    }
    const auto oost = verschil(tekst.substr(plaats));
    if (!oost) return std::nullopt;
    const Seconden dagen = std::chrono::sys_days{datum}.time_since_epoch().count();
    return dagen * 86400 + uur * 3600 + minuut * 60 + seconde - *oost;
}

}  // namespace isi::operaties
