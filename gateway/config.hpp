// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/audit/audit.hpp"
#include "gateway/bericht/bericht.hpp"
#include "gateway/bezorging/instellingen.hpp"
#include "gateway/front/front.hpp"
#include "isi_store/domein/codes.hpp"

/// gateway.toml: read once at start by isi-gateway and isi-admin. Links no other room; only their structs of
/// limits are used, so that a limit has one name and one default.
namespace isi {

enum class Omgeving : std::uint8_t { sandbox, test, acpt, prod };
[[nodiscard]] std::string_view code(Omgeving omgeving) noexcept;

struct Config {
    std::string bestand;  ///< the file this came from, absolute
    Omgeving omgeving = Omgeving::sandbox;
    std::string
        oin;  ///< the gateway's own, `[0-9]{8}[0-9A-Z]{12}`; what clients write as ontvangendeInstantie

    struct Luister {
        std::string adres = "127.0.0.1";  ///< loopback: opening the door to the network is a deliberate act
        std::uint16_t poort = 8443;       ///< 0 = any free port (tests)
        std::string beheeradres =
            "127.0.0.1";  ///< plain HTTP: never anything but loopback or a management net
        std::uint16_t beheerpoort = 9443;
        std::string publiek_adres =
            "https://localhost:8443";  ///< for soap:address; no path, no slash at the end
    } luister;

    front::Tls tls;
    std::string store;  ///< for open_store: an absolute path, or `sqlite:` and one
    audit::Instellingen audit;
    std::string pepper;  ///< file, outside the store: a stolen store alone proves no key

    struct Log {
        std::string map = "log";
        std::string niveau = "info";  ///< debug | info | warning | error
    } log;

    struct Contact {  ///< told by testVerbinding and in every INT500 and DK005x text
        std::string telefoon, openingstijden, e_mail;
    } contact;

    /// How far datumTijdBedrijfsdocument may be from our clock (DUB002), and so how long an id is remembered.
    std::int64_t tolerantie_minuten = 15;

    std::int64_t aantal_per_pagina_max = 500;  ///< rows that a page of a list may hold (VAL006 above it)
    std::int64_t peilmoment_minuten = 60;      ///< how long a list's later pages may be asked for

    front::Grenzen front;
    bericht::Grenzen bericht;
    std::size_t verzoekwachtrij = 1024;  ///< whole requests waiting for a worker; above it 503
    std::size_t werkers = 0;             ///< 0 = one per core

    /// Days between the BRP message of a death and the erasure of the data, per law (NL-W1), by index of Wet.
    std::array<std::int64_t, 3> overleden_na_dagen{0, 365, 365};
    /// Years after that message in which the signal and the tombstone of the deceased stay (NL-W1).
    std::int64_t bewaartermijn_overleden_jaren = 2;
    /// Whether a former gemeente of residence sees the present address (NL-M6): our choice is no.
    bool adres_gewezen_ingezetene = false;

    /// The Flemish service (Kruispuntbank Inburgering).
    struct Kbi {
        bool aan = false;  ///< its addresses exist
        std::string identificatie = "vip.vlaanderen.be",
                    naam = "MagdaGateway";  ///< who we are in a MAGDA reply's Context
        std::string ksz_pad =
            "/ksz/CivicIntegrationService/v1";           ///< the service's name at the KSZ is not public
        std::string toeleiding_naar_kbo = "0543307391";  ///< to whom a KSZ client's appointment goes: AgII
        std::string labels;                              ///< file whose labels go before ours; empty = none
        bool sha1_handtekening = false;                  ///< old MAGDA connectors sign with RSA-SHA1
        bool uitbreiding_2022 = false;                   ///< summary, plan and terms in the answer
        std::string termijnen_vanaf = "2022-01-01";      ///< aanmeldingen from this day have terms
        bool schorsing_stopt_termijn = true;  ///< the 90 days stand still during uitstel and opschorting
        bezorging::Instellingen bezorging;    ///< accepted appointments go on to the far side
    } kbi;
    [[nodiscard]] bool bezorgt() const { return kbi.aan && !kbi.bezorging.adres.empty(); }

    struct Onderhoud {
        std::string van, tot;  ///< xs:dateTime, UTC
    };
    std::optional<Onderhoud> onderhoud;  ///< announced by testVerbinding

    /// Where isi-admin asks whether a minor is enrolled at a school; the gateway itself never does.
    struct Discimus {
        std::string adres;                          ///< https; empty: nobody is asked
        std::string identificatie = "isi-gateway";  ///< Afzender/Identificatie, as agreed with the far side
        std::string ca, certificaat, sleutel;       ///< PEM files
        std::int64_t wacht_ms = 10'000;             ///< for one answer
    } discimus;
};

/// The file cannot be used. `what()` has one line per finding, `file:line: what is wrong and what to do`; no
/// values.
class ConfigFout : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

/// Reads and checks the whole file; paths become absolute, relative ones from the file's folder. Throws
/// ConfigFout with every finding at once: unknown key, wrong type, out of range, missing, and what `omgeving
/// = "prod"` forbids.
Config load_config(const std::string& bestand);

/// What else would stop the start: files that are missing, unreadable or, for secrets, readable by others;
/// under prod a CA of the sandbox. One line per finding, empty = fine. Looks at the disk, opens no store and
/// no port.
std::vector<std::string> check_bestanden(const Config& config);

/// One key of the file, for documentation and for tests that walk them all.
struct Configsleutel {
    enum class Soort : std::uint8_t { tekst, pad, getal, keuze };
    std::string pad;  ///< dotted, e.g. luister.poort
    Soort soort = Soort::tekst;
    std::int64_t minimum = 0, maximum = 0;  ///< getal: the value; tekst: its length in bytes
    std::vector<std::string> keuzes;
    std::string standaard;  ///< as it would stand in the file
    bool verplicht = false;
};
[[nodiscard]] std::vector<Configsleutel> configsleutels();

/// The value that this key has in `config`, as text; for tests and for showing the effective configuration.
[[nodiscard]] std::string configwaarde(const Config& config, std::string_view pad);

}  // namespace isi
