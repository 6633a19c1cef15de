// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "gateway/sleutels/peer.hpp"

/// The front: sockets, TLS, strict HTTP framing, limits and deadlines. It knows nothing of SOAP or the store:
/// a whole, well-framed request goes to `Dienst`, an answer comes back through `Afgeven`.
namespace isi::front {

struct Grenzen {  ///< every limit is a config value (gateway.toml [grenzen])
    std::size_t kop_bytes = 16 * 1024;
    std::size_t kop_velden = 64;
    std::size_t bericht_bytes = 64 * 1024;
    std::size_t verbindingen = 4096;
    std::size_t verzoeken_per_verbinding = 100'000;
    std::chrono::milliseconds handdruk{5'000};  ///< TLS handshake, wall clock
    std::chrono::milliseconds verzoek{
        10'000};  ///< first byte of the head to last byte of the body, wall clock
    std::chrono::milliseconds antwoord{30'000};  ///< writing the answer
    std::chrono::milliseconds rust{300'000};     ///< idle kept connection
    std::chrono::milliseconds uitlezen_413{
        2'000};  ///< draining what the client still sends after a 413 (any refusal)
    std::chrono::milliseconds leeglopen{30'000};  ///< SIGTERM: time for what is under way
    std::chrono::seconds tls_sessie{600};         ///< 0 = no resumption
    std::size_t tls_sessies = 10'000;
};

struct Tls {
    std::string certificaat, sleutel, ca,
        crl;  ///< PEM files; `ca` = the only trusted anchors, `crl` = one CRL per issuer
    std::chrono::seconds herlees{
        2};  ///< how often the files are looked at for a swap; 0 = ten times a second
};

struct Verzoek {
    std::string methode, doel;  ///< POST, /isi/cvs/v1 (query included, as sent)
    std::vector<std::pair<std::string, std::string>>
        velden;  ///< names in lower case, values without outer blanks
    std::string inhoud;
    std::shared_ptr<const sleutels::Peer> peer;
    std::string herkomst;  ///< address:port
    std::chrono::steady_clock::time_point begin;

    /// `doel` without the query.
    [[nodiscard]] std::string_view pad() const noexcept {
        return std::string_view(doel).substr(0, doel.find('?'));
    }
    /// First field of this lower-case name, or null.
    [[nodiscard]] const std::string* veld(std::string_view naam) const noexcept;
};

/// An answer's body: bytes, or a source that gives the next piece and nothing at the end. A source is called
/// on the loop's thread each time the client has room, so it must not block; it is sent chunked (to HTTP/1.0:
/// until close). A source that throws breaks the connection off, so that the client sees that the answer is
/// not whole.
using Bron = std::function<std::optional<std::string>()>;
using Lichaam = std::variant<std::string, Bron>;

struct Antwoord {
    unsigned status = 200;
    std::string media_type = "text/xml; charset=utf-8";  ///< empty = no Content-Type
    std::vector<std::pair<std::string, std::string>>
        velden;  ///< extra fields; none of the front's own (Date, length)
    Lichaam lichaam;
    bool sluiten = false;
};

/// Thread-safe; call exactly once. May outlive the Front. Destroyed uncalled: the client gets a bare 500.
using Afgeven = std::function<void(Antwoord)>;
/// Called on the loop's thread with a whole request: must not block.
using Dienst = std::function<void(Verzoek, Afgeven)>;

/// What the front refused by itself, for the audit. Called on the loop's thread, once per refusal: whoever
/// keeps them gathers (a handshake flood may bring hundreds a second).
struct Weigering {
    bool handdruk = false;
    std::string oorzaak;  ///< e.g. "certificaat verlopen", "geen certificaat", "twee Content-Length"
    std::shared_ptr<const sleutels::Peer>
        peer;  ///< what is known of the peer, may be null; unproven if `handdruk`
    std::string herkomst;
    unsigned http_status = 0;  ///< 0 = no answer was possible
};
using Melder = std::function<void(const Weigering&)>;

struct Tellers {  ///< for /metrics and the bench; all but `open` only grow
    std::uint64_t aangenomen = 0, handdrukken = 0, handdrukken_geweigerd = 0, verzoeken = 0, geweigerd = 0,
                  open = 0;
    std::uint64_t hervat = 0;         ///< handshakes that resumed a TLS session
    std::uint64_t vol = 0;            ///< closed at once: `verbindingen` reached
    std::uint64_t tls_gewisseld = 0;  ///< certificate, key, CA or CRL swapped
};

class Front {
 public:
    virtual ~Front() = default;
    virtual void run() = 0;  ///< blocks until drained; one thread may call it, once
    virtual void
    drain() noexcept = 0;  ///< thread-safe: stop accepting, finish what is under way, then run() returns
    [[nodiscard]] virtual Tellers tellers() const noexcept = 0;
    [[nodiscard]] virtual std::uint16_t poort()
        const noexcept = 0;  ///< the port really bound (0 in config = any)
    [[nodiscard]] virtual std::uint16_t beheerpoort() const noexcept = 0;
    /// For readiness, thread-safe: what keeps every client out or soon will (expired CRL or certificate, a
    /// changed file that cannot be read), in Dutch; empty = nothing.
    [[nodiscard]] virtual std::string tls_bezwaar() const = 0;
    /// false when what is in use has expired: nobody can get in. A new file that is no good does not count,
    /// since the old set still serves. Thread-safe.
    [[nodiscard]] virtual bool tls_bruikbaar() const = 0;
};

struct Opzet {
    std::string adres = "127.0.0.1";
    std::uint16_t poort = 8443;
    std::string beheeradres = "127.0.0.1";  ///< plain HTTP: /health/live /health/ready /metrics /
    std::uint16_t beheerpoort = 9443;
    Tls tls;
    Grenzen grenzen;
    Dienst dienst;        ///< mutual TLS port
    Dienst beheerdienst;  ///< plain port, peer is null
    Melder melder;        ///< may be empty
    std::function<void(std::string_view)>
        log;  ///< technical events, one Dutch sentence; loop's thread; may be empty
};

/// Binds both ports and loads the TLS files; throws std::runtime_error that says what is wrong and what to
/// do.
std::unique_ptr<Front> make_front(Opzet opzet);

}  // namespace isi::front
