// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox_kbi.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "kbi/dossierlezer.hpp"
#include "sandbox_clients.hpp"

namespace isi::admin {
namespace {

constexpr std::string_view voor_alles = "0001-01-01";

struct Wie {
    std::int64_t organisatie_id = 0;
    std::string kbo, naam;
};

/// By folder in clients/.
std::map<std::string, Wie> zoek_organisaties(Store& store) {
    std::map<std::string, Wie> uit;
    const auto bestand = store.load_sleutels();
    for (const auto& client : sandboxclients()) {
        const auto organisatie =
            std::find_if(bestand.organisaties.begin(), bestand.organisaties.end(),
                         [&](const auto& een) { return een.kbo && een.kbo == client.kbo; });
        if (organisatie != bestand.organisaties.end())
            uit[client.map] = {organisatie->id, *client.kbo, client.naam};
    }
    return uit;
}

const Wie& zoek(const std::map<std::string, Wie>& organisaties, const std::string& map) {
    const auto gevonden = organisaties.find(map);
    if (gevonden == organisaties.end())
        throw std::runtime_error(
            fmt::format("kbi.toml names {}, which is no Flemish client of the sandbox", map));
    return gevonden->second;
}

// The text of the first element of this name, when there is one.
void vervang_tekst(std::string& bytes, const std::string& element, const std::string& nieuw) {
    const auto begin = bytes.find("<" + element + ">");
    const auto einde = bytes.find("</" + element + ">");
    if (begin == std::string::npos || einde == std::string::npos) return;
    bytes.replace(begin + element.size() + 2, einde - begin - element.size() - 2, nieuw);
}

// As the number says: its month is sixty too high, because it is made up.
std::string geboren(const Insz& insz) {
    const auto& tekst = insz.text();
    const int maand = (tekst[2] - '0') * 10 + (tekst[3] - '0') - 60;
    return fmt::format("{}{}-{:02}-{}", insz.na_2000() ? "20" : "19", tekst.substr(0, 2), maand,
                       tekst.substr(4, 2));
}

// The person that a public dossier is about becomes this one; the person itself stays as published.
kbi::KbiDossier hernummerd(kbi::KbiDossier dossier, const Kbipersoon& persoon) {
    if (dossier.insz != persoon.insz)
        for (auto& paneel : dossier.panelen) {
            if (paneel.paneel != kbi::Paneel::personalia) continue;
            vervang_tekst(paneel.bytes, "INSZ", persoon.insz.text());
            vervang_tekst(paneel.bytes, "Geboortedatum", geboren(persoon.insz));
        }
    dossier.insz = persoon.insz;
    std::erase_if(dossier.panelen, [&](const kbi::Paneeltekst& paneel) {
        return std::find(persoon.zonder.begin(), persoon.zonder.end(), paneel.paneel) != persoon.zonder.end();
    });
    return dossier;
}

void save_dossier(kbi::KbiStore& register_, const kbi_import::Dossierlezer& lezer,
                  const Kbipersoon& persoon) {
    const auto gelezen = lezer.lees(kbidossier_bytes(*persoon.dossier));
    if (!gelezen || !*gelezen)
        throw std::runtime_error(
            fmt::format("the embedded dossier {} is not what the contract says", *persoon.dossier));
    register_.save_dossier(hernummerd((*gelezen)->dossier, persoon));
}

// Only the catalogue's own: what a vendor registered in his sandbox goes, so that each renewal gives the
// same.
void renew_inschrijvingen(kbi::KbiStore& register_, const std::map<std::string, Wie>& organisaties,
                          const Kbipersoon& persoon) {
    for (const auto& [map, wie] : organisaties)
        for (const auto& oud : register_.list_inschrijvingen(persoon.insz, wie.kbo))
            register_.end_inschrijvingen(persoon.insz, wie.kbo, oud.hoedanigheid, voor_alles);
    for (auto inschrijving : persoon.ingeschreven) {
        inschrijving.kbo = zoek(organisaties, inschrijving.kbo).kbo;
        register_.save_inschrijving(inschrijving);
    }
}

}  // namespace

void fill_kbi(Store& store, kbi::KbiStore& register_, const Kbicatalogus& catalogus) {
    const auto organisaties = zoek_organisaties(store);
    const kbi_import::Dossierlezer lezer(true);
    register_.transaction([&] {
        for (auto partner : catalogus.partners) {
            const auto& wie = zoek(organisaties, partner.naam);
            partner.identificaties = {fmt::format("http://{}.sandbox.test/kbi", partner.naam)};
            partner.organisatie_id = wie.organisatie_id;
            partner.naam = wie.naam;
            partner.kbo = wie.kbo;
            register_.save_partner(partner);
        }
        for (const auto& persoon : catalogus.personen) {
            if (persoon.dossier) save_dossier(register_, lezer, persoon);
            if (persoon.stand) register_.save_stand(persoon.insz, *persoon.stand);
            renew_inschrijvingen(register_, organisaties, persoon);
        }
    });
}

}  // namespace isi::admin
