// SPDX-License-Identifier: GPL-3.0-or-later
#include "kanaal.hpp"

#include <openssl/err.h>
#include <sys/socket.h>

#include <cerrno>

namespace isi::front {
namespace {

Kanaal::Stand stand_errno(Kanaal::Stand wacht) {
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return wacht;
    return errno == ECONNRESET || errno == EPIPE ? Kanaal::Stand::einde : Kanaal::Stand::fout;
}

}  // namespace

Kanaal::Stand Kanaal::stand_van(int uitkomst) const noexcept {
    switch (SSL_get_error(m_ssl.get(), uitkomst)) {
        case SSL_ERROR_NONE:
            return Stand::goed;
        case SSL_ERROR_WANT_READ:
            return Stand::wacht_lezen;
        case SSL_ERROR_WANT_WRITE:
            return Stand::wacht_schrijven;
        case SSL_ERROR_ZERO_RETURN:
        case SSL_ERROR_SYSCALL:
            return Stand::einde;
        default:
            return Stand::fout;
    }
}

Kanaal::Stand Kanaal::handdruk() {
    if (!m_ssl) return Stand::goed;
    ERR_clear_error();
    return stand_van(SSL_do_handshake(m_ssl.get()));
}

Kanaal::Uitkomst Kanaal::lees(std::span<char> ruimte) {
    if (m_ssl) {
        std::size_t n = 0;
        ERR_clear_error();
        const int uitkomst = SSL_read_ex(m_ssl.get(), ruimte.data(), ruimte.size(), &n);
        return uitkomst == 1 ? Uitkomst{Stand::goed, n} : Uitkomst{stand_van(uitkomst)};
    }
    const auto n = ::recv(m_fd, ruimte.data(), ruimte.size(), 0);
    if (n > 0) return {Stand::goed, static_cast<std::size_t>(n)};
    return {n == 0 ? Stand::einde : stand_errno(Stand::wacht_lezen)};
}

Kanaal::Uitkomst Kanaal::schrijf(std::string_view bytes) {
    if (m_ssl) {
        std::size_t n = 0;
        ERR_clear_error();
        const int uitkomst = SSL_write_ex(m_ssl.get(), bytes.data(), bytes.size(), &n);
        return uitkomst == 1 ? Uitkomst{Stand::goed, n} : Uitkomst{stand_van(uitkomst)};
    }
    const auto n = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n >= 0) return {Stand::goed, static_cast<std::size_t>(n)};
    return {stand_errno(Stand::wacht_schrijven)};
}

void Kanaal::neem_afscheid(bool kapot) noexcept {
    if (m_ssl && !kapot && SSL_is_init_finished(m_ssl.get()) == 1) {
        ERR_clear_error();
        SSL_shutdown(m_ssl.get());
        ERR_clear_error();
    }
    ::shutdown(m_fd, SHUT_WR);
}

Kanaal::Uitkomst Kanaal::gooi_weg() noexcept {
    const auto n =
        ::recv(m_fd, nullptr, std::size_t{1} << 20, MSG_TRUNC);  // Linux: TCP drops the bytes uncopied
    if (n > 0) return {Stand::goed, static_cast<std::size_t>(n)};
    return {n == 0 ? Stand::einde : stand_errno(Stand::wacht_lezen)};
}

}  // namespace isi::front
