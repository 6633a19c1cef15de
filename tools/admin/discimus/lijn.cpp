// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <memory>
#include <stdexcept>

#include "discimus.hpp"
#include "gateway/magda/schoolvraag_uit.hpp"
#include "gateway/uitgaand/uitgaand.hpp"

namespace isi::discimus {
namespace {

class Verbinding {
 public:
    explicit Verbinding(const Config::Discimus& instellingen)
        : m_koppen(uitgaand::maak_koppen(magda::soap_action_schoolvraag)),
          m_curl(uitgaand::open({.adres = instellingen.adres,
                                 .ca = instellingen.ca,
                                 .certificaat = instellingen.certificaat,
                                 .sleutel = instellingen.sleutel,
                                 .tijdslimiet = std::chrono::milliseconds(instellingen.wacht_ms)},
                                m_koppen)) {}

    tl::expected<std::string, std::string> vraag(const std::string& bericht) {
        std::string antwoord;
        uitgaand::zet_bericht(m_curl.get(), bericht, antwoord);
        const auto uitslag = curl_easy_perform(m_curl.get());
        if (uitslag != CURLE_OK) return tl::make_unexpected(uitgaand::oorzaak(uitslag));
        long status = 0;
        curl_easy_getinfo(m_curl.get(), CURLINFO_RESPONSE_CODE, &status);
        if (status != 200) return tl::make_unexpected("HTTP status " + std::to_string(status));
        return antwoord;
    }

 private:
    uitgaand::Koppen m_koppen;
    uitgaand::Curl m_curl;
};

}  // namespace

Lijn open_lijn(const Config::Discimus& instellingen) {
    if (instellingen.adres.empty() || instellingen.ca.empty() || instellingen.certificaat.empty() ||
        instellingen.sleutel.empty())
        throw std::runtime_error(
            "DISCIMUS is not set up: [discimus] in gateway.toml needs adres, ca, certificaat and sleutel");
    uitgaand::begin();
    return [verbinding = std::make_shared<Verbinding>(instellingen)](const std::string& bericht) {
        return verbinding->vraag(bericht);
    };
}

}  // namespace isi::discimus
