// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "front.hpp"
#include "openssl.hpp"

/// The TLS side of the front: the profile, who is trusted, what may be resumed.
namespace isi::front {

/// What the verify callback saw, kept with the SSL while it shakes hands. The alert that the client gets
/// never tells the cause; this does, for the audit.
struct Keuring {
    int oorzaak = 0;  ///< X509_V_ERR_*, 0 = none
    X509Ptr blad;     ///< the certificate that was refused
};

/// One immutable set of certificate, key, anchors and CRLs (profile ncsc2025). A swap builds a new one: its
/// session cache is empty, so nothing made under the old files can be resumed.
class TlsContext {
 public:
    /// Throws std::runtime_error naming the file and what to do.
    TlsContext(const Tls& tls, const Grenzen& grenzen);

    [[nodiscard]] SslPtr make_ssl(int fd, Keuring& keuring) const;
    /// Is this certificate still good under these anchors and CRLs? X509_V_OK or the cause.
    [[nodiscard]] int keur(X509* blad, STACK_OF(X509) * keten) const;
    [[nodiscard]] std::string bezwaar(Seconden nu) const;  ///< expired by now: which file; empty = fine

 private:
    void load_certificaat(const Tls& tls);
    std::vector<X509Ptr> load_ankers(const Tls& tls);
    void load_crls(const Tls& tls, const std::vector<X509Ptr>& ankers);
    void stel_profiel_in(const Grenzen& grenzen);

    SslCtxPtr m_ctx;
    Seconden m_certificaat_tot = 0, m_crl_tot = 0;
};

std::string_view tekst_oorzaak(
    int x509_fout) noexcept;  ///< Dutch, for the audit; e.g. "certificaat verlopen"
/// Dutch cause of a failed handshake, from the error queue (which it empties) and the callback's memory.
std::string_view oorzaak_handdruk(const Keuring& keuring) noexcept;

/// Size, time and inode of the four files: differs as soon as one was replaced.
struct Bestandsstand {
    std::array<std::array<std::int64_t, 4>, 4> delen{};
    friend bool operator==(const Bestandsstand&, const Bestandsstand&) = default;
};
Bestandsstand kijk_bestanden(const Tls& tls) noexcept;

}  // namespace isi::front
