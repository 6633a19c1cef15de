// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdlib>

#include "expect.hpp"

/// DUO's Bedrijfsdocument: the four, replay, clock, sender and receiver.
namespace isi::conformance {
namespace {

constexpr std::string_view nobody = "00000099000000999999";

void id_echoed(Context& c, Finding& f) {
    const Message m = c.message("geefGemeenten");
    expect_text(f, c.ask(m), "identificatiecodeBedrijfsdocument", m.id);
}

void swapped(Context& c, Finding& f) {
    const Message m = c.message("geefGemeenten");
    const SoapAnswer answer = c.ask(m);
    expect_text(f, answer, "verzendendeInstantie", m.receiver);
    expect_text(f, answer, "ontvangendeInstantie", m.sender);
}

void moment_is_utc(Context& c, Finding& f) {
    const auto text = c.ask(c.message("geefGemeenten")).text("datumTijdBedrijfsdocument");
    const long long at = seconds_of(text.value_or(""));
    f.require(at >= 0 && std::llabs(at - now_seconds()) < 15 * 60,
              "datumTijdBedrijfsdocument: now, UTC, written with Z", text.value_or("absent"));
}

void repeat(Context& c, Finding& f) {
    Message m = c.geef_wet(c.profile().bsn("onbekend"));
    c.ask(m);
    m.moment = moment();
    expect_foutcode(f, c.ask(m), "DUB001");
}

void clock(Context& c, Finding& f, int seconds, bool refused) {
    Message m = c.geef_wet(c.profile().bsn("onbekend"));
    m.moment = moment(seconds);
    const SoapAnswer answer = c.ask(m);
    if (refused)
        expect_foutcode(f, answer, "DUB002");
    else
        f.require(answer.foutcode() != "DUB002" && !answer.fault(), "no DUB002", answer.describe());
}
void clock_slow(Context& c, Finding& f) {
    clock(c, f, -16 * 60, true);
}
void clock_fast(Context& c, Finding& f) {
    clock(c, f, 16 * 60, true);
}
void clock_tolerated(Context& c, Finding& f) {
    clock(c, f, -14 * 60, false);
    clock(c, f, 14 * 60, false);
}

void clock_tells_time(Context& c, Finding& f) {
    Message m = c.geef_wet(c.profile().bsn("onbekend"));
    m.moment = moment(-20 * 60);
    const SoapAnswer answer = c.ask(m);
    std::string told;
    for (const auto& one : children(answer.node("foutmelding"), "sleutelgegeven"))
        if (std::string_view(find(one, "sleutelnaam").text().get()) == "systeemtijd")
            told = find(one, "sleutelwaarde").text().get();
    f.require(std::llabs(seconds_of(told) - now_seconds()) < 120,
              "DUB002 with sleutelgegeven systeemtijd, our time", told.empty() ? "not told" : told);
}

void wrong_receiver(Context& c, Finding& f) {
    Message m = c.geef_wet(c.profile().bsn("onbekend"));
    m.receiver = nobody;
    const SoapAnswer answer = c.ask(m);
    expect_foutcode(f, answer, "VAL006");
    expect_sleutelgegeven(f, answer, "veld", "ontvangendeInstantie");
}

void wrong_sender(Context& c, Finding& f) {
    Message m = c.geef_wet(c.profile().bsn("onbekend"));
    m.sender = nobody;
    const SoapAnswer answer = c.ask(m);
    expect_foutcode(f, answer, "VAL006");
    expect_sleutelgegeven(f, answer, "veld", "verzendendeInstantie");
}

void any_receiver(Context& c, Finding& f) {
    Message m = c.message("testVerbinding");
    m.receiver = nobody;
    expect_data(f, c.ask(m), "testVerbinding");
}

void gemeente_echoed(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.geef_wet(c.profile().bsn("onbekend")));
    expect_text(f, answer, "gemeente/code", c.profile().gemeentecode);
    expect_text(f, answer, "gemeente/naam", c.profile().gemeentenaam);
}

void functional_is_200(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.geef_wet(c.profile().bsn("elfproef_fout")));
    if (!answer.foutcode()) throw Skip{"no foutmelding to look at (WET-006)"};
    expect_status(f, answer.http, 200);
    expect_text(f, answer, "requestGoedgekeurd", "false");
    const std::string text = answer.text("foutmelding/fouttekst").value_or("");
    f.require(!text.empty() && text.size() <= 200, "fouttekst of 1 to 200 characters",
              fmt::format("{} characters", text.size()));
}

void gemeente_in_refusal(Context& c, Finding& f) {
    Message m = c.geef_wet(c.profile().bsn("onbekend"));
    m.moment = moment(-25 * 60);
    expect_text(f, c.ask(m), "gemeente/code", c.profile().gemeentecode);
}

constexpr Implementation all[] = {{"ENV-001", id_echoed},         {"ENV-002", swapped},
                                  {"ENV-003", moment_is_utc},     {"ENV-004", repeat},
                                  {"ENV-005", clock_slow},        {"ENV-006", clock_fast},
                                  {"ENV-007", clock_tolerated},   {"ENV-008", clock_tells_time},
                                  {"ENV-009", wrong_receiver},    {"ENV-010", wrong_sender},
                                  {"ENV-011", any_receiver},      {"ENV-012", gemeente_echoed},
                                  {"ENV-013", functional_is_200}, {"ENV-014", gemeente_in_refusal}};

}  // namespace

std::span<const Implementation> envelope_checks() {
    return all;
}

}  // namespace isi::conformance
