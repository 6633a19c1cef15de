// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "openssl.hpp"

namespace isi::front {

/// Bytes over a non-blocking socket, through TLS or plain. Never waits: it says what it would have to wait
/// for.
class Kanaal {
 public:
    Kanaal(int fd, SslPtr ssl) : m_fd(fd), m_ssl(std::move(ssl)) {}

    enum class Stand : std::uint8_t { goed, wacht_lezen, wacht_schrijven, einde, fout };
    struct Uitkomst {
        Stand stand;
        std::size_t bytes = 0;
    };

    Stand handdruk();  ///< goed at once on a plain channel
    Uitkomst lees(std::span<char> ruimte);
    Uitkomst schrijf(std::string_view bytes);
    /// Bytes already taken from the socket but not yet handed out: waiting for readiness would wait for ever.
    [[nodiscard]] bool heeft_voorraad() const noexcept { return m_ssl && SSL_has_pending(m_ssl.get()) == 1; }
    /// Says goodbye (close_notify unless `kapot`, FIN); what still comes can be thrown away with `gooi_weg`.
    void neem_afscheid(bool kapot) noexcept;
    Uitkomst gooi_weg() noexcept;
    [[nodiscard]] SSL* ssl() const noexcept { return m_ssl.get(); }

 private:
    Stand stand_van(int uitkomst) const noexcept;
    int m_fd;
    SslPtr m_ssl;
};

}  // namespace isi::front
