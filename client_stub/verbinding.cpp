// SPDX-License-Identifier: Apache-2.0
#include "verbinding.hpp"

#include <mutex>

namespace isi::client {
namespace {

// A sheet is about 4 KB; what is larger than this is no answer of the contract.
constexpr std::size_t grootste_antwoord = std::size_t{8} << 20U;

struct LijstSluiter {
    void operator()(curl_slist* lijst) const { curl_slist_free_all(lijst); }
};
using Koppen = std::unique_ptr<curl_slist, LijstSluiter>;

void voeg_toe(Koppen& koppen, const std::string& kop) {
    curl_slist* lijst = curl_slist_append(koppen.get(), kop.c_str());
    if (lijst == nullptr) throw std::bad_alloc();
    static_cast<void>(koppen.release());
    koppen.reset(lijst);
}

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

VerbindingMislukt uitleg(CURLcode code) {
    switch (code) {
        case CURLE_URL_MALFORMAT:
        case CURLE_UNSUPPORTED_PROTOCOL:
            return {"het adres is geen https-adres", "controleer de URL"};
        case CURLE_COULDNT_RESOLVE_HOST:
            return {"de naam van de server is niet te vinden", "controleer de URL en de DNS"};
        case CURLE_COULDNT_CONNECT:
            return {"op dit adres luistert niets", "controleer de URL en of de gateway draait"};
        case CURLE_OPERATION_TIMEDOUT:
            return {"geen antwoord binnen de wachttijd", "probeer het later opnieuw; controleer de firewall"};
        case CURLE_PEER_FAILED_VERIFICATION:
            return {"het certificaat van de server is niet te vertrouwen",
                    "controleer het CA-bestand en of de naam in de URL in het certificaat staat"};
        case CURLE_SSL_CACERT_BADFILE:
            return {"het CA-bestand is niet te lezen", "controleer het pad en of het PEM is"};
        case CURLE_SSL_CERTPROBLEM:
            return {"het clientcertificaat of zijn sleutel is niet te gebruiken",
                    "controleer de paden, de rechten en of beide bij elkaar horen"};
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
        case CURLE_GOT_NOTHING:
            return {
                "de server verbrak de verbinding",
                "meestal wil hij dit clientcertificaat niet: controleer geldigheid, intrekking en uitgever"};
        case CURLE_WRITE_ERROR:
            return {"het antwoord is te groot", "controleer of de URL die van een ISI Gateway is"};
        default:
            return {curl_easy_strerror(code), "controleer de URL en het netwerk"};
    }
}

}  // namespace

Lijn::Lijn(const Instellingen& instellingen) {
    static std::once_flag begonnen;
    std::call_once(begonnen, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    m_curl.reset(curl_easy_init());
    if (!m_curl) throw std::bad_alloc();
    CURL* curl = m_curl.get();
    curl_easy_setopt(curl, CURLOPT_URL, instellingen.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl, CURLOPT_PROXY,
                     "");  // a person's data go to the gateway, not by what the environment says
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(instellingen.timeout.count()));
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(curl, CURLOPT_SSLCERT, instellingen.certificaat.c_str());
    curl_easy_setopt(curl, CURLOPT_SSLKEY, instellingen.sleutel.c_str());
    curl_easy_setopt(curl, CURLOPT_CAINFO, instellingen.ca.c_str());
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);  // else the system's CAs are trusted as well
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &ontvang);
}

std::variant<HttpAntwoord, VerbindingMislukt> Lijn::stuur(const std::string& soap_action,
                                                          const std::string& bericht) {
    Koppen koppen;
    voeg_toe(koppen, "Content-Type: text/xml; charset=utf-8");
    voeg_toe(koppen, "SOAPAction: \"" + soap_action + "\"");
    voeg_toe(koppen, "Expect:");
    HttpAntwoord antwoord;
    CURL* curl = m_curl.get();
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, koppen.get());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, bericht.data());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(bericht.size()));
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &antwoord.inhoud);
    const CURLcode code = curl_easy_perform(curl);
    // The handle outlives what it was lent.
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, nullptr);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, nullptr);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, nullptr);
    if (code != CURLE_OK) return uitleg(code);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &antwoord.status);
    return antwoord;
}

}  // namespace isi::client
