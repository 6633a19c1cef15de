// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "bron.hpp"

namespace isi::gba_v {
namespace {

constexpr std::string_view rni = "1999";  ///< tabel 33: Registratie Niet Ingezetenen, no gemeente

bool buitenland(const Rij& rij) {
    return !rij["08.13.10"].empty() || !rij["08.13.20"].empty();
}

/// Where this row says the person lives; nullopt: nowhere in a gemeente that tabel 33 knows.
std::optional<Gemeente> gemeente_van(const Bron& bron, const Rij& rij) {
    const auto code = rij["08.09.10"];
    if (code == rni || code == "0000" || buitenland(rij)) return std::nullopt;
    const auto* const gevonden = bron.tabellen.find("tabel33", code);
    auto gemeente = Gemeentecode::parse(code);
    if (gevonden == nullptr || !gemeente) return std::nullopt;
    return Gemeente{*std::move(gemeente), gevonden->omschrijving, gevonden->geldig_tot};
}

std::optional<std::string> huisnummer(const Bron& bron, const Rij& rij) {
    auto nummer = bron.tekst(rij, "08.11.20", 5);
    if (nummer && !std::ranges::all_of(*nummer, [](char c) { return c >= '0' && c <= '9'; })) {
        bron.mis(rij, "08.11.20", Reden::past_niet);
        return std::nullopt;
    }
    return nummer;
}

Adres lees_adres(const Bron& bron, const Rij& rij) {
    // NL-M30: not trusted while category 08, or a part of it, is under investigation.
    const bool in_onderzoek = rij["08.83.10"].starts_with("08") && rij["08.83.30"].empty();
    return {.postcode = bron.tekst(rij, "08.11.60", 7),
            .woonplaats = bron.tekst(rij, "08.11.70", 200),
            .straatnaam = bron.tekst(rij, "08.11.10", 200),
            .huisnummer = huisnummer(bron, rij),
            .huisletter = bron.tekst(rij, "08.11.30", 10),
            .huisnummertoevoeging = bron.tekst(rij, "08.11.40", 10),
            .aanduiding_huisnummer = bron.tekst(rij, "08.11.50", 10),
            .locatieomschrijving = bron.tekst(rij, "08.12.10", 200),
            .betrouwbaar = !in_onderzoek};
}

/// The stays before the current row, newest first. A stay ends where the next one begins: the day of
/// registration there (08.09.20), or of departure from the country (08.13.20).
std::vector<EerderVerblijf> eerdere(const Bron& bron, const std::vector<const Rij*>& rijen) {
    std::vector<EerderVerblijf> uit;
    std::optional<OnvolledigeDatum> einde;
    std::string vorige;
    bool woont_nu = true;  // still in the stay of the current row
    for (const auto* rij : rijen) {
        if (!(*rij)["08.84.10"].empty()) continue;  // marked as incorrect
        const auto gemeente = gemeente_van(bron, *rij);
        const std::string hier = gemeente ? gemeente->code.text() : std::string{};
        if (rij == rijen.front()) vorige = hier;
        woont_nu = woont_nu && hier == vorige;
        const bool nieuw = gemeente && (!woont_nu || hier != vorige) &&
                           std::ranges::find(uit, gemeente->code, &EerderVerblijf::gemeente) == uit.end();
        if (nieuw) uit.push_back({gemeente->code, einde, false});
        vorige = hier;
        auto begin = als_datum((*rij)[buitenland(*rij) ? "08.13.20" : "08.09.20"]);
        if (!begin && buitenland(*rij)) begin = als_datum((*rij)["07.67.10"]);
        einde = std::move(begin);
    }
    return uit;
}

}  // namespace

Verblijf lees_verblijf(const Bron& bron) {
    const auto voorkomens = bron.lijst.voorkomens("08");
    const Rij& nu = *voorkomens.front().actueel;
    const auto opschorting = nu["07.67.20"];
    const bool weg = opschorting == "E" || opschorting == "M";
    std::vector<const Rij*> rijen{&nu};
    rijen.insert(rijen.end(), voorkomens.front().historie.begin(), voorkomens.front().historie.end());

    Verblijf uit;
    const auto gemeente = gemeente_van(bron, nu);
    const auto code = nu["08.09.10"];
    if (!code.empty() && bron.tabellen.find("tabel33", code) == nullptr)
        bron.mis(nu, "08.09.10", Reden::niet_in_tabel);
    uit.eerder = eerdere(bron, rijen);
    if (gemeente && !weg && opschorting != "R") {
        uit.gemeente = gemeente;
        uit.adres = lees_adres(bron, nu);
    }
    if (gemeente)
        uit.laatste_gemeente = gemeente->code;
    else if (!uit.eerder.empty())
        uit.laatste_gemeente = uit.eerder.front().gemeente;
    if (weg) {
        uit.vertrek = bron.datum(nu, "08.13.20");
        if (!uit.vertrek) uit.vertrek = bron.datum(nu, "07.67.10");
        if (gemeente) uit.eerder.insert(uit.eerder.begin(), {gemeente->code, uit.vertrek, false});
    }
    for (const auto* rij : rijen)
        if ((*rij)["08.84.10"].empty() && !(*rij)["08.14.20"].empty()) {
            uit.vestiging = bron.datum(*rij, "08.14.20");
            break;
        }
    return uit;
}

}  // namespace isi::gba_v
