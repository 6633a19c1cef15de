// SPDX-License-Identifier: GPL-3.0-or-later
#include "behandelaar.hpp"

#include <openssl/rand.h>

#include <optional>
#include <utility>

#include "gateway/antwoorden.hpp"
#include "gateway/bericht/fouten.hpp"
#include "gateway/bewijs.hpp"
#include "gateway/operaties/bevoegd.hpp"

namespace isi {
namespace {

constexpr std::string_view naamruimte = "urn:inburgering:isi:cvs:v1";

std::optional<std::string> kopie(const std::string* veld) {
    return veld != nullptr ? std::optional(*veld) : std::nullopt;
}

void vul_peer(audit::Record& record, const front::Verzoek& verzoek) {
    record.herkomst = verzoek.herkomst;
    if (!verzoek.peer) return;
    record.vingerafdruk = verzoek.peer->vingerafdruk;
    record.oin_certificaat = verzoek.peer->oin.value_or(verzoek.peer->kbo.value_or(""));
}

// What the SOAP room learned, into the record.
void neem_over(Gang& gang, soap::Spoor spoor) {
    auto& record = gang.record;
    record.gemeentecode = std::move(spoor.gemeentecode);
    record.wet = std::move(spoor.wet);
    record.rol = std::move(spoor.rol);
    record.eindgebruiker = std::move(spoor.eindgebruiker);
    record.doel = std::move(spoor.doel);
    record.identificatiecode = std::move(spoor.identificatiecode);
    record.verzendende_instantie = std::move(spoor.verzendende_instantie);
    record.uitkomst = std::move(spoor.uitkomst);
    record.reden = std::move(spoor.reden);
    gang.besluit(spoor.toegestaan, spoor.mislukt);
    gang.betrokkenen = std::move(spoor.betrokkenen);
    gang.code_verbruikt = spoor.code_verbruikt;
}

front::Antwoord weiger_bericht(Gang& gang, unsigned status, std::string_view zin) {
    gang.record.gebeurtenis = audit::Gebeurtenis::bericht_geweigerd;
    gang.weiger("HTTP " + std::to_string(status), zin);
    return antwoorden::kaal(status, zin);
}

front::Antwoord weiger(const Huis& huis, Gang& gang, const Protocolfout& fout, std::string_view reden) {
    gang.weiger(fout.faultcode, reden);
    return antwoorden::fout(fout, huis.dienst.contact, gang.adressering, gang.identificatiecode);
}

}  // namespace

Behandelaar::Behandelaar(const Huis& huis, std::unique_ptr<Store> store)
    : m_huis(huis),
      m_store(std::move(store)),
      m_kamer({.store = *m_store,
               .herhaling = huis.herhaling,
               .regels = huis.envelopregels,
               .dienst = huis.dienst,
               .oefening = huis.toneel == nullptr ? std::function<void(const Bsn&)>{}
                                                  : [this](const Bsn& bsn) { merk_spel(bsn); }}) {
    if (huis.kbi != nullptr) m_kbi = std::make_unique<KbiDienst>(huis, *huis.kbi);
}

void Behandelaar::behandel(const front::Verzoek& verzoek, front::Afgeven afgeven) {
    Gang gang;
    m_spel.reset();
    gang.record.gebeurtenis = audit::Gebeurtenis::geweigerd;
    gang.record.tijdstip_us = m_huis.klok_us();
    vul_peer(gang.record, verzoek);
    front::Antwoord antwoord;
    try {
        auto& id = gang.record.verzoek_id;
        if (RAND_bytes(id.data(), static_cast<int>(id.size())) != 1)
            throw std::runtime_error("no random numbers to be had");
        antwoord = beantwoord(verzoek, gang);
    } catch (const std::exception& e) {
        m_huis.log.schrijf(log::Niveau::fout, log::Gebeurtenis::onverwacht,
                           {{log::Veld::verzoek_id, gang.record.verzoek_id}, {log::Veld::oorzaak, e.what()}});
        gang.betrokkenen.clear();
        gang.mislukt("Server.DK0050", e.what());
        antwoord = antwoorden::fout(bericht::fouten::dk0050(), m_huis.dienst.contact, gang.adressering,
                                    gang.identificatiecode);
    }
    if (m_spel) speel(gang, antwoord, afgeven);
    geef_af(m_huis, std::move(gang), std::move(antwoord), verzoek.begin, std::move(afgeven));
}

void Behandelaar::merk_spel(const Bsn& bsn) {
    m_spel = m_huis.toneel->zoek(bsn);
    if (m_spel && m_spel->soort == scenario::Soort::int500) throw scenario::Gespeeld();
}

// The record tells what really goes out, so this comes before it is made.
void Behandelaar::speel(Gang& gang, front::Antwoord& antwoord, front::Afgeven& afgeven) const {
    constexpr std::string_view reden = "scenario van de sandbox";
    const auto zonder_gegevens = [&] {
        for (auto& betrokkene : gang.betrokkenen) betrokkene.geleverd = false;
        if (gang.code_verbruikt)
            m_huis.herhaling.vergeet(gang.record.verzendende_instantie, gang.record.identificatiecode);
    };
    switch (m_spel->soort) {
        case scenario::Soort::int500:
            return;  // the operation has failed already
        case scenario::Soort::dk0051:
            zonder_gegevens();
            gang.mislukt("Server.DK0051", reden);
            antwoord = antwoorden::fout(bericht::fouten::dk0051(), m_huis.dienst.contact, gang.adressering,
                                        gang.identificatiecode);
            return;
        case scenario::Soort::overbelast:
            zonder_gegevens();
            gang.mislukt("HTTP 503", reden);
            antwoord = antwoorden::overbelast();
            return;
        case scenario::Soort::verbreek:
            antwoord = scenario::halveer(std::move(antwoord));
            return;
        case scenario::Soort::traag:
            afgeven = m_huis.toneel->vertraag(m_spel->duur, std::move(afgeven));
            return;
    }
}

front::Antwoord Behandelaar::beantwoord(const front::Verzoek& verzoek, Gang& gang) {
    const auto weg = m_huis.kbi == nullptr ? std::nullopt : KbiDienst::find_weg(*m_huis.kbi, verzoek.pad());
    const bool labels = m_huis.kbi != nullptr && verzoek.pad() == labels_pad;
    if (!weg && !labels && verzoek.pad() != dienstpad)
        return weiger_bericht(gang, 404, "Hier is geen dienst. Het adres staat in de WSDL.");
    if (verzoek.methode == "GET") return beantwoord_publicatie(verzoek, gang);
    if (verzoek.methode != "POST" || labels) {
        auto antwoord =
            weiger_bericht(gang, 405, "Gebruik POST voor een bericht of GET met ?wsdl voor het contract.");
        antwoord.velden.emplace_back("Allow", "GET, POST");
        return antwoord;
    }
    if (verzoek.veld("content-encoding") != nullptr)
        return weiger_bericht(gang, 415, "Content-Encoding wordt niet aangenomen.");
    const auto* media_type = verzoek.veld("content-type");
    if (media_type == nullptr || !antwoorden::is_xml_utf8(*media_type)) {
        return weiger_bericht(gang, 415, "Stuur het bericht als text/xml; charset=utf-8.");
    }
    if (!weg) return beantwoord_bericht(verzoek, gang);
    auto antwoord = m_kbi->beantwoord(*weg, verzoek, gang);
    if (const auto& spel = m_kbi->spel();
        spel && (spel->soort == scenario::Soort::traag || spel->soort == scenario::Soort::verbreek))
        m_spel = spel;
    return antwoord;
}

front::Antwoord Behandelaar::beantwoord_publicatie(const front::Verzoek& verzoek, Gang& gang) const {
    const std::string_view doel = verzoek.doel;
    const auto vraag = doel.find('?');
    const auto document = m_huis.publicatie.find(
        verzoek.pad(), vraag == std::string_view::npos ? std::string_view{} : doel.substr(vraag + 1));
    if (!document) return weiger_bericht(gang, 404, "Vraag het contract op met ?wsdl.");
    gang.record.gebeurtenis = audit::Gebeurtenis::bevraging;
    gang.record.operatie = "contract";
    gang.record.uitkomst = "GEGEVENS";
    return antwoorden::xml(200, std::string(*document));
}

front::Antwoord Behandelaar::beantwoord_bericht(const front::Verzoek& verzoek, Gang& gang) {
    const auto omslag = bericht::bewaak(verzoek.inhoud, m_huis.berichtgrenzen);
    if (!omslag) return weiger(m_huis, gang, omslag.error(), omslag.error().faultstring);
    const auto kop = bericht::lees_kop(omslag->kop);
    if (!kop) return weiger(m_huis, gang, kop.error(), kop.error().faultstring);

    const Seconden nu = gang.record.tijdstip_us / 1'000'000;
    const auto bewijs = bewijs_sleutel(m_huis, verzoek, *kop, nu);
    // This service is for holders of an OIN: a Flemish party's key is as good as none here (NL-W13).
    const bool nederlands = bewijs.bewezen && verzoek.peer->oin && bewijs.bewezen->eigenaar->oin;
    if (!nederlands) {
        const auto oorzaak = bewijs.bewezen ? sleutels::Weigering::andere_dienst : bewijs.weigering;
        return weiger(m_huis, gang, bericht::fouten::dk0002(), sleutels::tekst(oorzaak));
    }
    gang.record.sleutel_id = bewijs.bewezen->sleutel->sleutel_id;
    if (bewijs.bewezen->eigenaar->oin) gang.record.oin_eigenaar = bewijs.bewezen->eigenaar->oin->text();
    m_huis.sleutels.note_gebruik(gang.record.sleutel_id, nu);
    return beantwoord_bewezen(verzoek, *omslag, *kop, *bewijs.bewezen, gang);
}

front::Antwoord Behandelaar::beantwoord_bewezen(const front::Verzoek& verzoek, const bericht::Omslag& omslag,
                                                const bericht::Kop& kop, const sleutels::Bewezen& bewezen,
                                                Gang& gang) {
    const auto* regel =
        omslag.operatie_namespace == naamruimte ? operaties::zoek_operatie(omslag.operatie) : nullptr;
    if (regel != nullptr) {
        gang.record.operatie = regel->naam;
        const std::string action = std::string(naamruimte) + "/" + std::string(regel->naam);
        const auto striktheid =
            bewezen.sleutel->adressering_strikt ? bericht::Striktheid::strikt : bericht::Striktheid::lenient;
        const auto adressering =
            bericht::controleer_adressering(kop, kopie(verzoek.veld("soapaction")), action, striktheid,
                                            m_huis.envelopregels.onze_oin, gang.record.oin_eigenaar);
        if (!adressering) return weiger(m_huis, gang, adressering.error(), adressering.error().faultstring);
        if (kop.message_id) {
            gang.record.message_id = *kop.message_id;
            gang.adressering = soap::Adressering{action + "Response", *kop.message_id};
        }
    }
    const auto keuring = m_huis.schema.keur(omslag);
    if (!keuring) return weiger(m_huis, gang, keuring.error(), keuring.error().faultstring);
    if (regel == nullptr) {  // valid, but an answer or a fault: not a question
        return weiger(m_huis, gang, bericht::fout(bericht::Gebrek::schema_operatie, omslag.regel),
                      "geen verzoek in de body");
    }
    if (!regel->gebouwd) {
        return weiger(m_huis, gang, bericht::fouten::niet_gebouwd(), "operatie is nog niet gebouwd");
    }

    operaties::Verzoek vraag{
        .nu = gang.record.tijdstip_us / 1'000'000,
        .sleutel = bewezen.sleutel.get(),
        .eigenaar = bewezen.eigenaar.get(),
        .sleutel_geldig_tot = bewezen.geheim_geldig_tot,
        .certificaat_onderwerp = verzoek.peer->onderwerp,
        .certificaat_oin = verzoek.peer->oin.value_or(""),
        .certificaat_geldig_tot = verzoek.peer->geldig_tot,
        .gemeente = {},
        .hash_bsn = [this](const Bsn& bsn) { return sleutels::hash_bsn(m_huis.pepper, bsn); },
        .adres_gewezen_tonen = m_huis.adres_gewezen_tonen};
    auto resultaat = m_kamer.serve(omslag, vraag);
    if (resultaat.spoor.mislukt) {
        m_huis.log.schrijf(log::Niveau::fout, log::Gebeurtenis::operatie_fout,
                           {{log::Veld::verzoek_id, gang.record.verzoek_id},
                            {log::Veld::operatie, gang.record.operatie},
                            {log::Veld::oorzaak, resultaat.spoor.reden}});
    }
    neem_over(gang, std::move(resultaat.spoor));
    if (!gang.record.identificatiecode.empty()) gang.identificatiecode = gang.record.identificatiecode;
    if (!resultaat.inhoud)
        return antwoorden::fout(resultaat.inhoud.error(), m_huis.dienst.contact, gang.adressering,
                                gang.identificatiecode);
    return antwoorden::xml(200, soap::schrijf_antwoord(*resultaat.inhoud, gang.adressering));
}

}  // namespace isi
