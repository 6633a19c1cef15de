// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "isi_store/signaalcodes.hpp"
#include "kunst_dossier.hpp"

/// Signals that fit the file.
namespace isi::admin::kunst {
namespace {

using Soort = std::array<std::string_view, 2>;

// DUO publishes the codes of the events under the Wi2021 (github.com/duonl/gemeente-m2m-inburgering); the
// texts are short ones of our own. Of the Wi2013 no list is public: what comes from the BRP is the same under
// every law.
constexpr std::array<Soort, 9> wi2021{{{"SS101", "Persoon is inburgeringsplichtig"},
                                       {"SS102", "Inburgeringstermijn is gestart"},
                                       {"SS103", "Inburgeringstermijn is ambtshalve verlengd"},
                                       {"SS106", "Inburgeringsdiploma is behaald"},
                                       {"SS107", "Gehele vrijstelling is verleend"},
                                       {"SS109", "Tijdelijke vrijstelling is toegekend"},
                                       {"SS111", "Persoon is overleden"},
                                       {"SS120", "Persoon heeft zich gevestigd zonder PIP"},
                                       {"SS199", "Uitslag van een examen is bekend"}}};
constexpr std::array<Soort, 5> wi2013{{{"SS001", "Persoon is verhuisd naar uw gemeente"},
                                       {"SS008", "Persoon is overleden"},
                                       {"SS011", "Persoon verblijft buiten Nederland"},
                                       {"SS012", "Persoon heeft een gewijzigde nationaliteit"},
                                       {"SS052", "Persoons- en/of adresgegevens zijn gewijzigd"}}};

bool een_van(std::string_view code, std::initializer_list<std::string_view> codes) {
    return std::ranges::find(codes, code) != codes.end();
}

// Whether a signal of this kind can have been sent about this person.
bool past(const Wording& w, std::string_view code) {
    const auto& d = w.dossier;
    if (een_van(code, {"SS004", "SS066"})) return d.handhaving.has_value();
    if (een_van(code, {"SS061", "SS062"})) return !d.voorzieningen.empty();
    if (een_van(code, {"SS016", "SS106"})) return w.loop == Loop::geslaagd;
    if (een_van(code, {"SS031", "SS033"})) return w.loop == Loop::vrijwillig;
    if (een_van(code, {"SS006", "SS017", "SS107"})) return w.loop == Loop::vrijgesteld;
    if (een_van(code, {"SS005", "SS109"})) return w.loop == Loop::tijdelijk_vrij;
    if (een_van(code, {"SS008", "SS111"})) return d.kop.datum_overlijden.has_value();
    if (een_van(code, {"SS010", "SS011"})) return d.gegevens.datum_vertrek_uit_nederland.has_value();
    if (een_van(code, {"SS065", "SS199"})) return d.examens.has_value();
    if (een_van(code, {"SS001"})) return !d.eerder_verblijf.empty();
    return true;
}

Codewaarde kies_soort(Wording& w) {
    const auto trek = [&](std::size_t aantal, auto soort) {
        for (;;) {
            Codewaarde gekozen = soort(w.toeval.onder(static_cast<std::uint32_t>(aantal)));
            if (past(w, gekozen.code)) return gekozen;
        }
    };
    const auto uit = [](const Soort& soort) {
        return Codewaarde{std::string(soort[0]), std::string(soort[1])};
    };
    if (w.wet == Wet::wi2021) return trek(wi2021.size(), [&](std::uint32_t i) { return uit(wi2021[i]); });
    if (w.wet == Wet::wi2013) return trek(wi2013.size(), [&](std::uint32_t i) { return uit(wi2013[i]); });
    const auto& soorten = signaalcodes(Wet::wi2007);
    return trek(soorten.size(),
                [&](std::uint32_t i) { return Codewaarde{soorten[i].code, soorten[i].omschrijving}; });
}

}  // namespace

void maak_signalen(Wording& w) {
    if (!w.onder_wet) return;
    Toeval& toeval = w.toeval;
    const auto lot = toeval.onder(1000);
    // One for each person on average.
    const int aantal = lot < 380 ? 0 : lot < 740 ? 1 : lot < 900 ? 2 : lot < 970 ? 3 : 4;
    const auto& bsn = w.dossier.kop.bsn;
    const std::int64_t nummer = std::stoll(bsn.text());
    for (int i = 0; i < aantal; ++i) {
        // The smaller of two draws: recent ones are more.
        const int terug =
            std::min(toeval.tussen(0, w.einde - w.vestiging), toeval.tussen(0, w.einde - w.vestiging));
        const int dag = w.einde - terug;
        const bool oud = w.peildag - dag > 365;
        const auto status = toeval.onder(1000);
        const bool nieuw = status >= (oud ? 960U : 400U);
        const bool afgehandeld = status < (oud ? 930U : 250U);
        Signaal signaal{.id = nummer * 10 + i,
                        .versie = nieuw ? 1 : 2,
                        .status = gesloten("status", nieuw         ? "NIEUW"
                                                     : afgehandeld ? "AFGEHANDELD"
                                                                   : "IN_BEHANDELING"),
                        .bsn = bsn,
                        .wet = w.wet,
                        .gemeente = w.gemeente->code,
                        .signaalcode = kies_soort(w),
                        .datum = datum_van(dag)};
        if (!nieuw) {
            signaal.status_gewijzigd_op =
                tekst_van(std::min(dag + toeval.tussen(1, 60), w.peildag)) + "T09:00:00Z";
            if (toeval.kans(700))
                signaal.status_gewijzigd_door = "medewerker-" + std::to_string(1 + toeval.onder(9));
        }
        w.signalen.push_back(std::move(signaal));
    }
}

}  // namespace isi::admin::kunst
