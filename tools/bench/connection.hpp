// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <openssl/ssl.h>

#include <cstddef>
#include <memory>
#include <string>

#include "answer.hpp"
#include "setup.hpp"

namespace isi::bench {

struct SslCtxFree {
    void operator()(SSL_CTX* p) const noexcept { SSL_CTX_free(p); }
};
struct SslFree {
    void operator()(SSL* p) const noexcept { SSL_free(p); }
};
using SslCtx = std::unique_ptr<SSL_CTX, SslCtxFree>;

/// Client side of mutual TLS: trusts the client folder's CA only. Throws std::runtime_error.
SslCtx make_context(const Client& client);

/// One kept connection with one question under way at most.
class Connection {
 public:
    /// Connects and shakes hands, waiting at most five seconds; after that nothing here blocks. Throws
    /// std::runtime_error.
    Connection(SSL_CTX& context, const Target& target);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    void start(std::string http);
    enum class State { busy, whole, broken };
    /// Goes on as far as the socket allows.
    State drive();

    [[nodiscard]] int fd() const noexcept { return m_fd; }
    [[nodiscard]] const Answer& answer() const noexcept { return m_answer; }

 private:
    State read();

    int m_fd = -1;
    std::unique_ptr<SSL, SslFree> m_ssl;
    std::string m_out;
    std::size_t m_sent = 0;
    Answer m_answer;
};

}  // namespace isi::bench
