// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <sstream>
#include <stdexcept>

#include "certs/bestand.hpp"
#include "gateway/config.hpp"
#include "gateway/sleutels/sleutels.hpp"
#include "import/inlezen.hpp"
#include "isi_store/brp_tabellen.hpp"
#include "isi_store/store.hpp"
#include "sandbox_clients.hpp"
#include "sandbox_kbi.hpp"
#include "sandbox_pki.hpp"
#include "sandbox_sleutels.hpp"

extern "C" {
extern const char isi_embed_gateway_toml[], isi_embed_gateway_toml_end[];
extern const char isi_embed_rvig[], isi_embed_rvig_end[];
}

namespace isi::admin {
namespace {

namespace fs = std::filesystem;
using certs::Inzage;

// data/sandbox/gateway.toml: a file of the tree, so that a test and a reader find it.
std::string_view gateway_toml() {
    return {isi_embed_gateway_toml,
            static_cast<std::size_t>(isi_embed_gateway_toml_end - isi_embed_gateway_toml)};
}

std::string readme() {
    std::string tekst = R"(# Sandbox van ISI Gateway
Gemaakt door `isi-admin sandbox init`; nogmaals draaien vernieuwt wat verloopt en houdt sleutels en wachtwoorden. Alleen verzonnen gegevens.
`gateway.toml` start de gateway, `ca.crt` is het vertrouwensanker, `clients/<naam>/` is wat één client nodig heeft:
`client.crt` + `client.key` (PEM), of `client.p12` (OpenSSL 3, .NET, Java 17) of `client-legacy.p12` (mono, Java 8, Windows Server 2016)
met het wachtwoord uit `p12-wachtwoord`; `applicatiesleutel` en `wachtwoord`; `organisatie.toml` (wie u bent in de berichten).

| map | wie |
|---|---|
)";
    for (const auto& client : sandboxclients())
        tekst += fmt::format("| `{}` | {}{} |\n", client.map, client.naam,
                             client.met_sleutel ? "" : ", alleen een certificaat");
    tekst +=
        "\n## Moeten geweigerd worden\nElke map heeft de sleutelbestanden van Groningen; alleen het "
        "certificaat is anders.\n\n"
        "| map | waarom |\n|---|---|\n";
    for (const auto& fout : foutclients()) tekst += fmt::format("| `{}` | {} |\n", fout.map, fout.uitleg);
    return tekst;
}

void make_mappen(const fs::path& map) {
    std::error_code fout;
    for (const auto* deel : {"ca", "geheim", "audit", "log", "clients"}) {
        fs::create_directories(map / deel, fout);
        if (fout)
            throw std::runtime_error(
                fmt::format("cannot make {}: {}", (map / deel).string(), fout.message()));
    }
    for (const auto* deel : {"geheim", "audit"}) fs::permissions(map / deel, fs::perms::owner_all);
}

void save_persoon(Store& store, const sleutels::Pepper& pepper, const Testpersoon& persoon) {
    const auto& dossier = persoon.dossier;
    if (persoon.lot == Lot::aanwezig) {
        store.save_persoon(dossier);
    } else {
        store.remove_persoon(dossier.kop.bsn);  // an older peildatum may have put it there
        if (persoon.lot == Lot::grafsteen)
            store.save_grafsteen(
                sleutels::hash_bsn(pepper, dossier.kop.bsn),
                {dossier.wet.value(), dossier.woongemeente.value(), dossier.kop.datum_overlijden.value()});
    }
    for (const auto& signaal : persoon.signalen) store.save_signaal(signaal);
}

// The store's mark that a gateway with omgeving sandbox reads (gateway/scenario).
std::string scenarioregels(const std::vector<Testpersoon>& personen, const Kbicatalogus& vlaams) {
    std::string regels;
    for (const auto& persoon : vlaams.personen)
        if (persoon.scenario) regels += persoon.insz.text() + " " + *persoon.scenario + "\n";
    for (const auto& persoon : personen)
        if (persoon.scenario) regels += persoon.dossier.kop.bsn.text() + " " + *persoon.scenario + "\n";
    return regels;
}

/// The public test set, by the import that an operator has. The catalogue is written after it and so goes
/// before it.
std::uint64_t load_rvig(Store& store, const Config& config, const sleutels::Pepper& pepper,
                        const Dag& peildatum) {
    std::istringstream csv(std::string(isi_embed_rvig, isi_embed_rvig_end));
    gba_v::Afwijzingen afwijzingen;
    const gba_v::Inleeswens wens{.peildatum = OnvolledigeDatum::parse(peildatum.text()).value(),
                                 .overleden_na_dagen = config.overleden_na_dagen,
                                 .bewaartermijn_jaren = config.bewaartermijn_overleden_jaren,
                                 .hash = [&](const Bsn& bsn) { return sleutels::hash_bsn(pepper, bsn); },
                                 .slot = std::chrono::milliseconds(200)};
    return gba_v::lees_in(csv, store, wens, afwijzingen)("geladen", "totaal");
}

// The operator's file is kept as it is; but a sandbox from before there was a Flemish service gets its
// section.
Config lees_toml(const fs::path& toml) {
    if (!fs::exists(toml)) certs::write_bestand(toml, gateway_toml(), Inzage::openbaar);
    auto config = load_config(toml);
    if (config.omgeving != Omgeving::sandbox)
        throw std::runtime_error(toml.string() + " is not of a sandbox (omgeving); nothing was changed");
    const auto tekst = certs::read_bestand(toml).value();
    if (tekst.find("[kbi]") != std::string::npos) return config;
    certs::write_bestand(toml, tekst + "\n[kbi]\ndienst = \"aan\"\n", Inzage::openbaar);
    return load_config(toml);
}

}  // namespace

void init_sandbox(const Sandboxwens& wens) {
    const auto map = fs::absolute(wens.map).lexically_normal();
    const auto meld = [&](std::string_view stap) {
        if (wens.meld) wens.meld(stap);
    };
    make_mappen(map);
    const auto config = lees_toml(map / "gateway.toml");

    meld("secrets");
    sleutels::make_pepper(config.pepper);
    audit::make_sleutels(config.audit);

    meld("certificates");
    const int nieuw = renew_pki(map, wens.nu);
    meld(fmt::format("certificates: {} new", nieuw));

    meld("store");
    migrate_store(config.store);
    const auto store = open_store(config.store, Openwijze::schrijven);
    const auto pepper = sleutels::load_pepper(config.pepper);
    const auto personen = load_catalogus(catalogus_bytes(), lees_brp_tabellen(), wens.peildatum);
    const auto vlaams = load_kbicatalogus(kbicatalogus_bytes(), wens.peildatum);
    meld(fmt::format("public test set of RvIG: {} persons",
                     load_rvig(*store, config, pepper, wens.peildatum)));
    store->transaction([&] {
        for (const auto& persoon : personen) save_persoon(*store, pepper, persoon);
        store->save_kenmerk("scenarios", scenarioregels(personen, vlaams));
        store->save_kenmerk("sandbox", fmt::format("seed {} peildatum {}", wens.seed, wens.peildatum.text()));
    });
    meld(fmt::format("test persons: {}", personen.size()));

    renew_sleutels(map, *store, pepper, vlaams, wens.nu);
    certs::write_bestand(map / "README.md", readme(), Inzage::openbaar);
    meld("organisations and keys");
    fill_kbi(*store, *kbi::open_kbi_store(config.store, Openwijze::schrijven), vlaams);
    meld(fmt::format("Flemish test persons: {}", vlaams.personen.size()));
}

}  // namespace isi::admin
