// SPDX-License-Identifier: GPL-3.0-or-later
#include "uitgaand.hpp"

#include <new>
#include <stdexcept>

namespace isi::uitgaand {
namespace {

// An answer of the contracts is some 2 KB.
constexpr std::size_t grootste_antwoord = std::size_t{256} << 10U;

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

void voeg_toe(Koppen& koppen, const std::string& kop) {
    curl_slist* lijst = curl_slist_append(koppen.get(), kop.c_str());
    if (lijst == nullptr) throw std::bad_alloc();
    static_cast<void>(koppen.release());
    koppen.reset(lijst);
}

}  // namespace

void begin() {
    static const CURLcode begonnen = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (begonnen != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

void weiger_optie() {
    throw std::runtime_error("this libcurl cannot do what a message over mutual TLS needs");
}

Koppen maak_koppen(std::string_view soap_action) {
    Koppen koppen;
    voeg_toe(koppen, "Content-Type: text/xml; charset=utf-8");
    voeg_toe(koppen, "SOAPAction: \"" + std::string(soap_action) + '"');
    voeg_toe(koppen, "Expect:");
    return koppen;
}

Curl open(const Doel& doel, const Koppen& koppen) {
    Curl handvat(curl_easy_init());
    if (!handvat) throw std::bad_alloc();
    CURL* const curl = handvat.get();
    zet(curl, CURLOPT_URL, doel.adres.c_str());
    zet(curl, CURLOPT_PROTOCOLS_STR, "https");
    zet(curl, CURLOPT_FOLLOWLOCATION, 0L);
    zet(curl, CURLOPT_PROXY, "");  // a person's data go to the far side, not by what the environment says
    zet(curl, CURLOPT_NOSIGNAL, 1L);
    zet(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(doel.tijdslimiet.count()));
    zet(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    zet(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    zet(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    zet(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    zet(curl, CURLOPT_SSLCERT, doel.certificaat.c_str());
    zet(curl, CURLOPT_SSLKEY, doel.sleutel.c_str());
    zet(curl, CURLOPT_CAINFO, doel.ca.c_str());
    zet(curl, CURLOPT_CAPATH,
        static_cast<const char*>(nullptr));  // else the system's CAs are trusted as well
    zet(curl, CURLOPT_HTTPHEADER, koppen.get());
    zet(curl, CURLOPT_WRITEFUNCTION, &ontvang);
    return handvat;
}

void zet_bericht(CURL* curl, const std::string& bericht, std::string& antwoord) {
    zet(curl, CURLOPT_POSTFIELDS, bericht.data());
    zet(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(bericht.size()));
    zet(curl, CURLOPT_WRITEDATA, &antwoord);
}

std::string oorzaak(CURLcode code) {
    return code == CURLE_WRITE_ERROR ? "the answer is too large" : curl_easy_strerror(code);
}

}  // namespace isi::uitgaand
