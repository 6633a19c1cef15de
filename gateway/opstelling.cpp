// SPDX-License-Identifier: GPL-3.0-or-later
#include "opstelling.hpp"

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

#include "gateway/antwoorden.hpp"
#include "gateway/behandelaar.hpp"
#include "gateway/beheer.hpp"
#include "gateway/kbi_bezorging.hpp"
#include "gateway/versie.hpp"
#include "gateway/weigerboek.hpp"
#include "gateway/werkers.hpp"
#include "wsdl/contract.hpp"

namespace isi {
namespace {

std::int64_t klok_us() {
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

operaties::Dienstgegevens dienstgegevens(const Config& config) {
    operaties::Dienstgegevens dienst{
        .oin = config.oin,
        .gatewayversie = std::string(gatewayversie),
        .omgeving = std::string(code(config.omgeving)),
        .maximale_berichtgrootte = static_cast<std::uint32_t>(config.front.bericht_bytes),
        .bladgrenzen = {.aantal_max = static_cast<std::int32_t>(config.aantal_per_pagina_max),
                        .peilmoment_geldig = config.peilmoment_minuten * 60},
        .contact = {config.contact.telefoon, config.contact.openingstijden, config.contact.e_mail},
        .onderhoud = {}};
    if (config.onderhoud)
        dienst.onderhoud = operaties::Onderhoud{config.onderhoud->van, config.onderhoud->tot};
    return dienst;
}

// Production answers for real persons only (design: omgeving): a store that says of itself that it is made up
// is refused.
void weiger_verzonnen_store(const Config& config) {
    if (config.omgeving != Omgeving::prod) return;
    const auto store = open_store(config.store, Openwijze::lezen);
    for (const auto kenmerk : kenmerken_verzonnen) {
        if (!store->find_kenmerk(kenmerk)) continue;
        throw std::runtime_error(
            "the store is marked '" + std::string(kenmerk) +
            "' and omgeving is prod: use a store made with isi-admin store init, or another omgeving");
    }
}

std::unique_ptr<scenario::Toneel> maak_toneel(const Config& config) {
    if (config.omgeving != Omgeving::sandbox) return nullptr;
    const auto regels = open_store(config.store, Openwijze::lezen)->find_kenmerk(scenario::kenmerk);
    if (!regels) return nullptr;
    return std::make_unique<scenario::Toneel>(*regels);
}

}  // namespace

// In order of dependence: what is declared later is destroyed earlier, so the workers stop before what they
// use.
struct Opstelling::Delen {
    log::Log& log;
    sleutels::Pepper pepper;
    bericht::Schema schema;
    Publicatie publicatie;
    operaties::Herhaling herhaling;
    std::unique_ptr<audit::Schrijver> audit;
    std::unique_ptr<Weigerboek> weigerboek;
    Sleutelhouder sleutels;
    std::unique_ptr<scenario::Toneel> toneel;
    std::unique_ptr<KbiHuis> kbi;
    Huis huis;
    std::atomic<bool> leegloop = false;
    std::unique_ptr<bezorging::Bezorger> bezorger;
    std::unique_ptr<front::Front> front;
    std::optional<Werkers<Behandelaar>> werkers;

    Delen(const Config& config, log::Log& logboek)
        : log(logboek),
          pepper(sleutels::load_pepper(config.pepper)),
          schema(contract::xsd()),
          publicatie(config.luister.publiek_adres),
          audit(audit::open_schrijver(config.audit)),
          weigerboek(std::make_unique<Weigerboek>(*audit, klok_us)),
          sleutels(open_store(config.store, Openwijze::schrijven),
                   kbi::open_kbi_store(config.store, Openwijze::lezen),
                   [this](std::string_view wat) {
                       log.schrijf(log::Niveau::fout, log::Gebeurtenis::store_fout,
                                   {{log::Veld::oorzaak, wat}});
                   }),
          toneel(maak_toneel(config)),
          kbi(config.kbi.aan ? std::make_unique<KbiHuis>(config) : nullptr),
          huis{.klok_us = klok_us,
               .berichtgrenzen = config.bericht,
               .envelopregels = {.onze_oin = config.oin, .tolerantie = config.tolerantie_minuten * 60},
               .dienst = dienstgegevens(config),
               .adres_gewezen_tonen = config.adres_gewezen_ingezetene,
               .pepper = pepper,
               .schema = schema,
               .publicatie = publicatie,
               .sleutels = sleutels,
               .herhaling = herhaling,
               .audit = *audit,
               .log = log,
               .toneel = toneel.get(),
               .kbi = kbi.get()},
          bezorger(start_bezorger(config, *audit, klok_us, log)),
          front(front::make_front(opzet(config))) {
        if (kbi)
            publicatie.add_kbi(config.luister.publiek_adres, std::string(magda_pad), kbi->ksz_pad, labels_pad,
                               kbi->labels.xml());
        herlaad_herhaling(config);
        const std::size_t aantal =
            config.werkers != 0 ? config.werkers : std::max(1U, std::thread::hardware_concurrency());
        werkers.emplace(aantal, config.verzoekwachtrij, [this, &config] {
            return std::make_unique<Behandelaar>(huis, open_store(config.store, Openwijze::lezen));
        });
    }

    // What is under way when the front's patience has ended may still call back: first end those who call.
    ~Delen() {
        werkers.reset();
        bezorger.reset();
        weigerboek.reset();
        audit->stop();
    }
    Delen(const Delen&) = delete;
    Delen& operator=(const Delen&) = delete;

    front::Opzet opzet(const Config& config) {
        front::Opzet o;
        o.adres = config.luister.adres;
        o.poort = config.luister.poort;
        o.beheeradres = config.luister.beheeradres;
        o.beheerpoort = config.luister.beheerpoort;
        o.tls = config.tls;
        o.grenzen = config.front;
        o.dienst = [this](front::Verzoek verzoek, const front::Afgeven& afgeven) {
            neem_aan(std::move(verzoek), afgeven);
        };
        o.beheerdienst = [this, bronnen = beheerbronnen(config)](const front::Verzoek& verzoek,
                                                                 const front::Afgeven& afgeven) {
            afgeven(beantwoord_beheer(verzoek, bronnen));
        };
        o.melder = [this](const front::Weigering& weigering) { weigerboek->note(weigering); };
        o.log = [this](std::string_view zin) {
            log.schrijf(log::Niveau::waarschuwing, log::Gebeurtenis::herladen, {{log::Veld::oorzaak, zin}});
        };
        return o;
    }

    Beheerbronnen beheerbronnen(const Config& config) {
        return {.omgeving = std::string(code(config.omgeving)),
                .gatewayversie = std::string(gatewayversie),
                .contractversie = std::string(contract::contractversie),
                .publiek_adres = config.luister.publiek_adres,
                .tellers = [this] { return front->tellers(); },
                .bezorging = bezorger ? std::function([this] { return bezorger->tellers(); }) : nullptr,
                .audit_schrijfbaar = [this] { return audit->schrijfbaar(); },
                .sleutels_actueel = [this] { return sleutels.actueel().sleutels != nullptr; },
                .tls_bruikbaar = [this] { return front->tls_bruikbaar(); },
                .tls_bezwaar = [this] { return front->tls_bezwaar(); },
                .leegloop = &leegloop};
    }

    // On the loop's thread: must not block. What does not fit in the queue is told to come back.
    void neem_aan(front::Verzoek verzoek, const front::Afgeven& afgeven) {
        auto gedeeld = std::make_shared<const front::Verzoek>(std::move(verzoek));
        const bool genomen = werkers->submit(
            [gedeeld, afgeven](Behandelaar& behandelaar) { behandelaar.behandel(*gedeeld, afgeven); });
        if (genomen) return;
        log.schrijf(log::Niveau::waarschuwing, log::Gebeurtenis::overbelast, {});
        afgeven(te_druk(*gedeeld));
    }

    front::Antwoord te_druk(const front::Verzoek& verzoek) const {
        const auto weg = kbi ? KbiDienst::find_weg(*kbi, verzoek.pad()) : std::nullopt;
        return weg ? KbiDienst::nood(*kbi, *weg, magda::Nood::overbelast, klok_us() / 1'000'000)
                   : antwoorden::overbelast();
    }

    // NL-W4: what was asked before a restart is still remembered after it.
    void herlaad_herhaling(const Config& config) {
        const Seconden nu = klok_us() / 1'000'000;
        const Seconden tolerantie = config.tolerantie_minuten * 60;
        for (const auto& gezien : audit::read_gezien(config.audit, klok_us() - tolerantie * 2'000'000)) {
            herhaling.eerste(gezien.verzendende_instantie, gezien.identificatiecode, nu,
                             gezien.tijdstip_us / 1'000'000 + tolerantie);
        }
    }
};

Opstelling::Opstelling(const Config& config, log::Log& log) {
    weiger_verzonnen_store(config);
    m_delen = std::make_unique<Delen>(config, log);
    log.schrijf(log::Niveau::info, log::Gebeurtenis::gereed,
                {{log::Veld::adres, config.luister.adres},
                 {log::Veld::poort, m_delen->front->poort()},
                 {log::Veld::beheerpoort, m_delen->front->beheerpoort()},
                 {log::Veld::versie, gatewayversie}});
}

Opstelling::~Opstelling() = default;

void Opstelling::run() {
    m_delen->front->run();
}

std::uint16_t Opstelling::poort() const noexcept {
    return m_delen->front->poort();
}
std::uint16_t Opstelling::beheerpoort() const noexcept {
    return m_delen->front->beheerpoort();
}

void Opstelling::drain() noexcept {
    m_delen->leegloop = true;
    m_delen->front->drain();
}

}  // namespace isi
