// SPDX-License-Identifier: GPL-3.0-or-later
#include <openssl/crypto.h>

#include <stdexcept>

#include "geheimbestand.hpp"
#include "sleutels.hpp"

namespace isi::sleutels {

Pepper load_pepper(const std::string& bestand) {
    auto geheimen = geheim::load_geheimen(bestand);
    const Pepper pepper = geheimen.front();
    const bool een = geheimen.size() == 1;
    for (auto& geheim : geheimen) OPENSSL_cleanse(geheim.data(), geheim.size());
    // Every stored secret was made under one pepper; a second line would suggest a rotation that does not
    // exist.
    if (!een)
        throw std::runtime_error(bestand +
                                 ": must hold one line; a pepper cannot be rotated, keys are issued again");
    return pepper;
}

void make_pepper(const std::string& bestand) {
    geheim::make_geheim(bestand);
}

}  // namespace isi::sleutels
