// SPDX-License-Identifier: GPL-3.0-or-later
#include "kbi_dienst.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "gateway/antwoorden.hpp"
#include "gateway/bericht/tekens.hpp"
#include "gateway/bewijs.hpp"
#include "wsdl/kbi/contract.hpp"

namespace isi {
namespace {

kbi::Regels make_regels(const Config& config) {
    return {.verzonnen_toegestaan = config.omgeving != Omgeving::prod,
            .uitbreiding_2022 = config.kbi.uitbreiding_2022,
            .termijnen_vanaf = config.kbi.termijnen_vanaf,
            .schorsing_stopt_termijn = config.kbi.schorsing_stopt_termijn};
}

front::Antwoord in_omslag(unsigned status, std::string_view inhoud) {
    return antwoorden::xml(status, soap::schrijf_antwoord(inhoud, std::nullopt));
}

std::string fault(const magda::Soapfout& fout) {
    std::string uit =
        "<soap:Fault><faultcode>soap:" + fout.faultcode + "</faultcode><faultstring xml:lang=\"nl\">";
    bericht::tekens::ontsnap(uit, fout.faultstring);
    return uit + "</faultstring><detail>" + fout.detail + "</detail></soap:Fault>";
}

// Text that the asker chose, for the record, where only the two fields that are encrypted may hold a person's
// number. A longer row of digits is a reference and stays.
std::string zonder_insz(std::string tekst) {
    constexpr std::string_view cijfers = "0123456789";
    for (auto begin = tekst.find_first_of(cijfers); begin != std::string::npos;
         begin = tekst.find_first_of(cijfers, begin)) {
        const auto einde = std::min(tekst.find_first_not_of(cijfers, begin), tekst.size());
        const bool insz = Insz::parse(std::string_view(tekst).substr(begin, einde - begin)).has_value();
        if (insz) tekst.replace(begin, einde - begin, "***");
        begin = insz ? begin + 1 : einde;
    }
    return tekst;
}

// What the dialect learned, into the record. Identification and reference do not go where the CVS keeps its
// replay window.
void neem_over(Gang& gang, kbi::Spoor spoor) {
    auto& record = gang.record;
    record.operatie = std::move(spoor.operatie);
    record.verzendende_instantie = zonder_insz(std::move(spoor.identificatie));
    record.message_id = zonder_insz(std::move(spoor.referte));
    record.doel = zonder_insz(std::move(spoor.hoedanigheid));
    if (spoor.gebruiker) record.gebruiker = *spoor.gebruiker;
    if (spoor.betrokkene) record.betrokkene = *spoor.betrokkene;
    if (spoor.vervangen_door) gang.ook_over = *spoor.vervangen_door;
    record.uitkomst = std::move(spoor.uitkomst);
    record.reden = std::move(spoor.reden);
    record.blokken = std::move(spoor.blokken);
    record.geleverd = spoor.geleverd;
    gang.besluit(spoor.toegestaan, spoor.mislukt);
}

}  // namespace

KbiHuis::KbiHuis(const Config& config)
    : regels(make_regels(config)),
      zelf{config.kbi.identificatie, config.kbi.naam},
      magda_schema(bericht::make_schema(kbi::contract::schemas(kbi::contract::Dialect::magda))),
      ksz_schema(bericht::make_schema(kbi::contract::schemas(kbi::contract::Dialect::ksz))),
      labels(config.kbi.labels.empty() ? std::nullopt : std::optional(config.kbi.labels)),
      ksz{.omgeving = std::string(code(config.omgeving)), .kbo_kbi = config.kbi.toeleiding_naar_kbo},
      ksz_pad(config.kbi.ksz_pad),
      store(config.store),
      sha1_toegestaan(config.kbi.sha1_handtekening) {}

KbiDienst::KbiDienst(const Huis& huis, const KbiHuis& kbi)
    : m_huis(huis),
      m_kbi(kbi),
      m_regels(kbi.regels),
      m_lezer(kbi::open_kbi_store(kbi.store, Openwijze::lezen)),
      m_magda({.lezer = *m_lezer,
               .schrijver = [this]() -> kbi::KbiStore& { return schrijver(); },
               .regels = m_regels,
               .zelf = kbi.zelf,
               .keur_schema = [&kbi](const bericht::Omslag& omslag) { return kbi.magda_schema.keur(omslag); },
               .heeft_ongelabelde_code =
                   [&kbi](const kbi::Paneeltekst& paneel) { return kbi.labels.has_unlabelled(paneel.bytes); },
               .naam_van_reden = [&kbi](std::string_view code) -> std::optional<std::string> {
                   const auto naam = kbi.labels.lookup("reden_toeleiding", code);
                   return naam ? std::optional(std::string(*naam)) : std::nullopt;
               }}),
      m_ksz({.lezer = *m_lezer,
             .schrijver = [this]() -> kbi::KbiStore& { return schrijver(); },
             .regels = m_regels,
             .dienst = kbi.ksz,
             .keur_schema = [&kbi](const bericht::Omslag& omslag) { return kbi.ksz_schema.keur(omslag); },
             .labels = kbi.labels,
             .klok = [&huis] { return huis.klok_us() / 1'000'000; }}) {
    if (huis.toneel != nullptr) m_regels.oefening = [this](const Insz& insz) { speel(insz); };
}

void KbiDienst::speel(const Insz& insz) {
    m_spel = m_huis.toneel->zoek(insz);
    if (m_spel && m_spel->soort == scenario::Soort::int500) throw scenario::Gespeeld();
    if (m_spel && m_spel->soort == scenario::Soort::dk0051) throw StoreFailure("scenario van de sandbox");
}

// Few questions write: the handle is opened at the first. An import holds the lock for milliseconds; whoever
// holds it for longer must not keep the workers, one by one, from all other questions.
kbi::KbiStore& KbiDienst::schrijver() {
    constexpr std::chrono::milliseconds geduld{500};
    if (!m_schrijver) m_schrijver = kbi::open_kbi_store(m_kbi.store, Openwijze::schrijven, geduld);
    return *m_schrijver;
}

std::optional<kbi::Weg> KbiDienst::find_weg(const KbiHuis& kbi, std::string_view pad) {
    if (pad == magda_pad) return kbi::Weg::magda;
    if (pad == kbi.ksz_pad) return kbi::Weg::ksz;
    return std::nullopt;
}

front::Antwoord KbiDienst::nood(const KbiHuis& kbi, kbi::Weg weg, magda::Nood nood, Seconden nu,
                                const bericht::Omslag* omslag) {
    const auto moment = kbi::maak_moment(nu);
    return weg == kbi::Weg::magda ? in_omslag(200, magda::Kamer::nood(nood, kbi.zelf, moment, omslag))
                                  : in_omslag(500, ksz::Kamer::fout_msg00003(kbi.ksz, moment, omslag));
}

front::Antwoord KbiDienst::beantwoord(kbi::Weg weg, const front::Verzoek& verzoek, Gang& gang) {
    m_spel.reset();
    const Seconden nu = gang.record.tijdstip_us / 1'000'000;
    gang.zonder_audit = [&kbi = m_kbi, weg, nu](bool druk) {
        return nood(kbi, weg, druk ? magda::Nood::overbelast : magda::Nood::intern, nu);
    };
    const auto omslag = bericht::bewaak(verzoek.inhoud, m_huis.berichtgrenzen);
    if (!omslag) return weiger(gang, omslag.error());  // nothing that the dialects could read
    const auto kop = bericht::lees_kop(omslag->kop);
    if (!kop) return weiger(gang, kop.error());
    try {
        const auto toegang = bewijs_partner(m_huis, verzoek, *kop, m_kbi.sha1_toegestaan, gang);
        return vraag_dialect(weg, *omslag, *verzoek.peer, toegang, gang);
    } catch (const StoreFailure& e) {
        return mislukt(weg, magda::Nood::bron_weg, e.what(), gang);
    } catch (const std::exception& e) {
        return mislukt(weg, magda::Nood::intern, e.what(), gang);
    }
}

front::Antwoord KbiDienst::weiger(Gang& gang, const Protocolfout& fout) const {
    gang.weiger(fout.faultcode, fout.faultstring);
    return antwoorden::fout(fout, m_huis.dienst.contact, std::nullopt, std::nullopt);
}

front::Antwoord KbiDienst::mislukt(kbi::Weg weg, magda::Nood soort, std::string_view oorzaak,
                                   Gang& gang) const {
    const bool bron = soort == magda::Nood::bron_weg;
    m_huis.log.schrijf(log::Niveau::fout, bron ? log::Gebeurtenis::store_fout : log::Gebeurtenis::onverwacht,
                       {{log::Veld::verzoek_id, gang.record.verzoek_id}, {log::Veld::oorzaak, oorzaak}});
    gang.mislukt(bron ? "BRON_WEG" : "INTERN", oorzaak);
    return nood(m_kbi, weg, soort, gang.record.tijdstip_us / 1'000'000);
}

front::Antwoord KbiDienst::vraag_dialect(kbi::Weg weg, const bericht::Omslag& omslag,
                                         const sleutels::Peer& peer, const kbi::Toegang& toegang,
                                         Gang& gang) {
    const auto moment = kbi::maak_moment(gang.record.tijdstip_us / 1'000'000);
    auto antwoord = weg == kbi::Weg::magda ? m_magda.serve(omslag, toegang, moment)
                                           : tl::expected<kbi::Antwoord, magda::Soapfout>(
                                                 m_ksz.serve(omslag, toegang, moment, peer.onderwerp));
    if (!antwoord) {
        gang.weiger(antwoord.error().faultcode, antwoord.error().faultstring);
        return in_omslag(500, fault(antwoord.error()));
    }
    if (antwoord->spoor.mislukt)
        m_huis.log.schrijf(log::Niveau::fout, log::Gebeurtenis::operatie_fout,
                           {{log::Veld::verzoek_id, gang.record.verzoek_id},
                            {log::Veld::operatie, antwoord->spoor.operatie},
                            {log::Veld::oorzaak, antwoord->spoor.reden}});
    neem_over(gang, std::move(antwoord->spoor));
    if (m_spel && m_spel->soort == scenario::Soort::overbelast) {
        gang.record.geleverd = false;
        gang.mislukt("OVERBELAST", "scenario van de sandbox");
        return nood(m_kbi, weg, magda::Nood::overbelast, moment.nu, &omslag);
    }
    return in_omslag(antwoord->http_status, antwoord->inhoud);
}

}  // namespace isi
