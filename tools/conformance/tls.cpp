// SPDX-License-Identifier: Apache-2.0
#include "tls.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "text.hpp"

namespace isi::conformance {
namespace {

void free_bio(BIO* bio) {
    BIO_free(bio);
}
using Bio = std::unique_ptr<BIO, Deleter<BIO, free_bio>>;

int connect_within(const addrinfo& address, std::chrono::milliseconds timeout) {
    const int fd = socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) return -1;
    int error = 0;
    if (connect(fd, address.ai_addr, address.ai_addrlen) != 0) {
        error = errno;
        if (error == EINPROGRESS) {
            pollfd waiting{fd, POLLOUT, 0};
            error = poll(&waiting, 1, static_cast<int>(timeout.count())) == 1 ? 0 : ETIMEDOUT;
            socklen_t size = sizeof error;
            if (error == 0) getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
        }
    }
    if (error != 0) {
        close(fd);
        errno = error;
        return -1;
    }
    const int one = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}

int open_socket(const Endpoint& endpoint, std::chrono::milliseconds timeout) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    // RFC 6761: localhost is loopback by itself. A bare Debian root has no /etc/hosts that would say so.
    const char* name = endpoint.host == "localhost" ? nullptr : endpoint.host.c_str();
    const int rc = getaddrinfo(name, endpoint.port.c_str(), &hints, &found);
    if (rc != 0)
        throw Unreachable(fmt::format("the name {} cannot be resolved: {}", endpoint.host, gai_strerror(rc)));
    int fd = -1, error = 0;
    for (const addrinfo* a = found; a && fd < 0; a = a->ai_next) {
        fd = connect_within(*a, timeout);
        error = errno;
    }
    freeaddrinfo(found);
    if (fd < 0)
        throw Unreachable(fmt::format("no connection to {} port {}: {}", endpoint.host, endpoint.port,
                                      std::strerror(error)));
    return fd;
}

bool is_address(const std::string& host) {
    return host.find_first_not_of("0123456789.") == std::string::npos || contains(host, ":");
}

SslCtx make_context(const Identity* who, const std::string& ca, const TlsOptions& options) {
    SslCtx context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX* ctx = context.get();
    if (options.legacy) SSL_CTX_set_security_level(ctx, 0);
    SSL_CTX_set_min_proto_version(ctx, options.min);
    SSL_CTX_set_max_proto_version(ctx, options.max);
    const std::string ciphers =
        options.ciphers.empty() && options.legacy ? "ALL:@SECLEVEL=0" : options.ciphers;
    if (!ciphers.empty() && SSL_CTX_set_cipher_list(ctx, ciphers.c_str()) != 1)
        throw std::logic_error("cipher list " + ciphers);
    if (SSL_CTX_load_verify_locations(ctx, ca.c_str(), nullptr) != 1)
        throw UsageError(fmt::format("cannot read the trust anchors in {}: a PEM file is expected ({})", ca,
                                     openssl_error()));
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, nullptr);
    if (who && (SSL_CTX_use_certificate(ctx, who->certificate.get()) != 1 ||
                SSL_CTX_use_PrivateKey(ctx, who->key.get()) != 1))
        throw UsageError(
            fmt::format("certificate and key of {} do not belong together ({})", who->name, openssl_error()));
    return context;
}

}  // namespace

std::string Endpoint::authority() const {
    const std::string name = contains(host, ":") ? "[" + host + "]" : host;
    return port == "443" ? name : name + ":" + port;
}
std::string Endpoint::url() const {
    return "https://" + authority() + path;
}

Endpoint parse_url(const std::string& url) {
    constexpr std::string_view scheme = "https://";
    if (!starts_with(url, scheme))
        throw UsageError(
            fmt::format("'{}' is no https URL; write --url https://localhost:8443/isi/cvs/v1", url));
    Endpoint out;
    std::string rest = url.substr(scheme.size());
    const std::size_t slash = rest.find('/');
    out.path = slash == std::string::npos || rest.substr(slash) == "/" ? "" : rest.substr(slash);
    rest.erase(std::min(slash, rest.size()));
    const std::size_t bracket = rest.find(']');
    const std::size_t colon = rest.find(':', bracket == std::string::npos ? 0 : bracket);
    out.port = colon == std::string::npos ? "443" : rest.substr(colon + 1);
    out.host = rest.substr(0, colon);
    if (bracket != std::string::npos) out.host = rest.substr(1, bracket - 1);
    if (out.host.empty() || out.port.empty() || out.port.find_first_not_of("0123456789") != std::string::npos)
        throw UsageError(fmt::format("'{}' has no usable host and port", url));
    return out;
}

Identity load_identity(std::string name, const std::string& certificate, const std::string& key) {
    Identity out{std::move(name), nullptr, nullptr};
    const std::string cert_bytes = read_file(certificate), key_bytes = read_file(key);
    const Bio cert(BIO_new_mem_buf(cert_bytes.data(), static_cast<int>(cert_bytes.size())));
    const Bio secret(BIO_new_mem_buf(key_bytes.data(), static_cast<int>(key_bytes.size())));
    out.certificate.reset(PEM_read_bio_X509(cert.get(), nullptr, nullptr, nullptr));
    out.key.reset(PEM_read_bio_PrivateKey(secret.get(), nullptr, nullptr, nullptr));
    if (!out.certificate)
        throw UsageError(fmt::format("{} holds no PEM certificate ({})", certificate, openssl_error()));
    if (!out.key) throw UsageError(fmt::format("{} holds no PEM private key ({})", key, openssl_error()));
    return out;
}

Connection::Connection(const Endpoint& endpoint, const Identity* who, const std::string& ca,
                       const TlsOptions& options, std::chrono::milliseconds timeout)
    : m_timeout(timeout), m_socket(open_socket(endpoint, timeout)) {
    try {
        m_context = make_context(who, ca, options);
        m_ssl.reset(SSL_new(m_context.get()));
    } catch (...) {
        close(m_socket);
        throw;
    }
    SSL* ssl = m_ssl.get();
    SSL_set_fd(ssl, m_socket);
    SSL_set_ex_data(ssl, 0, this);
    SSL_set_info_callback(ssl, on_info);
    if (is_address(endpoint.host)) {
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), endpoint.host.c_str());
    } else {
        SSL_set1_host(ssl, endpoint.host.c_str());
        std::string name = endpoint.host;  // the macro of this call casts in a way our warnings forbid
        SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
    }
    if (options.resume) SSL_set_session(ssl, options.resume);
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    while (true) {
        ERR_clear_error();
        const int rc = SSL_connect(ssl);
        if (rc == 1) break;
        const int why = SSL_get_error(ssl, rc);
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if ((why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE) && left.count() > 0) {
            pollfd waiting{m_socket, static_cast<short>(why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT), 0};
            poll(&waiting, 1, static_cast<int>(left.count()));
            continue;
        }
        m_untrusted = SSL_get_verify_result(ssl) != X509_V_OK && !m_alert;
        if (m_untrusted)
            m_failure = X509_verify_cert_error_string(SSL_get_verify_result(ssl));
        else if (left.count() <= 0)
            m_failure = fmt::format("no TLS handshake within {} ms", timeout.count());
        else
            note_failure(rc, "handshake");
        return;
    }
    m_established = true;
}

Connection::~Connection() {
    // A polite close: the other side sees the end of the TLS stream, not a broken one.
    if (m_established && m_ssl) {
        ERR_clear_error();
        SSL_shutdown(m_ssl.get());
    }
    close(m_socket);
}

void Connection::on_info(const SSL* ssl, int where, int value) {
    auto* self = static_cast<Connection*>(SSL_get_ex_data(ssl, 0));
    constexpr int close_notify = 0;
    if ((where & SSL_CB_READ_ALERT) == SSL_CB_READ_ALERT && (value & 0xff) != close_notify)
        self->m_alert = value & 0xff;
}

void Connection::note_failure(int result, std::string_view what) {
    const int why = SSL_get_error(m_ssl.get(), result);
    if (m_alert)
        m_failure = fmt::format("{}: the server sent TLS alert {}", what, alert_name(*m_alert));
    else if (why == SSL_ERROR_SYSCALL && errno != 0)
        m_failure = fmt::format("{}: {}", what, std::strerror(errno));
    else if (why == SSL_ERROR_ZERO_RETURN || why == SSL_ERROR_SYSCALL)
        m_failure = fmt::format("{}: connection closed by the server", what);
    else
        m_failure = fmt::format("{}: {}", what, openssl_error());
}

std::string Connection::version() const {
    return m_established ? SSL_get_version(m_ssl.get()) : "no TLS";
}
bool Connection::resumed() const {
    return SSL_session_reused(m_ssl.get()) == 1;
}
Session Connection::session() const {
    return Session(SSL_get1_session(m_ssl.get()));
}

bool Connection::send(std::string_view bytes) {
    while (!bytes.empty()) {
        ERR_clear_error();
        errno = 0;
        const int n = SSL_write(m_ssl.get(), bytes.data(), static_cast<int>(bytes.size()));
        if (n > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(n));
            continue;
        }
        const int why = SSL_get_error(m_ssl.get(), n);
        pollfd waiting{m_socket, static_cast<short>(why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT), 0};
        if ((why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) ||
            poll(&waiting, 1, static_cast<int>(m_timeout.count())) != 1) {
            note_failure(n, "sending");
            return false;
        }
    }
    return true;
}

std::string Connection::receive(std::chrono::milliseconds at_most) {
    const auto deadline = std::chrono::steady_clock::now() + at_most;
    std::string out(16384, '\0');
    while (true) {
        ERR_clear_error();
        errno = 0;
        const int n = SSL_read(m_ssl.get(), out.data(), static_cast<int>(out.size()));
        if (n > 0) {
            out.resize(static_cast<std::size_t>(n));
            return out;
        }
        const int why = SSL_get_error(m_ssl.get(), n);
        if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) {
            note_failure(n, "reading");
            return {};
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        pollfd waiting{m_socket, static_cast<short>(why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT), 0};
        if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) != 1) {
            m_failure = fmt::format("no answer within {} ms", at_most.count());
            return {};
        }
    }
}

bool Connection::renegotiate() {
    ERR_clear_error();
    if (SSL_renegotiate(m_ssl.get()) != 1) return false;
    for (int turn = 0; turn < 50; ++turn) {
        const int rc = SSL_do_handshake(m_ssl.get());
        if (rc == 1 && !SSL_renegotiate_pending(m_ssl.get())) return true;
        const int why = SSL_get_error(m_ssl.get(), rc);
        if (rc != 1 && why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) return false;
        pollfd waiting{m_socket, POLLIN, 0};
        poll(&waiting, 1, 100);
    }
    return false;
}

std::string alert_name(int alert) {
    return fmt::format("{} {}", alert, lower(SSL_alert_desc_string_long(alert)));
}

std::string oin_of(const X509* certificate) {
    const X509_NAME* subject = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(subject, NID_serialNumber, -1);
    if (at < 0) return {};
    const ASN1_STRING* value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
            static_cast<std::size_t>(ASN1_STRING_length(value))};
}

std::string subject_of(const X509* certificate) {
    const Bio out(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(out.get(), X509_get_subject_name(certificate), 0, XN_FLAG_RFC2253);
    char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::string openssl_error() {
    const unsigned long code = ERR_peek_last_error();
    ERR_clear_error();
    const char* reason = code ? ERR_reason_error_string(code) : nullptr;
    return reason ? reason : "no further cause";
}

}  // namespace isi::conformance
