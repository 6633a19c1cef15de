// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <openssl/ssl.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "test_ca.hpp"

namespace isi::proef {

struct VrijSessie {
    void operator()(SSL_SESSION* p) const noexcept { SSL_SESSION_free(p); }
};
using SessiePtr = std::unique_ptr<SSL_SESSION, VrijSessie>;

/// One HTTP answer as it came over the wire.
struct HttpAntwoord {
    int status = 0;
    std::string kop;                                              ///< with its status line
    std::string inhoud;                                           ///< chunks taken apart
    [[nodiscard]] std::string veld(std::string_view naam) const;  ///< any case; empty = absent
};

/// A blocking client that sends exactly the bytes it is given. Every wait is bounded.
class Client {
 public:
    struct Keuze {
        const Paar* paar = nullptr;  ///< null = no certificate
        int versie = 0;              ///< TLS1_2_VERSION etc.; 0 = any
        SSL_SESSION* sessie = nullptr;
        std::uint64_t opties = 0;       ///< SSL_OP_*
        const char* ciphers = nullptr;  ///< TLS 1.2 list, at security level 0
        bool tls = true;
        int ontvangstbuffer = 0;  ///< SO_RCVBUF, for a slow reader
    };
    Client(std::uint16_t poort, const Keuze& keuze);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();

    [[nodiscard]] bool verbonden() const noexcept {
        return m_verbonden;
    }  ///< the client's half of the handshake is done
    bool stuur(std::string_view bytes);
    void stuur_kaal(std::string_view bytes);  ///< straight to the socket, under TLS
    /// The next answer; nothing when the connection ended or `wachttijd` passed.
    std::optional<HttpAntwoord> lees_antwoord(bool zonder_inhoud = false);
    std::string lees_tot_einde();  ///< all that still comes
    bool is_gesloten();            ///< reads on; true if the other side closed in time
    [[nodiscard]] bool netjes() const noexcept {
        return m_netjes;
    }  ///< it ended with close_notify or a plain FIN
    [[nodiscard]] int alert() const noexcept { return m_alert; }  ///< last fatal alert received; 0 = none
    [[nodiscard]] bool hervat() const { return SSL_session_reused(m_ssl) == 1; }
    [[nodiscard]] SessiePtr sessie();
    [[nodiscard]] SSL* ssl() const noexcept { return m_ssl; }
    [[nodiscard]] int fd() const noexcept { return m_fd; }

    std::chrono::milliseconds wachttijd{10'000};

 private:
    bool lees_meer();
    bool lees_tot(std::string_view einde, std::size_t& plaats);
    bool lees_bytes(std::size_t n);
    void zet_wachttijd();

    int m_fd = -1;
    SSL_CTX* m_ctx = nullptr;
    SSL* m_ssl = nullptr;
    std::string m_in;
    bool m_verbonden = false, m_einde = false, m_netjes = false;
    int m_alert = 0;
};

}  // namespace isi::proef
