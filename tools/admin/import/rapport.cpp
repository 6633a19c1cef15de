// SPDX-License-Identifier: GPL-3.0-or-later
#include "rapport.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "bron.hpp"

namespace isi::gba_v {
namespace {

/// Told also when they are zero: an absent count would look like one that was not made.
const std::map<std::string, std::vector<const char*>>& vaste_tellers() {
    static const std::map<std::string, std::vector<const char*>> tellers{
        {"bestand",
         {"persoonslijsten", "nummers", "nummers_afgewezen", "rni", "nederlands", "verblijfstitel",
          "overleden", "geemigreerd", "geheim", "in_onderzoek", "huisletter", "zonder_voornamen",
          "achternaam_punt", "zonder_geboortedatum", "zonder_geslacht", "langste_naam"}},
        {"afgewezen", {"PERSOONSLIJST", "NUMMER", "GEGEVEN"}},
        {"geladen", {"totaal", "met_gemeente", "zonder_gemeente"}},
        {"wet", {"WI2007", "WI2013", "WI2021", "GEEN"}},
        {"herkomst", {"ACTIEF", "DEFINITIEF"}},
        {"overleden", {"aanwezig", "grafsteen", "vergeten", "zonder_wet"}},
        {"store", {"nieuw", "gewijzigd", "ongewijzigd", "verwijderd", "langste_slot_ms"}}};
    return tellers;
}

std::string reeks(const std::map<std::string, std::uint64_t>& tellers) {
    std::string tekst;
    for (const auto& [naam, aantal] : tellers)
        tekst += fmt::format("{}{} {}", tekst.empty() ? "" : ", ", naam, aantal);
    return tekst.empty() ? "-" : tekst;
}

}  // namespace

Rapport::Rapport() {
    for (const auto& [deel, tellers] : vaste_tellers())
        for (const auto* teller : tellers) m_delen[deel][teller];
}

std::uint64_t Rapport::operator()(const std::string& deel, const std::string& naam) const {
    const auto gevonden = m_delen.find(deel);
    if (gevonden == m_delen.end()) return 0;
    const auto teller = gevonden->second.find(naam);
    return teller == gevonden->second.end() ? 0 : teller->second;
}

void Rapport::tel_bestand(const Rij& eerste) {
    auto& bestand = m_delen["bestand"];
    const auto tel = [&](const char* teller, bool geldt) { bestand[teller] += geldt ? 1 : 0; };
    const auto gemeente = eerste["08.09.10"];
    tel("rni", gemeente == "1999");
    if (!gemeente.empty() && gemeente != "1999") ++m_delen["gemeente"][std::string{gemeente}];
    tel("nederlands", eerste["04.05.10"] == "0001");
    tel("verblijfstitel", !eerste["10.39.10"].empty());
    tel("overleden", eerste["07.67.20"] == "O");
    tel("geemigreerd", eerste["07.67.20"] == "E");
    tel("geheim", !eerste["07.70.10"].empty() && eerste["07.70.10"] != "0");
    tel("in_onderzoek", !eerste["08.83.10"].empty());
    tel("huisletter", !eerste["08.11.30"].empty());
    tel("zonder_voornamen", eerste["01.02.10"].empty());
    tel("achternaam_punt", eerste["01.02.40"] == ".");
    tel("zonder_geboortedatum", eerste["01.03.10"].empty());
    tel("zonder_geslacht", eerste["01.04.10"].empty());
    bestand["langste_naam"] = std::max<std::uint64_t>(
        {bestand["langste_naam"], tekens(eerste["01.02.10"]), tekens(eerste["01.02.40"])});
}

void Rapport::tel_dossier(const Persoonsdossier& dossier) {
    auto& geladen = m_delen["geladen"];
    ++geladen["totaal"];
    ++geladen[dossier.woongemeente ? "met_gemeente" : "zonder_gemeente"];
    ++m_delen["wet"][dossier.wet ? std::string{code(*dossier.wet)} : "GEEN"];
    if (dossier.wet) ++m_delen["herkomst"][dossier.kop.herkomst.code];
    if (dossier.inburgeringsplicht) ++m_delen["plicht"][dossier.inburgeringsplicht->status.code];
    for (const auto& verblijf : dossier.eerder_verblijf)
        ++m_delen["eerder_verblijf"][verblijf.plichtig ? "plichtig" : "niet_plichtig"];
}

void Rapport::tel_afwijzingen(const Afwijzingen& afwijzingen) {
    for (const auto& afwijzing : afwijzingen) {
        ++m_delen["afgewezen"][std::string{code(afwijzing.wat)}];
        ++m_delen["reden"][std::string{code(afwijzing.reden)}];
    }
}

bool Rapport::iets_veranderd() const {
    const auto& ik = *this;
    return ik("store", "nieuw") + ik("store", "gewijzigd") + ik("store", "verwijderd") > 0;
}

std::string Rapport::json() const {
    std::string tekst;
    for (const auto& [deel, tellers] : m_delen) {
        std::string regels;
        for (const auto& [naam, aantal] : tellers)
            regels += fmt::format("{}\n    \"{}\": {}", regels.empty() ? "" : ",", naam, aantal);
        tekst += fmt::format("{}\n  \"{}\": {{{}\n  }}", tekst.empty() ? "" : ",", deel, regels);
    }
    return fmt::format("{{{}\n}}\n", tekst);
}

std::string Rapport::tekst() const {
    constexpr std::array<std::pair<const char*, const char*>, 10> regels{
        {{"bestand", "in the file"},
         {"gemeente", "per gemeente (08.09.10)"},
         {"afgewezen", "not taken"},
         {"reden", "because"},
         {"geladen", "in the register"},
         {"wet", "law"},
         {"plicht", "duty"},
         {"herkomst", "herkomst"},
         {"overleden", "of the deceased"},
         {"store", "store"}}};
    std::string tekst;
    for (const auto& [deel, kop] : regels)
        if (const auto gevonden = m_delen.find(deel); gevonden != m_delen.end())
            tekst += fmt::format("{}: {}\n", kop, reeks(gevonden->second));
    return tekst;
}

}  // namespace isi::gba_v
