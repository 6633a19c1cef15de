// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"

/// TLS as such: versions, ciphers, renegotiation, resumption.
namespace isi::conformance {
namespace {

void accepts(Context& c, Finding& f, int version, std::string_view name) {
    TlsOptions options;
    options.min = options.max = version;
    const auto connection = c.connect(&c.target().own.identity, options);
    const SoapAnswer answer = c.ask(c.message("testVerbinding"), *connection);
    f.require(connection->established() && answer.http.status != 0, fmt::format("an answer over {}", name),
              connection->established() ? answer.describe() : connection->failure());
}

void tls_13(Context& c, Finding& f) {
    accepts(c, f, TLS1_3_VERSION, "TLS 1.3");
}
void tls_12(Context& c, Finding& f) {
    accepts(c, f, TLS1_2_VERSION, "TLS 1.2");
}

void refuses(Context& c, Finding& f, const TlsOptions& options, std::string_view what) {
    const auto connection = c.connect(&c.target().own.identity, options);
    f.require(!connection->established(), fmt::format("no handshake with {}", what),
              "handshake done, " + connection->version());
}

void tls_11(Context& c, Finding& f) {
    TlsOptions options;
    options.min = TLS1_VERSION;
    options.max = TLS1_1_VERSION;
    options.legacy = true;
    refuses(c, f, options, "TLS 1.0 or 1.1");
}

void weak_ciphers(Context& c, Finding& f) {
    TlsOptions options;
    options.max = TLS1_2_VERSION;
    // Static RSA, finite-field DH and CBC: phased out or insufficient by NCSC 2025.
    options.ciphers =
        "kRSA:kDHE:ECDHE-ECDSA-AES128-SHA256:ECDHE-RSA-AES128-SHA256:ECDHE-ECDSA-AES256-SHA384:"
        "ECDHE-RSA-AES256-SHA384:ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA:@SECLEVEL=0";
    options.legacy = true;
    refuses(c, f, options, "CBC, static RSA or DHE ciphers");
}

void renegotiation(Context& c, Finding& f) {
    TlsOptions options;
    options.max = TLS1_2_VERSION;
    const auto connection = c.connect(&c.target().own.identity, options);
    if (!connection->established()) throw Skip{"TLS 1.2 is not accepted (TLS-002)"};
    f.require(!connection->renegotiate(), "a renegotiation asked for by the client is refused",
              "the server renegotiated");
}

/// What the endpoint says of the certificate it saw.
std::string seen(const SoapAnswer& answer) {
    return answer.has_data() ? answer.text("certificaatSubject").value_or("no certificaatSubject")
                             : answer.describe();
}

void resumption(Context& c, Finding& f, int version) {
    TlsOptions options;
    options.min = options.max = version;
    const auto first = c.connect(&c.target().own.identity, options);
    if (!first->established()) throw Skip{"this TLS version is not accepted (TLS-001, TLS-002)"};
    const std::string full = seen(c.ask(c.message("testVerbinding"), *first));
    const Session session = first->session();
    options.resume = session.get();
    const auto second = c.connect(&c.target().own.identity, options);
    if (second->established() && !second->resumed()) return;  // not resuming is safe
    const std::string again = seen(c.ask(c.message("testVerbinding"), *second));
    f.require(full == again, "a resumed session speaks for the certificate it was made with",
              full == again ? "" : fmt::format("full handshake: {}; resumed: {}", full, again));
}
void resumption_13(Context& c, Finding& f) {
    resumption(c, f, TLS1_3_VERSION);
}
void resumption_12(Context& c, Finding& f) {
    resumption(c, f, TLS1_2_VERSION);
}

constexpr Implementation all[] = {{"TLS-001", tls_13},        {"TLS-002", tls_12},
                                  {"TLS-003", tls_11},        {"TLS-004", weak_ciphers},
                                  {"TLS-005", renegotiation}, {"TLS-006", resumption_13},
                                  {"TLS-007", resumption_12}};

}  // namespace

std::span<const Implementation> tls_checks() {
    return all;
}

}  // namespace isi::conformance
