// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"

/// SOAP 1.1: SOAPAction, envelope, header blocks, one operation.
namespace isi::conformance {
namespace {

void action(Context& c, Finding& f, std::optional<std::string> sent) {
    Message m = c.message("testVerbinding");
    m.soap_action = std::move(sent);
    expect_data(f, c.ask(m), "testVerbinding");
}
void action_unquoted(Context& c, Finding& f) {
    action(c, f, action_of("testVerbinding"));
}
void action_empty(Context& c, Finding& f) {
    action(c, f, "\"\"");
}
void action_absent(Context& c, Finding& f) {
    action(c, f, std::nullopt);
}

void action_foreign(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.soap_action = "\"urn:vreemd/testVerbinding\"";
    expect_fault(f, c.ask(m), {"Client.DK0003"});
}

void action_of_another(Context& c, Finding& f) {
    Message m = c.geef_persoon(c.profile().blad_wet, c.profile().blad_bsn);
    m.soap_action = "\"" + action_of("geefWet") + "\"";
    expect_fault(f, c.ask(m), {"Client.DK0003"});
}

void soap_12(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.twist = [](std::string xml) {
        return replace_all(std::move(xml), soap_ns, "http://www.w3.org/2003/05/soap-envelope");
    };
    expect_fault(f, c.ask(m), {"VersionMismatch.DK0001"});
}

void unknown_must_understand(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.other_headers = "<v:Kop xmlns:v=\"urn:vreemd\" soap:mustUnderstand=\"1\">x</v:Kop>";
    const SoapAnswer answer = c.ask(m);
    const auto fault = answer.fault();
    f.require(fault && starts_with(fault->local, "MustUnderstand"), "SOAP fault MustUnderstand",
              answer.describe());
}

void unknown_header(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.other_headers = "<v:Kop xmlns:v=\"urn:vreemd\" soap:mustUnderstand=\"0\">x</v:Kop>";
    expect_data(f, c.ask(m), "testVerbinding");
}

/// `mark` goes in place of the operation's end tag: what follows stands beside the operation.
Message edited(Context& c, std::string from, std::string to) {
    Message m = c.geef_persoon(c.profile().blad_wet, c.profile().blad_bsn);
    m.twist = [from = std::move(from), to = std::move(to)](std::string xml) {
        return replace_once(std::move(xml), from, to);
    };
    return m;
}

void two_operations(Context& c, Finding& f) {
    const std::string second = c.message("testVerbinding").xml();
    const std::size_t begin = second.find("<testVerbinding"), end = second.find("</soap:Body>");
    expect_fault(f, c.ask(edited(c, "</soap:Body>", second.substr(begin, end - begin) + "</soap:Body>")),
                 {"Client.DK0004"});
}

void two_bodies(Context& c, Finding& f) {
    expect_fault(f, c.ask(edited(c, "</soap:Body>", "</soap:Body><soap:Body/>")), {"Client.DK0004"});
}

void empty_body(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.soap_action = "\"\"";
    m.twist = [](std::string xml) {
        const std::size_t begin = xml.find("<testVerbinding"), end = xml.find("</soap:Body>");
        return xml.erase(begin, end - begin);
    };
    expect_fault(f, c.ask(m), {"Client.DK0004"});
}

void unknown_operation(Context& c, Finding& f) {
    Message m = c.message("geefAlles");
    m.soap_action = "\"\"";
    expect_fault(f, c.ask(m), {"Client.DK0004", "Client.DK0003"});
}

void other_prefixes(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.twist = [](std::string xml) {
        xml = replace_all(std::move(xml), "soap:", "Zeep-1:");
        return replace_all(replace_all(std::move(xml), "xmlns:soap=", "xmlns:Zeep-1="), "\"UTF-8\"",
                           "'utf-8'");
    };
    expect_data(f, c.ask(m), "testVerbinding");
}

constexpr Implementation all[] = {{"SOAP-001", action_unquoted},
                                  {"SOAP-002", action_empty},
                                  {"SOAP-003", action_absent},
                                  {"SOAP-004", action_foreign},
                                  {"SOAP-005", action_of_another},
                                  {"SOAP-006", soap_12},
                                  {"SOAP-007", unknown_must_understand},
                                  {"SOAP-008", unknown_header},
                                  {"SOAP-009", two_operations},
                                  {"SOAP-010", two_bodies},
                                  {"SOAP-011", empty_body},
                                  {"SOAP-012", unknown_operation},
                                  {"SOAP-013", other_prefixes}};

}  // namespace

std::span<const Implementation> soap_checks() {
    return all;
}

}  // namespace isi::conformance
