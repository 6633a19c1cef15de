// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>

#include "gateway/afgifte.hpp"
#include "gateway/huis.hpp"
#include "gateway/kbi_dienst.hpp"
#include "gateway/soap/soap.hpp"

namespace isi {

/// Takes one request from bytes to answer: the straight line of docs/architecture.md. One per worker.
class Behandelaar {
 public:
    Behandelaar(const Huis& huis, std::unique_ptr<Store> store);
    /// The answer leaves through `afgeven` when its audit records are on disk, from the audit's thread.
    void behandel(const front::Verzoek& verzoek, front::Afgeven afgeven);

 private:
    front::Antwoord beantwoord(const front::Verzoek& verzoek, Gang& gang);
    front::Antwoord beantwoord_publicatie(const front::Verzoek& verzoek, Gang& gang) const;
    front::Antwoord beantwoord_bericht(const front::Verzoek& verzoek, Gang& gang);
    front::Antwoord beantwoord_bewezen(const front::Verzoek& verzoek, const bericht::Omslag& omslag,
                                       const bericht::Kop& kop, const sleutels::Bewezen& bewezen, Gang& gang);

    /// Sandbox only: the number that this question names has a part to play.
    void merk_spel(const Bsn& bsn);
    void speel(Gang& gang, front::Antwoord& antwoord, front::Afgeven& afgeven) const;

    const Huis& m_huis;
    std::unique_ptr<Store> m_store;
    std::optional<scenario::Spel> m_spel;  ///< of the question at hand
    soap::Dienstkamer m_kamer;
    std::unique_ptr<KbiDienst> m_kbi;  ///< null when [kbi] dienst is uit
};

}  // namespace isi
