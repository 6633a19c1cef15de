// SPDX-License-Identifier: GPL-3.0-or-later
#include <curl/curl.h>

#include <memory>
#include <new>
#include <stdexcept>

#include "discimus.hpp"
#include "gateway/magda/schoolvraag_uit.hpp"

namespace isi::discimus {
namespace {

constexpr std::size_t grootste_antwoord = std::size_t{256} << 10U;

struct Curlsluiter {
    void operator()(CURL* curl) const noexcept { curl_easy_cleanup(curl); }
};
struct Lijstsluiter {
    void operator()(curl_slist* lijst) const noexcept { curl_slist_free_all(lijst); }
};

std::size_t ontvang(char* bytes, std::size_t maat, std::size_t aantal, void* naar) noexcept {
    auto& inhoud = *static_cast<std::string*>(naar);
    const std::size_t lengte = maat * aantal;
    if (inhoud.size() + lengte > grootste_antwoord) return 0;
    try {
        inhoud.append(bytes, lengte);
    } catch (const std::exception&) {
        return 0;  // no exception may cross libcurl's frames
    }
    return lengte;
}

// A refused option is a libcurl that cannot do what we promise (TLS, trust): then nothing may be sent.
template <class Waarde>
void zet(CURL* curl, CURLoption optie, Waarde waarde) {
    if (curl_easy_setopt(curl, optie, waarde) != CURLE_OK)
        throw std::runtime_error("this libcurl cannot do what an enquiry at DISCIMUS needs");
}

class Verbinding {
 public:
    explicit Verbinding(const Config::Discimus& instellingen) : m_curl(curl_easy_init()) {
        const std::string actie = "SOAPAction: \"" + std::string{magda::soap_action_schoolvraag} + '"';
        m_koppen.reset(curl_slist_append(nullptr, "Content-Type: text/xml; charset=utf-8"));
        if (!m_curl || !m_koppen || curl_slist_append(m_koppen.get(), actie.c_str()) == nullptr ||
            curl_slist_append(m_koppen.get(), "Expect:") == nullptr)
            throw std::bad_alloc();
        zet(m_curl.get(), CURLOPT_HTTPHEADER, m_koppen.get());
        stel_in(instellingen);
    }

    tl::expected<std::string, std::string> vraag(const std::string& bericht) {
        std::string antwoord;
        zet(m_curl.get(), CURLOPT_POSTFIELDS, bericht.data());
        zet(m_curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(bericht.size()));
        zet(m_curl.get(), CURLOPT_WRITEDATA, &antwoord);
        const auto uitslag = curl_easy_perform(m_curl.get());
        if (uitslag == CURLE_WRITE_ERROR) return tl::make_unexpected(std::string{"the answer is too large"});
        if (uitslag != CURLE_OK) return tl::make_unexpected(std::string{curl_easy_strerror(uitslag)});
        long status = 0;
        curl_easy_getinfo(m_curl.get(), CURLINFO_RESPONSE_CODE, &status);
        if (status != 200) return tl::make_unexpected("HTTP status " + std::to_string(status));
        return antwoord;
    }

 private:
    void stel_in(const Config::Discimus& instellingen) {
        auto* const curl = m_curl.get();
        zet(curl, CURLOPT_URL, instellingen.adres.c_str());
        zet(curl, CURLOPT_PROTOCOLS_STR, "https");
        zet(curl, CURLOPT_PROXY, "");  // whatever the environment says
        zet(curl, CURLOPT_FOLLOWLOCATION, 0L);
        zet(curl, CURLOPT_NOSIGNAL, 1L);
        zet(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(instellingen.wacht_ms));
        zet(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        zet(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        zet(curl, CURLOPT_SSLCERT, instellingen.certificaat.c_str());
        zet(curl, CURLOPT_SSLKEY, instellingen.sleutel.c_str());
        zet(curl, CURLOPT_CAINFO, instellingen.ca.c_str());
        zet(curl, CURLOPT_CAPATH,
            static_cast<const char*>(nullptr));  // else the system's CAs are trusted too
        zet(curl, CURLOPT_SSL_VERIFYPEER, 1L);
        zet(curl, CURLOPT_SSL_VERIFYHOST, 2L);
        zet(curl, CURLOPT_WRITEFUNCTION, &ontvang);
    }

    std::unique_ptr<CURL, Curlsluiter> m_curl;
    std::unique_ptr<curl_slist, Lijstsluiter> m_koppen;
};

}  // namespace

Lijn open_lijn(const Config::Discimus& instellingen) {
    if (instellingen.adres.empty() || instellingen.ca.empty() || instellingen.certificaat.empty() ||
        instellingen.sleutel.empty())
        throw std::runtime_error(
            "DISCIMUS is not set up: [discimus] in gateway.toml needs adres, ca, certificaat and sleutel");
    static const CURLcode begonnen = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (begonnen != CURLE_OK) throw std::runtime_error("libcurl does not start");
    return [verbinding = std::make_shared<Verbinding>(instellingen)](const std::string& bericht) {
        return verbinding->vraag(bericht);
    };
}

}  // namespace isi::discimus
