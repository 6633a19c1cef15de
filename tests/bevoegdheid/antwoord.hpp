// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <set>
#include <string>

#include "support/tls_client.hpp"

namespace isi::proef {

/// An answer in the words of the oracle: faultcode, foutcode with its sleutelgegevens, NIETS_GEVONDEN, or
/// GEGEVENS with what tells one answer of the operation from another.
std::string lees_uitkomst(const std::string& operatie, const HttpAntwoord& antwoord);
/// Head and body with ids and times blanked, so that two answers can be compared byte for byte.
std::string zonder_tijd(const HttpAntwoord& antwoord);
/// The persons of whom something stands in the answer: by name, street or number.
struct Verraden {
    std::set<std::string> namen, straten, nummers;
};
Verraden lees_verraden(const std::string& xml);

}  // namespace isi::proef
