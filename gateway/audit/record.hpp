// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "isi_store/domein/persoonsnummer.hpp"

namespace isi::audit {

/// Closed list of events.
enum class Gebeurtenis : std::uint8_t {
    bevraging = 1,  ///< a request that reached an operation
    geweigerd = 2,  ///< refused before the operation: credentials, schema, envelope, authorisation
    handdruk_geweigerd =
        3,  ///< TLS handshake refused; `aantal` counts a minute's worth of one cause and subject
    bericht_geweigerd = 4,  ///< HTTP framing, size, media type, encoding
    beheer = 5              ///< isi-admin: key issued, revoked, store changed
};

enum class Beslissing : std::uint8_t { toegestaan = 1, geweigerd = 2, mislukt = 3 };

/// One line of the audit: one request *and one data subject* (a request about nobody is one record). Fields
/// after domain/isi.md §4 (BIO2 8.15.01, NEN 7513, Logboek Dataverwerkingen); both OINs, because a supplier
/// may carry another organisation's key. The numbers
/// of persons are stored encrypted, the data subject's keyed-hashed too so that `audit who` can find it.
struct Record {
    Gebeurtenis gebeurtenis = Gebeurtenis::bevraging;
    Beslissing beslissing = Beslissing::toegestaan;
    std::int64_t tijdstip_us = 0;  ///< UTC, microseconds since 1970
    std::array<unsigned char, 16>
        verzoek_id{};             ///< ours, the same in every record of one request and in the log
    std::string operatie;         ///< empty when not known yet
    std::string oin_certificaat;  ///< identity in the client certificate
    std::string vingerafdruk;     ///< sha256 of the client certificate, hex
    std::string oin_eigenaar;     ///< owner of the key
    std::string sleutel_id;
    std::string gemeentecode, wet, rol, eindgebruiker, doel;
    std::string message_id;                                ///< wsa:MessageID, if any
    std::string identificatiecode, verzendende_instantie;  ///< the replay window is rebuilt from these
    std::string uitkomst;  ///< foutcode or faultcode told to the caller; GEGEVENS, NIETS_GEVONDEN …
    std::string reden;     ///< the real cause, for the auditor only (e.g. wachtwoord onjuist)
    std::optional<Persoonsnummer> betrokkene;  ///< the data subject
    std::optional<Persoonsnummer> gebruiker;   ///< the end user, where the message names him by his number
    bool geleverd = false;                     ///< data of the subject are in the answer
    std::string blokken;                       ///< which field set was delivered, e.g. persoonsblad, geefWet
    std::uint32_t aantal = 1;
    std::uint16_t http_status = 0;
    std::uint32_t duur_us = 0;
    std::array<unsigned char, 32> antwoord_sha256{};
    std::string herkomst;  ///< address and port of the peer
};

}  // namespace isi::audit
