// SPDX-License-Identifier: Apache-2.0
#include "doctor.hpp"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdlib>
#include <filesystem>

namespace isi::conformance {
namespace {

using Store = std::unique_ptr<X509_STORE, Deleter<X509_STORE, X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Deleter<X509_STORE_CTX, X509_STORE_CTX_free>>;

class Board {
 public:
    explicit Board(std::ostream& out) : m_out(out) {}
    void good(std::string_view what, const std::string& found) { line("ok  ", what, found); }
    void note(std::string_view what, const std::string& found) { line("–   ", what, found); }
    void bad(std::string_view what, const std::string& found, const std::string& remedy) {
        line("BAD ", what, found);
        m_out << fmt::format("     {:<12} -> {}\n", "", remedy);
        m_well = false;
    }
    [[nodiscard]] bool well() const noexcept { return m_well; }

 private:
    void line(std::string_view mark, std::string_view what, const std::string& found) {
        m_out << fmt::format("{} {:<12} {}\n", mark, what, found);
    }
    std::ostream& m_out;
    bool m_well = true;
};

std::string day(const ASN1_TIME* time) {
    tm parts{};
    ASN1_TIME_to_tm(time, &parts);
    return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

void look_at_certificate(const Target& target, Board& board) {
    X509* own = target.own.identity.certificate.get();
    if (X509_check_private_key(own, target.own.identity.key.get()) == 1) {
        board.good("key", "the private key belongs to the certificate");
    } else {
        board.bad("key", "the private key belongs to another certificate",
                  "put client.crt and client.key of one issue together");
        ERR_clear_error();
    }
    if (X509_cmp_current_time(X509_get0_notBefore(own)) > 0)
        board.bad("validity", "not valid before " + day(X509_get0_notBefore(own)),
                  "wait, or check this machine's clock");
    else if (X509_cmp_current_time(X509_get0_notAfter(own)) < 0)
        board.bad("validity", "expired on " + day(X509_get0_notAfter(own)), "ask a new certificate");
    else
        board.good("validity",
                   fmt::format("{} to {}", day(X509_get0_notBefore(own)), day(X509_get0_notAfter(own))));
    const std::string oin = oin_of(own);
    if (oin.size() == 20)
        board.good("OIN", "subject.serialNumber " + oin);
    else
        board.bad("OIN", "subject.serialNumber (2.5.4.5) holds no OIN of twenty positions",
                  "ask a certificate with the OIN in that attribute; the certificate's own serial number is "
                  "another thing");
}

/// The chain against the server's own anchor: right in the sandbox, where one CA serves both sides.
void look_at_chain(const Target& target, Board& board) {
    const Store store(X509_STORE_new());
    const StoreContext context(X509_STORE_CTX_new());
    X509_STORE_load_locations(store.get(), target.ca.c_str(), nullptr);
    X509_STORE_CTX_init(context.get(), store.get(), target.own.identity.certificate.get(), nullptr);
    X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_NO_CHECK_TIME);
    X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_SSL_CLIENT);
    if (X509_verify_cert(context.get()) == 1) {
        board.good("chain", "issued by a CA in " + target.ca);
    } else {
        board.bad("chain",
                  fmt::format("not issued by a CA in {}: {}", target.ca,
                              X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()))),
                  "the server accepts only the CAs of its own list; with another CA for clients than for "
                  "servers this may be right");
        ERR_clear_error();
        return;
    }
    const std::string crl = std::filesystem::path(target.ca).parent_path().string() + "/ca/crl.pem";
    if (!std::filesystem::exists(crl)) return board.note("revocation", "no CRL at hand, not looked at");
    X509_LOOKUP_load_file(X509_STORE_add_lookup(store.get(), X509_LOOKUP_file()), crl.c_str(),
                          X509_FILETYPE_PEM);
    const StoreContext again(X509_STORE_CTX_new());
    X509_STORE_CTX_init(again.get(), store.get(), target.own.identity.certificate.get(), nullptr);
    X509_STORE_CTX_set_flags(again.get(), X509_V_FLAG_NO_CHECK_TIME | X509_V_FLAG_CRL_CHECK);
    if (X509_verify_cert(again.get()) != 1 &&
        X509_STORE_CTX_get_error(again.get()) == X509_V_ERR_CERT_REVOKED)
        board.bad("revocation", "the certificate is on the CRL", "ask a new certificate");
    else
        board.good("revocation", "not on " + crl);
    ERR_clear_error();
}

bool look_at_connection(Context& context, const Target& target, Board& board) {
    try {
        const auto connection = context.connect();
        if (connection->server_untrusted()) {
            board.bad("server", connection->failure(),
                      "check --ca, and that the URL has a name that stands in the server's certificate");
            return false;
        }
        // TLS 1.3 tells a refusal only after the handshake, so ask something harmless first.
        const HttpAnswer wsdl =
            connection->established() ? context.get(target.endpoint.path + "?wsdl") : HttpAnswer{};
        if (!connection->established() || wsdl.status == 0) {
            const std::string why = connection->established() ? wsdl.failure : connection->failure();
            board.bad("TLS", why,
                      "alert 42 bad_certificate: the server refuses this certificate and never says why; the "
                      "lines above "
                      "do if it can be seen here. Alert 116: no certificate was sent");
            return false;
        }
        board.good("TLS", connection->version() + ", client certificate accepted");
        if (wsdl.status == 200)
            board.good("WSDL",
                       fmt::format("{}?wsdl served, {} bytes", target.endpoint.path, wsdl.body.size()));
        else
            board.bad("WSDL", fmt::format("{}?wsdl: HTTP {}", target.endpoint.path, wsdl.status),
                      "check the path of the URL");
        return true;
    } catch (const Unreachable& lost) {
        board.bad("network", lost.what(), "check host, port, firewall, and that the gateway runs");
        return false;
    }
}

void look_at_answer(Context& context, Board& board) {
    const SoapAnswer answer = context.ask(context.message("testVerbinding"));
    if (const auto fault = answer.fault()) {
        board.bad("key", fmt::format("{}: {}", fault->local, fault->text),
                  "before the key is proven every cause gets this one answer: applicatiesleutel or "
                  "wachtwoord wrong, expired or "
                  "revoked, or a certificate that may not carry this key");
        return;
    }
    if (answer.http.status != 200) {
        board.bad("testVerbinding", answer.describe(),
                  "is there something else than the gateway at this URL?");
        return;
    }
    if (answer.foutcode() == "DUB002")
        board.bad("clock", answer.text("foutmelding/fouttekst").value_or("DUB002"),
                  "set this machine's clock (NTP)");
    else if (answer.has_data())
        board.good("key", "applicatiesleutel and wachtwoord accepted");
    else
        board.bad("testVerbinding", answer.describe(), "see the text of the foutmelding");
    const long long theirs = seconds_of(answer.text("systeemtijd").value_or(""));
    if (theirs >= 0) {
        const long long off = std::llabs(theirs - now_seconds());
        if (off <= 60)
            board.good("clock", fmt::format("{} s from the server's", off));
        else
            board.bad("clock", fmt::format("{} s from the server's", off),
                      "set this machine's clock (NTP); 15 minutes are tolerated");
    }
}

}  // namespace

bool doctor(Target& target, std::ostream& out) {
    Board board(out);
    look_at_certificate(target, board);
    look_at_chain(target, board);
    if (target.gateway_oin.empty()) target.gateway_oin = "00000000000000000000";  // testVerbinding takes any
    const Contract contract;
    Context context(target, contract);
    if (look_at_connection(context, target, board)) look_at_answer(context, board);
    out << (board.well() ? "All is well.\n"
                         : "Something is wrong: see the lines marked BAD, the first one first.\n");
    return board.well();
}

}  // namespace isi::conformance
