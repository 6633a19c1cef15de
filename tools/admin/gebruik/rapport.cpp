// SPDX-License-Identifier: GPL-3.0-or-later
#include "rapport.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kolommen.hpp"

namespace isi::gebruik {
namespace {

using std::chrono::year_month_day;

constexpr std::array<const char*, 12> maandnamen{"jan", "feb", "mrt", "apr", "mei", "jun",
                                                 "jul", "aug", "sep", "okt", "nov", "dec"};

int jaar(Kalenderdag dag) {
    return static_cast<int>(year_month_day{dag}.year());
}
unsigned maand(Kalenderdag dag) {
    return static_cast<unsigned>(year_month_day{dag}.month());
}
std::string als_datum(Kalenderdag dag) {
    const year_month_day ymd{dag};
    return fmt::format("{}-{}-{}", static_cast<unsigned>(ymd.day()), static_cast<unsigned>(ymd.month()),
                       static_cast<int>(ymd.year()));
}

Kop maandkop(const Periode& vak) {
    return {fmt::format("{:04}-{:02}", jaar(vak.eerste), maand(vak.eerste)),
            fmt::format("{}/{:02}", maandnamen[maand(vak.eerste) - 1], jaar(vak.eerste) % 100)};
}

std::vector<Cel> als_cellen(const std::vector<std::int64_t>& waarden) {
    std::vector<Cel> uit;
    uit.reserve(waarden.size());
    for (const auto waarde : waarden) uit.push_back(aantal(waarde));
    return uit;
}

/// The pieces of the telling that are months of the report.
std::vector<std::size_t> maandvakken(const Telling& telling, const Periode& periode) {
    std::vector<std::size_t> uit;
    for (std::size_t i = 0; i < telling.vakken().size(); ++i)
        if (telling.vakken()[i].eerste >= periode.eerste) uit.push_back(i);
    return uit;
}

Tabel per_maand(const Telling& telling, const Kolommen& kolommen, const Wens& wens) {
    Tabel tabel{.kop = {"maanden", "Uitwisselingen vanuit KBI naar partners, per partner en per maand"},
                .rijkop = "maand",
                .kolommen = kolommen.koppen(),
                .rijen = {},
                .voetnoten = {}};
    std::vector<std::int64_t> totaal(kolommen.aantal());
    for (const auto vak : maandvakken(telling, wens.periode)) {
        const auto waarden = kolommen.waarden(telling, vak);
        for (std::size_t i = 0; i < waarden.size(); ++i) totaal[i] += waarden[i];
        tabel.rijen.push_back({maandkop(telling.vakken()[vak]), als_cellen(waarden)});
    }
    tabel.rijen.push_back({{"totaal", "totaal"}, als_cellen(totaal), true});
    return tabel;
}

std::string onvolledig(const Telling& telling, int welk, Kalenderdag laatste) {
    const auto eerste = std::max(telling.vakken().front().eerste,
                                 Kalenderdag{std::chrono::year{welk} / std::chrono::January / 1});
    const auto einde = Kalenderdag{std::chrono::year{welk} / std::chrono::December / 31};
    return laatste >= einde
               ? std::string{}
               : fmt::format("{}: alleen {} tot en met {}.", welk, als_datum(eerste), als_datum(laatste));
}

Tabel per_jaar(const Telling& telling, const Kolommen& kolommen, const Wens& wens) {
    Tabel tabel{.kop = {"jaren", "Uitwisselingen vanuit KBI naar partners, per partner en per jaar"},
                .rijkop = "jaar",
                .kolommen = kolommen.koppen(),
                .rijen = {},
                .voetnoten = {}};
    std::map<int, std::vector<std::int64_t>> jaren;
    for (std::size_t vak = 0; vak < telling.vakken().size(); ++vak) {
        auto& rij = jaren[jaar(telling.vakken()[vak].eerste)];
        const auto waarden = kolommen.waarden(telling, vak);
        rij.resize(waarden.size());
        for (std::size_t i = 0; i < waarden.size(); ++i) rij[i] += waarden[i];
    }
    for (const auto& [welk, waarden] : jaren)
        tabel.rijen.push_back({{std::to_string(welk), std::to_string(welk)}, als_cellen(waarden)});
    if (jaren.size() > 1) {
        const auto& [laatste, waarden] = *jaren.rbegin();
        const auto& vorige = *std::next(jaren.rbegin());
        auto verschil = waarden;
        for (std::size_t i = 0; i < verschil.size(); ++i) verschil[i] -= vorige.second[i];
        tabel.rijen.push_back(
            {{fmt::format("{}-{}", laatste, vorige.first), fmt::format("{} tov {}", laatste, vorige.first)},
             als_cellen(verschil),
             true});
    }
    if (auto noot = onvolledig(telling, jaar(wens.periode.laatste), wens.periode.laatste); !noot.empty())
        tabel.voetnoten.push_back(std::move(noot));
    return tabel;
}

std::string noot_werkdagen(const Wens& wens) {
    if (wens.werkdagen)
        return fmt::format("Werkdagen van de hele periode zoals opgegeven: {}.", *wens.werkdagen);
    auto noot = std::string{
        "Werkdagen: maandag tot en met vrijdag zonder de tien wettelijke feestdagen (wet van 4 januari "
        "1974)"};
    if (!wens.ook_vrij.empty())
        noot += fmt::format(" en zonder {} opgegeven sluitingsdagen", wens.ook_vrij.size());
    return noot + '.';
}

Tabel per_werkdag(const Telling& telling, const Kolommen& kolommen, const Wens& wens) {
    Tabel tabel{
        .kop = {"werkdagen", "Per werkdag"},
        .rijkop = "maand",
        .kolommen = {{"totaal", "Totaal"}, {"werkdagen", "werkdagen"}, {"per_werkdag", "per werkdag"}},
        .rijen = {},
        .voetnoten = {noot_werkdagen(wens)}};
    const auto rij = [](Kop kop, std::int64_t uitwisselingen, std::int64_t dagen, bool totaal) {
        const auto per_dag = dagen > 0 ? aantal((uitwisselingen + dagen / 2) / dagen) : Cel{};
        return Rij{std::move(kop), {aantal(uitwisselingen), aantal(dagen), per_dag}, totaal};
    };
    std::int64_t alles = 0;
    for (const auto vak : maandvakken(telling, wens.periode)) {
        const auto uitwisselingen = kolommen.waarden(telling, vak).back();
        alles += uitwisselingen;
        if (!wens.werkdagen)
            tabel.rijen.push_back(rij(maandkop(telling.vakken()[vak]), uitwisselingen,
                                      tel_werkdagen(telling.vakken()[vak], wens.ook_vrij), false));
    }
    const auto dagen = wens.werkdagen ? *wens.werkdagen : tel_werkdagen(wens.periode, wens.ook_vrij);
    tabel.rijen.push_back(rij({"totaal", "totaal"}, alles, dagen, true));
    return tabel;
}

Aantallen in_periode(const std::vector<Aantallen>& vakken, const Telling& telling, const Wens& wens) {
    Aantallen uit;
    for (const auto vak : maandvakken(telling, wens.periode)) uit += vakken[vak];
    return uit;
}

Tabel wegen(const Telling& telling, const std::map<std::string, std::string>& namen, const Wens& wens) {
    Tabel tabel{.kop = {"wegen", "Weg per OCMW"},
                .rijkop = "OCMW",
                .kolommen = {{"KSZ", "via KSZ"}, {"MAGDA", "rechtstreeks naar MAGDA"}, {"totaal", "Totaal"}},
                .rijen = {},
                .voetnoten = {}};
    std::array<std::int64_t, 2> alles{};
    const auto rij = [](Kop kop, const std::array<std::int64_t, 2>& n, bool totaal) {
        return Rij{std::move(kop), {aantal(n[1]), aantal(n[0]), aantal(n[0] + n[1])}, totaal};
    };
    for (const auto& [partner, vakken] : telling.partners()) {
        const auto n = in_periode(vakken, telling, wens);
        if (partner.soort != "OCMW" || n.uitgewisseld() == 0) continue;
        tabel.rijen.push_back(rij({partner.kbo, naam_van(partner, namen)}, n.uitwisselingen, false));
        alles[0] += n.uitwisselingen[0];
        alles[1] += n.uitwisselingen[1];
    }
    std::ranges::stable_sort(tabel.rijen, {}, [](const Rij& r) { return r.kop.tekst; });
    tabel.rijen.push_back(rij({"totaal", "totaal"}, alles, true));
    return tabel;
}

Tabel discimus(const Telling& telling, const Wens& wens) {
    Tabel tabel{.kop = {"discimus", "Bevragingen van DISCIMUS (schoolinschrijving van minderjarigen)"},
                .rijkop = "wijze",
                .kolommen = {{"INGESCHREVEN", "ingeschreven"},
                             {"UITGESCHREVEN", "uitgeschreven"},
                             {"NIET_INGESCHREVEN", "niet ingeschreven"},
                             {"totaal", "Totaal"},
                             {"aandeel", "aandeel"}},
                .rijen = {},
                .voetnoten = {}};
    Schooltelling som{};
    for (const auto vak : maandvakken(telling, wens.periode))
        for (std::size_t w = 0; w < 2; ++w)
            for (std::size_t s = 0; s < 4; ++s) som[w][s] += telling.scholen()[vak][w][s];
    const auto beantwoord = [&](std::size_t w) { return som[w][0] + som[w][1] + som[w][2]; };
    const auto alles = beantwoord(0) + beantwoord(1);
    const auto rij = [&](Kop kop, std::size_t w) {
        return Rij{std::move(kop),
                   {aantal(som[w][0]), aantal(som[w][1]), aantal(som[w][2]), aantal(beantwoord(w)),
                    aandeel(beantwoord(w), alles)}};
    };
    tabel.rijen.push_back(rij({"AUTOMATISCH", "automatisch"}, 0));
    tabel.rijen.push_back(rij({"MANUEEL", "manueel"}, 1));
    Rij totaal{{"totaal", "totaal"}, {}, true}, delen{{"aandeel", "aandeel"}, {}, true};
    for (std::size_t s = 0; s < 3; ++s) {
        totaal.cellen.push_back(aantal(som[0][s] + som[1][s]));
        delen.cellen.push_back(aandeel(som[0][s] + som[1][s], alles));
    }
    totaal.cellen.insert(totaal.cellen.end(), {aantal(alles), aandeel(alles, alles)});
    delen.cellen.insert(delen.cellen.end(), {aandeel(alles, alles), Cel{}});
    tabel.rijen.insert(tabel.rijen.end(), {std::move(totaal), std::move(delen)});
    if (const auto zonder = som[0][3] + som[1][3]; zonder > 0)
        tabel.voetnoten.push_back(
            fmt::format("Zonder antwoord bleven {} bevragingen; die zijn niet meegeteld.", getal(zonder)));
    return tabel;
}

Tabel niet_geteld(const Telling& telling, const std::map<std::string, std::string>& namen, const Wens& wens) {
    Tabel tabel{
        .kop = {"niet_geteld", "Niet meegeteld, per partner"},
        .rijkop = "partner",
        .kolommen = {{"geweigerd", "geweigerd"}, {"mislukt", "mislukt"}, {"andere", "andere berichten"}},
        .rijen = {},
        .voetnoten = {"Andere berichten: afspraken en inschrijvingen. Die gaan naar de KBI toe."}};
    Aantallen alles;
    const auto rij = [](Kop kop, const Aantallen& n, bool totaal) {
        return Rij{std::move(kop), {aantal(n.geweigerd), aantal(n.mislukt), aantal(n.andere)}, totaal};
    };
    for (const auto& [partner, vakken] : telling.partners()) {
        const auto n = in_periode(vakken, telling, wens);
        if (n.geweigerd + n.mislukt + n.andere == 0) continue;
        tabel.rijen.push_back(rij({partner.kbo, naam_van(partner, namen)}, n, false));
        alles += n;
    }
    tabel.rijen.push_back(rij({"totaal", "totaal"}, alles, true));
    return tabel;
}

Staven maak_staven(const Telling& telling, const Kolommen& soorten, const Wens& wens) {
    Staven uit{.titel = "Uitwisselingen vanuit KBI naar partners, per maand", .delen = {}, .staven = {}};
    for (const auto& kop : soorten.koppen()) uit.delen.push_back(kop.tekst);
    uit.delen.pop_back();  // the total is the height
    for (const auto vak : maandvakken(telling, wens.periode)) {
        auto waarden = soorten.waarden(telling, vak);
        waarden.pop_back();
        uit.staven.push_back({maandkop(telling.vakken()[vak]).tekst, std::move(waarden)});
    }
    return uit;
}

}  // namespace

Cel aandeel(std::int64_t deel, std::int64_t geheel) {
    if (geheel == 0) return {};
    return {Cel::Soort::promille, (2000 * deel + geheel) / (2 * geheel)};
}

Rapport maak_rapport(const Telling& telling, const std::map<std::string, std::string>& namen,
                     const Wens& wens) {
    const Kolommen kolommen(telling, namen, wens.per_partner), soorten(telling, namen, false);
    Rapport rapport{.titel = fmt::format("Gebruik van de Kruispuntbank Inburgering, {} tot en met {}",
                                         als_datum(wens.periode.eerste), als_datum(wens.periode.laatste)),
                    .tabellen = {per_maand(telling, kolommen, wens)},
                    .staven = maak_staven(telling, soorten, wens),
                    .uitleg = {"Geteld zijn de vragen van partners om wat de KBI heeft (dossier, afspraken) "
                               "die beantwoord zijn, met gegevens of met de mededeling dat er geen zijn. "
                               "Geweigerde en mislukte vragen tellen niet mee, evenmin berichten naar de KBI "
                               "toe en verbindingstesten. De dag is die in België."}};
    if (telling.vakken().front().eerste < wens.periode.eerste ||
        jaar(wens.periode.eerste) != jaar(wens.periode.laatste))
        rapport.tabellen.push_back(per_jaar(telling, kolommen, wens));
    rapport.tabellen.push_back(per_werkdag(telling, kolommen, wens));
    rapport.tabellen.push_back(wegen(telling, namen, wens));
    rapport.tabellen.push_back(discimus(telling, wens));
    if (wens.niet_geteld) rapport.tabellen.push_back(niet_geteld(telling, namen, wens));
    return rapport;
}

}  // namespace isi::gebruik
