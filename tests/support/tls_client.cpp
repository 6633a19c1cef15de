// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <stdexcept>
#include <utility>

namespace isi::proef {
namespace {

std::string klein(std::string_view s) {
    std::string uit(s);
    std::transform(uit.begin(), uit.end(), uit.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return uit;
}

}  // namespace

std::string HttpAntwoord::veld(std::string_view naam) const {
    const auto alles = klein(kop);
    const auto plaats = alles.find("\r\n" + klein(naam) + ":");
    if (plaats == std::string::npos) return {};
    const auto begin = plaats + 3 + naam.size();
    auto waarde = kop.substr(begin, kop.find("\r\n", begin) - begin);
    waarde.erase(0, waarde.find_first_not_of(' '));
    return waarde;
}

Client::Client(std::uint16_t poort, const Keuze& keuze) : m_fd(::socket(AF_INET, SOCK_STREAM, 0)) {
    std::signal(SIGPIPE, SIG_IGN);
    if (keuze.ontvangstbuffer > 0)
        ::setsockopt(m_fd, SOL_SOCKET, SO_RCVBUF, &keuze.ontvangstbuffer, sizeof(int));
    sockaddr_in adres{};
    adres.sin_family = AF_INET;
    adres.sin_port = htons(poort);
    adres.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_fd, reinterpret_cast<const sockaddr*>(&adres), sizeof adres) != 0) {
        m_einde = true;
        return;
    }
    zet_wachttijd();
    m_verbonden = true;
    if (!keuze.tls) return;
    m_ctx = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_security_level(m_ctx, 0);  // this client offers what the server should refuse
    SSL_CTX_set_options(m_ctx, keuze.opties | SSL_OP_IGNORE_UNEXPECTED_EOF);
    if (keuze.versie != 0) {
        SSL_CTX_set_min_proto_version(m_ctx, keuze.versie);
        SSL_CTX_set_max_proto_version(m_ctx, keuze.versie);
    }
    if (keuze.ciphers && SSL_CTX_set_cipher_list(m_ctx, keuze.ciphers) != 1)
        throw std::runtime_error("ciphers");
    if (keuze.paar) {
        SSL_CTX_use_certificate(m_ctx, keuze.paar->certificaat.get());
        SSL_CTX_use_PrivateKey(m_ctx, keuze.paar->sleutel.get());
        for (X509* boven : keuze.paar->keten) SSL_CTX_add1_chain_cert(m_ctx, boven);
    }
    m_ssl = SSL_new(m_ctx);
    SSL_set_fd(m_ssl, m_fd);
    if (keuze.sessie) SSL_set_session(m_ssl, keuze.sessie);
    SSL_set_app_data(m_ssl, this);
    SSL_set_info_callback(m_ssl, [](const SSL* ssl, int waar, int waarde) {
        auto* zelf = static_cast<Client*>(SSL_get_app_data(ssl));
        if ((waar & SSL_CB_READ_ALERT) == SSL_CB_READ_ALERT && (waarde >> 8) == SSL3_AL_FATAL)
            zelf->m_alert = waarde & 0xff;
    });
    ERR_clear_error();
    m_verbonden = SSL_connect(m_ssl) == 1;
    m_einde = !m_verbonden;
}

Client::~Client() {
    if (m_ssl && m_verbonden) SSL_shutdown(m_ssl);  // else OpenSSL takes the session for unfit to resume
    SSL_free(m_ssl);
    SSL_CTX_free(m_ctx);
    if (m_fd >= 0) ::close(m_fd);
}

void Client::zet_wachttijd() {
    const auto seconden = std::chrono::duration_cast<std::chrono::seconds>(wachttijd);
    const timeval tijd{seconden.count(), static_cast<suseconds_t>((wachttijd - seconden).count() * 1000)};
    ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &tijd, sizeof tijd);
    ::setsockopt(m_fd, SOL_SOCKET, SO_SNDTIMEO, &tijd, sizeof tijd);
}

bool Client::stuur(std::string_view bytes) {
    if (!m_verbonden) return false;
    if (m_ssl) {
        ERR_clear_error();
        std::size_t n = 0;
        return SSL_write_ex(m_ssl, bytes.data(), bytes.size(), &n) == 1;
    }
    while (!bytes.empty()) {
        const auto n = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

void Client::stuur_kaal(std::string_view bytes) {
    (void)::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

bool Client::lees_meer() {
    if (m_einde) return false;
    char ruimte[16384];
    std::size_t n = 0;
    if (m_ssl) {
        ERR_clear_error();
        const int uitkomst = SSL_read_ex(m_ssl, ruimte, sizeof ruimte, &n);
        if (uitkomst != 1) {
            const int fout = SSL_get_error(m_ssl, uitkomst);
            if (fout == SSL_ERROR_WANT_READ) return false;  // wachttijd
            m_netjes = fout == SSL_ERROR_ZERO_RETURN;
            m_einde = true;
            return false;
        }
    } else {
        const auto gelezen = ::recv(m_fd, ruimte, sizeof ruimte, 0);
        if (gelezen < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return false;
        if (gelezen <= 0) {
            m_netjes = gelezen == 0;
            m_einde = true;
            return false;
        }
        n = static_cast<std::size_t>(gelezen);
    }
    m_in.append(ruimte, n);
    return true;
}

bool Client::lees_tot(std::string_view einde, std::size_t& plaats) {
    while ((plaats = m_in.find(einde)) == std::string::npos) {
        if (!lees_meer()) return false;
    }
    return true;
}

bool Client::lees_bytes(std::size_t n) {
    while (m_in.size() < n) {
        if (!lees_meer()) return false;
    }
    return true;
}

std::optional<HttpAntwoord> Client::lees_antwoord(bool zonder_inhoud) {
    HttpAntwoord antwoord;
    std::size_t einde = 0;
    if (!lees_tot("\r\n\r\n", einde)) return std::nullopt;
    antwoord.kop = m_in.substr(0, einde + 2);
    m_in.erase(0, einde + 4);
    if (antwoord.kop.size() < 12) return std::nullopt;
    antwoord.status = std::atoi(antwoord.kop.c_str() + 9);
    if (zonder_inhoud || antwoord.status < 200 || antwoord.status == 204) return antwoord;
    if (klein(antwoord.veld("Transfer-Encoding")) == "chunked") {
        while (true) {
            if (!lees_tot("\r\n", einde)) return std::nullopt;
            const auto lengte = static_cast<std::size_t>(std::stoul(m_in.substr(0, einde), nullptr, 16));
            m_in.erase(0, einde + 2);
            if (!lees_bytes(lengte + 2)) return std::nullopt;
            antwoord.inhoud += m_in.substr(0, lengte);
            m_in.erase(0, lengte + 2);
            if (lengte == 0) return antwoord;
        }
    }
    const auto lengte = antwoord.veld("Content-Length");
    if (lengte.empty()) {
        antwoord.inhoud = lees_tot_einde();
        return antwoord;
    }
    const auto n = static_cast<std::size_t>(std::stoul(lengte));
    if (!lees_bytes(n)) return std::nullopt;
    antwoord.inhoud = m_in.substr(0, n);
    m_in.erase(0, n);
    return antwoord;
}

std::string Client::lees_tot_einde() {
    while (lees_meer()) {
    }
    return std::exchange(m_in, {});
}

bool Client::is_gesloten() {
    while (lees_meer()) {
    }
    return m_einde;
}

SessiePtr Client::sessie() {
    return SessiePtr(SSL_get1_session(m_ssl));
}

}  // namespace isi::proef
