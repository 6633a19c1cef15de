// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "bezorging/proef.hpp"
#include "huisproef.hpp"

namespace isi::proef {

/// A MAGDA question on a connection that is there; the answer's body, empty when none came.
std::string stuur_magda(Client& client, const std::string& kbo, const std::string& dienst,
                        const std::string& inhoud);
std::string vraag_afspraak(Client& client, const std::string& kbo, const std::string& insz,
                           const std::string& id);

/// A gateway, a far side behind it, and two OCMWs that integrate the same persons: insz(1) and on.
struct Afspraakproef {
    static constexpr int personen = 40;

    bezorging::proef::Werkmap werk;
    bezorging::proef::Overkant overkant{werk.pad("")};
    Huisproef huis;
    Paar gent, leuven;

    Afspraakproef();
    /// About the first person.
    [[nodiscard]] std::string vraag_aan(const Paar& paar, const std::string& kbo,
                                        const std::string& id) const;
    [[nodiscard]] std::string vraag(const Paar& paar, const std::string& kbo) const;

 private:
    Paar geef(const std::string& kbo);
};

}  // namespace isi::proef
