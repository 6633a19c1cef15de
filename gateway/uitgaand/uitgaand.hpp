// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

/// What every message of ours to another service has in common: SOAP over mutual TLS by libcurl, to one
/// address, trusting one CA file and nothing that the environment says.
namespace isi::uitgaand {

struct Doel {
    std::string adres, ca, certificaat, sleutel;  ///< an https address; PEM files
    std::chrono::milliseconds tijdslimiet{0};     ///< of one exchange as a whole
};

struct Sluiter {
    void operator()(CURL* curl) const noexcept { curl_easy_cleanup(curl); }
    void operator()(curl_slist* lijst) const noexcept { curl_slist_free_all(lijst); }
};
using Curl = std::unique_ptr<CURL, Sluiter>;
using Koppen = std::unique_ptr<curl_slist, Sluiter>;

void begin();  ///< libcurl's own start, once in the process; throws std::runtime_error
/// The fields of a SOAP message, to be kept as long as the handle that was given them.
Koppen maak_koppen(std::string_view soap_action);
/// A handle that is set for `doel`: https, TLS 1.2 or later, no redirects, no proxy. An answer above 256 KiB
/// breaks off. Throws std::runtime_error when this libcurl cannot do so much: then nothing may be sent.
Curl open(const Doel& doel, const Koppen& koppen);
/// The message and where its answer goes; both are kept by the caller until the exchange has ended.
void zet_bericht(CURL* curl, const std::string& bericht, std::string& antwoord);
/// Why there is no whole answer, in a fixed text.
std::string oorzaak(CURLcode code);

/// An option beyond those of `open`; throws as it does.
[[noreturn]] void weiger_optie();
template <class Waarde>
void zet(CURL* curl, CURLoption optie, Waarde waarde) {
    if (curl_easy_setopt(curl, optie, waarde) != CURLE_OK) weiger_optie();
}

}  // namespace isi::uitgaand
