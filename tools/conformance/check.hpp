// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "kbi_profile.hpp"
#include "profile.hpp"
#include "soap.hpp"
#include "text.hpp"
#include "tls.hpp"

namespace isi::conformance {

enum class Status { pass, fail, warn, skip, error, not_run };

/// A client of the endpoint: certificate, secrets, and what its organisatie.toml says.
struct Party {
    Identity identity;
    std::optional<Secrets> secrets;
    std::string naam, oin;           ///< oin: what this party writes as verzendendeInstantie
    std::string kbo, identificatie;  ///< what a partner of the Flemish service writes as itself; else empty
    std::vector<std::string> gemeenten;
};

/// The Flemish service at the endpoint's host: where each dialect is spoken; empty: not judged.
struct KbiTarget {
    std::string magda_pad, ksz_pad;
    KbiProfile profile;
};

/// What is judged, and with which papers.
struct Target {
    Endpoint endpoint;
    std::string ca;
    std::string clients;  ///< folder of the sibling clients, empty when there is none
    Party own;
    std::string gateway_oin;  ///< empty: taken from the endpoint's first answer
    std::chrono::milliseconds timeout{10'000};
    Profile profile;
    std::optional<KbiTarget> kbi;  ///< the Flemish service is judged, not the Dutch
};

struct Exchange {
    std::string sent, received;
};

/// Thrown by a check that cannot be judged here; the text is the reason.
struct Skip {
    std::string reason;
};

/// What a check finds: expected and actual always together.
class Finding {
 public:
    void require(bool holds, std::string expected, std::string actual);
    [[nodiscard]] bool holds() const noexcept { return m_expected.empty(); }
    [[nodiscard]] std::string expected() const { return join(m_expected, "; "); }
    [[nodiscard]] std::string actual() const { return join(m_actual, "; "); }

 private:
    std::vector<std::string> m_expected, m_actual;
};

/// The tools that a check works with. Every answer asked for through it is kept for the report.
class Context {
 public:
    Context(const Target& target, const Contract& contract) : m_target(target), m_contract(contract) {}

    [[nodiscard]] const Target& target() const noexcept { return m_target; }
    [[nodiscard]] const Contract& contract() const noexcept { return m_contract; }
    [[nodiscard]] const Profile& profile() const noexcept { return m_target.profile; }
    [[nodiscard]] const KbiTarget& kbi() const noexcept { return *m_target.kbi; }

    /// A right message of the own party: fresh id, now, key in the header, SOAPAction in quotes.
    [[nodiscard]] Message message(std::string operation, std::string fields = {}) const;
    /// The same with gemeentecode (the profile's) before `fields`.
    [[nodiscard]] Message for_gemeente(std::string operation, std::string fields) const;
    [[nodiscard]] Message geef_persoon(const std::string& wet, const std::string& bsn,
                                       const std::string& a_nummer = {}) const;
    [[nodiscard]] Message geef_wet(const std::string& bsn) const;

    SoapAnswer ask(const Message& message);  ///< own certificate, new connection
    SoapAnswer ask(const Message& message, const Identity& who);
    SoapAnswer ask(const Message& message, Connection& connection);  ///< on this one
    HttpAnswer exchange(Connection& connection, const std::string& bytes);
    HttpAnswer get(const std::string& path, const std::vector<std::string>& fields = {});
    [[nodiscard]] std::unique_ptr<Connection> connect(const Identity* who,
                                                      const TlsOptions& options = {}) const;
    [[nodiscard]] std::unique_ptr<Connection> connect() const { return connect(&m_target.own.identity); }

    /// A party from a sibling folder; throws Skip when it is not there.
    const Party& sibling(const std::string& name);
    const Party* sibling_if_present(const std::string& name);

    std::vector<Exchange> take_wire() { return std::move(m_wire); }

 private:
    const Target& m_target;
    const Contract& m_contract;
    std::map<std::string, std::unique_ptr<Party>> m_siblings;
    std::vector<Exchange> m_wire;
};

using Run = void (*)(Context&, Finding&);
struct Implementation {
    const char* id;
    Run run;
};
std::span<const Implementation> tls_checks();
std::span<const Implementation> certificate_checks();
std::span<const Implementation> credential_checks();
std::span<const Implementation> envelope_checks();
std::span<const Implementation> soap_checks();
std::span<const Implementation> xml_checks();
std::span<const Implementation> addressing_checks();
std::span<const Implementation> http_checks();
std::span<const Implementation> framing_checks();
std::span<const Implementation> fault_checks();
std::span<const Implementation> wsdl_checks();
std::span<const Implementation> operation_checks();
std::span<const Implementation> wet_checks();
std::span<const Implementation> person_checks();
std::span<const Implementation> scope_checks();
std::span<const Implementation> person_search_checks();
std::span<const Implementation> person_list_checks();
std::span<const Implementation> signal_search_checks();
std::span<const Implementation> sorting_checks();
std::span<const Implementation> paging_checks();
std::span<const Implementation> exam_checks();
std::span<const Implementation> signal_code_checks();
std::span<const Implementation> magda_reply_checks();
std::span<const Implementation> magda_outcome_checks();
std::span<const Implementation> magda_dossier_checks();
std::span<const Implementation> magda_access_checks();
std::span<const Implementation> magda_appointment_checks();
std::span<const Implementation> magda_inscription_checks();
std::span<const Implementation> magda_contract_checks();
std::span<const Implementation> ksz_reply_checks();
std::span<const Implementation> ksz_outcome_checks();
std::span<const Implementation> ksz_dossier_checks();
std::span<const Implementation> ksz_registration_checks();
std::span<const Implementation> ksz_contract_checks();

/// "urn…" ids, UUIDs and moments replaced by a word each: what is left must be the same in equal answers.
std::string without_ids_and_times(const std::string& text);
/// Loads a folder as sandbox/clients/<name>. Throws UsageError.
Party load_party(const std::string& folder);

}  // namespace isi::conformance
