// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check.hpp"

/// Messages of the Flemish service as plain text, in the MAGDA dialect.
namespace isi::conformance {

inline constexpr std::string_view magda_path = "/Magda-02.00/soap/WebService";
inline constexpr std::string_view ksz_path = "/ksz/CivicIntegrationService/v1";

/// A service of the MAGDA dialect: its element in the Body, and how it is called in the Context.
struct MagdaDienst {
    std::string naam, versie, naamruimte;
};
extern const MagdaDienst geef_dossier_dienst, geef_toeleidingen_dienst, registreer_toeleiding_dienst,
    inschrijving_dienst, inschrijving_0201_dienst, uitschrijving_dienst;

/// One question, every part of it open to a check that wants to bend it.
struct MagdaVraag {
    MagdaDienst dienst;
    std::string type = "VRAAG", context_naam, context_versie;
    std::string identificatie, referte, hoedanigheid, gebruiker;  ///< the last two: not sent when empty
    std::string meer_afzender;                                    ///< XML between Referte and Hoedanigheid
    std::string vraagreferte, inhoud;                             ///< XML inside Inhoud
    std::string nog_vragen;                                       ///< XML after the first Vraag
    std::optional<Secrets> token, basic;
    std::string kop;                                ///< XML inside soap:Header
    std::optional<std::string> soap_action;         ///< as sent
    std::function<std::string(std::string)> twist;  ///< last edit of the XML bytes

    [[nodiscard]] std::string xml() const;
};

/// A right question of this party: fresh references, its own key when it has one.
MagdaVraag vraag_van(Context& context, const Party& party, const MagdaDienst& dienst, std::string inhoud);
MagdaVraag vraag(Context& context, const MagdaDienst& dienst, std::string inhoud);  ///< of the own party
MagdaVraag geef_dossier(Context& context, const std::string& insz);
SoapAnswer ask(Context& context, const MagdaVraag& vraag);
SoapAnswer ask(Context& context, const MagdaVraag& vraag, const Party& party);  ///< with its certificate
/// The dossier of this person as this partner (role in the profile) gets it.
SoapAnswer dossier_voor(Context& context, const std::string& rol, const std::string& insz);
const Party& partner(Context& context, const std::string& rol);  ///< throws Skip

/// Cleans up at both ends of a check, also when it breaks off: the person as the check finds and leaves it.
class Opruimer {
 public:
    explicit Opruimer(std::function<void()> ruim_op);
    ~Opruimer();
    Opruimer(const Opruimer&) = delete;
    Opruimer& operator=(const Opruimer&) = delete;

 private:
    std::function<void()> m_ruim_op;
};

/// The id of an appointment that is made: the same all day, because none can be unmade.
std::string dag_id(std::string_view what);
/// Of one that has to be refused: what an earlier run got accepted must not stand in the way.
std::string vers_id(std::string_view what);

std::string criteria(const std::string& insz);              ///< Criteria/INSZ, as inhoud
std::string dag(int vanaf_vandaag);                         ///< yyyy-mm-dd in UTC
std::string uuid_pattern_problem(const std::string& text);  ///< empty when it is a UUID

/// One exception of a reply.
struct Uitzondering {
    std::string code, type, niveau, diagnose;  ///< niveau: "Repliek" or "Antwoord"
    friend bool operator==(const Uitzondering&, const Uitzondering&) = default;
    [[nodiscard]] std::string text() const;
};
std::vector<Uitzondering> uitzonderingen(const SoapAnswer& answer);
std::string describe_magda(const SoapAnswer& answer);  ///< "HTTP 200, KBIDossier" or the exceptions
void expect_uitzondering(Finding& finding, const SoapAnswer& answer, const Uitzondering& verwacht);
void expect_code(Finding& finding, const SoapAnswer& answer, std::string_view code);
bool has_dossier(const SoapAnswer& answer);
void expect_dossier(Finding& finding, const SoapAnswer& answer);

/// The element's part of the answer as exclusive canonical XML with comments, panel by panel.
KbiProfile::Panelen panelen(const SoapAnswer& answer);
std::vector<std::string> namen(const KbiProfile::Panelen& panelen);

/// Exclusive canonical form of the first element with this local name; empty when there is none.
std::string canonical_form(const std::string& xml, std::string_view element);
std::string sha256_hex(std::string_view bytes);
/// What the published schema has against the first element in Body; empty when it is valid.
std::string judge_by_schema(const SoapAnswer& answer);
/// The files of the published contract, name and text.
std::vector<std::pair<std::string_view, std::string_view>> published_files();
/// Whether these schemas (name -> text; they import each other by that name) compile together; empty: they
/// do.
std::string judge_schemas(const std::vector<std::pair<std::string, std::string>>& files);
/// The message with a wsse:Security in which this party has signed the Body and a Timestamp.
std::string signed_by(const std::string& message, const Identity& who);

}  // namespace isi::conformance
