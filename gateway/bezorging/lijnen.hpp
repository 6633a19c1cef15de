// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <curl/curl.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "instellingen.hpp"

namespace isi::bezorging {

/// What came of one message. `status` 0: no whole answer came, and `oorzaak` says why, in a fixed text that
/// holds nothing of the message or the address.
struct Antwoord {
    std::int64_t nummer = 0;
    long status = 0;
    std::string inhoud;
    std::string oorzaak;
};

/// HTTPS with our certificate to one address, several messages at once, on connections that are kept. For
/// one thread, but for `wek`.
class Lijnen {
 public:
    Lijnen(const Instellingen& instellingen, std::string_view soap_action);
    ~Lijnen();
    Lijnen(const Lijnen&) = delete;
    Lijnen& operator=(const Lijnen&) = delete;

    void begin(std::int64_t nummer, std::string bericht);
    [[nodiscard]] std::size_t onderweg() const { return m_ritten.size(); }
    /// Waits until a message has ended, `wek` is called or the time is over.
    std::vector<Antwoord> wacht(std::chrono::milliseconds hoogstens);
    void wek() noexcept;  ///< from any thread

 private:
    struct Rit;
    std::vector<Antwoord> haal_klaar();

    Instellingen m_instellingen;
    std::string m_soap_action;
    std::atomic<bool> m_gewekt = false;
    struct Multisluiter {
        void operator()(CURLM* multi) const noexcept { curl_multi_cleanup(multi); }
    };
    std::unique_ptr<CURLM, Multisluiter> m_multi;
    std::map<CURL*, std::unique_ptr<Rit>> m_ritten;  // after m_multi: they leave it before it is closed
};

}  // namespace isi::bezorging
