// SPDX-License-Identifier: GPL-3.0-or-later
#include "kbi_bezorging.hpp"

#include <openssl/rand.h>

#include <future>
#include <stdexcept>
#include <string>
#include <utility>

namespace isi {
namespace {

/// Scheme, host and port: what the auditor may know of the address.
std::string bestemming(const std::string& adres) {
    constexpr std::size_t na_schema = std::string_view("https://").size();
    return adres.substr(0, adres.find_first_of("/?", na_schema));
}

// A person's data leave the house, on behalf of the centre that asked. Id and centre stand where the incoming
// question has them, so that both are found together.
audit::Record maak_record(const kbi::Afspraak& afspraak, std::int64_t tijdstip_us, const std::string& naar) {
    audit::Record record;
    if (RAND_bytes(record.verzoek_id.data(), static_cast<int>(record.verzoek_id.size())) != 1)
        throw std::runtime_error("no random numbers to be had");
    record.tijdstip_us = tijdstip_us;
    record.operatie = "RegistreerToeleiding uit";
    record.verzendende_instantie = afspraak.vraag.kbo;
    record.message_id = afspraak.vraag.id;
    record.uitkomst = "VERZONDEN";
    record.reden = "poging " + std::to_string(afspraak.pogingen + 1);
    record.betrokkene = afspraak.vraag.insz;
    record.geleverd = true;
    record.blokken = "Toeleiding";
    record.herkomst = naar;
    return record;
}

bool leg_vast(audit::Schrijver& audit, audit::Record record) {
    const auto geschreven = std::make_shared<std::promise<bool>>();
    std::vector<audit::Record> records;
    records.push_back(std::move(record));
    if (!audit.submit(std::move(records), [geschreven](bool goed) { geschreven->set_value(goed); }))
        return false;
    return geschreven->get_future().get();
}

}  // namespace

std::unique_ptr<bezorging::Bezorger> start_bezorger(const Config& config, audit::Schrijver& audit,
                                                    const std::function<std::int64_t()>& klok_us,
                                                    log::Log& log) {
    if (!config.bezorgt()) return nullptr;
    const auto vastlegger = [&audit, klok_us,
                             naar = bestemming(config.kbi.bezorging.adres)](const kbi::Afspraak& afspraak) {
        return leg_vast(audit, maak_record(afspraak, klok_us(), naar));
    };
    return std::make_unique<bezorging::Bezorger>(
        kbi::open_kbi_store(config.store, Openwijze::schrijven), config.kbi.bezorging,
        magda::Zelf{config.kbi.identificatie, config.kbi.naam}, vastlegger,
        [klok_us] { return klok_us() / 1'000'000; }, log);
}

}  // namespace isi
