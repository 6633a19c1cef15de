// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "codes.hpp"

/// Who may ask: organisations, their application keys and what those may do. Values as the store keeps them.
namespace isi {

using Seconden = std::int64_t;  ///< seconds since 1970-01-01T00:00:00Z

/// Identity of a certificate (design: {OIN | KBO, value, issuer}). `uitgever` empty = any accepted CA.
struct Certificaatidentiteit {
    enum class Soort : std::uint8_t { oin, kbo, vingerafdruk };
    Soort soort = Soort::oin;
    std::string waarde;
    std::string uitgever;  ///< issuer DN, RFC 2253
    friend auto operator<=>(const Certificaatidentiteit&, const Certificaatidentiteit&) = default;
};

struct Organisatie {
    std::int64_t id = 0;
    std::string naam;
    std::optional<Oin> oin;               ///< Dutch organisations
    std::optional<std::string> kbo = {};  ///< Flemish: ten digits
    std::string land = "NL";              ///< NL | BE: decides the retention of its audit
    bool leverancier = false;             ///< a supplier: carries other organisations' keys
    friend bool operator==(const Organisatie&, const Organisatie&) = default;
};

/// One live secret of a key; a key has at most two, so that it can be rotated without an outage.
struct Geheim {
    std::int64_t id = 0;
    std::array<unsigned char, 32>
        hmac{};  ///< HMAC-SHA-256(pepper, key id ‖ secret); the secret itself is never kept
    Seconden geldig_vanaf = 0, geldig_tot = 0;
    bool ingetrokken = false;
    friend bool operator==(const Geheim&, const Geheim&) = default;
};

struct Sleutel {
    std::string sleutel_id;  ///< public, `isk1_…`, as in the applicatiesleutel file
    std::int64_t organisatie_id = 0;
    std::string applicatie;  ///< the vendor's product, for people
    Seconden geldig_vanaf = 0, geldig_tot = 0;
    bool ingetrokken = false;
    bool adressering_strikt = false;  ///< WS-Addressing: Digikoppeling's strict
    bool eindgebruiker_verplicht = false;
    std::string contractversie = "1.0";
    std::vector<Geheim> geheimen;
    std::vector<Certificaatidentiteit> certificaten;     ///< who may carry this key
    std::map<Gemeentecode, std::set<Rol>> bevoegdheden;  ///< gemeente → roles
    friend bool operator==(const Sleutel&, const Sleutel&) = default;
};

/// Everything the key registry is built from, with the version it was read at.
struct Sleutelbestand {
    std::int64_t versie = 0;
    std::vector<Organisatie> organisaties;
    std::vector<Sleutel> sleutels;
    friend bool operator==(const Sleutelbestand&, const Sleutelbestand&) = default;
};

}  // namespace isi
