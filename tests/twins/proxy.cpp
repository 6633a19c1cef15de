// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace isi::twin {
namespace {

template <class T, void (*Free)(T*)>
struct Deleter {
    void operator()(T* p) const noexcept { Free(p); }
};
using SslCtx = std::unique_ptr<SSL_CTX, Deleter<SSL_CTX, SSL_CTX_free>>;
using Ssl = std::unique_ptr<SSL, Deleter<SSL, SSL_free>>;

std::string fingerprint(const X509* certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (!certificate || X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1) return {};
    std::string out;
    for (unsigned i = 0; i < size; ++i) out += fmt::format("{:02x}", digest[i]);
    return out;
}

/// A socket with TLS on it; blocking, with time-outs.
class Line {
 public:
    Line(int fd, SSL_CTX* context) : m_fd(fd), m_ssl(SSL_new(context)) {
        const timeval patience{20, 0};
        const int one = 1;
        setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        SSL_set_fd(m_ssl.get(), fd);
    }
    ~Line() {
        if (m_whole) SSL_shutdown(m_ssl.get());
        close(m_fd);
    }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    bool handshake(bool server) {
        ERR_clear_error();
        m_whole = (server ? SSL_accept(m_ssl.get()) : SSL_connect(m_ssl.get())) == 1;
        return m_whole;
    }
    std::string receive() {
        std::string out(16384, '\0');
        ERR_clear_error();
        const int n = SSL_read(m_ssl.get(), out.data(), static_cast<int>(out.size()));
        if (n <= 0) return {};
        out.resize(static_cast<std::size_t>(n));
        return out;
    }
    bool send(const std::string& bytes) {
        ERR_clear_error();
        return SSL_write(m_ssl.get(), bytes.data(), static_cast<int>(bytes.size())) ==
               static_cast<int>(bytes.size());
    }
    /// The connection goes down with a reset, without a word.
    void reset() {
        const linger now{1, 0};
        setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        m_whole = false;
    }
    [[nodiscard]] SSL* ssl() const noexcept { return m_ssl.get(); }

 private:
    int m_fd;
    Ssl m_ssl;
    bool m_whole = false;
};

/// What the verify callback needs; lives as long as the context.
struct Keuring {
    const Zandbak& zandbak;
    TlsBederf bederf;
};

bool is_client(const Zandbak& zandbak, const std::string& client, const X509* certificate) {
    const auto found = zandbak.vingerafdruk.find(client);
    return !client.empty() && found != zandbak.vingerafdruk.end() &&
           found->second == fingerprint(certificate);
}

/// As the gateway: whatever is wrong, the same alert. Unless the spoil wants otherwise.
int verify(int good, X509_STORE_CTX* store) {
    if (good) return 1;
    auto* ssl = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
    const auto* keuring = static_cast<const Keuring*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), 0));
    const X509* leaf = X509_STORE_CTX_get0_cert(store);
    if (is_client(keuring->zandbak, keuring->bederf.laat_door, leaf)) {
        X509_STORE_CTX_set_error(store, X509_V_OK);
        return 1;
    }
    const bool own = is_client(keuring->zandbak, keuring->bederf.eigen_alert, leaf) &&
                     SSL_version(ssl) == keuring->bederf.eigen_alert_versie;
    if (!own) X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED);
    return 0;
}

SslCtx server_context(const Keuring& keuring) {
    SslCtx context(SSL_CTX_new(TLS_server_method()));
    SSL_CTX* ctx = context.get();
    const std::string& map = keuring.zandbak.map;
    const TlsBederf& b = keuring.bederf;
    if (b.min && b.min < TLS1_2_VERSION) SSL_CTX_set_security_level(ctx, 0);
    SSL_CTX_set_min_proto_version(ctx, b.min ? b.min : TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(ctx, b.max ? b.max : TLS1_3_VERSION);
    SSL_CTX_set_options(ctx, SSL_OP_NO_TICKET | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_options(ctx,
                        b.heronderhandelen ? SSL_OP_ALLOW_CLIENT_RENEGOTIATION : SSL_OP_NO_RENEGOTIATION);
    const std::string ciphers = b.ciphers.empty() ? "ECDHE+AESGCM:ECDHE+CHACHA20" : b.ciphers;
    bool good = SSL_CTX_set_cipher_list(ctx, ciphers.c_str()) == 1 &&
                SSL_CTX_use_certificate_chain_file(ctx, (map + "/server.crt").c_str()) == 1 &&
                SSL_CTX_use_PrivateKey_file(ctx, (map + "/server.key").c_str(), SSL_FILETYPE_PEM) == 1 &&
                SSL_CTX_load_verify_locations(ctx, (map + "/ca.crt").c_str(), nullptr) == 1;
    X509_STORE* store = SSL_CTX_get_cert_store(ctx);
    X509_LOOKUP* lookup = X509_STORE_add_lookup(store, X509_LOOKUP_file());
    good = good && X509_load_crl_file(lookup, (map + "/ca/crl.pem").c_str(), X509_FILETYPE_PEM) > 0;
    if (!good) throw std::runtime_error("cannot load the sandbox's certificates from " + map);
    X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK);
    const unsigned char id[] = "isi-twin";
    SSL_CTX_set_session_id_context(ctx, id, sizeof id - 1);
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | (b.zonder_certificaat ? 0 : SSL_VERIFY_FAIL_IF_NO_PEER_CERT),
                       verify);
    SSL_CTX_set_ex_data(ctx, 0, const_cast<Keuring*>(&keuring));
    return context;
}

/// One client certificate towards the gateway.
SslCtx client_context(const Zandbak& zandbak, const std::string& client) {
    SslCtx context(SSL_CTX_new(TLS_client_method()));
    const std::string map = zandbak.map + "/clients/" + client;
    if (SSL_CTX_use_certificate_file(context.get(), (map + "/client.crt").c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_use_PrivateKey_file(context.get(), (map + "/client.key").c_str(), SSL_FILETYPE_PEM) != 1)
        throw std::runtime_error("cannot load the certificate of " + client);
    return context;
}

int dial(const Opzet& opzet) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(opzet.upstream_host.c_str(), opzet.upstream_poort.c_str(), &hints, &found) != 0)
        return -1;
    const int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool good = fd >= 0 && connect(fd, found->ai_addr, found->ai_addrlen) == 0;
    freeaddrinfo(found);
    if (good || fd < 0) return fd;
    close(fd);
    return -1;
}

/// Ids asked before, shared by all connections: for the spoil that lets a repeat pass.
class Gezien {
 public:
    std::set<std::string> kopie() {
        const std::lock_guard lock(m_mutex);
        return m_ids;
    }
    void onthoud(const std::string& body) {
        constexpr std::string_view tag = "<identificatiecodeBedrijfsdocument>";
        const std::size_t at = body.find(tag);
        const std::lock_guard lock(m_mutex);
        if (at != std::string::npos) m_ids.insert(body.substr(at + tag.size(), 36));
    }

 private:
    std::mutex m_mutex;
    std::set<std::string> m_ids;
};

/// One client's connection from handshake to end.
class Verbinding {
 public:
    Verbinding(const Opzet& opzet, const Zandbak& zandbak, const Bederf* bederf, Gezien& gezien,
               SSL_CTX* context, int fd)
        : m_opzet(opzet), m_zandbak(zandbak), m_bederf(bederf), m_gezien(gezien), m_client(fd, context) {}

    void run() {
        if (!m_client.handshake(true)) return;
        std::unique_ptr<X509, Deleter<X509, X509_free>> certificate(
            SSL_get1_peer_certificate(m_client.ssl()));
        m_peer = fingerprint(certificate.get());
        for (const auto& [client, print] : m_zandbak.vingerafdruk)
            if (print == m_peer) m_eigen = client;
        std::string buffer;
        while (auto vraag = read_http([this] { return m_client.receive(); }, buffer, false))
            if (!beantwoord(*vraag)) return;
    }

 private:
    bool beantwoord(const Http& vraag) {
        const std::set<std::string> gezien = m_gezien.kopie();
        Gesprek g{m_zandbak,
                  gezien,
                  vraag,
                  vraag,
                  {},
                  m_peer,
                  m_eigen,
                  ++m_beurt,
                  SSL_session_reused(m_client.ssl()) == 1,
                  SSL_version(m_client.ssl()),
                  {},
                  false,
                  false};
        m_gezien.onthoud(vraag.body);
        if (m_bederf && m_bederf->bij_vraag) m_bederf->bij_vraag(g);
        if (g.verbreken) {
            m_client.reset();
            return false;
        }
        if (g.eigen_antwoord) return m_client.send(g.eigen_antwoord->bytes());
        if (!vraag_door(g)) return false;
        if (m_bederf && m_bederf->bij_antwoord) m_bederf->bij_antwoord(g);
        const bool sent = m_client.send(g.antwoord.edited() ? g.antwoord.bytes() : g.antwoord.raw);
        const bool ends = g.sluiten || g.antwoord.field("Connection").value_or("") == "close";
        return sent && !ends;
    }

    /// Asks the gateway with the certificate of `g.als`; another one than before needs a new connection.
    bool vraag_door(Gesprek& g) {
        if (!m_upstream || m_als != g.als) {
            m_upstream.reset();
            m_buffer.clear();
            const int fd = dial(m_opzet);
            if (fd < 0 || g.als.empty()) return false;
            m_als = g.als;
            m_context = client_context(m_zandbak, m_als);
            m_upstream = std::make_unique<Line>(fd, m_context.get());
            if (!m_upstream->handshake(false)) return false;
        }
        m_upstream->send(g.vraag.edited() ? g.vraag.bytes() : g.vraag.raw);
        auto antwoord = read_http([this] { return m_upstream->receive(); }, m_buffer, true);
        if (antwoord && antwoord->status() == 100)
            antwoord = read_http([this] { return m_upstream->receive(); }, m_buffer, true);
        if (!antwoord) return false;
        g.antwoord = std::move(*antwoord);
        return true;
    }

    const Opzet& m_opzet;
    const Zandbak& m_zandbak;
    const Bederf* m_bederf;
    Gezien& m_gezien;
    Line m_client;
    SslCtx m_context;
    std::unique_ptr<Line> m_upstream;
    std::string m_peer, m_eigen, m_als, m_buffer;
    int m_beurt = 0;
};

int listen_on(std::uint16_t& port) {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int one = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (fd < 0 || bind(fd, generic, size) != 0 || listen(fd, 64) != 0 || getsockname(fd, generic, &size) != 0)
        throw std::runtime_error("cannot listen on the port");
    port = ntohs(address.sin_port);
    return fd;
}

}  // namespace

void serve(const Opzet& opzet, const Zandbak& zandbak, const Bederf* bederf, const std::atomic<bool>& stop,
           const std::function<void(std::uint16_t)>& klaar) {
    const Keuring keuring{zandbak, bederf ? bederf->tls : TlsBederf{}};
    const SslCtx context = server_context(keuring);
    Gezien gezien;
    std::uint16_t port = opzet.poort;
    const int listener = listen_on(port);
    klaar(port);
    std::vector<std::jthread> threads;
    while (!stop) {
        pollfd waiting{listener, POLLIN, 0};
        if (poll(&waiting, 1, 100) != 1) continue;
        const int fd = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (fd < 0) continue;
        threads.emplace_back(
            [&, fd] { Verbinding(opzet, zandbak, bederf, gezien, context.get(), fd).run(); });
    }
    close(listener);
    // A client that still holds its connection must not hold up the end of the test.
    for (std::jthread& thread : threads) thread.detach();
    _exit(0);
}

}  // namespace isi::twin
