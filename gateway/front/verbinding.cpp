// SPDX-License-Identifier: GPL-3.0-or-later
#include "verbinding.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <ctime>
#include <exception>

#include "peer.hpp"

namespace isi::front {
namespace {

void loop_handdrukken(const std::weak_ptr<Lus>& zwak) {
    const auto lus = zwak.lock();
    if (!lus) return;
    const auto verbinding = lus->handdrukken.front().lock();
    lus->handdrukken.pop_front();
    lus->handdruk_loopt = !lus->handdrukken.empty();
    if (lus->handdruk_loopt) boost::asio::post(lus->io, [zwak] { loop_handdrukken(zwak); });
    if (verbinding) verbinding->stap_handdruk();  // last: if it throws, the row goes on
}

}  // namespace

Verbinding::Verbinding(const std::shared_ptr<Lus>& lus, int fd, std::shared_ptr<const TlsContext> tls,
                       std::string herkomst)
    : m_lus_zwak(lus),
      m_lus(*lus),
      m_fd(lus->io, fd),
      m_tls(std::move(tls)),
      m_beheer(!m_tls),
      m_kanaal(fd, m_tls ? m_tls->make_ssl(fd, m_keuring) : nullptr),
      m_herkomst(std::move(herkomst)),
      m_koplezer(lus->opzet.grenzen) {}

void Verbinding::begin() {
    if (m_beheer) {
        ga_rusten();
        return;
    }
    if (!m_kanaal.ssl()) {
        sluit();
        return;
    }
    m_uiterlijk = Klok::now() + m_lus.opzet.grenzen.handdruk;
    wacht(Kanaal::Stand::wacht_lezen);
}

void Verbinding::wacht(Kanaal::Stand stand) {
    const auto waarop = stand == Kanaal::Stand::wacht_schrijven
                            ? boost::asio::posix::stream_descriptor::wait_write
                            : boost::asio::posix::stream_descriptor::wait_read;
    m_fd.async_wait(
        waarop, [zelf = shared_from_this(), nummer = ++m_wachtnummer](const boost::system::error_code& fout) {
            if (!fout && nummer == zelf->m_wachtnummer) zelf->ga_door();
        });
}

void Verbinding::ga_door() {
    switch (m_fase) {
        case Fase::handdruk:
            rij_aan_voor_handdruk();
            break;
        case Fase::rust:
        case Fase::kop:
        case Fase::inhoud:
            lees_door();
            break;
        case Fase::tussen:
        case Fase::antwoord:
            schrijf_door();
            break;
        case Fase::uitluiden:
            luid_uit();
            break;
        case Fase::bij_dienst:
        case Fase::dicht:
            break;
    }
}

// --- handshake ---

void Verbinding::rij_aan_voor_handdruk() {
    m_lus.handdrukken.push_back(weak_from_this());
    if (std::exchange(m_lus.handdruk_loopt, true)) return;
    boost::asio::post(m_lus.io, [zwak = m_lus_zwak] { loop_handdrukken(zwak); });
}

void Verbinding::stap_handdruk() {
    if (m_fase != Fase::handdruk) return;
    switch (const auto stand = m_kanaal.handdruk()) {
        case Kanaal::Stand::goed:
            begin_tls_klaar();
            break;
        case Kanaal::Stand::wacht_lezen:
        case Kanaal::Stand::wacht_schrijven:
            wacht(stand);
            break;
        case Kanaal::Stand::einde:
            sluit();
            break;  // gone before it proved anything: nothing was refused
        case Kanaal::Stand::fout:
            weiger_handdruk(oorzaak_handdruk(m_keuring));
            break;
    }
}

void Verbinding::weiger_handdruk(std::string_view oorzaak) {
    ++m_lus.telwerk.handdrukken_geweigerd;
    Weigering weigering{true, std::string(oorzaak), nullptr, m_herkomst, 0};
    X509* blad = m_keuring.blad ? m_keuring.blad.get() : SSL_get0_peer_certificate(m_kanaal.ssl());
    if (blad) weigering.peer = std::make_shared<const sleutels::Peer>(read_peer(blad));
    m_lus.meld(weigering);
    begin_uitluiden(true);
}

void Verbinding::begin_tls_klaar() {
    SSL* ssl = m_kanaal.ssl();
    X509* blad = SSL_get0_peer_certificate(ssl);
    if (!blad) return weiger_handdruk("geen certificaat");
    // NCSC: without it a TLS 1.2 session can be carried over to another connection.
    if (SSL_version(ssl) == TLS1_2_VERSION && SSL_get_extms_support(ssl) != 1) {
        return weiger_handdruk("TLS 1.2 zonder extended master secret");
    }
    m_peer = std::make_shared<const sleutels::Peer>(read_peer(blad));
    if (m_peer->geldig_tot <= std::time(nullptr)) return weiger_handdruk("certificaat verlopen");
    if (m_tls != m_lus.tls) {  // swapped while this one was shaking hands
        const int oorzaak = m_lus.tls->keur(blad, SSL_get_peer_cert_chain(ssl));
        if (oorzaak != X509_V_OK) return weiger_handdruk(tekst_oorzaak(oorzaak));
    }
    m_tls.reset();
    ++m_lus.telwerk.handdrukken;
    if (SSL_session_reused(ssl) == 1) ++m_lus.telwerk.hervat;
    ga_rusten();
}

void Verbinding::herkeur() {
    if (m_beheer || m_tls || m_fase == Fase::uitluiden || m_fase == Fase::dicht) return;
    const int oorzaak =
        m_lus.tls->keur(SSL_get0_peer_certificate(m_kanaal.ssl()), SSL_get_peer_cert_chain(m_kanaal.ssl()));
    if (oorzaak == X509_V_OK) return;
    ++m_lus.telwerk.geweigerd;
    m_lus.meld({false, std::string(tekst_oorzaak(oorzaak)), m_peer, m_herkomst, 0});
    begin_uitluiden(false);
}

// --- the end ---

/// Closing a socket with unread bytes makes the kernel send a reset, which can destroy the answer or the
/// alert that the client has yet to read. So: say goodbye, then throw away what comes until the client closes
/// too.
void Verbinding::begin_uitluiden(bool kapot) {
    if (m_fase == Fase::uitluiden || m_fase == Fase::dicht) return;
    m_fase = Fase::uitluiden;
    m_bron = nullptr;
    m_uiterlijk = Klok::now() + m_lus.opzet.grenzen.uitlezen_413;
    m_kanaal.neem_afscheid(kapot);
    luid_uit();
}

void Verbinding::luid_uit() {
    for (int beurt = 0; beurt < 4; ++beurt) {
        const auto uitkomst = m_kanaal.gooi_weg();
        if (uitkomst.stand == Kanaal::Stand::wacht_lezen) break;
        if (uitkomst.stand != Kanaal::Stand::goed) return sluit();
    }
    wacht(Kanaal::Stand::wacht_lezen);
}

void Verbinding::breek_af() noexcept {
    const linger meteen{1, 0};  // drop what the client did not take
    ::setsockopt(m_fd.native_handle(), SOL_SOCKET, SO_LINGER, &meteen, sizeof meteen);
    sluit();
}

void Verbinding::sluit() noexcept {
    if (m_fase == Fase::dicht) return;
    m_fase = Fase::dicht;
    ++m_wachtnummer;
    m_bron = nullptr;
    boost::system::error_code fout;
    (void)m_fd.close(fout);  // it is gone either way
    const auto plaats = m_lus.verbindingen.find(this);
    if (plaats == m_lus.verbindingen.end()) return;
    --m_lus.telwerk.open;
    const auto zelf = std::move(plaats->second);  // may be the last owner: nothing of ours after this line
    m_lus.verbindingen.erase(plaats);
    if (m_lus.leegloop && m_lus.verbindingen.empty()) m_lus.io.stop();
}

void Verbinding::klok(Klok::time_point nu, Seconden wereldtijd) {
    if (m_peer && m_peer->geldig_tot <= wereldtijd && m_fase != Fase::uitluiden && m_fase != Fase::dicht) {
        ++m_lus.telwerk.geweigerd;
        m_lus.meld({false, std::string(tekst_oorzaak(X509_V_ERR_CERT_HAS_EXPIRED)), m_peer, m_herkomst, 0});
        begin_uitluiden(false);
        return;
    }
    if (m_fase == Fase::bij_dienst || nu < m_uiterlijk) return;
    switch (m_fase) {
        case Fase::handdruk:
            weiger_handdruk("handdruk duurde te lang");
            break;
        case Fase::rust:
            begin_uitluiden(false);
            break;
        case Fase::kop:
        case Fase::inhoud:
            weiger({408, "verzoek duurde te lang"});
            break;
        case Fase::tussen:
        case Fase::antwoord:
            breek_af();
            break;
        case Fase::uitluiden:
            sluit();
            break;
        case Fase::bij_dienst:
        case Fase::dicht:
            break;
    }
}

void Verbinding::loop_leeg() {
    if (m_fase != Fase::rust) return;
    m_uiterlijk = Klok::now();
    lees_door();  // a request that is already here is still answered
    if (m_fase == Fase::rust && m_verzoeknummer > 0)
        begin_uitluiden(false);
    else if (m_fase == Fase::rust)
        m_uiterlijk = Klok::now() + std::chrono::seconds(1);
}

}  // namespace isi::front
