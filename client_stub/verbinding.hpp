// SPDX-License-Identifier: Apache-2.0
// HTTPS with a client certificate; one kept connection.
#pragma once
#include <curl/curl.h>

#include <memory>
#include <string>
#include <variant>

#include "isi_client.hpp"

namespace isi::client {

struct HttpAntwoord {
    long status = 0;
    std::string inhoud;
};

class Lijn {
 public:
    explicit Lijn(const Instellingen& instellingen);
    std::variant<HttpAntwoord, VerbindingMislukt> stuur(const std::string& soap_action,
                                                        const std::string& bericht);

 private:
    struct Sluiter {
        void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
    };
    std::unique_ptr<CURL, Sluiter> m_curl;
};

}  // namespace isi::client
