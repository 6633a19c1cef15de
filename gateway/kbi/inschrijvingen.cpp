// SPDX-License-Identifier: GPL-3.0-or-later
#include "inschrijvingen.hpp"

#include <algorithm>

#include "datum.hpp"

namespace isi::kbi {
namespace {

constexpr std::size_t langste_hoedanigheid = 24;

bool vereist(const Partner& partner) {
    if (partner.inschrijving_vereist) return *partner.inschrijving_vereist;
    return partner.soort != Partnersoort::cvo_cbe && partner.soort != Partnersoort::ahovoks;
}

bool is_cijfer(char c) {
    return c >= '0' && c <= '9';
}

/// The KSZ quality code 1-99 without leading zero, when `hoedanigheid` is one.
std::optional<std::string> kwaliteitscode(std::string_view hoedanigheid) {
    if (hoedanigheid.size() == 2 && hoedanigheid.front() == '0') hoedanigheid.remove_prefix(1);
    const bool code = (hoedanigheid.size() == 1 || hoedanigheid.size() == 2) && hoedanigheid.front() != '0' &&
                      std::all_of(hoedanigheid.begin(), hoedanigheid.end(), is_cijfer);
    return code ? std::optional<std::string>(hoedanigheid) : std::nullopt;
}

/// Codes 1-9 of an OCMW open a dossier (seeds: PrimaWeb, footnote 1); 40, heating allowance, does not.
bool opent(const Inschrijving& inschrijving, const Aanhef& aanhef, const Partner& partner) {
    const std::string& hoedanigheid = inschrijving.hoedanigheid;
    if (partner.soort == Partnersoort::ocmw)
        return hoedanigheid.size() == 1 && hoedanigheid >= "1" && hoedanigheid <= "9";
    // The KSZ's road names no Hoedanigheid, and a MAGDA partner without a list may leave it out.
    const bool zegt_het = aanhef.weg == Weg::magda && aanhef.hoedanigheid;
    return !zegt_het || hoedanigheid == *aanhef.hoedanigheid;
}

bool loopt_op(const Inschrijving& inschrijving, std::string_view dag) {
    return inschrijving.begin <= dag && (!inschrijving.einde || dag <= *inschrijving.einde);
}

bool periode_goed(const Inschrijving& inschrijving) {
    if (!lees_dag(inschrijving.begin)) return false;
    return !inschrijving.einde ||
           (lees_dag(*inschrijving.einde) && inschrijving.begin <= *inschrijving.einde);
}

/// As it is kept: a quality code, or else the application's own purpose. MAGDA compares the purpose with the
/// context of the question only when it is not a quality code (20005; our choice, as codes have no context).
std::optional<std::string> lees_hoedanigheid(const Inschrijving& inschrijving, const Aanhef& aanhef) {
    if (auto code = kwaliteitscode(inschrijving.hoedanigheid)) return code;
    const bool eigen = aanhef.hoedanigheid == inschrijving.hoedanigheid &&
                       !inschrijving.hoedanigheid.empty() &&
                       inschrijving.hoedanigheid.size() <= langste_hoedanigheid;
    return eigen ? std::optional(inschrijving.hoedanigheid) : std::nullopt;
}

}  // namespace

Keten volg_vervanging(const Insz& insz, KbiStore& store) {
    constexpr std::size_t hoogstens = 8;
    Keten keten{{insz}, store.find_stand(insz)};
    auto& nummers = keten.nummers;
    while (nummers.size() <= hoogstens && keten.stand && keten.stand->vervangen_door &&
           std::find(nummers.begin(), nummers.end(), *keten.stand->vervangen_door) == nummers.end()) {
        nummers.push_back(*keten.stand->vervangen_door);
        keten.stand = store.find_stand(nummers.back());
    }
    return keten;
}

bool is_ingeschreven(const std::vector<Insz>& nummers, const Aanhef& aanhef, const Partner& partner,
                     std::string_view vandaag, KbiStore& store) {
    if (!vereist(partner)) return true;
    return std::any_of(nummers.begin(), nummers.end(), [&](const Insz& nummer) {
        const auto lijst = store.list_inschrijvingen(nummer, partner.kbo);
        return std::any_of(lijst.begin(), lijst.end(), [&](const Inschrijving& een) {
            return loopt_op(een, vandaag) && opent(een, aanhef, partner);
        });
    });
}

tl::expected<Inschrijfresultaat, Inschrijfbezwaar> schrijf_in(const Inschrijving& inschrijving,
                                                              const Aanhef& aanhef, KbiStore& store) {
    const auto hoedanigheid = lees_hoedanigheid(inschrijving, aanhef);
    if (!hoedanigheid) return tl::unexpected(Inschrijfbezwaar::hoedanigheid);
    if (!periode_goed(inschrijving)) return tl::unexpected(Inschrijfbezwaar::periode);
    Inschrijving bewaar = inschrijving;
    bewaar.hoedanigheid = *hoedanigheid;
    return store.save_inschrijving(bewaar);
}

tl::expected<int, Inschrijfbezwaar> schrijf_uit(const Inschrijving& inschrijving, const Aanhef& aanhef,
                                                KbiStore& store) {
    const auto hoedanigheid = lees_hoedanigheid(inschrijving, aanhef);
    if (!hoedanigheid) return tl::unexpected(Inschrijfbezwaar::hoedanigheid);
    if (!periode_goed(inschrijving)) return tl::unexpected(Inschrijfbezwaar::periode);
    return store.end_inschrijvingen(inschrijving.insz, inschrijving.kbo, *hoedanigheid,
                                    inschrijving.einde.value_or(inschrijving.begin));
}

}  // namespace isi::kbi
