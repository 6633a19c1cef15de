// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox_pki.hpp"

#include <openssl/rand.h>

#include <functional>

#include <stdexcept>

#include "certs/bestand.hpp"
#include "certs/certs.hpp"
#include "sandbox_clients.hpp"

namespace isi::admin {
namespace {

namespace fs = std::filesystem;
using certs::Inzage;

constexpr std::time_t dag = 86400;
constexpr std::time_t jaar = 365 * dag;
constexpr std::time_t marge = 30 * dag;
constexpr int ca_jaren = 10;

certs::Onderwerp ca_naam(const char* wie) {
    return {.land = "NL", .organisatie = "ISI Gateway sandbox", .naam = wie, .oin = {}, .kbo = {}};
}

std::string willekeurig_wachtwoord() {
    unsigned char bytes[16];
    if (RAND_bytes(bytes, sizeof bytes) != 1) throw std::runtime_error("the system gives no random numbers");
    std::string tekst;
    for (const auto byte : bytes) {
        tekst += "0123456789abcdef"[byte >> 4U];
        tekst += "0123456789abcdef"[byte & 0xFU];
    }
    return tekst;
}

std::string eerste_regel(const std::string& tekst) {
    return tekst.substr(0, tekst.find('\n'));
}

/// When a certificate of this folder is still what it should be.
using Deugt = std::function<bool(const X509&)>;

class Pki {
 public:
    Pki(fs::path map, std::time_t nu) : m_map(std::move(map)), m_nu(nu), m_ca(zorg_voor_ca()) {}

    void server() {
        certs::Aanvraag aanvraag = gewoon({.land = "NL",
                                           .organisatie = "ISI Gateway sandbox",
                                           .naam = "localhost",
                                           .oin = gateway_oin,
                                           .kbo = {}});
        aanvraag.doel = certs::Doel::server;
        aanvraag.alternatieve_namen = "DNS:localhost,IP:127.0.0.1,IP:::1";
        zorg_voor_paar(m_map / "server.crt", m_map / "server.key", m_ca, aanvraag,
                       [this](const X509& c) { return m_ca.has_signed(c) && loopt(c); });
    }

    void client(const Sandboxclient& client) {
        zorg_voor_client(client.map, m_ca, gewoon(onderwerp(client)),
                         [this](const X509& c) { return m_ca.has_signed(c) && loopt(c); });
    }

    void fout(const Foutclient& client, const Sandboxclient& gron, const Sandboxclient& alm) {
        auto wie = onderwerp(client.fout == Certificaatfout::andermans_sleutel ? alm : gron);
        wie.naam = client.map;
        if (client.fout == Certificaatfout::geen_oin) wie.oin.reset();
        if (client.fout == Certificaatfout::niet_geregistreerd) wie.oin = "00000099000000777000";
        auto aanvraag = gewoon(std::move(wie));
        Deugt deugt = [this](const X509& c) { return m_ca.has_signed(c) && loopt(c); };
        switch (client.fout) {
            case Certificaatfout::verlopen:
                aanvraag.geldig_vanaf = m_nu - jaar;
                aanvraag.geldig_tot = m_nu - marge;
                deugt = [this](const X509& c) { return m_ca.has_signed(c) && certs::geldig_tot(c) < m_nu; };
                break;
            case Certificaatfout::nog_niet_geldig:
                aanvraag.geldig_vanaf = m_nu + jaar;
                aanvraag.geldig_tot = m_nu + 2 * jaar;
                deugt = [this](const X509& c) {
                    return m_ca.has_signed(c) && certs::geldig_vanaf(c) > m_nu + marge;
                };
                break;
            case Certificaatfout::vreemde_ca:
                // The stranger's key is thrown away: nothing else will ever be signed with it.
                zorg_voor_client(client.map, certs::Ca::make(ca_naam("Vreemde CA"), m_nu, ca_jaren), aanvraag,
                                 [this](const X509& c) { return !m_ca.has_signed(c) && loopt(c); });
                return;
            default:
                break;
        }
        zorg_voor_client(client.map, m_ca, aanvraag, deugt);
    }

    /// The CRL outlives every certificate, so that a sandbox that is not renewed fails for the certificate's
    /// sake.
    void crl() {
        const auto map = m_map / "clients" / "fout-ingetrokken";
        const auto paar = certs::load_paar(map / "client.crt", map / "client.key");
        if (!paar) throw std::runtime_error("cannot read back " + (map / "client.crt").string());
        m_ca.save_crl(m_map / "ca" / "crl.pem", {paar->certificaat.get()}, m_nu, m_nu + jaar + marge);
    }

    [[nodiscard]] int nieuw() const noexcept { return m_nieuw; }

 private:
    certs::Ca zorg_voor_ca() {
        const auto crt = m_map / "ca.crt";
        const auto key = m_map / "ca" / "ca.key";
        if (auto ca = certs::Ca::load(crt, key); ca && certs::geldig_tot(ca->certificaat()) > m_nu + 2 * jaar)
            return *std::move(ca);
        auto ca = certs::Ca::make(ca_naam("ISI Gateway sandbox CA (niet voor productie)"), m_nu, ca_jaren);
        ca.save(crt, key);
        return ca;
    }

    static certs::Onderwerp onderwerp(const Sandboxclient& client) {
        return {.land = client.kbo ? "BE" : "NL",
                .organisatie = client.naam,
                .naam = client.map,
                .oin = client.oin,
                .kbo = client.kbo};
    }

    [[nodiscard]] certs::Aanvraag gewoon(certs::Onderwerp wie) const {
        return {.onderwerp = std::move(wie),
                .doel = certs::Doel::client,
                .geldig_vanaf = m_nu - dag,
                .geldig_tot = m_nu + jaar,
                .alternatieve_namen = {}};
    }

    [[nodiscard]] bool loopt(const X509& c) const {
        return certs::geldig_vanaf(c) <= m_nu && certs::geldig_tot(c) > m_nu + marge;
    }

    /// True when the certificate is new.
    bool zorg_voor_paar(const fs::path& crt, const fs::path& key, const certs::Ca& ca,
                        const certs::Aanvraag& aanvraag, const Deugt& deugt) {
        auto paar = certs::load_paar(crt, key);
        if (paar && deugt(*paar->certificaat)) return false;
        certs::Paar vers;
        vers.sleutel = paar ? std::move(paar->sleutel) : certs::make_sleutel();
        vers.certificaat = ca.sign(aanvraag, *vers.sleutel);
        certs::save_paar(vers, crt, key);
        ++m_nieuw;
        return true;
    }

    void zorg_voor_client(const std::string& naam, const certs::Ca& ca, const certs::Aanvraag& aanvraag,
                          const Deugt& deugt) {
        const auto map = m_map / "clients" / naam;
        fs::create_directories(map);
        const bool vers = zorg_voor_paar(map / "client.crt", map / "client.key", ca, aanvraag, deugt);
        if (!vers && fs::exists(map / "client.p12") && fs::exists(map / "client-legacy.p12") &&
            fs::exists(map / "p12-wachtwoord"))
            return;
        const auto paar = certs::load_paar(map / "client.crt", map / "client.key");
        if (!paar) throw std::runtime_error("cannot read back " + (map / "client.crt").string());
        const auto wachtwoord =
            eerste_regel(certs::read_bestand(map / "p12-wachtwoord").value_or(willekeurig_wachtwoord()));
        certs::write_bestand(map / "p12-wachtwoord", wachtwoord + '\n', Inzage::geheim);
        certs::write_bestand(map / "client.p12",
                             certs::make_p12(*paar, ca, naam, wachtwoord, certs::P12soort::modern),
                             Inzage::geheim);
        certs::write_bestand(map / "client-legacy.p12",
                             certs::make_p12(*paar, ca, naam, wachtwoord, certs::P12soort::legacy),
                             Inzage::geheim);
    }

    fs::path m_map;
    std::time_t m_nu;
    certs::Ca m_ca;
    int m_nieuw = 0;
};

const Sandboxclient& zoek(const char* map) {
    for (const auto& client : sandboxclients())
        if (client.map == map) return client;
    throw std::logic_error("the table of sandbox clients lacks one that the fout-* clients need");
}

}  // namespace

int renew_pki(const fs::path& map, std::time_t nu) {
    Pki pki{map, nu};
    pki.server();
    for (const auto& client : sandboxclients()) pki.client(client);
    for (const auto& client : foutclients()) pki.fout(client, zoek(groningen), zoek(almere));
    pki.crl();
    return pki.nieuw();
}

}  // namespace isi::admin
