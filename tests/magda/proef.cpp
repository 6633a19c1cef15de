// SPDX-License-Identifier: GPL-3.0-or-later
#include "proef.hpp"

#include <catch2/catch.hpp>

#include "schema_proef.hpp"

namespace isi::magda::proef {
namespace {

const bericht::Schema& schema() {
    static const bericht::Schema uit = isi::proef::kbi::schema_van(isi::kbi::contract::Dialect::magda);
    return uit;
}

Antwoord lees(std::string bytes, kbi::Spoor spoor) {
    INFO(bytes);
    // The contract's own verdict over every reply that a test gets to see.
    CHECK(isi::proef::kbi::keur(schema(), bytes) == "");
    Antwoord uit{std::move(bytes), std::move(spoor), std::make_shared<pugi::xml_document>()};
    REQUIRE(uit.boom->load_string(uit.bytes.c_str(), pugi::parse_full));
    return uit;
}

}  // namespace

Insz insz(const std::string& nummer) {
    return Insz::parse(nummer).value();
}

std::string schrijf(const Vraag& v) {
    std::string uit = "<web:" + v.dienst + " xmlns:web=\"" + v.naamruimte + "\"><Verzoek><Context><Naam>" +
                      v.naam + "</Naam><Versie>" + v.versie + "</Versie><Bericht><Type>" + v.type +
                      "</Type><Tijdstip><Datum>2026-11-28</Datum><Tijd>11:00:00.000</Tijd></Tijdstip>" +
                      "<Afzender>" + v.afzender + "</Afzender></Bericht></Context><Vragen>";
    for (int i = 1; i <= v.aantal; ++i)
        uit +=
            "<Vraag><Referte>V-" + std::to_string(i) + "</Referte><Inhoud>" + v.inhoud + "</Inhoud></Vraag>";
    return uit + "</Vragen></Verzoek></web:" + v.dienst + ">";
}

std::string in_omslag(const std::string& inhoud, const std::string& attributen) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"" + attributen + "><s:Body>" +
           inhoud + "</s:Body></s:Envelope>";
}

bericht::Omslag bewaak(const std::string& bytes) {
    auto omslag = bericht::bewaak(bytes, {});
    REQUIRE(omslag);
    return *omslag;
}

pugi::xml_node Antwoord::repliek() const {
    return boom->document_element().child("Repliek");
}
pugi::xml_node Antwoord::antwoord() const {
    return repliek().child("Antwoorden").child("Antwoord");
}

std::vector<std::string> Antwoord::meldingen() const {
    std::vector<std::string> uit;
    const auto lees_niveau = [&](const pugi::xml_node& ouder, const std::string& niveau) {
        for (const auto& u : ouder.child("Uitzonderingen").children("Uitzondering"))
            uit.push_back(std::string(u.child_value("Identificatie")) + " " + u.child_value("Type") + " " +
                          niveau);
    };
    lees_niveau(repliek(), "Repliek");
    lees_niveau(antwoord(), "Antwoord");
    return uit;
}

std::string Antwoord::diagnose() const {
    return boom->select_node("//Uitzondering/Diagnose").node().child_value();
}

Proef::Proef() {
    regels.verzonnen_toegestaan = true;
    partner.naam = "OCMW Gent";
    partner.kbo = kbo_gent;
    partner.identificaties = {identificatie_gent};
    middelen.emplace(
        Middelen{.lezer = store,
                 .schrijver = [this]() -> kbi::KbiStore& { return store; },
                 .regels = regels,
                 .zelf = {"vip.vlaanderen.be", "MagdaGateway"},
                 .keur_schema = [](const bericht::Omslag& omslag) { return schema().keur(omslag); },
                 .heeft_ongelabelde_code = {},
                 .naam_van_reden = {}});
}

tl::expected<kbi::Antwoord, Soapfout> Proef::serve(const std::string& inhoud,
                                                   const std::string& omslag_attributen) {
    const auto bytes = in_omslag(inhoud, omslag_attributen);
    const Kamer kamer(*middelen);
    const kbi::Toegang toegang =
        bewezen ? kbi::Toegang(kbi::Vrager{std::make_shared<const kbi::Partner>(partner), false})
                : tl::make_unexpected(std::string("sleutel onbekend"));
    return kamer.serve(bewaak(bytes), toegang, moment);
}

Antwoord Proef::vraag_bytes(const std::string& inhoud, const std::string& omslag_attributen) {
    auto uit = serve(inhoud, omslag_attributen);
    REQUIRE(uit);
    CHECK(uit->http_status == 200);
    return lees(std::move(uit->inhoud), std::move(uit->spoor));
}

Antwoord Proef::vraag(const Vraag& vraag) {
    return vraag_bytes(schrijf(vraag));
}

void Proef::schrijf_in(const std::string& nummer, const std::string& hoedanigheid) {
    store.save_inschrijving({.id = 0,
                             .insz = insz(nummer),
                             .kbo = kbo_gent,
                             .hoedanigheid = hoedanigheid,
                             .begin = "2026-11-28",
                             .einde = "2026-11-28"});
}

void Proef::zet_dossier(const std::string& nummer,
                        const std::vector<std::pair<kbi::Paneel, std::string>>& panelen) {
    kbi::KbiDossier dossier{insz(nummer), {}};
    for (const auto& [paneel, bytes] : panelen) dossier.panelen.push_back({paneel, bytes});
    store.save_dossier(dossier);
}

}  // namespace isi::magda::proef
