// SPDX-License-Identifier: GPL-3.0-or-later
#include "lijnen.hpp"

#include <mutex>
#include <new>
#include <stdexcept>
#include <utility>

namespace isi::bezorging {
namespace {

// An answer of the contract is about 2 KB.
constexpr std::size_t grootste_antwoord = std::size_t{256} << 10U;

struct Curlsluiter {
    void operator()(CURL* curl) const noexcept { curl_easy_cleanup(curl); }
};
struct Lijstsluiter {
    void operator()(curl_slist* lijst) const noexcept { curl_slist_free_all(lijst); }
};
using Koppen = std::unique_ptr<curl_slist, Lijstsluiter>;

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

// Refused options are a libcurl that cannot do what we promise (TLS, trust): then nothing may be sent.
template <class Waarde>
void zet(CURL* curl, CURLoption optie, Waarde waarde) {
    if (curl_easy_setopt(curl, optie, waarde) != CURLE_OK)
        throw std::runtime_error("this libcurl cannot do what delivery needs");
}

std::string oorzaak(CURLcode code) {
    return code == CURLE_WRITE_ERROR ? "the answer is too large" : curl_easy_strerror(code);
}

}  // namespace

/// One message under way, and all that libcurl was lent for it.
struct Lijnen::Rit {
    std::int64_t nummer = 0;
    std::string bericht;
    std::string antwoord;
    Koppen koppen;
    std::unique_ptr<CURL, Curlsluiter> curl;
};

Lijnen::Lijnen(const Instellingen& instellingen, std::string_view soap_action)
    : m_instellingen(instellingen), m_soap_action(soap_action) {
    static std::once_flag begonnen;
    std::call_once(begonnen, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
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
    voeg_toe(rit->koppen, "Content-Type: text/xml; charset=utf-8");
    voeg_toe(rit->koppen, "SOAPAction: \"" + m_soap_action + "\"");
    voeg_toe(rit->koppen, "Expect:");
    rit->curl.reset(curl_easy_init());
    if (!rit->curl) throw std::bad_alloc();
    stel_in(*rit);
    CURL* curl = rit->curl.get();
    m_ritten.emplace(curl, std::move(rit));
    if (curl_multi_add_handle(m_multi.get(), curl) != CURLM_OK) {
        m_ritten.erase(curl);
        throw std::runtime_error("libcurl takes no message");
    }
}

void Lijnen::stel_in(Rit& rit) const {
    CURL* curl = rit.curl.get();
    zet(curl, CURLOPT_URL, m_instellingen.adres.c_str());
    zet(curl, CURLOPT_PROTOCOLS_STR, "https");
    zet(curl, CURLOPT_FOLLOWLOCATION, 0L);
    zet(curl, CURLOPT_PROXY, "");  // a person's data go to the far side, not by what the environment says
    zet(curl, CURLOPT_NOSIGNAL, 1L);
    zet(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(m_instellingen.tijdslimiet.count()) * 1000L);
    zet(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    zet(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    zet(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    zet(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    zet(curl, CURLOPT_SSLCERT, m_instellingen.certificaat.c_str());
    zet(curl, CURLOPT_SSLKEY, m_instellingen.sleutel.c_str());
    zet(curl, CURLOPT_CAINFO, m_instellingen.ca.c_str());
    zet(curl, CURLOPT_CAPATH, nullptr);       // else the system's CAs are trusted as well
    zet(curl, CURLOPT_CA_CACHE_TIMEOUT, 0L);  // files that were replaced count from the next connection
    zet(curl, CURLOPT_HTTPHEADER, rit.koppen.get());
    zet(curl, CURLOPT_POSTFIELDS, rit.bericht.data());
    zet(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(rit.bericht.size()));
    zet(curl, CURLOPT_WRITEFUNCTION, &ontvang);
    zet(curl, CURLOPT_WRITEDATA, &rit.antwoord);
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
            antwoord.oorzaak = oorzaak(code);
        }
    }
    return klaar;
}

void Lijnen::wek() noexcept {
    m_gewekt = true;
    curl_multi_wakeup(m_multi.get());
}

}  // namespace isi::bezorging
