// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string_view>
#include <tl/expected.hpp>

/// The WS-Security signature of a SOAP message (X.509 Certificate Token Profile): is the Body that we are
/// about to read signed with the certificate that stands at the other end of the TLS connection? Pure: bytes
/// in, finding out; no network, no file, no clock, no state of a request.
namespace isi::handtekening {

enum class Bevinding : std::uint8_t {
    geen,   ///< no wsse:Security for us, or one without ds:Signature
    juist,  ///< signed by the peer, and the signature covers the Body
};

/// Why a signature was refused. For the audit; a client hears one and the same whatever the cause, because
/// the difference helps an attacker more than a vendor.
enum class Gebrek : std::uint8_t {
    onleesbaar,
    omslag,
    security_dubbel,
    handtekening_dubbel,
    vorm_handtekening,
    vorm_signedinfo,
    vorm_verwijzing,
    canonisering,
    algoritme,
    digest_algoritme,
    sha1,
    transformatie,
    te_veel_voorvoegsels,
    te_veel_verwijzingen,
    verwijzing_uri,
    id_onbekend,
    id_dubbel,
    id_plaats,
    body_niet_gedekt,
    sleutelverwijzing,
    token_soort,
    token_te_groot,
    token_onleesbaar,
    keten_te_lang,
    certificaat_anders,
    sleutel_te_zwak,
    sleutel_past_niet,
    tijdstempel_dubbel,
    tijdstempel_vorm,
    tijdstempel_toekomst,
    tijdstempel_verlopen,
    digest_onjuist,
    waarde_onjuist,
    onverwerkbaar,
};
inline constexpr auto laatste_gebrek = Gebrek::onverwerkbaar;

/// One Dutch sentence, without any value of the message.
std::string_view tekst(Gebrek gebrek);

struct Instellingen {
    bool sha1_toegestaan = false;               ///< the old MAGDA connectors sign with RSA-SHA1
    std::int64_t nu = 0;                        ///< seconds since 1970, UTC
    std::int64_t tijdstempel_tolerantie = 300;  ///< seconds that two clocks may differ
};

/// `bericht`: the whole SOAP message, which the guard (gateway/bericht) has let through. `certificaat`: the
/// DER of the TLS client certificate, whose chain and dates the handshake has judged. Throws only when a
/// library cannot start or memory ends. May be called by many threads at once.
tl::expected<Bevinding, Gebrek> controleer(std::string_view bericht, std::string_view certificaat,
                                           const Instellingen& instellingen);

}  // namespace isi::handtekening
