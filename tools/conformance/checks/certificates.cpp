// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>

#include "expect.hpp"

/// The certificate matrix: who is refused in the handshake, and that the alert never tells why.
namespace isi::conformance {
namespace {

struct Refusal {
    bool refused = false;
    std::optional<int> alert;
    std::string seen;
};

/// TLS 1.3 lets the client finish before the server has judged the certificate: the alert comes with the
/// first read.
Refusal knock(Context& c, const Identity* who, int version) {
    TlsOptions options;
    options.min = options.max = version;
    const auto connection = c.connect(who, options);
    if (connection->established()) {
        connection->receive(std::chrono::milliseconds(250));
        if (!connection->alert()) {
            const SoapAnswer answer = c.ask(c.message("testVerbinding"), *connection);
            if (answer.http.status != 0) return {false, std::nullopt, answer.describe()};
        }
    }
    if (connection->server_untrusted()) throw Unreachable("the server's certificate is not trusted");
    return {true, connection->alert(), connection->failure()};
}

void refused_in_handshake(Context& c, Finding& f, const Identity* who) {
    for (const int version : {TLS1_3_VERSION, TLS1_2_VERSION}) {
        const Refusal r = knock(c, who, version);
        f.require(r.refused,
                  fmt::format("refused in the handshake (TLS 1.{})", version == TLS1_3_VERSION ? 3 : 2),
                  r.seen);
    }
}

void no_certificate(Context& c, Finding& f) {
    refused_in_handshake(c, f, nullptr);
}
void expired(Context& c, Finding& f) {
    refused_in_handshake(c, f, &c.sibling("fout-verlopen").identity);
}
void revoked(Context& c, Finding& f) {
    refused_in_handshake(c, f, &c.sibling("fout-ingetrokken").identity);
}
void foreign_ca(Context& c, Finding& f) {
    refused_in_handshake(c, f, &c.sibling("fout-vreemde-ca").identity);
}
void not_yet(Context& c, Finding& f) {
    refused_in_handshake(c, f, &c.sibling("fout-nog-niet-geldig").identity);
}

void same_alert(Context& c, Finding& f, int version) {
    TlsOptions only;
    only.min = only.max = version;
    if (!c.connect(&c.target().own.identity, only)->established())
        throw Skip{"this TLS version is not accepted (TLS-001, TLS-002)"};
    int seen = 0;
    for (const char* name :
         {"fout-verlopen", "fout-ingetrokken", "fout-vreemde-ca", "fout-nog-niet-geldig"}) {
        const Party* party = c.sibling_if_present(name);
        if (!party) continue;
        ++seen;
        const Refusal r = knock(c, &party->identity, version);
        if (!r.refused) continue;  // TLS-011 … TLS-014 say so
        constexpr int bad_certificate = 42;
        f.require(r.alert == bad_certificate, fmt::format("{}: alert {}", name, alert_name(bad_certificate)),
                  r.alert ? alert_name(*r.alert) : r.seen);
    }
    if (seen < 2) throw Skip{"there are no two folders fout-* with certificates refused in the handshake"};
}
void same_alert_13(Context& c, Finding& f) {
    same_alert(c, f, TLS1_3_VERSION);
}
void same_alert_12(Context& c, Finding& f) {
    same_alert(c, f, TLS1_2_VERSION);
}

constexpr Implementation all[] = {{"TLS-010", no_certificate}, {"TLS-011", expired},
                                  {"TLS-012", revoked},        {"TLS-013", foreign_ca},
                                  {"TLS-014", not_yet},        {"TLS-015", same_alert_13},
                                  {"TLS-016", same_alert_12}};

}  // namespace

std::span<const Implementation> certificate_checks() {
    return all;
}

}  // namespace isi::conformance
