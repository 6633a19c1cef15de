// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include "isi_client.hpp"

namespace isi::client {

Instellingen laad_instellingen(const std::filesystem::path& map) {
    const auto bestand = map / "organisatie.toml";
    Instellingen uit;
    try {
        const toml::table tabel = toml::parse_file(bestand.string());
        uit.oin = tabel["oin"].value_or(std::string());
        uit.ontvanger = tabel["ontvanger"].value_or(uit.ontvanger);
        if (const toml::array* gemeenten = tabel["gemeenten"].as_array()) {
            for (const auto& code : *gemeenten) uit.gemeenten.push_back(code.value_or(std::string()));
        }
    } catch (const toml::parse_error& fout) {
        throw Instellingsfout(bestand.string() + ": " + std::string(fout.description()) +
                              "; geef een map als sandbox/clients/gemeente-groningen");
    }
    if (uit.oin.empty())
        throw Instellingsfout(bestand.string() + ": 'oin' ontbreekt; dit is geen Nederlandse client");
    uit.certificaat = map / "client.crt";
    uit.sleutel = map / "client.key";
    uit.applicatiesleutel_bestand = map / "applicatiesleutel";
    uit.wachtwoord_bestand = map / "wachtwoord";
    uit.ca = map / "ca.crt";
    if (!std::filesystem::exists(uit.ca)) uit.ca = map / ".." / ".." / "ca.crt";
    return uit;
}

}  // namespace isi::client
