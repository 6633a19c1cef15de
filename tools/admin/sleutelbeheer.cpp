// SPDX-License-Identifier: GPL-3.0-or-later
#include "sleutelbeheer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "catalogus.hpp"
#include "certs/bestand.hpp"
#include "programma.hpp"

namespace isi::admin {
namespace {

namespace fs = std::filesystem;
using Soort = Certificaatidentiteit::Soort;
constexpr Seconden dag = 86400;

std::vector<std::string> splits(const std::string& tekst, char teken) {
    std::vector<std::string> delen;
    std::size_t begin = 0;
    for (auto einde = tekst.find(teken); einde != std::string::npos; einde = tekst.find(teken, begin)) {
        delen.push_back(tekst.substr(begin, einde - begin));
        begin = einde + 1;
    }
    delen.push_back(tekst.substr(begin));
    return delen;
}

void lees_bevoegdheid(const std::string& tekst, Store& store,
                      std::map<Gemeentecode, std::set<Rol>>& bevoegdheden) {
    const auto gelijk = tekst.find('=');
    const auto code = Gemeentecode::parse(tekst.substr(0, gelijk));
    if (!code || gelijk == std::string::npos)
        throw Gebruiksfout("--gemeente must be CODE=Rol,Rol, e.g. 0014=Wi2007,Wi2013MUT");
    const auto gemeente = store.find_gemeente(*code);
    if (!gemeente)
        throw Gebruiksfout(fmt::format("--gemeente {}: tabel 33 has no such gemeente", code->text()));
    if (gemeente->geldig_tot)
        throw Gebruiksfout(
            fmt::format("--gemeente {}: {} has ended on {}; use the code of the gemeente that it became",
                        code->text(), gemeente->naam, gemeente->geldig_tot->text()));
    for (const auto& naam : splits(tekst.substr(gelijk + 1), ',')) {
        const auto rol = parse_rol(naam);
        if (!rol)
            throw Gebruiksfout(fmt::format(
                "--gemeente {}: roles are Wi2007, Wi2013, Wi2013MUT, Wi2021, Wi2021MUT", code->text()));
        bevoegdheden[*code].insert(*rol);
    }
}

std::vector<Certificaatidentiteit> lees_certificaten(const Sleutelopties& opties) {
    std::vector<Certificaatidentiteit> certificaten;
    for (const auto& oin : opties.certificaat_oin) {
        if (!Oin::parse(oin)) throw Gebruiksfout("--certificaat-oin must be an OIN of twenty positions");
        certificaten.push_back({Soort::oin, oin, ""});
    }
    for (const auto& kbo : opties.certificaat_kbo) {
        if (!goed_kbo(kbo))
            throw Gebruiksfout("--certificaat-kbo must be ten digits with the right checksum");
        certificaten.push_back({Soort::kbo, kbo, ""});
    }
    for (auto hex : opties.certificaat_vingerafdruk) {
        hex.erase(std::remove(hex.begin(), hex.end(), ':'), hex.end());
        for (auto& c : hex)
            if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
        if (hex.size() != 64 || hex.find_first_not_of("0123456789abcdef") != std::string::npos)
            throw Gebruiksfout(
                "--certificaat-vingerafdruk must be a sha256 in 64 hex digits (openssl x509 -fingerprint "
                "-sha256)");
        certificaten.push_back({Soort::vingerafdruk, hex, ""});
    }
    return certificaten;
}

// The Dutch service knows its callers by OIN and refuses all others (NL-W13): such a key could not be used.
void keur_certificaten(const std::vector<Certificaatidentiteit>& certificaten, std::int64_t eigenaar,
                       Store& store) {
    const auto organisaties = store.load_sleutels().organisaties;
    const auto van = std::ranges::find(organisaties, eigenaar, &Organisatie::id);
    if (van == organisaties.end() || !van->oin) return;
    if (!std::ranges::all_of(certificaten, [](const auto& c) { return c.soort == Soort::oin; }))
        throw Gebruiksfout(
            "a key of a Dutch organisation is carried by certificates with an OIN: use --certificaat-oin");
}

Seconden lees_einde(const std::string& tekst) {
    const auto laatste = Dag::parse(tekst);
    if (!laatste) throw Gebruiksfout("--geldig-tot must be a day that exists, yyyy-mm-dd");
    return laatste->plus(1).begin();
}

void keur_contractversie(const std::string& versie) {
    const auto punt = versie.find('.');
    const auto cijfers = [](const std::string& s) {
        return !s.empty() && s.size() <= 3 && s.find_first_not_of("0123456789") == std::string::npos;
    };
    if (punt == std::string::npos || !cijfers(versie.substr(0, punt)) || !cijfers(versie.substr(punt + 1)))
        throw Gebruiksfout("--contractversie must be like 1.0");
}

}  // namespace

std::string pas_toe(const Sleutelopties& opties, Sleutel& sleutel, Store& store) {
    std::vector<std::string> wijzigingen;
    if (!opties.gemeenten.empty()) {
        sleutel.bevoegdheden.clear();
        for (const auto& gemeente : opties.gemeenten) lees_bevoegdheid(gemeente, store, sleutel.bevoegdheden);
        wijzigingen.push_back(beschrijf_bevoegdheden(sleutel));
    }
    if (auto certificaten = lees_certificaten(opties); !certificaten.empty()) {
        keur_certificaten(certificaten, sleutel.organisatie_id, store);
        sleutel.certificaten = std::move(certificaten);
        wijzigingen.push_back(fmt::format("certificaten {}", sleutel.certificaten.size()));
    }
    if (!opties.eindgebruiker.empty()) {
        sleutel.eindgebruiker_verplicht = opties.eindgebruiker == "verplicht";
        wijzigingen.push_back("eindgebruiker " + opties.eindgebruiker);
    }
    if (!opties.adressering.empty()) {
        sleutel.adressering_strikt = opties.adressering == "strikt";
        wijzigingen.push_back("adressering " + opties.adressering);
    }
    if (!opties.geldig_tot.empty()) {
        sleutel.geldig_tot = lees_einde(opties.geldig_tot);
        for (auto& geheim : sleutel.geheimen) geheim.geldig_tot = sleutel.geldig_tot;
        wijzigingen.push_back("geldig tot " + als_moment(sleutel.geldig_tot));
    }
    if (!opties.contractversie.empty()) {
        keur_contractversie(opties.contractversie);
        sleutel.contractversie = opties.contractversie;
        wijzigingen.push_back("contractversie " + opties.contractversie);
    }
    return fmt::format("{}", fmt::join(wijzigingen, "; "));
}

Sleutel maak_sleutel(const Sleutelopties& opties, const Organisatie& eigenaar, Store& store,
                     Omgeving omgeving, Seconden nu) {
    Sleutel sleutel;
    sleutel.organisatie_id = eigenaar.id;
    sleutel.applicatie = opties.applicatie;
    sleutel.geldig_vanaf = nu;
    sleutel.geldig_tot = nu + 365 * dag;
    sleutel.eindgebruiker_verplicht = omgeving == Omgeving::prod;  // NL-M23: BIO2 asks for the actor
    pas_toe(opties, sleutel, store);
    if (sleutel.geldig_tot <= nu) throw Gebruiksfout("--geldig-tot is in the past");
    if (eigenaar.oin && sleutel.bevoegdheden.empty())
        throw Gebruiksfout("give at least one --gemeente CODE=Rol,Rol");
    if (sleutel.certificaten.empty())
        sleutel.certificaten.push_back(
            eigenaar.oin ? Certificaatidentiteit{Soort::oin, eigenaar.oin->text(), ""}
                         : Certificaatidentiteit{Soort::kbo, eigenaar.kbo.value_or(""), ""});
    return sleutel;
}

std::string beschrijf_bevoegdheden(const Sleutel& sleutel) {
    std::vector<std::string> delen;
    for (const auto& [gemeente, rollen] : sleutel.bevoegdheden) {
        std::vector<std::string_view> namen;
        for (const auto rol : rollen) namen.push_back(code(rol));
        delen.push_back(fmt::format("{}={}", gemeente.text(), fmt::join(namen, ",")));
    }
    return fmt::format("{}", fmt::join(delen, " "));
}

sleutels::Uitgifte geef_geheim(Sleutel& sleutel, const std::string& pepperbestand) {
    const auto pepper = sleutels::load_pepper(pepperbestand);
    auto uitgifte = sleutels::make_uitgifte();
    sleutel.sleutel_id = uitgifte.applicatiesleutel;
    Geheim geheim;
    geheim.hmac = sleutels::hmac_geheim(pepper, sleutel.sleutel_id, uitgifte.wachtwoord);
    geheim.geldig_vanaf = sleutel.geldig_vanaf;
    geheim.geldig_tot = sleutel.geldig_tot;
    sleutel.geheimen = {geheim};
    return uitgifte;
}

Sleutelbestanden::Sleutelbestanden(std::string map) : m_map(std::move(map)) {
    std::error_code fout;
    fs::create_directories(m_map, fout);
    if (fout) throw Gebruiksfout(fmt::format("cannot make the folder {}: {}", m_map, fout.message()));
    if (fs::exists(applicatiesleutel()) || fs::exists(wachtwoord())) {
        m_behouden = true;
        throw Gebruiksfout(fmt::format("{} holds the files of another key; choose another --uit", m_map));
    }
}

Sleutelbestanden::~Sleutelbestanden() {
    if (m_behouden) return;
    ::unlink(applicatiesleutel().c_str());
    ::unlink(wachtwoord().c_str());
}

void Sleutelbestanden::schrijf(const sleutels::Uitgifte& uitgifte) const {
    certs::write_bestand(applicatiesleutel(), uitgifte.applicatiesleutel + '\n', certs::Inzage::geheim);
    certs::write_bestand(wachtwoord(), uitgifte.wachtwoord + '\n', certs::Inzage::geheim);
}

}  // namespace isi::admin
