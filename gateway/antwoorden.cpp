// SPDX-License-Identifier: GPL-3.0-or-later
#include "antwoorden.hpp"

#include <algorithm>

namespace isi::antwoorden {
namespace {

bool gelijk_zonder_hoofdletters(std::string_view tekst, std::string_view kleine_letters) {
    return std::ranges::equal(tekst, kleine_letters, [](char x, char y) {
        return (x >= 'A' && x <= 'Z' ? static_cast<char>(x - 'A' + 'a') : x) == y;
    });
}

std::string_view bijgeknipt(std::string_view tekst) {
    const auto begin = tekst.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return tekst.substr(begin, tekst.find_last_not_of(" \t") - begin + 1);
}

bool parameter_past(std::string_view parameter) {
    const auto is = parameter.find('=');
    if (is == std::string_view::npos) return true;
    if (!gelijk_zonder_hoofdletters(bijgeknipt(parameter.substr(0, is)), "charset")) return true;
    auto waarde = bijgeknipt(parameter.substr(is + 1));
    if (waarde.size() > 1 && waarde.front() == '"' && waarde.back() == '"') {
        waarde = waarde.substr(1, waarde.size() - 2);
    }
    return gelijk_zonder_hoofdletters(waarde, "utf-8");
}

}  // namespace

front::Antwoord kaal(unsigned status, std::string_view zin) {
    front::Antwoord antwoord;
    antwoord.status = status;
    antwoord.media_type = "text/plain; charset=utf-8";
    antwoord.lichaam = std::string(zin) + "\n";
    return antwoord;
}

front::Antwoord xml(unsigned status, std::string inhoud) {
    front::Antwoord antwoord;
    antwoord.status = status;
    antwoord.lichaam = std::move(inhoud);
    return antwoord;
}

front::Antwoord fout(Protocolfout fout, const operaties::Contact& contact,
                     const std::optional<soap::Adressering>& adressering,
                     const std::optional<std::string>& identificatiecode) {
    if (fout.faultcode.starts_with("Server.")) {
        std::string wegen;
        for (const auto& weg : {contact.telefoon, contact.e_mail}) {
            if (!weg.empty()) wegen += (wegen.empty() ? " Contact: " : ", ") + weg;
        }
        if (!wegen.empty()) fout.faultstring += wegen + ".";
    }
    return xml(500, soap::schrijf_fout(fout, adressering, identificatiecode));
}

front::Antwoord overbelast() {
    auto antwoord = kaal(503, "De dienst is overbelast. Probeer het later opnieuw.");
    antwoord.velden.emplace_back("Retry-After", "5");
    return antwoord;
}

bool is_xml_utf8(std::string_view media_type) {
    auto punt = media_type.find(';');
    if (!gelijk_zonder_hoofdletters(bijgeknipt(media_type.substr(0, punt)), "text/xml")) return false;
    while (punt != std::string_view::npos) {
        media_type.remove_prefix(punt + 1);
        punt = media_type.find(';');
        if (!parameter_past(bijgeknipt(media_type.substr(0, punt)))) return false;
    }
    return true;
}

}  // namespace isi::antwoorden
