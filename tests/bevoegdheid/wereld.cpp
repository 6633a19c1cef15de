// SPDX-License-Identifier: GPL-3.0-or-later
#include "wereld.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <ctime>
#include <stdexcept>
#include <thread>

#include "gateway/sleutels/sleutels.hpp"
#include "support/dossier.hpp"

namespace isi::proef {
namespace {

using Soort = Certificaatidentiteit::Soort;

const std::string oin_leverancier = "00000099000000900000", oin_niet_vermeld = "00000099000000901000",
                  kbo_gent = "0999000129", kbo_vermeld = "0999000327";

std::string sleutelnaam(const Rij& cel) {
    return cel.at("eigenaar") + " " + cel.at("sleutel") + " " + cel.at("eigen_rollen") + " " +
           cel.at("ook_rollen");
}

std::string persoonsnaam(const Rij& cel) {
    return cel.at("plaats") + " " + cel.at("persoonswet") + " " + cel.at("situatie");
}

OnvolledigeDatum datum(const char* tekst) {
    return OnvolledigeDatum::parse(tekst).value();
}

Wet andere_wet(Wet wet) {
    switch (wet) {
        case Wet::wi2007:
            return Wet::wi2013;
        case Wet::wi2013:
            return Wet::wi2021;
        case Wet::wi2021:
            break;
    }
    return Wet::wi2007;
}

void geef_handhaving(Persoonsdossier& d, const Gemeentecode& van) {
    d.handhaving.emplace();
    d.handhaving->gehandhaafd = true;
    d.handhaving->ingesteld_door = Gemeente{van, "Gemeente " + van.text(), {}};
}

void geef_voorziening(Persoonsdossier& d, const Gemeentecode& van) {
    d.voorzieningen.emplace_back();
    d.voorzieningen.back().aanbod_door = Gemeente{van, "Gemeente " + van.text(), {}};
}

// The key of the cell as its state says. `tweede` is a second password, for rotation.
void stel_sleutel(Sleutel& sleutel, const std::string& stand, const Geheim& tweede, Seconden nu) {
    auto& eerste = sleutel.geheimen.front();
    if (stand == "nog_niet_geldig") sleutel.geldig_vanaf = nu + 36000;
    if (stand == "verlopen") sleutel.geldig_tot = nu - 60;
    if (stand == "ingetrokken") sleutel.ingetrokken = true;
    if (stand == "geheim_verlopen") eerste.geldig_tot = nu - 60;
    if (stand == "geheim_nog_niet_geldig") eerste.geldig_vanaf = nu + 36000;
    if (stand == "tweede_geheim" || stand.starts_with("eerste_ingetrokken")) {
        eerste.ingetrokken = stand != "tweede_geheim";
        sleutel.geheimen.push_back(tweede);
    }
}

}  // namespace

Wereld::Wereld(const std::vector<Rij>& cellen) {
    maak_partijen();
    m_feiten[bsn_groningen] = {Wet::wi2007, "0014", {}, {}};
    m_feiten[bsn_almere] = {Wet::wi2007, "0034", {}, {}};
    m_huis.store().transaction([&] {
        for (const auto& cel : cellen) {
            maak_sleutel(cel);
            if (cel.at("situatie") != "-" && cel.at("situatie") != "allen") maak_persoon(cel);
        }
    });
    wacht_op_sleutels();
}

void Wereld::maak_partijen() {
    auto& ca = m_huis.ca;
    const auto met_oin = [&](const char* naam, const std::string& oin) {
        m_certificaten[naam] = ca.geef({.naam = naam, .serial_number = oin});
    };
    met_oin("groningen", oin_groningen);
    met_oin("almere", oin_almere);
    met_oin("almere_met_andermans_sleutel", oin_almere);
    met_oin("leverancier", oin_leverancier);
    met_oin("leverancier_niet_vermeld", oin_niet_vermeld);
    met_oin("niet_geregistreerd", "00000099000000777000");
    m_certificaten["zonder_oin"] = ca.geef({.naam = "zonder_oin"});
    m_certificaten["vingerafdruk"] = ca.geef({.naam = "vingerafdruk"});
    m_certificaten["vlaams"] = ca.geef({.naam = "vlaams", .organization_identifier = "NTRBE-" + kbo_gent});
    m_certificaten["vlaams_vermeld"] = ca.geef({.naam = "vlaams_vermeld", .serial_number = kbo_vermeld});
    m_certificaten["vlaams_met_eigen_sleutel"] =
        ca.geef({.naam = "vlaams_met_eigen_sleutel", .organization_identifier = "NTRBE-" + kbo_gent});

    auto& store = m_huis.store();
    m_organisaties = {{"groningen", m_huis.organisatie_groningen}, {"almere", m_huis.organisatie_almere}};
    for (const auto& oin : {oin_leverancier, oin_niet_vermeld})
        store.save_organisatie({.id = 0, .naam = "Leverancier", .oin = Oin::parse(oin), .leverancier = true});
    m_organisaties["vlaams"] =
        store.save_organisatie({.id = 0, .naam = "OCMW", .oin = {}, .kbo = kbo_gent, .land = "BE"});
    const std::string oin_ander = "00000099000000599000";
    const auto ander = store.save_organisatie({.id = 0, .naam = "Rotterdam", .oin = Oin::parse(oin_ander)});
    std::map<Gemeentecode, std::set<Rol>> alles;
    for (const char* code : {"0014", "0034", "0599"})
        alles[Gemeentecode::parse(code).value()] = {Rol::wi2007, Rol::wi2013_mut, Rol::wi2021_mut};
    m_van_een_ander = m_huis.geef_sleutel(ander, oin_ander, alles);
}

void Wereld::maak_sleutel(const Rij& cel) {
    const auto [plek, nieuw] = m_sleutels.try_emplace(sleutelnaam(cel));
    if (!nieuw) return;
    const bool van_almere = cel.at("eigenaar") == "almere";
    const std::map<Gemeentecode, std::set<Rol>> bevoegdheden{
        {Gemeentecode::parse(van_almere ? "0034" : "0014").value(), lees_rollen(cel.at("eigen_rollen"))},
        {Gemeentecode::parse("0599").value(), lees_rollen(cel.at("ook_rollen"))}};
    plek->second.tweede.wachtwoord = sleutels::make_uitgifte().wachtwoord;
    plek->second.eerste = m_huis.geef_sleutel(
        m_organisaties.at(cel.at("eigenaar")), van_almere ? oin_almere : oin_groningen, bevoegdheden,
        [&](Sleutel& sleutel) {
            if (cel.at("eigenaar") == "vlaams") sleutel.certificaten = {{Soort::kbo, kbo_gent, {}}};
            if (cel.at("eigenaar") == "groningen") {
                sleutel.certificaten.push_back({Soort::oin, oin_leverancier, {}});
                sleutel.certificaten.push_back({Soort::kbo, kbo_vermeld, {}});
                sleutel.certificaten.push_back(
                    {Soort::vingerafdruk, m_certificaten.at("vingerafdruk").vingerafdruk(), {}});
            }
            Geheim tweede = sleutel.geheimen.front();
            tweede.hmac = sleutels::hmac_geheim(sleutels::load_pepper(m_huis.pad("geheim/pepper")),
                                                sleutel.sleutel_id, plek->second.tweede.wachtwoord);
            stel_sleutel(sleutel, cel.at("sleutel"), tweede, std::time(nullptr));
        });
    plek->second.tweede.applicatiesleutel = plek->second.eerste.applicatiesleutel;
}

void Wereld::maak_persoon(const Rij& cel) {
    const auto [plek, nieuw] = m_personen.try_emplace(persoonsnaam(cel));
    if (!nieuw) return;
    do ++m_volgend_nummer;
    while (!Bsn::parse(std::to_string(m_volgend_nummer)));
    do ++m_volgend_a_nummer;
    while (!ANummer::parse(std::to_string(m_volgend_a_nummer)));
    plek->second = std::to_string(m_volgend_nummer);
    m_a_nummers[plek->second] = std::to_string(m_volgend_a_nummer);
    const auto& situatie = cel.at("situatie");
    if (situatie == "ongeldig") {
        plek->second.back() = plek->second.back() == '9' ? '0' : static_cast<char>(plek->second.back() + 1);
        return;
    }
    leg_vast(situatie, plek->second, Gemeentecode::parse(cel.at("plaats")).value(),
             parse_wet(cel.at("persoonswet")).value());
}

// The person as the situation says, seen from the gemeente `hier`, asked for under `wet`.
void Wereld::leg_vast(const std::string& situatie, const std::string& bsn, const Gemeentecode& hier,
                      Wet wet) {
    if (situatie == "onbekend") return;
    const auto daar = Gemeentecode::parse(hier.text() == "0014" ? "0034" : "0014").value();
    if (situatie == "andere_wet") wet = andere_wet(wet);
    auto d = dossier(bsn, situatie == "zonder_wet" ? std::nullopt : std::optional(wet), hier, "Straat" + bsn);
    d.kop.naam = "Naam" + bsn;
    d.kop.achternaam = d.kop.naam;
    d.kop.a_nummer = ANummer::parse(m_a_nummers.at(bsn));
    d.examens = examens();
    const bool vertrokken = situatie.starts_with("vertrokken") || situatie == "overleden_vertrokken";
    if (vertrokken || situatie == "elders") d.woongemeente = daar;
    if (situatie.starts_with("geen_gemeente")) d.woongemeente.reset();
    if (vertrokken || situatie.starts_with("geen_gemeente")) {
        const bool plichtig = situatie == "vertrokken_plichtig" || situatie == "geen_gemeente_plichtig" ||
                              situatie == "overleden_vertrokken";
        d.eerder_verblijf.push_back({hier, datum("2020-02-00"), plichtig});
    }
    // What another gemeente enforces or offers opens nothing here.
    geef_handhaving(d, situatie == "vertrokken_handhaving" ? hier : daar);
    geef_voorziening(d, situatie == "vertrokken_voorziening" ? hier : daar);
    const bool dood = situatie.starts_with("overleden") || situatie == "grafsteen" || situatie == "voorbij";
    if (dood) d.kop.datum_overlijden = datum("2026-01-31");

    auto& store = m_huis.store();
    store.save_persoon(d);
    auto& feiten = m_feiten[bsn];
    const bool weg = situatie == "grafsteen" || situatie == "voorbij";
    const bool gewezen =
        !d.eerder_verblijf.empty() && situatie != "geen_gemeente" && situatie != "vertrokken_niet_plichtig";
    feiten = {d.wet, d.woongemeente && !weg ? d.woongemeente->text() : "", gewezen ? hier.text() : "", {}};
    if (situatie != "zonder_wet" && situatie != "voorbij") {
        feiten.signaal = situatie == "elders" ? daar.text() : hier.text();
        store.save_signaal({.id = 0,
                            .versie = 1,
                            .status = {"NIEUW", "Nieuw"},
                            .bsn = d.kop.bsn,
                            .wet = wet,
                            .gemeente = situatie == "elders" ? daar : hier,
                            .signaalcode = {"SS052", "Gegevens gewijzigd"},
                            .datum = datum("2024-05-06")});
    }
    if (situatie == "grafsteen") {
        const auto pepper = sleutels::load_pepper(m_huis.pad("geheim/pepper"));
        store.save_grafsteen(sleutels::hash_bsn(pepper, d.kop.bsn), {wet, hier, datum("2026-01-31")});
    }
    if (weg) store.remove_persoon(d.kop.bsn);
}

// The gateway looks at its keys every second.
void Wereld::wacht_op_sleutels() {
    const auto laatste = m_huis.geef_sleutel(m_huis.organisatie_groningen, oin_groningen, {});
    const auto tekst = [&] {
        return Bericht{.sleutel = laatste, .operatie = "testVerbinding", .inhoud = "", .gemeentecode = ""}
            .tekst();
    };
    for (int i = 0; i < 300 && m_huis.stuur(tekst()).status != 200; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    REQUIRE(m_huis.stuur(tekst()).status == 200);
}

Aanmelding Wereld::aanmelding(const Rij& cel) const {
    const auto& [eerste, tweede] = m_sleutels.at(sleutelnaam(cel));
    const auto& stand = cel.at("sleutel");
    if (stand == "geen") return {};
    if (stand == "tweede_geheim" || stand == "eerste_ingetrokken_tweede_gebruikt") return {tweede, {}};
    if (stand == "alleen_basic") return {{}, eerste};
    if (stand == "beide_gelijk") return {eerste, eerste};
    if (stand == "verschillend") return {eerste, m_van_een_ander};
    if (stand == "van_een_ander") return {m_van_een_ander, {}};
    if (stand == "wachtwoord_onjuist") return {tweede, {}};  // well-formed, and not of this key
    if (stand == "wachtwoord_misvormd") return {Sleutelpaar{eerste.applicatiesleutel, "geheim"}, {}};
    if (stand == "onbekend") return {Sleutelpaar{"isk1_bestaatniet99", eerste.wachtwoord}, {}};
    return {eerste, {}};
}

std::string Wereld::bsn(const Rij& cel) const {
    const auto gevonden = m_personen.find(persoonsnaam(cel));
    return gevonden == m_personen.end() ? "" : gevonden->second;
}

std::string Wereld::andermans_a_nummer(const Rij& cel) const {
    for (const auto& [nummer, feiten] : m_feiten) {
        const auto gevonden = m_a_nummers.find(nummer);
        if (nummer != bsn(cel) && gevonden != m_a_nummers.end() && feiten.woont == cel.at("plaats"))
            return gevonden->second;
    }
    throw std::runtime_error("nobody else lives in " + cel.at("plaats"));
}

std::set<std::string> Wereld::zichtbaar(const Rij& cel) const {
    if (cel.at("situatie") != "allen") return {bsn(cel)};
    std::set<std::string> nummers;
    for (const auto& [nummer, feiten] : m_feiten) {
        const auto& waar = cel.at("operatie") == "zoekSignalen" ? feiten.signaal
                           : cel.at("verblijf") == "-"          ? feiten.woont
                                                                : feiten.gewezen;
        if (feiten.wet == parse_wet(cel.at("wet")) && waar == cel.at("gemeentecode")) nummers.insert(nummer);
    }
    return nummers;
}

std::string Wereld::applicatiesleutel(const Rij& cel) const {
    return m_sleutels.at(sleutelnaam(cel)).eerste.applicatiesleutel;
}

}  // namespace isi::proef
