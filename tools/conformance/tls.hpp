// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <openssl/ssl.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace isi::conformance {

template <class T, void (*Free)(T*)>
struct Deleter {
    void operator()(T* p) const noexcept { Free(p); }
};
using SslCtx = std::unique_ptr<SSL_CTX, Deleter<SSL_CTX, SSL_CTX_free>>;
using Ssl = std::unique_ptr<SSL, Deleter<SSL, SSL_free>>;
using Session = std::unique_ptr<SSL_SESSION, Deleter<SSL_SESSION, SSL_SESSION_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509, X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY, EVP_PKEY_free>>;

struct Endpoint {
    std::string host, port, path;
    [[nodiscard]] std::string authority() const;  ///< for the Host field
    [[nodiscard]] std::string url() const;
};
Endpoint parse_url(const std::string& url);  ///< https only; without a path it is empty; throws UsageError

/// A client certificate with its key, loaded once.
struct Identity {
    std::string name;
    Certificate certificate;
    Key key;
};
Identity load_identity(std::string name, const std::string& certificate, const std::string& key);

struct TlsOptions {
    int min = TLS1_2_VERSION, max = TLS1_3_VERSION;
    std::string ciphers;            ///< TLS 1.2 list, empty = OpenSSL's
    bool legacy = false;            ///< allow what our own OpenSSL finds too weak to offer
    SSL_SESSION* resume = nullptr;  ///< not owned
};

/// One TLS connection. DNS and TCP failures throw Unreachable; a failed handshake is a state, because for
/// many checks it is the right answer.
class Connection {
 public:
    /// `who` may be null: no client certificate. `ca` = PEM file with the only trusted anchors.
    Connection(const Endpoint& endpoint, const Identity* who, const std::string& ca,
               const TlsOptions& options, std::chrono::milliseconds timeout);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] bool established() const noexcept { return m_established; }
    [[nodiscard]] const std::string& failure() const noexcept { return m_failure; }
    [[nodiscard]] std::optional<int> alert() const noexcept { return m_alert; }  ///< fatal alert received
    [[nodiscard]] bool server_untrusted() const noexcept { return m_untrusted; }
    [[nodiscard]] std::string version() const;
    [[nodiscard]] bool resumed() const;
    [[nodiscard]] Session session() const;

    bool send(std::string_view bytes);  ///< false: the connection is gone
    /// Bytes, or empty at the end of the connection, on an alert or after the time-out (then failure() says
    /// so).
    std::string receive(std::chrono::milliseconds at_most);
    [[nodiscard]] std::chrono::milliseconds timeout() const noexcept { return m_timeout; }
    bool renegotiate();  ///< asks for a new handshake (TLS 1.2); true when the server went along

 private:
    void note_failure(int result, std::string_view what);
    static void on_info(const SSL* ssl, int where, int value);

    std::chrono::milliseconds m_timeout;
    int m_socket = -1;
    SslCtx m_context;
    Ssl m_ssl;
    bool m_established = false, m_untrusted = false;
    std::optional<int> m_alert;
    std::string m_failure;
};

std::string alert_name(int alert);            ///< "42 bad_certificate"
std::string oin_of(const X509* certificate);  ///< subject.serialNumber (2.5.4.5), empty when absent
std::string subject_of(const X509* certificate);
std::string openssl_error();  ///< the newest message of the queue, which is emptied

}  // namespace isi::conformance
