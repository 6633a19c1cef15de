// SPDX-License-Identifier: GPL-3.0-or-later
#include "termijnen.hpp"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <stdexcept>

#include "datum.hpp"

namespace isi::kbi {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

struct Reeks {
    sys_days van, tot;  // both included
};

// --- reading the panels ---

pugi::xml_document lees_paneel(const KbiDossier& dossier, Paneel paneel) {
    pugi::xml_document boom;
    for (const auto& een : dossier.panelen)
        if (een.paneel == paneel && !boom.load_buffer(een.bytes.data(), een.bytes.size()))
            throw std::runtime_error("a panel in the store is not an XML element");
    return boom;
}

void lees_schorsingen(const pugi::xml_node& lijst, const char* naam, Termijnfeiten& feiten) {
    for (const auto een : lijst.children(naam)) {
        const auto periode = een.child("Periode");
        Dagenreeks reeks{periode.child_value("Begin"), std::nullopt};
        if (const auto einde = periode.child("Einde")) reeks.einde = einde.child_value();
        feiten.schorsingen.push_back(std::move(reeks));
    }
}

// --- counting days ---

/// The day after `n` days that count from `dag0`; days inside `stil` do not.
sys_days tel_dagen(sys_days dag0, int n, const std::vector<Reeks>& stil) {
    sys_days dag = dag0;
    while (n > 0) {
        dag += days{1};
        const auto in = std::find_if(stil.begin(), stil.end(), [&](const Reeks& reeks) {
            return reeks.van <= dag && dag <= reeks.tot;
        });
        if (in != stil.end())
            dag = in->tot;
        else
            --n;
    }
    return dag;
}

bool ligt_in(sys_days dag, const std::vector<Reeks>& reeksen) {
    return std::any_of(reeksen.begin(), reeksen.end(),
                       [&](const Reeks& reeks) { return reeks.van <= dag && dag <= reeks.tot; });
}

/// The suspensions as days up to and with `laatste`; one without end runs on to it.
std::vector<Reeks> lees_reeksen(const std::vector<Dagenreeks>& schorsingen, sys_days laatste,
                                bool ook_later) {
    std::vector<Reeks> uit;
    for (const auto& een : schorsingen) {
        const auto van = lees_dag(een.begin);
        const auto einde = een.einde ? lees_dag(*een.einde) : laatste;
        if (!van || !einde) continue;
        const auto tot = ook_later ? *einde : std::min(*einde, laatste);
        if (*van <= tot) uit.push_back({*van, tot});
    }
    return uit;
}

/// The first of `datums` from the aanmelding to today: what has not happened meets nothing.
std::optional<sys_days> eerste(const std::vector<std::string>& datums, sys_days vanaf, sys_days vandaag) {
    std::optional<sys_days> uit;
    for (const auto& tekst : datums)
        if (const auto dag = lees_dag(tekst);
            dag && vanaf <= *dag && *dag <= vandaag && (!uit || *dag < *uit))
            uit = dag;
    return uit;
}

Termijn maak_termijn(Termijn::Soort soort, sys_days dag0, int n, std::optional<sys_days> voldaan,
                     sys_days vandaag, const std::vector<Dagenreeks>& schorsingen) {
    const auto stil = lees_reeksen(schorsingen, voldaan.value_or(vandaag), !voldaan);
    const auto uiterste = tel_dagen(dag0, n, stil);
    Termijn termijn{soort, schrijf_dag(dag0), schrijf_dag(uiterste), std::nullopt, Termijn::Stand::lopend};
    if (voldaan) termijn.datum_voldaan = schrijf_dag(*voldaan);
    if (voldaan.value_or(vandaag) > uiterste)
        termijn.stand = Termijn::Stand::overschreden;
    else if (voldaan)
        termijn.stand = Termijn::Stand::voldaan;
    else if (ligt_in(vandaag, stil))
        termijn.stand = Termijn::Stand::geschorst;
    return termijn;
}

}  // namespace

std::string_view code(Termijn::Soort soort) noexcept {
    return soort == Termijn::Soort::onderdelen_30 ? "ONDERDELEN_30" : "CONTRACT_90";
}

std::string_view code(Termijn::Stand stand) noexcept {
    constexpr std::array<std::string_view, 5> codes{"LOPEND", "VOLDAAN", "OVERSCHREDEN", "GESCHORST",
                                                    "ONBEKEND"};
    return codes.at(static_cast<std::size_t>(stand));
}

Termijnfeiten lees_termijnfeiten(const KbiDossier& dossier, const std::optional<Inburgeringsplan>& plan) {
    Termijnfeiten feiten;
    const auto aanmelding = lees_paneel(dossier, Paneel::aanmelding);
    if (const auto datum = aanmelding.document_element().child("DatumAanmelding"))
        feiten.aanmelding = datum.child_value();
    const auto contracten = lees_paneel(dossier, Paneel::contracten);
    for (const auto contract : contracten.document_element().children("Contract")) {
        feiten.contracten.emplace_back(contract.child_value("DatumRegistratie"));
        lees_schorsingen(contract.child("Opschortingen"), "Opschorting", feiten);
    }
    const auto uitstellen = lees_paneel(dossier, Paneel::uitstellen_van_ondertekening);
    lees_schorsingen(uitstellen.document_element(), "UitstelVanOndertekening", feiten);
    feiten.plan = plan.has_value();
    if (plan) feiten.datum_onderdelen_bepaald = plan->datum_onderdelen_bepaald;
    return feiten;
}

std::vector<Termijn> bereken_termijnen(const Termijnfeiten& feiten, std::string_view vandaag,
                                       const Termijnregels& regels) {
    const auto dag0 = feiten.aanmelding ? lees_dag(*feiten.aanmelding) : std::nullopt;
    const auto nu = lees_dag(vandaag);
    if (!dag0 || !nu || *feiten.aanmelding < regels.vanaf) return {};

    std::vector<std::string> bepaald;
    if (feiten.datum_onderdelen_bepaald) bepaald.push_back(*feiten.datum_onderdelen_bepaald);
    auto onderdelen =
        maak_termijn(Termijn::Soort::onderdelen_30, *dag0, 30, eerste(bepaald, *dag0, *nu), *nu, {});
    if (!feiten.plan) onderdelen.stand = Termijn::Stand::onbekend;

    const auto contract =
        maak_termijn(Termijn::Soort::contract_90, *dag0, 90, eerste(feiten.contracten, *dag0, *nu), *nu,
                     regels.schorsing_stopt_90 ? feiten.schorsingen : std::vector<Dagenreeks>());
    return {std::move(onderdelen), contract};
}

}  // namespace isi::kbi
