// SPDX-License-Identifier: Apache-2.0
#include "bericht.hpp"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <pugixml.hpp>
#include <system_error>

namespace isi::client {
namespace {

constexpr std::string_view wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
constexpr int diepste = 32;  // the contract's deepest answer stays under half of it

std::string nu() {
    const std::time_t tijd = std::time(nullptr);
    std::tm delen{};
    gmtime_r(&tijd, &delen);
    std::array<char, 32> tekst{};
    return {tekst.data(), std::strftime(tekst.data(), tekst.size(), "%Y-%m-%dT%H:%M:%SZ", &delen)};
}

std::string_view zonder_prefix(const char* naam) {
    const std::string_view heel = naam;
    const auto dubbelepunt = heel.find(':');
    return dubbelepunt == std::string_view::npos ? heel : heel.substr(dubbelepunt + 1);
}

pugi::xml_node kind(const pugi::xml_node& ouder, std::string_view naam) {
    return ouder.find_child([naam](const pugi::xml_node& k) { return zonder_prefix(k.name()) == naam; });
}

Element neem_over(const pugi::xml_node& knoop, int diepte = 0) {
    Element uit{std::string(zonder_prefix(knoop.name())), knoop.text().get(), {}};
    if (diepte == diepste) return uit;
    for (const pugi::xml_node& k : knoop.children()) {
        if (k.type() == pugi::node_element) uit.kinderen.push_back(neem_over(k, diepte + 1));
    }
    return uit;
}

Geweigerd lees_fault(const pugi::xml_node& fault) {
    const pugi::xml_node fout = kind(kind(fault, "detail"), "Fout");
    Foutmelding melding{kind(fout, "foutcode").text().get(), kind(fout, "fouttekst").text().get(), {}};
    if (melding.foutcode.empty()) {
        melding.foutcode = fault.child("faultcode").text().get();
        melding.fouttekst = fault.child("faultstring").text().get();
    }
    return {{std::move(melding)}, true};
}

Geweigerd lees_foutmeldingen(const Element& antwoord) {
    Geweigerd uit;
    for (const Element& k : antwoord.kinderen) {
        if (k.naam != "foutmelding") continue;
        Foutmelding melding{k.waarde("foutcode").value_or(""), k.waarde("fouttekst").value_or(""), {}};
        for (const Element& s : k.kinderen) {
            if (s.naam != "sleutelgegeven") continue;
            melding.sleutelgegevens.emplace_back(s.waarde("sleutelnaam").value_or(""),
                                                 s.waarde("sleutelwaarde").value_or(""));
        }
        uit.meldingen.push_back(std::move(melding));
    }
    return uit;
}

}  // namespace

std::string nieuwe_uuid() {
    std::array<unsigned char, 16> b{};
    if (getrandom(b.data(), b.size(), 0) != static_cast<ssize_t>(b.size())) {
        throw std::system_error(errno, std::generic_category(), "getrandom");
    }
    b[6] = static_cast<unsigned char>((b[6] & 0x0FU) | 0x40U);  // version 4
    b[8] = static_cast<unsigned char>((b[8] & 0x3FU) | 0x80U);  // variant of RFC 4122
    constexpr std::string_view hex = "0123456789abcdef";
    std::string uit;
    for (std::size_t i = 0; i < b.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) uit += '-';
        uit += hex[b[i] >> 4U];
        uit += hex[b[i] & 0x0FU];
    }
    return uit;
}

std::string ontsnap(std::string_view tekst) {
    std::string uit;
    for (const char c : tekst) {
        switch (c) {
            case '&':
                uit += "&amp;";
                break;
            case '<':
                uit += "&lt;";
                break;
            case '>':
                uit += "&gt;";
                break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') uit += c;
        }
    }
    return uit;
}

std::string element(std::string_view naam, const std::optional<std::string>& waarde) {
    if (!waarde || waarde->empty()) return {};
    const std::string n(naam);
    return "<" + n + ">" + ontsnap(*waarde) + "</" + n + ">";
}

std::string maak_bericht(const Instellingen& wie, const Sleutelpaar& sleutel, std::string_view operatie,
                         const std::string& identificatiecode, const std::string& inhoud) {
    const std::string op(operatie);
    const std::string profiel(wsse);
    return R"(<?xml version="1.0" encoding="UTF-8"?>)"
           R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>)"
           R"(<wsse:Security xmlns:wsse=")" +
           profiel + R"(wssecurity-secext-1.0.xsd"><wsse:UsernameToken><wsse:Username>)" +
           ontsnap(sleutel.applicatiesleutel) + R"(</wsse:Username><wsse:Password Type=")" + profiel +
           R"(username-token-profile-1.0#PasswordText">)" + ontsnap(sleutel.wachtwoord) +
           "</wsse:Password></wsse:UsernameToken></wsse:Security></soap:Header><soap:Body><" + op +
           R"( xmlns="urn:inburgering:isi:cvs:v1">)" +
           element("identificatiecodeBedrijfsdocument", identificatiecode) +
           element("verzendendeInstantie", wie.oin) + element("ontvangendeInstantie", wie.ontvanger) +
           element("datumTijdBedrijfsdocument", nu()) + inhoud + "</" + op + "></soap:Body></soap:Envelope>";
}

Uitkomst<Element> lees_antwoord(long http_status, const std::string& bytes, std::string_view operatie,
                                std::string_view identificatiecode) {
    pugi::xml_document document;
    if (!document.load_buffer(bytes.data(), bytes.size())) {
        return Protocolfout{http_status, "het antwoord is geen XML; is dit het adres van een ISI Gateway?"};
    }
    const pugi::xml_node body = kind(kind(document, "Envelope"), "Body");
    if (const pugi::xml_node fault = kind(body, "Fault")) return lees_fault(fault);
    const pugi::xml_node knoop = kind(body, std::string(operatie) + "Response");
    if (http_status != 200 || !knoop)
        return Protocolfout{http_status, "het antwoord hoort niet bij de vraag"};
    Element antwoord = neem_over(knoop);
    if (antwoord.waarde("identificatiecodeBedrijfsdocument") != std::string(identificatiecode)) {
        return Protocolfout{http_status, "het antwoord draagt een andere identificatiecode dan de vraag"};
    }
    const auto goedgekeurd = antwoord.ja("requestGoedgekeurd");
    if (!goedgekeurd) return Protocolfout{http_status, "requestGoedgekeurd ontbreekt"};
    if (!*goedgekeurd) return lees_foutmeldingen(antwoord);
    if (antwoord.vind("nietsGevonden") != nullptr) return NietsGevonden{};
    return antwoord;
}

}  // namespace isi::client
