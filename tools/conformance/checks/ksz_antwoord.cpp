// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdlib>

#include "expect.hpp"
#include "ksz.hpp"

/// KSZ dialect: the form of a response, and what of the request stands in it. And TestConnection.
namespace isi::conformance {
namespace {

KszVraag right(Context& c) {
    return ksz_vraag(c, "consultFile", c.kbi().profile.insz("contract"));
}
void expect_found(Finding& f, const SoapAnswer& answer) {
    expect_ksz_status(f, answer, {"DATA_FOUND", "MSG00000"});
}

void root(Context& c, Finding& f) {
    const SoapAnswer answer = ask(c, right(c));
    expect_status(f, answer.http, 200);
    f.require(answer.operation() == "consultFileResponse", "consultFileResponse", answer.describe());
    f.require(contains(answer.http.body, fmt::format("\"{}\"", ksz_ns)), "namespace " + std::string(ksz_ns),
              "another");
}

std::string qualified(const pugi::xml_node& from) {
    for (const pugi::xml_node& child : children(from, "*")) {
        if (contains(child.name(), ":") || *child.attribute("xmlns").value() != '\0') return child.name();
        if (std::string inside = qualified(child); !inside.empty()) return inside;
    }
    return {};
}
void unqualified(Context& c, Finding& f) {
    const SoapAnswer answer = ask(c, right(c));
    const bool default_on_root = *answer.payload.attribute("xmlns").value() != '\0';
    const std::string found = qualified(answer.payload);
    f.require(found.empty() && !default_on_root && answer.node("status"),
              "everything in the root in no namespace",
              found.empty() ? answer.describe() : found + " is in one");
}

void order(Context& c, Finding& f) {
    constexpr std::string_view wanted =
        "informationCustomer informationCBSS legalContext criteria status ssin result";
    const std::string found = names_in(ask(c, right(c)).payload);
    f.require(found == wanted, std::string(wanted), found);
}

void customer(Context& c, Finding& f) {
    const KszVraag question = right(c);
    const std::string found = written(ask(c, question).node("informationCustomer"));
    f.require(found == question.klantgegevens(), "informationCustomer as sent", found);
}

void ticket(Context& c, Finding& f) {
    const KszVraag question = right(c);
    const auto first = ask(c, question).text("informationCBSS/ticketCBSS"),
               second = ask(c, question).text("informationCBSS/ticketCBSS");
    const std::string problem = uuid_pattern_problem(first.value_or(""));
    f.require(problem.empty(), "ticketCBSS a UUID", problem);
    f.require(first != second && first != question.ticket, "another ticketCBSS in each response", "the same");
}

void moments(Context& c, Finding& f) {
    const SoapAnswer answer = ask(c, right(c));
    const long long received = seconds_of(answer.text("informationCBSS/timestampReceive").value_or("")),
                    replied = seconds_of(answer.text("informationCBSS/timestampReply").value_or(""));
    constexpr long long slack = 900;
    f.require(received >= 0 && replied >= received && std::llabs(received - now_seconds()) < slack,
              "timestampReceive now, timestampReply not before it",
              fmt::format("{} and {}", received, replied));
}

void told_back(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.user_id = c.kbi().profile.insz("talen");
    const SoapAnswer answer = ask(c, question);
    expect_text(f, answer, "legalContext", question.legal_context);
    expect_text(f, answer, "userId", question.user_id);
    expect_text(f, answer, "criteria/ssin", question.ssin);
}

void not_told_back(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.ticket.clear();
    question.verzonden.clear();
    const SoapAnswer answer = ask(c, question);
    expect_found(f, answer);
    const std::string found = names_in(answer.node("informationCustomer"));
    f.require(found == "customerIdentification" && !answer.node("userId"),
              "no ticket, timestampSent or userId that was not sent", found);
}

void own_ticket(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.ticket = "OCMW-2026-000017/afdeling-sociaal-1";
    const SoapAnswer answer = ask(c, question);
    expect_found(f, answer);
    expect_text(f, answer, "informationCustomer/ticket", question.ticket);
}

void sector(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.klant = element("sector", "17") + element("institution", "1");
    expect_found(f, ask(c, question));
}

void valid(Context& c, Finding& f) {
    expect_ksz_valid(f, ask(c, right(c)));
}

void basic(Context& c, Finding& f) {
    KszVraag question = right(c);
    if (!question.token) throw Skip{"the client proves itself without a key"};
    question.basic = question.token;
    question.token.reset();
    expect_found(f, ask(c, question));
}

void other_prefixes(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.twist = [](std::string xml) {
        xml = replace_all(std::move(xml), "v1:consultFileRequest", "consultFileRequest");
        xml = replace_once(std::move(xml), "<consultFileRequest>",
                           fmt::format("<consultFileRequest xmlns=\"{}\">", ksz_ns));
        for (const char* name : {"<informationCustomer>", "<legalContext>", "<criteria>"})
            xml = replace_once(std::move(xml), name, replace_once(name, ">", " xmlns=\"\">"));
        return xml;
    };
    expect_found(f, ask(c, question));
}

void no_soap_action(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.soap_action.reset();
    expect_found(f, ask(c, question));
}

void clean(Context& c, Finding& f) {
    const KszVraag question = right(c);
    if (!question.token) throw Skip{"the client proves itself without a key"};
    const SoapAnswer answer = ask(c, question);
    std::string all = answer.http.body;
    for (const auto& [name, value] : answer.http.fields) all += "\n" + value;
    f.require(!contains(all, question.token->applicatiesleutel) &&
                  !contains(all, question.token->wachtwoord) && !contains(all, "UsernameToken"),
              "no key, password or Security header in the answer", "one of them stands in it");
}

SoapAnswer test_connection(Context& c, std::string_view echo) {
    return ask_ksz_body(
        c, fmt::format("<v1:TestConnectionRequest>{}</v1:TestConnectionRequest>", element("echo", echo)),
        "TestConnection");
}
void echo(Context& c, Finding& f) {
    const std::string text = "Zo\xc3\xab & <co> " + new_uuid();
    expect_text(f, test_connection(c, text), "echo", text);
}
void certificate(Context& c, Finding& f) {
    const std::string told = test_connection(c, "x").text("sslCertificate").value_or("absent");
    f.require(contains(told, c.target().own.kbo), "sslCertificate names the asker's certificate", told);
}
void test_order(Context& c, Finding& f) {
    const std::string found = names_in(test_connection(c, "x").payload);
    f.require(starts_with(found, "informationCBSS echo sslCertificate"),
              "informationCBSS echo sslCertificate", found);
}
void test_valid(Context& c, Finding& f) {
    expect_ksz_valid(f, test_connection(c, "x"));
}

constexpr Implementation all[] = {
    {"KBER-001", root},           {"KBER-002", unqualified},    {"KBER-003", order},
    {"KBER-004", customer},       {"KBER-005", ticket},         {"KBER-006", moments},
    {"KBER-007", told_back},      {"KBER-008", not_told_back},  {"KBER-009", own_ticket},
    {"KBER-010", sector},         {"KBER-011", valid},          {"KBER-012", basic},
    {"KBER-013", other_prefixes}, {"KBER-014", no_soap_action}, {"KBER-015", clean},
    {"KTST-001", echo},           {"KTST-002", certificate},    {"KTST-003", test_order},
    {"KTST-004", test_valid}};

}  // namespace

std::span<const Implementation> ksz_reply_checks() {
    return all;
}

}  // namespace isi::conformance
