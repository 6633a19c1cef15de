// SPDX-License-Identifier: GPL-3.0-or-later
#include "lijnen.hpp"

#include <new>
#include <stdexcept>
#include <utility>

#include "gateway/uitgaand/uitgaand.hpp"

namespace isi::bezorging {
/// One message under way, and all that libcurl was lent for it.
struct Lijnen::Rit {
    std::int64_t nummer = 0;
    std::string bericht;
    std::string antwoord;
    uitgaand::Koppen koppen;
    uitgaand::Curl curl;
};

Lijnen::Lijnen(const Instellingen& instellingen, std::string_view soap_action)
    : m_instellingen(instellingen), m_soap_action(soap_action) {
    uitgaand::begin();
    m_multi.reset(curl_multi_init());
    if (!m_multi) throw std::bad_alloc();
    curl_multi_setopt(m_multi.get(), CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
    curl_multi_setopt(m_multi.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(m_instellingen.gelijktijdig));
}

Lijnen::~Lijnen() {
    for (const auto& [curl, rit] : m_ritten) curl_multi_remove_handle(m_multi.get(), curl);
}

void Lijnen::begin(std::int64_t nummer, std::string bericht) {
    auto rit = std::make_unique<Rit>();
    rit->nummer = nummer;
    rit->bericht = std::move(bericht);
    rit->koppen = uitgaand::maak_koppen(m_soap_action);
    rit->curl = uitgaand::open({.adres = m_instellingen.adres,
                                .ca = m_instellingen.ca,
                                .certificaat = m_instellingen.certificaat,
                                .sleutel = m_instellingen.sleutel,
                                .tijdslimiet = m_instellingen.tijdslimiet},
                               rit->koppen);
    CURL* curl = rit->curl.get();
    uitgaand::zet(curl, CURLOPT_CA_CACHE_TIMEOUT,
                  0L);  // files that were replaced count from the next connection
    uitgaand::zet_bericht(curl, rit->bericht, rit->antwoord);
    m_ritten.emplace(curl, std::move(rit));
    if (curl_multi_add_handle(m_multi.get(), curl) != CURLM_OK) {
        m_ritten.erase(curl);
        throw std::runtime_error("libcurl takes no message");
    }
}

std::vector<Antwoord> Lijnen::wacht(std::chrono::milliseconds hoogstens) {
    const auto tot = std::chrono::steady_clock::now() + hoogstens;
    for (;;) {
        int lopend = 0;
        curl_multi_perform(m_multi.get(), &lopend);
        auto klaar = haal_klaar();
        const auto nog =
            std::chrono::duration_cast<std::chrono::milliseconds>(tot - std::chrono::steady_clock::now());
        if (!klaar.empty() || nog.count() <= 0 || m_gewekt.exchange(false)) return klaar;
        curl_multi_poll(m_multi.get(), nullptr, 0, static_cast<int>(nog.count()), nullptr);
    }
}

std::vector<Antwoord> Lijnen::haal_klaar() {
    std::vector<Antwoord> klaar;
    int wachtend = 0;
    while (const CURLMsg* bericht = curl_multi_info_read(m_multi.get(), &wachtend)) {
        if (bericht->msg != CURLMSG_DONE) continue;
        CURL* curl = bericht->easy_handle;
        const CURLcode code = bericht->data.result;
        curl_multi_remove_handle(m_multi.get(), curl);
        const auto rit = m_ritten.extract(curl);
        auto& antwoord = klaar.emplace_back();
        antwoord.nummer = rit.mapped()->nummer;
        if (code == CURLE_OK) {
            curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &antwoord.status);
            antwoord.inhoud = std::move(rit.mapped()->antwoord);
        } else {
            antwoord.oorzaak = uitgaand::oorzaak(code);
        }
    }
    return klaar;
}

void Lijnen::wek() noexcept {
    m_gewekt = true;
    curl_multi_wakeup(m_multi.get());
}

}  // namespace isi::bezorging
