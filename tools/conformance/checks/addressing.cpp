// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"

/// WS-Addressing 2005/08 under the lenient rules: may be absent, but if present must be right.
namespace isi::conformance {
namespace {

constexpr std::string_view anonymous = "http://www.w3.org/2005/08/addressing/anonymous";

Message addressed(Context& c) {
    Message m = c.message("testVerbinding");
    m.addressing = {{"To", c.target().endpoint.url() + "?oin=" + c.target().gateway_oin},
                    {"Action", action_of("testVerbinding")},
                    {"MessageID", "urn:uuid:" + new_uuid()},
                    {"From", fmt::format("{}?oin={}", anonymous, c.target().own.oin)},
                    {"ReplyTo", std::string(anonymous)}};
    return m;
}

std::string& part(Message& m, std::string_view name) {
    for (auto& [key, value] : m.addressing)
        if (key == name) return value;
    return m.addressing.emplace_back(name, "").second;
}

void right(Context& c, Finding& f) {
    expect_data(f, c.ask(addressed(c)), "testVerbinding");
}

void absent(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.message("testVerbinding"));
    expect_data(f, answer, "testVerbinding");
    f.require(!answer.wsa("RelatesTo") && !answer.wsa("To"),
              "no RelatesTo and To in the answer to a request without MessageID", "present");
}

void relates_to(Context& c, Finding& f) {
    Message m = addressed(c);
    const auto told = c.ask(m).wsa("RelatesTo");
    f.require(told == part(m, "MessageID"), "RelatesTo = the request's MessageID", told.value_or("absent"));
}

void answer_action(Context& c, Finding& f) {
    const auto told = c.ask(addressed(c)).wsa("Action");
    f.require(told == action_of("testVerbinding") + "Response", "Action = soapAction + Response",
              told.value_or("absent"));
}

void answer_message_id(Context& c, Finding& f) {
    Message m = addressed(c);
    const auto told = c.ask(m).wsa("MessageID");
    f.require(told && starts_with(*told, "urn:uuid:") && *told != part(m, "MessageID"),
              "a MessageID urn:uuid: of the answer's own", told.value_or("absent"));
}

void answer_to(Context& c, Finding& f) {
    const auto told = c.ask(addressed(c)).wsa("To");
    f.require(told && starts_with(*told, anonymous), "To = anonymous", told.value_or("absent"));
}

void only_message_id(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.addressing = {{"MessageID", "urn:uuid:" + new_uuid()}};
    expect_data(f, c.ask(m), "testVerbinding");
}

void wrong(Context& c, Finding& f, std::string_view name, std::string value,
           std::initializer_list<std::string_view> codes) {
    Message m = addressed(c);
    if (name == "Action") m.soap_action = std::nullopt;
    part(m, name) = std::move(value);
    expect_fault(f, c.ask(m), codes);
}
void wrong_action(Context& c, Finding& f) {
    wrong(c, f, "Action", action_of("geefWet"), {"Client.DK0011", "Client.DK0003"});
}
void wrong_message_id(Context& c, Finding& f) {
    wrong(c, f, "MessageID", "bericht-1@voorbeeld", {"Client.EK0023"});
}
void reply_elsewhere(Context& c, Finding& f) {
    wrong(c, f, "ReplyTo", "http://127.0.0.1:9/antwoord", {"Client.DK0011"});
}
void fault_elsewhere(Context& c, Finding& f) {
    wrong(c, f, "FaultTo", "http://127.0.0.1:9/fout", {"Client.DK0011"});
}
void foreign_to(Context& c, Finding& f) {
    wrong(c, f, "To", c.target().endpoint.url() + "?oin=00000099000000999999",
          {"Client.EK0022", "Client.DK0011"});
}
void foreign_from(Context& c, Finding& f) {
    wrong(c, f, "From", fmt::format("{}?oin=00000099000000999999", anonymous),
          {"Client.EK0021", "Client.DK0011"});
}

void contradiction(Context& c, Finding& f) {
    Message m = addressed(c);
    part(m, "Action") = action_of("geefWet");
    m.soap_action = "\"" + action_of("testVerbinding") + "\"";
    expect_fault(f, c.ask(m), {"Client.DK0003", "Client.DK0011"});
}

constexpr Implementation all[] = {{"WSA-001", right},
                                  {"WSA-002", absent},
                                  {"WSA-003", relates_to},
                                  {"WSA-004", answer_action},
                                  {"WSA-005", answer_message_id},
                                  {"WSA-006", answer_to},
                                  {"WSA-007", only_message_id},
                                  {"WSA-008", wrong_action},
                                  {"WSA-009", wrong_message_id},
                                  {"WSA-010", reply_elsewhere},
                                  {"WSA-011", fault_elsewhere},
                                  {"WSA-012", foreign_to},
                                  {"WSA-013", foreign_from},
                                  {"WSA-014", contradiction}};

}  // namespace

std::span<const Implementation> addressing_checks() {
    return all;
}

}  // namespace isi::conformance
