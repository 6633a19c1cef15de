// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "gateway/kbi/samenvatting.hpp"
#include "gateway/kbi/termijnen.hpp"
#include "isi_store/kbi_store.hpp"

/// What both dialects of the KBI service share: pure functions of (question, who asks, rules, register).
/// Knows no SOAP; of XML only what cutting a panel needs.
namespace isi::kbi {

/// Settings of [kbi] in gateway.toml and what follows from `omgeving`.
struct Regels {
    bool verzonnen_toegestaan = false;  ///< mock INSZ: everywhere but in production
    bool uitbreiding_2022 = false;      ///< summary, plan and terms in the answer
    std::string termijnen_vanaf = "2022-01-01";
    bool schorsing_stopt_termijn =
        true;  ///< CONTRACT_90 stands still during uitstel and opschorting (our reading)
    /// Sandbox only: someone who is integrated may have a part to play; throws what a real failure throws.
    std::function<void(const Insz&)> oefening = {};
};

/// The present of one request.
struct Moment {
    Seconden nu = 0;      ///< since 1970, UTC
    std::string vandaag;  ///< xs:date in Europe/Brussels: the day of the consultation
};
[[nodiscard]] Moment maak_moment(Seconden nu);

/// Who asks, proven: the certificate's organisation, with its key and signature where it must have them.
struct Vrager {
    std::shared_ptr<const Partner> partner;
    bool ondertekend = false;
};
/// Or why not, for the auditor; the caller hears one and the same.
using Toegang = tl::expected<Vrager, std::string>;

/// The road by which a question came.
enum class Weg : std::uint8_t { magda, ksz };

/// How it ended; the dialects have their own words for each (outcome table of the contract).
enum class Uitkomst : std::uint8_t {
    gevonden,
    geen_dossier,
    overleden,      ///< `overleden_op`; told as geen_dossier where the dialect has no word for it
    insz_misvormd,  ///< structure or check digits, or made up where that is not allowed
    insz_onbekend,
    insz_geannuleerd,
    insz_vervangen,     ///< `nieuw_insz`; the panels are what is known under the new number
    niet_ingeschreven,  ///< not integrated today by this organisation; whether a dossier exists stays untold
    niet_bevoegd,       ///< who asks is not proven, not the one named, of another region, or without end user
    geen_rechtsgrond,   ///< legalContext or Hoedanigheid is not one of this organisation's
    alles_onthouden     ///< there is a dossier, nothing of it is for this partner
};
[[nodiscard]] std::string_view code(Uitkomst uitkomst) noexcept;  ///< for the audit, e.g. GEVONDEN

/// What every question says of its asker, as text from the message.
struct Aanhef {
    Weg weg = Weg::magda;
    /// MAGDA Afzender/Identificatie, or KSZ customerIdentification/cbeNumber; absent with sector and
    /// institution.
    std::optional<std::string> identificatie;
    std::optional<int> sector, instelling;     ///< KSZ: 17 and 1 for every OCMW
    std::optional<std::string> hoedanigheid;   ///< MAGDA: the application's purpose
    std::optional<std::string> legal_context;  ///< KSZ
    std::optional<std::string> gebruiker;      ///< INSZ of the end user, as sent
};

/// Whether the asker is who the message says, may ask here at all, for this purpose, with this end user. In
/// this order: proven, identification, region, end user (niet_bevoegd), then purpose (geen_rechtsgrond).
/// nullopt: yes. `reden` gets the cause for the audit.
///
/// Identification: over MAGDA one of the partner's identificaties, or its KBO number when it has none; over
/// the KSZ its KBO number, or 17/1 for an OCMW. Region: an OCMW or gemeente must be Flemish. Purpose: one of
/// the partner's where it has a list; an OCMW without one has PCSA:SOCIAL_INQUIRY over the KSZ.
[[nodiscard]] std::optional<Uitkomst> keur_aanhef(const Aanhef& aanhef, const Toegang& toegang,
                                                  const Regels& regels, std::string& reden);

struct Bevinding {
    Uitkomst uitkomst = Uitkomst::geen_dossier;
    std::optional<Insz> insz;  ///< the data subject, when the number is one
    std::vector<Paneeltekst>
        panelen;                    ///< what this partner may see, in order, cut to what it may see of each
    std::vector<Paneel> onthouden;  ///< panels that are there and were withheld, wholly or in part
    std::optional<Insz> nieuw_insz;
    std::optional<std::string> overleden_op;
    std::optional<Inburgeringsplan> plan;   ///< with uitbreiding_2022 and full sight of Trajecten
    std::vector<Termijn> termijnen;         ///< as the plan
    bool contract = false, attest = false;  ///< for a gemeente, which gets the summary only (`samenvatting`)
    bool samenvatting = false;
    std::optional<Samenvatting> overzicht;  ///< with uitbreiding_2022; holds contract and attest too
    std::string reden;                      ///< for the audit

    /// What an answer says beside the panels, if it does.
    [[nodiscard]] std::optional<Samenvatting> kort() const {
        if (overzicht || !samenvatting) return overzicht;
        Samenvatting uit;
        uit.contract = contract;
        uit.attest = attest;
        return uit;
    }
};

/// GeefDossierKBI / consultFile. Order: aanhef, structure of the number, integration today, then what the
/// register knows of the number, then the partner's profile. So one who may not ask hears only that; one who
/// may hears of a number's own arithmetic; and of someone who is not integrated nothing else is told, not
/// even whether the register knows the number (each such finding is the same in every field).
///
/// Integrated: an OCMW by an inschrijving with a quality code 1-9, others by one of their own (over MAGDA
/// with the Hoedanigheid of the question); begin and einde included; of the number asked or of one that
/// replaced it. A cvo_cbe or ahovoks needs none unless its partner says so.
[[nodiscard]] Bevinding consulteer(std::string_view insz, const Aanhef& aanhef, const Toegang& toegang,
                                   const Moment& moment, const Regels& regels, KbiStore& store);

/// The same gate for what is no consult (appointments, inscriptions with `ingeschreven = false`).
struct Poort {
    std::optional<Uitkomst> weigering;
    std::optional<Insz> insz;
    std::string reden;
};
[[nodiscard]] Poort keur(std::string_view insz, const Aanhef& aanhef, const Toegang& toegang,
                         const Moment& moment, const Regels& regels, KbiStore& store, bool ingeschreven);

/// TypePartner of this kind, of those that a toeleiding knows (MAGDA, RegistreerToeleiding); nullopt: it
/// makes no appointments.
[[nodiscard]] std::optional<std::string_view> toeleidingspartner(Partnersoort soort) noexcept;

enum class Afspraakbezwaar : std::uint8_t { periode, botsing, kbo_ongeldig, geen_kbi };
/// RegistreerToeleiding / requestAppointment, after `keur` (with integration). Checks that einde comes after
/// aanvang and the date not before today (periode), Van is the asker (kbo_ongeldig when a KBO number fails
/// its check), then keeps it. The value tells whether it is new.
[[nodiscard]] tl::expected<Aanname, Afspraakbezwaar> vraag_afspraak(const Afspraakvraag& vraag,
                                                                    const Moment& moment, KbiStore& store);

enum class Inschrijfbezwaar : std::uint8_t { periode, hoedanigheid };
/// RegistreerInschrijving / registerInscription, after `keur` (without integration). `hoedanigheid`: 1–99
/// (KSZ quality code), or else the application's own purpose (BE-W5).
[[nodiscard]] tl::expected<Inschrijfresultaat, Inschrijfbezwaar> schrijf_in(const Inschrijving& inschrijving,
                                                                            const Aanhef& aanhef,
                                                                            KbiStore& store);
/// RegistreerUitschrijving / unregisterInscription: how many ended.
[[nodiscard]] tl::expected<int, Inschrijfbezwaar> schrijf_uit(const Inschrijving& inschrijving,
                                                              const Aanhef& aanhef, KbiStore& store);

/// What a dialect learned of a request, for the audit.
struct Spoor {
    std::string operatie;           ///< GeefDossierKBI, consultFile …
    std::string identificatie;      ///< as named in the message
    std::string referte;            ///< Afzender/Referte or ticket
    std::string hoedanigheid;       ///< or legalContext
    std::optional<Insz> gebruiker;  ///< the end user, when it is a number
    std::optional<Insz> betrokkene;
    std::optional<Insz> vervangen_door;  ///< the number this person has now, read or told with the one asked
    std::string uitkomst;  ///< the dialect's code, e.g. 30001 or MSG00012; GEGEVENS when data went out
    std::string reden;
    std::string blokken;  ///< panels delivered, by element name, comma between
    bool geleverd = false, toegestaan = false, mislukt = false;
    Weg weg = Weg::magda;
};

/// The Body child of the answer, as bytes, and the status it travels under.
struct Antwoord {
    unsigned http_status = 200;
    std::string inhoud;
    Spoor spoor;
};

}  // namespace isi::kbi
