// SPDX-License-Identifier: GPL-3.0-or-later
#include "antwoord.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

namespace isi::front {
namespace {

std::string_view reden(unsigned status) {
    switch (status) {
        case 200:
            return "OK";
        case 204:
            return "No Content";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 411:
            return "Length Required";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        default:
            return "Status";
    }
}

bool is_veilig(std::string_view s) {
    return std::all_of(s.begin(), s.end(),
                       [](unsigned char c) { return (c >= 0x20 && c != 0x7f) || c == '\t'; });
}

void schrijf_getal(std::size_t getal, int grondtal, std::string& uit) {
    std::array<char, 24> tekst{};
    const auto einde = std::to_chars(tekst.data(), tekst.data() + tekst.size(), getal, grondtal).ptr;
    uit.append(tekst.data(), einde);
}

void schrijf_veld(std::string_view naam, std::string_view waarde, std::string& uit) {
    uit.append(naam).append(": ").append(waarde).append("\r\n");
}

void schrijf_begin(unsigned status, std::string_view datum, std::string& uit) {
    uit.append("HTTP/1.1 ");
    schrijf_getal(status, 10, uit);
    uit.append(" ").append(reden(status)).append("\r\n");
    schrijf_veld("Date", datum, uit);
}

}  // namespace

bool schrijf_antwoord(const Antwoord& antwoord, const Antwoordvorm& vorm, std::string& uit) {
    const bool veilig = is_veilig(antwoord.media_type) && antwoord.status >= 200 && antwoord.status <= 599 &&
                        std::all_of(antwoord.velden.begin(), antwoord.velden.end(),
                                    [](const auto& v) { return is_veilig(v.first) && is_veilig(v.second); });
    if (!veilig) return false;
    const auto* tekst = std::get_if<std::string>(&antwoord.lichaam);
    uit.reserve(uit.size() + 256 + (tekst ? tekst->size() : 0));
    schrijf_begin(antwoord.status, vorm.datum, uit);
    if (!antwoord.media_type.empty()) schrijf_veld("Content-Type", antwoord.media_type, uit);
    for (const auto& [naam, waarde] : antwoord.velden) schrijf_veld(naam, waarde, uit);
    const bool zonder_inhoud = antwoord.status == 204 || antwoord.status == 304;
    if (tekst && !zonder_inhoud) {
        uit.append("Content-Length: ");
        schrijf_getal(tekst->size(), 10, uit);
        uit.append("\r\n");
    } else if (!tekst && vorm.http11) {
        schrijf_veld("Transfer-Encoding", "chunked", uit);
    }
    if (vorm.sluiten)
        schrijf_veld("Connection", "close", uit);
    else if (!vorm.http11)
        schrijf_veld("Connection", "keep-alive", uit);
    uit.append("\r\n");
    if (tekst && !zonder_inhoud) uit.append(*tekst);
    return true;
}

void schrijf_kaal(unsigned status, std::string_view datum, std::string& uit) {
    schrijf_begin(status, datum, uit);
    if (status == 405) schrijf_veld("Allow", "GET, POST", uit);
    uit.append("Content-Length: 0\r\nConnection: close\r\n\r\n");
}

void schrijf_stuk(std::string_view inhoud, std::string& uit) {
    schrijf_getal(inhoud.size(), 16, uit);
    uit.append("\r\n").append(inhoud).append("\r\n");
}

std::string_view laatste_stuk() noexcept {
    return "0\r\n\r\n";
}

std::string_view Datumregel::nu() {
    const std::time_t seconde = std::time(nullptr);
    if (seconde != m_seconde) {
        m_seconde = seconde;
        std::tm delen{};
        gmtime_r(&seconde, &delen);
        std::array<char, 40> tekst{};
        m_tekst.assign(tekst.data(),
                       std::strftime(tekst.data(), tekst.size(), "%a, %d %b %Y %H:%M:%S GMT", &delen));
    }
    return m_tekst;
}

}  // namespace isi::front
