// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "kunst_dossier.hpp"

/// Exams of the three laws.
namespace isi::admin::kunst {
namespace {

using Open = std::array<std::string_view, 2>;
Codewaarde open(const Open& waarde) {
    return {std::string(waarde[0]), std::string(waarde[1])};
}

constexpr std::array<Open, 3> onderdelen_2007{{{"TGN", "Toets Gesproken Nederlands"},
                                               {"KNS", "Kennis van de Nederlandse Samenleving"},
                                               {"EPE", "Elektronisch Praktijkexamen"}}};
constexpr std::array<Open, 4> onderdelen_nt2{
    {{"LEZEN", "Lezen"}, {"LUISTEREN", "Luisteren"}, {"SCHRIJVEN", "Schrijven"}, {"SPREKEN", "Spreken"}}};
constexpr std::array<Open, 3> profielen{{{"WERK", "Werk"},
                                         {"OGO", "Opvoeding, gezondheid en onderwijs"},
                                         {"MP", "Maatschappelijke participatie"}}};
constexpr std::array<Open, 3> varianten{{{"ASSESSMENT", "Assessment"},
                                         {"PORTFOLIO", "Portfolio"},
                                         {"COMBI", "Combinatie van assessment en portfolio"}}};

Examenonderdeel onderdeel(Wording& w, Codewaarde welk, bool nt2, int dag, bool geslaagd) {
    Toeval& toeval = w.toeval;
    Examenonderdeel deel;
    deel.soort_examen = gesloten("soortExamen", nt2 ? "STAATSEXAMEN_NT2" : "INBURGERING");
    deel.onderdeel = std::move(welk);
    deel.datum_deelname = datum_van(dag);
    deel.gemeente_behaald = *w.gemeente;
    if (w.wet == Wet::wi2021) {
        deel.niveau = gesloten("niveauExamenWi2021", toeval.kans(600) ? "B1" : "A2");
        const auto lot = toeval.onder(1000);
        deel.uitslag = gesloten("uitslagWi2021", geslaagd ? "GESLAAGD" : lot < 850 ? "GEZAKT" : "GEEN");
        if (deel.uitslag->code == "GEEN")
            deel.reden_geen_resultaat = kies_gesloten(toeval, "redenGeenResultaat");
        return deel;
    }
    if (nt2)
        deel.niveau = gesloten("niveauExamen", toeval.kans(600) ? "P1" : "P2");
    else if (deel.onderdeel.code != "KNS" && deel.onderdeel.code != "KNM" && deel.onderdeel.code != "ONA")
        deel.niveau = gesloten("niveauExamen", toeval.kans(850) ? "A2" : "A1");
    const auto lot = toeval.onder(1000);
    deel.uitslag = gesloten("uitslag", geslaagd    ? "GESLAAGD"
                                       : lot < 750 ? "NIET_GESLAAGD"
                                       : lot < 980 ? "NIET_OP_KOMEN_DAGEN"
                                                   : "ONGELDIG");
    if (w.wet == Wet::wi2007 && deel.onderdeel.code == "EPE") {
        deel.profiel = open(toeval.kies(profielen));
        deel.variant = open(toeval.kies(varianten));
    }
    if (toeval.kans(300)) deel.vrijgesteld = toeval.kans(100);
    return deel;
}

// The parts of the examination that this person takes, in some order.
std::vector<Codewaarde> pakket(Wording& w, bool nt2) {
    std::vector<Codewaarde> delen;
    if (nt2) {
        for (const auto& deel : onderdelen_nt2) delen.push_back(open(deel));
    } else if (w.wet == Wet::wi2007) {
        for (const auto& deel : onderdelen_2007) delen.push_back(open(deel));
    } else {
        const auto* naam = w.wet == Wet::wi2013 ? "examenonderdeelWi2013" : "examenonderdeelWi2021";
        for (const auto& lijst : contractlijsten())
            if (lijst.naam == naam)
                for (const auto& waarde : lijst.waarden)
                    if (waarde.code != "PVT") delen.push_back({waarde.code, waarde.omschrijving});
    }
    return delen;
}

void noteer_diploma(Wording& w, Examens& examens, bool nt2) {
    examens.diploma_behaald = true;
    examens.datum_diploma = datum_van(w.diploma);
    examens.diploma_gemeente = *w.gemeente;
    examens.geslaagd = kies_gesloten(w.toeval, "indicatieGeslaagd");
    examens.deelgenomen_volledig_examen = true;
    examens.gemeente_volledige_deelname = *w.gemeente;
    if (!nt2) return;
    examens.volledige_deelname_nt2 = gesloten("volledigeDeelnameNt2", "GESLAAGD");
    examens.datum_volledige_deelname_nt2 = datum_van(w.diploma);
    examens.gemeente_volledige_deelname_nt2 = *w.gemeente;
}

}  // namespace

void maak_examens(Wording& w) {
    Toeval& toeval = w.toeval;
    const bool geslaagd = w.loop == Loop::geslaagd;
    if (!w.onder_wet || (!geslaagd && !toeval.kans(450))) return;
    Examens examens;
    const bool nt2 = w.wet == Wet::wi2007 && toeval.kans(120);
    examens.examenaanvraag = w.dossier.gegevens.examenaanvraag;
    auto delen = pakket(w, nt2);
    if (!geslaagd)
        delen.resize(1 + toeval.onder(static_cast<std::uint32_t>(std::min<std::size_t>(delen.size(), 3))));
    const int laatste = geslaagd ? w.diploma : w.einde;
    for (auto& deel : delen) {
        const int dag = toeval.tussen(std::min(w.vestiging + 120, laatste), laatste);
        // Who failed a part before passing it has it twice.
        if (geslaagd && dag - 60 > w.vestiging && toeval.kans(150))
            examens.onderdelen.push_back(onderdeel(w, deel, nt2, dag - 60, false));
        examens.onderdelen.push_back(onderdeel(w, std::move(deel), nt2, dag, geslaagd || toeval.kans(400)));
    }
    if (geslaagd)
        noteer_diploma(w, examens, nt2);
    else
        examens.diploma_behaald = false;
    std::ranges::stable_sort(
        examens.onderdelen, [](const auto& a, const auto& b) { return a.datum_deelname > b.datum_deelname; });
    w.dossier.examens = std::move(examens);
}

}  // namespace isi::admin::kunst
