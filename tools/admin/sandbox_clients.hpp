// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "isi_store/domein/codes.hpp"

/// Who is in the sandbox: names, numbers and rights, all fixed, all fictive.
namespace isi::admin {

struct Sandboxclient {
    std::string map;  ///< under clients/
    std::string naam;
    std::optional<std::string> oin;  ///< of its certificate
    std::optional<std::string> kbo;
    std::vector<std::string> gemeenten;  ///< for which its key may ask
    std::set<Rol> rollen;
    bool met_sleutel = true;  ///< false: identity by certificate alone
    std::optional<std::string>
        eigenaar_oin;  ///< the key belongs to this organisation (a supplier carries it)

    [[nodiscard]] const std::string& oin_van_eigenaar() const { return eigenaar_oin ? *eigenaar_oin : *oin; }
};

/// What is wrong with the certificate of a fout-* client.
enum class Certificaatfout {
    verlopen,
    nog_niet_geldig,
    ingetrokken,
    vreemde_ca,
    geen_oin,
    niet_geregistreerd,
    andermans_sleutel
};

struct Foutclient {
    std::string map;
    Certificaatfout fout;
    std::string uitleg;  ///< Dutch, for the sandbox's README
};

const std::vector<Sandboxclient>& sandboxclients();
const std::vector<Foutclient>& foutclients();

inline constexpr const char* gateway_oin = "00000099000000001000";
inline constexpr const char* groningen = "gemeente-groningen";
inline constexpr const char* almere = "gemeente-almere";

}  // namespace isi::admin
