// SPDX-License-Identifier: Apache-2.0
#include "ksz.hpp"

#include <fmt/format.h>

namespace isi::conformance {
namespace {

constexpr std::string_view wsse_ns =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

std::string optional(std::string_view name, const std::string& text) {
    return text.empty() ? "" : element(name, text);
}

std::string envelope(const std::optional<Secrets>& token, const std::string& body) {
    const std::string security =
        token ? fmt::format(
                    "<wsse:Security xmlns:wsse=\"{}\"><wsse:UsernameToken><wsse:Username>{}</wsse:Username>"
                    "<wsse:Password>{}</wsse:Password></wsse:UsernameToken></wsse:Security>",
                    wsse_ns, xml_escape(token->applicatiesleutel), xml_escape(token->wachtwoord))
              : "";
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"{}\" xmlns:v1=\"{}\">\n"
        "<soap:Header>{}</soap:Header>\n<soap:Body>\n{}\n</soap:Body>\n</soap:Envelope>\n",
        soap_ns, ksz_ns, security, body);
}

HttpRequest request_of(const Context& context, std::string body, const std::optional<std::string>& action) {
    HttpRequest out;
    out.path = context.kbi().ksz_pad;
    out.fields = {"Host: " + context.target().endpoint.authority(), "Content-Type: text/xml; charset=utf-8"};
    if (action) out.fields.push_back("SOAPAction: " + *action);
    out.body = std::move(body);
    return out;
}

std::string action_for(std::string_view operatie) {
    return fmt::format("\"http://kszbcss.fgov.be/CivicIntegrationService/{}\"", operatie);
}

}  // namespace

std::string KszVraag::klantgegevens() const {
    return fmt::format(
        "<informationCustomer>{}{}<customerIdentification>{}</customerIdentification></informationCustomer>",
        optional("ticket", ticket), optional("timestampSent", verzonden), klant);
}

std::string KszVraag::xml() const {
    std::string out =
        envelope(token, fmt::format("<v1:{0}Request>{1}{2}{3}<criteria>{4}</criteria>{5}</v1:{0}Request>",
                                    operatie, klantgegevens(), optional("legalContext", legal_context),
                                    optional("userId", user_id), element("ssin", ssin), inhoud));
    return twist ? twist(std::move(out)) : out;
}

KszVraag ksz_vraag_van(Context&, const Party& party, const std::string& operatie, const std::string& ssin,
                       std::string inhoud) {
    KszVraag out;
    out.operatie = operatie;
    out.ticket = new_uuid();
    out.verzonden = moment();
    out.klant = element("cbeNumber", party.kbo);
    out.legal_context = ocmw_context;
    out.ssin = ssin;
    out.inhoud = std::move(inhoud);
    out.token = party.secrets;
    out.soap_action = action_for(operatie);
    return out;
}

KszVraag ksz_vraag(Context& context, const std::string& operatie, const std::string& ssin,
                   std::string inhoud) {
    return ksz_vraag_van(context, context.target().own, operatie, ssin, std::move(inhoud));
}

SoapAnswer ask(Context& context, const KszVraag& vraag, const Party& party) {
    HttpRequest request = request_of(context, vraag.xml(), vraag.soap_action);
    if (vraag.basic)
        request.fields.push_back("Authorization: Basic " +
                                 base64(vraag.basic->applicatiesleutel + ":" + vraag.basic->wachtwoord));
    const auto connection = context.connect(&party.identity);
    return parse_answer(context.exchange(*connection, request.bytes()));
}

SoapAnswer ask(Context& context, const KszVraag& vraag) {
    return ask(context, vraag, context.target().own);
}

SoapAnswer ask_ksz_body(Context& context, const std::string& body, const std::string& operatie) {
    const HttpRequest request =
        request_of(context, envelope(context.target().own.secrets, body), action_for(operatie));
    const auto connection = context.connect();
    return parse_answer(context.exchange(*connection, request.bytes()));
}

KszStatus status_of(const SoapAnswer& answer) {
    return {answer.text("status/value").value_or(""), answer.text("status/code").value_or("")};
}

std::string information(const SoapAnswer& answer, std::string_view name) {
    for (const auto& one : children(answer.node("status"), "information"))
        if (find(one, "fieldName").text().get() == std::string(name))
            return find(one, "fieldValue").text().get();
    return {};
}

std::string describe_ksz(const SoapAnswer& answer) {
    if (const auto fault = answer.fault())
        return answer.describe() + " " + find(answer.payload, "detail/*/detail/reasonCode").text().get();
    const KszStatus status = status_of(answer);
    return fmt::format("{}, {} {}", answer.describe(), status.value, status.code);
}

void expect_ksz_status(Finding& finding, const SoapAnswer& answer, const KszStatus& wanted) {
    finding.require(status_of(answer) == wanted, fmt::format("status {} {}", wanted.value, wanted.code),
                    describe_ksz(answer));
}

void expect_ksz_valid(Finding& finding, const SoapAnswer& answer) {
    const std::string wrong = judge_by_schema(answer);
    finding.require(wrong.empty(), answer.operation() + " valid by the published schema", wrong);
}

std::string names_in(const pugi::xml_node& node) {
    std::vector<std::string> out;
    for (const auto& child : children(node, "*")) out.push_back(local_name(child));
    return join(out, " ");
}

}  // namespace isi::conformance
