// SPDX-License-Identifier: Apache-2.0
#include "soap.hpp"

#include <fmt/format.h>

#include <sstream>

#include "text.hpp"

namespace isi::conformance {
namespace {

constexpr std::string_view wsse_ns =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
constexpr std::string_view password_text =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

std::string token_xml(const Secrets& secrets, bool must_understand) {
    return fmt::format(
        "<wsse:Security xmlns:wsse=\"{}\"{}><wsse:UsernameToken><wsse:Username>{}</wsse:Username>"
        "<wsse:Password Type=\"{}\">{}</wsse:Password></wsse:UsernameToken></wsse:Security>",
        wsse_ns, must_understand ? " soap:mustUnderstand=\"1\"" : "", xml_escape(secrets.applicatiesleutel),
        password_text, xml_escape(secrets.wachtwoord));
}

std::string addressing_xml(const std::vector<std::pair<std::string, std::string>>& addressing) {
    std::string out;
    for (const auto& [name, value] : addressing) {
        const bool reference = name == "ReplyTo" || name == "FaultTo" || name == "From";
        const std::string inner =
            reference ? fmt::format("<wsa:Address>{}</wsa:Address>", xml_escape(value)) : xml_escape(value);
        out += fmt::format("<wsa:{0} xmlns:wsa=\"{1}\">{2}</wsa:{0}>", name, wsa_ns, inner);
    }
    return out;
}

}  // namespace

std::string element(std::string_view name, std::string_view text) {
    return fmt::format("<{0}>{1}</{0}>", name, xml_escape(text));
}

std::string action_of(std::string_view operation) {
    return fmt::format("{}/{}", contract_ns, operation);
}

std::string Message::xml() const {
    const std::string header = (token ? token_xml(*token, token_must_understand) : std::string()) +
                               addressing_xml(addressing) + other_headers;
    std::string out = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"{}\">\n{}<soap:Body>\n"
        "<{} xmlns=\"{}\">\n{}\n{}\n{}\n{}\n{}</{}>\n</soap:Body>\n</soap:Envelope>\n",
        soap_ns, header.empty() ? "" : "<soap:Header>" + header + "</soap:Header>\n", operation, contract_ns,
        element("identificatiecodeBedrijfsdocument", id), element("verzendendeInstantie", sender),
        element("ontvangendeInstantie", receiver), element("datumTijdBedrijfsdocument", moment), fields,
        operation);
    return twist ? twist(std::move(out)) : out;
}

HttpRequest Message::http(const Endpoint& endpoint) const {
    HttpRequest out;
    out.path = endpoint.path;
    out.fields = {"Host: " + endpoint.authority(), "Content-Type: " + content_type};
    if (soap_action) out.fields.push_back("SOAPAction: " + *soap_action);
    if (basic)
        out.fields.push_back("Authorization: Basic " +
                             base64(basic->applicatiesleutel + ":" + basic->wachtwoord));
    out.fields.insert(out.fields.end(), http_fields.begin(), http_fields.end());
    out.body = xml();
    return out;
}

std::string local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

std::vector<pugi::xml_node> children(const pugi::xml_node& from, std::string_view name) {
    std::vector<pugi::xml_node> out;
    for (const pugi::xml_node& child : from.children())
        if (child.type() == pugi::node_element && (name == "*" || local_name(child) == name))
            out.push_back(child);
    return out;
}

pugi::xml_node find(const pugi::xml_node& from, std::string_view path) {
    pugi::xml_node at = from;
    for (const std::string& step : split(path, '/')) {
        const auto found = children(at, step);
        if (found.empty()) return {};
        at = found.front();
    }
    return at;
}

std::string written(const pugi::xml_node& node) {
    std::ostringstream out;
    node.print(out, "", pugi::format_raw);
    return std::move(out).str();
}

SoapAnswer parse_answer(HttpAnswer http) {
    SoapAnswer out{std::move(http), std::make_shared<pugi::xml_document>(), {}, {}};
    const auto parsed = out.xml->load_buffer(out.http.body.data(), out.http.body.size(), pugi::parse_default);
    if (!parsed || local_name(out.xml->document_element()) != "Envelope") return out;
    out.header = find(out.xml->document_element(), "Header");
    const auto inside = children(find(out.xml->document_element(), "Body"), "*");
    if (!inside.empty()) out.payload = inside.front();
    return out;
}

std::optional<Fault> SoapAnswer::fault() const& {
    if (!payload || local_name(payload) != "Fault") return std::nullopt;
    Fault out;
    out.code = find(payload, "faultcode").text().get();
    const std::size_t colon = out.code.find(':');
    out.prefix = colon == std::string::npos ? "" : out.code.substr(0, colon);
    out.local = colon == std::string::npos ? out.code : out.code.substr(colon + 1);
    out.text = find(payload, "faultstring").text().get();
    out.detail = find(payload, "detail/Fout");
    return out;
}

pugi::xml_node SoapAnswer::node(std::string_view path) const {
    return find(payload, path);
}

std::optional<std::string> SoapAnswer::text(std::string_view path) const {
    const pugi::xml_node at = node(path);
    if (!at) return std::nullopt;
    return at.text().get();
}

std::string SoapAnswer::operation() const {
    return payload ? local_name(payload) : "";
}
std::optional<std::string> SoapAnswer::foutcode() const {
    return text("foutmelding/foutcode");
}
bool SoapAnswer::nothing_found() const {
    return static_cast<bool>(node("nietsGevonden"));
}
bool SoapAnswer::has_data() const {
    return text("requestGoedgekeurd") == "true" && !foutcode() && !nothing_found();
}

std::optional<std::string> SoapAnswer::wsa(std::string_view name) const {
    // The wsa names do not occur in any other header we know; a header block of another kind has another
    // local name.
    const auto found = children(header, name);
    if (found.empty()) return std::nullopt;
    const pugi::xml_node address = find(found.front(), "Address");
    return std::string(address ? address.text().get() : found.front().text().get());
}

std::string SoapAnswer::describe() const {
    std::string out = http.describe();
    if (http.status == 0) return out;
    if (const auto f = fault()) return out + ", fault " + f->local;
    if (!payload) return out + (http.body.empty() ? ", empty body" : ", body without a SOAP envelope");
    if (const auto code = foutcode()) return out + ", foutmelding " + *code;
    if (nothing_found()) return out + ", nietsGevonden";
    return out + ", " + operation();
}

}  // namespace isi::conformance
