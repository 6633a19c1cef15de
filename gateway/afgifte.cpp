// SPDX-License-Identifier: GPL-3.0-or-later
#include "afgifte.hpp"

#include <openssl/evp.h>

#include <memory>
#include <utility>

#include "gateway/antwoorden.hpp"
#include "gateway/bericht/fouten.hpp"
#include "gateway/huis.hpp"

namespace isi {
namespace {

std::array<unsigned char, 32> sha256(std::string_view bytes) {
    // Fetched once: the implicit fetch of EVP_sha256() costs five times the hash of a short text.
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> soort{
        EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free};
    std::array<unsigned char, 32> uit{};
    if (EVP_Digest(bytes.data(), bytes.size(), uit.data(), nullptr, soort.get(), nullptr) != 1) {
        throw std::runtime_error("SHA-256 is not available");
    }
    return uit;
}

// One record per data subject; one without a subject when the request was about nobody.
std::vector<audit::Record> maak_records(Gang& gang) {
    std::vector<audit::Record> records;
    if (gang.betrokkenen.empty()) {
        records.push_back(std::move(gang.record));
        if (gang.ook_over) records.emplace_back(records.front()).betrokkene = std::move(gang.ook_over);
        return records;
    }
    for (auto& betrokkene : gang.betrokkenen) {
        auto& record = records.emplace_back(gang.record);
        record.betrokkene = std::move(betrokkene.bsn);
        record.geleverd = betrokkene.geleverd;
        record.blokken = std::move(betrokkene.blokken);
    }
    return records;
}

}  // namespace

void Gang::weiger(std::string uitkomst, std::string_view reden) {
    record.beslissing = audit::Beslissing::geweigerd;
    record.uitkomst = std::move(uitkomst);
    record.reden = reden;
}

void Gang::mislukt(std::string uitkomst, std::string_view reden) {
    record.beslissing = audit::Beslissing::mislukt;
    record.uitkomst = std::move(uitkomst);
    record.reden = reden;
}

void Gang::besluit(bool toegestaan, bool mislukt_) {
    record.gebeurtenis = toegestaan ? audit::Gebeurtenis::bevraging : audit::Gebeurtenis::geweigerd;
    record.beslissing = mislukt_     ? audit::Beslissing::mislukt
                        : toegestaan ? audit::Beslissing::toegestaan
                                     : audit::Beslissing::geweigerd;
}

void geef_af(const Huis& huis, Gang gang, front::Antwoord antwoord,
             std::chrono::steady_clock::time_point begin, front::Afgeven afgeven) {
    using std::chrono::duration_cast, std::chrono::microseconds, std::chrono::steady_clock;
    gang.record.http_status = static_cast<std::uint16_t>(antwoord.status);
    gang.record.duur_us =
        static_cast<std::uint32_t>(duration_cast<microseconds>(steady_clock::now() - begin).count());
    if (const auto* tekst = std::get_if<std::string>(&antwoord.lichaam))
        gang.record.antwoord_sha256 = sha256(*tekst);

    huis.log.schrijf(log::Niveau::debug, log::Gebeurtenis::verzoek,
                     {{log::Veld::verzoek_id, gang.record.verzoek_id},
                      {log::Veld::operatie, gang.record.operatie},
                      {log::Veld::uitkomst, gang.record.uitkomst},
                      {log::Veld::http_status, antwoord.status},
                      {log::Veld::duur_us, gang.record.duur_us}});

    // Shared, because the callback must be copyable; what may be needed after a failure is kept beside the
    // answer.
    struct Wachtend {
        front::Antwoord antwoord;
        front::Afgeven afgeven;
        std::string verzender, code;
        std::optional<soap::Adressering> adressering;
        std::function<front::Antwoord(bool druk)> zonder_audit;
    };
    auto wachtend = std::make_shared<Wachtend>(Wachtend{
        std::move(antwoord), std::move(afgeven), gang.code_verbruikt ? gang.record.verzendende_instantie : "",
        gang.record.identificatiecode, std::move(gang.adressering), std::move(gang.zonder_audit)});
    const auto klaar = [&huis, wachtend](bool geschreven) {
        if (geschreven) {
            wachtend->afgeven(std::move(wachtend->antwoord));
            return;
        }
        if (!wachtend->verzender.empty()) huis.herhaling.vergeet(wachtend->verzender, wachtend->code);
        wachtend->afgeven(wachtend->zonder_audit
                              ? wachtend->zonder_audit(false)
                              : antwoorden::fout(bericht::fouten::dk0051(), huis.dienst.contact,
                                                 wachtend->adressering, std::nullopt));
    };
    if (huis.audit.submit(maak_records(gang), klaar)) return;
    if (!wachtend->verzender.empty()) huis.herhaling.vergeet(wachtend->verzender, wachtend->code);
    huis.log.schrijf(log::Niveau::waarschuwing, log::Gebeurtenis::overbelast, {});
    wachtend->afgeven(wachtend->zonder_audit ? wachtend->zonder_audit(true) : antwoorden::overbelast());
}

}  // namespace isi
