// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogus.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "catalogus_blokken.hpp"
#include "catalogus_reeks.hpp"
#include "catalogus_tabel.hpp"
#include "catalogus_vragen.hpp"

extern "C" {
extern const char isi_embed_personen[], isi_embed_personen_end[];
}

namespace isi::admin {
namespace {

Lot lees_lot(Tabel& t) {
    const auto lot = t.tekst("lot").value_or("aanwezig");
    if (lot == "grafsteen") return Lot::grafsteen;
    if (lot == "niets") return Lot::niets;
    if (lot != "aanwezig") t.faal("lot", "must be aanwezig, grafsteen or niets");
    return Lot::aanwezig;
}

Signaal lees_signaal(Tabel t, const Persoonsdossier& dossier) {
    const auto id = t.getal("id");
    if (!id || *id <= 0) t.faal("id", "must be a number from 1: the row is written again by the next init");
    auto gemeente = t.gemeente("gemeente");
    std::optional<std::string> gewijzigd;
    if (auto op = t.tekst("status_gewijzigd_op"))
        gewijzigd = op->front() == 'D' ? t.eis_datum("status_gewijzigd_op").text() + "T09:00:00Z" : *op;
    Signaal signaal{.id = *id,
                    .versie = 1,
                    .status = t.eis_code("status", "status"),
                    .status_gewijzigd_op = std::move(gewijzigd),
                    .status_gewijzigd_door = t.tekst("status_gewijzigd_door"),
                    .bsn = dossier.kop.bsn,
                    .wet = dossier.wet.value_or(Wet::wi2007),
                    .gemeente = gemeente ? gemeente->code : *dossier.woongemeente,
                    .signaalcode = t.eis_open("code"),
                    .datum = t.eis_datum("datum")};
    if (signaal.status_gewijzigd_op) signaal.versie = 2;  // it was NIEUW once
    t.sluit();
    return signaal;
}

Persoonskop lees_kop(Tabel& t) {
    auto bsn = Bsn::parse(t.eis_tekst("bsn"));
    if (!bsn) t.faal("bsn", "is no BSN");
    std::optional<ANummer> a_nummer;
    if (const auto tekst = t.tekst("a_nummer")) {
        a_nummer = ANummer::parse(*tekst);
        if (!a_nummer) t.faal("a_nummer", "is no A-nummer");
    }
    return {.bsn = *std::move(bsn),
            .a_nummer = std::move(a_nummer),
            .v_nummer = t.tekst("v_nummer"),
            .naam = t.eis_tekst("naam"),
            .voornamen = t.tekst("voornamen"),
            .voorvoegsels = t.tekst("voorvoegsels"),
            .achternaam = t.tekst("achternaam"),
            .geboortedatum = t.eis_datum("geboortedatum"),
            .datum_overlijden = t.datum("overleden"),
            .herkomst = t.eis_code("herkomst", "herkomst")};
}

Persoonsdossier lees_dossier(Tabel& t) {
    auto kop = lees_kop(t);
    std::optional<Wet> wet;
    if (const auto tekst = t.tekst("wet")) {
        wet = parse_wet(*tekst);
        if (!wet) t.faal("wet", "is no law");
    }
    const auto gemeente = t.gemeente("gemeente");
    if (!gemeente) t.faal("gemeente", "is missing");
    auto geslacht = t.eis_code("geslacht", "geslacht");
    Persoonsdossier dossier{.kop = std::move(kop),
                            .wet = wet,
                            .woongemeente = gemeente->code,
                            .eerder_verblijf = lees_eerder_verblijf(t),
                            .gegevens = lees_gegevens(t.deel("gegevens"), std::move(geslacht)),
                            .inburgeringsplicht = lees_plicht(t.deel("plicht")),
                            .handhaving = lees_handhaving(t.deel("handhaving")),
                            .voorzieningen = lees_voorzieningen(t),
                            .vrijstellingen = lees_vrijstellingen(t),
                            .boetes = lees_boetes(t),
                            .examens = lees_examens(t.deel("examens"))};
    return dossier;
}

Testpersoon lees_persoon(Tabel t, std::vector<Vraag>& vragen) {
    Testpersoon persoon{.dossier = lees_dossier(t),
                        .signalen = {},
                        .lot = lees_lot(t),
                        .wat = t.eis_tekst("wat"),
                        .scenario = t.tekst("scenario"),
                        .reeks = std::nullopt};
    const auto bron = t.eis_tekst("bron");
    if (bron != "handleiding" && bron != "eigen") t.faal("bron", "must be handleiding or eigen");
    persoon.uit_handleiding = bron == "handleiding";
    for (auto& deel : t.delen("signaal")) persoon.signalen.push_back(lees_signaal(deel, persoon.dossier));
    if (auto deel = t.deel("signaalreeks"))
        for (auto& signaal : lees_signaalreeks(*deel, persoon.dossier))
            persoon.signalen.push_back(std::move(signaal));
    for (auto& deel : t.delen("vragen")) vragen.push_back(lees_vraag(deel, persoon.dossier));
    t.sluit();
    return persoon;
}

struct Catalogus {
    std::vector<Testpersoon> personen;
    std::vector<Vraag> vragen;
};

Catalogus lees(std::string_view toml, const std::vector<Waardenlijst>& tabellen, const Dag& peildatum) {
    try {
        const auto wortel = toml::parse(toml);
        const Bronnen bronnen{&tabellen, peildatum};
        Tabel t{wortel, bronnen};
        Catalogus uit;
        for (auto& deel : t.delen("persoon")) uit.personen.push_back(lees_persoon(deel, uit.vragen));
        for (auto& deel : t.delen("reeks"))
            for (auto& persoon : lees_reeks(deel)) uit.personen.push_back(std::move(persoon));
        for (auto& deel : t.delen("zoekvraag")) uit.vragen.push_back(lees_zoekvraag(deel));
        t.sluit();
        return uit;
    } catch (const toml::parse_error& e) {
        throw std::runtime_error(fmt::format("personen.toml:{}: {}", e.source().begin.line, e.description()));
    }
}

}  // namespace

std::vector<Testpersoon> load_catalogus(std::string_view toml, const std::vector<Waardenlijst>& tabellen,
                                        const Dag& peildatum) {
    return lees(toml, tabellen, peildatum).personen;
}

std::vector<Vraag> load_vragen(std::string_view toml, const std::vector<Waardenlijst>& tabellen,
                               const Dag& peildatum) {
    return lees(toml, tabellen, peildatum).vragen;
}

std::string_view catalogus_bytes() {
    return {isi_embed_personen, static_cast<std::size_t>(isi_embed_personen_end - isi_embed_personen)};
}

}  // namespace isi::admin
