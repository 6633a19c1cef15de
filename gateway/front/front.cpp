// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>  // Boost 1.74's Asio forgets it

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cerrno>
#include <ctime>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "verbinding.hpp"

namespace isi::front {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::chrono::milliseconds tik{100};  // resolution of every deadline
constexpr int per_aanname = 64;                // connections taken in one turn

std::string tekst_adres(const tcp::endpoint& eind) {
    const auto adres = eind.address().to_string();
    return (eind.address().is_v6() ? "[" + adres + "]" : adres) + ":" + std::to_string(eind.port());
}

/// A write to a connection that is gone must be an error code, not a signal. For this thread only: the
/// process is its owner's.
class ZonderSigpipe {
 public:
    ZonderSigpipe() {
        sigset_t pijp;
        sigemptyset(&pijp);
        sigaddset(&pijp, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pijp, &m_vorig);
    }
    ZonderSigpipe(const ZonderSigpipe&) = delete;
    ZonderSigpipe& operator=(const ZonderSigpipe&) = delete;
    ~ZonderSigpipe() {
        sigset_t pijp;
        sigemptyset(&pijp);
        sigaddset(&pijp, SIGPIPE);
        const timespec meteen{0, 0};
        if (sigismember(&m_vorig, SIGPIPE) == 0)
            sigtimedwait(&pijp, nullptr, &meteen);  // do not leave ours behind
        pthread_sigmask(SIG_SETMASK, &m_vorig, nullptr);
    }

 private:
    sigset_t m_vorig{};
};

class FrontImpl final : public Front {
 public:
    explicit FrontImpl(Opzet opzet)
        : m_lus(std::make_shared<Lus>(std::move(opzet))),
          m_diensten(m_lus->io),
          m_beheer(m_lus->io),
          m_klok(m_lus->io) {
        const auto& o = m_lus->opzet;
        if (!o.dienst || !o.beheerdienst) throw std::logic_error("front zonder dienst");
        m_geladen = kijk_bestanden(o.tls);
        m_lus->tls = std::make_shared<const TlsContext>(o.tls, o.grenzen);
        m_tls = m_lus->tls;
        open_poort(m_diensten, o.adres, o.poort, "luister.poort");
        open_poort(m_beheer, o.beheeradres, o.beheerpoort, "luister.beheerpoort");
        m_poort = m_diensten.local_endpoint().port();
        m_beheerpoort = m_beheer.local_endpoint().port();
    }

    FrontImpl(const FrontImpl&) = delete;
    FrontImpl& operator=(const FrontImpl&) = delete;
    ~FrontImpl() override { ruim_op(); }

    void run() override;
    void drain() noexcept override;
    [[nodiscard]] Tellers tellers() const noexcept override;
    [[nodiscard]] std::uint16_t poort() const noexcept override { return m_poort; }
    [[nodiscard]] std::uint16_t beheerpoort() const noexcept override { return m_beheerpoort; }
    [[nodiscard]] std::string tls_bezwaar() const override;
    [[nodiscard]] bool tls_bruikbaar() const override;

 private:
    void open_poort(tcp::acceptor& poort, const std::string& adres, std::uint16_t nummer,
                    std::string_view sleutel);
    void wacht_op(tcp::acceptor& poort);
    void neem_aan(tcp::acceptor& poort);
    bool neem_een(tcp::acceptor& poort);
    void neem_over(int fd, const tcp::endpoint& ander, bool beheer);
    void sla_tik();
    void tik_nu();
    void bekijk_bestanden(Klok::time_point nu);
    void wissel();
    void herkeur_alle();
    void loop_leeg();
    void ruim_op() noexcept;

    std::shared_ptr<Lus> m_lus;
    tcp::acceptor m_diensten, m_beheer;
    asio::steady_timer m_klok;
    std::uint16_t m_poort = 0, m_beheerpoort = 0;
    bool m_wacht_diensten = false, m_wacht_beheer = false;
    Klok::time_point m_volgende_blik{}, m_leeg_uiterlijk{};
    Bestandsstand m_geladen, m_vorige, m_mislukt;

    mutable std::mutex m_slot;  // guards what tls_bezwaar reads from other threads
    std::shared_ptr<const TlsContext> m_tls;
    std::string m_bezwaar;
};

void FrontImpl::open_poort(tcp::acceptor& poort, const std::string& adres, std::uint16_t nummer,
                           std::string_view sleutel) {
    boost::system::error_code fout;
    const tcp::endpoint eind(asio::ip::make_address(adres, fout), nummer);
    if (fout)
        throw std::runtime_error("luisteradres '" + adres +
                                 "' is geen IP-adres; gebruik bijvoorbeeld 127.0.0.1");
    poort.open(eind.protocol(), fout);
    if (!fout) poort.set_option(tcp::acceptor::reuse_address(true), fout);
    if (!fout) poort.bind(eind, fout);
    if (!fout) poort.listen(1024, fout);
    if (!fout) poort.non_blocking(true, fout);
    if (fout) {
        throw std::runtime_error("kan niet luisteren op " + tekst_adres(eind) + ": " + fout.message() +
                                 "; kies een andere " + std::string(sleutel) + " of stop wat er al luistert");
    }
}

void FrontImpl::run() {
    const ZonderSigpipe zonder_sigpipe;
    wacht_op(m_diensten);
    wacht_op(m_beheer);
    sla_tik();
    while (!m_lus->io.stopped()) {
        try {
            m_lus->io.run();
        } catch (const std::exception&) {
            m_lus->log(
                "onverwachte fout in de lus van het front; die ene verbinding is verloren, de rest gaat "
                "door");
        }
    }
    ruim_op();
}

void FrontImpl::wacht_op(tcp::acceptor& poort) {
    auto& wacht = &poort == &m_beheer ? m_wacht_beheer : m_wacht_diensten;
    if (!poort.is_open() || std::exchange(wacht, true)) return;
    poort.async_wait(tcp::acceptor::wait_read, [this, &poort, &wacht](const boost::system::error_code& fout) {
        wacht = false;
        if (!fout) neem_aan(poort);
    });
}

void FrontImpl::neem_aan(tcp::acceptor& poort) {
    for (int i = 0; i < per_aanname; ++i) {
        if (neem_een(poort)) continue;
        // Out of descriptors: the backlog stays readable, so waiting for it would spin. The next tick tries
        // again.
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) return;
        break;
    }
    wacht_op(poort);
}

/// One connection from the backlog; false with errno if there is none.
bool FrontImpl::neem_een(tcp::acceptor& poort) {
    tcp::endpoint ander;
    auto lengte = static_cast<socklen_t>(ander.capacity());
    const int fd = ::accept4(poort.native_handle(), ander.data(), &lengte, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) return false;
    ander.resize(lengte);
    neem_over(fd, ander, &poort == &m_beheer);
    return true;
}

void FrontImpl::neem_over(int fd, const tcp::endpoint& ander, bool beheer) {
    ++m_lus->telwerk.aangenomen;
    if (m_lus->verbindingen.size() >= m_lus->opzet.grenzen.verbindingen) {
        ++m_lus->telwerk.vol;
        ::close(fd);
        return;
    }
    const int aan = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &aan, sizeof aan);
    const auto verbinding =
        std::make_shared<Verbinding>(m_lus, fd, beheer ? nullptr : m_lus->tls, tekst_adres(ander));
    m_lus->verbindingen.emplace(verbinding.get(), verbinding);
    ++m_lus->telwerk.open;
    verbinding->begin();
}

// --- the clock: one timer sweeps all deadlines, so a request costs no timer of its own ---

void FrontImpl::sla_tik() {
    m_klok.expires_after(tik);
    m_klok.async_wait([this](const boost::system::error_code& fout) {
        if (fout) return;
        sla_tik();
        tik_nu();
    });
}

void FrontImpl::tik_nu() {
    const auto nu = Klok::now();
    const Seconden wereldtijd = std::time(nullptr);
    std::vector<std::shared_ptr<Verbinding>> alle;
    alle.reserve(m_lus->verbindingen.size());
    for (const auto& [sleutel, verbinding] : m_lus->verbindingen) {
        if (verbinding->verlopen(nu, wereldtijd)) alle.push_back(verbinding);
    }
    for (const auto& verbinding : alle) verbinding->klok(nu, wereldtijd);
    if (m_lus->leegloop) {
        if (nu >= m_leeg_uiterlijk) m_lus->io.stop();
        return;
    }
    wacht_op(m_diensten);  // in case they paused
    wacht_op(m_beheer);
    bekijk_bestanden(nu);
}

// --- swapping certificate, key, CA and CRL ---

/// Loads only what was seen twice the same, a tick apart: a file half written or half a set is not a swap
/// yet.
void FrontImpl::bekijk_bestanden(Klok::time_point nu) {
    if (nu < m_volgende_blik) return;
    m_volgende_blik = nu + m_lus->opzet.tls.herlees;
    const auto stand = kijk_bestanden(m_lus->opzet.tls);
    const bool rustig = stand == std::exchange(m_vorige, stand);
    if (stand == m_geladen) {
        const std::lock_guard slot(m_slot);
        m_bezwaar.clear();
        m_mislukt = {};
    } else if (!rustig) {
        m_volgende_blik = nu + tik;
    } else if (stand != m_mislukt) {
        try {
            wissel();
            m_geladen = stand;
        } catch (const std::exception& fout) {
            m_mislukt = stand;
            m_lus->log(std::string("oude TLS-bestanden blijven in gebruik: ") + fout.what());
            const std::lock_guard slot(m_slot);
            m_bezwaar = fout.what();
        }
    }
}

void FrontImpl::wissel() {
    auto nieuw = std::make_shared<const TlsContext>(m_lus->opzet.tls, m_lus->opzet.grenzen);
    m_lus->tls = nieuw;
    {
        const std::lock_guard slot(m_slot);
        m_tls = std::move(nieuw);
        m_bezwaar.clear();
    }
    ++m_lus->telwerk.tls_gewisseld;
    m_lus->log("TLS-bestanden gewisseld");
    herkeur_alle();
}

/// A revoked certificate loses its open connection too. A few per turn of the loop: each costs a signature or
/// two.
void FrontImpl::herkeur_alle() {
    auto lijst = std::make_shared<std::vector<std::weak_ptr<Verbinding>>>();
    for (const auto& [sleutel, verbinding] : m_lus->verbindingen) lijst->push_back(verbinding);
    const auto beurt = [this, lijst](const auto& zelf) -> void {
        for (int i = 0; i < 8 && !lijst->empty(); ++i) {
            if (const auto verbinding = lijst->back().lock()) verbinding->herkeur();
            lijst->pop_back();
        }
        if (!lijst->empty()) asio::post(m_lus->io, [zelf] { zelf(zelf); });
    };
    beurt(beurt);
}

bool FrontImpl::tls_bruikbaar() const {
    const std::lock_guard slot(m_slot);
    return m_tls->bezwaar(std::time(nullptr)).empty();
}

std::string FrontImpl::tls_bezwaar() const {
    const std::lock_guard slot(m_slot);
    const auto verlopen = m_tls->bezwaar(std::time(nullptr));
    return verlopen.empty() ? m_bezwaar : verlopen;
}

// --- the end ---

void FrontImpl::drain() noexcept {
    try {
        asio::post(m_lus->io, [this] { loop_leeg(); });
    } catch (const std::exception&) {
        m_lus->io.stop();  // no memory left to stop politely
    }
}

void FrontImpl::loop_leeg() {
    if (std::exchange(m_lus->leegloop, true)) return;
    m_leeg_uiterlijk = Klok::now() + m_lus->opzet.grenzen.leeglopen;
    for (auto* poort : {&m_diensten, &m_beheer}) {
        while (neem_een(*poort)) {  // whoever is in the backlog has connected already
        }
        boost::system::error_code fout;
        poort->close(fout);
    }
    std::vector<std::shared_ptr<Verbinding>> alle;
    for (const auto& [sleutel, verbinding] : m_lus->verbindingen) alle.push_back(verbinding);
    for (const auto& verbinding : alle) verbinding->loop_leeg();
    if (m_lus->verbindingen.empty()) m_lus->io.stop();
}

void FrontImpl::ruim_op() noexcept {
    boost::system::error_code fout;
    m_diensten.close(fout);
    m_beheer.close(fout);
    m_klok.cancel(fout);
    std::vector<std::shared_ptr<Verbinding>> alle;
    for (const auto& [sleutel, verbinding] : m_lus->verbindingen) alle.push_back(verbinding);
    for (const auto& verbinding : alle) verbinding->sluit();
    alle.clear();
    m_lus->io.restart();
    try {
        m_lus->io.poll();  // lets the cancelled waits go of their connections
    } catch (const std::exception&) {
        m_lus->io.stop();  // nothing left to serve
        return;
    }
    m_lus->io.stop();
}

Tellers FrontImpl::tellers() const noexcept {
    const auto& t = m_lus->telwerk;
    Tellers uit;
    uit.aangenomen = t.aangenomen;
    uit.handdrukken = t.handdrukken;
    uit.handdrukken_geweigerd = t.handdrukken_geweigerd;
    uit.verzoeken = t.verzoeken;
    uit.geweigerd = t.geweigerd;
    uit.open = t.open;
    uit.hervat = t.hervat;
    uit.vol = t.vol;
    uit.tls_gewisseld = t.tls_gewisseld;
    return uit;
}

}  // namespace

std::unique_ptr<Front> make_front(Opzet opzet) {
    return std::make_unique<FrontImpl>(std::move(opzet));
}

}  // namespace isi::front
