// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "bron.hpp"
#include "isi_store/domein/datumgrens.hpp"
#include "isi_store/domein/herkomst.hpp"

namespace isi::gba_v {
namespace {

/// Not ended, not incorrect: it names a nationality, or says how the person is to be treated.
bool actueel(const Rij& rij) {
    return rij["04.84.10"].empty() && (!rij["04.05.10"].empty() || !rij["04.65.10"].empty());
}

bool is_ander(std::string_view code) {
    return !code.empty() && code != "0001";
}

bool ooit_een_ander(const std::vector<Voorkomen>& voorkomens) {
    return std::ranges::any_of(voorkomens, [](const Voorkomen& v) {
        return is_ander((*v.actueel)["04.05.10"]) ||
               std::ranges::any_of(v.historie, [](const Rij* rij) { return is_ander((*rij)["04.05.10"]); });
    });
}

// Tabel 56: what a permit of the Vreemdelingenwet 2000 gives, regular (21–25) or asylum (26, 27). Community
// law (28–30, 35–40), a procedure (31–34, 39, 44, 46) and the codes that have ended make no duty by
// themselves.
constexpr std::string_view eerste_vergunning = "21", laatste_vergunning = "27";

bool vergunning(std::string_view code) {
    return code.size() == 2 && code >= eerste_vergunning && code <= laatste_vergunning;
}

std::string begin_van(Wet wet) {
    switch (wet) {
        case Wet::wi2007:
            return "2007-01-01";
        case Wet::wi2013:
            return "2013-01-01";
        case Wet::wi2021:
            break;
    }
    return "2022-01-01";
}

Inburgeringsplicht plicht(const char* status, std::optional<Codewaarde> reden = {}) {
    Inburgeringsplicht uit;
    uit.status = zoek_waarde("statusInburgeringsplicht", status).value();
    uit.reden_niet = std::move(reden);
    return uit;
}

}  // namespace

Nationaliteiten lees_nationaliteiten(const Bron& bron, const OnvolledigeDatum& geboortedatum,
                                     const Verblijf& verblijf) {
    const auto voorkomens = bron.lijst.voorkomens("04");
    Nationaliteiten uit{{}, {}, {.geboortedatum = geboortedatum, .vestiging = verblijf.vestiging}};
    auto& feiten = uit.feiten;
    feiten.rechtstreeks_in_rni = bron.lijst.eerste()["07.67.20"] == "R";
    feiten.andere_nationaliteit = ooit_een_ander(voorkomens);
    const Rij* eerste = nullptr;
    for (const auto& voorkomen : voorkomens) {
        if (!actueel(*voorkomen.actueel)) continue;
        if (eerste == nullptr) {
            eerste = voorkomen.actueel;
            uit.eerste = bron.waarde(*eerste, "04.05.10", "tabel32");
        } else if (!uit.tweede) {
            uit.tweede = bron.waarde(*voorkomen.actueel, "04.05.10", "tabel32");
        }
    }
    if (eerste == nullptr) return uit;
    feiten.nederlander = (*eerste)["04.05.10"] == "0001" || (*eerste)["04.65.10"] == "B";
    feiten.niet_nederlander = !feiten.nederlander;
    if (feiten.nederlander) feiten.nederlander_sinds = als_datum((*eerste)["04.85.10"]);
    return uit;
}

void lees_verblijfstitel(const Bron& bron, Persoonsgegevens& gegevens) {
    const Rij& rij = bron.lijst.eerste();
    const auto code = rij["10.39.10"];
    if (code.empty() || code == "00") return;
    if (bron.tabellen.find("tabel56", code) == nullptr)
        return bron.mis(rij, "10.39.10", Reden::niet_in_tabel);
    if (code == "98" || code == "41") {  // no title any more
        gegevens.rechtmatig_verblijf = false;
        gegevens.asielgerechtigd = false;
        return;
    }
    const auto einde = bron.datum(rij, "10.39.20");
    if (einde && einde->text() < bron.peildatum.text()) return;  // what came after it is not known
    gegevens.rechtmatig_verblijf = true;
    gegevens.asielgerechtigd = code == "26" || code == "27";
}

std::optional<Inburgeringsplicht> leid_plicht_af(const Bron& bron, const std::optional<Wetkeuze>& keuze,
                                                 const Persoonsdossier& dossier) {
    if (!keuze) return std::nullopt;
    const std::string& peildag = bron.peildatum.text();
    if (keuze->genaturaliseerd)
        return plicht("NIET_PLICHTIG", Codewaarde{"NEDERLANDSE_NATIONALITEIT", "Nederlandse nationaliteit"});
    const auto geboren = laatste_dag(dossier.kop.geboortedatum);
    if (geboren && aow_dag(*geboren) <= peildag)
        return plicht("NIET_PLICHTIG", Codewaarde{"AOW_LEEFTIJD", "AOW-gerechtigde leeftijd"});
    const bool mag_blijven =
        dossier.gegevens.rechtmatig_verblijf.value_or(false) && vergunning(bron.lijst.eerste()["10.39.10"]);
    if (!mag_blijven || !keuze->plichtdag || *keuze->plichtdag > peildag) return plicht("MOGELIJK_PLICHTIG");
    auto uit = plicht("PLICHTIG");
    const auto begin = begin_van(keuze->wet);
    uit.datum_ingang = OnvolledigeDatum::parse(std::max(*keuze->plichtdag, begin));
    uit.oudkomer = *keuze->plichtdag < begin;
    uit.asielgerechtigd = dossier.gegevens.asielgerechtigd;
    return uit;
}

}  // namespace isi::gba_v
