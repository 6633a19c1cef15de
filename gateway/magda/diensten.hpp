// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string_view>

namespace isi::magda {

enum class Operatie : std::uint8_t {
    geef_dossier,
    registreer_toeleiding,
    geef_toeleidingen,
    registreer_inschrijving,       ///< 02.00: INSZ
    registreer_inschrijving_0201,  ///< 02.01: BetrokkenSubject
    registreer_uitschrijving
};

/// A service of this door: one request element, one version.
struct Dienst {
    Operatie operatie;
    std::string_view naam;  ///< local name of the request, and Context/Naam; the reply adds Response
    std::string_view naamruimte;
    std::string_view versie;  ///< Context/Versie
};

struct Treffer {
    const Dienst* dienst = nullptr;  ///< null: nobody knows this name
    bool naamruimte_klopt = false;   ///< false: `dienst` is the first of that name
};
[[nodiscard]] Treffer find_dienst(std::string_view naam, std::string_view naamruimte) noexcept;
[[nodiscard]] const Dienst& dienst(Operatie operatie) noexcept;

}  // namespace isi::magda
