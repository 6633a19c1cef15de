// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"

/// Key and password: the two carriers, and the one and the same refusal.
namespace isi::conformance {
namespace {

constexpr std::string_view refusal = "Client.DK0002";

Secrets own(Context& c) {
    return *c.target().own.secrets;
}

/// Well-formed like the real one, but nobody's: the last characters of the public part turned round.
Secrets unknown_key(Context& c) {
    Secrets out = own(c);
    for (std::size_t i = out.applicatiesleutel.find('_') + 1; i < out.applicatiesleutel.size(); ++i) {
        char& x = out.applicatiesleutel[i];
        x = x == 'Z' ? 'A' : x == 'z' ? 'a' : x == '9' ? '0' : static_cast<char>(x + 1);
    }
    return out;
}

/// Another client's password is well-formed to the last checksum character; without one, a character is
/// changed.
Secrets wrong_password(Context& c) {
    Secrets out = own(c);
    for (const char* name : {"gemeente-almere", "gemeente-rotterdam", "gemeente-groningen"})
        if (const Party* other = c.sibling_if_present(name);
            other && other->secrets && other->secrets->wachtwoord != out.wachtwoord) {
            out.wachtwoord = other->secrets->wachtwoord;
            return out;
        }
    char& first = out.wachtwoord.at(0);
    first = first == 'a' ? 'b' : 'a';
    return out;
}

Message with(Context& c, std::optional<Secrets> token, std::optional<Secrets> basic = std::nullopt) {
    Message m = c.message("testVerbinding");
    m.token = std::move(token);
    m.basic = std::move(basic);
    return m;
}

void token_must_understand(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.token_must_understand = true;
    expect_data(f, c.ask(m), "testVerbinding");
}
void basic(Context& c, Finding& f) {
    expect_data(f, c.ask(with(c, std::nullopt, own(c))), "testVerbinding");
}
void both_equal(Context& c, Finding& f) {
    expect_data(f, c.ask(with(c, own(c), own(c))), "testVerbinding");
}
void both_different(Context& c, Finding& f) {
    expect_fault(f, c.ask(with(c, own(c), wrong_password(c))), {refusal});
}
void unknown(Context& c, Finding& f) {
    expect_fault(f, c.ask(with(c, unknown_key(c))), {refusal});
}
void wrong(Context& c, Finding& f) {
    expect_fault(f, c.ask(with(c, wrong_password(c))), {refusal});
}
void none(Context& c, Finding& f) {
    expect_fault(f, c.ask(with(c, std::nullopt)), {refusal});
}
void wrong_basic(Context& c, Finding& f) {
    expect_fault(f, c.ask(with(c, std::nullopt, wrong_password(c))), {refusal});
}

/// The folder's own key files with the folder's certificate; the message itself is right.
SoapAnswer ask_as(Context& c, const Party& party) {
    Message m = with(c, party.secrets ? party.secrets : c.target().own.secrets);
    return c.ask(m, party.identity);
}
void other_certificate(Context& c, Finding& f) {
    expect_fault(f, ask_as(c, c.sibling("fout-andermans-sleutel")), {refusal});
}
void without_oin(Context& c, Finding& f) {
    expect_fault(f, ask_as(c, c.sibling("fout-geen-oin")), {refusal});
}
void unregistered(Context& c, Finding& f) {
    expect_fault(f, ask_as(c, c.sibling("fout-niet-geregistreerd")), {refusal});
}

/// Only refusals are compared: that each is refused at all is another check's matter.
void all_alike(Context& c, Finding& f) {
    std::optional<SoapAnswer> first;
    std::string first_name;
    const auto compare = [&](const std::string& what, const SoapAnswer& answer) {
        if (!answer.fault()) return;
        if (!first) {
            first = answer;
            first_name = what;
        }
        const bool same =
            without_ids_and_times(answer.http.body) == without_ids_and_times(first->http.body) &&
            answer.http.status == first->http.status;
        f.require(same, fmt::format("{}: the same answer as to {}, but for ids and times", what, first_name),
                  "another answer");
    };
    compare("an unknown key", c.ask(with(c, unknown_key(c))));
    compare("a wrong password", c.ask(with(c, wrong_password(c))));
    compare("no key", c.ask(with(c, std::nullopt)));
    compare("two keys", c.ask(with(c, own(c), wrong_password(c))));
    for (const char* name : {"fout-andermans-sleutel", "fout-geen-oin", "fout-niet-geregistreerd"})
        if (const Party* party = c.sibling_if_present(name)) compare(name, ask_as(c, *party));
}

void no_secret_comes_back(Context& c, Finding& f, const SoapAnswer& answer) {
    const Secrets s = own(c);
    std::string all = answer.http.body;
    for (const auto& [name, value] : answer.http.fields) all += fmt::format("\n{}: {}", name, value);
    f.require(!contains(all, s.wachtwoord) && !contains(all, s.applicatiesleutel),
              "no key or password in the answer", "one of them stands in it");
    f.require(!contains(all, "UsernameToken") && !contains(all, "VreemdeKop"),
              "no header of the request in the answer", "one stands in it");
}
constexpr std::string_view foreign_header = "<v:VreemdeKop xmlns:v=\"urn:vreemd\">x</v:VreemdeKop>";

void clean_answer(Context& c, Finding& f) {
    Message m = c.message("geefGemeenten");
    m.other_headers = foreign_header;
    no_secret_comes_back(c, f, c.ask(m));
}

void clean_fault(Context& c, Finding& f) {
    Message m = c.geef_persoon("WI2007", "1");
    m.other_headers = foreign_header;
    no_secret_comes_back(c, f, c.ask(m));
}

void before_schema(Context& c, Finding& f) {
    Message m = with(c, unknown_key(c));
    m.fields = "<onbekendElement>1</onbekendElement>";
    expect_fault(f, c.ask(m), {refusal});
}

void before_envelope(Context& c, Finding& f) {
    Message m = with(c, unknown_key(c));
    m.moment = moment(-3600);
    expect_fault(f, c.ask(m), {refusal});
}

constexpr Implementation all[] = {{"CRED-001", token_must_understand},
                                  {"CRED-002", basic},
                                  {"CRED-003", both_equal},
                                  {"CRED-004", both_different},
                                  {"CRED-005", unknown},
                                  {"CRED-006", wrong},
                                  {"CRED-007", none},
                                  {"CRED-008", wrong_basic},
                                  {"CRED-009", other_certificate},
                                  {"CRED-010", without_oin},
                                  {"CRED-011", unregistered},
                                  {"CRED-012", all_alike},
                                  {"CRED-013", clean_answer},
                                  {"CRED-014", clean_fault},
                                  {"CRED-015", before_schema},
                                  {"CRED-016", before_envelope}};

}  // namespace

std::span<const Implementation> credential_checks() {
    return all;
}

}  // namespace isi::conformance
