// SPDX-License-Identifier: GPL-3.0-or-later
#include "antwoord.hpp"

#include <array>
#include <string_view>

namespace isi::proef {
namespace {

/// Where the content of the next `<…:naam>` begins, from `vanaf`; npos when there is none.
std::size_t zoek_inhoud(std::string_view xml, std::string_view naam, std::size_t vanaf = 0) {
    const std::string sluit = std::string(naam) + ">";
    for (auto plaats = xml.find(sluit, vanaf); plaats != std::string_view::npos;
         plaats = xml.find(sluit, plaats + 1)) {
        const auto haak = xml.rfind('<', plaats);
        if (haak == std::string_view::npos || xml[haak + 1] == '/') continue;
        if (haak + 1 == plaats || xml[plaats - 1] == ':') return plaats + sluit.size();
    }
    return std::string_view::npos;
}

std::string lees_na(std::string_view xml, std::string_view naam, std::size_t vanaf = 0) {
    const auto begin = zoek_inhoud(xml, naam, vanaf);
    if (begin == std::string_view::npos) return {};
    return std::string(xml.substr(begin, xml.find('<', begin) - begin));
}

bool heeft(std::string_view xml, std::string_view element) {
    return xml.find("<isi:" + std::string(element)) != std::string_view::npos;
}

std::string veld(std::string_view xml, const char* naam) {
    return std::string(naam) + "=" + lees_na(xml, naam);
}

std::string sleutelgegevens(std::string_view xml) {
    std::string tekst;
    for (auto plaats = zoek_inhoud(xml, "sleutelnaam"); plaats != std::string_view::npos;
         plaats = zoek_inhoud(xml, "sleutelnaam", plaats)) {
        tekst += tekst.empty() ? " " : ";";
        tekst += std::string(xml.substr(plaats, xml.find('<', plaats) - plaats)) + "=" +
                 lees_na(xml, "sleutelwaarde", plaats);
    }
    return tekst;
}

/// `0014:Wi2007,Wi2013;0599:…`
std::string gemeenten(std::string_view xml) {
    std::string tekst;
    const auto begin = xml.find("<isi:gemeenten>");
    for (auto plaats = zoek_inhoud(xml, "gemeente", begin); plaats != std::string_view::npos;) {
        const auto volgende = zoek_inhoud(xml, "gemeente", plaats);
        const auto deel = xml.substr(plaats, volgende - plaats);
        tekst += (tekst.empty() ? " " : ";") + lees_na(deel, "code");
        char scheiding = ':';
        for (auto rol = zoek_inhoud(deel, "rol"); rol != std::string_view::npos;
             rol = zoek_inhoud(deel, "rol", rol)) {
            tekst += scheiding + std::string(deel.substr(rol, deel.find('<', rol) - rol));
            scheiding = ',';
        }
        plaats = volgende;
    }
    return tekst;
}

std::string gegevens(const std::string& operatie, std::string_view xml) {
    if (operatie == "testVerbinding") return "GEGEVENS " + veld(xml, "oin");
    if (operatie == "geefGemeenten") return "GEGEVENS" + gemeenten(xml);
    if (operatie == "geefWet") {
        return "GEGEVENS " + veld(xml, "wet") + ";" + veld(xml, "woonachtigInGemeente") + ";" +
               veld(xml, "overleden") + ";" + veld(xml, "gegevensInTeZien");
    }
    if (operatie == "geefPersoon" || operatie == "zoekPersonen")
        return "GEGEVENS verblijf=" + lees_na(xml, "code", zoek_inhoud(xml, "verblijf"));
    if (operatie == "geefExamens") return heeft(xml, "examens>") ? "GEGEVENS" : "no exams";
    if (operatie == "zoekSignalen") return "GEGEVENS " + veld(xml, "totaal");
    return "GEGEVENS";
}

void verzamel(std::string_view xml, std::string_view voor, std::set<std::string>& in) {
    constexpr std::size_t cijfers = 9;
    for (auto plaats = xml.find(voor); plaats != std::string_view::npos; plaats = xml.find(voor, plaats + 1))
        in.insert(std::string(xml.substr(plaats + voor.size(), cijfers)));
}

}  // namespace

std::string lees_uitkomst(const std::string& operatie, const HttpAntwoord& antwoord) {
    const std::string_view xml = antwoord.inhoud;
    if (antwoord.status == 500) {
        const auto code = lees_na(xml, "faultcode");
        const auto element = lees_na(xml, "element");
        return code.substr(code.find(':') + 1) + (element.empty() ? "" : " element=" + element);
    }
    if (antwoord.status != 200) return "HTTP " + std::to_string(antwoord.status);
    if (const auto foutcode = lees_na(xml, "foutcode"); !foutcode.empty())
        return foutcode + sleutelgegevens(xml);
    if (lees_na(xml, "requestGoedgekeurd") != "true") return "not approved, and no foutcode";
    if (heeft(xml, "nietsGevonden")) return "NIETS_GEVONDEN";
    return gegevens(operatie, xml);
}

std::string zonder_tijd(const HttpAntwoord& antwoord) {
    std::string tekst = antwoord.kop + antwoord.inhoud;
    if (const auto datum = tekst.find("\r\nDate: "); datum != std::string::npos)
        tekst.erase(datum, tekst.find("\r\n", datum + 2) - datum);
    for (const char* naam :
         {"identificatiecodeBedrijfsdocument", "datumTijdBedrijfsdocument", "peilmoment"}) {
        const auto begin = zoek_inhoud(tekst, naam);
        if (begin != std::string::npos) tekst.erase(begin, tekst.find('<', begin) - begin);
    }
    return tekst;
}

Verraden lees_verraden(const std::string& xml) {
    Verraden uit;
    verzamel(xml, "Naam", uit.namen);
    verzamel(xml, "Straat", uit.straten);
    verzamel(xml, "<isi:bsn>", uit.nummers);
    return uit;
}

}  // namespace isi::proef
