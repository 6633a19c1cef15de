// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "gateway/fout.hpp"

/// A SOAP message as bytes, before anyone interprets it: the guard, the header block, the schema. Knows
/// neither gSOAP nor the store.
namespace isi::bericht {

struct Grenzen {
    std::size_t diepte = 32, elementen = 2000, attributen_per_element = 32, attributen = 4000,
                naam_bytes = 256, naamruimten = 32, kopelementen = 64;
};

/// The soap:Header element with what surrounds it.
struct Kopblok {
    std::string_view bytes;   ///< start tag to end tag, empty when absent
    std::uint32_t regel = 1;  ///< line where it starts
    std::string naamruimten;  ///< as in Omslag
};

/// Where things stand in the bytes (views into the request's body, which must outlive it).
struct Omslag {
    Kopblok kop;
    std::string_view inhoud;         ///< the one child of soap:Body, start tag to end tag
    std::string_view operatie;       ///< its local name
    std::string operatie_namespace;  ///< empty when in none
    std::uint32_t regel = 1;         ///< line where it starts
    /// xmlns declarations of the ancestors in scope at the Body child, as text that can stand right after its
    /// name
    /// (` xmlns:a="…"`, blank first, one line): so it can be parsed as a document of its own.
    std::string naamruimten;
};

/// One linear pass: UTF-8 (overlong, surrogates, NUL and XML-forbidden characters refused, in references
/// too), XML declaration optional and only UTF-8, no DOCTYPE, no PI, limits, well-formed,
/// namespace-well-formed, SOAP 1.1 Envelope{Header?, Body}, exactly one child in Body, no xsi:type in it,
/// nothing after the Envelope. Refusals: Client.DK0009 (encoding), Client.DK0004 (XML, limits, structure),
/// VersionMismatch.DK0001 (envelope namespace), with the line. Whatever it lets through is well-formed by
/// libxml2's verdict too.
tl::expected<Omslag, Protocolfout> bewaak(std::string_view bytes, const Grenzen& grenzen);

/// What the header block says. Values are decoded text.
struct Kop {
    std::optional<std::string> gebruikersnaam, wachtwoord;  ///< wsse:UsernameToken, PasswordText
    std::optional<std::string> to, action, message_id, relates_to, from, reply_to, fault_to;
    bool adressering = false;  ///< any WS-Addressing element is present
};
/// Client.DK0004 for a doubled or malformed header element; SOAP MustUnderstand for an unknown header block
/// with mustUnderstand="1"; unknown ones without it and blocks for another actor are ignored. wsse:Security
/// is understood (0 or 1); of it only the UsernameToken counts. Only for what `bewaak` found.
tl::expected<Kop, Protocolfout> lees_kop(const Kopblok& kop);

struct Basic {
    std::string gebruikersnaam, wachtwoord;
};
std::optional<Basic> lees_basic(std::string_view authorization);  ///< nullopt = not Basic or malformed

enum class Striktheid : std::uint8_t { lenient, strikt };
/// contract-cvs.md "Who may ask": lenient may be absent but right if present; strict: missing =
/// DK0005…EK0020. `soap_action`: the HTTP field as sent (quotes allowed, empty or absent accepted), DK0003 on
/// contradiction.
tl::expected<void, Protocolfout> controleer_adressering(const Kop& kop,
                                                        const std::optional<std::string>& soap_action,
                                                        std::string_view verwachte_action,
                                                        Striktheid striktheid, std::string_view onze_oin,
                                                        std::string_view afzender_oin);

/// A schema document by the file name under which others import it (xs:import/@schemaLocation).
struct Schemadocument {
    std::string_view naam, tekst;
};

/// The published schema, compiled once, shared by all workers (libxml2 xmlSchema is read-only after parsing).
class Schema {
 public:
    explicit Schema(std::string_view xsd);  ///< complete in itself; throws std::runtime_error
    /// One schema of many namespaces: each document of the set may import each other one, and nothing else.
    explicit Schema(std::span<const Schemadocument> documenten);  ///< throws std::runtime_error
    /// Valid, or Client.DK0004 with element and line in the whole request. The fault never holds a value of
    /// the message, nor a name that the schema does not know. May be called by many threads at once.
    [[nodiscard]] tl::expected<void, Protocolfout> keur(const Omslag& omslag) const;

 private:
    struct Compiled;
    std::shared_ptr<const Compiled> m_compiled;
};

/// One schema of a contract's files: any row of {naam, tekst}. Throws as Schema does.
template <class Bestanden>
Schema make_schema(const Bestanden& bestanden) {
    std::vector<Schemadocument> documenten;
    for (const auto& [naam, tekst] : bestanden) documenten.push_back({naam, tekst});
    return Schema(documenten);
}

/// The Body child in its plainest spelling, for a reader that knows less of XML: elements, their text, and
/// nothing else. No comments, CDATA, attributes or references but those that must be, no white space between
/// elements; the namespace is declared once, on prefix `isi`. Only for what guard and schema have passed: it
/// takes for granted that all elements are of the root's namespace and that no attribute means anything.
std::string schrijf_eenvoudig(const Omslag& omslag);

}  // namespace isi::bericht
