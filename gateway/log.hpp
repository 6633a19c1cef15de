// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

/// The technical log: what the program does, never about whom. One JSON object a line. The audit is another
/// room and never goes through here: this log may drop lines when it is flooded, the audit may not.
namespace isi::log {

enum class Niveau : std::uint8_t { debug, info, waarschuwing, fout };

/// Closed list of events, so that an operator can search and alert on names that stay.
enum class Gebeurtenis : std::uint8_t {
    start,                 ///< the program begins, configuration read
    gereed,                ///< listening, readiness is true
    leeglopen,             ///< SIGTERM seen: no new work, finishing what is under way
    stop,                  ///< the last line
    herladen,              ///< certificates, CRL or keys were swapped
    herladen_mislukt,      ///< the new files are no good; the old ones stay in use
    verzoek,               ///< one request answered (niveau debug)
    weigering,             ///< refused before an operation (niveau debug)
    verbinding_geweigerd,  ///< TLS or HTTP framing refused (niveau debug)
    overbelast,            ///< a queue is full, requests are shed
    audit_onschrijfbaar,   ///< no record, no answer: Server.DK0051
    audit_hersteld,
    store_fout,
    operatie_fout,        ///< an operation threw; the caller got INT500
    bezorgd,              ///< the far side has an appointment (niveau debug)
    bezorging_geweigerd,  ///< the far side refuses an appointment: it is not tried again
    bezorging_gestoord,   ///< the far side is away; appointments wait
    bezorging_hersteld,   ///< it answers again
    onverwacht,           ///< anything that should not happen
    log_verloren          ///< how many lines were dropped since the start; written when there is room again
};

/// Closed list of keys. None is meant for a person's data, a secret, or text that a caller sent.
enum class Veld : std::uint8_t {
    versie,
    omgeving,
    adres,
    poort,
    beheerpoort,
    pid,
    bestand,
    regel,
    oorzaak,
    advies,
    operatie,
    verzoek_id,
    uitkomst,
    http_status,
    duur_us,
    bytes,
    aantal,
    wachtrij,
    werkers,
    herkomst,
    gemeentecode,
    wet,
    node,
    segment,
    records,
    verloren,
    geldig_tot,
    contractversie,
    sleutelversie
};

/// Our id of a request: written as four groups of eight hex digits, so that it can never look like a person's
/// number.
using Verzoekid = std::array<unsigned char, 16>;
using Waarde = std::variant<std::int64_t, bool, std::string_view, Verzoekid>;

struct Paar {
    template <class T>
        requires std::is_integral_v<T>
    Paar(Veld v, T w) : veld(v), waarde(make(w)) {}
    Paar(Veld v, std::string_view w) : veld(v), waarde(w) {}
    Paar(Veld v, const std::string& w) : veld(v), waarde(std::string_view(w)) {}
    Paar(Veld v, const char* w) : veld(v), waarde(std::string_view(w)) {}
    Paar(Veld v, const Verzoekid& w) : veld(v), waarde(w) {}

    Veld veld;
    Waarde waarde;

 private:
    template <class T>
    static Waarde make(T w) {
        if constexpr (std::is_same_v<T, bool>)
            return w;
        else
            return static_cast<std::int64_t>(w);
    }
};

struct Instellingen {
    std::string map;  ///< directory, made if absent; empty = no file
    Niveau niveau = Niveau::info;
    bool scherm = false;                     ///< also to stderr (when it is a terminal)
    std::size_t bestand_bytes = 10'485'760;  ///< a file is put away at this size
    std::size_t bestanden_max = 10;          ///< files put away that are kept
};

/// Thread-safe. `schrijf` never waits for the disk and never throws; above 4096 lines waiting it drops and
/// counts.
class Log {
 public:
    Log() = default;
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;
    virtual ~Log() = default;  ///< writes what waits
    virtual void schrijf(Niveau niveau, Gebeurtenis gebeurtenis,
                         std::initializer_list<Paar> paren) noexcept = 0;
    [[nodiscard]] virtual std::uint64_t verloren() const noexcept = 0;  ///< lines dropped since the start
    virtual void spoel() = 0;  ///< blocks until what waits is in the file
};

/// Throws std::runtime_error when the directory cannot be made or written.
std::unique_ptr<Log> open_log(const Instellingen& instellingen);

/// niveau = "debug" | "info" | "warning" | "error", as in gateway.toml; throws std::invalid_argument.
Niveau parse_niveau(std::string_view tekst);

/// The line without its newline, exposed for the tests: every value masked, escaped, at most 512 bytes each.
std::string maak_regel(std::int64_t tijdstip_us, Niveau niveau, Gebeurtenis gebeurtenis,
                       std::initializer_list<Paar> paren);

/// Last defence: each run of 9 to 11 digits (BSN, A-nummer, INSZ), printed INSZ (90.72.25-001.91) or grouped
/// BSN (1234 56 789, 1234.56.789) becomes ***.
std::string maskeer(std::string_view tekst);

}  // namespace isi::log
