// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "kbi.hpp"

/// Messages of the Flemish service as plain text, in the KSZ dialect.
namespace isi::conformance {

inline constexpr std::string_view ksz_ns = "http://kszbcss.fgov.be/intf/CivicIntegrationService/v1";
inline constexpr std::string_view ocmw_context = "PCSA:SOCIAL_INQUIRY";

/// One question, every part of it open to a check that wants to bend it.
struct KszVraag {
    std::string operatie;                      ///< without Request
    std::string ticket, verzonden, klant;      ///< klant: XML inside customerIdentification
    std::string legal_context, user_id, ssin;  ///< the first two, ticket and verzonden: not sent when empty
    std::string inhoud;                        ///< XML after criteria
    std::optional<Secrets> token, basic;
    std::optional<std::string> soap_action;         ///< as sent
    std::function<std::string(std::string)> twist;  ///< last edit of the XML bytes

    [[nodiscard]] std::string klantgegevens() const;  ///< informationCustomer as sent
    [[nodiscard]] std::string xml() const;
};

KszVraag ksz_vraag_van(Context& context, const Party& party, const std::string& operatie,
                       const std::string& ssin, std::string inhoud = {});
KszVraag ksz_vraag(Context& context, const std::string& operatie, const std::string& ssin,
                   std::string inhoud = {});
SoapAnswer ask(Context& context, const KszVraag& vraag);
SoapAnswer ask(Context& context, const KszVraag& vraag, const Party& party);
/// These bytes as the whole of the Body.
SoapAnswer ask_ksz_body(Context& context, const std::string& body, const std::string& operatie);

struct KszStatus {
    std::string value, code;
    friend bool operator==(const KszStatus&, const KszStatus&) = default;
};
KszStatus status_of(const SoapAnswer& answer);
std::string information(const SoapAnswer& answer, std::string_view name);  ///< fieldValue; empty when absent
std::string describe_ksz(const SoapAnswer& answer);
void expect_ksz_status(Finding& finding, const SoapAnswer& answer, const KszStatus& wanted);
void expect_ksz_valid(Finding& finding, const SoapAnswer& answer);
std::string names_in(const pugi::xml_node& node);  ///< local names of the children, a space between

}  // namespace isi::conformance
