// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include "bericht.hpp"
#include "lezer.hpp"
#include "tekens.hpp"

namespace isi::bericht {
namespace {

constexpr std::string_view soap_uri = "http://schemas.xmlsoap.org/soap/envelope/";
constexpr std::string_view next_actor = "http://schemas.xmlsoap.org/soap/actor/next";
constexpr std::string_view wsa_uri = "http://www.w3.org/2005/08/addressing";
constexpr std::string_view wsse_uri =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
constexpr std::string_view password_text =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

// The guard has counted already.
constexpr std::size_t veel = std::numeric_limits<std::size_t>::max();
constexpr Grenzen onbegrensd{veel, veel, veel, veel, veel, veel, veel};

/// Reads the blocks. Each function begins at its element's start tag and ends after its end tag; false =
/// m_gebrek.
class Koplezer {
 public:
    explicit Koplezer(const Kopblok& blok)
        : m_blok(blok), m_lezer(blok.bytes, onbegrensd, blok.naamruimten) {}

    tl::expected<Kop, Protocolfout> run() {
        const bool goed = volgende() == Lezer::Soort::begin && elk_kind([this] { return kopblok(); });
        if (goed) return std::move(m_kop);
        return tl::make_unexpected(fout(m_gebrek, m_blok.regel + m_lezer.regel(m_lezer.stuk_begin()) - 1));
    }

 private:
    bool weiger(Gebrek gebrek) {
        m_gebrek = gebrek;
        return false;
    }

    Lezer::Soort volgende() {
        const auto soort = m_lezer.volgende();
        if (soort == Lezer::Soort::fout) m_gebrek = m_lezer.gebrek();
        return soort;
    }

    // Calls `kind` at the start tag of each child; text between them is of no interest.
    template <class Kind>
    bool elk_kind(Kind kind) {
        for (;;) {
            const auto soort = volgende();
            if (soort == Lezer::Soort::einde) return true;
            if (soort == Lezer::Soort::fout || soort == Lezer::Soort::klaar) return false;
            if (soort == Lezer::Soort::begin && !kind()) return false;
        }
    }

    bool sla_over() {
        const auto diepte = m_lezer.diepte();
        for (;;) {
            const auto soort = volgende();
            if (soort == Lezer::Soort::fout || soort == Lezer::Soort::klaar) return false;
            if (soort == Lezer::Soort::einde && m_lezer.diepte() == diepte) return true;
        }
    }

    // All text of the element, comments or not: whoever reads only the first piece can be fooled.
    bool lees_tekst(std::optional<std::string>& uit) {
        if (uit) return weiger(Gebrek::kop_dubbel);
        uit.emplace();
        for (;;) {
            switch (volgende()) {
                case Lezer::Soort::tekst:
                    *uit += tekens::decodeer_tekst(m_lezer.stuk());
                    break;
                case Lezer::Soort::cdata:
                    *uit += tekens::decodeer_cdata(m_lezer.stuk());
                    break;
                case Lezer::Soort::einde:
                    return true;
                case Lezer::Soort::begin:
                    return weiger(Gebrek::kopblok);
                case Lezer::Soort::klaar:
                case Lezer::Soort::fout:
                    return false;
            }
        }
    }

    bool lees_zonder_rand(std::optional<std::string>& uit) {
        if (!lees_tekst(uit)) return false;
        *uit = std::string(tekens::zonder_rand(*uit));
        return true;
    }

    // SOAP 1.1 §4.2: a block for another actor is not ours to read, and who must understand it is not us.
    bool kopblok() {
        const Naam naam = m_lezer.naam();
        if (naam.naamruimte.empty()) return weiger(Gebrek::kopblok);
        bool verplicht = false;
        for (const auto& attribuut : m_lezer.attributen()) {
            const auto waarde = [&] { return std::string(tekens::zonder_rand(attribuut.waarde())); };
            if (attribuut.naam.is(soap_uri, "actor") && waarde() != next_actor && !waarde().empty())
                return sla_over();
        }
        for (const auto& attribuut : m_lezer.attributen()) {
            if (!attribuut.naam.is(soap_uri, "mustUnderstand")) continue;
            const auto waarde = attribuut.waarde();
            verplicht = waarde == "1" || waarde == "true";
            if (!verplicht && waarde != "0" && waarde != "false")
                return weiger(Gebrek::mustunderstand_waarde);
        }
        if (naam.is(wsse_uri, "Security")) return security();
        if (naam.naamruimte == wsa_uri) {
            if (const auto gelezen = adressering(naam.lokaal)) return *gelezen;
        }
        return verplicht ? weiger(Gebrek::begrijpplicht) : sla_over();
    }

    // nullopt: no element of WS-Addressing that we know. How often an element may occur is a matter of the
    // schema, hence DK0004 for a doubled one; DK0011 is for values. RelatesTo may be repeated
    // (WS-Addressing 1.0 Core §3.2).
    std::optional<bool> adressering(std::string_view naam) {
        std::optional<bool> gelezen;
        if (naam == "To")
            gelezen = lees_zonder_rand(m_kop.to);
        else if (naam == "Action")
            gelezen = lees_zonder_rand(m_kop.action);
        else if (naam == "MessageID")
            gelezen = lees_zonder_rand(m_kop.message_id);
        else if (naam == "RelatesTo")
            gelezen = m_kop.relates_to ? sla_over() : lees_zonder_rand(m_kop.relates_to);
        else if (naam == "From")
            gelezen = eindpunt(m_kop.from);
        else if (naam == "ReplyTo")
            gelezen = eindpunt(m_kop.reply_to);
        else if (naam == "FaultTo")
            gelezen = eindpunt(m_kop.fault_to);
        m_kop.adressering |= gelezen.has_value();
        return gelezen;
    }

    bool eindpunt(std::optional<std::string>& uit) {
        if (uit) return weiger(Gebrek::kop_dubbel);
        const bool goed = elk_kind(
            [&] { return m_lezer.naam().is(wsa_uri, "Address") ? lees_zonder_rand(uit) : sla_over(); });
        return goed && (uit || weiger(Gebrek::kop_onvolledig));
    }

    // Tokens, signatures and timestamps beside the UsernameToken ask nothing of this service.
    bool security() {
        if (m_security) return weiger(Gebrek::kop_dubbel);
        m_security = true;
        return elk_kind(
            [this] { return m_lezer.naam().is(wsse_uri, "UsernameToken") ? token() : sla_over(); });
    }

    bool token() {
        if (m_token) return weiger(Gebrek::kop_dubbel);
        m_token = true;
        const bool goed = elk_kind([this] {
            if (m_lezer.naam().is(wsse_uri, "Username")) return lees_zonder_rand(m_kop.gebruikersnaam);
            if (m_lezer.naam().is(wsse_uri, "Password")) return wachtwoord();
            return sla_over();  // Nonce and Created belong to the digest
        });
        return goed && (m_kop.gebruikersnaam || weiger(Gebrek::kop_onvolledig));
    }

    // A digest needs the password in the clear on our side, and we keep only its keyed hash.
    bool wachtwoord() {
        for (const auto& attribuut : m_lezer.attributen()) {
            if (attribuut.naam.is({}, "Type") && tekens::zonder_rand(attribuut.waarde()) != password_text) {
                return weiger(Gebrek::wachtwoordsoort);
            }
        }
        return lees_tekst(m_kop.wachtwoord);
    }

    const Kopblok& m_blok;
    Lezer m_lezer;
    Kop m_kop;
    Gebrek m_gebrek = Gebrek::kopblok;
    bool m_security = false, m_token = false;
};

}  // namespace

tl::expected<Kop, Protocolfout> lees_kop(const Kopblok& kop) {
    if (kop.bytes.empty()) return Kop{};
    return Koplezer(kop).run();
}

}  // namespace isi::bericht
