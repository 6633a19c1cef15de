// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"

/// geefWet: under which law does a person stand (manual 3.10).
namespace isi::conformance {
namespace {

void expect_meldingen(Finding& f, const SoapAnswer& answer,
                      const std::vector<std::pair<std::string, std::string>>& wanted) {
    std::vector<std::string> seen, expected;
    for (const auto& one : children(answer.node("meldingen"), "melding"))
        seen.push_back(
            fmt::format("{} '{}'", find(one, "code").text().get(), find(one, "tekst").text().get()));
    for (const auto& [code, text] : wanted) expected.push_back(fmt::format("{} '{}'", code, text));
    f.require(seen == expected, join(expected, ", then "),
              seen.empty() ? answer.describe() : join(seen, ", then "));
}

void resident(Context& c, Finding& f, std::string_view role, std::string_view law,
              std::string_view sentence) {
    const SoapAnswer answer = c.ask(c.geef_wet(c.profile().bsn(std::string(role))));
    expect_text(f, answer, "wet", law);
    expect_text(f, answer, "woonachtigInGemeente", "true");
    expect_text(f, answer, "overleden", "false");
    expect_text(f, answer, "gegevensInTeZien", "true");
    expect_meldingen(f, answer, {{"WET_INWONER", std::string(sentence)}});
}
void resident_2007(Context& c, Finding& f) {
    resident(c, f, "inwoner_wi2007", "WI2007", "Persoon valt onder de Wet Inburgering 2007.");
}
void resident_2013(Context& c, Finding& f) {
    resident(c, f, "inwoner_wi2013", "WI2013", "Persoon valt onder de Wet Inburgering 2013.");
}

void elsewhere(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.geef_wet(c.profile().bsn("elders_wi2007")));
    expect_text(f, answer, "wet", "WI2007");
    expect_text(f, answer, "woonachtigInGemeente", "false");
    expect_text(f, answer, "gegevensInTeZien", "false");
    expect_meldingen(
        f, answer,
        {{"WET_NIET_INWONER",
          "Persoon valt onder de Wet Inburgering 2007, maar is niet woonachtig in uw gemeente."}});
}

void deceased(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.geef_wet(c.profile().bsn("overleden_wi2021")));
    expect_text(f, answer, "wet", "WI2021");
    expect_text(f, answer, "overleden", "true");
    expect_text(f, answer, "gegevensInTeZien", "true");
    expect_meldingen(f, answer,
                     {{"OVERLEDEN", "Persoon is overleden."},
                      {"WET_INWONER", "Persoon valt onder de Wet Inburgering 2021."}});
}

void erased(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.geef_wet(c.profile().bsn("overleden_gewist")));
    expect_text(f, answer, "overleden", "true");
    expect_text(f, answer, "gegevensInTeZien", "false");
}

void unknown(Context& c, Finding& f) {
    expect_nothing_found(f, c.ask(c.geef_wet(c.profile().bsn("onbekend"))));
}

void no_law_alike(Context& c, Finding& f) {
    const SoapAnswer without = c.ask(c.geef_wet(c.profile().bsn("zonder_wet")));
    const SoapAnswer nobody = c.ask(c.geef_wet(c.profile().bsn("onbekend")));
    f.require(without_ids_and_times(without.http.body) == without_ids_and_times(nobody.http.body) &&
                  without.http.status == nobody.http.status,
              "a person without a law: the same answer as to an unknown number",
              fmt::format("{} against {}", without.describe(), nobody.describe()));
}

void elfproef(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.geef_wet(c.profile().bsn("elfproef_fout")));
    expect_foutcode(f, answer, "VAL003");
    expect_sleutelgegeven(f, answer, "veld", "bsn");
}

void valid(Context& c, Finding& f) {
    expect_valid(f, c, c.ask(c.geef_wet(c.profile().bsn("inwoner_wi2007"))));
}

constexpr Implementation all[] = {
    {"WET-001", resident_2007}, {"WET-002", resident_2013}, {"WET-003", elsewhere},
    {"WET-004", deceased},      {"WET-005", erased},        {"WET-006", elfproef},
    {"WET-007", unknown},       {"WET-008", no_law_alike},  {"WET-009", valid}};

}  // namespace

std::span<const Implementation> wet_checks() {
    return all;
}

}  // namespace isi::conformance
