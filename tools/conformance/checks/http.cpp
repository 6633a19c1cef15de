// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <charconv>

#include "expect.hpp"

/// HTTP as a client meets it: methods, media type, size, kept connections.
namespace isi::conformance {
namespace {

HttpAnswer send(Context& c, const HttpRequest& request) {
    const auto connection = c.connect();
    return c.exchange(*connection, request.bytes());
}

HttpRequest plain(Context& c) {
    return c.message("testVerbinding").http(c.target().endpoint);
}

void put(Context& c, Finding& f) {
    HttpRequest r = plain(c);
    r.method = "PUT";
    expect_status(f, send(c, r), 405);
}

void options(Context& c, Finding& f) {
    HttpRequest r = plain(c);
    r.method = "OPTIONS";
    r.fields.push_back("Origin: https://voorbeeld.invalid");
    const HttpAnswer answer = send(c, r);
    expect_status(f, answer, 405);
    f.require(!answer.field("access-control-allow-origin"), "no CORS field", "Access-Control-Allow-Origin");
}

void media_type(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.content_type = "text/plain; charset=utf-8";
    expect_status(f, c.ask(m).http, 415);
}

void charset(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.content_type = "text/xml; charset=iso-8859-1";
    expect_status(f, c.ask(m).http, 415);
}

void encoding(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.http_fields = {"Content-Encoding: gzip"};
    expect_status(f, c.ask(m).http, 415);
}

std::size_t limit(Context& c) {
    const std::string told =
        c.ask(c.message("testVerbinding")).text("grenzen/maximaleBerichtgrootte").value_or("");
    std::size_t out = 0;
    std::from_chars(told.data(), told.data() + told.size(), out);
    if (out == 0) throw Skip{"testVerbinding tells no maximaleBerichtgrootte (VERB-006)"};
    return out;
}

/// Spaces between the elements: the message stays right, only longer.
Message padded(Context& c, std::size_t size) {
    Message m = c.message("testVerbinding");
    const std::size_t now = m.xml().size();
    m.twist = [pad = size > now ? size - now : 0](std::string xml) {
        return replace_once(std::move(xml), "<soap:Body>", std::string(pad, ' ') + "<soap:Body>");
    };
    return m;
}

void largest(Context& c, Finding& f) {
    expect_data(f, c.ask(padded(c, limit(c))), "testVerbinding");
}
void too_large(Context& c, Finding& f) {
    expect_status(f, c.ask(padded(c, limit(c) + 1)).http, 413);
}
void far_too_large(Context& c, Finding& f) {
    expect_status(f, c.ask(padded(c, limit(c) + 400'000)).http, 413);
}

void many_fields(Context& c, Finding& f) {
    HttpRequest r = plain(c);
    for (int i = 0; i < 100; ++i) r.fields.push_back(fmt::format("X-Veld-{}: 1", i));
    expect_status(f, send(c, r), 431);
}

void after_a_fault(Context& c, Finding& f) {
    const auto connection = c.connect();
    const SoapAnswer first = c.ask(c.geef_persoon("WI2007", "1"), *connection);
    f.require(first.http.stays_open, "the connection stays open after a fault",
              first.http.status ? "closed" : first.describe());
    if (!first.http.stays_open) return;
    const SoapAnswer second = c.ask(c.message("testVerbinding"), *connection);
    f.require(second.http.status == 200, "the next question on the same connection is answered",
              second.describe());
}

void kept(Context& c, Finding& f) {
    const auto connection = c.connect();
    for (int i = 1; i <= 5; ++i) {
        const SoapAnswer answer = c.ask(c.message("geefGemeenten"), *connection);
        f.require(answer.http.status == 200, fmt::format("question {} on one connection is answered", i),
                  answer.describe());
        if (answer.http.status != 200) return;
    }
}

void banner(Context& c, Finding& f) {
    for (const HttpAnswer& answer :
         {c.ask(c.message("testVerbinding")).http, c.ask(c.geef_persoon("WI2007", "1")).http})
        for (const char* name : {"server", "x-powered-by"})
            f.require(!answer.field(name), fmt::format("no field {}", name), answer.field(name).value_or(""));
}

void answer_type(Context& c, Finding& f) {
    const std::string told =
        lower(c.ask(c.message("geefGemeenten")).http.field("content-type").value_or("absent"));
    const bool right =
        starts_with(told, "text/xml") && contains(replace_all(told, "\"", ""), "charset=utf-8");
    f.require(right, "Content-Type: text/xml; charset=utf-8", told);
}

void expect_continue(Context& c, Finding& f) {
    HttpRequest r = plain(c);
    r.fields.push_back("Expect: 100-continue");
    const SoapAnswer answer = parse_answer(send(c, r));
    expect_data(f, answer, "testVerbinding");
}

void chunked(Context& c, Finding& f) {
    HttpRequest r = plain(c);
    r.content_length = false;
    r.fields.push_back("Transfer-Encoding: chunked");
    const std::size_t half = r.body.size() / 2;
    r.body = fmt::format("{:x}\r\n{}\r\n{:x}\r\n{}\r\n0\r\n\r\n", half, r.body.substr(0, half),
                         r.body.size() - half, r.body.substr(half));
    expect_data(f, parse_answer(send(c, r)), "testVerbinding");
}

void garbage(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.twist = [](const std::string&) { return std::string("{\"vraag\": \"geen XML\"}"); };
    const SoapAnswer answer = c.ask(m);
    f.require(answer.http.status >= 400, "a refusal that can be read", answer.describe());
}

constexpr Implementation all[] = {{"HTTP-001", put},         {"HTTP-002", options},
                                  {"HTTP-003", media_type},  {"HTTP-004", charset},
                                  {"HTTP-005", encoding},    {"HTTP-006", largest},
                                  {"HTTP-007", too_large},   {"HTTP-008", far_too_large},
                                  {"HTTP-009", many_fields}, {"HTTP-010", after_a_fault},
                                  {"HTTP-011", kept},        {"HTTP-012", banner},
                                  {"HTTP-013", answer_type}, {"HTTP-014", expect_continue},
                                  {"HTTP-015", chunked},     {"HTTP-016", garbage}};

}  // namespace

std::span<const Implementation> http_checks() {
    return all;
}

}  // namespace isi::conformance
