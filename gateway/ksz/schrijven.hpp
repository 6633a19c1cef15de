// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/bericht/element.hpp"
#include "gateway/kbi/kbi.hpp"
#include "meldingen.hpp"

/// The pieces of CommonV3 as text.
namespace isi::ksz {

using bericht::element;
using bericht::veld;
using bericht::veld_als;

/// The service's own reference and times of one exchange.
struct Uitwisseling {
    std::string ticket;
    Seconden ontvangen = 0, beantwoord = 0;
};
void schrijf_uitwisseling(std::string& uit, const Uitwisseling& uitwisseling);

struct Gegeven {
    std::string veld, waarde;
};
void schrijf_informatie(std::string& uit, const std::vector<Gegeven>& gegevens);

/// The number that the answer is about, and what became of it.
struct Nummer {
    Insz insz;
    bool geannuleerd = false;
    std::optional<Insz> vervangen_door;
};

/// How an operation ended.
struct Uitslag {
    Melding melding = Melding::gevonden;
    std::vector<Gegeven> gegevens;
    std::optional<Nummer> nummer;
    std::vector<std::string> filters;  ///< paths of elements that were left out
    std::string resultaat;             ///< what goes in `result`; empty: no result
};
/// status, ssin, dataFilters, result. A registration says OK or NOK.
void schrijf_uitslag(std::string& uit, const Uitslag& uitslag, bool registratie);

}  // namespace isi::ksz
