// SPDX-License-Identifier: GPL-3.0-or-later
#include <date/date.h>
#include <fmt/format.h>
#include <chrono>
#include <stdexcept>

#include "log.hpp"

namespace isi::log {
namespace {

constexpr std::size_t waarde_max = 512;

constexpr std::array namen_niveau{"debug", "info", "warning", "error"};
constexpr std::array namen_gebeurtenis{"start",
                                       "gereed",
                                       "leeglopen",
                                       "stop",
                                       "herladen",
                                       "herladen_mislukt",
                                       "verzoek",
                                       "weigering",
                                       "verbinding_geweigerd",
                                       "overbelast",
                                       "audit_onschrijfbaar",
                                       "audit_hersteld",
                                       "store_fout",
                                       "operatie_fout",
                                       "bezorgd",
                                       "bezorging_geweigerd",
                                       "bezorging_gestoord",
                                       "bezorging_hersteld",
                                       "onverwacht",
                                       "log_verloren"};
constexpr std::array namen_veld{"versie",       "omgeving",   "adres",          "poort",        "beheerpoort",
                                "pid",          "bestand",    "regel",          "oorzaak",      "advies",
                                "operatie",     "verzoek_id", "uitkomst",       "http_status",  "duur_us",
                                "bytes",        "aantal",     "wachtrij",       "werkers",      "herkomst",
                                "gemeentecode", "wet",        "node",           "segment",      "records",
                                "verloren",     "geldig_tot", "contractversie", "sleutelversie"};
static_assert(namen_niveau.size() == static_cast<std::size_t>(Niveau::fout) + 1);
static_assert(namen_gebeurtenis.size() == static_cast<std::size_t>(Gebeurtenis::log_verloren) + 1);
static_assert(namen_veld.size() == static_cast<std::size_t>(Veld::sleutelversie) + 1);

bool is_cijfer(char c) {
    return c >= '0' && c <= '9';
}

/// Length of the printed number that starts at `tekst` and has the shape of `patroon` (9 = digit, else
/// itself), or 0.
std::size_t match_patroon(std::string_view tekst, std::string_view patroon) {
    if (tekst.size() < patroon.size()) return 0;
    for (std::size_t i = 0; i < patroon.size(); ++i)
        if (patroon[i] == '9' ? !is_cijfer(tekst[i]) : tekst[i] != patroon[i]) return 0;
    const bool loopt_door = tekst.size() > patroon.size() && is_cijfer(tekst[patroon.size()]);
    return loopt_door ? 0 : patroon.size();
}

/// Length of what must be masked at the start of `tekst`, whose first character begins a run of digits; 0 =
/// nothing.
std::size_t te_maskeren(std::string_view tekst, std::size_t cijfers) {
    if (cijfers >= 9 && cijfers <= 11) return cijfers;
    for (const auto* patroon : {"99.99.99-999.99", "9999.99.999", "9999 99 999", "999 999 999"})
        if (const auto lengte = match_patroon(tekst, patroon)) return lengte;
    return 0;
}

void append_escaped(std::string& uit, std::string_view tekst) {
    for (const char c : tekst) {
        if (c == '"' || c == '\\') {
            uit += '\\';
            uit += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            fmt::format_to(std::back_inserter(uit), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
            uit += c;
        }
    }
}

void append_tekst(std::string& uit, std::string_view tekst) {
    uit += '"';
    append_escaped(uit, maskeer(tekst.substr(0, waarde_max)));
    uit += '"';
}

void append_waarde(std::string& uit, const Waarde& waarde) {
    if (const auto* getal = std::get_if<std::int64_t>(&waarde)) {
        const auto tekst = std::to_string(*getal);
        if (maskeer(tekst) == tekst)
            uit += tekst;
        else
            append_tekst(uit, tekst);
    } else if (const auto* vlag = std::get_if<bool>(&waarde)) {
        uit += *vlag ? "true" : "false";
    } else if (const auto* tekst = std::get_if<std::string_view>(&waarde)) {
        append_tekst(uit, *tekst);
    } else {
        uit += '"';
        const auto& id = std::get<Verzoekid>(waarde);
        for (std::size_t i = 0; i < id.size(); ++i)
            fmt::format_to(std::back_inserter(uit), "{}{:02x}", i != 0 && i % 4 == 0 ? "-" : "", id[i]);
        uit += '"';
    }
}

}  // namespace

std::string maskeer(std::string_view tekst) {
    std::string uit;
    uit.reserve(tekst.size());
    for (std::size_t i = 0; i < tekst.size();) {
        std::size_t cijfers = 0;
        while (i + cijfers < tekst.size() && is_cijfer(tekst[i + cijfers])) ++cijfers;
        if (cijfers == 0) {
            uit += tekst[i++];
            continue;
        }
        if (const auto lengte = te_maskeren(tekst.substr(i), cijfers)) {
            uit += "***";
            i += lengte;
        } else {
            uit += tekst.substr(i, cijfers);
            i += cijfers;
        }
    }
    return uit;
}

std::string maak_regel(std::int64_t tijdstip_us, Niveau niveau, Gebeurtenis gebeurtenis,
                       std::initializer_list<Paar> paren) {
    const std::chrono::sys_time<std::chrono::microseconds> tijdstip{std::chrono::microseconds{tijdstip_us}};
    std::string uit = "{\"tijd\":\"" + date::format("%FT%TZ", tijdstip) + "\",\"niveau\":\"";
    uit += namen_niveau[static_cast<std::size_t>(niveau)];
    uit += "\",\"gebeurtenis\":\"";
    uit += namen_gebeurtenis[static_cast<std::size_t>(gebeurtenis)];
    uit += '"';
    for (const auto& [veld, waarde] : paren) {
        fmt::format_to(std::back_inserter(uit), ",\"{}\":", namen_veld[static_cast<std::size_t>(veld)]);
        append_waarde(uit, waarde);
    }
    uit += '}';
    return uit;
}

Niveau parse_niveau(std::string_view tekst) {
    for (std::size_t i = 0; i < namen_niveau.size(); ++i)
        if (tekst == namen_niveau[i]) return static_cast<Niveau>(i);
    throw std::invalid_argument("[log] niveau must be debug, info, warning or error");
}

}  // namespace isi::log
