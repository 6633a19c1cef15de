// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"

/// Framing that two parties could read differently is refused and the connection closed (RFC 9112).
namespace isi::conformance {
namespace {

void refused(Context& c, Finding& f, const HttpRequest& request) {
    const auto connection = c.connect();
    const HttpAnswer answer = c.exchange(*connection, request.bytes());
    expect_status(f, answer, 400);
    f.require(!answer.stays_open, "the connection is closed", "it stays open");
}

HttpRequest plain(Context& c) {
    return c.message("testVerbinding").http(c.target().endpoint);
}

void both_lengths(Context& c, Finding& f) {
    HttpRequest r = plain(c);
    r.fields.push_back("Transfer-Encoding: chunked");
    r.fields.push_back(fmt::format("Content-Length: {}", r.body.size()));
    r.content_length = false;
    r.body = fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", r.body.size(), r.body);
    refused(c, f, r);
}

void two_lengths(Context& c, Finding& f) {
    HttpRequest r = plain(c);
    r.fields.push_back(fmt::format("Content-Length: {}", r.body.size() + 10));
    refused(c, f, r);
}

void no_host(Context& c, Finding& f) {
    HttpRequest r = plain(c);
    std::erase_if(r.fields, [](const std::string& field) { return starts_with(field, "Host:"); });
    refused(c, f, r);
}

void two_hosts(Context& c, Finding& f) {
    HttpRequest r = plain(c);
    r.fields.push_back("Host: voorbeeld.invalid");
    refused(c, f, r);
}

void folded(Context& c, Finding& f) {
    HttpRequest r = plain(c);
    r.fields.push_back("X-Vouw: een\r\n twee");
    refused(c, f, r);
}

void space_before_colon(Context& c, Finding& f) {
    HttpRequest r = plain(c);
    r.fields.push_back("X-Veld : 1");
    refused(c, f, r);
}

void other_coding(Context& c, Finding& f) {
    HttpRequest r = plain(c);
    r.content_length = false;
    r.fields.push_back("Transfer-Encoding: chunked, identity");
    r.body = fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", r.body.size(), r.body);
    refused(c, f, r);
}

constexpr Implementation all[] = {{"HTTP-030", both_lengths}, {"HTTP-031", two_lengths},
                                  {"HTTP-032", no_host},      {"HTTP-033", two_hosts},
                                  {"HTTP-034", folded},       {"HTTP-035", space_before_colon},
                                  {"HTTP-036", other_coding}};

}  // namespace

std::span<const Implementation> framing_checks() {
    return all;
}

}  // namespace isi::conformance
