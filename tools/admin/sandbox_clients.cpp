// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox_clients.hpp"

namespace isi::admin {
namespace {

const std::set<Rol> alles{Rol::wi2007, Rol::wi2013_mut, Rol::wi2021_mut};

Sandboxclient gemeente(std::string map, std::string naam, std::string code, std::set<Rol> rollen) {
    Sandboxclient client;
    client.map = std::move(map);
    client.naam = std::move(naam);
    client.oin = "00000099000000" + code.substr(1) + "000";
    client.gemeenten = {std::move(code)};
    client.rollen = std::move(rollen);
    return client;
}

/// KBO numbers with a right checksum (97 - first eight mod 97) in a range that is not given out.
Sandboxclient vlaams(std::string map, std::string naam, std::string kbo, bool met_sleutel) {
    Sandboxclient client;
    client.map = std::move(map);
    client.naam = std::move(naam);
    client.kbo = std::move(kbo);
    client.met_sleutel = met_sleutel;
    return client;
}

std::vector<Sandboxclient> maak_clients() {
    std::vector<Sandboxclient> clients{
        gemeente(almere, "Gemeente Almere (sandbox)", "0034", alles),
        gemeente(groningen, "Gemeente Groningen (sandbox)", "0014", alles),
        gemeente("gemeente-rotterdam", "Gemeente Rotterdam (sandbox)", "0599", {Rol::wi2007}),
        gemeente("gemeente-den-haag", "Gemeente Den Haag (sandbox)", "0518", alles)};
    Sandboxclient leverancier;
    leverancier.map = "saas-leverancier";
    leverancier.naam = "SaaS-leverancier (sandbox)";
    leverancier.oin = "00000099000000900000";
    leverancier.eigenaar_oin = clients.front().oin;
    leverancier.gemeenten = clients.front().gemeenten;
    leverancier.rollen = alles;
    clients.push_back(std::move(leverancier));
    clients.push_back(vlaams("ocmw-gent", "OCMW Gent (sandbox)", "0999000129", true));
    clients.push_back(vlaams("ocmw-leuven", "OCMW Leuven (sandbox)", "0999000228", false));
    clients.push_back(vlaams("vmsw", "VMSW (sandbox)", "0999000327", true));
    clients.push_back(vlaams("vdab", "VDAB (sandbox)", "0999000426", false));
    clients.push_back(vlaams("cvo-cbe", "CVO-CBE (sandbox)", "0999000525", true));
    clients.push_back(vlaams("ahovoks", "AHOVOKS (sandbox)", "0999000624", true));
    clients.push_back(vlaams("actiris", "Actiris (sandbox)", "0999000723", true));
    return clients;
}

}  // namespace

const std::vector<Sandboxclient>& sandboxclients() {
    static const std::vector<Sandboxclient> clients = maak_clients();
    return clients;
}

const std::vector<Foutclient>& foutclients() {
    static const std::vector<Foutclient> clients{
        {"fout-verlopen", Certificaatfout::verlopen, "certificaat verlopen; geweigerd in de TLS-handdruk"},
        {"fout-ingetrokken", Certificaatfout::ingetrokken,
         "certificaat staat op de CRL; geweigerd in de TLS-handdruk"},
        {"fout-vreemde-ca", Certificaatfout::vreemde_ca,
         "certificaat van een onbekende CA; geweigerd in de TLS-handdruk"},
        {"fout-nog-niet-geldig", Certificaatfout::nog_niet_geldig,
         "certificaat begint pas over een jaar; geweigerd in de TLS-handdruk"},
        {"fout-geen-oin", Certificaatfout::geen_oin,
         "geen OIN in het onderwerp van het certificaat; Client.DK0002"},
        {"fout-niet-geregistreerd", Certificaatfout::niet_geregistreerd,
         "OIN die bij geen sleutel hoort; Client.DK0002"},
        {"fout-andermans-sleutel", Certificaatfout::andermans_sleutel,
         "certificaat van Almere met de sleutel van Groningen; Client.DK0002"}};
    return clients;
}

}  // namespace isi::admin
