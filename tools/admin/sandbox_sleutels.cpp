// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox_sleutels.hpp"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

#include "catalogus_kbi.hpp"
#include "certs/bestand.hpp"
#include "sandbox_clients.hpp"

namespace isi::admin {
namespace {

namespace fs = std::filesystem;
using certs::Inzage;
using Soort = Certificaatidentiteit::Soort;

constexpr Seconden dag = 86400;
constexpr Seconden jaar = 365 * dag;
constexpr Seconden marge = 30 * dag;

Oin als_oin(const std::string& tekst) {
    auto oin = Oin::parse(tekst);
    if (!oin) throw std::logic_error("the table of sandbox clients holds a wrong OIN");
    return *std::move(oin);
}

std::string zonder_regeleinde(std::string tekst) {
    while (!tekst.empty() && (tekst.back() == '\n' || tekst.back() == '\r')) tekst.pop_back();
    return tekst;
}

class Sleutelmaker {
 public:
    Sleutelmaker(fs::path map, Store& store, const sleutels::Pepper& pepper, const Kbicatalogus& vlaams,
                 Seconden nu)
        : m_map(std::move(map)),
          m_store(store),
          m_pepper(pepper),
          m_vlaams(vlaams),
          m_nu(nu),
          m_bestand(store.load_sleutels()) {}

    void zorg_voor(const Sandboxclient& client) {
        const auto map = m_map / "clients" / client.map;
        fs::create_directories(map);
        const auto id = save_organisatie(client);
        certs::write_bestand(map / "organisatie.toml", organisatie_toml(client), Inzage::openbaar);
        if (!client.met_sleutel) return;
        const auto eigenaar = client.eigenaar_oin ? zoek_organisatie(*client.eigenaar_oin) : id;
        save_sleutel(client, eigenaar, zorg_voor_bestanden(map));
    }

    void zorg_voor(const Foutclient& fout) {
        const auto van = m_map / "clients" / groningen;
        for (const auto* naam : {"organisatie.toml", "applicatiesleutel", "wachtwoord"}) {
            const auto inhoud = certs::read_bestand(van / naam);
            const bool geheim = std::string_view{naam} != "organisatie.toml";
            certs::write_bestand(m_map / "clients" / fout.map / naam, inhoud.value(),
                                 geheim ? Inzage::geheim : Inzage::openbaar);
        }
    }

 private:
    std::int64_t save_organisatie(const Sandboxclient& client) {
        Organisatie organisatie;
        for (const auto& bestaand : m_bestand.organisaties)
            if ((client.oin && bestaand.oin && bestaand.oin->text() == *client.oin) ||
                (client.kbo && bestaand.kbo == client.kbo))
                organisatie.id = bestaand.id;
        organisatie.naam = client.naam;
        if (client.oin) organisatie.oin = als_oin(*client.oin);
        organisatie.kbo = client.kbo;
        organisatie.land = client.kbo ? "BE" : "NL";
        organisatie.leverancier = client.eigenaar_oin.has_value();
        organisatie.id = m_store.save_organisatie(organisatie);
        if (client.oin) m_ids[*client.oin] = organisatie.id;
        return organisatie.id;
    }

    [[nodiscard]] std::int64_t zoek_organisatie(const std::string& oin) const { return m_ids.at(oin); }

    /// The two files of the key; new ones unless both are there and well formed.
    static sleutels::Uitgifte zorg_voor_bestanden(const fs::path& map) {
        const auto sleutel = certs::read_bestand(map / "applicatiesleutel");
        const auto wachtwoord = certs::read_bestand(map / "wachtwoord");
        if (sleutel && wachtwoord) {
            sleutels::Uitgifte bestaand{zonder_regeleinde(*sleutel), zonder_regeleinde(*wachtwoord)};
            if (bestaand.applicatiesleutel.compare(0, 5, "isk1_") == 0 &&
                sleutels::wachtwoord_welgevormd(bestaand.wachtwoord))
                return bestaand;
        }
        auto nieuw = sleutels::make_uitgifte();
        certs::write_bestand(map / "applicatiesleutel", nieuw.applicatiesleutel + '\n', Inzage::geheim);
        certs::write_bestand(map / "wachtwoord", nieuw.wachtwoord + '\n', Inzage::geheim);
        return nieuw;
    }

    void save_sleutel(const Sandboxclient& client, std::int64_t eigenaar,
                      const sleutels::Uitgifte& uitgifte) {
        Sleutel sleutel;
        sleutel.sleutel_id = uitgifte.applicatiesleutel;
        sleutel.organisatie_id = eigenaar;
        sleutel.applicatie = "sandbox";
        sleutel.geldig_vanaf = m_nu - dag;
        sleutel.geldig_tot = geldig_tot(sleutel.sleutel_id);
        Geheim geheim;
        geheim.hmac = sleutels::hmac_geheim(m_pepper, sleutel.sleutel_id, uitgifte.wachtwoord);
        geheim.geldig_vanaf = sleutel.geldig_vanaf;
        geheim.geldig_tot = sleutel.geldig_tot;
        sleutel.geheimen.push_back(geheim);
        sleutel.certificaten.push_back(
            {client.kbo ? Soort::kbo : Soort::oin, client.kbo ? *client.kbo : *client.oin, ""});
        for (const auto& code : client.gemeenten)
            sleutel.bevoegdheden.emplace(Gemeentecode::parse(code).value(), client.rollen);
        m_store.save_sleutel(sleutel);
    }

    [[nodiscard]] Seconden geldig_tot(const std::string& sleutel_id) const {
        for (const auto& bestaand : m_bestand.sleutels)
            if (bestaand.sleutel_id == sleutel_id && bestaand.geldig_tot > m_nu + marge)
                return bestaand.geldig_tot;
        return m_nu + jaar;
    }

    /// The purpose that a Flemish client must name; none: it may leave it out.
    [[nodiscard]] std::optional<std::string> hoedanigheid(const Sandboxclient& client) const {
        for (const auto& partner : m_vlaams.partners)
            if (partner.naam == client.map && !partner.hoedanigheden.empty())
                return partner.hoedanigheden.front();
        return std::nullopt;
    }

    [[nodiscard]] std::string organisatie_toml(const Sandboxclient& client) const {
        std::string tekst = "# Wie deze map is: wat een client in zijn berichten schrijft.\n";
        tekst += fmt::format("naam = \"{}\"\n", client.naam);
        if (client.oin) tekst += fmt::format("oin = \"{}\"\n", client.oin_van_eigenaar());
        if (client.eigenaar_oin) tekst += fmt::format("oin_certificaat = \"{}\"\n", *client.oin);
        if (client.kbo) {
            tekst += fmt::format("kbo = \"{}\"\n", *client.kbo);
            tekst += fmt::format("identificatie = \"http://{}.sandbox.test/kbi\"\n", client.map);
            if (const auto doel = hoedanigheid(client))
                tekst += fmt::format("hoedanigheid = \"{}\"\n", *doel);
        }
        std::string gemeenten;
        for (const auto& code : client.gemeenten)
            gemeenten += fmt::format("{}\"{}\"", gemeenten.empty() ? "" : ", ", code);
        return tekst + fmt::format("gemeenten = [{}]\n", gemeenten);
    }

    fs::path m_map;
    Store& m_store;
    const sleutels::Pepper& m_pepper;
    const Kbicatalogus& m_vlaams;
    Seconden m_nu;
    Sleutelbestand m_bestand;
    std::map<std::string, std::int64_t> m_ids;
};

}  // namespace

void renew_sleutels(const fs::path& map, Store& store, const sleutels::Pepper& pepper,
                    const Kbicatalogus& vlaams, Seconden nu) {
    Sleutelmaker maker{map, store, pepper, vlaams, nu};
    store.transaction([&] {
        for (const auto& client : sandboxclients()) maker.zorg_voor(client);
    });
    for (const auto& fout : foutclients()) maker.zorg_voor(fout);
}

}  // namespace isi::admin
