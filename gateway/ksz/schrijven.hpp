// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/bericht/tekens.hpp"
#include "gateway/kbi/kbi.hpp"
#include "meldingen.hpp"

/// The pieces of CommonV3 as text.
namespace isi::ksz {

/// `<naam>`, what `inhoud` adds, `</naam>`.
template <class Inhoud>
void element(std::string& uit, std::string_view naam, Inhoud&& inhoud) {
    uit.append("<").append(naam).append(">");
    std::forward<Inhoud>(inhoud)();
    uit.append("</").append(naam).append(">");
}
inline void veld(std::string& uit, std::string_view naam, std::string_view tekst) {
    element(uit, naam, [&] { bericht::tekens::ontsnap(uit, tekst); });
}
inline void veld_als(std::string& uit, std::string_view naam, const std::optional<std::string>& tekst) {
    if (tekst) veld(uit, naam, *tekst);
}

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
