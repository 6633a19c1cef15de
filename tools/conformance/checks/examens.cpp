// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "expect.hpp"
#include "lijsten.hpp"

/// geefExamens: the sheet's block, its rules, and the sheet's scope.
namespace isi::conformance {
namespace {

Message question(Context& c, const std::string& wet, const std::string& bsn,
                 const std::string& verblijf = {}) {
    return c.for_gemeente("geefExamens", element("wet", wet) + element("bsn", bsn) +
                                             (verblijf.empty() ? "" : element("verblijf", verblijf)));
}
SoapAnswer exams(Context& c, const char* role, const std::string& verblijf = {}) {
    return c.ask(question(c, "WI2007", c.profile().bsn(role), verblijf));
}

// Nodes live as long as their answer: a temporary one is not taken.
std::vector<pugi::xml_node> parts(SoapAnswer&&) = delete;
std::vector<pugi::xml_node> parts(const SoapAnswer& answer) {
    return children(answer.node("examens/onderdelen"), "onderdeel");
}

void valid(Context& c, Finding& f) {
    const SoapAnswer answer = exams(c, "alle_blokken");
    expect_data(f, answer, "geefExamens");
    expect_valid(f, c, answer);
}

void like_the_sheet(Context& c, Finding& f, const char* role) {
    const SoapAnswer sheet = c.ask(c.geef_persoon("WI2007", c.profile().bsn(role)));
    const pugi::xml_node there = sheet.node("persoonsblad/examens");
    if (!there) throw Skip{fmt::format("{} has no exams on the sheet", role)};
    f.require(canonical(exams(c, role).node("examens")) == canonical(there), "the examens block of the sheet",
              "another one");
}
void every_field(Context& c, Finding& f) {
    like_the_sheet(c, f, "alle_blokken");
}
void passed(Context& c, Finding& f) {
    like_the_sheet(c, f, "geslaagd");
}

void newest_first(Context& c, Finding& f) {
    std::vector<std::string> days;
    const SoapAnswer answer = exams(c, "alle_blokken");
    for (const auto& part : parts(answer)) days.push_back(value(part, "datumDeelname"));
    if (days.size() < 2) throw Skip{"alle_blokken has fewer than two exam parts"};
    f.require(std::is_sorted(days.begin(), days.end(), std::greater<>{}), "datumDeelname descending",
              join(days, " "));
}

void passed_with_date(Context& c, Finding& f) {
    for (const char* role : {"alle_blokken", "geslaagd", "inwoner_wi2007"}) {
        const SoapAnswer answer = exams(c, role);
        f.require(!answer.node("examens/indicatieGeslaagd") || answer.node("examens/datumDiplomaBehaald"),
                  fmt::format("{}: indicatieGeslaagd only beside datumDiplomaBehaald", role), "without it");
    }
}
void nt2_together(Context& c, Finding& f) {
    for (const char* role : {"alle_blokken", "geslaagd", "inwoner_wi2007"}) {
        const SoapAnswer answer = exams(c, role);
        for (const char* line : {"datumVolledigeDeelnameNt2", "gemeenteVolledigeDeelnameNt2"})
            f.require(
                !answer.node(fmt::format("examens/{}", line)) || answer.node("examens/volledigeDeelnameNt2"),
                fmt::format("{}: {} only beside volledigeDeelnameNt2", role, line), "without it");
    }
}

void codes(Context& c, Finding& f, std::string_view name, const std::map<std::string, std::string>& texts) {
    const SoapAnswer answer = exams(c, "alle_blokken");
    const auto all = parts(answer);
    if (all.empty()) throw Skip{"alle_blokken has no exam parts"};
    for (const auto& part : all) {
        const pugi::xml_node one = find(part, name);
        if (!one) continue;
        const auto known = texts.find(value(one, "code"));
        const std::string text = value(one, "omschrijving");
        f.require(known != texts.end() && known->second == text, fmt::format("a {} of the contract", name),
                  fmt::format("{} '{}'", value(one, "code"), text));
    }
}
void results(Context& c, Finding& f) {
    codes(c, f, "uitslag",
          {{"GESLAAGD", "Geslaagd"},
           {"NIET_GESLAAGD", "Niet geslaagd"},
           {"NIET_OP_KOMEN_DAGEN", "Niet op komen dagen"},
           {"ONGELDIG", "Ongeldige uitslag"}});
}
void levels(Context& c, Finding& f) {
    codes(c, f, "niveau", {{"A1", "A1"}, {"A2", "A2"}, {"P1", "P1 (B1 niveau)"}, {"P2", "P2 (B2 niveau)"}});
}
void kinds(Context& c, Finding& f) {
    std::set<std::string> seen;
    const SoapAnswer answer = exams(c, "alle_blokken");
    for (const auto& part : parts(answer)) seen.insert(value(part, "soortExamen/code"));
    f.require(seen == std::set<std::string>{"INBURGERING", "STAATSEXAMEN_NT2"}, "both kinds of exam",
              join({seen.begin(), seen.end()}, " "));
}

void without_exams(Context& c, Finding& f) {
    const SoapAnswer answer = exams(c, "inwoner_wi2007");
    f.require(answer.has_data() && parts(answer).empty(), "an answer with data, without parts",
              answer.describe());
}

void unknown(Context& c, Finding& f) {
    expect_nothing_found(f, exams(c, "onbekend"));
}
void elsewhere(Context& c, Finding& f) {
    expect_alike(f, exams(c, "elders_wi2007"), exams(c, "onbekend"), "a person of another gemeente");
}
void erased(Context& c, Finding& f) {
    expect_alike(f, exams(c, "overleden_gewist"), exams(c, "onbekend"),
                 "a deceased person whose data are gone");
}
void former_unasked(Context& c, Finding& f) {
    expect_alike(f, exams(c, "gewezen_ingezetene"), exams(c, "onbekend"),
                 "a former resident without verblijf");
}
void former_without_right(Context& c, Finding& f) {
    expect_alike(f, exams(c, "gewezen_zonder_recht", "GEWEZEN_INGEZETENE"),
                 exams(c, "onbekend", "GEWEZEN_INGEZETENE"), "a former resident who was not plichtig here");
}
void former_asked(Context& c, Finding& f) {
    expect_data(f, exams(c, "gewezen_ingezetene", "GEWEZEN_INGEZETENE"), "geefExamens");
}
void other_law(Context& c, Finding& f) {
    expect_nothing_found(f, c.ask(question(c, "WI2013", c.profile().bsn("inwoner_wi2007"))));
}
void elfproef(Context& c, Finding& f) {
    const std::string number = c.profile().bsn("elfproef_fout");
    const SoapAnswer answer = c.ask(question(c, "WI2007", number));
    expect_foutcode(f, answer, "VAL003");
    expect_sleutelgegeven(f, answer, "veld", "bsn");
    f.require(!contains(answer.http.body, number), "the number never comes back", "it stands in the answer");
}
void unknown_residence(Context& c, Finding& f) {
    const SoapAnswer answer = exams(c, "inwoner_wi2007", "OVERAL");
    expect_foutcode(f, answer, "VAL006");
    expect_sleutelgegeven(f, answer, "veld", "verblijf");
}
void foreign_gemeente(Context& c, Finding& f) {
    expect_not_for_foreign(c, f, question(c, "WI2007", c.profile().bsn("elders_wi2007")));
}

constexpr Implementation all[] = {{"EXAM-001", valid},
                                  {"EXAM-002", every_field},
                                  {"EXAM-003", passed},
                                  {"EXAM-004", newest_first},
                                  {"EXAM-005", passed_with_date},
                                  {"EXAM-006", nt2_together},
                                  {"EXAM-007", results},
                                  {"EXAM-008", levels},
                                  {"EXAM-009", kinds},
                                  {"EXAM-010", without_exams},
                                  {"EXAM-011", unknown},
                                  {"EXAM-012", elsewhere},
                                  {"EXAM-013", erased},
                                  {"EXAM-014", former_unasked},
                                  {"EXAM-015", former_without_right},
                                  {"EXAM-016", former_asked},
                                  {"EXAM-017", other_law},
                                  {"EXAM-018", elfproef},
                                  {"EXAM-019", unknown_residence},
                                  {"EXAM-020", foreign_gemeente}};

}  // namespace

std::span<const Implementation> exam_checks() {
    return all;
}

}  // namespace isi::conformance
