// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace isi::bench {
namespace {

std::string tls_reason() {
    std::array<char, 256> text{};
    const auto code = ERR_get_error();
    ERR_clear_error();
    if (code == 0) return "the connection was closed";
    ERR_error_string_n(code, text.data(), text.size());
    return text.data();
}

int open_socket(const Target& target) {
    const bool v6 = target.host == "::1";
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    six.sin6_port = htons(target.port);
    six.sin6_addr = in6addr_loopback;
    sockaddr_in four{};
    four.sin_family = AF_INET;
    four.sin_port = htons(target.port);
    four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int fd = socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) throw std::runtime_error("no more sockets; ask for fewer --connections or raise ulimit -n");
    const timeval limit{5, 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const int one = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    const auto* address =
        v6 ? reinterpret_cast<const sockaddr*>(&six) : reinterpret_cast<const sockaddr*>(&four);
    if (connect(fd, address, v6 ? sizeof six : sizeof four) != 0) {
        close(fd);
        throw std::runtime_error(
            fmt::format("nothing answers on port {}; is isi-gateway running?", target.port));
    }
    return fd;
}

}  // namespace

SslCtx make_context(const Client& client) {
    SslCtx context(SSL_CTX_new(TLS_client_method()));
    if (!context) throw std::runtime_error("OpenSSL gives no context");
    auto* ctx = context.get();
    SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_mode(ctx, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    if (SSL_CTX_load_verify_file(ctx, client.ca.c_str()) != 1)
        throw std::runtime_error(fmt::format("cannot read the trust anchor {}: {}", client.ca, tls_reason()));
    if (SSL_CTX_use_certificate_chain_file(ctx, client.certificate.c_str()) != 1 ||
        SSL_CTX_use_PrivateKey_file(ctx, client.key.c_str(), SSL_FILETYPE_PEM) != 1)
        throw std::runtime_error(
            fmt::format("cannot use {} with {}: {}", client.certificate, client.key, tls_reason()));
    return context;
}

Connection::Connection(SSL_CTX& context, const Target& target)
    : m_fd(open_socket(target)), m_ssl(SSL_new(&context)) {
    const bool by_name = target.host == "localhost";
    // Spelled out: the macro SSL_set_tlsext_host_name holds an old-style cast.
    if (by_name)
        SSL_ctrl(m_ssl.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                 const_cast<char*>(target.host.c_str()));
    const bool named =
        by_name ? SSL_set1_host(m_ssl.get(), target.host.c_str()) == 1
                : X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(m_ssl.get()), target.host.c_str()) == 1;
    if (!named || SSL_set_fd(m_ssl.get(), m_fd) != 1 || SSL_connect(m_ssl.get()) != 1) {
        const auto reason = tls_reason();
        close(m_fd);
        throw std::runtime_error("TLS handshake failed: " + reason);
    }
    fcntl(m_fd, F_SETFL, fcntl(m_fd, F_GETFL) | O_NONBLOCK);
}

Connection::~Connection() {
    m_ssl.reset();
    close(m_fd);
}

void Connection::start(std::string http) {
    m_out = std::move(http);
    m_sent = 0;
    m_answer.clear();
}

Connection::State Connection::drive() {
    while (m_sent < m_out.size()) {
        std::size_t written = 0;
        ERR_clear_error();
        const int result = SSL_write_ex(m_ssl.get(), m_out.data() + m_sent, m_out.size() - m_sent, &written);
        if (result == 1) {
            m_sent += written;
            continue;
        }
        const int error = SSL_get_error(m_ssl.get(), result);
        return error == SSL_ERROR_WANT_WRITE || error == SSL_ERROR_WANT_READ ? State::busy : State::broken;
    }
    return read();
}

Connection::State Connection::read() {
    std::array<char, 16 * 1024> buffer;  // NOLINT: no need to zero what is about to be written
    for (;;) {
        std::size_t got = 0;
        ERR_clear_error();
        const int result = SSL_read_ex(m_ssl.get(), buffer.data(), buffer.size(), &got);
        if (result != 1) {
            const int error = SSL_get_error(m_ssl.get(), result);
            return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE ? State::busy
                                                                                 : State::broken;
        }
        switch (m_answer.feed({buffer.data(), got})) {
            case Answer::State::more:
                break;
            case Answer::State::whole:
                return State::whole;
            case Answer::State::broken:
                return State::broken;
        }
    }
}

}  // namespace isi::bench
