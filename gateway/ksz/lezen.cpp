// SPDX-License-Identifier: GPL-3.0-or-later
#include "lezen.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "gateway/bericht/tekens.hpp"
#include "schrijven.hpp"

namespace isi::ksz {
namespace {

using bericht::boom::aantal_tekens;
using bericht::boom::tekst;
using bericht::boom::waarde;

std::optional<int> getal(const pugi::xml_node& ouder, const char* kind) {
    const auto tekst = waarde(ouder, kind);
    int uit = 0;
    if (!tekst || tekst->empty()) return std::nullopt;
    const auto [einde, fout] = std::from_chars(tekst->data(), tekst->data() + tekst->size(), uit);
    if (fout != std::errc() || einde != tekst->data() + tekst->size()) return std::nullopt;
    return uit;
}

// Elements and their text; attributes mean nothing in this contract.
void kopieer(std::string& uit, const pugi::xml_node& knoop) {
    if (knoop.type() != pugi::node_element) return;
    element(uit, knoop.name(), [&] {
        if (!knoop.find_child([](const auto& kind) { return kind.type() == pugi::node_element; }))
            return bericht::tekens::ontsnap(uit, tekst(knoop));
        for (const auto kind : knoop.children()) kopieer(uit, kind);
    });
}

bool is_cijfers(std::string_view s, std::size_t van, std::size_t tot) {
    return s.size() >= van && s.size() <= tot &&
           std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; });
}

// A dateTime by its looks; nobody computes with it.
bool is_tijdstip(std::string_view s) {
    return s.size() >= 19 && s.size() <= 40 && s[4] == '-' && s[7] == '-' && s[10] == 'T' && s[13] == ':' &&
           s.find_first_not_of("0123456789-:T.Z+") == std::string_view::npos;
}

void veld_bij(bool goed, std::string& uit, std::string_view naam, const std::optional<std::string>& tekst) {
    if (goed) veld_als(uit, naam, tekst);
}

void veld_tot(std::string& uit, const pugi::xml_node& ouder, const char* naam, std::size_t grens) {
    const auto tekst = waarde(ouder, naam);
    veld_bij(tekst && aantal_tekens(*tekst) <= grens, uit, naam, tekst);
}

// Of an invalid message: only what could stand in a valid one. Who asks is demanded there, so without it
// nothing comes back.
void klant_van_ongeldige(std::string& uit, const pugi::xml_node& klant) {
    const auto wie = klant.child("customerIdentification");
    const auto kbo = waarde(wie, "cbeNumber");
    const auto sector = waarde(wie, "sector");
    const auto instelling = waarde(wie, "institution");
    const bool nummer = kbo && is_cijfers(*kbo, 10, 10);
    const bool plaats =
        !nummer && sector && instelling && is_cijfers(*sector, 1, 3) && is_cijfers(*instelling, 1, 3);
    if (!nummer && !plaats) return;
    element(uit, "informationCustomer", [&] {
        veld_tot(uit, klant, "ticket", 36);
        const auto verzonden = waarde(klant, "timestampSent");
        veld_bij(verzonden && is_tijdstip(*verzonden), uit, "timestampSent", verzonden);
        element(uit, "customerIdentification", [&] {
            veld_bij(nummer, uit, "cbeNumber", kbo);
            veld_bij(plaats, uit, "sector", sector);
            veld_bij(plaats, uit, "institution", instelling);
        });
    });
}

kbi::Aanhef lees_aanhef(const pugi::xml_node& vraag) {
    const auto wie = vraag.child("informationCustomer").child("customerIdentification");
    kbi::Aanhef uit;
    uit.weg = kbi::Weg::ksz;
    uit.identificatie = waarde(wie, "cbeNumber");
    uit.sector = getal(wie, "sector");
    uit.instelling = getal(wie, "institution");
    uit.legal_context = waarde(vraag, "legalContext");
    uit.gebruiker = waarde(vraag, "userId");
    return uit;
}

}  // namespace

Vraag::Vraag(const bericht::Omslag& omslag) {
    if (!bericht::boom::lees_boom(m_boom, omslag.inhoud)) return;
    m_aanhef = lees_aanhef(wortel());
    m_ticket = waarde(wortel().child("informationCustomer").child("ticket"));
    m_ssin = waarde(wortel().child("criteria").child("ssin"));
}

std::string Vraag::echo_klant() const {
    std::string uit;
    const auto klant = wortel().child("informationCustomer");
    if (m_geldig)
        kopieer(uit, klant);
    else if (klant)
        klant_van_ongeldige(uit, klant);
    return uit;
}

std::string Vraag::echo_vraag() const {
    std::string uit;
    if (!m_geldig) {
        veld_tot(uit, wortel(), "legalContext", 64);
        veld_tot(uit, wortel(), "userId", 50);
        std::string ssin;
        veld_tot(ssin, wortel().child("criteria"), "ssin", 50);
        if (!ssin.empty()) element(uit, "criteria", [&] { uit += ssin; });
        return uit;
    }
    for (const auto kind : wortel().children()) {
        const std::string_view naam = kind.name();
        if (naam != "informationCustomer" && naam != "informationCBSS") kopieer(uit, kind);
    }
    return uit;
}

}  // namespace isi::ksz
