// SPDX-License-Identifier: GPL-3.0-or-later
#include "partnerbeheer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "programma.hpp"

namespace isi::admin {
namespace {

using namespace kbi;

/// What was changed, as `name=value` with blanks between.
class Wijzigingen {
 public:
    void voeg_toe(std::string_view naam, std::string_view waarde) {
        m_tekst += fmt::format("{}{}={}", m_tekst.empty() ? "" : " ", naam, waarde);
    }
    [[nodiscard]] const std::string& tekst() const { return m_tekst; }

 private:
    std::string m_tekst;
};

/// Region of a municipality by its NIS code: the first digit is the province, the second of Brabant parts it.
std::optional<Gewest> gewest_van(std::string_view nis) {
    const auto is_cijfer = [](char c) { return c >= '0' && c <= '9'; };
    if (nis.size() != 5 || !std::all_of(nis.begin(), nis.end(), is_cijfer)) return std::nullopt;
    switch (nis[0]) {
        case '1':
        case '3':
        case '4':
        case '7':
            return Gewest::vlaams;
        case '5':
        case '6':
        case '8':
        case '9':
            return Gewest::waals;
        case '2':
            if (nis[1] == '1') return Gewest::brussels;
            if (nis[1] == '3' || nis[1] == '4') return Gewest::vlaams;
            if (nis[1] == '5') return Gewest::waals;
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

bool is_plaatselijk(const Partner& partner) {
    return partner.soort == Partnersoort::ocmw || partner.soort == Partnersoort::gemeente;
}

// The region decides who may consult at all, so it is never taken from a default and never from one source.
void zet_gewest(const Partneropties& opties, Partner& partner, bool nieuw, Wijzigingen& uit) {
    if (opties.gewest.empty()) {
        if (!opties.nis.empty()) throw Gebruiksfout("--nis checks --gewest; give both");
        if (nieuw && is_plaatselijk(partner))
            throw Gebruiksfout("an OCMW or gemeente needs --gewest, with --nis as its check");
        return;
    }
    partner.gewest = find_gewest(opties.gewest).value();
    if (is_plaatselijk(partner) && opties.nis.empty())
        throw Gebruiksfout(
            "--gewest of an OCMW or gemeente needs --nis, the NIS code of its municipality, as a check");
    if (!opties.nis.empty()) {
        const auto volgens_nis = gewest_van(opties.nis);
        if (!volgens_nis)
            throw Gebruiksfout("--nis must be the five-digit NIS code of a Belgian municipality");
        if (*volgens_nis != partner.gewest)
            throw Gebruiksfout("--nis is the code of a municipality of another region than --gewest");
    }
    uit.voeg_toe("gewest", opties.gewest);
}

struct Lijst {
    std::string_view optie;
    const std::vector<std::string>& gegeven;
    std::vector<std::string>& waarden;
    std::size_t langste;
};

void zet_lijst(const Lijst& lijst, Wijzigingen& uit) {
    if (lijst.gegeven.empty()) return;
    lijst.waarden.clear();
    for (const auto& een : lijst.gegeven) {
        if (een == "-" && lijst.gegeven.size() == 1) break;
        if (een.empty() || een.size() > lijst.langste)
            throw Gebruiksfout(fmt::format("{} must be 1 to {} bytes", lijst.optie, lijst.langste));
        if (std::find(lijst.waarden.begin(), lijst.waarden.end(), een) == lijst.waarden.end())
            lijst.waarden.push_back(een);
    }
    uit.voeg_toe(lijst.optie.substr(2),
                 lijst.waarden.empty() ? "-" : fmt::format("{}", fmt::join(lijst.waarden, ",")));
}

void keur_vingerafdrukken(const Partner& partner) {
    constexpr std::size_t sha256_hex = 64;
    for (const auto& een : partner.vingerafdrukken)
        if (een.size() != sha256_hex || een.find_first_not_of("0123456789abcdef") != std::string::npos)
            throw Gebruiksfout(
                "--vingerafdruk must be the sha256 of the certificate, 64 digits of lower-case hex");
}

void zet_inzage(const std::string& tekst, Partner& partner, Wijzigingen& uit) {
    const auto plaats = tekst.find('=');
    const auto paneel = find_paneel(tekst.substr(0, plaats));
    if (plaats == std::string::npos || !paneel)
        throw Gebruiksfout("--inzage must be PANEEL=INZAGE; see 'isi-admin profile show' for the panels");
    const auto waarde = tekst.substr(plaats + 1);
    if (waarde == "STANDAARD") {
        partner.inzage.erase(*paneel);
    } else {
        const auto inzage = find_inzage(waarde);
        if (!inzage)
            throw Gebruiksfout("--inzage: there is no such INZAGE; see 'isi-admin profile set --help'");
        if (!past(*paneel, *inzage, partner.soort))
            throw Gebruiksfout(fmt::format("--inzage: {} cannot be cut to {} for a {}", element(*paneel),
                                           waarde, code(partner.soort)));
        partner.inzage[*paneel] = *inzage;
    }
    uit.voeg_toe("inzage", tekst);
}

}  // namespace

bool past(Paneel paneel, Inzage inzage, Partnersoort soort) noexcept {
    switch (inzage) {
        case Inzage::geen:
        case Inzage::geheel:
        case Inzage::zonder_gevoelig:
            return true;
        case Inzage::eigen_sancties:
            return paneel == Paneel::inbreuken &&
                   (soort == Partnersoort::ocmw || soort == Partnersoort::vmsw ||
                    soort == Partnersoort::vdab);
        case Inzage::alleen_nt2:
            return paneel == Paneel::vormings_activiteiten;
        case Inzage::alleen_hvn:
            return paneel == Paneel::adviezen || paneel == Paneel::perspectieven;
        case Inzage::alleen_nt2_niveau:
            return paneel == Paneel::talenkennis;
        case Inzage::samenvatting:
            return paneel == Paneel::contracten || paneel == Paneel::behaalde_attesten;
        case Inzage::alleen_naam:
            return paneel == Paneel::personalia;
    }
    return false;
}

std::string pas_toe(const Partneropties& opties, Partner& partner, bool nieuw) {
    Wijzigingen uit;
    if (nieuw && opties.soort.empty())
        throw Gebruiksfout("a first profile needs --soort: what kind of partner it is");
    if (!opties.soort.empty()) {
        partner.soort = find_partnersoort(opties.soort).value();
        uit.voeg_toe("soort", opties.soort);
    }
    zet_gewest(opties, partner, nieuw, uit);
    if (!opties.authenticatie.empty()) {
        partner.authenticatie = find_authenticatie(opties.authenticatie).value();
        uit.voeg_toe("authenticatie", opties.authenticatie);
    }
    if (!opties.inschrijving.empty()) {
        partner.inschrijving_vereist = opties.inschrijving == "standaard"
                                           ? std::nullopt
                                           : std::optional(opties.inschrijving == "vereist");
        uit.voeg_toe("inschrijving", opties.inschrijving);
    }
    if (!opties.gebruiker.empty()) {
        partner.gebruiker_verplicht = opties.gebruiker == "verplicht";
        uit.voeg_toe("gebruiker", opties.gebruiker);
    }
    if (!opties.ongelabeld.empty()) {
        partner.ongelabeld_melden = opties.ongelabeld == "melden";
        uit.voeg_toe("ongelabeld", opties.ongelabeld);
    }
    // Lengths of MAGDA's Identificatie and Hoedanigheid, and of the KSZ's legalContext.
    zet_lijst({"--identificatie", opties.identificaties, partner.identificaties, 120}, uit);
    zet_lijst({"--vingerafdruk", opties.vingerafdrukken, partner.vingerafdrukken, 64}, uit);
    zet_lijst({"--hoedanigheid", opties.hoedanigheden, partner.hoedanigheden, 24}, uit);
    zet_lijst({"--legal-context", opties.legal_contexts, partner.legal_contexts, 64}, uit);
    keur_vingerafdrukken(partner);
    for (const auto& een : opties.inzage) zet_inzage(een, partner, uit);
    for (const auto& [paneel, inzage] : partner.inzage)
        if (!past(paneel, inzage, partner.soort))
            throw Gebruiksfout(fmt::format(
                "--soort: its setting for {} does not go with that kind; give --inzage {}=STANDAARD",
                element(paneel), element(paneel)));
    return uit.tekst();
}

}  // namespace isi::admin
