// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "gateway/fout.hpp"
#include "isi_store/domein/codes.hpp"
#include "isi_store/domein/organisatie.hpp"

/// Who may do what: one table, one function (NL-M12). Default deny.
namespace isi::operaties {

enum class Recht : std::uint8_t {
    geen,      ///< no role needed; the message has no gemeentecode
    elke_rol,  ///< any role for the gemeente
    lezen,     ///< Wi<year> or Wi<year>MUT for the gemeente and the law
    muteren    ///< Wi<year>MUT; Wi2007 has none
};

struct Operatieregel {
    std::string_view naam;  ///< as in the WSDL
    Recht recht = Recht::geen;
    bool gebouwd = false;               ///< false: answers Server.DK0051
    std::optional<Wet> vaste_wet = {};  ///< the law of an operation whose message has no element wet
};

/// nullptr for a name that the contract does not have.
const Operatieregel* zoek_operatie(std::string_view naam) noexcept;

/// Allowed, or AUT401 / AUT402 / AUT403 naming gemeentecode, wet and rol: only the caller's own rights are
/// told. `wet` is what the message says; absent for operations without that element. The value is the role
/// that gave the right, for the audit: empty where none or any will do.
Uitkomst<std::optional<Rol>> bevoegd(const Operatieregel& regel, const Sleutel& sleutel,
                                     const std::optional<Gemeentecode>& gemeente, std::optional<Wet> wet);

/// Whether this key may read this law for this gemeente (also used by geefWet's gegevensInTeZien).
bool mag_lezen(const Sleutel& sleutel, const Gemeentecode& gemeente, Wet wet);

}  // namespace isi::operaties
