// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http.hpp"

/// SOAP messages of the contract as plain text, and answers as a tree. No generated code, no gateway code:
/// the tool must not share the misreading of what it judges.
namespace isi::conformance {

inline constexpr std::string_view contract_ns = "urn:inburgering:isi:cvs:v1";
inline constexpr std::string_view soap_ns = "http://schemas.xmlsoap.org/soap/envelope/";
inline constexpr std::string_view wsa_ns = "http://www.w3.org/2005/08/addressing";

struct Secrets {
    std::string applicatiesleutel, wachtwoord;
};

/// One request, every part of it open to a check that wants to bend it.
struct Message {
    std::string operation;
    std::string
        fields;  ///< XML that follows the four envelope elements, in the contract's namespace by default
    std::string id, sender, receiver, moment;  ///< the four

    std::optional<Secrets> token, basic;  ///< wsse:UsernameToken, HTTP Basic
    bool token_must_understand = false;
    std::vector<std::pair<std::string, std::string>>
        addressing;             ///< wsa local name, text (ReplyTo, From, FaultTo: address)
    std::string other_headers;  ///< XML inside soap:Header

    std::optional<std::string>
        soap_action;  ///< the HTTP field as sent; set to "urn…/op" in quotes by default
    std::string content_type = "text/xml; charset=utf-8";
    std::vector<std::string> http_fields;           ///< extra lines
    std::function<std::string(std::string)> twist;  ///< last edit of the XML bytes

    [[nodiscard]] std::string xml() const;
    [[nodiscard]] HttpRequest http(const Endpoint& endpoint) const;
};

std::string element(std::string_view name, std::string_view text);  ///< <name>escaped</name>
std::string action_of(std::string_view operation);                  ///< the contract's soapAction

struct Fault {
    std::string code;    ///< as sent: prefix:Client.DK0002
    std::string local;   ///< without prefix
    std::string prefix;  ///< empty when there is none
    std::string text;
    pugi::xml_node detail;  ///< the Fout element, null when absent
};

/// An answer read as SOAP. Nodes are found by local name; that the namespaces are right is the schema's to
/// say.
struct SoapAnswer {
    HttpAnswer http;
    std::shared_ptr<pugi::xml_document> xml;  ///< empty document when the body is not XML
    pugi::xml_node header, payload;           ///< payload: the first child of Body

    [[nodiscard]] std::optional<Fault> fault() const&;
    std::optional<Fault> fault() && = delete;                        ///< its detail lives in the answer
    [[nodiscard]] pugi::xml_node node(std::string_view path) const;  ///< under payload, local names with '/'
    [[nodiscard]] std::optional<std::string> text(std::string_view path) const;
    [[nodiscard]] std::string operation() const;                ///< local name of the payload
    [[nodiscard]] std::optional<std::string> foutcode() const;  ///< of the first foutmelding
    [[nodiscard]] bool nothing_found() const;
    [[nodiscard]] bool has_data() const;  ///< approved, and neither refused nor empty
    [[nodiscard]] std::optional<std::string> wsa(std::string_view name) const;
    [[nodiscard]] std::string describe() const;  ///< "HTTP 200, foutmelding VAL003", without values
};

SoapAnswer parse_answer(HttpAnswer http);
std::string local_name(const pugi::xml_node& node);
pugi::xml_node find(const pugi::xml_node& from, std::string_view path);
std::vector<pugi::xml_node> children(const pugi::xml_node& from, std::string_view name);
std::string written(const pugi::xml_node& node);  ///< the element as text

/// Validates against the published schema (built in). Returns the first finding, empty when valid.
class Contract {
 public:
    Contract();
    [[nodiscard]] std::string judge_payload(const SoapAnswer& answer) const;
    [[nodiscard]] std::string judge_fout(const SoapAnswer& answer) const;

 private:
    [[nodiscard]] std::string judge(const std::string& bytes, std::string_view parent) const;
    struct Schema;
    std::shared_ptr<const Schema> m_schema;
};
std::string_view published_xsd();
std::string_view published_wsdl();

}  // namespace isi::conformance
