// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "isi_store/kbi_store.hpp"

namespace isi::proef {

/// Takes the dossiers of the sandbox out of the register: a test that counts has its own.
inline void maak_leeg(kbi::KbiStore& store) {
    std::vector<Insz> wie;
    store.each_dossier([&](const kbi::KbiDossier& dossier) {
        wie.push_back(dossier.insz);
        return true;
    });
    for (const auto& insz : wie) store.remove_dossier(insz);
}

}  // namespace isi::proef
