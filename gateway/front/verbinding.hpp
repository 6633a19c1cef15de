// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "lus.hpp"
// (lus.hpp brings <utility> before Asio)
#include <boost/asio/posix/stream_descriptor.hpp>
#include <memory>
#include <optional>
#include <string>

#include "kanaal.hpp"
#include "kop.hpp"
#include "stukken.hpp"

namespace isi::front {

/// One connection: a state machine that is either waiting for readiness or being pushed on. Lives on the
/// loop's thread.
class Verbinding : public std::enable_shared_from_this<Verbinding> {
 public:
    /// Takes the socket over. `tls` null = plain (the admin port).
    Verbinding(const std::shared_ptr<Lus>& lus, int fd, std::shared_ptr<const TlsContext> tls,
               std::string herkomst);

    void begin();
    [[nodiscard]] bool verlopen(Klok::time_point nu, Seconden wereldtijd) const noexcept {
        return (nu >= m_uiterlijk && m_fase != Fase::bij_dienst) ||
               (m_peer && m_peer->geldig_tot <= wereldtijd);
    }
    void klok(Klok::time_point nu, Seconden wereldtijd);  ///< acts on a deadline that has passed
    void loop_leeg();  ///< idle: goodbye; else only finish what is under way
    void herkeur();    ///< closes if the certificate is no longer good under lus.tls
    void neem_antwoord(std::uint64_t nummer, Antwoord antwoord);
    void stap_handdruk();
    void sluit() noexcept;

 private:
    enum class Fase : std::uint8_t {
        handdruk,
        rust,
        kop,
        inhoud,
        tussen,
        bij_dienst,
        antwoord,
        uitluiden,
        dicht
    };

    void wacht(Kanaal::Stand stand);
    void ga_door();
    void rij_aan_voor_handdruk();
    void weiger_handdruk(std::string_view oorzaak);
    void begin_tls_klaar();
    void ga_rusten();

    void lees_door();
    bool verwerk();  ///< true = needs more bytes
    bool verwerk_kop();
    bool verwerk_inhoud();
    bool neem_inhoud();
    void dien();
    void weiger(const Afwijzing& afwijzing);

    void schrijf_door();
    bool vul_bij();  ///< next piece of the source into m_uit; false = there is no more
    void klaar_met_schrijven();
    void begin_uitluiden(bool kapot);
    void luid_uit();
    void breek_af() noexcept;

    std::weak_ptr<Lus> m_lus_zwak;
    Lus& m_lus;
    boost::asio::posix::stream_descriptor m_fd;
    Keuring m_keuring;
    std::shared_ptr<const TlsContext> m_tls;  // the one the handshake uses; dropped after it
    bool m_beheer;
    Kanaal m_kanaal;
    std::string m_herkomst;
    std::shared_ptr<const sleutels::Peer> m_peer;

    Fase m_fase = Fase::handdruk;
    Klok::time_point m_uiterlijk;
    std::uint64_t m_wachtnummer = 0, m_verzoeknummer = 0;

    std::string m_in, m_inhoud;
    Koplezer m_koplezer;
    Kop m_kop;
    std::optional<Stukkenlezer> m_stukken;
    Klok::time_point m_begin;

    std::string m_uit;
    std::size_t m_uit_op = 0;
    Bron m_bron;
    bool m_sluit_na = false;
};

}  // namespace isi::front
