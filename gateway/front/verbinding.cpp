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

constexpr std::string_view ga_verder = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::size_t per_beurt = 256 * 1024;  // bytes of one answer before others get their turn

/// The other end of Afgeven: one answer for one request, from any thread, whatever has become of the
/// connection.
class Belofte {
 public:
    Belofte(std::weak_ptr<Lus> lus, std::weak_ptr<Verbinding> verbinding, std::uint64_t nummer)
        : m_lus(std::move(lus)), m_verbinding(std::move(verbinding)), m_nummer(nummer) {}
    Belofte(const Belofte&) = delete;
    Belofte& operator=(const Belofte&) = delete;
    ~Belofte() {
        if (m_gedaan) return;
        try {
            Antwoord antwoord;  // the service let the request fall; its client must not wait for ever
            antwoord.status = 500;
            antwoord.media_type.clear();
            antwoord.sluiten = true;
            geef(std::move(antwoord));
        } catch (const std::exception&) {  // no memory: the connection's end of life takes over
        }
    }

    void geef(Antwoord antwoord) {
        if (m_gedaan.exchange(true)) return;
        const auto lus = m_lus.lock();
        if (!lus) return;
        boost::asio::post(lus->io, [verbinding = m_verbinding, nummer = m_nummer,
                                    antwoord = std::move(antwoord)]() mutable {
            if (const auto zelf = verbinding.lock()) zelf->neem_antwoord(nummer, std::move(antwoord));
        });
    }

 private:
    std::weak_ptr<Lus> m_lus;
    std::weak_ptr<Verbinding> m_verbinding;
    std::uint64_t m_nummer;
    std::atomic<bool> m_gedaan{false};
};

void loop_handdrukken(const std::weak_ptr<Lus>& zwak) {
    const auto lus = zwak.lock();
    if (!lus) return;
    if (const auto verbinding = lus->handdrukken.front().lock()) verbinding->stap_handdruk();
    lus->handdrukken.pop_front();
    lus->handdruk_loopt = !lus->handdrukken.empty();
    if (lus->handdruk_loopt) boost::asio::post(lus->io, [zwak] { loop_handdrukken(zwak); });
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

// --- reading ---

void Verbinding::ga_rusten() {
    m_fase = Fase::rust;
    std::string().swap(m_uit);
    if (m_in.empty()) std::string().swap(m_in);
    m_uit_op = 0;
    auto rust = m_lus.opzet.grenzen.rust;
    if (m_lus.leegloop) rust = std::min<std::chrono::milliseconds>(rust, std::chrono::seconds(1));
    m_uiterlijk = Klok::now() + rust;
    if (m_in.empty() && !m_kanaal.heeft_voorraad())
        wacht(Kanaal::Stand::wacht_lezen);
    else
        lees_door();
}

void Verbinding::lees_door() {
    while (verwerk()) {
        const auto gelezen = m_kanaal.lees(m_lus.klad);
        switch (gelezen.stand) {
            case Kanaal::Stand::goed:
                m_in.append(m_lus.klad.data(), gelezen.bytes);
                if (gelezen.bytes == m_lus.klad.size() || m_kanaal.heeft_voorraad()) break;
                if (verwerk())
                    wacht(Kanaal::Stand::wacht_lezen);  // all was taken: asking again would only cost a call
                return;
            case Kanaal::Stand::wacht_lezen:
            case Kanaal::Stand::wacht_schrijven:
                wacht(gelezen.stand);
                return;
            case Kanaal::Stand::einde:
                begin_uitluiden(false);
                return;
            case Kanaal::Stand::fout:
                begin_uitluiden(true);
                return;
        }
    }
}

bool Verbinding::verwerk() {
    while (true) {
        switch (m_fase) {
            case Fase::rust:
                if (m_in.empty()) return true;
                m_begin = Klok::now();
                m_uiterlijk = m_begin + m_lus.opzet.grenzen.verzoek;
                m_koplezer = Koplezer(m_lus.opzet.grenzen);
                m_fase = Fase::kop;
                break;
            case Fase::kop:
                if (!verwerk_kop()) return m_fase == Fase::kop;
                break;
            case Fase::inhoud:
                return !verwerk_inhoud() && m_fase == Fase::inhoud;
            default:
                return false;
        }
    }
}

bool Verbinding::verwerk_kop() {
    switch (m_koplezer.lees(m_in)) {
        case Koplezer::Stand::meer:
            return false;
        case Koplezer::Stand::fout:
            weiger(m_koplezer.afwijzing());
            return false;
        case Koplezer::Stand::klaar:
            break;
    }
    m_kop = std::move(m_koplezer.kop());
    m_in.erase(0, m_koplezer.lengte());
    m_inhoud.clear();
    m_stukken.reset();
    if (m_kop.chunked) m_stukken.emplace(m_lus.opzet.grenzen.bericht_bytes);
    m_fase = Fase::inhoud;
    return true;
}

/// False if it needs more bytes; else it has gone to the service, or first has something to say.
bool Verbinding::verwerk_inhoud() {
    if (neem_inhoud()) {
        dien();
        return true;
    }
    if (m_fase == Fase::inhoud && std::exchange(m_kop.verwacht_100, false)) {
        m_uit = ga_verder;
        m_uit_op = 0;
        m_fase = Fase::tussen;
        schrijf_door();
        return true;
    }
    return false;
}

bool Verbinding::neem_inhoud() {
    if (!m_stukken) {
        if (m_in.size() < m_kop.lengte) return false;
        const auto lengte = static_cast<std::size_t>(m_kop.lengte);
        m_inhoud.assign(m_in, 0, lengte);
        m_in.erase(0, lengte);
        return true;
    }
    std::string_view rest = m_in;
    const auto stand = m_stukken->lees(rest, m_inhoud);
    m_in.erase(0, m_in.size() - rest.size());
    if (stand == Koplezer::Stand::fout) weiger(m_stukken->afwijzing());
    return stand == Koplezer::Stand::klaar;
}

void Verbinding::dien() {
    m_fase = Fase::bij_dienst;
    ++m_verzoeknummer;
    ++m_lus.telwerk.verzoeken;
    auto belofte = std::make_shared<Belofte>(m_lus_zwak, weak_from_this(), m_verzoeknummer);
    Verzoek verzoek{std::move(m_kop.methode),
                    std::move(m_kop.doel),
                    std::move(m_kop.velden),
                    std::move(m_inhoud),
                    m_peer,
                    m_herkomst,
                    m_begin};
    const auto& dienst = m_beheer ? m_lus.opzet.beheerdienst : m_lus.opzet.dienst;
    try {
        dienst(std::move(verzoek), [belofte](Antwoord antwoord) { belofte->geef(std::move(antwoord)); });
    } catch (const std::exception&) {
        m_lus.log("dienst wierp een uitzondering bij het aannemen van een verzoek; het verzoek kreeg 500");
    }
}

void Verbinding::weiger(const Afwijzing& afwijzing) {
    ++m_lus.telwerk.geweigerd;
    m_lus.meld({false, std::string(afwijzing.oorzaak), m_peer, m_herkomst, afwijzing.status});
    m_uit.clear();
    m_uit_op = 0;
    m_bron = nullptr;
    schrijf_kaal(afwijzing.status, m_lus.datum.nu(), m_uit);
    m_sluit_na = true;
    m_fase = Fase::antwoord;
    m_uiterlijk = Klok::now() + m_lus.opzet.grenzen.antwoord;
    schrijf_door();
}

// --- writing ---

void Verbinding::neem_antwoord(std::uint64_t nummer, Antwoord antwoord) {
    if (m_fase != Fase::bij_dienst || nummer != m_verzoeknummer)
        return;  // the client went before its answer came
    const auto* bron = std::get_if<Bron>(&antwoord.lichaam);
    m_sluit_na = antwoord.sluiten || !m_kop.blijft || m_lus.leegloop || (bron && !m_kop.http11) ||
                 m_verzoeknummer >= m_lus.opzet.grenzen.verzoeken_per_verbinding;
    m_uit.clear();
    m_uit_op = 0;
    if (!schrijf_antwoord(antwoord, {m_kop.http11, m_sluit_na, m_lus.datum.nu()}, m_uit)) {
        m_lus.log("een antwoord van de dienst had een ongeldig veld; de client kreeg 500");
        m_sluit_na = true;
        bron = nullptr;
        m_uit.clear();
        schrijf_kaal(500, m_lus.datum.nu(), m_uit);
    }
    m_bron = bron ? std::move(std::get<Bron>(antwoord.lichaam)) : nullptr;
    m_fase = Fase::antwoord;
    m_uiterlijk = Klok::now() + m_lus.opzet.grenzen.antwoord;
    schrijf_door();
}

void Verbinding::schrijf_door() {
    std::size_t geschreven = 0;
    while (true) {
        while (m_uit_op < m_uit.size()) {
            const auto uitkomst = m_kanaal.schrijf(std::string_view(m_uit).substr(m_uit_op));
            if (uitkomst.stand == Kanaal::Stand::einde || uitkomst.stand == Kanaal::Stand::fout)
                return sluit();
            if (uitkomst.stand != Kanaal::Stand::goed) return wacht(uitkomst.stand);
            m_uit_op += uitkomst.bytes;
            geschreven += uitkomst.bytes;
        }
        try {
            if (!m_bron || !vul_bij()) break;
        } catch (const std::exception&) {
            m_lus.log("de bron van een antwoord brak af; de verbinding is verbroken");
            return breek_af();
        }
        if (geschreven > per_beurt) return wacht(Kanaal::Stand::wacht_schrijven);
    }
    klaar_met_schrijven();
}

bool Verbinding::vul_bij() {
    m_uit.clear();
    m_uit_op = 0;
    const auto stuk = m_bron();
    if (stuk && stuk->empty()) return true;  // an empty chunk would be the end
    if (!stuk) m_bron = nullptr;
    if (!m_kop.http11) {
        if (stuk) m_uit = *stuk;
    } else if (stuk) {
        schrijf_stuk(*stuk, m_uit);
    } else {
        m_uit = laatste_stuk();
    }
    return stuk.has_value() || !m_uit.empty();
}

void Verbinding::klaar_met_schrijven() {
    if (m_fase == Fase::tussen) {
        std::string().swap(m_uit);
        m_fase = Fase::inhoud;
        lees_door();
    } else if (m_sluit_na) {
        begin_uitluiden(false);
    } else {
        ga_rusten();
    }
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
    m_fd.close(fout);
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
